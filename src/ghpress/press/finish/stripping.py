"""Strips into a painted page what the engine cannot paint: line art of one bit, gradients in ink."""

from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from ghpress.press.finish.within import entries, numbers, resource_dictionaries
from ghpress.press.forme import LineArt, Ready
from ghpress.stock.inks import CMYK


def strip_in(pdf: pikepdf.Pdf, page: pikepdf.Page, pictures: Iterable[Ready]) -> None:
    """Put line art in place of what stands in for it, and inks in place of gradients' numbers."""
    arts: dict[bytes, LineArt] = {}
    stops: dict[int, CMYK] = {}
    for picture in pictures:
        stops.update(picture.stops)
        if picture.line_art is not None:
            arts[picture.content] = picture.line_art
    if arts:
        _strip_in_art(pdf, page, arts)
    if stops:
        _ink_gradients(pdf, page, stops)


def _strip_in_art(pdf: pikepdf.Pdf, page: pikepdf.Page, arts: Mapping[bytes, LineArt]) -> None:
    """Turn each stand-in into a form that prints black through the art's mask."""
    for resources in resource_dictionaries(page):
        for picture in entries(resources, "/XObject"):
            if picture.get("/Subtype") == Name.Image and picture.get("/Filter") == Name.DCTDecode:
                art = arts.get(picture.read_raw_bytes())
                if art is not None:
                    _print_through(pdf, picture, art)


def _print_through(pdf: pikepdf.Pdf, picture: pikepdf.Object, art: LineArt) -> None:
    """The picture's object as a form of the same unit square (ISO 32000-1 8.9.4, 8.9.6.2)."""
    mask = pdf.make_stream(
        art.content,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=art.width,
        Height=art.height,
        ImageMask=True,
        BitsPerComponent=1,
        Filter=Name.CCITTFaxDecode,
        DecodeParms=Dictionary(K=-1, Columns=art.width, Rows=art.height, BlackIs1=True),
    )
    for key in list(picture.keys()):
        if key != "/Length":
            del picture[key]
    picture.write(b"q 0 0 0 1 k /art Do Q")
    picture.Type, picture.Subtype = Name.XObject, Name.Form
    picture.BBox = Array([0, 0, 1, 1])
    picture.Resources = Dictionary(XObject=Dictionary(art=mask))


def _ink_gradients(pdf: pikepdf.Pdf, page: pikepdf.Page, stops: Mapping[int, CMYK]) -> None:
    """Give every gradient of numbers the inks of its numbers, blended in CMYK.

    The engine paints a gradient as a tile that holds a transparent group. Where a tile ends is a
    matter of rounding, and Ghostscript shows the next one begin; a shading pattern has no tiles.
    """
    for resources in resource_dictionaries(page):
        for name, pattern in resources.get("/Pattern", Dictionary()).items():
            shading = _shading_in(pattern)
            if shading is not None:
                _ink_function(shading.Function, stops)
                shading.ColorSpace = Name.DeviceCMYK
                smooth = Dictionary(
                    Type=Name.Pattern, PatternType=2, Shading=shading, Matrix=pattern.Matrix
                )
                resources.Pattern[name] = pdf.make_indirect(smooth)


def _shading_in(pattern: pikepdf.Object) -> pikepdf.Object | None:
    """The one shading of a tile that shows nothing else."""
    groups = entries(pattern.get("/Resources", Dictionary()), "/XObject")
    found = [
        each for group in groups for each in entries(group.get("/Resources", Dictionary()), "/Shading")
    ]
    return found[0] if len(groups) == len(found) == 1 else None


def _ink_function(function: pikepdf.Object, stops: Mapping[int, CMYK]) -> None:
    """The ends of a ramp, or of every ramp stitched together, as parts of inks."""
    if "/Functions" in function:
        for each in function.Functions:
            _ink_function(each, stops)
        return
    for end in ("/C0", "/C1"):
        function[end] = numbers(*(float(part) / 100 for part in _inks(function[end], stops)))


def _inks(number: pikepdf.Object, stops: Mapping[int, CMYK]) -> Iterable[float]:
    """The inks of a number written as a colour; a stop without one is black (SVG 1.1, 13.2.4)."""
    red, green, blue = (round(float(part) * 255) for part in number)
    found = stops.get(red << 16 | green << 8 | blue)
    return map(float, found) if found else (0.0, 0.0, 0.0, 100.0)
