"""Turns pixels into what the plates print: CMYK through the press's profile, or black alone.

RGB goes through a table of 33 × 33 × 33 colours, separated once by LittleCMS and held within the ink
limit there: what lies between its entries is a mean of them, so no pixel can lie above the limit.
Relative colorimetric with black point compensation lays 222 % at most with the 240 % newsprint profile
(perceptual 236 %, without compensation 244 %; measured over the same table), and greys stay grey.
"""

from functools import lru_cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageFilter

from ghpress.stock.inks import CMYK
from ghpress.stock.profiles import PressProfile

STEPS = 33
"""Entries of the table along each side: within 1.2 % of LittleCMS itself for 999 pixels of 1,000."""

NEUTRAL = 3
"""Levels of 255 by which red, green and blue of a grey may differ: JPEG's noise, nothing to be seen."""

_INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
_FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


def in_four_inks(picture: Image.Image, own: bytes, profile: PressProfile) -> Image.Image:
    """RGB, Lab or CMYK pixels as CMYK for this press, within its ink limit.

    ``own`` is the profile embedded in the picture; without one RGB is taken for sRGB, and CMYK for the
    press's own, of which only what exceeds the limit is changed.
    """
    match picture.mode:
        case "RGB":
            return picture.filter(_table(own, profile))
        case "CMYK" if not own or own == profile.content:
            return within_limit(picture, profile.ink_limit_percent)
        case mode:
            separated = ImageCms.applyTransform(picture, _transform(own, mode, profile.content, "CMYK"))
            assert separated is not None, "not done in place"
            return within_limit(separated, profile.ink_limit_percent)


def in_black(picture: Image.Image, own: bytes, profile: PressProfile) -> Image.Image:
    """The picture as grey (mode L) that prints in black alone with the lightness it shows.

    The deepest black there is meets the source's black, and the paper its white.
    """
    source = picture
    if picture.mode == "L" and not own:
        source = picture.convert("RGB")
    if picture.mode == "CMYK" and not own:
        own = profile.content
    if source.mode == "LAB":
        light = source.getchannel(0)
    else:
        in_lab = ImageCms.applyTransform(source, _transform(own, source.mode, b"", "LAB"))
        assert in_lab is not None, "not done in place"
        light = in_lab.getchannel(0)
    return light.point(list(_black_for_light(profile, is_compensated=True)))


def in_light(picture: Image.Image, own: bytes, profile: PressProfile) -> Image.Image:
    """The picture as sRGB for a screen; untagged CMYK is taken for the press's own."""
    if picture.mode in ("L", "RGB") and not own:
        return picture
    own = own or (profile.content if picture.mode == "CMYK" else b"")
    shown = ImageCms.applyTransform(picture, _transform(own, picture.mode, b"", "RGB"))
    assert shown is not None, "not done in place"
    return shown


def within_limit(picture: Image.Image, limit_percent: int) -> Image.Image:
    """CMYK with no pixel above the limit: of those above it the colours give way, black stays."""
    pixels, most = np.asarray(picture), _levels(limit_percent)
    if not _over(pixels, most).any():
        return picture
    return Image.fromarray(_held(pixels, most), "CMYK")


def share_over(picture: Image.Image, limit_percent: int) -> float:
    """The share of CMYK pixels above an ink limit."""
    return float(_over(np.asarray(picture), _levels(limit_percent)).mean())


def is_grey(picture: Image.Image) -> bool:
    """Whether RGB pixels are all grey, or CMYK pixels all of black alone."""
    small = picture.resize((64, 64), Image.Resampling.BOX)
    return _all_grey(small) and _all_grey(picture)


def black_only(picture: Image.Image) -> Image.Image:
    """The black plate of CMYK pixels as grey (mode L)."""
    return picture.getchannel(3).point([255 - level for level in range(256)])


def as_black(ink: CMYK, profile: PressProfile) -> float:
    """How much black, in per cent, looks as light as an ink does on this press's paper."""
    pixel = Image.new("CMYK", (1, 1), tuple(round(float(part) * 2.55) for part in ink))
    seen = ImageCms.applyTransform(pixel, _transform(profile.content, "CMYK", b"", "LAB"))
    assert seen is not None, "not done in place"
    light = seen.getchannel(0).tobytes()[0]
    return (255 - _black_for_light(profile, is_compensated=False)[light]) / 2.55


def colour_in_inks(
    colour: tuple[int, int, int], profile: PressProfile, in_colour: bool = True
) -> tuple[float, ...]:
    """An sRGB colour as parts of C, M, Y, K from 0 to 1; greys, or all, are black alone."""
    pixel = Image.new("RGB", (1, 1), colour)
    if not in_colour or max(colour) - min(colour) <= NEUTRAL:
        return 0.0, 0.0, 0.0, 1 - in_black(pixel, b"", profile).tobytes()[0] / 255
    return tuple(level / 255 for level in in_four_inks(pixel, b"", profile).tobytes())


def can_read(profile: bytes, mode: str) -> bool:
    """Whether an embedded profile is sound and describes pixels of this mode."""
    spaces = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK", "LAB": "Lab"}
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        if opened.profile.xcolor_space.strip() != spaces.get(mode):
            return False
        _transform(profile, mode, b"", "LAB")
    except (OSError, ImageCms.PyCMSError):
        return False
    return True


@lru_cache(maxsize=16)
def _transform(source: bytes, mode: str, target: bytes, into: str) -> ImageCms.ImageCmsTransform:
    """LittleCMS from a profile to another; without bytes, the usual one of the mode."""
    return ImageCms.buildTransform(
        _opened(source, mode),
        _opened(target, into),
        mode,
        into,
        renderingIntent=_INTENT,
        flags=_FLAGS if into == "CMYK" else ImageCms.Flags.NONE,
    )


def _opened(profile: bytes, mode: str) -> ImageCms.ImageCmsProfile:
    """The profile in these bytes; sRGB or Lab where there are none."""
    if profile:
        return ImageCms.ImageCmsProfile(BytesIO(profile))
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))


@lru_cache(maxsize=16)
def _table(own: bytes, profile: PressProfile) -> ImageFilter.Color3DLUT:
    """The table from RGB to CMYK, red running fastest; its greys and its limit as the press has them."""
    steps = np.linspace(0, 255, STEPS).round().astype(np.uint8)
    blue, green, red = np.meshgrid(steps, steps, steps, indexing="ij")
    cube = np.stack([red, green, blue], axis=-1).reshape(STEPS * STEPS, STEPS, 3)
    image = Image.fromarray(np.ascontiguousarray(cube), "RGB")
    separated = ImageCms.applyTransform(image, _transform(own, "RGB", profile.content, "CMYK"))
    # Each of four inks is rounded between entries, by half a level at most.
    held = _held(np.asarray(separated), _levels(profile.ink_limit_percent) - 2)
    flat = (held.astype(np.float32) / 255).ravel()
    return ImageFilter.Color3DLUT(STEPS, flat, channels=4, target_mode="CMYK", _copy_table=False)


def _levels(limit_percent: int) -> int:
    """An ink limit in levels of 255, all inks together."""
    return limit_percent * 255 // 100


def _over(pixels: NDArray[np.uint8], most: int) -> NDArray[np.bool_]:
    """Which pixels have more levels than that, all inks together."""
    return np.asarray(pixels.sum(axis=-1, dtype=np.uint16) > most)


def _held(pixels: NDArray[np.uint8], most: int) -> NDArray[np.uint8]:
    """The pixels with the colours of those of too many levels scaled down by what is too much."""
    over = _over(pixels, most)
    if not over.any():
        return pixels
    held = pixels.copy()
    high = held[over].astype(np.float64)
    colours, black = high[:, :3], high[:, 3:]
    room = most - black
    high[:, :3] = np.floor(colours * np.minimum(1, room / colours.sum(axis=1, keepdims=True)))
    held[over] = high.astype(np.uint8)
    return held


def _all_grey(picture: Image.Image) -> bool:
    """Whether every pixel is grey."""
    pixels = np.asarray(picture)
    if picture.mode == "CMYK":
        return not pixels[..., :3].any()
    low = np.minimum(np.minimum(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
    high = np.maximum(np.maximum(pixels[..., 0], pixels[..., 1]), pixels[..., 2])
    return bool((high - low).max() <= NEUTRAL)


_RAMP = 16
"""Tints of black that are looked at between paper and solid; 8 bits of lightness tell no more apart."""


@lru_cache(maxsize=16)
def _black_for_light(profile: PressProfile, is_compensated: bool) -> tuple[int, ...]:
    """For each of 256 levels of lightness (L* of 100), the grey whose black plate shows it.

    Compensated, lightness is brought into the range black on paper has, linearly in luminance, as
    black point compensation does; else what is darker than black is solid.
    """
    ramp = Image.new("CMYK", (_RAMP + 1, 1))
    for at in range(_RAMP + 1):
        ramp.putpixel((at, 0), (0, 0, 0, round(255 * at / _RAMP)))
    seen = ImageCms.applyTransform(ramp, _transform(profile.content, "CMYK", b"", "LAB"))
    assert seen is not None, "not done in place"
    tones = _luminance(np.frombuffer(seen.getchannel(0).tobytes(), np.uint8))
    wanted = _luminance(np.arange(256))
    if is_compensated:
        wanted = tones[-1] + wanted * (tones[0] - tones[-1])
    greys = np.interp(wanted, tones[::-1], np.linspace(0, 255, _RAMP + 1))
    return tuple(int(level) for level in greys.round())


def _luminance(levels: NDArray[np.generic]) -> NDArray[np.float64]:
    """Y from 0 to 1 of lightness in levels of 255 (CIE 15:2004, 8.2.1)."""
    light = levels.astype(np.float64) * 100 / 255
    low = light / 903.3
    return np.where(light > 8, ((light + 16) / 116) ** 3, low)
