"""Whole editions built in the test, and what their pages should say, reckoned from the manuscript."""

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ghpress.build import BuildRequest, Built, Shop, build_issue, made_up, open_shop
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import Box, List, Paragraph, Quote, Story, Subhead
from ghpress.preflight.reader import Glyph, read_glyphs
from ghpress.units import PT

ROOT = Path(__file__).parents[2]

REFERENCE = os.environ.get("GHPRESS_REFERENCE", "")
"""A text extracted from a real special issue, to be imported and built as well where there is one."""


@dataclass(frozen=True, eq=False)
class Edition:
    """An issue built, with the page model it was built from and its page files as pdfium reads them."""

    shop: Shop
    made: MadeUp
    built: Built

    @cache  # noqa: B019 - editions live as long as the tests
    def glyphs(self, number: int) -> tuple[Glyph, ...]:
        """The glyphs of a page file."""
        file = next(file for file in self.built.page_files if file.stem == f"{number:02}")
        return read_glyphs(file.read_bytes())


def built(issue: Path, into: Path) -> Edition:
    """The issue built into a folder."""
    request = BuildRequest(issue, into=into, workers=2)
    made, _ = made_up(request, untold)
    return Edition(open_shop(request, untold), made, build_issue(request, untold))


def untold(step: str, done: int, total: int) -> None:
    """Progress nobody looks at."""


def story_text(story: Story) -> str:
    """A story's words in the order they should be read, white space left out."""
    head = [story.head.kicker, *story.head.headline, *story.head.deck]
    words = [text.chars for text in head if text]
    for block in story.blocks:
        match block:
            case Paragraph(text) | Subhead(text):
                words.append(text.chars)
            case List(items):
                words.extend(item.chars for item in items)
            case Quote(paragraphs):
                words.extend(item.chars for item in paragraphs)
            case Box():
                raise AssertionError("no boxes in the editions tested")
    if story.byline:
        words.append(story.byline.chars)
    return bare("".join(words))


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


def frames_of(page: Page, story: str) -> list[TextFrame]:
    """The frames of a story's running text and head on a page, in reading order; no captions."""
    text = (frame for frame in page.frames if isinstance(frame, TextFrame) and frame.story == story)
    return [frame for frame in text if not set(roles_in(frame)) & {"caption", "picture-credit"}]


def roles_in(frame: TextFrame) -> list[str]:
    """The styles of a frame's lines."""
    return [placed.role for placed in frame.block.lines]


def modelled(page: Page) -> list[tuple[str, float, float, str]]:
    """Every glyph the page model promises in text frames: text, x, y in points, the style's name."""
    promised = []
    for frame in page.frames:
        if not isinstance(frame, TextFrame):
            continue
        for placed in frame.block.lines:
            for run in placed.line.runs:
                for text, x in zip(placed.line.texts(run), run.xs, strict=True):
                    left = (frame.rect.x + placed.x + x) / PT
                    promised.append((text, left, (frame.rect.y + placed.y - run.rise) / PT, placed.role))
    return promised
