"""Turns what a page paints into an ink map of our own, where no program can draw its plates.

Tints are laid down by the bounds of what they fill, type as the share of its em that letters cover,
pictures by their own pixels, upright; so it is an estimate, and is called one.
"""

import numpy as np
import pikepdf
from numpy.typing import NDArray
from PIL import Image

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.paints import Content, Paint
from ghpress.preflight.content.tints import PROCESS, Tint
from ghpress.preflight.inkmap import ESTIMATE, InkMap

PPI = 36
"""Squares of 3.9 mm are five or six pixels wide."""

COVERED = 0.35
"""The share of its em box that Song type of text size covers: 0.3 to 0.4 in the faces we set."""

MOST_PIXELS = 200_000_000
"""A picture larger than this is not unpacked for an estimate."""


def estimated(content: Content, media: Bounds) -> InkMap:
    """The map of a page whose media stands at these bounds."""
    left, bottom, right, top = media
    scale = PPI / 72
    shape = max(1, round((top - bottom) * scale)), max(1, round((right - left) * scale)), 4
    plates = np.zeros(shape, np.float32)
    for paint in content.paints:
        x0, y0, x1, y1 = paint.bounds
        rows = slice(max(0, round((top - y1) * scale)), max(0, round((top - y0) * scale)))
        columns = slice(max(0, round((x0 - left) * scale)), max(0, round((x1 - left) * scale)))
        where = plates[rows, columns]
        if where.size:
            _lay(paint, where)
    return InkMap((np.clip(plates, 0, 1) * 255).astype(np.uint8), PPI, ESTIMATE)


def _lay(paint: Paint, where: NDArray[np.float32]) -> None:
    """One paint laid on the plates at its place."""
    ink = _pixels(paint, where.shape[1], where.shape[0]) if paint.picture else _process(paint.tint)
    if ink is None:
        return
    share = paint.how.alpha * (COVERED if paint.how.kind == "text" else 1.0)
    kept = np.where(ink > 0, where * (1 - share), where) if paint.how.overprints else where * (1 - share)
    where[:] = kept + share * ink


def _process(tint: Tint) -> NDArray[np.float32] | None:
    """A colour on the four plates; None for one in no ink, spots being left out."""
    if tint.plates is None:
        return None
    return np.array([tint.amount(ink) for ink in PROCESS], np.float32)


def _pixels(paint: Paint, width: int, height: int) -> NDArray[np.float32] | None:
    """A picture's own pixels, as many as are wanted; None where they cannot be unpacked."""
    picture = paint.picture
    if picture is None or picture.source is None or picture.width * picture.height > MOST_PIXELS:
        return None
    if picture.is_stencil:
        return _process(paint.tint)
    try:
        drawn = pikepdf.PdfImage(picture.source).as_pil_image()  # type: ignore[arg-type]
        inked = drawn.convert("CMYK").resize((width, height), Image.Resampling.BOX)
    except Exception:  # a picture that cannot be unpacked is left out of an estimate
        return None
    return np.asarray(inked, np.float32) / np.float32(255)
