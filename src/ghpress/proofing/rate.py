"""Turns finds and pages into errors per 10,000 characters, by the regulation's area method.

Source: 报纸编校差错率计算方法, annexed to the 报纸期刊质量管理规定 of 28 May 2020. Characters are the
page's in the body size: those of a line by the lines; folios, tables, white and captions by their area,
pictures by 80 % of it. Adverts are left out here; of marks the text says nothing we could read, so
they count as in books, a tenth each.
"""

import re
from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from fractions import Fraction

from ghpress.layout.grid import Grid
from ghpress.layout.layout import Layout
from ghpress.makeup.page import AdvertFrame, FurnitureFrame, Page, PictureFrame, Rect
from ghpress.proofing.finding import Finding
from ghpress.remarks import Level
from ghpress.values import dataclass

PASS = Fraction(3)
"""Errors per 10,000 characters that still pass."""

PICTURE_SHARE = Fraction(8, 10)
"""Of pictures that are works (作品性图片). Those that adorn count three tenths; an issue does not say
which are such, so none is taken for one."""
TENTH = Fraction(1, 10)
MOST_ALIKE = 3
"""The same error counts three times at the most in an issue."""

_WITHOUT_FIGURES = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_STYLE_OF_NUMBERS = frozenset(
    (
        "number-mixed",
        "number-zero",
        "percent-mixed",
        "range-half-percent",
        "approximate-paused",
        "numbers-two-ways",
        "wide-alphanumeric",
    )
)
_MARKS = frozenset(
    (
        "half-width-mark",
        "straight-quote",
        "space-in-han",
        "mark-doubled",
        "ellipsis-odd",
        "dash-odd",
        "interpunct-odd",
        "range-tilde",
        "range-hyphen",
        "pair-unopened",
        "pair-unclosed",
        "mark-in-its-kind",
        "quote-single-first",
        "bracket-in-bracket",
        "pause-between-quoted",
        "ellipsis-and-so-on",
        "stop-wanting",
        "decimal-full-width",
        "sign-two-ways",
    )
)


@dataclass(frozen=True, slots=True)
class Rate:
    """How many errors there are in how many characters."""

    characters: int
    errors: Fraction

    def per_ten_thousand(self) -> Fraction:
        """Errors per 10,000 characters."""
        return self.errors * 10_000 / self.characters if self.characters else Fraction(0)

    def passes(self) -> bool:
        """Whether the issue's text passes."""
        return self.per_ten_thousand() <= PASS


def error_rate(findings: Iterable[Finding], pages: Iterable[Page], layout: Layout) -> Rate:
    """The rate of what was found on these pages; notes are no errors."""
    characters = sum(checked_characters(page, layout.at(page.number)) for page in pages)
    return Rate(characters, errors_of(findings))


def errors_of(findings: Iterable[Finding]) -> Fraction:
    """The errors that finds count as: those in heads double, style of numbers at most one in all."""
    seen: Counter[tuple[str, str]] = Counter()
    total, style = Fraction(0), Fraction(0)
    for finding in findings:
        seen[finding.code, finding.found()] += 1
        if finding.level < Level.WARNING or seen[finding.code, finding.found()] > MOST_ALIKE:
            continue
        if finding.code in _STYLE_OF_NUMBERS:
            style += TENTH
        else:
            total += _weight(finding) * (2 if finding.role == "head" else 1)
    return total + min(style, Fraction(1))


def checked_characters(page: Page, layout: Layout) -> int:
    """The characters of a page by its area: its type area and what furniture stands outside of it."""
    grid = layout.grid
    area = _type_area(grid)
    cells = Fraction(area.width * area.height)
    for frame in page.frames:
        share = _area(frame.rect)
        match frame:
            case PictureFrame(is_ground=False):
                cells -= share * (1 - PICTURE_SHARE)
            case AdvertFrame():
                cells -= share
            case FurnitureFrame() if _is_outside(frame.rect, area):
                cells += share
    return max(0, round(cells / (grid.size * grid.leading)))


def _weight(finding: Finding) -> Fraction:
    """One character wrong is an error, two to five are two, more are four.

    A number counts as one however many figures are wrong, characters turned round as one too.
    """
    if finding.code in _MARKS:
        return TENTH
    found, fix = finding.found(), finding.fix
    if fix is None or _is_one_stroke(found, fix):
        return Fraction(1)
    wrong = _differing(found, fix)
    return Fraction(1 if wrong <= 1 else 2 if wrong <= 5 else 4)


def _is_one_stroke(found: str, fix: str) -> bool:
    """Whether figures alone differ, or the same characters stand in another order."""
    return _WITHOUT_FIGURES.sub("0", found) == _WITHOUT_FIGURES.sub("0", fix) or (
        found != fix and sorted(found) == sorted(fix)
    )


def _differing(found: str, fix: str) -> int:
    """How many characters are wrong, wanting or too many."""
    steps = SequenceMatcher(None, found, fix, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")


def _type_area(grid: Grid) -> Rect:
    return Rect(grid.left, grid.top, grid.span(0, grid.columns), grid.lines * grid.leading)


def _area(rect: Rect) -> Fraction:
    return Fraction(rect.width * rect.height)


def _is_outside(rect: Rect, area: Rect) -> bool:
    return rect.bottom() <= area.y or rect.y >= area.bottom()
