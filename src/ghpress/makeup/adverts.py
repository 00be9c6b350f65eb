"""Turns an advert into a module of columns and lines, and that into frames: mark, file or space."""

from collections.abc import Iterable, Iterator

from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.grid import Grid
from ghpress.layout.layout import Layout
from ghpress.makeup.furniture import Dressing, Standing
from ghpress.makeup.page import (
    AdvertFrame,
    Frame,
    FurnitureFrame,
    PictureFrame,
    Rect,
    RuleFrame,
    TextFrame,
)
from ghpress.makeup.rules import BETWEEN_ROWS
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import plain
from ghpress.remarks import Remark, warning
from ghpress.units import INCH, Length, in_mm, mm
from ghpress.values import dataclass

MARK = "广告"
"""What must stand on every advert (报纸期刊质量管理规定, 2020; 广告法 14)."""

HELD = "广告位"
"""What stands in the space of an advert whose file is not there."""

TOLERANCE: Length = mm("0.5")
"""How far an advert's trim may differ from the room booked."""

SHAPE_TOLERANCE = 0.01
"""How far the proportions of a picture may differ from the room's before it loses what is seen."""

LEAST_PPI = 150
"""Pixels to the inch below which a picture is seen to be coarse on newsprint."""


@dataclass(frozen=True, slots=True)
class Booked:
    """An advert as a module: so many columns wide, so many lines deep with the line of its mark.

    ``width`` and ``height`` are the room booked for its file.
    """

    advert: Advert
    columns: int
    lines: int
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Spot:
    """An advert in a block of adverts: how many columns and lines from the block's upper left."""

    booked: Booked
    column: int
    line: int


def module(advert: Advert, layout: Layout) -> Booked:
    """The advert as a module: as many columns and lines as hold what was booked, and its mark."""
    grid = layout.grid
    mark = layout.styles["advert-mark"].slots[0]
    width, height = _room(advert.size, grid)
    columns = next((n for n in range(1, grid.columns + 1) if grid.measure(n) + TOLERANCE >= width), 0)
    lines = -(-(height - TOLERANCE) // grid.leading)
    return Booked(advert, columns or grid.columns + 1, lines + mark, width, height)


def _room(size: AdvertSize, grid: Grid) -> tuple[Length, Length]:
    """Width and height booked; columns and lines are those of the grid."""
    if size.columns is not None and size.lines is not None:
        return grid.measure(size.columns), grid.depth(size.lines)
    assert size.width is not None and size.height is not None, "a size is one pair or the other"
    return size.width, size.height


def differences(one: Booked) -> Iterator[Remark]:
    """Remarks on a file that is not as large as was booked, or too coarse for its room."""
    advert, art = one.advert, one.advert.art
    if art is None:
        return
    booked = _sides(one.width, one.height)
    across, down = abs(art.width - one.width), abs(art.height - one.height)
    if art.kind == "pdf" and max(across, down) > TOLERANCE:
        found = _sides(art.width, art.height)
        yield warning("advert-size-differs", advert.place, file=advert.file, found=found, booked=booked)
    if art.kind == "picture":
        wide, high = art.pixels
        if abs(wide * one.height / (high * one.width) - 1) > SHAPE_TOLERANCE:
            pixels = f"{wide}×{high}"
            yield warning("advert-shape", advert.place, file=advert.file, found=pixels, booked=booked)
        ppi = min(wide * INCH // one.width, high * INCH // one.height)
        if ppi < LEAST_PPI:
            yield warning("advert-coarse", advert.place, file=advert.file, ppi=ppi, least=LEAST_PPI)


def _sides(width: Length, height: Length) -> str:
    """Width and height in millimetres, for words."""
    return f"{in_mm(width):.1f}×{in_mm(height):.1f}"


def band_frames(
    standing: Standing, spots: Iterable[Spot], layout: Layout, shelf: FaceShelf
) -> Iterator[Frame]:
    """A band of adverts, and the rule between it and the stories."""
    yield from _block(spots, standing.rect, layout, shelf)
    thickness, rect = layout.rules.get(BETWEEN_ROWS, 0), standing.rect
    if thickness:
        half = layout.grid.depth(layout.fit.row_gap[0]) // 2
        y = rect.y - half if standing.piece.at == "bottom" else rect.bottom() + half
        rule = Rect(rect.x, y - thickness // 2, rect.width, thickness)
        yield RuleFrame(f"{BETWEEN_ROWS}-{standing.piece.role}", BETWEEN_ROWS, rule)


def corner_frames(
    spots: Iterable[Spot], dressing: Dressing, layout: Layout, shelf: FaceShelf
) -> Iterator[Frame]:
    """The adverts at the outer foot of a page."""
    grid, inset = layout.grid, dressing.inset
    if inset is not None:
        column = 0 if inset.left else grid.columns - inset.columns
        line = dressing.bottom - inset.lines
        size = grid.measure(inset.columns), grid.depth(inset.lines)
        yield from _block(spots, Rect(grid.x(column), grid.y(line), *size), layout, shelf)


def _block(spots: Iterable[Spot], block: Rect, layout: Layout, shelf: FaceShelf) -> Iterator[Frame]:
    """Adverts side by side and one under another."""
    grid = layout.grid
    for spot in spots:
        columns, lines = spot.booked.columns, spot.booked.lines
        x, y = block.x + grid.x(spot.column) - grid.x(0), block.y + grid.depth(spot.line)
        box = Rect(x, y, grid.measure(columns), grid.depth(lines))
        yield from advert_frames(spot.booked, box, layout, shelf)


def advert_frames(one: Booked, box: Rect, layout: Layout, shelf: FaceShelf) -> Iterator[Frame]:
    """An advert in its module: the mark at the top, under it the file, or the space held for it."""
    style = layout.styles["advert-mark"]
    word, _ = set_text(plain(MARK), style, shelf)
    line = style.slots[0] * layout.grid.leading
    name = f"{box.x // mm(1)}-{box.y // mm(1)}"
    left = box.x + (box.width - one.width) // 2
    # Over the advert itself: in a module much wider the mark would stand away from what it marks.
    place = Rect(max(left, box.x), box.y + (line - word.depth) // 2, word.width, word.depth)
    yield TextFrame(f"advert-mark-{name}", "advert-mark", place, word)
    rect = Rect(left, box.y + line, one.width, one.height)
    art = one.advert.art
    if art is None:
        yield FurnitureFrame(f"advert-space-{name}", "advert-space", rect, tuple(_held(one)))
    elif art.kind == "picture":
        picture = Picture(one.advert.file, alt=one.advert.name, place=one.advert.place)
        yield PictureFrame(f"advert-{name}", "advert-picture", rect, picture)
    else:
        yield AdvertFrame(f"advert-{name}", "advert", rect, one.advert)


def _held(one: Booked) -> Iterator[tuple[str, str]]:
    """What stands in a space that is held: that it is, its size, and for us where it was booked."""
    yield "booked", str(one.advert.place)
    yield "held", HELD
    yield "size", f"{_sides(one.width, one.height)}毫米"
