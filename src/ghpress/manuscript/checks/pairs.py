"""Finds quotation and title marks that have lost their partner within a paragraph."""

from collections.abc import Iterator

from ghpress.manuscript.checks.check import near
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, note, warning

_PARTNERS = {"”": "“", "’": "‘", "》": "《", "〉": "〈", "」": "「", "』": "『", "】": "【"}
_OPENING = {opening: closing for closing, opening in _PARTNERS.items()}


def look_for_pairs(text: Text) -> Iterator[Remark]:
    """A remark for every mark without its partner.

    A quotation of several paragraphs opens each and closes only the last (GB/T 15834-2011 4.8.3.4),
    so an open quotation mark is no more than a note; ’ between letters is an apostrophe.
    """
    chars = text.chars
    opened: list[int] = []
    for index, char in enumerate(chars):
        if char in _OPENING:
            opened.append(index)
        elif char in _PARTNERS:
            if opened and chars[opened[-1]] == _PARTNERS[char]:
                opened.pop()
            elif not (char == "’" and chars[index - 1 : index].isascii()):
                facts = {
                    "found": char,
                    "partner": _PARTNERS[char],
                    "near": near(chars, index, index + 1),
                }
                yield warning("pair-unopened", text.place(index), **facts)
    for index in opened:
        char = chars[index]
        facts = {"found": char, "partner": _OPENING[char], "near": near(chars, index, index + 1)}
        remark = note if char == "“" else warning
        yield remark("pair-unclosed", text.place(index), **facts)
