"""Turns a page file into pictures of the trimmed page, for screens and proofreaders.

Pictures, not proofs: pdfium shows process inks naively and knows no overprint. A page is drawn once, at
200 dpi, and made smaller by whole pixels; in greys, and in colours only where something is coloured.
"""

from math import ceil, floor

import pypdfium2
from PIL import Image

from ghpress.press.coloured import coloured_places, joined
from ghpress.press.palette import Box, Patch, in_one
from ghpress.press.png import as_png
from ghpress.press.thumbnail import thumbnail
from ghpress.values import dataclass

POINTS_PER_INCH = 72

FINE = 200
"""Pixels an inch at which pages are drawn."""

CARRIES = 100
"""Pixels an inch of the picture that carries a thumbnail: a report of hundreds of pages unpacks none."""

_STEP = 8
"""Patches begin at multiples of so many pixels, so that they are made smaller as the page is."""

MOST_COLOURED = 0.3
"""The share of a page from which on it is quicker to draw all of it in colours."""


def previews(page_file: bytes, dpis: tuple[int, ...]) -> tuple[bytes, ...]:
    """A PNG of the page, cut to its trim, for every resolution asked for. Same file, same bytes."""
    if not dpis:
        return ()  # reading a page takes as long as drawing it small; pdfium bears one thread only
    made: dict[int, bytes] = {}
    with pypdfium2.PdfDocument(page_file) as document:
        view = _View(document[0])
        drawn: dict[int, _Drawn] = {}
        for dpi in dpis:
            fine = FINE if FINE % dpi == 0 else dpi
            if fine not in drawn:
                drawn[fine] = view.drawn(fine)
            picture = drawn[fine].smaller(fine // dpi)
            made[dpi] = as_png(picture, dpi, thumbnail(picture) if dpi == CARRIES else b"")
    return tuple(made[dpi] for dpi in dpis)


def preview(page_file: bytes, dpi: int) -> bytes:
    """One PNG of the page, cut to its trim."""
    return previews(page_file, (dpi,))[0]


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page in pixels: in greys, or in colours, or in greys with coloured patches."""

    whole: Image.Image
    patches: tuple[Patch, ...] = ()

    def smaller(self, factor: int) -> Image.Image:
        """The page as one picture, so many times smaller."""
        if factor == 1:
            return in_one(self.whole, self.patches)
        patches = tuple(
            ((left // factor, top // factor), patch.reduce(factor))
            for (left, top), patch in self.patches
        )
        return in_one(self.whole.reduce(factor), patches)


class _View:
    """A page within its trim; what is drawn in the bleed falls off, as under the knife."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        left, bottom, right, top = page.get_mediabox()
        trim = page.get_trimbox()
        self._corner = trim[0], trim[3]
        self._margins = trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3]

    def drawn(self, dpi: int) -> _Drawn:
        """The page at a resolution."""
        scale = dpi / POINTS_PER_INCH
        crop = tuple(ceil(margin * scale) for margin in self._margins)
        width = ceil(self._page.get_width() * scale) - crop[0] - crop[2]
        height = ceil(self._page.get_height() * scale) - crop[1] - crop[3]
        boxes = self._coloured(scale, (width, height))
        if boxes is None:
            return _Drawn(in_one(self._picture(scale, crop), ()))
        whole = self._picture(scale, crop, grayscale=True)
        patches = []
        for left, top, right, bottom in boxes:
            around = crop[0] + left, crop[1] + height - bottom, crop[2] + width - right, crop[3] + top
            patch = self._picture(scale, around)
            patches.append(((left, top), patch))
            # A letter on a tint is drawn in one way, its grey pixels too; pdfium has another for greys.
            whole.paste(patch.convert("L"), (left, top))
        return _Drawn(whole, tuple(patches))

    def _coloured(self, scale: float, size: tuple[int, int]) -> list[Box] | None:
        """Boxes of pixels in which something may be coloured; None where they are most of the page."""
        places = coloured_places(self._page)
        if places is None:
            return None
        across, down = self._corner
        boxes = []
        for left, bottom, right, top in places:
            x0, y0 = (left - across) * scale, (down - top) * scale
            x1, y1 = (right - across) * scale, (down - bottom) * scale
            box = _grown((x0, y0, x1, y1), size)
            if box[0] < box[2] and box[1] < box[3]:
                boxes.append(box)
        boxes = joined(boxes)
        area = sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)
        return boxes if area < MOST_COLOURED * size[0] * size[1] else None

    def _picture(self, scale: float, crop: tuple[int, ...], grayscale: bool = False) -> Image.Image:
        """A part of the page, whose margins are told in pixels; pdfium's helper takes points."""
        points = tuple((margin - 0.5) / scale for margin in crop)
        bitmap = self._page.render(
            scale=scale, crop=points, may_draw_forms=False, rev_byteorder=True, grayscale=grayscale
        )
        picture: Image.Image = bitmap.to_pil()
        return picture


def _grown(box: tuple[float, float, float, float], size: tuple[int, int]) -> Box:
    """A box with the pixels its smoothed edges touch, to whole steps, within the page."""
    left, top, right, bottom = box
    return (
        max(0, floor(left - 2) // _STEP * _STEP),
        max(0, floor(top - 2) // _STEP * _STEP),
        min(size[0], -(-ceil(right + 2) // _STEP) * _STEP),
        min(size[1], -(-ceil(bottom + 2) // _STEP) * _STEP),
    )
