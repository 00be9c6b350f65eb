"""Turns a text and the issue made of it into an account: is every printed character there just once?"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ghpress.manuscript.imports.texts import IGNORED
from ghpress.manuscript.story import Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile


@dataclass(frozen=True, slots=True)
class Account:
    """Places in the source, spaces not counted, that did not come over once and unchanged.

    ``shadows`` are places left out on a line where what was kept reads the same: a heading's shadow.
    ``moved`` are stretches of the issue whose characters do not run on in the source's order.
    """

    lost: tuple[InFile, ...]
    doubled: tuple[InFile, ...]
    altered: tuple[InFile, ...]
    moved: tuple[InFile, ...]
    shadows: tuple[InFile, ...]

    @property
    def is_even(self) -> bool:
        """Whether nothing was lost, doubled, altered or moved."""
        return not (self.lost or self.doubled or self.altered or self.moved)


def accounting(source: str, issue: Issue) -> Account:
    """The account of an issue imported from this text; its characters must keep their places in it."""
    lines = source.split("\n")
    printed = {
        (row, column): char
        for row, line in enumerate(lines, start=1)
        for column, char in enumerate(line, start=1)
        if not char.isspace() and char not in IGNORED
    }
    taken = [taken for text in texts_of(issue) for taken in _taken(text)]
    count = Counter((place.line, place.column) for place, _ in taken)
    missing = [key for key in printed if key not in count]
    shadows = {key for key in missing if _is_shadow(key[0], printed, count)}
    file = taken[0][0].file if taken else ""
    return Account(
        lost=tuple(InFile(file, *key) for key in missing if key not in shadows),
        doubled=tuple(InFile(file, *key) for key, times in count.items() if times > 1),
        altered=tuple(place for place, char in taken if printed.get((place.line, place.column)) != char),
        moved=tuple(place for text in texts_of(issue) for place in _out_of_order(text)),
        shadows=tuple(InFile(file, *key) for key in sorted(shadows)),
    )


def texts_of(issue: Issue) -> Iterator[Text]:
    """Every text of an issue of paragraphs and subheads, note first, head before body."""
    for story in ([issue.note] if issue.note else []) + list(issue.stories):
        yield from _texts(story)


def _texts(story: Story) -> Iterator[Text]:
    """The texts of one story in reading order."""
    head = story.head
    yield from (*([head.kicker] if head.kicker else []), *head.headline, *head.deck)
    for block in story.blocks:
        assert isinstance(block, Paragraph | Subhead), "print gives paragraphs and subheads only"
        yield block.text


def _taken(text: Text) -> list[tuple[InFile, str]]:
    """The characters of a text, spaces apart, with their places; words of our own have none."""
    return [
        (text.place(index), char)
        for index, char in enumerate(text.chars)
        if not char.isspace() and text.anchors
    ]


def _is_shadow(row: int, printed: dict[tuple[int, int], str], count: Counter[tuple[int, int]]) -> bool:
    """Whether what is missing of a line reads just like what was kept of it, or of the line before."""
    cells = [(key, char) for key, char in printed.items() if key[0] == row]
    kept = "".join(char for key, char in cells if key in count)
    before = max((key[0] for key in printed if key[0] < row), default=0)
    twin = kept or "".join(char for key, char in printed.items() if key[0] == before)
    return twin == "".join(char for key, char in cells if key not in count)


def _out_of_order(text: Text) -> list[InFile]:
    """Places in one text that stand before their predecessor in the source."""
    places = [place for place, _ in _taken(text)]
    return [
        after
        for before, after in pairwise(places)
        if (after.line, after.column) <= (before.line, before.column)
    ]
