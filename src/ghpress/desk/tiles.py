"""Turns a page file into square pictures of parts of it: what a screen shows of a page, enlarged."""

import math
import threading
from collections import OrderedDict

import pypdfium2
from PIL import Image

from ghpress.press.png import as_png

SIDE = 512
"""Pixels of a tile's side: some 20 on a screen at once, each drawn in a few hundredths of a second."""

DPIS = (24, 48, 96, 192, 384)
"""The resolutions there are. 96 is a page's own size on a screen (CSS), 384 four times that."""

MOST_OPEN = 6
"""Pages kept open, for reading one takes as long as drawing four of its tiles: those of a spread, before
and after a change, with room to spare."""

MOST_BYTES = 32_000_000
"""Bytes of tiles kept: some 200, a screenful of a page and its neighbours at several resolutions."""

POINTS_PER_INCH = 72

SLIGHT = 0.01
"""Pixels by which less is cut off, since what is cut off is rounded up."""

PDFIUM = threading.Lock()
"""pdfium may be used by one thread at a time: held by whoever has it draw or read in this process."""


class Tiler:
    """Draws tiles and keeps what it drew; files are known by their SHA-256."""

    def __init__(self) -> None:
        self._open: OrderedDict[str, pypdfium2.PdfPage] = OrderedDict()
        self._tiles: OrderedDict[tuple[str, int, int, int], bytes] = OrderedDict()
        self._size = 0
        self._kept = threading.Lock()

    def tile(self, sha256: str, page_file: bytes, dpi: int, at: tuple[int, int]) -> bytes | None:
        """The PNG of the tile in this column and row; None where the page has no such tile."""
        key = (sha256, dpi, *at)
        with self._kept:
            if key in self._tiles:
                self._tiles.move_to_end(key)
                return self._tiles[key]
        with PDFIUM:
            drawn = self._drawn(sha256, page_file, dpi, at)
        if drawn is None:
            return None
        # While one tile is packed the next is drawn.
        packed = as_png(drawn)
        with self._kept:
            self._size -= len(self._tiles.pop(key, b""))
            self._tiles[key] = packed
            self._size += len(packed)
            while self._size > MOST_BYTES:
                self._size -= len(self._tiles.popitem(last=False)[1])
        return packed

    def read_ahead(self, former: str, sha256: str, page_file: bytes) -> None:
        """Reads the page that takes the place of one that is looked at: it will be asked for at once."""
        with PDFIUM:
            if former in self._open:
                self._page(sha256, page_file)

    def whole(self, sha256: str, page_file: bytes, dpi: int) -> Image.Image:
        """The whole page within its trim, not kept: what two proofs are compared by."""
        with PDFIUM:
            page = self._page(sha256, page_file)
            left, bottom, right, top = page.get_mediabox()
            trim = page.get_trimbox()
            crop = (trim[0] - left, trim[1] - bottom, right - trim[2], top - trim[3])
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, crop=crop, rev_byteorder=True)
            picture: Image.Image = bitmap.to_pil().convert("RGB")
            return picture

    def _drawn(self, sha256: str, page_file: bytes, dpi: int, at: tuple[int, int]) -> Image.Image | None:
        page = self._page(sha256, page_file)
        scale = dpi / POINTS_PER_INCH
        left, bottom, right, top = page.get_mediabox()
        trim = page.get_trimbox()
        # In whole pixels, as pdfium draws: the sheet's, then the trim's in it, then the tile's.
        sheet = math.ceil((right - left) * scale), math.ceil((top - bottom) * scale)
        over = round((trim[0] - left) * scale), round((top - trim[3]) * scale)
        width, height = round((trim[2] - trim[0]) * scale), round((trim[3] - trim[1]) * scale)
        x, y = at[0] * SIDE, at[1] * SIDE
        if not (0 <= x < width and 0 <= y < height):
            return None
        wide, deep = min(SIDE, width - x), min(SIDE, height - y)
        before, above = over[0] + x, over[1] + y
        cut = (before, sheet[1] - above - deep, sheet[0] - before - wide, above)
        crop = tuple(max(0.0, pixels - SLIGHT) / scale for pixels in cut)
        bitmap = page.render(scale=scale, crop=crop, may_draw_forms=False, rev_byteorder=True)
        drawn: Image.Image = bitmap.to_pil().convert("RGB")
        return drawn

    def _page(self, sha256: str, page_file: bytes) -> pypdfium2.PdfPage:
        if sha256 not in self._open:
            self._open[sha256] = pypdfium2.PdfDocument(page_file)[0]
        self._open.move_to_end(sha256)
        while len(self._open) > MOST_OPEN:
            page = self._open.popitem(last=False)[1]
            document = page.pdf
            page.close()
            document.close()
        return self._open[sha256]


def boxes_of(page_file: bytes) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The media and the trim box of a page file's page, in points."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(page_file)
        try:
            return tuple(document[0].get_mediabox()), tuple(document[0].get_trimbox())
        finally:
            document.close()
