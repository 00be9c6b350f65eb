"""Turns a photograph into a JPEG in the plates' inks: turned, on paper, cropped, no larger than useful.

What it is not: sharpened beyond what scaling down took away, and never scaled up.
"""

from io import BytesIO

import numpy as np
from PIL import Image, ImageChops, ImageFilter, ImageOps

from ghpress.makeup.page import PictureFrame
from ghpress.press.darkroom import Darkroom
from ghpress.press.forme import Ready
from ghpress.press.resolution import ORIENTATION, crop_box, turned, useful_ppi
from ghpress.remarks import Remark, note, warning
from ghpress.stock.separation import (
    black_only,
    can_read,
    in_black,
    in_four_inks,
    in_light,
    is_grey,
    share_over,
)
from ghpress.units import INCH

JPEG_QUALITY = 92
"""Pillow's scale; above this files grow and nothing is to be seen for it at 200 ppi."""

SCREEN_QUALITY = 80
"""For proofs and screens, where a file is sent more often than it is looked at closely."""

SHARPENING = ImageFilter.UnsharpMask(radius=0.8, percent=60, threshold=2)
"""Gives back the edge that scaling down takes; under a pixel wide, so that newsprint shows no halo."""

SCALED = 0.9
"""Pictures scaled to less than this are sharpened."""

REDUCING_GAP = 3.0
"""Large pictures are halved first, to three times what is wanted: quick, and nothing of it is seen."""


def photograph(
    opened: Image.Image, frame: PictureFrame, room: Darkroom
) -> tuple[Ready, tuple[Remark, ...]]:
    """The photograph ready for its frame, and what there is to say of its inks."""
    most = _most_pixels(frame, room)
    _only_as_large_as_needed(opened, frame, most)
    picture, own, remarks = _on_paper(opened, frame)
    picture = _sized(picture, frame, most)
    if not room.for_plates():
        return _jpeg(_shown(picture, own, room), SCREEN_QUALITY), remarks
    inked, said = _inked(picture, own, frame, room)
    return _jpeg(inked), (*remarks, *said)


def whole(opened: Image.Image, frame: PictureFrame, room: Darkroom) -> tuple[Ready, tuple[Remark, ...]]:
    """All of a photograph that stands within something else, pixel for pixel, in the plates' inks."""
    picture, own, remarks = _on_paper(opened, frame)
    if not room.for_plates():
        return _jpeg(_shown(picture, own, room), SCREEN_QUALITY), remarks
    inked, said = _inked(picture, own, frame, room)
    return _jpeg(inked), (*remarks, *said)


def _on_paper(opened: Image.Image, frame: PictureFrame) -> tuple[Image.Image, bytes, tuple[Remark, ...]]:
    """The picture upright and opaque in one of four modes, and its own profile if that can be read."""
    own = opened.info.get("icc_profile") or b""
    is_turned = opened.getexif().get(ORIENTATION, 1) != 1
    picture = _plain(ImageOps.exif_transpose(opened) if is_turned else opened)
    if own and not can_read(own, picture.mode):
        facts = {"file": frame.picture.file, "mode": picture.mode}
        # A grey or palette picture may carry the RGB profile of the picture it was made from.
        if not (picture.mode == "L" and can_read(own, "RGB")):
            return picture, b"", (warning("picture-profile-unfit", frame.picture.place, **facts),)
        return picture.convert("RGB"), own, ()
    return picture, own, ()


def _only_as_large_as_needed(opened: Image.Image, frame: PictureFrame, most: tuple[int, int]) -> None:
    """Have a JPEG decoded at a half, a quarter … where that still leaves twice what is printed."""
    left, top, right, bottom = crop_box(turned(opened), frame)
    wide, high = most
    share = min((right - left) / (2 * wide), (bottom - top) / (2 * high))
    if share > 1:
        opened.draft(None, (int(opened.width / share), int(opened.height / share)))


def _plain(picture: Image.Image) -> Image.Image:
    """The picture as L, RGB, CMYK or LAB, on paper white where it is transparent."""
    mode = picture.mode
    if mode.startswith("I"):
        return Image.fromarray((np.asarray(picture) / 257).round().astype(np.uint8), "L")
    if "transparency" in picture.info or mode in ("PA", "LA", "La", "RGBa", "RGBA"):
        over = picture.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        return Image.alpha_composite(paper, over).convert(
            "L" if mode in ("1", "L", "LA", "La") else "RGB"
        )
    if mode == "CMYK" and picture.format == "JPEG" and "adobe" not in picture.info:
        # Pillow takes every such JPEG for one of Adobe's, which are written the other way round.
        return ImageChops.invert(picture)
    if mode in ("L", "RGB", "CMYK", "LAB"):
        return picture
    return picture.convert("L" if mode == "1" else "RGB")


def _most_pixels(frame: PictureFrame, room: Darkroom) -> tuple[int, int]:
    """The pixels a frame can use."""
    ppi = useful_ppi(room.profile)
    wide, high = (max(1, round(side * ppi / INCH)) for side in (frame.rect.width, frame.rect.height))
    return wide, high


def _sized(picture: Image.Image, frame: PictureFrame, most: tuple[int, int]) -> Image.Image:
    """The part the frame shows, at no more than useful resolution, sharpened if scaled down."""
    left, top, right, bottom = crop_box(picture.size, frame)
    wide, high = most
    size = (min(wide, max(1, round(right - left))), min(high, max(1, round(bottom - top))))
    box = (left, top, right, bottom)
    sized = picture.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=REDUCING_GAP)
    is_scaled = size[0] < SCALED * (right - left)
    return sized.filter(SHARPENING) if is_scaled and sized.mode in ("L", "RGB") else sized


def _shown(picture: Image.Image, own: bytes, room: Darkroom) -> Image.Image:
    """The pixels for a screen; grey where the page will be printed in black alone."""
    light = in_light(picture, own, room.plates.profile)
    return light if room.plates.in_colour() else light.convert("L")


def _inked(
    picture: Image.Image, own: bytes, frame: PictureFrame, room: Darkroom
) -> tuple[Image.Image, tuple[Remark, ...]]:
    """The pixels as CMYK, or as grey for the black plate; a note where CMYK laid down too much ink."""
    profile = room.plates.profile
    if picture.mode == "L" or not room.plates.in_colour():
        return in_black(picture, own, profile), ()
    if picture.mode in ("RGB", "CMYK") and is_grey(picture):
        is_own = picture.mode == "CMYK" and own in (b"", profile.content)
        return black_only(picture) if is_own else in_black(picture, own, profile), ()
    remarks: tuple[Remark, ...] = ()
    if picture.mode == "CMYK" and own in (b"", profile.content):
        share = share_over(picture, profile.ink_limit_percent)
        if share > 0:
            facts = {"file": frame.picture.file, "limit": profile.ink_limit_percent}
            percent = f"{max(share * 100, 0.1):.1f}"
            remarks = (note("picture-ink-cut", frame.picture.place, share=percent, **facts),)
    return in_four_inks(picture, own, profile), remarks


def _jpeg(picture: Image.Image, quality: int = JPEG_QUALITY) -> Ready:
    """The pixels as JPEG, all colours at full resolution."""
    target = BytesIO()
    picture.save(target, "JPEG", quality=quality, subsampling=0)
    return Ready(target.getvalue(), "image/jpeg")
