"""Reserves room for the adverts booked: bands over the whole page, and a block at its outer foot.

Adverts are placed before any story: a page's stories have what they leave.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace

from ghpress.layout.layout import Furniture, Layout
from ghpress.makeup.adverts import Booked, Spot, differences, module
from ghpress.makeup.bench import Inset
from ghpress.makeup.furniture import Need, Reserved, plan_for
from ghpress.makeup.page import AdvertFrame, Frame, FurnitureFrame, Page, PictureFrame
from ghpress.manuscript.story import Issue
from ghpress.remarks import Remark, warning
from ghpress.values import dataclass

HEAD_LINES = 5
"""About so many lines the head of a short story takes."""

OUTER = ("corner", "outer")


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


@dataclass(frozen=True, slots=True)
class PageSpan:
    """The first page that carries stories, and the last as far as it is known."""

    first: int
    last: int | None = None


def waits_for_pages(issue: Issue) -> bool:
    """Whether an advert is left to make-up, and with it the number of pages."""
    return issue.pages is None and any(
        advert.page is None and advert.position != "ear" for advert in issue.adverts
    )


def without_waiting(issue: Issue) -> Issue:
    """The issue with those adverts alone whose page is known."""
    kept = (advert for advert in issue.adverts if advert.page is not None or advert.position == "ear")
    return replace(issue, adverts=tuple(kept))


def bookings(
    issue: Issue, layout: Layout, span: PageSpan, alone: Collection[int] = frozenset()
) -> Bookings:
    """The room reserved on the pages of a span.

    On the pages in ``alone``, and where not even the shortest story would go beside the adverts of the
    outer foot, these take their lines from all columns.
    """
    booked, refused = _booked(issue, layout)
    found = Bookings(
        ears=tuple(one for one in booked if one.advert.position == "ear"), remarks=tuple(refused)
    )
    standing = [one for one in booked if one.advert.position != "ear"]
    for number, own in sorted(_by_page(standing, issue, layout, span).items()):
        held, left = _that_fit(number, own, layout.at(number))
        found = replace(found, remarks=(*found.remarks, *left))
        beside = number >= span.first and number not in alone
        found = _reserved(found, _Sheet(number, layout.at(number), issue, beside), held)
    return found


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
        remarks += differences(one)
    return booked, remarks


def _by_page(
    booked: list[Booked], issue: Issue, layout: Layout, span: PageSpan
) -> dict[int, list[Booked]]:
    """The adverts of each page; those left to make-up go on the last with room for them."""
    pages: dict[int, list[Booked]] = {}
    for one in booked:
        if one.advert.page is not None:
            pages.setdefault(one.advert.page, []).append(one)
    last = issue.pages or span.last or span.first
    for one in (one for one in booked if one.advert.page is None):
        taken = {
            number: sum(other.lines for other in pages.get(number, ())) + one.lines
            for number in range(last, span.first - 1, -1)
        }
        roomy = (number for number, lines in taken.items() if 2 * lines <= layout.grid.lines)
        number = next(roomy, min(taken, key=lambda number: taken[number], default=last))
        pages.setdefault(number, []).append(one)
    return pages


def _that_fit(number: int, own: list[Booked], layout: Layout) -> tuple[list[Booked], list[Remark]]:
    """The adverts that leave a page's stories some lines, in their order, and remarks on the others."""
    plan, grid = plan_for(number, layout), layout.grid
    pieces = (piece for piece in plan.furniture if piece.at != "margin" and not piece.beside)
    room = grid.lines - sum(min(piece.depths) for piece in pieces) - layout.fit.least_depth
    held: list[Booked] = []
    left: list[Remark] = []
    for one in own:
        if _deep([*held, one], layout) <= room:
            held.append(one)
        else:
            facts = {"page": number, "lines": one.lines}
            code, place = "advert-no-room", one.advert.place
            left.append(warning(code, place, advert=one.advert.called(), **facts))
    return held, left


def _deep(own: list[Booked], layout: Layout) -> int:
    """The lines adverts take of a page at the most."""
    gap = layout.fit.row_gap[0]
    return sum(block.lines + gap for block in _blocks(own, layout.grid.columns))


@dataclass(frozen=True, slots=True)
class _Block:
    """Adverts that stand together: at the top or the foot, over so many columns, so many lines deep."""

    spots: tuple[Spot, ...]
    at: str

    @property
    def columns(self) -> int:
        """From the outer edge to the end of the innermost."""
        return max(spot.column + spot.booked.columns for spot in self.spots)

    @property
    def lines(self) -> int:
        """From the top of the highest to the common foot."""
        return max(spot.line + spot.booked.lines for spot in self.spots)


def _blocks(own: list[Booked], full: int) -> list[_Block]:
    """The adverts of a page in blocks, from the foot; one less wide than the page comes last of these.

    Columns are counted from the outer edge.
    """
    outer = [one for one in own if one.advert.position in OUTER]
    tops = list(_rows([one for one in own if one.advert.position == "top"], full))
    feet = list(_rows([one for one in own if one.advert.position == "foot"], full))
    stack = _stacked(outer)
    open_rows = [row for row in feet if _wide(row) < full]
    if stack and open_rows and _wide(open_rows[-1]) + stack.columns <= full:
        row = open_rows[-1]
        feet.remove(row)
        stack = _level(stack, _abreast(row, stack.columns))
    feet.sort(key=lambda row: _wide(row) < full)
    blocks = [_Block(tuple(_abreast(row)), "bottom") for row in feet]
    if stack:
        blocks.append(stack)
    return [*(_Block(tuple(_abreast(row)), "top") for row in tops), *blocks]


def _rows(own: Iterable[Booked], columns: int) -> Iterator[list[Booked]]:
    """Adverts in rows as wide as the page at the most, in their order."""
    row: list[Booked] = []
    for one in own:
        if row and _wide(row) + one.columns > columns:
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _wide(row: Iterable[Booked]) -> int:
    return sum(one.columns for one in row)


def _abreast(row: Iterable[Booked], column: int = 0) -> Iterator[Spot]:
    """Adverts side by side from the outer edge, their feet level."""
    own = tuple(row)
    deepest = max(one.lines for one in own)
    for one in own:
        yield Spot(one, column, deepest - one.lines)
        column += one.columns


def _stacked(own: list[Booked]) -> _Block | None:
    """Adverts one under another at the outer edge."""
    spots, line = [], 0
    for one in own:
        spots.append(Spot(one, 0, line))
        line += one.lines
    return _Block(tuple(spots), "bottom") if spots else None


def _level(stack: _Block, beside: Iterable[Spot]) -> _Block:
    """A stack and a row beside it, their feet level."""
    row = _Block(tuple(beside), "bottom")
    deep = max(stack.lines, row.lines)
    spots = (
        replace(spot, line=spot.line + deep - block.lines)
        for block in (stack, row)
        for spot in block.spots
    )
    return _Block(tuple(spots), "bottom")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page under reservation; ``beside`` says whether stories may stand beside adverts."""

    number: int
    layout: Layout
    issue: Issue
    beside: bool

    @property
    def left(self) -> bool:
        """Whether the page's outer edge is the left one."""
        return self.number % 2 == 0

    def on_page(self, block: _Block) -> tuple[Spot, ...]:
        """The block's adverts as they are read, columns counted from its left; a full row as booked."""
        spots = block.spots
        if not self.left and block.columns < self.layout.grid.columns:
            spots = tuple(
                replace(spot, column=block.columns - spot.column - spot.booked.columns) for spot in spots
            )
        return tuple(sorted(spots, key=lambda spot: (spot.column, spot.line)))

    def goes_beside(self, block: _Block) -> bool:
        """Whether the columns beside a block hold the shortest story and a head."""
        grid = self.layout.grid
        room = (grid.columns - block.columns) * (block.lines - HEAD_LINES) * grid.characters
        shortest = min((story.characters() for story in self.issue.stories), default=0)
        return self.beside and block.at == "bottom" and room >= shortest


def _reserved(found: Bookings, sheet: _Sheet, own: list[Booked]) -> Bookings:
    """The room for one page's adverts, added to what is reserved."""
    full = sheet.layout.grid.columns
    blocks = _blocks(own, full)
    last = blocks[-1] if blocks and blocks[-1].columns < full else None
    corner = last if last is not None and sheet.goes_beside(last) else None
    bands = [block for block in blocks if block is not corner]
    pieces = {
        Furniture(f"advert-band-{sheet.number}-{count}", block.at, block="advert"): block
        for count, block in enumerate(bands, 1)
    }
    gap = sheet.layout.fit.row_gap[0]
    inset = Inset(corner.columns, corner.lines, sheet.left) if corner else None
    return replace(
        found,
        pages={**found.pages, sheet.number: Reserved(tuple(pieces), inset)},
        needs={**found.needs, **{piece: Need(block.lines, gap) for piece, block in pieces.items()}},
        bands={**found.bands, **{piece: _banded(block, sheet) for piece, block in pieces.items()}},
        corners={**found.corners, **({sheet.number: sheet.on_page(corner)} if corner else {})},
        remarks=(*found.remarks, *(_alone(block, sheet) for block in bands if block.columns < full)),
    )


def _banded(block: _Block, sheet: _Sheet) -> tuple[Spot, ...]:
    """The block's adverts in a band over the page, at its outer edge."""
    start = 0 if sheet.left else sheet.layout.grid.columns - block.columns
    return tuple(replace(spot, column=spot.column + start) for spot in sheet.on_page(block))


def _alone(block: _Block, sheet: _Sheet) -> Remark:
    """The remark that the room beside a block stays white."""
    advert = block.spots[0].booked.advert
    columns = sheet.layout.grid.columns - block.columns
    facts = {"page": sheet.number, "columns": columns, "lines": block.lines}
    return warning("advert-alone", advert.place, advert=advert.called(), **facts)


def advert_losses(booked: Bookings, issue: Issue, pages: tuple[Page, ...]) -> Iterator[Remark]:
    """A warning for each advert that stands on no page, though there would be room for it on one."""
    said = ("advert-too-large", "advert-no-room")
    refused = {remark.place for remark in booked.remarks if remark.code in said}
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
