"""Tells how many pixels a picture gives to the inch of its frame, and remarks where they are too few."""

from fractions import Fraction

from PIL import Image

from ghpress.makeup.page import PictureFrame
from ghpress.remarks import Remark, error, warning
from ghpress.ticket import Profile
from ghpress.units import INCH, in_mm

USEFUL_PPI = 200
"""Pixels to the inch beyond which newsprint shows no more: twice the 100-line screen of coldset."""

LIGHT_PPI = 120
"""The same of a proof, which is to be sent quickly and read, its pictures only recognised."""

SCREEN_PPI = 150
"""The same of a reader's edition: sharp on a screen at half again its size."""

FEW_PPI, TOO_FEW_PPI = 150, 100
"""Below the first a photograph goes soft, below the second its pixels are seen (GWG2015: 149 and 99)."""

FEW_LINE_PPI, TOO_FEW_LINE_PPI = 800, 550
"""The same of line art, whose edges no screen hides (GWG2015: 799 and 549)."""


ORIENTATION = 0x0112
"""EXIF's tag for how a picture was held; 1 is upright, from 5 on it lies on its side (EXIF 2.3)."""


def useful_ppi(profile: Profile) -> int:
    """Pixels to the inch beyond which a picture only grows heavier."""
    return {"proof": LIGHT_PPI, "web": SCREEN_PPI}.get(profile, USEFUL_PPI)


def turned(picture: Image.Image) -> tuple[int, int]:
    """Width and height as it is to be looked at, EXIF's turn applied."""
    lies = picture.getexif().get(ORIENTATION, 1) in (5, 6, 7, 8)
    return (picture.height, picture.width) if lies else (picture.width, picture.height)


def crop_box(size: tuple[int, int], frame: PictureFrame) -> tuple[float, float, float, float]:
    """The part of a picture that its frame shows: of the frame's proportions, about the focus."""
    ratio = Fraction(frame.rect.width, frame.rect.height)
    width, height = size
    wide = min(Fraction(width), height * ratio)
    high = min(Fraction(height), width / ratio)
    left = (width - wide) * Fraction(frame.picture.focus[0])
    top = (height - high) * Fraction(frame.picture.focus[1])
    return float(left), float(top), float(left + wide), float(top + high)


def pixels_per_inch(size: tuple[int, int], frame: PictureFrame) -> float:
    """How many of its pixels a picture gives to an inch of its frame."""
    left, _, right, _ = crop_box(size, frame)
    return (right - left) * INCH / frame.rect.width


def few_pixels(
    picture: Image.Image, frame: PictureFrame, few: int = FEW_PPI, too_few: int = TOO_FEW_PPI
) -> tuple[Remark, ...]:
    """A warning for few pixels to the inch, an error for too few; how wide it might stand at most."""
    size = turned(picture)
    ppi = pixels_per_inch(size, frame)
    if ppi >= few - 1:
        return ()
    widest = round(in_mm(frame.rect.width) * ppi / few)
    facts = {"file": frame.picture.file, "ppi": round(ppi), "least": few, "widest": widest}
    say, code = (
        (warning, "picture-coarse-here") if ppi >= too_few - 1 else (error, "picture-too-coarse-here")
    )
    return (say(code, frame.picture.place, **facts),)
