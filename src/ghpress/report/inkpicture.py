"""Turns a page's plates into pictures: how much ink lies where, and how the page looks on its paper."""

import io
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from ghpress.preflight.inkmap import InkMap
from ghpress.values import dataclass

STEPS = (10, 50, 100, 160, 200, 220, 240, 300)
"""Per cent of total ink at which the map changes its colour; newsprint takes 220 to 240."""

COLOURS = (
    (255, 255, 255), (236, 236, 236), (208, 221, 232), (158, 202, 225), (107, 174, 214),
    (254, 217, 118), (253, 141, 60), (227, 26, 28), (128, 0, 38),
)  # fmt: skip
"""From paper over the grey of type and light blue to yellow, where it begins to matter, and dark red."""

PIXELS_WIDE = 900
"""As wide as the pictures of pages they stand in for."""


@dataclass(frozen=True, slots=True)
class InkPicture:
    """A map as a picture (PNG); the heaviest square's mean, and its centre in mm of the media."""

    png: bytes
    heaviest_percent: float
    x_mm: float
    y_mm: float
    is_estimate: bool


def ink_picture(ink: InkMap, window_mm: float) -> InkPicture:
    """The map of the means of small squares; each shows at its square's centre."""
    means = ink.means(window_mm)
    steps = np.searchsorted(np.array(STEPS), means, side="right").astype(np.uint8)
    height, width = ink.plates.shape[:2]
    whole = np.zeros((height, width), np.uint8)
    top, left = (height - steps.shape[0]) // 2, (width - steps.shape[1]) // 2
    whole[top : top + steps.shape[0], left : left + steps.shape[1]] = steps
    drawn = Image.fromarray(whole)
    drawn.putpalette([part for colour in COLOURS for part in colour])
    drawn = drawn.resize((PIXELS_WIDE, round(PIXELS_WIDE * height / width)), Image.Resampling.NEAREST)
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=True)
    found, x, y = ink.heaviest(window_mm)
    return InkPicture(written.getvalue(), found, x * 25.4 / 72, y * 25.4 / 72, ink.is_estimate)


def on_paper(ink: InkMap, profile: bytes) -> bytes:
    """The page as it looks in these inks on this paper, grey as it is (JPEG).

    Absolute colorimetric, which alone keeps the paper's own colour.
    """
    shown = seen_on_paper(ink.plates, profile)
    height = round(PIXELS_WIDE * shown.height / shown.width)
    shown = shown.resize((PIXELS_WIDE, height), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    shown.save(written, "JPEG", quality=80)
    return written.getvalue()


def seen_on_paper(plates: NDArray[np.uint8], profile: bytes) -> Image.Image:
    """Four plates, 255 full ink, stacked last, in the colours a screen shows of them on this paper."""
    inked = Image.fromarray(np.ascontiguousarray(plates), "CMYK")
    shown = ImageCms.applyTransform(inked, _transform(profile))
    assert shown is not None, "not done in place"
    return shown


@lru_cache(maxsize=2)
def _transform(profile: bytes) -> ImageCms.ImageCmsTransform:
    """LittleCMS from the press to a screen."""
    return ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.ABSOLUTE_COLORIMETRIC,
    )
