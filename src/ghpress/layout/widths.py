"""Turns a layout into remarks on what stands side by side or in columns and finds no room there."""

from collections.abc import Iterator

from ghpress.forms import Record
from ghpress.layout.layout import GuideRules, Layout
from ghpress.remarks import Remark, error
from ghpress.units import Length

LEAST_GUIDE = 8
"""Characters a column of the guide or the contents has to have for a name, some words and a page."""

LEAST_EAR = 4
"""Characters a line of the ear has to have: ears are as narrow as the masthead leaves them."""

Asked = tuple[str, int]
"""What stands in a place (note, guide …) and the basic columns it has there."""


def check_widths(layout: Layout, record: Record) -> Iterator[Remark]:
    """Remarks on bands wider than the page, and on guide, contents and ear too narrow for words."""
    for plan, own in zip(layout.plans, record["pages"], strict=True):
        columns = layout.grid.columns * (2 if plan.spread() else 1)
        for band in own["bands"]:
            yield from _band(band, columns)
            yield from _narrow(layout, record, tuple(_asked_in(band, columns)))
        yield from _narrow(layout, record, tuple(_asked_of(own, columns)))


def _band(band: tuple[Record, ...], most: int) -> Iterator[Remark]:
    """The parts of a band leave each a column, and take no more than there are."""
    taken = sum(part["columns"] or 1 for part in band)
    if taken > most:
        place = next((part for part in reversed(band) if part["columns"]), band[0])
        yield error("band-too-wide", place.place_of("columns"), columns=taken, most=most)


def _asked_in(band: tuple[Record, ...], columns: int) -> Iterator[Asked]:
    """Each part of a band and its columns; those not said share what the others leave."""
    left = columns - sum(part["columns"] or 0 for part in band)
    unsaid = sum(1 for part in band if not part["columns"]) or 1
    for part in band:
        yield part["block"], part["columns"] or max(left // unsaid, 1)


def _asked_of(plan: Record, columns: int) -> Iterator[Asked]:
    """Each piece of furniture with content, and its columns."""
    for piece in plan["furniture"]:
        if piece["block"] != "words":
            yield piece["block"], (piece["columns"] or 1) if piece["beside"] else columns


def _narrow(layout: Layout, record: Record, asked: tuple[Asked, ...]) -> Iterator[Remark]:
    """What is too narrow for its own rules, said at those rules."""
    grid = layout.grid
    for block, columns in asked:
        width = grid.measure(min(columns, grid.columns))
        match block:
            case "guide" | "contents":
                rules = layout.guide if block == "guide" else layout.contents
                measure, least = _column(rules, width, grid.size), LEAST_GUIDE
            case "ear":
                measure, least = width - 2 * layout.ear.inset * grid.size, LEAST_EAR
            case _:
                continue
        size = layout.styles[block].size if block in layout.styles else grid.size
        if measure < least * size:
            own = record[block]
            place = own.place if own else record.place_of("pages")
            yield error("block-too-narrow", place, block=block, columns=columns, least=least)


def _column(rules: GuideRules, width: Length, size: Length) -> Length:
    """The width of a column of guide or contents."""
    inner = width - (2 * rules.inset + (rules.columns - 1) * rules.gutter) * size
    return inner // rules.columns
