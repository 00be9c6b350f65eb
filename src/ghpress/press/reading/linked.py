"""Finds where the links that an editor wrote came to stand: frame, line and clusters of each piece."""

from collections.abc import Iterator, Sequence

from ghpress.galley.block import Placed
from ghpress.galley.line import Line
from ghpress.layout.grid import HAN_DESCENT
from ghpress.makeup.page import Page, Rect, TextFrame
from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import Span, Text
from ghpress.manuscript.walk import texts_of
from ghpress.units import Length
from ghpress.values import dataclass

CLICKABLE = ("http://", "https://", "mailto:")
"""Addresses a reader may be sent to; a file or a script is none."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A piece of a link in one line of a frame: its words, where they stand, where they lead.

    ``cuts`` are the clusters at which the line is parted; the words are part ``part`` of it.
    """

    frame: str
    line: int
    part: int
    cuts: tuple[int, ...]
    said: str
    to: str
    rect: Rect


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a paragraph: its frame, its place in it, and where it begins in the paragraph."""

    frame: TextFrame
    number: int
    start: int

    @property
    def placed(self) -> Placed:
        return self.frame.block.lines[self.number]


def linked_on(page: Page, issue: Issue) -> tuple[Linked, ...]:
    """The links on a page, in reading order."""
    texts = tuple(text for text in (said.text for said in texts_of(issue)) if _links(text))
    if not texts:
        return ()
    return tuple(link for rows in _paragraphs(page) for link in _in_paragraph(rows, texts))


def cuts_of(links: Sequence[Linked]) -> dict[tuple[str, int], tuple[int, ...]]:
    """By frame and line the clusters at which the painter is to part it."""
    return {(link.frame, link.line): link.cuts for link in links}


def _links(text: Text) -> tuple[Span, ...]:
    """A text's links that may be followed."""
    return tuple(
        span for span in text.spans if span.kind == "link" and span.value.lower().startswith(CLICKABLE)
    )


def _paragraphs(page: Page) -> Iterator[list[_Row]]:
    """The lines of each paragraph on the page; one that began on another page begins in its midst."""
    rows: list[_Row] = []
    key: tuple[object, ...] = ()
    for frame in page.frames:
        if not isinstance(frame, TextFrame):
            continue
        for number, placed in enumerate(frame.block.lines):
            own = (frame.story, frame.role, placed.role, placed.paragraph)
            if rows and (own != key or not placed.line.first):
                yield rows
                rows = []
            key = own
            rows.append(_Row(frame, number, placed.line.first))
    if rows:
        yield rows


def _in_paragraph(rows: list[_Row], texts: Sequence[Text]) -> Iterator[Linked]:
    """The links of a paragraph: those of the text whose characters it prints, its label put before."""
    start = rows[0].start
    chars = "".join(row.placed.line.text for row in rows)
    for text in texts:
        # What stands before an item or a first paragraph (a label, a dateline) is not the text's own.
        label = start + len(chars) - len(text.chars)
        if text.chars.endswith(chars) if label <= 0 else chars.endswith(text.chars):
            shift = max(label, 0)
            yield from (link for row in rows for link in _in_line(row, _links(text), shift))
            return


def _in_line(row: _Row, spans: Sequence[Span], shift: int) -> Iterator[Linked]:
    """The pieces of links in one line."""
    line = row.placed.line
    found: list[tuple[range, Span]] = []
    for span in spans:
        first, stop = span.start + shift - row.start, span.stop + shift - row.start
        own = [at for at, char in enumerate(line.starts) if first <= char < stop]
        if own:
            found.append((range(own[0], own[-1] + 1), span))
    edges = {edge for clusters, _ in found for edge in (clusters.start, clusters.stop)}
    cuts = tuple(sorted(edges - {0, len(line.starts)}))
    for clusters, span in found:
        part = sum(cut <= clusters.start for cut in cuts)
        said = "".join(line.cluster(at) for at in clusters)
        rect = _rect(row, line, clusters)
        yield Linked(row.frame.id, row.number, part, cuts, said, span.value, rect)


def _rect(row: _Row, line: Line, clusters: range) -> Rect:
    """Where clusters of a line stand on the page, as high as its type."""
    last = clusters.stop - 1
    stop = line.xs[last] + line.advances[last]
    return type_rect(row.frame.rect, row.placed, line.xs[clusters.start], stop)


def type_rect(origin: Rect, placed: Placed, start: Length, stop: Length) -> Rect:
    """The rectangle of a line's type from ``start`` to ``stop`` along it, in a frame that is there."""
    line, along = placed.line, stop - start
    size = max((run.size for run in line.runs), default=0)
    if line.vertical:
        return Rect(origin.x + placed.x - size // 2, origin.y + placed.y + start, size, along)
    rise = round(float(1 - HAN_DESCENT) * size)
    return Rect(origin.x + placed.x + start, origin.y + placed.y - rise, along, size)
