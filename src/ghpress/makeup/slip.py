"""Sets one story in one column as a galley proof (小样): every word of it, its lines counted."""

from collections.abc import Iterator
from dataclasses import replace

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.columns import column_blocks
from ghpress.galley.compose import Measures, possible, prepare
from ghpress.galley.pieces import Aside, byline_piece, copy_of, signed
from ghpress.galley.setcopy import set_copy
from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.story import Box, Chart, Head, Picture, Story, Table
from ghpress.manuscript.text import Text, plain
from ghpress.manuscript.walk import texts_of_story
from ghpress.remarks import Remark
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, mm, pt
from ghpress.values import dataclass

HEAD, HEAD_LEADING = pt(15), pt(20)
"""Heads in one size: how they are broken and how large is seen on the page; here they are read."""

HEAD_WIDTH = mm(110)
"""Wider than a column, so that a head of usual length stands on one line."""

GAP = pt(14)
"""White between the head, the text and what stands beside it on the page."""


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A line of the galley: its baseline's start from the slip's top left; ``number`` 0 is not counted.

    ``top`` is where the room it takes begins.
    """

    placed: Placed
    number: int
    top: Length


@dataclass(frozen=True, slots=True)
class Slip:
    """A story's galley: its lines from above down, its text's measure, its counts."""

    story: Story
    measure: Length
    characters_wide: int
    lines: tuple[SlipLine, ...]
    characters: int
    remarks: tuple[Remark, ...]

    def counted(self) -> int:
        """The lines of its text."""
        return max((line.number for line in self.lines), default=0)


@dataclass(slots=True)
class _Column:
    """The slip as far as it is set."""

    layout: Layout
    shelf: Shelf
    measure: Length
    lines: list[SlipLine]
    remarks: list[Remark]
    depth: Length = 0
    number: int = 0

    def add(self, block: SetBlock, pitch: Length, *, is_counted: bool = False) -> None:
        """A block under what is there; lines on one level, a signature with its line, count once."""
        levels: set[Length] = set()
        for placed in sorted(block.lines, key=lambda placed: placed.y):
            self.number += is_counted and placed.y not in levels
            number = self.number if is_counted and placed.y not in levels else 0
            levels.add(placed.y)
            y = self.depth + placed.y
            self.lines.append(SlipLine(replace(placed, y=y), number, max(self.depth, y - pitch)))
        self.depth += block.depth

    def say(self, text: Text, style: TextStyle, width: Length) -> None:
        """Words in lines of their own, read and not counted."""
        block, remarks = set_text(text, style, self.shelf, width)
        self.remarks.extend(remarks)
        self.add(block, style.leading)


def slip_of(story: Story, layout: Layout, shelf: Shelf) -> Slip:
    """The story's galley, its text as wide as the layout's column."""
    measure = layout.grid.measure(1)
    column = _Column(layout, shelf, measure, [], [])
    head = TextStyle("slip-head", layout.styles["headline"].face, HEAD, HEAD_LEADING)
    for text in _heads(story):
        column.say(text, head, max(HEAD_WIDTH, measure))
    column.depth += GAP
    copied = copy_of(story)
    copy = copied.copy
    if story.byline:
        copy = signed(copy, replace(byline_piece(story.byline), style="credit"))
    prepared = prepare(copy, layout.styles, shelf, story.accepted)
    if prepared.copy:
        measures = Measures(measure)
        depths = possible(prepared, measures)
        total = min(depths, key=lambda total: (depths[total].cost, total))
        galley = set_copy(prepared, measures, total)
        assert galley is not None, "a total on offer is one that can be set"
        column.remarks.extend(galley.remarks)
        (block,) = column_blocks(galley, (total,), measures)
        column.add(block, prepared.pitch, is_counted=True)
    for aside in copied.asides:
        _set_aside(aside, column)
    characters = layout.grid.characters
    lines = tuple(column.lines)
    return Slip(story, measure, characters, lines, story.characters(), tuple(column.remarks))


def _heads(story: Story) -> Iterator[Text]:
    """What stands over the story, from above down."""
    head = story.head
    yield from (text for text in (head.kicker, *head.headline, *head.deck) if text)


def _set_aside(aside: Aside, column: _Column) -> None:
    """What stands beside the text, as its words alone: they are read here too."""
    like = column.layout.styles["body"]
    body = TextStyle("slip-aside", like.face, like.size, like.leading)
    label = replace(body, name="slip-label", face="hei")
    column.depth += GAP
    column.say(plain(_label(aside)), label, max(HEAD_WIDTH, column.measure))
    for text in _words(aside):
        column.say(text, body, column.measure)


def _label(aside: Aside) -> str:
    match aside.block:
        case Picture(file=file):
            return f"［图　{file}］"
        case Table():
            return "［表］"
        case Chart():
            return "［图表］"
        case Box():
            return "［方框］"


def _words(aside: Aside) -> Iterator[Text]:
    """The texts of a block beside the text."""
    alone = Story(id="", head=Head(()), blocks=(aside.block,), file="")
    yield from (said.text for said in texts_of_story(alone))
