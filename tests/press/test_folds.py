"""A sheet printed to a scheme and folded gives the pages in order, upright: paper is folded here."""

from dataclasses import dataclass

import pytest

from ghpress.press.impose.folds import SCHEMES, Side, pairs, signatures, spreads

RIGHT_OVER_LEFT, TOP_OVER_BOTTOM = "right over left", "top over bottom"
FOLDS = {
    4: (RIGHT_OVER_LEFT,),
    8: (TOP_OVER_BOTTOM, RIGHT_OVER_LEFT),
    16: (RIGHT_OVER_LEFT, TOP_OVER_BOTTOM, RIGHT_OVER_LEFT),
}
"""How the sheet, lying with its inner side up, is folded; its lower left leaf never moves."""


@dataclass(frozen=True)
class Leaf:
    """One leaf: what is printed on the face that lies up and on the other, and which way heads point."""

    up: tuple[int, bool]
    down: tuple[int, bool]
    is_turned: bool = False

    def over(self, fold: str) -> "Leaf":
        return Leaf(self.down, self.up, self.is_turned ^ (fold == TOP_OVER_BOTTOM))


def laid(outer: Side, inner: Side) -> dict[tuple[int, int], list[Leaf]]:
    """The sheet on the table, inner side up; seen through it the outer side is the other way round."""
    ups = {(cell.column, cell.row): (cell.page, cell.is_turned) for cell in inner.cells}
    downs = {
        (outer.columns - 1 - cell.column, cell.row): (cell.page, cell.is_turned) for cell in outer.cells
    }
    return {place: [Leaf(ups[place], downs[place])] for place in ups}


def folded(sheet: dict, columns: int, rows: int, folds: tuple[str, ...]) -> list[Leaf]:
    """The leaves from below after all folds."""
    for fold in folds:
        flap = []
        if fold == RIGHT_OVER_LEFT:
            columns //= 2
            flap = [(at, (2 * columns - 1 - at[0], at[1])) for at in sheet if at[0] >= columns]
        else:
            rows //= 2
            flap = [(at, (at[0], 2 * rows - 1 - at[1])) for at in sheet if at[1] < rows]
        for at, onto in flap:
            sheet[onto] = sheet[onto] + [leaf.over(fold) for leaf in reversed(sheet.pop(at))]
        if fold == TOP_OVER_BOTTOM:
            sheet = {(column, row - rows): leaves for (column, row), leaves in sheet.items()}
    (leaves,) = sheet.values()
    return leaves


def booklet(outer: Side, inner: Side, each: int) -> list[tuple[int, bool]]:
    """Page after page of a folded sheet, each with whether it stands on its head."""
    leaves = folded(laid(outer, inner), outer.columns, outer.rows, FOLDS[each])
    return [
        (page, is_turned != leaf.is_turned)
        for leaf in leaves
        for page, is_turned in (leaf.down, leaf.up)
    ]


def inserted(sheets: list[list]) -> list:
    """Booklets put one into the middle of the other, the first outermost."""
    book: list = []
    for sheet in reversed(sheets):
        half = len(sheet) // 2
        book = [*sheet[:half], *book, *sheet[half:]]
    return book


@pytest.mark.parametrize("each", SCHEMES)
@pytest.mark.parametrize("sheets", [1, 2, 3])
def test_folded_and_inserted_the_pages_are_in_order_and_upright(each: int, sheets: int) -> None:
    sides = signatures(each * sheets, each)
    assert [(side.sheet, side.is_outer) for side in sides] == [
        (sheet, is_outer) for sheet in range(1, sheets + 1) for is_outer in (True, False)
    ]
    books = [booklet(outer, inner, each) for outer, inner in zip(sides[::2], sides[1::2], strict=True)]
    assert inserted(books) == [(page, False) for page in range(1, each * sheets + 1)]


def test_printers_pairs_add_up_to_one_more_than_the_pages() -> None:
    sides = pairs(8)
    said = [tuple(cell.page for cell in side.cells) for side in sides]
    assert said == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert {sum(pair) for pair in said} == {9}
    assert not any(cell.is_turned for side in sides for cell in side.cells)


@pytest.mark.parametrize(
    ("pages", "facing"),
    [(1, [(1,)]), (2, [(1,), (2,)]), (4, [(1,), (2, 3), (4,)]), (5, [(1,), (2, 3), (4, 5)])],
)
def test_facing_pages_lie_as_a_reader_opens_them(pages: int, facing: list) -> None:
    assert [tuple(cell.page for cell in side.cells) for side in spreads(pages)] == facing
