"""Every prohibited mark and every inseparable piece, moved past the edge of lines of many measures.

The suite looks where it matters, at phases that bring the piece to a line's edge, at measures that
differ from piece to piece; GHPRESS_SWEEP=full takes every phase from 1 to 40 em, every measure from 8
to 30, every level, plain and mixed copy.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from galley.setting import EM, style
from ghpress.galley.fit import best_way
from ghpress.galley.prepare import paragraph_of
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf

FULL = os.environ.get("GHPRESS_SWEEP") == "full"
LEVELS = ("none", "basic", "gb", "gb+ellipsis", "strict")

# clreq 6.1.1, by level, with the half-width marks that may not follow Han at a break either.
BASIC_START = [
    *"、。，．：；！？‼⁇⁈⁉’”〉》」』】〕〗〙〛〞〟）］｝｠·‧・～-‐–—〜/／",
    *")]},.;:!?%‰℃",
    "？！", "。」", "。”）", "！”", "）、",
]  # fmt: skip
BASIC_END = [*"‘“〈《「『【〔〖〘〚〝（［｛｟([{", "（“", "“《"]
GB_END = ["/", "／"]
ELLIPSES = ["……", "⋯⋯"]
DASHES = ["——", "⸺"]

# clreq 6.1.2, at all levels.
UNITS = [
    "——", "……", "⋯⋯", "⸺", "──", "？？", "！！", "？！", "！？", "！！！", "？？？",
    "1945", "3.7", "35.6%", "1,200", "1,234,567.89", "-5", "+8.3%", "±0.5", "￥100", "$5", "№7", "§3",
    "5km", "60km/h", "12m²", "37.2℃", "25％", "5㎡", "½", "8‰", "30°", "6′", "≥5",
    "2024-2025", "1–3", "20%–30%", "3/4", "12:30", "１２３", "１２：３０", "５０％", "＋８", "2∶1",
    "5G", "iPhone", "don’t", "AI", "C++", "H₂O", "[1]", "0431-88906011",
]  # fmt: skip

MIXED = "国“家”，工（会）报、AI第5版：一。二"


@dataclass(frozen=True, slots=True)
class Piece:
    """What is moved about: where in it no line may begin, by offset from its first character."""

    chars: str
    level: str
    barred: frozenset[int]


def pieces() -> Iterator[Piece]:
    """All of them, at every level that says something of them."""
    for rank, level in enumerate(LEVELS):
        for chars in UNITS:
            yield Piece(chars, level, frozenset(range(1, len(chars))))
        not_first = (BASIC_START if rank else []) + (ELLIPSES if rank > 2 else [])
        for chars in not_first + (DASHES if rank > 3 else []):
            yield Piece(chars, level, frozenset(range(len(chars))))
        for chars in (BASIC_END if rank else []) + (GB_END if rank > 1 else []):
            yield Piece(chars, level, frozenset(range(1, len(chars) + 1)))


def chosen(number: int) -> Iterator[tuple[int, list[int], bool]]:
    """Phases, the measures to take each at, and whether the copy is mixed."""
    if FULL:
        for phase in range(1, 41):
            yield phase, list(range(8, 31)), False
            yield phase, list(range(8 + phase % 4, 31, 4)), True
        return
    for turn in range(2):
        measure = 8 + (number * 5 + turn * 11) % 23
        edge = measure * (1 + number % max(40 // measure, 1))
        for phase in (edge - 2, edge - 1, edge, edge + 1):
            yield phase, [measure], bool(turn)


@pytest.mark.parametrize("level", LEVELS)
def test_no_phase_and_no_measure_breaks_a_rule(level: str, shelf: Shelf) -> None:
    tried, wrong = 0, []
    for number, piece in enumerate(one for one in pieces() if one.level == level):
        for phase, measures, mixed in chosen(number):
            filler = (MIXED * 4)[:phase] if mixed else "国" * phase
            if mixed and (filler[-1] in "“（，、：。" or filler[-1].isascii()):
                filler = filler[:-1] + "国"
            text = filler + piece.chars + "家" * 12
            paragraph = paragraph_of(plain(text), style(strictness=level), shelf)
            starts = paragraph.measured.starts
            barred = {phase + offset for offset in piece.barred}
            for measure in measures:
                tried += 1
                ends = best_way(paragraph, measure * EM).ends[:-1]
                begun = {starts[end + 1] for end in ends}
                if begun & barred:
                    wrong.append((piece.chars, phase, measure, mixed))
    assert tried > (40 * 23 * 50 if FULL else 300)
    assert wrong == []
