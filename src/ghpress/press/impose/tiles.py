"""Turns page files into sheets of office paper that are stuck together to the page in its own size.

Each page has a plan of its sheets first. Sheets overlap; lines beside the print say where to cut the
one that lies over its neighbour, and a scale tells whether the printer kept the size.
"""

import io
from collections.abc import Iterator, Sequence
from string import ascii_uppercase
from typing import Literal, TypeAlias

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.galley.words import set_text
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import plain
from ghpress.press.binding import Colophon
from ghpress.press.colophon import saved, sign
from ghpress.press.engine.strokes import number
from ghpress.press.finish.within import numbers
from ghpress.press.marks.marked import as_form, box
from ghpress.press.marks.outlines import outlined
from ghpress.press.marks.stage import Box
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import PT, Length, in_mm, in_pt, mm, pt
from ghpress.values import dataclass

Paper: TypeAlias = Literal["A4", "A3"]

SIZES: dict[str, tuple[Length, Length]] = {"A4": (mm(210), mm(297)), "A3": (mm(297), mm(420))}
"""ISO 216, upright."""

MARGIN = mm(10)
"""No office printer prints to the edge; most need 4 to 6 mm, and the marks stand here."""

OVERLAP = mm(10)
"""What two neighbours both show: a strip wide enough to glue."""

MARK = mm(6)
"""How long a mark beside the print is."""

SCALE = mm(50)
"""The length of the scale: as long as an office ruler surely is."""

STYLE = TextStyle("tile", "hei", pt(8), pt(10))
NAME = TextStyle("tile-name", "hei", pt(20), pt(24))
THIN = "0.3 w [] 0 d 0 J"


@dataclass(frozen=True, slots=True)
class Tiling:
    """How a page of this size is cut: the paper as it lies, its columns and rows of sheets."""

    page: tuple[Length, Length]
    paper: tuple[Length, Length]
    columns: int
    rows: int

    def live(self) -> tuple[Length, Length]:
        """What of a sheet is printed on."""
        return self.paper[0] - 2 * MARGIN, self.paper[1] - 2 * MARGIN

    def corner(self, column: int, row: int) -> tuple[Length, Length]:
        """Where a sheet's print begins on the page, from its top left; all sheets overlap alike."""
        return self._begins(0, column), self._begins(1, row)

    def _begins(self, side: int, at: int) -> Length:
        # The sheets are centred on the page: what they have too much is white all round.
        count = (self.columns, self.rows)[side]
        live = self.live()[side]
        whole = count * live - (count - 1) * OVERLAP
        return at * (live - OVERLAP) - (whole - self.page[side]) // 2

    def cuts(self, side: int) -> list[Length]:
        """Where on the page one sheet ends and the next begins: in the middle of what both show."""
        count = (self.columns, self.rows)[side]
        return [self._begins(side, at) + OVERLAP // 2 for at in range(1, count)]


@dataclass(frozen=True, slots=True)
class Tiled:
    """A page file to be cut, and what it is called: 第2版."""

    content: bytes
    name: str


def tiling(width: Length, height: Length, paper: Paper) -> Tiling:
    """The way with the fewest sheets; upright where that is no worse."""
    upright = SIZES[paper]
    ways = [_way((width, height), size) for size in (upright, upright[::-1])]
    return min(ways, key=lambda way: way.columns * way.rows)


def _way(page: tuple[Length, Length], paper: tuple[Length, Length]) -> Tiling:
    counts = []
    for wanted, side in zip(page, paper, strict=True):
        step = side - 2 * MARGIN - OVERLAP
        counts.append(max(1, -(-(wanted - OVERLAP) // step)))
    return Tiling(page, paper, counts[0], counts[1])


def tile_name(column: int, row: int) -> str:
    """A sheet's name on the plan: B3 is the second from the left in the third row."""
    return f"{ascii_uppercase[column % 26]}{row + 1}"


def tiled(
    pages: Sequence[Tiled], paper: Paper, shelf: Shelf, colophon: Colophon, ticket: Ticket
) -> bytes:
    """The sheets of all pages, each after its plan; same input, same bytes."""
    with pikepdf.new() as pdf:
        for page in pages:
            _add_page(pdf, page, paper, shelf)
        # A viewer that knows it offers no scaling (ISO 32000-1 table 150).
        pdf.Root.ViewerPreferences = Dictionary(PrintScaling=Name("/None"), DisplayDocTitle=True)
        sign(pdf, colophon, ticket)
        return saved(pdf)


def _add_page(pdf: pikepdf.Pdf, page: Tiled, paper: Paper, shelf: Shelf) -> None:
    """A page's plan and its sheets."""
    with pikepdf.open(io.BytesIO(page.content)) as file:
        trim = box(file.pages[0].trimbox)
        form = pdf.copy_foreign(as_form(file, file.pages[0], trim))
    width, height = (round(side * PT) for side in (trim.right - trim.left, trim.top - trim.bottom))
    way = tiling(width, height, paper)
    _add_sheet(pdf, way, form, _plan(way, page.name, trim, (paper, shelf)))
    for row in range(way.rows):
        for column in range(way.columns):
            _add_sheet(pdf, way, form, _tile(way, (column, row), page.name, trim, shelf))


def _add_sheet(pdf: pikepdf.Pdf, way: Tiling, form: pikepdf.Object, drawn: Iterator[str]) -> None:
    """A sheet of paper with something on it."""
    size = in_pt(way.paper[0]), in_pt(way.paper[1])
    sheet = pdf.add_blank_page(page_size=size)
    sheet.obj.MediaBox = numbers(0, 0, *size)
    sheet.obj.Resources = Dictionary(XObject=Dictionary(Page=form))
    if "/Group" in form:
        sheet.obj.Group = form.Group
    sheet.Contents = pdf.make_stream("\n".join(drawn).encode())


def _tile(way: Tiling, at: tuple[int, int], name: str, trim: Box, shelf: Shelf) -> Iterator[str]:
    """The operators of one sheet: its part of the page, the marks round it, its name."""
    left, low = in_pt(MARGIN), in_pt(MARGIN)
    live = in_pt(way.live()[0]), in_pt(way.live()[1])
    begins = way.corner(*at)
    # The page's top left corner on the sheet.
    x, y = left - in_pt(begins[0]), low + live[1] + in_pt(begins[1])
    yield f"q {_numbers(left, low, *live)} re W n"
    yield f"1 0 0 1 {_numbers(x - trim.left, y - trim.top)} cm /Page Do Q"
    yield f"q 0 G {THIN}"
    yield from _cut_marks(way, (x, y), (left, low, *live))
    yield from _trim_frame(way, (x, y), (left, low, *live))
    yield "Q"
    count = way.columns * way.rows
    place = at[1] * way.columns + at[0] + 1
    says = f"{name}　{tile_name(*at)}　{place}/{count}　按原大打印，不要缩放"
    yield from _words(says, STYLE, shelf, (left + in_pt(mm(25)), in_pt(mm("2.5"))))
    yield from _scale(shelf, left + live[0] - in_pt(SCALE) - in_pt(mm(25)))


def _cut_marks(
    way: Tiling, corner: tuple[float, float], live: tuple[float, float, float, float]
) -> Iterator[str]:
    """Lines in the margins, dashed, where this sheet is cut or its neighbour laid on it."""
    left, low, wide, high = live
    long, off = in_pt(MARK), in_pt(mm(1))
    yield "[3 2] 0 d"
    for cut in way.cuts(0):
        x = corner[0] + in_pt(cut)
        if left <= x <= left + wide:
            yield _line(x, low - off, x, low - off - long)
            yield _line(x, low + high + off, x, low + high + off + long)
    for cut in way.cuts(1):
        y = corner[1] - in_pt(cut)
        if low <= y <= low + high:
            yield _line(left - off, y, left - off - long, y)
            yield _line(left + wide + off, y, left + wide + off + long, y)
    yield "[] 0 d"


def _trim_frame(
    way: Tiling, corner: tuple[float, float], live: tuple[float, float, float, float]
) -> Iterator[str]:
    """The page's own edge, a hair line where it is on the sheet: there the page is cut out."""
    left, low, wide, high = live
    edge = corner[0], corner[1] - in_pt(way.page[1]), in_pt(way.page[0]), in_pt(way.page[1])
    yield f"q {_numbers(left, low, wide, high)} re W n 0.25 w {_numbers(*edge)} re S Q"


def _scale(shelf: Shelf, x: float) -> Iterator[str]:
    """A rule of five centimetres."""
    y, tick = in_pt(mm(4)), in_pt(mm(1))
    long = in_pt(SCALE)
    ends = [_line(at, y - tick, at, y + tick) for at in (x, x + long)]
    yield " ".join((f"q 0 G {THIN}", _line(x, y, x + long, y), *ends, "Q"))
    yield from _words("50 mm", STYLE, shelf, (x + long + 4, in_pt(mm("2.5"))))


def _plan(way: Tiling, name: str, trim: Box, how: tuple[Paper, Shelf]) -> Iterator[str]:
    """The plan: the page small, with the sheets over it."""
    paper, shelf = how
    wide, high = in_pt(way.paper[0]), in_pt(way.paper[1])
    whole = [
        in_pt(way.live()[side]) * count - in_pt(OVERLAP) * (count - 1) for side, count in _counts(way)
    ]
    room = wide - 4 * in_pt(MARGIN), high - 6 * in_pt(MARGIN)
    small = min(room[0] / whole[0], room[1] / whole[1])
    first = way.corner(0, 0)
    # Where the page's top left corner is on the plan.
    x = (wide - whole[0] * small) / 2 - in_pt(first[0]) * small
    y = high - 4 * in_pt(MARGIN) + in_pt(first[1]) * small
    moved = x - trim.left * small, y - trim.top * small
    yield f"q {_numbers(small, 0, 0, small, *moved)} cm"
    yield "/Page Do Q"
    edge = x, y - in_pt(way.page[1]) * small, in_pt(way.page[0]) * small, in_pt(way.page[1]) * small
    yield f"q 0 G 0.5 w {_numbers(*edge)} re S"
    yield "0.85 0.1 0.1 RG 0.85 0.1 0.1 rg 0.7 w"
    for row in range(way.rows):
        for column in range(way.columns):
            yield from _planned(way, (column, row), (x, y, small), shelf)
    yield "Q"
    counted = f"{way.columns} 列 × {way.rows} 行，共 {way.columns * way.rows} 张 {paper}"
    how_to = f"相邻两张重叠 {in_mm(OVERLAP):g} 毫米，沿虚线记号裁一张，压在另一张上"
    says = f"{name}　{counted}；{how_to}"
    yield from _words(says, STYLE, shelf, (2 * in_pt(MARGIN), high - 2 * in_pt(MARGIN)))
    yield from _scale(shelf, 2 * in_pt(MARGIN))


def _counts(way: Tiling) -> tuple[tuple[int, int], tuple[int, int]]:
    return (0, way.columns), (1, way.rows)


def _planned(
    way: Tiling, at: tuple[int, int], where: tuple[float, float, float], shelf: Shelf
) -> Iterator[str]:
    """A sheet's outline and its name on the plan."""
    x, y, small = where
    begins = way.corner(*at)
    wide, high = (in_pt(side) * small for side in way.live())
    left, top = x + in_pt(begins[0]) * small, y - in_pt(begins[1]) * small
    yield f"{_numbers(left, top - high, wide, high)} re S"
    block, _ = set_text(plain(tile_name(*at)), NAME, shelf)
    middle = left + wide / 2 - block.width / PT / 2, top - high / 2 - block.depth / PT / 2
    yield f"q 1 g {_numbers(middle[0] - 4, middle[1], block.width / PT + 8, block.depth / PT)} re f Q"
    yield from outlined(block, shelf, *middle)


def _words(words: str, style: TextStyle, shelf: Shelf, at: tuple[float, float]) -> Iterator[str]:
    block, _ = set_text(plain(words), style, shelf)
    yield "q 0 g"
    yield from outlined(block, shelf, *at)
    yield "Q"


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"{_numbers(x, y)} m {_numbers(to_x, to_y)} l S"


def _numbers(*values: float) -> str:
    return " ".join(map(number, values))
