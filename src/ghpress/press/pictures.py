"""Turns a picture file into what its frame prints: cropped, at useful resolution, in the plant's inks.

Photographs come out in CMYK by plain arithmetic with full black replacement, so that no more than
200 % ink lies anywhere; separation by a measured profile is a further step of the press.
"""

import io
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from ghpress.layout.css import TINTS, colour
from ghpress.layout.layout import Ink
from ghpress.makeup.page import PictureFrame
from ghpress.press.forme import Ready
from ghpress.remarks import InFile, Remark, error, warning
from ghpress.ticket import Profile
from ghpress.units import INCH

USEFUL_PPI = 200
"""Pixels to the inch beyond which newsprint shows no more: twice the 100-line screen of coldset."""

JPEG_QUALITY = 92
"""Pillow's scale; above this files grow and nothing is to be seen for it at 200 ppi."""

_VARIABLE = re.compile(r"var\(\s*--ink-([a-z0-9-]+?)\s*\)")
_LITERAL = re.compile(
    r"(?:fill|stroke|stop-color|color)\s*[:=]\s*[\"']?\s*(#[0-9a-fA-F]{3,8}|rgba?\([^)]*\)|hsla?\([^)]*\)|[a-z]+)"
)
_NO_COLOUR = frozenset({"none", "currentcolor", "inherit", "transparent", "var", "url", "device"})


def make_ready(
    file: Path, frame: PictureFrame, inks: Mapping[str, Ink], profile: Profile
) -> tuple[Ready | None, tuple[Remark, ...]]:
    """The picture ready for its frame, or None and an error that says what is wrong with the file."""
    if file.suffix.lower() == ".svg":
        return _drawing(file, frame, inks, profile)
    try:
        with Image.open(file) as opened:
            picture = ImageOps.exif_transpose(opened)
            return _photograph(_cropped(picture, frame), profile), ()
    except (OSError, UnidentifiedImageError, ValueError, Image.DecompressionBombError) as trouble:
        place = frame.picture.place
        return None, (error("picture-broken", place, file=frame.picture.file, why=trouble),)


def _drawing(
    file: Path, frame: PictureFrame, inks: Mapping[str, Ink], profile: Profile
) -> tuple[Ready | None, tuple[Remark, ...]]:
    """An SVG with its ink names turned into colours; literal colours are remarked on."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        place = frame.picture.place
        return None, (error("picture-broken", place, file=frame.picture.file, why=trouble),)
    remarks = []
    for number, line in enumerate(text.splitlines(), 1):
        place = InFile(frame.picture.file, number)
        for literal in _LITERAL.findall(line):
            if literal.lower() not in _NO_COLOUR:
                remarks.append(warning("picture-colour-literal", place, colour=literal))
        for name in _VARIABLE.findall(line):
            if _ink(name, inks) is None:
                names = "、".join(sorted(inks))
                remarks.append(error("picture-ink-unknown", place, ink=name, inks=names))
    inked = _VARIABLE.sub(lambda found: _css_colour(found[1], inks, profile), text)
    return Ready(inked.encode(), "image/svg+xml"), tuple(remarks)


def _ink(name: str, inks: Mapping[str, Ink]) -> tuple[Ink, int] | None:
    """The ink and tint a name means: ``red``, ``red-20``."""
    if name in inks:
        return inks[name], 100
    stem, _, tint = name.rpartition("-")
    if stem in inks and tint.isdigit() and int(tint) in TINTS:
        return inks[stem], int(tint)
    return None


def _css_colour(name: str, inks: Mapping[str, Ink], profile: Profile) -> str:
    """The colour of a named ink for this profile; an unknown name is an error already."""
    known = _ink(name, inks)
    return colour(known[0], profile, known[1]) if known else "none"


def _cropped(picture: Image.Image, frame: PictureFrame) -> Image.Image:
    """The picture cut to its frame's proportions about its focus, at no more than useful resolution."""
    size = tuple(
        max(1, round(side * USEFUL_PPI / INCH)) for side in (frame.rect.width, frame.rect.height)
    )
    focus = (float(frame.picture.focus[0]), float(frame.picture.focus[1]))
    ratio = frame.rect.width / frame.rect.height
    width = min(picture.width, round(picture.height * ratio))
    height = min(picture.height, round(picture.width / ratio))
    target = (min(size[0], max(1, width)), min(size[1], max(1, height)))
    return ImageOps.fit(_plain(picture), target, Image.Resampling.LANCZOS, centering=focus)


def _plain(picture: Image.Image) -> Image.Image:
    """The picture in one of three modes, on paper white where it is transparent: L, RGB or CMYK."""
    if picture.mode in ("L", "RGB", "CMYK"):
        return picture
    if picture.mode in ("1", "I", "I;16", "F"):
        return picture.convert("L")
    if picture.mode in ("P", "PA", "LA", "La", "RGBa", "RGBA"):
        over = picture.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(paper, over).convert("L" if picture.mode in ("LA", "La") else "RGB")
    return picture.convert("RGB")


def _photograph(picture: Image.Image, profile: Profile) -> Ready:
    """The pixels as JPEG in the profile's colours."""
    if profile in ("press", "press-x1a") and picture.mode == "RGB":
        picture = Image.fromarray(_separated(np.asarray(picture)), "CMYK")
    elif profile not in ("press", "press-x1a") and picture.mode == "CMYK":
        picture = picture.convert("RGB")
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return Ready(target.getvalue(), "image/jpeg")


def _separated(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """RGB as CMYK: complements, with all their common part carried by black."""
    complement = 255 - pixels
    black = complement.min(axis=2, keepdims=True)
    return np.concatenate([complement - black, black], axis=2)
