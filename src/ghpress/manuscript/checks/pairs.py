"""Finds quotation and title marks that have lost their partner within a paragraph."""

import re
from collections.abc import Iterator
from typing import Literal

from ghpress.manuscript.checks.check import near
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, note, warning
from ghpress.values import dataclass

_PARTNERS = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "」": "「", "』": "『", "】": "【"}
_OPENING = {opening: closing for closing, opening in _PARTNERS.items()}
_MARKS = f"[{''.join(_PARTNERS)}{''.join(_OPENING)}]"


@dataclass(frozen=True, slots=True)
class LoneMark:
    """A mark at an index that has lost its partner, and whether it is a quotation's opening mark."""

    code: Literal["pair-unopened", "pair-unclosed"]
    index: int
    partner: str
    is_quote: bool


def look_for_pairs(text: Text) -> Iterator[Remark]:
    """A remark for every mark without its partner.

    A quotation of several paragraphs opens each and closes only the last (GB/T 15834-2011 4.8.3.4),
    so an open quotation mark is no more than a note; ’ between letters is an apostrophe.
    """
    for lone in lone_marks(text):
        at = lone.index
        facts = {
            "found": text.chars[at],
            "partner": lone.partner,
            "near": near(text.chars, at, at + 1),
        }
        remark = note if lone.code == "pair-unclosed" and lone.is_quote else warning
        yield remark(lone.code, text.place(at), **facts)


def lone_marks(text: Text) -> Iterator[LoneMark]:
    """The marks of a text that have no partner, those that never were opened first."""
    chars = text.chars
    opened: list[int] = []
    for found in re.finditer(_MARKS, chars):
        index, char = found.start(), found[0]
        if char in _OPENING:
            opened.append(index)
        elif opened and chars[opened[-1]] == _PARTNERS[char]:
            opened.pop()
        elif not (char == "’" and chars[index - 1 : index].isascii()):
            yield LoneMark("pair-unopened", index, _PARTNERS[char], is_quote=False)
    for index in opened:
        yield LoneMark("pair-unclosed", index, _OPENING[chars[index]], is_quote=chars[index] == "“")
