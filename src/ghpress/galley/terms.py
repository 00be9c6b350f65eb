"""Marks the set terms and names of an issue in its copy as better not split (不拆)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ghpress.galley.breaks import TERM
from ghpress.galley.pieces import Copy
from ghpress.manuscript.text import Span, Text

SHORTEST = 2
"""Characters a term must have to be split at all."""


def held(text: Text, names: tuple[str, ...], terms: tuple[str, ...] = ()) -> Text:
    """The text with a span over every name and set term in it; of two that overlap the earlier one.

    A line splits a name only where gaps would otherwise open by more than half an em, and says so; a
    term, where the line would look loose.
    """
    if not text:
        return text
    spans = (*_found(text, names, ""), *_found(text, terms, TERM))
    return replace(text, spans=(*text.spans, *spans)) if spans else text


def held_copy(copy: Copy, names: tuple[str, ...], terms: tuple[str, ...] = ()) -> Copy:
    """The same for every piece of a story's copy."""
    if not names and not terms:
        return copy
    return tuple(replace(piece, text=held(piece.text, names, terms)) for piece in copy)


def _found(text: Text, words: tuple[str, ...], value: str) -> Iterator[Span]:
    pattern = _pattern(words)
    for match in pattern.finditer(text.chars) if pattern else ():
        yield Span(match.start(), match.end(), "nobreak", value)


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the terms, the longest first."""
    words = sorted(
        {term for term in terms if len(term) >= SHORTEST}, key=lambda term: (-len(term), term)
    )
    return re.compile("|".join(map(re.escape, words))) if words else None
