"""Finds the least that the 99th percentile of the space between Han can be: what no breaks do better.

Over all ways to break every paragraph by the rules, pressing to their limits, dividing words where their
patterns say and opening no line wider than is allowed; lone last characters, split terms and numbers
parted from their measure words are free here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ghpress.galley.breaks import FREE
from ghpress.galley.candidates import Tolerance, candidates
from ghpress.galley.plain import SIZE, ComposeOptions, style_of
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.sums import PAIRS, full_table
from ghpress.manuscript.text import Text
from ghpress.stock.shelf import Shelf

HUNDREDTH = 100
"""The 99th percentile is what at most one pair in so many goes beyond."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a text is to be set: measure and indent in em, from which shelf of faces."""

    measure: float
    indent: float
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class _Line:
    """A line a paragraph could have: its start and the next one's, its pairs of Han, their opening.

    In thousandths of an em, as the composer counts.
    """

    start: int
    following: int
    pairs: int
    opening: int


def least_ninety_nine(words: Sequence[str], asked: Asked, widest: float) -> float:
    """The 99th percentile, in em cut to thousandths, that no setting of these words gets under.

    None of its lines may open wider than ``widest``.
    """
    most = int(widest * 1000 + 1)
    every = [_lines(text, asked, most) for text in words if text]
    low, high = 0, most + 1
    while low + 1 < high:
        middle = (low + high) // 2
        too_many = sum(_excess(lines, middle) for lines in every) > 0
        low, high = (middle, high) if too_many else (low, middle)
    return low / 1000


def _lines(text: str, asked: Asked, most: int) -> list[_Line]:
    """Every line that a paragraph could have, by where it starts."""
    style = style_of(ComposeOptions(indent=Fraction(asked.indent)))
    paragraph = paragraph_of(Text(text), style, asked.shelf)
    width = round(SIZE * Fraction(asked.measure))
    found = candidates(paragraph, width, Tolerance(FREE, most))
    starts, pairs = (*found.starts, found.last + 1), full_table([paragraph.sums])[PAIRS]
    lines = []
    for start, first in enumerate(found.starts):
        for taken, following, _, _ in found.after(start):
            is_last = following == len(found.starts)
            inside = 0 if is_last else int(pairs[starts[following] - 1] - pairs[first])
            lines.append(_Line(start, following, inside, found.openings[taken]))
    return lines


def _excess(lines: list[_Line], opening: int) -> int:
    """By how many hundredths of a pair more than a hundredth of them open so far, at the very least."""
    least = {0: 0}
    for line in lines:
        if line.start in least:
            wide = HUNDREDTH * line.pairs if line.opening >= opening else 0
            cost = least[line.start] + wide - line.pairs
            least[line.following] = min(least.get(line.following, cost), cost)
    return least[max(least)]
