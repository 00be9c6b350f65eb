"""Turns a page file into pictures of the trimmed page, for screens and proofreaders.

Pictures, not proofs: pdfium shows process inks naively and knows no overprint.
"""

import numpy as np
import pypdfium2
from PIL import Image, ImageChops

from ghpress.press.png import as_png

POINTS_PER_INCH = 72

NEARLY_GREY = 4
"""How far the channels of a grey may be apart: pdfium shows black ink as 35, 31, 32."""


def previews(page_file: bytes, dpis: tuple[int, ...]) -> tuple[bytes, ...]:
    """A PNG of the page, cut to its trim, for every resolution asked for. Same file, same bytes."""
    if not dpis:
        return ()  # reading a page takes as long as drawing it small
    with pypdfium2.PdfDocument(page_file) as document:
        page = document[0]
        return tuple(as_png(_pictured(page, dpi), dpi) for dpi in dpis)


def preview(page_file: bytes, dpi: int) -> bytes:
    """One PNG of the page, cut to its trim."""
    return previews(page_file, (dpi,))[0]


def _pictured(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    """The page's trim in pixels; what is drawn in the bleed falls off, as under the knife."""
    left, bottom, right, top = page.get_mediabox()
    trim = page.get_trimbox()
    margins = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
    scale = dpi / POINTS_PER_INCH
    bitmap = page.render(scale=scale, crop=margins, may_draw_forms=False, rev_byteorder=True)
    return _without_idle_colour(bitmap.to_pil().convert("RGB"))


def _without_idle_colour(picture: Image.Image) -> Image.Image:
    """A picture of greys alone as one channel: a third of the bytes, a third of the time to save."""
    red, green, blue = picture.split()
    apart = [np.asarray(ImageChops.difference(red, other)).max() for other in (green, blue)]
    return red if max(apart) <= NEARLY_GREY else picture
