"""Tells what text stands on: tints and pictures painted before it, and how much ink they lay down."""

from collections.abc import Iterator
from dataclasses import field
from typing import TypeAlias

import numpy as np
import pikepdf
from pikepdf import Name
from PIL import Image

from ghpress.press.finish.walk import Extent, Mark
from ghpress.values import dataclass

DARKEST_PICTURE = 2.0
"""Ink of a picture, as a share, on which black may still be printed over it: with the black it makes
300 %, in small letters only. Darker, black cannot be read on it anyway."""

MOST_COLOUR_UNDER_BLACK = 1.4
"""Cyan, magenta and yellow of a tint, as a share, on which broad black strokes may be printed: with the
black they make the 240 % that newsprint takes (ISO 12647-3)."""

_LOOKED_AT_PPI = 50
"""Resolution at which a picture's ink is judged: a letter's stroke, not a pixel."""

_Source: TypeAlias = float | pikepdf.Object
"""The ink of a tint, or a picture."""


@dataclass(slots=True)
class Grounds:
    """What has been painted so far that text may stand on, in order.

    Heavy tints, pictures, and what has been laid over them since.
    """

    laid: list[tuple[Extent, _Source]] = field(default_factory=list)
    has_pictures: bool = False

    def take(self, mark: Mark) -> None:
        """Note a filled path where it is heavy, or covers what is."""
        fill = mark.state.fill
        if mark.kind != "path" or not mark.fills or fill is None:
            return
        colour = float(sum(fill[:3]))
        is_cover = mark.is_rectangle and mark.state.facts.get("ca", 1) == 1
        if colour > MOST_COLOUR_UNDER_BLACK or (self.laid and is_cover):
            self.laid += ((part, colour) for part in mark.parts())

    def take_picture(self, placed: Extent, picture: pikepdf.Object) -> None:
        """Note a picture."""
        self.has_pictures = True
        self.laid.append((placed, picture))

    def is_heavy_under(self, extent: Extent) -> bool:
        """Whether the extent shows any picture, or a tint too heavy for broad black strokes."""
        shown = self._shown(extent)
        return any(not isinstance(each, float) or each > MOST_COLOUR_UNDER_BLACK for _, each in shown)

    def is_dark_picture_under(self, extent: Extent) -> bool:
        """Whether the extent shows a picture that is too dark for any black over it."""
        if not self.has_pictures:
            return False
        pictures = ((at, each) for at, each in self._shown(extent) if not isinstance(each, float))
        return any(_ink(picture, at, extent) > DARKEST_PICTURE for at, picture in pictures)

    def _shown(self, extent: Extent) -> Iterator[tuple[Extent, _Source]]:
        """What lies under an extent, from the top down to what covers all beneath it."""
        for placed, source in reversed(self.laid):
            if _overlap(placed, extent):
                yield placed, source
                if _covers(placed, extent):
                    return


def _overlap(one: Extent, other: Extent) -> bool:
    """Whether two rectangles share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _covers(one: Extent, other: Extent) -> bool:
    """Whether a rectangle leaves nothing of another to be seen."""
    return one[0] <= other[0] and one[1] <= other[1] and one[2] >= other[2] and one[3] >= other[3]


def _ink(picture: pikepdf.Object, placed: Extent, extent: Extent) -> float:
    """The most ink a picture has under an extent, as a share. Only CMYK can have more than one ink."""
    if not isinstance(picture, pikepdf.Stream) or picture.get("/ColorSpace") != Name.DeviceCMYK:
        return 1.0
    pixels = pikepdf.PdfImage(picture).as_pil_image().convert("CMYK")
    across, up = pixels.width / (placed[2] - placed[0]), pixels.height / (placed[3] - placed[1])
    box = (
        max(0, int((extent[0] - placed[0]) * across)),
        max(0, int((placed[3] - extent[3]) * up)),
        min(pixels.width, int((extent[2] - placed[0]) * across) + 1),
        min(pixels.height, int((placed[3] - extent[1]) * up) + 1),
    )
    under = pixels.crop(box)
    step = max(1, round(across * 72 / _LOOKED_AT_PPI))
    size = max(1, under.width // step), max(1, under.height // step)
    small = under.resize(size, Image.Resampling.BOX)
    return float(np.asarray(small, np.uint16).sum(axis=2).max()) / 255
