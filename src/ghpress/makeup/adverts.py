"""Reserves room for the adverts booked: bands over the whole page, and a block at its outer corner.

Adverts are placed before any story: a page's stories have what they leave.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.grid import Grid
from ghpress.layout.layout import Furniture, Layout
from ghpress.makeup.bench import Inset
from ghpress.makeup.furniture import Dressing, Need, Reserved, Standing
from ghpress.makeup.page import (
    AdvertFrame,
    Frame,
    FurnitureFrame,
    Page,
    PictureFrame,
    Rect,
    RuleFrame,
    TextFrame,
)
from ghpress.makeup.rules import BETWEEN_ROWS
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.manuscript.story import Issue, Picture
from ghpress.manuscript.text import plain
from ghpress.remarks import Remark, warning
from ghpress.units import INCH, Length, in_mm, mm

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

HEAD_LINES = 5
"""About so many lines the head of a short story takes."""

OUTER = ("corner", "outer")


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


@dataclass(frozen=True, slots=True)
class Bookings:
    """What is reserved on each page, and which adverts stand where in it.

    ``bands`` are by the piece of furniture that holds them, ``corners`` by page, ``ears`` those for the
    ear of a page.
    """

    pages: Mapping[int, Reserved] = field(default_factory=dict)
    needs: Mapping[Furniture, Need] = field(default_factory=dict)
    bands: Mapping[Furniture, tuple[Spot, ...]] = field(default_factory=dict)
    corners: Mapping[int, tuple[Spot, ...]] = field(default_factory=dict)
    ears: tuple[Booked, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def ear(self, piece: Furniture) -> Booked | None:
        """The advert that goes into an ear."""
        wide = (one for one in self.ears if one.columns <= (piece.columns or 1))
        return next(wide, None)


NONE_BOOKED = Bookings()


def bookings(issue: Issue, layout: Layout, first: int, alone: Collection[int] = frozenset()) -> Bookings:
    """The room reserved; ``first`` is the first page that carries stories.

    On the pages in ``alone``, and where not even the shortest story would go beside the adverts of the
    outer foot, these take their lines from all columns.
    """
    booked, refused = _booked(issue, layout)
    pages: dict[int, list[Booked]] = {}
    for one in booked:
        pages.setdefault(_page(one.advert, issue, first), []).append(one)
    found = Bookings(remarks=tuple(refused))
    for number, own in sorted(pages.items()):
        found = _reserved(found, number, own, layout.at(number))
    for number in found.corners:
        if number in alone or number < first or not _goes_beside(found, number, issue, layout):
            found = _banded(found, number, layout.at(number))
    return found


def _goes_beside(found: Bookings, number: int, issue: Issue, layout: Layout) -> bool:
    """Whether the columns beside a page's adverts hold the shortest story and a head."""
    grid, inset = layout.at(number).grid, found.pages[number].inset
    assert inset is not None, "a page with a corner has an inset"
    room = (grid.columns - inset.columns) * (inset.lines - HEAD_LINES) * grid.characters
    return room >= min((story.characters() for story in issue.stories), default=0)


def _booked(issue: Issue, layout: Layout) -> tuple[list[Booked], list[Remark]]:
    """Every advert that goes on a page as a module, and remarks on those that do not or do not fit."""
    grid = layout.grid
    booked: list[Booked] = []
    remarks: list[Remark] = []
    for advert in issue.adverts:
        one = module(advert, layout)
        if one.columns > grid.columns or one.lines > grid.lines:
            facts = {"columns": one.columns, "lines": one.lines}
            most = {"most_columns": grid.columns, "most_lines": grid.lines}
            code = "advert-too-large"
            remarks.append(warning(code, advert.place, advert=advert.called(), **facts, **most))
            continue
        booked.append(one)
        remarks += _differences(one)
    return booked, remarks


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


def _page(advert: Advert, issue: Issue, first: int) -> int:
    """The page it is booked on; one left to make-up stands on the last, or on the first with stories."""
    if advert.page is not None:
        return advert.page
    if advert.position == "ear":
        return 1
    return issue.pages or first


def _differences(one: Booked) -> Iterator[Remark]:
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


def _reserved(found: Bookings, number: int, own: list[Booked], layout: Layout) -> Bookings:
    """The room for one page's adverts, added to what is reserved."""
    by_place: dict[str, list[Booked]] = {"top": [], "foot": [], "outer": [], "ear": []}
    for one in own:
        by_place["outer" if one.advert.position in OUTER else one.advert.position].append(one)
    full = layout.grid.columns
    bands: dict[Furniture, tuple[Spot, ...]] = {}
    open_row: list[Booked] = []
    for at in ("top", "foot"):
        for row in _rows(by_place[at], full):
            if at == "top" or sum(one.columns for one in row) == full:
                edge = "top" if at == "top" else "bottom"
                role = f"advert-band-{number}-{len(bands) + 1}"
                bands[Furniture(role, edge, block="advert")] = tuple(_abreast(row))
            else:
                open_row = row
    corner = _corner(open_row, by_place["outer"])
    inset = _inset(corner, left=number % 2 == 0)
    needs = {piece: Need(_lines(spots), layout.fit.row_gap[0]) for piece, spots in bands.items()}
    return replace(
        found,
        pages={**found.pages, number: Reserved(tuple(bands), inset)},
        needs={**found.needs, **needs},
        bands={**found.bands, **bands},
        corners={**found.corners, **({number: corner} if corner else {})},
        ears=(*found.ears, *by_place["ear"]),
    )


def _banded(found: Bookings, number: int, layout: Layout) -> Bookings:
    """The same with the block of a page's corner standing alone in a band, which is said."""
    reserved, spots = found.pages[number], found.corners[number]
    inset = reserved.inset
    assert inset is not None, "a page with a corner has an inset"
    start = 0 if inset.left else layout.grid.columns - inset.columns
    piece = Furniture(f"advert-band-{number}-0", "bottom", block="advert")
    facts = {"page": number, "columns": layout.grid.columns - inset.columns, "lines": inset.lines}
    advert = spots[0].booked.advert
    said = warning("advert-alone", advert.place, advert=advert.called(), **facts)
    return replace(
        found,
        pages={**found.pages, number: Reserved((*reserved.bands, piece))},
        needs={**found.needs, piece: Need(_lines(spots), layout.fit.row_gap[0])},
        bands={
            **found.bands,
            piece: tuple(replace(spot, column=spot.column + start) for spot in spots),
        },
        corners={page: own for page, own in found.corners.items() if page != number},
        remarks=(*found.remarks, said),
    )


def _rows(own: Iterable[Booked], columns: int) -> Iterator[list[Booked]]:
    """Adverts in rows as wide as the page at the most, in their order."""
    row: list[Booked] = []
    for one in own:
        if row and sum(each.columns for each in row) + one.columns > columns:
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _abreast(row: Iterable[Booked], column: int = 0) -> Iterator[Spot]:
    """Adverts side by side, their feet level."""
    own = tuple(row)
    deepest = max((one.lines for one in own), default=0)
    for one in own:
        yield Spot(one, column, deepest - one.lines)
        column += one.columns


def _corner(row: list[Booked], stack: list[Booked]) -> tuple[Spot, ...]:
    """The adverts of the outer corner: those in a row, beside those one under another."""
    wide = max((one.columns for one in stack), default=0)
    spots, line = [], 0
    for one in stack:
        spots.append(Spot(one, 0, line))
        line += one.lines
    beside = tuple(_abreast(row, wide))
    deep = max(line, _lines(beside))
    lowered = (replace(spot, line=spot.line + deep - line) for spot in spots)
    return (*lowered, *(replace(spot, line=spot.line + deep - _lines(beside)) for spot in beside))


def _lines(spots: Iterable[Spot]) -> int:
    """The lines adverts take together."""
    return max((spot.line + spot.booked.lines for spot in spots), default=0)


def _inset(spots: tuple[Spot, ...], *, left: bool) -> Inset | None:
    """The block of adverts as the stories of the page see it."""
    if not spots:
        return None
    return Inset(max(spot.column + spot.booked.columns for spot in spots), _lines(spots), left)


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
    place = Rect(box.x, box.y + (line - word.depth) // 2, word.width, word.depth)
    yield TextFrame(f"advert-mark-{name}", "advert-mark", place, word)
    left = box.x + (box.width - one.width) // 2
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


def advert_losses(booked: Bookings, issue: Issue, pages: tuple[Page, ...]) -> Iterator[Remark]:
    """A warning for each advert that stands on no page, though there would be room for it on one."""
    refused = {remark.place for remark in booked.remarks if remark.code == "advert-too-large"}
    stand = {place for page in pages for frame in page.frames for place in _placed(frame)}
    for advert in issue.adverts:
        if advert.place not in refused and str(advert.place) not in stand:
            facts = {"page": advert.page or "auto", "pages": len(pages), "position": advert.position}
            yield warning("advert-not-placed", advert.place, advert=advert.called(), **facts)


def _placed(frame: Frame) -> Iterator[str]:
    """Where the advert was booked that a frame shows or holds space for."""
    match frame:
        case AdvertFrame(advert=advert):
            yield str(advert.place)
        case PictureFrame(role="advert-picture", picture=picture):
            yield str(picture.place)
        case FurnitureFrame(role="advert-space", words=words):
            yield dict(words)["booked"]
