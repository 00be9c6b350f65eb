"""Turns a finished page file into one with printer's marks round it; the page itself is not touched.

The page becomes a form that is moved as a whole, so that what hangs on the page's own origin (tiling
patterns, ISO 32000-1 8.7.3.1) moves with it, and is cut off at its bleed.
"""

import io
from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from ghpress.press.colophon import saved
from ghpress.press.engine.strokes import number
from ghpress.press.finish.within import numbers, resource_dictionaries
from ghpress.press.marks.lines import LENGTH, REGISTRATION, cutting_lines, offset
from ghpress.press.marks.outlines import outlined
from ghpress.press.marks.slug import Slug, plate_names, slug_line
from ghpress.press.marks.stage import Box, Stage, stage
from ghpress.press.marks.strip import SIDE, fields, strip
from ghpress.stock.shelf import Shelf
from ghpress.units import in_pt, mm

INDENT = in_pt(mm(12))
"""Slug and strip begin so far from the trim's left edge: clear of the crop marks at the corner."""

NOT_SPOTS = ("/All", "/None", "/Cyan", "/Magenta", "/Yellow", "/Black")


def marked(page_file: bytes, slug: Slug, shelf: Shelf, folds: tuple[float, ...] = ()) -> bytes:
    """The page file with its marks; ``folds`` are a spread's, in points from the trim's left.

    With marks ``none`` the very file that came in. Same input, same bytes.
    """
    if slug.marks == "none":
        return page_file
    with pikepdf.open(io.BytesIO(page_file)) as pdf:
        page = pdf.pages[0]
        trim, bled = box(page.trimbox), box(page.bleedbox)
        bleed = trim.left - bled.left
        on = stage(trim.right - trim.left, trim.top - trim.bottom, bleed, (folds, ()))
        form = as_form(pdf, page, bled)
        moved = on.trim.left - trim.left, on.trim.bottom - trim.bottom
        content = f"q 1 0 0 1 {number(moved[0])} {number(moved[1])} cm /Page Do Q\n/Marks Do"
        marks = marks_form(pdf, on, slug, shelf, spots_of([page]))
        page.obj.Resources = Dictionary(XObject=Dictionary(Page=form, Marks=marks))
        page.Contents = pdf.make_stream(content.encode())
        write_stage(page, on)
        return saved(pdf)


def marks_form(
    pdf: pikepdf.Pdf, on: Stage, slug: Slug, shelf: Shelf, spots: dict[str, pikepdf.Object]
) -> pikepdf.Object:
    """All marks of a stage as one form; ``spots`` are colour spaces by the strip's names for them."""
    drawn = "\n".join(["/Artifact BMC", *_marks(on, slug, shelf, tuple(spots)), "EMC"])
    spaces = {f"/{REGISTRATION}": registration(pdf), **{f"/{n}": s for n, s in spots.items()}}
    return pdf.make_stream(
        drawn.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=numbers(*_edges(on.media)),
        Resources=Dictionary(ColorSpace=Dictionary(spaces)),
    )


def _marks(on: Stage, slug: Slug, shelf: Shelf, spots: tuple[str, ...]) -> Iterator[str]:
    """What the marks are drawn with."""
    yield from cutting_lines(on)
    if slug.marks != "full":
        return
    left = on.trim.left + INDENT
    room = _room(on)
    low = on.trim.bottom - offset(on) - SIDE
    every = fields(slug.inks, spots)
    yield from strip(every, left, low, room)
    yield from plate_names(slug.inks, shelf, left + min(room, len(every) * SIDE) + 2, low + 2)
    line = slug_line(slug.words, shelf, on.trim.right - on.trim.left - 2 * INDENT)
    yield f"q /{REGISTRATION} cs 1 scn"
    # Above the registration cross, which stands in the way of a long line.
    yield from outlined(line, shelf, left, on.trim.top + offset(on) + LENGTH + 3)
    yield "Q"


def _room(on: Stage) -> float:
    """How long a strip may be: up to the first fold mark or registration cross."""
    width = on.trim.right - on.trim.left
    first = min((*on.upright, width)) / 2
    return first - INDENT - SIDE - in_pt(mm(12))


def as_form(pdf: pikepdf.Pdf, page: pikepdf.Page, within: Box) -> pikepdf.Object:
    """A page as a form that shows what is within a box of it, its group and resources with it.

    Not the library's own, which reads the page's content when the file is saved, by then another.
    """
    page.contents_coalesce()
    form = pdf.make_stream(page.Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form)
    form.BBox = numbers(*_edges(within))
    form.Resources = page.resources
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    return form


def registration(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The colour space of /All: full ink on every plate there is (ISO 32000-1 8.6.6.4)."""
    tint = Dictionary(
        FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1, Range=[0, 1] * 4
    )
    return pdf.make_indirect(Array([Name.Separation, Name.All, Name.DeviceCMYK, tint]))


def spots_of(pages: Iterable[pikepdf.Page]) -> dict[str, pikepdf.Object]:
    """The spot inks pages have plates for, by names for the strip's resources, in order of their own."""
    found: dict[str, pikepdf.Object] = {}
    for page in pages:
        for resources in resource_dictionaries(page):
            for _, space in resources.get("/ColorSpace", Dictionary()).items():
                if isinstance(space, Array) and len(space) == 4 and space[0] == Name.Separation:
                    if str(space[1]) not in NOT_SPOTS:
                        found.setdefault(str(space[1]), space)
    return {f"Spot{at}": space for at, (_, space) in enumerate(sorted(found.items()), 1)}


def write_stage(page: pikepdf.Page, on: Stage) -> None:
    """The boxes of a stage on its page; no crop box (ISO 15930-7 6.3)."""
    page.obj.MediaBox = numbers(*_edges(on.media))
    page.obj.BleedBox = numbers(*_edges(on.bled))
    page.obj.TrimBox = numbers(*_edges(on.trim))
    for unwanted in ("/CropBox", "/ArtBox"):
        if unwanted in page.obj:
            del page.obj[unwanted]


def box(edges: pikepdf.Array) -> Box:
    """A page's box."""
    return Box(*(float(edge) for edge in edges))


def _edges(of: Box) -> tuple[float, float, float, float]:
    return of.left, of.bottom, of.right, of.top
