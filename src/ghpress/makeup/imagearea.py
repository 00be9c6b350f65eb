"""Looks over made-up pages for what lies outside the plant's image area: it would not print."""

from collections.abc import Iterator

from ghpress.conditions import ImageArea, PressConditions
from ghpress.layout.layout import Layout, Sheet
from ghpress.makeup.page import Page, Rect
from ghpress.remarks import OnPage, Remark, error
from ghpress.units import Length, in_mm, pt

TOLERANCE: Length = pt("0.02")
"""Float noise of measures given in points."""


def check_area(pages: tuple[Page, ...], layout: Layout, asked: PressConditions) -> tuple[Remark, ...]:
    """An error for every frame that leaves the image area, in page order."""
    if asked.image_area is None:
        return ()
    one = image_area(layout.sheet, asked.image_area)
    return tuple(remark for page in pages for remark in _outside(page, layout, one))


def image_area(sheet: Sheet, area: ImageArea) -> Rect:
    """Where a page prints; an edge of the area that is the trim's lets bleed run over it."""
    left = (sheet.width - area.width) // 2 if area.left is None else area.left
    top = (sheet.height - area.height) // 2 if area.top is None else area.top
    right, bottom = left + area.width, top + area.height
    x = left if left > 0 else left - sheet.bleed
    y = top if top > 0 else top - sheet.bleed
    right += sheet.bleed if right >= sheet.width else 0
    bottom += sheet.bleed if bottom >= sheet.height else 0
    return Rect(x, y, right - x, bottom - y)


def _outside(page: Page, layout: Layout, one: Rect) -> Iterator[Remark]:
    """The frames of a page that leave its area; a spread's reaches over the fold."""
    width = one.width + page.width - layout.sheet.width
    for frame in page.frames:
        rect = frame.rect
        over = max(
            one.x - rect.x,
            one.y - rect.y,
            rect.right() - one.x - width,
            rect.bottom() - one.bottom(),
        )
        if over > TOLERANCE:
            place = OnPage(page.number, round(in_mm(rect.x), 1), round(in_mm(rect.y), 1))
            yield error("outside-image-area", place, frame=frame.id, by=f"{in_mm(over):.1f}")
