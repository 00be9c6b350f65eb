"""Sets a few words: a caption, a folio, a label, at their own width or in a measure."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from ghpress.galley.block import SetBlock
from ghpress.galley.fit import Way, best_way
from ghpress.galley.galley import Galley, column_block
from ghpress.galley.headplans import HAIR
from ghpress.galley.prepare import Manner, paragraph_of, paragraphs_of
from ghpress.galley.setpiece import Setting, set_piece
from ghpress.galley.sorts import Case, FaceShelf
from ghpress.galley.spaced import spaced
from ghpress.galley.subhead import display_way
from ghpress.galley.sums import Paragraph
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.units import Length

WORDS_KEPT = 2048
"""Words remembered as they were set: captions and labels are asked for again and again, at every width a
picture is tried at and in every issue made up anew."""

OWN_WIDTH = Manner(ragged=True)
"""How words stand that are set at their own width."""

TITLE = Manner(display=True)
"""How the words of a title of several lines stand."""


@lru_cache(maxsize=WORDS_KEPT)
def set_text(
    text: Text, style: TextStyle, shelf: FaceShelf, measure: Length | None = None
) -> tuple[SetBlock, tuple[Remark, ...]]:
    """The text composed: in one line of its own width, or in lines of a measure.

    A few Han alone are spaced apart if the style says so (``spaced``).

    Returns:
        The block, its lines at the style's leading; remarks on what is amiss.
    """
    style = spaced(text, style)
    if measure is None:
        return _on_one_line(paragraph_of(text, style, shelf, OWN_WIDTH), style)
    paragraph = _paragraph(text, style, shelf)
    return _set(paragraph, style, best_way(paragraph, measure), measure)


@lru_cache(maxsize=WORDS_KEPT)
def set_title(
    text: Text, style: TextStyle, shelf: FaceShelf, measure: Length
) -> tuple[SetBlock, tuple[Remark, ...]]:
    """The text in lines of a measure, broken by meaning as a subhead is: the title of a chart.

    It is condensed as far as its style allows before it takes another line.
    """
    style = spaced(text, style)
    if natural_width(_paragraph(text, style, shelf)) <= measure:
        return set_text(text, style, shelf, measure)
    paragraph = paragraph_of(text, style, shelf, TITLE)
    shown = display_way(paragraph, measure)
    made, condense = _set(paragraph, style, shown.way, measure), shown.condense
    while condense != TITLE.condense and _runs_over(made[0]):
        narrow = paragraph_of(text, style, shelf, replace(TITLE, condense=condense))
        made, condense = _set(narrow, style, shown.way, measure), condense - HAIR
    return made


def _runs_over(block: SetBlock) -> bool:
    """Whether a line is wider than the block."""
    return any(placed.line.width > block.width for placed in block.lines)


def set_each(
    texts: Sequence[Text], style: TextStyle, shelf: FaceShelf
) -> tuple[tuple[SetBlock, tuple[Remark, ...]], ...]:
    """Each of some texts in one line of its own width: as ``set_text``, but measured in one go."""
    styles = [spaced(text, style) for text in texts]
    found: dict[int, tuple[SetBlock, tuple[Remark, ...]]] = {}
    for own in dict.fromkeys(styles):
        alike = [index for index, one in enumerate(styles) if one == own]
        copy = [(texts[index], OWN_WIDTH) for index in alike]
        paragraphs = paragraphs_of(Case(shelf, own), copy)
        for index, paragraph in zip(alike, paragraphs, strict=True):
            found[index] = _on_one_line(paragraph, own)
    return tuple(found[index] for index in range(len(texts)))


def _on_one_line(paragraph: Paragraph, style: TextStyle) -> tuple[SetBlock, tuple[Remark, ...]]:
    """The whole paragraph on a line of its own width."""
    way = Way((len(paragraph.measured) - 1,), 0, 0, is_full=True)
    return _set(paragraph, style, way, natural_width(paragraph))


def _set(
    paragraph: Paragraph, style: TextStyle, way: Way, width: Length
) -> tuple[SetBlock, tuple[Remark, ...]]:
    """The lines of a way, at the style's leading."""
    setting = Setting(style, style.leading, way.lines())
    piece = set_piece(paragraph, way, lambda _: width, setting)
    galley = Galley(piece.lines, way.lines(), style.leading)
    remarks = (*paragraph.measured.remarks, *piece.remarks)
    return column_block(galley, 0, way.lines(), width), remarks


@lru_cache(maxsize=WORDS_KEPT)
def _paragraph(text: Text, style: TextStyle, shelf: FaceShelf) -> Paragraph:
    """The words measured, once for all widths they are tried at."""
    return paragraph_of(text, style, shelf)


def natural_width(paragraph: Paragraph) -> Length:
    """The width of the whole text in one line, its indent included."""
    count = len(paragraph.measured)
    if not count:
        return 0
    last = int(paragraph.sums.ends[count - 1])
    inner = int(paragraph.sums.natural[last] + paragraph.measured.bodies[last])
    edges = int(paragraph.spaces.leads[0] + paragraph.spaces.trails[last])
    return inner + edges + paragraph.indents.first + paragraph.indents.right
