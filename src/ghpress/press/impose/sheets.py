"""Turns page files and the sides of sheets into one PDF, a side a page, each page file a form in it."""

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.press.binding import Colophon
from ghpress.press.colophon import saved, sign
from ghpress.press.engine.strokes import number
from ghpress.press.impose.folds import Cell, Side
from ghpress.press.marks.marked import as_form, box, marks_form, spots_of, write_stage
from ghpress.press.marks.slug import Slug
from ghpress.press.marks.stage import SLUG, Box, Stage, stage
from ghpress.press.sharing import share_fonts, share_pictures
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.units import Length, in_pt
from ghpress.values import dataclass

NEAR = 0.01
"""Points by which edges that meet may differ."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page file and the page numbers on it: two of a spread, side by side."""

    content: bytes
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Making:
    """How sheets are made: their marks, and what is written beside each.

    ``creep`` is how far the pages of each sheet stand nearer to the fold than those of the sheet
    around it; newsprint needs none.
    """

    colophon: Colophon
    slugs: tuple[Slug, ...]
    creep: Length = 0


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is placed: the form that shows it, its trim there, and the bleed round that."""

    form: pikepdf.Object
    trim: Box
    bleed: float
    number: int
    part: int
    parts: int

    @property
    def width(self) -> float:
        """The width of one page."""
        return (self.trim.right - self.trim.left) / self.parts

    @property
    def height(self) -> float:
        """The height of the page."""
        return self.trim.top - self.trim.bottom

    @property
    def left(self) -> float:
        """Where its own part of the form's trim begins."""
        return self.trim.left + self.part * self.width


def imposed(
    leaves: Sequence[Leaf], sides: Sequence[Side], making: Making, shelf: Shelf, ticket: Ticket
) -> bytes:
    """The sheets; same input, same bytes. All pages must have the trim of the first.

    The output intents are those of the page file that has the fewest: sheets claim no more than all
    their pages do.
    """
    assert len(making.slugs) == len(sides), "each side has its slug"
    with ExitStack() as kept_open, pikepdf.new() as pdf:
        files = [kept_open.enter_context(pikepdf.open(io.BytesIO(leaf.content))) for leaf in leaves]
        pages = {page.number: page for page in _pages(pdf, leaves, files)}
        for side, slug in zip(sides, making.slugs, strict=True):
            _add_side(pdf, side, pages, slug, (shelf, making.creep))
        share_fonts(pdf, _faces(shelf))
        share_pictures(pdf)
        _claim_no_more(pdf, files)
        sign(pdf, making.colophon, ticket)
        return saved(pdf)


def _claim_no_more(pdf: pikepdf.Pdf, files: Sequence[pikepdf.Pdf]) -> None:
    """Take over the intents of the file that has the fewest, from which its standards follow."""
    least = min(files, key=lambda file: len(file.Root.get("/OutputIntents", ())))
    if "/OutputIntents" in least.Root:
        pdf.Root.OutputIntents = pdf.copy_foreign(least.make_indirect(least.Root.OutputIntents))


def _faces(shelf: Shelf) -> Mapping[str, Path]:
    return {key: shelf.face(key).path for key in shelf.keys()}


def _pages(pdf: pikepdf.Pdf, leaves: Sequence[Leaf], files: Sequence[pikepdf.Pdf]) -> Iterator[_Page]:
    """Every page of the page files, those of a spread as its halves."""
    for leaf, file in zip(leaves, files, strict=True):
        page = file.pages[0]
        trim, bled = box(page.trimbox), box(page.bleedbox)
        form = pdf.copy_foreign(as_form(file, page, bled))
        count = len(leaf.numbers)
        for part, number_ in enumerate(leaf.numbers):
            yield _Page(form, trim, trim.left - bled.left, number_, part, count)


def _add_side(
    pdf: pikepdf.Pdf, side: Side, pages: Mapping[int, _Page], slug: Slug, how: tuple[Shelf, Length]
) -> None:
    """One side of a sheet as a page of its own."""
    shelf, creep = how
    on = _stage(side, pages, slug)
    shown: dict[str, pikepdf.Object] = {}
    content = []
    for page, cell, span in _joined(side, pages):
        name = f"/Page{page.number - page.part}"
        shown[name] = page.form
        at = _cell_box(cell, span, side, on)
        inward = (side.sheet - 1) * in_pt(creep) if span == 1 else 0.0
        matrix = _matrix(page, cell.is_turned, span, at, inward)
        content.append(f"q {_clip(at, on)} {matrix} {name} Do Q")
    sheet = pdf.add_blank_page()
    sheet.obj.Resources = Dictionary(XObject=Dictionary(shown))
    if any("/Group" in form for form in shown.values()):
        sheet.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    if slug.marks != "none":
        sheet.obj.Resources.XObject.Marks = marks_form(pdf, on, slug, shelf, spots_of([sheet]))
        content.append("/Marks Do")
    sheet.Contents = pdf.make_stream("\n".join(content).encode())
    write_stage(sheet, on)


def _stage(side: Side, pages: Mapping[int, _Page], slug: Slug) -> Stage:
    """The sheet's trim, its folds at every border between pages."""
    first = pages[side.cells[0].page]
    width, height = first.width, first.height
    upright = tuple(at * width for at in range(1, side.columns))
    level = tuple(at * height for at in range(1, side.rows))
    room = SLUG if slug.marks != "none" else 0
    size = side.columns * width, side.rows * height
    return stage(*size, first.bleed, (upright, level), room)


def _joined(side: Side, pages: Mapping[int, _Page]) -> Iterator[tuple[_Page, Cell, int]]:
    """Each page with its cell and the columns it takes: 2 where both halves of a spread meet."""
    cells = {(cell.column, cell.row): cell for cell in side.cells}
    done: set[int] = set()
    for cell in side.cells:
        page = pages[cell.page]
        if cell.page in done:
            continue
        beside = cells.get((cell.column + 1, cell.row))
        other = pages[beside.page] if beside else None
        first, last = (other, page) if cell.is_turned else (page, other)
        if first and last and first.form is last.form and (first.part, last.part) == (0, 1):
            done.add(cells[cell.column + 1, cell.row].page)
            yield first, cell, 2
        else:
            yield page, cell, 1


def _cell_box(cell: Cell, span: int, side: Side, on: Stage) -> Box:
    """The place of a cell on the sheet."""
    width = (on.trim.right - on.trim.left) / side.columns
    height = (on.trim.top - on.trim.bottom) / side.rows
    left = on.trim.left + cell.column * width
    top = on.trim.top - cell.row * height
    return Box(left, top - height, left + span * width, top)


def _clip(at: Box, on: Stage) -> str:
    """Operators that cut a page off at the folds around it, and at the bleed of the sheet's edges."""
    left = at.left - on.bleed * (at.left < on.trim.left + NEAR)
    right = at.right + on.bleed * (at.right > on.trim.right - NEAR)
    bottom = at.bottom - on.bleed * (at.bottom < on.trim.bottom + NEAR)
    top = at.top + on.bleed * (at.top > on.trim.top - NEAR)
    return " ".join(map(number, (left, bottom, right - left, top - bottom))) + " re W n"


def _matrix(page: _Page, is_turned: bool, span: int, at: Box, inward: float) -> str:
    """The operator that moves a page, turned or not, into its place.

    ``inward`` moves it towards its spine: to the right on a page of even number.
    """
    moved = inward if page.number % 2 == 0 else -inward
    if is_turned:
        across = at.left + page.left + span * page.width - moved
        matrix = (-1.0, 0.0, 0.0, -1.0, across, at.bottom + page.trim.top)
    else:
        matrix = (1.0, 0.0, 0.0, 1.0, at.left - page.left + moved, at.bottom - page.trim.bottom)
    return " ".join(map(number, matrix)) + " cm"
