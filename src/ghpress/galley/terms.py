"""Marks the set terms and names of an issue in its copy as not to be split (不拆)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ghpress.galley.pieces import Copy
from ghpress.manuscript.text import Span, Text

SHORTEST = 2
"""Characters a term must have to be split at all."""


def held(text: Text, terms: tuple[str, ...]) -> Text:
    """The text with a span over every set term and name in it; of two that overlap the earlier one.

    A line splits one only where gaps would otherwise open by more than half an em, and says so.
    """
    pattern = _pattern(terms)
    if pattern is None or not text:
        return text
    spans = tuple(_found(text, pattern))
    return replace(text, spans=(*text.spans, *spans)) if spans else text


def held_copy(copy: Copy, terms: tuple[str, ...]) -> Copy:
    """The same for every piece of a story's copy."""
    return tuple(replace(piece, text=held(piece.text, terms)) for piece in copy) if terms else copy


def _found(text: Text, pattern: re.Pattern[str]) -> Iterator[Span]:
    for match in pattern.finditer(text.chars):
        yield Span(match.start(), match.end(), "nobreak")


@lru_cache(maxsize=8)
def _pattern(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """Any of the terms, the longest first."""
    words = sorted(
        {term for term in terms if len(term) >= SHORTEST}, key=lambda term: (-len(term), term)
    )
    return re.compile("|".join(map(re.escape, words))) if words else None
