"""Sets the contents of an issue (目录): every story's page, name, headline and words, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import reduce

from ghpress.galley.block import SetBlock
from ghpress.galley.pieces import alone, joined, unbroken
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text, set_title
from ghpress.layout.layout import GuideRules, Layout
from ghpress.layout.styles import TextStyle
from ghpress.makeup.guide import GuideForm, SetRow, least_lines, row_measure
from ghpress.makeup.note import Inside
from ghpress.makeup.printed import Edition
from ghpress.manuscript.story import Story
from ghpress.manuscript.text import Text, plain
from ghpress.remarks import InFile, Remark, note
from ghpress.units import Length, em
from ghpress.values import dataclass

HEAD, HEAD_OF_SOME = "目录", "本期要目"
"""What stands over the contents of a magazine; over those that do not name every story."""

PART_GAP = "\u3000"
"""Between the parts of a headline on one line: a full-width space."""

AFTER_PAGE = 1
"""White between page number and title, in em of the title."""

AFTER_NAME = 1
"""White between a story's name and the words about it, in em of the words."""

NARROWEST = 12
"""Characters of the title a row should have, at least: with fewer every title breaks."""

MOST_COLUMNS = 4
"""Columns of rows at most, for a long list."""

AIR = Fraction(1, 2)
"""White a row has over and under it at least, both together, in em of the title."""

AIRIEST = 3
"""A row of a short list spreads to no more than so many times its own depth."""

GROWING = ("contents-page", "contents-title", "contents-name", "contents")
"""The styles of a row, which grow together."""

LEVELS: tuple[tuple[str, ...], ...] = (("contents-name", "contents"), ())
"""What a row prints under its title, on one line where it goes on it: all, or nothing."""


@dataclass(frozen=True, slots=True)
class ContentsRow:
    """One story in the contents: its page as it is printed, and its words by role."""

    page: str
    words: Mapping[str, Text]
    rank: int = 2


def contents_rows(edition: Edition, pages: Mapping[str, int]) -> tuple[ContentsRow, ...]:
    """A row for every story in reading order; ``pages`` are their pages by id. Rests have none."""
    said = {entry.story: entry.words for entry in edition.issue.guide}
    number = edition.folios.number
    return tuple(
        ContentsRow(number(pages[story.id]), dict(_words(story, said.get(story.id))), story.rank)
        for story in edition.issue.stories
        if story.id in pages and not story.turns_from
    )


def _words(story: Story, said: Text | None) -> Iterator[tuple[str, Text]]:
    """What the contents say of a story, by role."""
    head = story.head
    if head.kicker:
        yield "contents-name", alone(head.kicker)
    elif story.city:
        yield "contents-name", plain(story.city)
    parts = map(unbroken, head.headline)
    yield "contents-title", reduce(lambda said, part: joined(said, PART_GAP, part), parts)
    if said:
        yield "contents", said


@dataclass(frozen=True, slots=True)
class _Room:
    """What the contents are set in: a width, in the columns of these rules."""

    width: Length
    rules: GuideRules
    layout: Layout
    shelf: FaceShelf

    def measure(self) -> Length:
        """The measure of a row."""
        return row_measure(self.width, self.rules, self.layout)


def contents_forms(
    rows: tuple[ContentsRow, ...], width: Length, layout: Layout, shelf: FaceShelf
) -> tuple[GuideForm, ...]:
    """The contents over a width, the fullest form first, each later one shallower; none without rows.

    Those in larger type come before; the last ones leave out short stories, then all but leads, and
    say so.
    """
    if not rows:
        return ()
    forms: list[GuideForm] = []
    rooms = tuple(_rooms(width, layout, shelf))
    chosen = [(rows, LEVELS[0], (*_larger_rooms(width, layout, shelf), *rooms))]
    chosen += [(rows, roles, rooms) for roles in LEVELS[1:]]
    chosen += [(some, LEVELS[-1], rooms) for rank in (2, 1) if (some := _up_to(rank, rows))]
    for some, roles, within in chosen:
        for room in within:
            left_out = len(rows) - len(some)
            made = _form(some, roles, room, HEAD_OF_SOME if left_out else HEAD)
            if not forms or made.least < forms[-1].least:
                forms.append(_saying(made, left_out))
    return tuple(forms)


def _up_to(rank: int, rows: tuple[ContentsRow, ...]) -> tuple[ContentsRow, ...]:
    """The rows of stories of a rank or higher, lead being the highest."""
    return tuple(row for row in rows if row.rank <= rank)


def _saying(form: GuideForm, left_out: int) -> GuideForm:
    """The form with a note on the stories it does not name."""
    if not left_out:
        return form
    said = note("contents-shortened", InFile("issue.yaml"), left=left_out, named=len(form.rows))
    return replace(form, remarks=(*form.remarks, said))


def _rooms(width: Length, layout: Layout, shelf: FaceShelf) -> Iterator[_Room]:
    """The layout's own columns, then more, as long as titles have room."""
    own = _Room(width, layout.contents, layout, shelf)
    yield own
    for columns in range(layout.contents.columns + 1, MOST_COLUMNS + 1):
        room = replace(own, rules=replace(layout.contents, columns=columns))
        if room.measure() >= NARROWEST * layout.styles["contents-title"].size:
            yield room


def _larger_rooms(width: Length, layout: Layout, shelf: FaceShelf) -> Iterator[_Room]:
    """Those of a short list, its type grown as far as the layout lets it, the largest first.

    Fewer columns than the layout's own come before them: larger type asks for longer lines.
    """
    for percent in layout.contents.larger:
        grown = {name: _grown(layout.styles[name], percent) for name in GROWING if name in layout.styles}
        dress = replace(layout, styles={**layout.styles, **grown})
        for columns in range(1, layout.contents.columns + 1):
            room = _Room(width, replace(layout.contents, columns=columns), dress, shelf)
            if room.measure() >= NARROWEST * dress.styles["contents-title"].size:
                yield room


def _grown(style: TextStyle, percent: int) -> TextStyle:
    """The style with its type and pitch so many hundredths as large."""
    return replace(style, size=style.size * percent // 100, leading=style.leading * percent // 100)


def _form(rows: tuple[ContentsRow, ...], roles: tuple[str, ...], room: _Room, over: str) -> GuideForm:
    """The contents with these parts of each row, in so many columns, and what stands over them."""
    layout, rules = room.layout, room.rules
    head, remarks = set_text(plain(over), layout.styles["contents-head"], room.shelf)
    table = _Table(rows, room.measure(), layout, room.shelf)
    made = _level(tuple(table.row(row, roles) for row in rows), rules.columns)
    least = least_lines(head, made, rules, layout)
    said = (*remarks, *table.remarks)
    return GuideForm(room.width, head, made, least, rules, said, "contents", AIRIEST)


def _level(rows: tuple[SetRow, ...], columns: int) -> tuple[SetRow, ...]:
    """The rows, each as deep as the deepest abreast of it, so that their rules are level."""
    most = -(-len(rows) // columns)
    deepest = [max(row.depth for row in rows[place::most]) for place in range(most)]
    return tuple(replace(row, depth=deepest[place % most]) for place, row in enumerate(rows))


class _Table:
    """Sets rows whose page numbers stand in a column as wide as the widest, titles right of it."""

    def __init__(
        self, rows: tuple[ContentsRow, ...], measure: Length, layout: Layout, shelf: FaceShelf
    ) -> None:
        self.layout, self.shelf = layout, shelf
        self.remarks: list[Remark] = []
        numbers = [self._set(plain(row.page), "contents-page").width for row in rows]
        self.left = max(numbers) + em(layout.styles["contents-title"].size, AFTER_PAGE)
        self.room = measure - self.left

    def row(self, row: ContentsRow, roles: tuple[str, ...]) -> SetRow:
        """A row: page number and title level, under the title what else there is to say."""
        number = self._set(plain(row.page), "contents-page")
        title = self._titled(row.words["contents-title"])
        base = max(number.lines[0].y, title.lines[0].y)
        pieces = [
            Inside("contents-page", 0, base - number.lines[0].y, number),
            Inside("contents-title", self.left, base - title.lines[0].y, title),
        ]
        said = [(role, row.words[role]) for role in roles if role in row.words]
        pieces += self._under(said, pieces[-1].y + title.depth)
        air = em(self.layout.styles["contents-title"].size, AIR)
        spaced = tuple(replace(piece, y=piece.y + air // 2) for piece in pieces)
        return SetRow(spaced, air + max(piece.y + piece.block.depth for piece in pieces))

    def _under(self, said: list[tuple[str, Text]], y: Length) -> Iterator[Inside]:
        """The words under a title: side by side if they go on one line, else one under another."""
        alone = [(role, self._set(words, role)) for role, words in said]
        gap = em(self.layout.styles["contents"].size, AFTER_NAME)
        if sum(block.width + gap for _, block in alone) - gap <= self.room:
            base, x = max((block.lines[0].y for _, block in alone), default=0), self.left
            for role, block in alone:
                yield Inside(role, x, y + base - block.lines[0].y, block)
                x += block.width + gap
            return
        for role, words in said:
            block = self._set(words, role, self.room)
            yield Inside(role, self.left, y, block)
            y += block.depth

    def _titled(self, text: Text) -> SetBlock:
        """A title in lines that break by meaning, as a head's do."""
        block, said = set_title(text, self.layout.styles["contents-title"], self.shelf, self.room)
        self.remarks += (remark for remark in said if remark not in self.remarks)
        return block

    def _set(self, text: Text, style: str, measure: Length | None = None) -> SetBlock:
        block, said = set_text(text, self.layout.styles[style], self.shelf, measure)
        self.remarks += (remark for remark in said if remark not in self.remarks)
        return block
