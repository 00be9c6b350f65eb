"""Turns a picture and the matrix in force into how it is placed: its pixels to the inch."""

from typing import TYPE_CHECKING, Any

from pikepdf import Array, Name, Object

from ghpress.preflight.content.matrix import framed, height_scale, width_scale, within
from ghpress.preflight.content.paints import Manner, Paint, Picture
from ghpress.preflight.content.tints import DEVICE, Tint, space_of, tint

if TYPE_CHECKING:
    from ghpress.preflight.content.state import State

SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
"""Short names an inline image may use (ISO 32000-1 table 94)."""

NO_INK = tint(DEVICE["Pattern"], (1.0,))
"""What a pattern colours is in no ink that could be told here."""


def placed_picture(image: Object, state: "State") -> Paint:
    """A picture object where it is placed."""
    stencil = bool(image.get("/ImageMask", False))
    width, height = int(image.Width), int(image.Height)
    picture = Picture(
        width,
        height,
        1 if stencil else int(image.get("/BitsPerComponent", 8)),
        filters_of(image),
        stencil,
        _ppi(width, height, state),
        image,
    )
    return _placed(picture, tint(space_of(image.get("/ColorSpace", Name.JPXDecode))), state)


def inline_picture(image: Any, state: "State") -> Paint:  # noqa: ANN401 - pikepdf's own class
    """A picture written into the content (ISO 32000-1 8.9.7)."""
    stencil = bool(image.image_mask)
    filters = tuple(str(name).strip("/") for name in image.filters)
    ppi = _ppi(image.width, image.height, state)
    bits = 1 if stencil else int(image.bits_per_component or 8)
    picture = Picture(image.width, image.height, bits, filters, stencil, ppi)
    named = str(image.colorspace or "/DeviceGray")
    short = SHORT.get(named.strip("/"))
    space = space_of(short) if short else state.resources.space(named)
    return _placed(picture, tint(space), state)


def _placed(picture: Picture, own: Tint, state: "State") -> Paint:
    """The paint: a stencil takes the colour that fills."""
    colour = (state.fill.tint or NO_INK) if picture.is_stencil else own
    bounds = framed(state.ctm, (0.0, 0.0, 1.0, 1.0))
    pen = state.fill
    how = Manner("picture", colour, 0.0, pen.overprints, state.mode, pen.alpha)
    return Paint(how, within(bounds, state.clip), bounds, picture)


def _ppi(width: int, height: int, state: "State") -> float:
    """Pixels to the inch, of the two directions the coarser; a picture without extent has none."""
    across, up = width_scale(state.ctm), height_scale(state.ctm)
    return min(72 * width / across, 72 * height / up) if across and up else 0.0


def filters_of(stream: Object) -> tuple[str, ...]:
    """The filters of a stream, none, one or several."""
    stated = stream.get("/Filter")
    if stated is None:
        return ()
    return tuple(str(name).strip("/") for name in (stated if isinstance(stated, Array) else [stated]))
