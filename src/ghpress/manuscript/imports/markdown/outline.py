"""Turns a Markdown file into its outline: front matter, and chunks of rows, one a story.

Only headings are looked for here; everything else is left to the reader of stories.
"""

import re

from ghpress.manuscript.raw import Row
from ghpress.values import dataclass

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{3,})[ \t]*$")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_FRONT = "---"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level from 1, its words, and its row, counted from 0."""

    level: int
    words: Row
    row: int


@dataclass(frozen=True, slots=True)
class Chunk:
    """One story: its headline (None: the file began without) and its rows, from ``first_line`` on."""

    headline: Heading | None
    rows: tuple[str, ...]
    first_line: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A file: its front matter with its first line, the document's title, the stories.

    ``levels_moved`` says that headlines are not of level 1 or subheads not of level 2.
    """

    front: str
    front_line: int
    title: Heading | None
    chunks: tuple[Chunk, ...]
    levels_moved: bool


def outline_of(text: str) -> Outline:
    """The outline of a Markdown file."""
    rows = text.split("\n")
    front, start = _front_matter(rows)
    headings = _headings(rows, start)
    title, rest = _title_apart(headings, rows, start)
    level = _headline_level(rest, bool(front), title)
    heads = [heading for heading in rest if heading.level == level]
    subheads = {heading.row: heading for heading in rest if heading.level > level}
    for row in (*subheads, *([title.row] if title else [])):
        underlined = _is_underlined(rows, row)
        rows[row] = f"## {subheads[row].words.chars}" if row in subheads else ""
        rows[row + 1] = "" if underlined else rows[row + 1]
    chunks = tuple(_chunks(rows, start, heads))
    moved = level not in (0, 1) or any(heading.level != 2 for heading in subheads.values())
    return Outline(front, 2, title, chunks, moved)


def _front_matter(rows: list[str]) -> tuple[str, int]:
    """The front matter and the row after it."""
    if rows[0].rstrip() != _FRONT:
        return "", 0
    for row in range(1, len(rows)):
        if rows[row].rstrip() in (_FRONT, "..."):
            return "\n".join(rows[1:row]) + "\n", row + 1
    return "", 0


def _headings(rows: list[str], start: int) -> list[Heading]:
    """Every heading outside fences, underlined ones too."""
    found: list[Heading] = []
    fence = ""
    for row in range(start, len(rows)):
        chars = rows[row]
        mark = _FENCE.match(chars)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        heading = _HEADING.match(chars)
        if fence or mark:
            continue
        if heading and heading[2]:
            words = Row(heading[2], row + 1, heading.start(2) + 1)
            found.append(Heading(len(heading[1]), words, row))
        elif _is_underlined(rows, row):
            bare = chars.strip()
            level = 1 if rows[row + 1].strip().startswith("=") else 2
            found.append(Heading(level, Row(bare, row + 1, chars.index(bare) + 1), row))
    return found


def _is_underlined(rows: list[str], row: int) -> bool:
    """Whether the next row makes this one, a line by itself, a heading."""
    alone = row == 0 or not rows[row - 1].strip() or rows[row - 1].rstrip() == _FRONT
    plain = bool(rows[row].strip()) and not _HEADING.match(rows[row]) and not _UNDERLINE.match(rows[row])
    return alone and plain and row + 1 < len(rows) and _UNDERLINE.match(rows[row + 1]) is not None


def _title_apart(
    headings: list[Heading], rows: list[str], start: int
) -> tuple[Heading | None, list[Heading]]:
    """The document's title and the rest: the only # heading, two levels and no copy right under it."""
    tops = [heading for heading in headings if heading.level == 1]
    levels = [heading.level for heading in headings]
    if len(tops) != 1 or headings[0] is not tops[0] or levels.count(2) < 2 or 3 not in levels:
        return None, headings
    between = rows[start : tops[0].row] + rows[tops[0].row + 1 : headings[1].row]
    if any(row.strip() for row in between):
        return None, headings
    return tops[0], headings[1:]


def _headline_level(headings: list[Heading], has_front: bool, title: Heading | None) -> int:
    """The level of headlines; 0 where the front matter has the headline of the only story."""
    levels = {heading.level for heading in headings}
    if title or 1 in levels or not has_front:
        return min(levels, default=0)
    return 0


def _chunks(rows: list[str], start: int, heads: list[Heading]) -> list[Chunk]:
    """The rows of each story, those before the first headline as a story without one."""
    chunks: list[Chunk] = []
    stops = [heading.row for heading in heads] + [len(rows)]
    before = rows[start : stops[0]]
    if any(row.strip() for row in before):
        chunks.append(Chunk(None, tuple(before), start + 1))
    for heading, stop in zip(heads, stops[1:], strict=True):
        body = heading.row + (2 if _is_underlined(rows, heading.row) else 1)
        chunks.append(Chunk(heading, tuple(rows[body:stop]), body + 1))
    return chunks
