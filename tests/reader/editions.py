"""Whole editions built in the test, and what their pages should say, reckoned from the manuscript."""

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ghpress.build import BuildRequest, Built, Shop, build_issue, try_out
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.page import Page, TextFrame
from ghpress.manuscript.story import (
    Box,
    Chart,
    List,
    Paragraph,
    Quote,
    Story,
    Subhead,
    Timeline,
    texts_of,
)
from ghpress.manuscript.text import Text
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

    def glyphs(self, number: int) -> tuple[Glyph, ...]:
        """The glyphs of a page file."""
        return self._glyphs[f"{number:02}"]

    @cached_property
    def _glyphs(self) -> dict[str, tuple[Glyph, ...]]:
        return {file.stem: read_glyphs(file.read_bytes()) for file in self.built.page_files}


def built(issue: Path, into: Path) -> Edition:
    """The issue built into a folder."""
    request = BuildRequest(issue, into=into, workers=2)
    tried = try_out(request, untold)
    return Edition(tried.shop, tried.made, build_issue(request, untold))


def untold(step: str, done: int, total: int) -> None:
    """Progress nobody looks at."""


def story_texts(story: Story) -> list[str]:
    """A story's words in the order they should be read, once with each of its headlines."""
    return [_words(story, headline) for headline in (story.head.headline, *story.head.alternatives)]


def _words(story: Story, headline: tuple[Text, ...]) -> str:
    """A story's words under one of its headlines, white space left out."""
    head = [story.head.kicker, *headline, *story.head.deck]
    words = [text.chars for text in head if text]
    for block in story.blocks:
        match block:
            case Paragraph(text) | Subhead(text):
                words.append(text.chars)
            case List(items):
                words.extend(item.chars for item in items)
            case Quote(paragraphs):
                words.extend(item.chars for item in paragraphs)
            case Timeline(entries):
                words.extend(text.chars for entry in entries for text in texts_of(entry))
            case Box():
                raise AssertionError("no boxes in the editions tested")
    if story.byline:
        words.append(story.byline.chars)
    return bare("".join(words))


def chart_words(story: Story) -> list[str]:
    """Title, source and labels of a story's charts."""
    charts = [block for block in story.blocks if isinstance(block, Chart)]
    said = [text for chart in charts for text in (chart.title, chart.source) if text]
    return [bare(text.chars) for text in (*said, *(d.label for chart in charts for d in chart.data))]


def bare(text: str) -> str:
    """The text without white space."""
    return "".join(text.split())


BESIDE = {"caption", "picture-credit"}
"""Roles of frames that stand beside a story's running text."""


def frames_of(page: Page, story: str) -> list[TextFrame]:
    """The frames of a story's head and running text, in reading order; no words of pictures, charts."""
    text = (frame for frame in page.frames if isinstance(frame, TextFrame) and frame.story == story)
    return [frame for frame in text if frame.role not in BESIDE and not frame.role.startswith("chart-")]


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
