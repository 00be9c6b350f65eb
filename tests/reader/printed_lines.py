"""Turns page files into the paragraphs of running text that stand on them, as pdfminer reads them.

The page model says only which lines belong to a paragraph and on which baseline; what stands there,
and exactly where, is the file's.
"""

from collections import defaultdict
from collections.abc import Iterator

from benchmarks.linerules import Glyph, SetParagraph, spaced

from ghpress.galley.block import Placed
from ghpress.makeup.page import TextFrame
from ghpress.units import PT
from oracles import second_reader
from oracles.second_reader import ReadGlyph
from reader.editions import Edition

ROLES = ("body", "quote", "list")
SAME_LINE = 0.05
"""Points; baselines of running text differ by a line's leading."""


def printed_paragraphs(edition: Edition) -> Iterator[tuple[str, SetParagraph]]:
    """Every paragraph set justified in columns, in em of its style, with the style's name."""
    gathered: dict[tuple[str, int, str], list[tuple[int, TextFrame, Placed]]] = defaultdict(list)
    for page in edition.made.pages:
        for frame in page.frames:
            if isinstance(frame, TextFrame) and frame.role in ("column", "note"):
                for placed in frame.block.lines:
                    if placed.role in ROLES:
                        key = frame.story, placed.paragraph, placed.role
                        gathered[key].append((page.number, frame, placed))
    read = {page.number: _read(edition, page.number) for page in edition.made.pages}
    for (_, _, role), lines in gathered.items():
        style = edition.shop.layout.styles[role]
        em = style.size / PT
        found = [_line(read[number], frame, placed, em) for number, frame, placed in lines]
        measures = tuple(frame.rect.width / style.size for _, frame, _ in lines)
        paragraph = SetParagraph(tuple(found), measures, float(style.setting.indent))
        yield role, spaced(paragraph, "".join(placed.line.text for _, _, placed in lines))


def _read(edition: Edition, number: int) -> tuple[ReadGlyph, ...]:
    file = next(file for file in edition.built.page_files if file.stem == f"{number:02}")
    return second_reader.read_glyphs(file.read_bytes())


def _line(
    glyphs: tuple[ReadGlyph, ...], frame: TextFrame, placed: Placed, em: float
) -> tuple[Glyph, ...]:
    """What stands on a line of a column, from left to right, spaces left out."""
    left, right = frame.rect.x / PT, frame.rect.right() / PT
    baseline = (frame.rect.y + placed.y) / PT
    here = [
        glyph
        for glyph in glyphs
        if abs(glyph.y - baseline) < SAME_LINE
        and left - em < glyph.x < right
        and glyph.text.strip()
        and abs(glyph.size - em) < SAME_LINE
    ]
    here.sort(key=lambda glyph: glyph.x)
    return tuple(Glyph(glyph.text, (glyph.x - left) / em, glyph.advance / em) for glyph in here)
