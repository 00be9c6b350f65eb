"""Marks the set terms and names of an issue, in all that it prints, as better not split (不拆)."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache

from ghpress.galley.breaks import TERM
from ghpress.manuscript.story import Issue, Story
from ghpress.manuscript.text import Span, Text
from ghpress.values import dataclass

SHORTEST = 2
"""Characters a term must have to be split at all."""

STORIES_KEPT = 512
"""Stories remembered as they were marked."""


def held(text: Text, names: tuple[str, ...], terms: tuple[str, ...] = ()) -> Text:
    """The text with a span over every name and set term in it; of two that overlap the earlier one.

    A line splits a name only where gaps would otherwise open by more than half an em, and says so; a
    term, where the line would look loose.
    """
    if not text:
        return text
    spans = (*_found(text, names, ""), *_found(text, terms, TERM))
    return replace(text, spans=(*text.spans, *spans)) if spans else text


def held_issue(issue: Issue) -> Issue:
    """The issue with them marked wherever it has words.

    Copy and heads, the note, boxes, captions, tables, charts, the guide, printed words.
    """
    if not issue.people and not issue.terms:
        return issue
    words = _Words(issue.people, issue.terms)
    stories = tuple(_marked_story(story, words) for story in issue.stories)
    found = words.marked(replace(issue, stories=()))
    assert isinstance(found, Issue), "what is marked stays what it was"
    return replace(found, stories=stories)


@lru_cache(maxsize=STORIES_KEPT)
def _marked_story(story: Story, words: "_Words") -> Story:
    """A story with them marked; remembered, for most come again when an issue is made up anew."""
    found = words.marked(story)
    assert isinstance(found, Story), "what is marked stays what it was"
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """What is not to be split: names, and set terms."""

    names: tuple[str, ...]
    terms: tuple[str, ...]

    def marked(self, value: object) -> object:
        """A value with every text in it marked; what has none is handed back as it is."""
        if isinstance(value, Text):
            return held(value, self.names, self.terms)
        if isinstance(value, tuple):
            parts = tuple(self.marked(part) for part in value)
            return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
        if is_dataclass(value) and not isinstance(value, type):
            own = {one.name: getattr(value, one.name) for one in fields(value)}
            new = {name: self.marked(part) for name, part in own.items()}
            changed = {name: part for name, part in new.items() if part is not own[name]}
            return replace(value, **changed) if changed else value
        return value


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
