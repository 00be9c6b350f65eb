"""Goes through every text of an issue, in reading order, saying what each is."""

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from ghpress.manuscript.story import (
    Block,
    Box,
    Chart,
    Issue,
    List,
    Paragraph,
    Picture,
    Quote,
    Story,
    Subhead,
    Table,
    Timeline,
)
from ghpress.manuscript.text import Text
from ghpress.values import dataclass

Role: TypeAlias = Literal["head", "line", "body", "cell"]
"""Headlines and subheads; other words of a line (captions, bylines, furniture); running text; cells."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what it is."""

    role: Role
    text: Text


def texts_of(issue: Issue) -> Iterator[Said]:
    """Every text of the issue."""
    yield from texts_of_issue(issue)
    for story in (*((issue.note,) if issue.note else ()), *issue.stories):
        yield from texts_of_story(story)


def texts_of_issue(issue: Issue) -> Iterator[Said]:
    """The issue's own words: title, furniture, guide, ear."""
    yield Said("head", issue.title)
    yield from _said("line", (text for _, text in issue.furniture))
    yield from _said("line", (text for entry in issue.guide for text in (entry.name, entry.words)))
    yield from _said("line", (issue.ear.head, *issue.ear.words) if issue.ear else ())


def texts_of_story(story: Story) -> Iterator[Said]:
    """Every text of a story."""
    head = story.head
    parts = (part for parts in head.alternatives for part in parts)
    yield from _said("head", (head.kicker, *head.headline, *head.deck, *parts))
    yield from _said("line", (story.byline, story.dateline))
    yield from _texts_of_blocks(story.blocks)


def _texts_of_blocks(blocks: tuple[Block, ...]) -> Iterator[Said]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield Said("body", text)
            case Subhead(text):
                yield Said("head", text)
            case List(items):
                yield from _said("body", items)
            case Quote(paragraphs, credit):
                yield from _said("body", paragraphs)
                yield from _said("line", (credit,))
            case Box(title, inner):
                yield from _said("head", (title,))
                yield from _texts_of_blocks(inner)
            case Timeline(entries):
                for entry in entries:
                    yield from _said("line", (entry.when, entry.where))
                    yield Said("body", entry.what)
            case Picture() | Table() | Chart():
                yield from _texts_of_figure(block)


def _texts_of_figure(block: Picture | Table | Chart) -> Iterator[Said]:
    match block:
        case Picture():
            yield from _said("line", (block.caption, block.credit))
        case Table():
            yield from _said("line", (block.caption,))
            yield from _said("cell", (cell for row in block.rows for cell in row))
        case Chart():
            yield from _said("line", (block.title, block.source))
            yield from _said("cell", (datum.label for datum in block.data))


def _said(role: Role, texts: Iterable[Text | None]) -> Iterator[Said]:
    return (Said(role, text) for text in texts if text)
