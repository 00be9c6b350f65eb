"""Turns a page into what its proof shows over it: line numbers, story ids, and the stamp 校样."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import cos, radians, sin

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.words import set_each, set_text
from ghpress.layout.layout import Layout
from ghpress.layout.styles import TextStyle
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.text import plain
from ghpress.press.forme import Over
from ghpress.press.proof.counted import counted_lines
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import PT, Length, pt
from ghpress.values import dataclass

INKS = {"proof-mark": "0.75 0.1 0.1 rg", "proof-stamp": "0.3 0.3 0.3 rg"}
"""A red that no reader takes for the paper's own words, and the stamp's grey."""

STATE = "Stamp"
"""The graphics state the stamp is drawn in: so transparent that one reads through it."""

NUMBER_SIZE, ID_SIZE = pt(4), pt(5)
"""Three digits go in a gutter of one 小五; an id goes over a head."""

ASIDE = pt("1.2")
"""White between a number and its column, and under an id."""

TILT = 30
"""Degrees the stamp leans, so that no line of it lies along a line of text."""

ROWS = 3
"""How often the stamp is on the page, from above down: no cutting leaves a clean page. Of a sheet wider
than high, which two pages share, each has its own."""


@dataclass(frozen=True, slots=True)
class Proofing:
    """What a proof is stamped with and set in; ``page_name`` is 松辽工报 第2版."""

    layout: Layout
    shelf: Shelf
    ticket: Ticket
    page_name: str


def over_page(page: Page, proofing: Proofing) -> tuple[Over, ...]:
    """What is drawn over the page: its marks, and the stamp leaning over each part of it."""
    marks = (*_numbers(page, proofing), *_ids(page, proofing))
    across = 2 if page.width > page.height else 1
    stamp = _stamp_of(page, across, proofing)
    spots = ((column, row) for row in range(ROWS) for column in range(across))
    stamps = (Over(stamp, _leaning(page, stamp, (column + 0.5) / across, row)) for column, row in spots)
    return (*stamps, Over(SetBlock(page.width, page.height, marks)))


def _numbers(page: Page, proofing: Proofing) -> Iterator[Placed]:
    """The numbers, each beside its line and on its baseline."""
    shown = [one for one in counted_lines(page) if one.is_shown()]
    style = _style("proof-number", NUMBER_SIZE, "body", proofing.layout)
    made = set_each([plain(str(one.number)) for one in shown], style, proofing.shelf)
    for one, (block, _) in zip(shown, made, strict=True):
        right = one.frame.rect.x - ASIDE
        yield _at(block, right - block.width, one.frame.rect.y + one.placed.y)


def _ids(page: Page, proofing: Proofing) -> Iterator[Placed]:
    """The ids of the stories, each over the first word of its head."""
    style = _style("proof-id", ID_SIZE, "body", proofing.layout)
    seen: set[str] = set()
    for frame in page.frames:
        if isinstance(frame, TextFrame) and frame.story and frame.story not in seen:
            seen.add(frame.story)
            block, _ = set_text(plain(frame.story), style, proofing.shelf)
            yield _at(block, frame.rect.x, frame.rect.y - ASIDE)


def _stamp_of(page: Page, across: int, proofing: Proofing) -> SetBlock:
    """The stamp: that this is a proof, of which round; of what, and of what time."""
    size = min(page.width // across // 9, page.height // 11)
    ticket = proofing.ticket
    said = f"{proofing.page_name}　{ticket.when:%Y-%m-%d %H:%M}　{ticket.version}"
    head = _stamp("　".join(("校样", *filter(None, (ticket.round,)))), size, "headline", proofing)
    foot = _stamp(said, size // 5, "body", proofing)
    if foot.width > head.width:
        foot = _stamp(said, size // 5 * head.width // foot.width, "body", proofing)
    width = max(head.width, foot.width)
    lines = (*_centred(head, width, 0), *_centred(foot, width, head.depth))
    return SetBlock(width, head.depth + foot.depth, lines)


def _stamp(words: str, size: Length, like: str, proofing: Proofing) -> SetBlock:
    """Words of the stamp on one line."""
    style = _style("proof-stamp", size, like, proofing.layout)
    return set_text(plain(words), style, proofing.shelf)[0]


def _centred(block: SetBlock, width: Length, down: Length) -> Iterator[Placed]:
    """The block's lines in the middle of a width, so far down."""
    for placed in block.lines:
        yield replace(placed, x=placed.x + (width - block.width) // 2, y=placed.y + down)


def _leaning(page: Page, stamp: SetBlock, middle_across: float, row: int) -> str:
    """The operators that put the stamp into the middle of its part of the page, leaning, nearly clear.

    They stand where a block's are: in points, y up, the page's lower left corner at 0, 0.
    """
    lean = radians(TILT)
    across, up = cos(lean), sin(lean)
    middle = page.width / PT * middle_across, page.height / PT * (1 - (row + 0.5) / ROWS)
    half = stamp.width / PT / 2, stamp.depth / PT / 2
    x = middle[0] - half[0] * across + half[1] * up
    y = middle[1] - half[0] * up - half[1] * across
    return f"/{STATE} gs {across:.6f} {up:.6f} {-up:.6f} {across:.6f} {x:.4f} {y:.4f} cm"


def _style(name: str, size: Length, like: str, layout: Layout) -> TextStyle:
    """A style of the proof's own, in a face the layout has already."""
    ink = "proof-stamp" if name == "proof-stamp" else "proof-mark"
    return TextStyle(name, layout.styles[like].face, size, size, ink)


def _at(block: SetBlock, x: Length, baseline: Length) -> Placed:
    """A block of one line with its baseline there."""
    (placed,) = block.lines
    return replace(placed, x=x, y=baseline)


def stamped(markup: str, overs: Sequence[Over], address: str) -> str:
    """The page's markup with everything that is over it, painted last."""
    place = "position:absolute;left:0;top:0;z-index:9999"
    return markup + "".join(
        f'<img src="{address}{number}" style="{place}" alt="">' for number in range(len(overs))
    )
