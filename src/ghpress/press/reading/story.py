"""Turns a story into the element that reads it: its parts on all pages, one after another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ghpress.makeup.page import TextFrame
from ghpress.press.reading.bound import Bound, Standing
from ghpress.press.reading.exhibits import Cells, exhibits
from ghpress.press.reading.running import Lead, running
from ghpress.press.reading.tree import Node
from ghpress.values import dataclass

ONWARD, BACK = "jump-to", "jump-from"
"""The styles of what points to a story's rest, and back from it (下转, 上接)."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a story: the id it was made up under, its frames as they are read."""

    id: str
    standing: tuple[Standing, ...]


def article(parts: Sequence[Part], book: Bound, cells: Cells) -> Node:
    """The story: its parts read as one, however many pages lie between them.

    The head of a rest is a reminder for who turns the page, so it is a paragraph and no heading.
    """
    kids: list[Node] = []
    for number, part in enumerate(parts):
        leads: dict[str, Lead] = {}
        if number:
            leads[BACK] = Lead(parts[number - 1].standing[0].area(), "到这一稿的上一部分")
        if number + 1 < len(parts):
            leads[ONWARD] = Lead(parts[number + 1].standing[0].area(), "到这一稿的下一部分")
        reader = _Reader(book, cells, leads, part.id, is_first=not number)
        kids += reader.elements(part.standing)
    return Node("Art", tuple(kids), title=headline_of(parts[0]))


def headline_of(part: Part) -> str:
    """The headline as it was printed, in one line."""
    heads = (one.frame for one in part.standing if one.frame.role == "headline")
    said = "".join(head.block.text() for head in heads if isinstance(head, TextFrame))
    return said.translate(_NO_GAPS) or part.id


_NO_GAPS = {ord(gap): None for gap in "\u3000\n"}
"""What stands between the parts of a headline."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What a part of a story is read with."""

    book: Bound
    cells: Cells
    leads: Mapping[str, Lead]
    id: str
    is_first: bool

    def elements(self, standing: Sequence[Standing]) -> Iterator[Node]:
        """Head, exhibits and text in the order they stand."""
        for name, group in groupby(standing, self._group):
            own = tuple(group)
            if name == "headline":
                kids = tuple(ref for one in own for ref in self.book.all_of(one))
                yield Node("H2" if self.is_first else "P", kids)
            elif name in ("column", "head"):
                text = (one for one in own if isinstance(one.frame, TextFrame))
                yield from running((line for one in text for line in self.book.lines(one)), self.leads)
            else:
                yield from self._exhibit(own)

    def _group(self, one: Standing) -> str:
        """What a frame is read with: an exhibit, the columns, the headline, the rest of the head."""
        exhibit = re.match(r"(picture|chart|table|box)-\d+", one.frame.id.removeprefix(f"{self.id}-"))
        if exhibit:
            return exhibit[0]
        return one.frame.role if one.frame.role in ("column", "headline") else "head"

    def _exhibit(self, own: Sequence[Standing]) -> Iterator[Node]:
        """A picture with its words, a chart, a table, a box: one element."""
        made = tuple(exhibits(own, self.book, self.cells))
        if len(made) > 1:
            yield Node("Div", made)
        else:
            yield from made
