"""Says what the maker of an annotation meant by it: an edit, a remark on words, a note on the page.

The ways are those of Acrobat: words struck and a caret grouped with them are replaced, words struck
are deleted, a caret puts in, a highlight with words is a remark. Where words are struck and something
is written to that, as readers without grouping do it, nobody can tell a remark from a replacement: it
is kept as a remark, which is no edit.
"""

import re
from collections.abc import Callable, Mapping

from ghpress.manuscript.story import Story
from ghpress.marking.exchange.annotation import DRAWN, NOTES, ON_WORDS, Annotation, Area
from ghpress.marking.exchange.under import gap_at, spots_under
from ghpress.marking.marks import SIGNS, PagePoint, Sign
from ghpress.marking.passages import Spot, found_again
from ghpress.marking.sheet import Sheet
from ghpress.remarks import Remark, note, warning
from ghpress.values import dataclass

STRUCK = "（划去）"
"""What is put before a remark on words that were struck."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A mark as it was meant."""

    sign: str
    point: PagePoint
    where: Spot | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """The marks an annotation means; ``trouble`` is the code of a remark on it."""

    marks: tuple[Meant, ...]
    trouble: str = ""
    level: Callable[..., Remark] = warning


def meant(
    head: Annotation,
    group: list[Annotation],
    sheets: Mapping[int, Sheet],
    stories: Mapping[str, Story],
) -> Understood:
    """What an annotation means, with those grouped with it."""
    parts = [head, *group]
    struck = next((one for one in parts if one.kind == "StrikeOut"), None)
    caret = next((one for one in parts if one.kind == "Caret"), None)
    words = next((one.words for one in parts if one.words.strip()), "")
    if struck and caret:
        return _on_words(struck, words, sheets, stories, is_exchange=True)
    if head.kind in ON_WORDS:
        return _on_words(head, words, sheets, stories)
    if head.kind == "Caret":
        return _put_in(head, sheets, stories)
    return _noted(head, words)


def _on_words(
    head: Annotation,
    words: str,
    sheets: Mapping[int, Sheet],
    stories: Mapping[str, Story],
    *,
    is_exchange: bool = False,
) -> Understood:
    """Words struck, replaced or remarked on."""
    areas = head.quads or (head.rect,)
    sheet = sheets.get(head.page)
    spots = spots_under(areas, sheet, sheets) if sheet else []
    if not spots:
        struck = STRUCK if head.kind == "StrikeOut" else ""
        return _noted(head, struck + words, "annotation-off-words")
    # Readers may copy the words that are marked into what is said of them.
    said = "" if _same(words, "".join(spot.words for spot in spots)) else words
    sign, text = _sign_on_words(head, said, is_exchange=is_exchange)
    marks, lost = [], False
    for index, spot in enumerate(spots):
        now, is_lost = _now(spot, stories)
        lost |= is_lost
        one = ("delete", "") if index and sign == "replace" else (sign, text if not index else "")
        marks.append(Meant(one[0], _point(head, areas[0]), now, one[1]))
    return Understood(tuple(marks), "annotation-words-changed" if lost else "")


def _sign_on_words(head: Annotation, said: str, *, is_exchange: bool) -> tuple[str, str]:
    """The sign for words, and what goes with it."""
    own = _named(head.subject, "words")
    if own and own.code not in ("replace", "delete", "say"):
        return own.code, said.removeprefix(own.name).removeprefix("：")
    if is_exchange:
        return ("replace", said) if said else ("delete", "")
    if head.kind == "StrikeOut":
        return ("say", STRUCK + said) if said else ("delete", "")
    return "say", said


def _put_in(head: Annotation, sheets: Mapping[int, Sheet], stories: Mapping[str, Story]) -> Understood:
    """Words put in at a caret, or a sign for a gap."""
    sheet = sheets.get(head.page)
    gap = gap_at(head.rect, sheet, sheets) if sheet else None
    own = _named(head.subject, "between")
    if gap is None:
        return _noted(head, head.words, "annotation-off-words")
    now, is_lost = _now(gap, stories)
    trouble = "annotation-words-changed" if is_lost else ""
    if own and own.code != "insert":
        text = head.words.removeprefix(own.name).removeprefix("：")
        return Understood((Meant(own.code, _point(head, head.rect), now, text),), trouble)
    if not head.words.strip():
        return Understood((), "annotation-empty")
    return Understood((Meant("insert", _point(head, head.rect), now, head.words),), trouble)


def _noted(head: Annotation, words: str, trouble: str = "") -> Understood:
    """A note on the page; a drawing without a word is one too, that a person must look at."""
    if not words.strip() and head.kind in NOTES:
        return Understood((), "annotation-empty")
    if not words.strip() and head.kind in DRAWN:
        return Understood(
            (Meant("note", _point(head, head.rect), None, f"（{head.kind}）"),),
            "annotation-drawing",
            note,
        )
    return Understood((Meant("note", _point(head, head.rect), None, words),), trouble)


def _now(spot: Spot, stories: Mapping[str, Story]) -> tuple[Spot, bool]:
    """The spot in the copy as it is, or as it was printed, and whether it is lost."""
    story = stories.get(spot.story)
    now = found_again(spot, story) if story else None
    return now or spot, now is None


def _point(head: Annotation, area: Area) -> PagePoint:
    return PagePoint(head.page, round(area.left, 2), round(area.top, 2))


def _named(subject: str, on: str) -> Sign | None:
    """The sign of this name, Chinese or English."""
    return next((sign for sign in SIGNS if sign.on == on and subject in (sign.name, sign.english)), None)


def _same(one: str, other: str) -> bool:
    """Whether two texts are the same but for spaces and line ends."""
    return re.sub(r"\s+", "", one) == re.sub(r"\s+", "", other)
