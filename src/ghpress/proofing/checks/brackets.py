"""Finds brackets that have lost their partner, and marks nested in marks of their own kind."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, hint, warn
from ghpress.proofing.sheet import Handbook, Sheet

_ROUND = {"）": "（", "〕": "〔", "］": "［"}
_PARTNERS = {opening: closing for closing, opening in _ROUND.items()}
_ITEM = re.compile(r"(?:^|[。；：，、！？])[0-9一二三四五六七八九十a-zA-Z]{1,3}$")
"""What stands before a closing bracket that numbers an item: 1） 一） a）."""

_INNER = {"“": ("”", "‘", "’"), "《": ("》", "〈", "〉")}
"""A mark, its partner, and the pair for use inside it (GB/T 15834-2011 4.8.3.3, 4.15.3.5)."""


def brackets(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Brackets without partners, marks nested in their own kind, single quotation marks outermost."""
    for said in sheet.said:
        yield from _unpaired(said.text)
        for opening in _INNER:
            yield from _nested(said.text, opening)
        yield from _single_first(said.text)


def _unpaired(text: Text) -> Iterator[Finding]:
    chars = text.chars
    opened: list[int] = []
    for index, char in enumerate(chars):
        if char in _PARTNERS:
            if opened and chars[opened[-1]] == char == "（":
                yield hint("bracket-in-bracket", text, index, index + 1)
            opened.append(index)
        elif char in _ROUND:
            if opened and chars[opened[-1]] == _ROUND[char]:
                opened.pop()
            elif not _ITEM.search(chars[:index]):
                yield warn("pair-unopened", text, index, index + 1, partner=_ROUND[char])
    for index in opened:
        yield warn("pair-unclosed", text, index, index + 1, partner=_PARTNERS[chars[index]])


def _nested(text: Text, opening: str) -> Iterator[Finding]:
    """Both marks of a pair that stands right inside a pair of the same."""
    closing, inner_opening, inner_closing = _INNER[opening]
    if text.chars.count(opening) != text.chars.count(closing):
        return  # one has been lost, which another check tells, and who is inside whom nobody can know
    opened: list[int] = []
    for index, char in enumerate(text.chars):
        if char == opening:
            opened.append(index)
        elif char == closing and opened:
            begun = opened.pop()
            if len(opened) == 1:
                for at, fix in ((begun, inner_opening), (index, inner_closing)):
                    found = warn("mark-in-its-kind", text, at, at + 1)
                    yield replace(found, fix=fix, is_sure=True)


def _single_first(text: Text) -> Iterator[Finding]:
    """‘…’ where no “…” is open: outermost are the double ones (4.8.3.3)."""
    depth = 0
    chars = text.chars
    for index, char in enumerate(chars):
        depth += (char == "“") - (char == "”")
        closes = chars.find("’", index) if char == "‘" and depth <= 0 else -1
        if closes > 0 and "“" not in chars[index:closes] and not chars[index + 1].isascii():
            for at, fix in ((index, "“"), (closes, "”")):
                found = warn("quote-single-first", text, at, at + 1)
                yield replace(found, fix=fix, is_sure=True)
