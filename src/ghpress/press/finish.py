"""Turns a painted page into a page file: boxes, inks, fonts and facts put in order, compressed once.

Every step is one narrow operation on the open file and says which clause asks for it. What a page
file does *not* have yet is an output intent, overprint and the claim to be PDF/X-4: those are
further steps of the same kind, and until they stand the file does not make the claim.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from decimal import Decimal

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.layout.layout import Sheet
from ghpress.press.adverts import Placing, place_adverts
from ghpress.press.black import grey_to_black_ink
from ghpress.press.colophon import Colophon, saved, sign
from ghpress.press.programs import bare_cff
from ghpress.ticket import Ticket
from ghpress.units import Length, in_pt

TOLERANCE_PT = 0.02
"""How far the painted sheet may differ from the ordered one: float noise, not a wrong size."""

_ENGINE_COLOUR_SPACES = ("/lab-d50", "/lab-d65")
"""The engine names these in every file, used or not."""


def finish(
    painted: bytes,
    sheet: Sheet,
    colophon: Colophon,
    ticket: Ticket,
    adverts: Mapping[str, Placing] | None = None,
) -> bytes:
    """The page file of a painted page: same page, sheet, colophon, ticket and adverts, same bytes.

    ``adverts`` are those it calls for, by the names of their forms.
    """
    with ExitStack() as kept_open:
        pdf = kept_open.enter_context(pikepdf.open(io.BytesIO(painted)))
        assert len(pdf.pages) == 1, "the painter paints one page a document"
        page = pdf.pages[0]
        move_to_origin(pdf, page)
        write_boxes(page, sheet)
        drop_interaction(pdf, page)
        for stream in content_streams(page):
            grey_to_black_ink(stream)
        blend_in_ink(page)
        drop_idle_colour_spaces(page)
        print_pixels_as_they_are(page)
        embed_bare_outlines(pdf, page)
        place_adverts(pdf, page, adverts or {}, kept_open)
        sign(pdf, colophon, ticket)
        return saved(pdf)


def move_to_origin(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Move the page's content so that its media begins at 0, 0 (GWG asks nothing, RIPs thank us).

    The content stands in ``q … Q``, so that later steps may add to the page undisturbed. A tiling
    pattern hangs on the page's own origin, not on the matrix in force (ISO 32000-1 8.7.3.1).
    """
    left, bottom = (-float(edge) for edge in page.mediabox[:2])
    if left == bottom == 0:
        return
    moved = f"q 1 0 0 1 {left:.6f} {bottom:.6f} cm\n".encode()
    content = b"".join((moved, page.Contents.read_bytes(), b"\nQ\n"))
    page.Contents = pdf.make_stream(content)
    for pattern in _entries(page.resources, "/Pattern"):
        a, b, c, d, e, f = (float(part) for part in pattern.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        pattern.Matrix = _numbers(a, b, c, d, e + left, f + bottom)


def write_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    """Trim, bleed and media as the sheet orders them; no crop box (ISO 15930-7 6.3; GWG R0003)."""
    media = [float(edge) for edge in page.mediabox]
    width, height = media[2] - media[0], media[3] - media[1]
    full = (_pt(sheet.width + 2 * sheet.bleed), _pt(sheet.height + 2 * sheet.bleed))
    assert abs(width - full[0]) < TOLERANCE_PT, f"painted {width} pt wide, ordered {full[0]}"
    assert abs(height - full[1]) < TOLERANCE_PT, f"painted {height} pt high, ordered {full[1]}"
    bleed = _pt(sheet.bleed)
    page.obj.MediaBox = _numbers(0, 0, *full)
    page.obj.BleedBox = _numbers(0, 0, *full)
    page.obj.TrimBox = _numbers(bleed, bleed, bleed + _pt(sheet.width), bleed + _pt(sheet.height))
    for unwanted in ("/CropBox", "/ArtBox"):
        _drop(page.obj, unwanted)


def drop_interaction(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """No links, forms or scripts in what is printed (ISO 15930-7 6.10, 6.11, 6.20)."""
    for key in ("/Annots", "/AA", "/Tabs"):
        _drop(page.obj, key)
    for key in ("/AcroForm", "/AA", "/OpenAction", "/Names", "/Outlines", "/Dests"):
        _drop(pdf.Root, key)


def blend_in_ink(page: pikepdf.Page) -> None:
    """Let transparent groups blend in CMYK, not in the engine's RGB (GWG2022 R0030).

    A group that serves as a mask by its brightness is left alone: its space is what tells how bright.
    """
    every = list(resource_dictionaries(page))
    states = (state for resources in every for state in _entries(resources, "/ExtGState"))
    masks = {mask.G.objgen for state in states if isinstance(mask := state.get("/SMask"), Dictionary)}
    for form in (form for resources in every for form in _entries(resources, "/XObject")):
        group = form.get("/Group")
        if group is not None and form.objgen not in masks and group.get("/CS") == Name.DeviceRGB:
            group.CS = Name.DeviceCMYK


def drop_idle_colour_spaces(page: pikepdf.Page) -> None:
    """Take out the colour spaces the engine declares and nothing paints with, and empty lists."""
    contents = b"".join(stream.read_bytes() for stream in content_streams(page))
    for resources in resource_dictionaries(page):
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in _ENGINE_COLOUR_SPACES:
            if name.encode() not in contents:
                _drop(spaces, name)
        for kind in ("/ColorSpace", "/Pattern", "/Shading", "/XObject", "/ExtGState"):
            if kind in resources and not len(resources[kind]):
                del resources[kind]


def print_pixels_as_they_are(page: pikepdf.Page) -> None:
    """No smoothing of pictures by the RIP (PDF/A 6.2.8.1; PDF/X reports it)."""
    for resources in resource_dictionaries(page):
        for xobject in _entries(resources, "/XObject"):
            if xobject.get("/Subtype") == Name.Image:
                _drop(xobject, "/Interpolate")


def embed_bare_outlines(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Embed CFF outlines without the OpenType wrapping, which PDF 1.4 does not know.

    ISO 32000-1 9.9, table 126; a CIDFontType0 has no CIDToGIDMap (9.7.4.1, table 117). Fonts that
    share a program go on sharing it.
    """
    bare: dict[tuple[int, int], pikepdf.Stream] = {}
    for font in _entries(page.resources, "/Font"):
        for descendant in font.get("/DescendantFonts", ()):
            descriptor = descendant.FontDescriptor
            program = descriptor.get("/FontFile3")
            if program is None:
                continue
            _drop(descendant, "/CIDToGIDMap")
            if program.get("/Subtype") == Name.OpenType:
                if program.objgen not in bare:
                    content = bare_cff(program.read_bytes())
                    bare[program.objgen] = pdf.make_stream(content, Subtype=Name.CIDFontType0C)
                descriptor.FontFile3 = bare[program.objgen]


def resource_dictionaries(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The page's resources and those of every form and pattern within, each once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[pikepdf.Object] = [page.resources]
    while waiting:
        resources = waiting.pop()
        yield resources
        for owner in (*_entries(resources, "/XObject"), *_entries(resources, "/Pattern")):
            if owner.objgen not in seen and "/Resources" in owner:
                seen.add(owner.objgen)
                waiting.append(owner.Resources)


def content_streams(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The page's content and that of every form and tiling pattern within."""
    page.contents_coalesce()
    yield page.obj.Contents
    for resources in resource_dictionaries(page):
        for owner in (*_entries(resources, "/XObject"), *_entries(resources, "/Pattern")):
            if isinstance(owner, pikepdf.Stream) and owner.get("/Subtype") != Name.Image:
                yield owner


def _entries(resources: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    """The values of one kind of resource."""
    return [value for _, value in resources.get(kind, Dictionary()).items()]


def _drop(holder: pikepdf.Object, key: str) -> None:
    """Delete a key that may not be there."""
    if key in holder:
        del holder[key]


def _pt(length: Length) -> float:
    """Points as a box states them: four decimals."""
    return round(in_pt(length), 4)


def _numbers(*values: float) -> pikepdf.Array:
    """An array of numbers without float dust."""
    return pikepdf.Array([Decimal(str(round(value, 4))) for value in values])
