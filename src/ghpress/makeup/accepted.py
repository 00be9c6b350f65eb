"""Gathers the lines of pages made up, story by story, as what an editor accepts."""

from collections.abc import Iterable

from ghpress.galley.block import Placed
from ghpress.galley.kept import accepted_paragraphs
from ghpress.layout.layout import Layout
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.history import NOTE, AcceptedStory

RUNNING = frozenset({"column", NOTE})
"""Roles of the frames that hold running text."""


def accepted_stories(pages: Iterable[Page], layout: Layout) -> tuple[AcceptedStory, ...]:
    """Every story's paragraphs as they stand, in reading order; heads and captions are set anew."""
    lines: dict[str, list[Placed]] = {}
    for page in pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.role in RUNNING:
                lines.setdefault(frame.story, []).extend(frame.block.lines)
    return tuple(_story(story, placed, layout) for story, placed in lines.items())


def _story(story: str, placed: list[Placed], layout: Layout) -> AcceptedStory:
    """One story's paragraphs, measured in em of their own style."""
    paragraphs: dict[int, list[Placed]] = {}
    for one in placed:
        paragraphs.setdefault(one.paragraph, []).append(one)
    found = (
        accepted_paragraphs((one.line for one in lines), layout.styles[lines[0].role].size)
        for lines in paragraphs.values()
    )
    return AcceptedStory(story, tuple(paragraph for whole in found for paragraph in whole))
