"""Turns a comparison into one page for people: proofs side by side, one over the other, or blinking."""

import base64
import io
from functools import cache
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from PIL import Image

from ghpress.compare.changes import Spot
from ghpress.compare.pixels import MM_PER_INCH, on_line, places_of
from ghpress.compare.proof import ProofPage
from ghpress.compare.sides import Compared
from ghpress.compare.told import nothing_else, told, word_change
from ghpress.values import dataclass
from ghpress.wording import Language

SHOWN_DPI, QUALITY = 110, 55
"""Of the pictures in the page: body text can be read, and ten broadsheet pages sent about."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured rectangle over a page, in per cent of its width and height."""

    state: str
    left: float
    top: float
    width: float
    height: float
    says: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page, as it was and as it is, with what changed on either; empty pictures where it is not."""

    number: int
    before: str
    after: str
    ratio: float
    marks_before: tuple[Mark, ...]
    marks_after: tuple[Mark, ...]
    is_same: bool


def comparison_html(compared: Compared, language: Language = "zh") -> str:
    """The comparison as one self-contained HTML file."""
    found = compared.comparison
    old = {page.number: page for page in compared.old.pages}
    new = {page.number: page for page in compared.new.pages}
    leaves = [
        _leaf(number, old.get(number), new.get(number), compared) for number in sorted({*old, *new})
    ]
    rows = told(found, compared.old, compared.new, language)
    return _template().render(
        language=language,
        issue=compared.new.issue,
        leaves=leaves,
        rows=rows[:-1],
        last=nothing_else(found, language),
        words=[(change.page, word_change(change, language)) for change in found.words],
    )


def _leaf(number: int, old: ProofPage | None, new: ProofPage | None, compared: Compared) -> Leaf:
    page = new or old
    assert page is not None, "a number comes from one of the two"
    before, after = _marks(number, compared)
    same = bool(old and new and old.digest and old.digest == new.digest)
    return Leaf(
        number=number,
        before=_picture(old),
        after=_picture(new),
        ratio=page.height / page.width,
        marks_before=tuple(_placed(spot, state, says, page) for spot, state, says in before),
        marks_after=tuple(_placed(spot, state, says, page) for spot, state, says in after),
        is_same=same,
    )


def _marks(
    number: int, compared: Compared
) -> tuple[list[tuple[Spot, str, str]], list[tuple[Spot, str, str]]]:
    """What is marked on a page as it was, and as it is."""
    found = compared.comparison
    before: list[tuple[Spot, str, str]] = []
    after: list[tuple[Spot, str, str]] = []
    for line in found.lines:
        now = (on_line(line.page, line.line), line.state, line.line.text)
        (before if line.state == "gone" else after).append(now)
        if line.was and line.state in ("moved", "reset"):
            before.append((on_line(line.was_page, line.was), line.state, line.was.text))
    for page, former in found.former:
        before.append((on_line(page, former), "rebroken", former.text))
    for frame in found.frames:
        spots = list(places_of(frame))
        (before if frame.state == "gone" else after).append((spots[0], frame.state, frame.frame.role))
        before += [(spot, frame.state, frame.frame.role) for spot in spots[1:]]
    for spot in found.unexplained():
        before.append((spot, "unexplained", ""))
        after.append((spot, "unexplained", ""))
    return _on(before, number), _on(after, number)


def _on(marks: list[tuple[Spot, str, str]], number: int) -> list[tuple[Spot, str, str]]:
    return [mark for mark in marks if mark[0].page == number]


def _placed(spot: Spot, state: str, says: str, page: ProofPage) -> Mark:
    across, down = 100 / page.width, 100 / page.height
    return Mark(
        state,
        round(spot.x * across, 3),
        round(spot.y * down, 3),
        round(spot.width * across, 3),
        round(spot.height * down, 3),
        says,
    )


def _picture(page: ProofPage | None) -> str:
    """The page's picture as a data address."""
    if page is None or not page.picture or not Path(page.picture).is_file():
        return ""
    with Image.open(page.picture) as picture:
        width = min(picture.width, round(page.width / MM_PER_INCH * SHOWN_DPI))
        height = round(picture.height * width / picture.width)
        small = picture.resize((width, height), Image.Resampling.LANCZOS)
        held = io.BytesIO()
        small.save(held, "WEBP", quality=QUALITY, method=4)
    return f"data:image/webp;base64,{base64.b64encode(held.getvalue()).decode('ascii')}"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("ghpress.compare"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("compare.html")
