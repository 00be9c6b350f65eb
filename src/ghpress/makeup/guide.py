"""Sets the guide (导读): a table of what stands where, stretched to its box."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from ghpress.galley.block import SetBlock
from ghpress.galley.pieces import alone
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.layout import GuideRules, Layout
from ghpress.makeup.note import Inside
from ghpress.makeup.page import Frame, GroundFrame, Rect, RuleFrame, TextFrame
from ghpress.makeup.printed import Edition
from ghpress.manuscript.story import Issue, Story
from ghpress.manuscript.text import Text, plain
from ghpress.remarks import Remark, warning
from ghpress.units import Length, em
from ghpress.values import dataclass

HEAD = "导读"
"""What stands over a guide in mainland papers."""

BETWEEN = 1
"""White between name, words and page number, in em of the words."""


EASY = 26
"""About so many em of its words a row is wide, or the eye loses the way from name to page number."""


@dataclass(frozen=True, slots=True)
class GuideRow:
    """One row of the guide: a name, what makes one turn to it, the page as it is printed."""

    name: Text
    words: Text
    page: str


@dataclass(frozen=True, slots=True)
class GuideForm:
    """The guide, or the contents, set over a width: head and rows, not yet in their places.

    ``least`` are the grid lines its box needs. ``kind`` names its ground, head and rules: ``guide`` or
    ``contents``; ``airiest`` is how many times its own depth a row may take, without limit if None.
    """

    width: Length
    head: SetBlock
    rows: tuple["SetRow", ...]
    least: int
    rules: GuideRules
    remarks: tuple[Remark, ...] = ()
    kind: str = "guide"
    airiest: int | None = None


@dataclass(frozen=True, slots=True)
class GuideBox:
    """The guide in its box: composed pieces and rules, from the box's upper left corner."""

    parts: tuple[Inside, ...]
    rules: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row composed: name, words, page number, and how far each baseline lies below the row's top."""

    pieces: tuple[Inside, ...]
    depth: Length


def guide_rows(edition: Edition, pages: Mapping[str, int]) -> tuple[GuideRow, ...]:
    """The guide's rows; ``pages`` are the pages of the stories by id. Stories on none have no row."""
    stories = {story.id: story for story in edition.issue.stories}
    rows: list[GuideRow] = []
    for entry in edition.issue.guide:
        page = pages.get(entry.story) if entry.story else entry.page
        if page is not None:
            name = entry.name or (_name(stories[entry.story]) if entry.story else Text(""))
            rows.append(GuideRow(name, entry.words, edition.folios.number(page)))
    return tuple(rows)


def guide_losses(issue: Issue, pages: Mapping[str, int], last: int) -> Iterator[Remark]:
    """A warning for each entry whose story, or whose page, the issue has not got."""
    for entry in issue.guide:
        if entry.story and entry.story not in pages:
            yield warning("guide-story-nowhere", entry.place, story=entry.story)
        elif entry.page is not None and entry.page > last:
            yield warning("guide-page-nowhere", entry.place, page=entry.page, last=last)


def _name(story: Story) -> Text:
    """What a story is called in a guide: its city, else its kicker, else its headline's first part."""
    if story.city:
        return plain(story.city)
    return alone(story.head.kicker) if story.head.kicker else story.head.headline[0]


def guide_form(
    rows: tuple[GuideRow, ...], width: Length, layout: Layout, shelf: FaceShelf
) -> GuideForm | None:
    """The guide over a width; None where there are no rows."""
    if not rows:
        return None
    rules = _rules(len(rows), width, layout)
    head, remarks = set_text(plain(HEAD), layout.styles["guide-head"], shelf)
    table = _Table(rows, row_measure(width, rules, layout), layout, shelf)
    made = tuple(table.row(row) for row in rows)
    least = least_lines(head, made, rules, layout)
    return GuideForm(width, head, made, least, rules, (*remarks, *table.remarks))


def _rules(count: int, width: Length, layout: Layout) -> GuideRules:
    """The layout's rules; a box much wider than rows want has more columns of them."""
    wanted = round(Fraction(width, EASY * layout.styles["guide"].size))
    columns = max(layout.guide.columns, min(wanted, count))
    return replace(layout.guide, columns=columns)


def row_measure(width: Length, rules: GuideRules, layout: Layout) -> Length:
    """The measure of a row in a box so wide."""
    inner = width - 2 * rules.inset * layout.grid.size
    return (inner - (rules.columns - 1) * rules.gutter * layout.grid.size) // rules.columns


def least_lines(head: SetBlock, rows: tuple[SetRow, ...], rules: GuideRules, layout: Layout) -> int:
    """The grid lines a box needs for a head and rows."""
    deepest = max(sum(row.depth for row in some) for some in _shared(rows, rules.columns))
    top = rules.over * layout.grid.leading + head.depth
    return -(-(top + deepest) // layout.grid.leading) + rules.under


class _Table:
    """Sets rows whose names and page numbers stand in columns as wide as the widest."""

    def __init__(
        self, rows: tuple[GuideRow, ...], measure: Length, layout: Layout, shelf: FaceShelf
    ) -> None:
        self.measure, self.layout, self.shelf = measure, layout, shelf
        self.remarks: list[Remark] = []
        gap = em(layout.styles["guide"].size, BETWEEN)
        names = [self._set(row.name, "guide-name").width for row in rows]
        folios = [self._set(plain(row.page), "guide-page").width for row in rows]
        self.left = max(names) + gap
        self.room = measure - self.left - max(folios) - gap

    def row(self, row: GuideRow) -> SetRow:
        """A row, its first baselines level."""
        number = self._set(plain(row.page), "guide-page")
        words, said = set_text(row.words, self.layout.styles["guide"], self.shelf, self.room)
        self.remarks += said
        placed = (
            ("guide-name", 0, self._set(row.name, "guide-name")),
            ("guide", self.left, words),
            ("guide-page", self.measure - number.width, number),
        )
        base = max(block.lines[0].y for _, _, block in placed if block.lines)
        pieces = tuple(
            Inside(role, x, base - block.lines[0].y, block) for role, x, block in placed if block.lines
        )
        return SetRow(pieces, max(piece.y + piece.block.depth for piece in pieces))

    def _set(self, text: Text, style: str) -> SetBlock:
        block, said = set_text(text, self.layout.styles[style], self.shelf)
        self.remarks += (remark for remark in said if remark not in self.remarks)
        return block


def _shared(rows: tuple[SetRow, ...], columns: int) -> list[tuple[SetRow, ...]]:
    """The rows shared out over columns, the first ones more."""
    most = -(-len(rows) // columns)
    return [rows[start : start + most] for start in range(0, len(rows), most)]


def guide_box(form: GuideForm, depth: int, layout: Layout) -> GuideBox:
    """The guide in a box so many grid lines deep, at least its own: rows spread evenly, ruled off."""
    grid, rules = layout.grid, form.rules
    left, thickness = rules.inset * grid.size, layout.rules.get(f"{form.kind}-rule", 0)
    measure = row_measure(form.width, rules, layout)
    top = rules.over * grid.leading + form.head.depth
    room = (depth - rules.under) * grid.leading - top
    parts = [Inside(f"{form.kind}-head", left, rules.over * grid.leading, form.head)]
    ruled: list[Rect] = []
    shared = _shared(form.rows, rules.columns)
    # Rows of all columns stand level, so the fullest column says how far they are spread.
    spare = min((room - sum(row.depth for row in rows)) // len(rows) for rows in shared)
    if form.airiest is not None:
        spare = min(spare, (form.airiest - 1) * max(row.depth for row in form.rows))
    for number, rows in enumerate(shared):
        x = left + number * (measure + rules.gutter * grid.size)
        y = top
        for row in rows:
            ruled.append(Rect(x, y, measure, thickness))
            parts += (
                Inside(piece.role, x + piece.x, y + spare // 2 + piece.y, piece.block)
                for piece in row.pieces
            )
            y += row.depth + spare
    return GuideBox(tuple(parts), tuple(ruled) if thickness else ())


def guide_frames(form: GuideForm, box: Rect, layout: Layout) -> Iterator[Frame]:
    """The ground, rules and words of the guide or the contents, in their box."""
    made, kind = guide_box(form, box.height // layout.grid.leading, layout), form.kind
    yield GroundFrame(f"{kind}-ground", f"{kind}-ground", box)
    for number, rule in enumerate(made.rules, 1):
        place = Rect(box.x + rule.x, box.y + rule.y, rule.width, rule.height)
        yield RuleFrame(f"{kind}-rule-{number}", f"{kind}-rule", place)
    for number, part in enumerate(made.parts, 1):
        place = Rect(box.x + part.x, box.y + part.y, part.block.width, part.block.depth)
        yield TextFrame(f"{part.role}-{number}", part.role, place, part.block)
