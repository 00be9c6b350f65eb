"""Finds names and set terms that are written almost as terms.yaml has them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ghpress.manuscript.characters import is_han
from ghpress.proofing.finding import Finding, hint
from ghpress.proofing.sheet import Handbook, Sheet

LEAST, LEAST_CHANGED, LEAST_WANTING = 4, 5, 6
"""Characters a name must have for two changed about, one changed, one wanting: shorter ones have too
many innocent neighbours (全国工会 beside 全国总工会)."""


def names(sheet: Sheet, handbook: Handbook) -> Iterator[Finding]:
    """Names with one character inside them changed, wanting, too many, or two changed about.

    Not the first and last characters: 春城市总工会 is another name than 长春市总工会.
    """
    looked_for = _patterns(handbook.names)
    known = tuple(sorted(set(handbook.names), key=len, reverse=True))
    for said in sheet.said:
        chars = said.text.chars
        for name, pattern in looked_for:
            for found in pattern.finditer(chars):
                if found[0] != name and not _is_known(chars, found, known):
                    near = hint("name-nearly", said.text, found.start(), found.end(), name=name)
                    yield replace(near, fix=name)


def _is_known(chars: str, found: re.Match[str], known: tuple[str, ...]) -> bool:
    """Whether the place is another name, or lies in one, or holds one: then it is written right."""
    return any(
        start < found.end() and found.start() < start + len(name)
        for name in known
        for start in _starts(chars, name, found)
    )


def _starts(chars: str, name: str, found: re.Match[str]) -> Iterator[int]:
    """Where a name begins that touches what was found."""
    at = chars.find(name, max(0, found.start() - len(name) + 1), found.end() + len(name))
    while at != -1 and at < found.end():
        yield at
        at = chars.find(name, at + 1, found.end() + len(name))


@lru_cache(maxsize=8)
def _patterns(listed: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each name with a pattern of all that is one slip away from it."""
    names = dict.fromkeys(name for name in listed if len(name) >= LEAST and all(map(is_han, name)))
    return tuple((name, re.compile("|".join(_slips(name)))) for name in names)


def _slips(name: str) -> Iterator[str]:
    """What may come of a name by one slip of the keyboard, as patterns."""
    for at in range(1, len(name) - 1):
        head, char, tail = name[:at], name[at], name[at + 1 :]
        if len(name) >= LEAST_CHANGED:
            yield f"{head}(?!{char})[\u4e00-\u9fff]{tail}"
        if len(name) >= LEAST_WANTING:
            yield f"{head}{tail}"
        if at + 1 < len(name) - 1 and char != tail[0]:
            yield f"{head}{tail[0]}{char}{tail[1:]}"
