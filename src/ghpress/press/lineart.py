"""Turns a picture of one bit (线条稿) into a mask that black ink is printed through, still of one bit.

It is cropped, never scaled up, and compressed as CCITT Group 4. The engine cannot paint it: it is given
a stand-in of the same proportions, for which ``stripping`` puts the mask into the painted page.
"""

from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageOps, TiffImagePlugin

from ghpress.makeup.page import PictureFrame
from ghpress.press.forme import LineArt, Ready
from ghpress.press.resolution import (
    FEW_LINE_PPI,
    TOO_FEW_LINE_PPI,
    crop_box,
    few_pixels,
    pixels_per_inch,
)
from ghpress.remarks import Remark

MOST_PPI = 1200
"""Pixels to the inch of a plate setter; finer line art gains nothing but bytes."""

MOST_STAND_IN = 2000
"""Pixels of a stand-in's longer side: its proportions are within 1/4000 of the art's."""


def is_line_art(picture: Image.Image) -> bool:
    """Whether a picture holds pure black and white only: one bit, or a palette of those two."""
    if picture.mode == "1":
        return "transparency" not in picture.info
    if picture.mode != "P" or "transparency" in picture.info:
        return False
    if picture.getcolors(2) is None:
        return False
    used = {colour for _, colour in picture.convert("RGB").getcolors() or ()}
    return used == {(0, 0, 0), (255, 255, 255)}


def line_art(opened: Image.Image, frame: PictureFrame) -> tuple[Ready, tuple[Remark, ...]]:
    """The line art ready for its frame; remarks where its pixels are few."""
    remarks = few_pixels(opened, frame, FEW_LINE_PPI, TOO_FEW_LINE_PPI)
    upright = ImageOps.exif_transpose(opened)
    cropped = _cropped(upright, frame)
    art = LineArt(cropped.width, cropped.height, _group_4(cropped))
    return Ready(_stand_in(art), "image/jpeg", art), remarks


def _cropped(picture: Image.Image, frame: PictureFrame) -> Image.Image:
    """The part the frame shows, pixel for pixel, or brought down to what a plate can show."""
    left, top, right, bottom = (round(edge) for edge in crop_box(picture.size, frame))
    ppi = pixels_per_inch(picture.size, frame)
    cropped = picture.crop((left, top, max(right, left + 1), max(bottom, top + 1)))
    if ppi <= MOST_PPI:
        return cropped.convert("1", dither=Image.Dither.NONE)
    size = tuple(max(1, round(side * MOST_PPI / ppi)) for side in cropped.size)
    grey = cropped.convert("L").resize((size[0], size[1]), Image.Resampling.BOX)
    return grey.point(lambda level: 255 if level >= 128 else 0).convert("1", dither=Image.Dither.NONE)


def _group_4(picture: Image.Image) -> bytes:
    """The bits in CCITT Group 4, as one strip; what the code calls black is white (1)."""
    target = BytesIO()
    whole = {TiffImagePlugin.ROWSPERSTRIP: picture.height}
    picture.save(target, "TIFF", compression="group4", tiffinfo=whole)
    with Image.open(target) as made:
        assert isinstance(made, TiffImagePlugin.TiffImageFile), "it was written as one"
        starts, lengths = (
            made.tag_v2[TiffImagePlugin.STRIPOFFSETS],
            made.tag_v2[TiffImagePlugin.STRIPBYTECOUNTS],
        )
        photometric = made.tag_v2[TiffImagePlugin.PHOTOMETRIC_INTERPRETATION]
    assert len(starts) == 1, "one strip was asked for"
    assert photometric == 1, "white is 1, as the mask's BlackIs1 takes it"
    return target.getvalue()[starts[0] : starts[0] + lengths[0]]


def _stand_in(art: LineArt) -> bytes:
    """A small JPEG of the art's proportions that no other picture is like: its name is in a comment."""
    scale = min(1.0, MOST_STAND_IN / max(art.width, art.height))
    size = tuple(max(1, round(side * scale)) for side in (art.width, art.height))
    target = BytesIO()
    name = sha256(f"{art.width} {art.height} ".encode() + art.content).hexdigest()
    Image.new("L", (size[0], size[1]), 255).save(target, "JPEG", comment=name.encode())
    return target.getvalue()
