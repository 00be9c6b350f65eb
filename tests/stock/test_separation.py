"""Pixels become ink within the press's limit, and grey where black alone is there."""

import struct
from fractions import Fraction

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ghpress.stock.profiles import PressProfile, shipped_profile
from ghpress.stock.separation import (
    as_black,
    can_read,
    colour_in_inks,
    in_black,
    in_four_inks,
    is_grey,
    share_over,
    within_limit,
)

NEWS = shipped_profile()
LOW = PressProfile("low", NEWS.content, "Custom", False, "", 180)


def every_colour():
    steps = np.linspace(0, 255, 21).round().astype(np.uint8)
    return Image.fromarray(np.stack(np.meshgrid(steps, steps, steps), -1).reshape(441, 21, 3))


def grey_profile(gamma):
    """An ICC profile of grey with one gamma, as small as can be (ICC.1:2001-04)."""
    curve = b"curv" + bytes(4) + struct.pack(">LH2x", 1, round(gamma * 256))
    white = b"XYZ " + bytes(4) + struct.pack(">3l", 63190, 65536, 54061)
    tags = struct.pack(">L4sLL4sLL", 2, b"wtpt", 156, 20, b"kTRC", 176, len(curve))
    head = bytearray(128)
    head[8:12], head[12:24], head[36:40] = b"\x02\x10\0\0", b"mntrGRAYXYZ ", b"acsp"
    head[68:80] = struct.pack(">3l", 63190, 65536, 54061)
    body = bytes(head) + tags + white + curve
    return struct.pack(">L", len(body)) + body[4:]


def inks(*parts):
    return tuple(Fraction(part) for part in parts)


def test_no_colour_is_laid_above_the_presss_limit():
    for profile in (NEWS, LOW):
        laid = np.asarray(in_four_inks(every_colour(), b"", profile)).sum(axis=-1)
        assert laid.max() * 100 <= profile.ink_limit_percent * 255


def test_a_lower_limit_changes_only_what_lies_above_it():
    usual, low = (np.asarray(in_four_inks(every_colour(), b"", each)) for each in (NEWS, LOW))
    light = usual.sum(axis=-1) < 150 * 2.55
    assert light.mean() > 0.5
    assert np.abs(usual[light].astype(int) - low[light]).max() <= 2


@settings(max_examples=60, deadline=None)
@given(st.tuples(*[st.integers(0, 255)] * 4), st.integers(100, 400))
def test_the_limit_is_kept_by_colours_in_proportion_and_never_by_black(colour, limit):
    picture = Image.new("CMYK", (1, 1), colour)
    held = within_limit(picture, limit).getpixel((0, 0))
    assert held[3] == colour[3]
    assert sum(held) * 100 <= limit * 255
    assert all(0 <= kept <= given for kept, given in zip(held, colour, strict=True))
    if sum(colour) * 100 <= limit * 255:
        assert held == colour
    assert share_over(Image.new("CMYK", (1, 1), held), limit) == 0


def test_white_is_bare_paper_and_black_is_solid():
    assert colour_in_inks((255, 255, 255), NEWS) == (0, 0, 0, 0)
    assert colour_in_inks((0, 0, 0), NEWS) == (0, 0, 0, 1)


def test_a_greys_own_profile_is_honoured():
    middle = Image.new("L", (1, 1), 128)
    assert can_read(grey_profile(1.0), "L") and not can_read(grey_profile(1.0), "RGB")
    linear, usual, steep = (
        in_black(middle, own, NEWS).getpixel((0, 0))
        for own in (grey_profile(1.0), b"", grey_profile(3.0))
    )
    assert linear - 30 > usual > steep + 10, "a high gamma makes the middle dark"


def test_darker_greys_never_print_lighter():
    printed = np.asarray(in_black(Image.linear_gradient("L"), b"", NEWS))[:, 0].astype(int)
    assert (printed[0], printed[-1]) == (0, 255)
    assert (np.diff(printed) >= 0).all()


def test_a_tint_of_black_is_as_light_as_itself():
    for share in (0, 20, 50, 80, 100):
        assert abs(as_black(inks(0, 0, 0, share), NEWS) - share) <= 1.5


def test_an_ink_in_black_is_darker_the_darker_it_is():
    yellow, red, blue = inks(0, 0, 100, 0), inks(0, 100, 100, 5), inks(100, 90, 10, 20)
    assert as_black(yellow, NEWS) < as_black(red, NEWS) < as_black(blue, NEWS)


def test_one_red_pixel_keeps_a_picture_from_being_grey():
    grey = Image.new("RGB", (200, 200), (120, 121, 119))
    assert is_grey(grey)
    grey.putpixel((7, 190), (200, 30, 30))
    assert not is_grey(grey)
    assert is_grey(Image.new("CMYK", (9, 9), (0, 0, 0, 90)))
    assert not is_grey(Image.new("CMYK", (9, 9), (1, 0, 0, 90)))
