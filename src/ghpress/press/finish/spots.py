"""Turns the colour spaces our painter names for spot inks into real separations (专色版)."""

from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name

from ghpress.layout.css import spot_space
from ghpress.layout.layout import Ink
from ghpress.press.finish.within import content_streams, drop, numbers, resource_dictionaries


def make_plates(pdf: pikepdf.Pdf, page: pikepdf.Page, inks: Iterable[Ink]) -> None:
    """Give every spot ink used its plate: a Separation whose alternate is the ink's process parts.

    ISO 32000-1 8.6.6.4. The painter's spaces hold a place only; those nothing is painted with go.
    """
    contents = b"".join(stream.read_bytes() for stream in content_streams(page))
    for ink in inks:
        name = f"/{spot_space(ink)}"
        is_used = name.encode() + b" " in contents
        space = pdf.make_indirect(_separation(pdf, ink)) if is_used else None
        for resources in resource_dictionaries(page):
            if "/ColorSpace" not in resources:
                resources.ColorSpace = Dictionary()
            if space is None:
                drop(resources.ColorSpace, name)
            else:
                resources.ColorSpace[name] = space


def _separation(pdf: pikepdf.Pdf, ink: Ink) -> pikepdf.Array:
    """The colour space of an ink's plate: its tint spreads evenly over the process parts."""
    solid = numbers(*(float(part) / 100 for part in ink.cmyk))
    tints = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=solid, N=1)
    return Array([Name.Separation, Name(f"/{ink.spot}"), Name.DeviceCMYK, pdf.make_indirect(tints)])
