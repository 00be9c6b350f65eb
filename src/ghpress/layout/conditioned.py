"""Turns a layout into the same under a plant's conditions: its bleed, its sheet, its safe fold."""

from dataclasses import replace

from ghpress.conditions import PressConditions
from ghpress.layout.layout import Layout, PagePlan
from ghpress.remarks import Remark, error, warning
from ghpress.stock.paper import SHEETS, sheet, sheet_of
from ghpress.units import Length, in_mm, mm

BLEEDS = (0, mm(3))
"""Bleeds a newspaper's plant takes: none, or what every trimmed sheet has."""


def under_conditions(layout: Layout, asked: PressConditions) -> tuple[Layout, tuple[Remark, ...]]:
    """The layout as the plant prints it; errors where the plant cannot."""
    bleed = layout.sheet.bleed if asked.bleed is None else asked.bleed
    plans = tuple(_kept_off_fold(plan, layout.grid.size, asked.gutter) for plan in layout.plans)
    conditioned = replace(layout, sheet=replace(layout.sheet, bleed=bleed), plans=plans)
    return conditioned, (*_sheet(layout, asked), *_bleed(asked), *_area(layout, asked))


def _kept_off_fold(plan: PagePlan, size: Length, gutter: Length) -> PagePlan:
    """The plan with a fold wide enough for no glyph to come nearer to it than ``gutter``."""
    safe = max(plan.fold.safe, -(-2 * gutter // size))
    if safe == plan.fold.safe:
        return plan
    return replace(plan, fold=replace(plan.fold, safe=safe, gutter=max(plan.fold.gutter, safe)))


def _sheet(layout: Layout, asked: PressConditions) -> tuple[Remark, ...]:
    """An error where the layout is not made for the plant's sheet."""
    if not asked.sheet:
        return ()
    names = "、".join(item.term for item in SHEETS)
    try:
        wanted = sheet(asked.sheet)
    except KeyError:
        return (error("press-sheet-unknown", asked.place, sheet=asked.sheet, names=names),)
    own = layout.sheet
    if sheet_of(own.width, own.height) == wanted:
        return ()
    facts = {"sheet": asked.sheet, "width": f"{in_mm(own.width):g}", "height": f"{in_mm(own.height):g}"}
    return (error("press-sheet-differs", asked.place, layout=layout.name, **facts),)


def _bleed(asked: PressConditions) -> tuple[Remark, ...]:
    """A warning for a bleed that no newspaper plant asks for."""
    if asked.bleed is None or asked.bleed in BLEEDS:
        return ()
    return (warning("press-bleed-odd", asked.place, bleed=f"{in_mm(asked.bleed):g}"),)


def _area(layout: Layout, asked: PressConditions) -> tuple[Remark, ...]:
    """An error for an image area that does not lie on the sheet."""
    area, own = asked.image_area, layout.sheet
    if area is None:
        return ()
    right, bottom = (area.left or 0) + area.width, (area.top or 0) + area.height
    if right <= own.width and bottom <= own.height:
        return ()
    facts = {"width": f"{in_mm(own.width):g}", "height": f"{in_mm(own.height):g}"}
    return (error("press-area-off-sheet", asked.place, **facts),)
