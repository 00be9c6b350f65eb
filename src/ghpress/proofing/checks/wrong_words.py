"""Finds words written with a character that looks or sounds like the right one (别字)."""

import re
from collections.abc import Iterator
from functools import cache

from ghpress.proofing.finding import Finding
from ghpress.proofing.sheet import Handbook, Sheet
from ghpress.proofing.tables.wrong_words import LIKELY, SURE
from ghpress.remarks import Level


def wrong_words(sheet: Sheet, handbook: Handbook) -> Iterator[Finding]:
    """Words of the table, unless a name the issue holds contains them."""
    for said in sheet.said:
        chars = said.text.chars
        for found in _pattern().finditer(chars):
            wrong = found[0]
            if _is_in_name(chars, found, handbook.names):
                continue
            right = SURE.get(wrong)
            level = Level.WARNING if right else Level.NOTE
            fix = right or LIKELY[wrong]
            yield Finding(
                level, "wrong-word", said.text, found.start(), found.end(), fix, right is not None
            )


def _is_in_name(chars: str, found: re.Match[str], names: tuple[str, ...]) -> bool:
    """Whether the find is part of a name or set term."""
    return any(
        chars.startswith(name, at)
        for name in names
        if found[0] in name
        for at in [found.start() - name.index(found[0])]
        if at >= 0
    )


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted({*SURE, *LIKELY}, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words)))
