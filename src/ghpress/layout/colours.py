"""Turns a colour written out in CSS into the named ink that comes nearest to it."""

from fractions import Fraction

from tinycss2 import color5

from ghpress.layout.css import TINTS, screen_colour
from ghpress.layout.layout import Ink


def is_colour_word(word: str) -> bool:
    """Whether CSS reads this word as a colour (``red``, ``#c00``)."""
    return color5.parse_color(word) is not None and word not in ("currentcolor", "transparent")


def nearest_ink(written: str, inks: tuple[Ink, ...]) -> str:
    """The ink variable that looks most like a CSS colour: ``nearest_ink("#c00", inks)``."""
    wanted = _screen(written)
    offers = [
        (
            sum((a - b) ** 2 for a, b in zip(wanted, screen_colour(ink, tint), strict=True)),
            tint != 100,
            name,
        )
        for ink in inks
        for tint in (100, *TINTS)
        for name in [f"--ink-{ink.name}" + ("" if tint == 100 else f"-{tint}")]
    ]
    return f"var({min(offers)[2]})" if offers else "—"


def screen_parts(written: str) -> tuple[tuple[int, int, int], float] | None:
    """A CSS colour as sRGB from 0 to 255 and its opacity from 0 to 1; None for what is no colour."""
    colour = color5.parse_color(written)
    if colour is None or isinstance(colour, str):
        return None
    return _screen(written), float(_percent(colour.alpha) / 100)


def _screen(written: str) -> tuple[int, int, int]:
    """A CSS colour as sRGB from 0 to 255; black where it cannot be told."""
    colour = color5.parse_color(written)
    if colour is None or isinstance(colour, str):
        return 0, 0, 0
    if colour.space == "device-cmyk":
        cyan, magenta, yellow, black = (_percent(part) for part in colour.coordinates)
        return screen_colour(Ink("", (cyan, magenta, yellow, black)))
    red, green, blue = (round(_percent(part) * 255 / 100) for part in colour.to("srgb").coordinates)
    return red, green, blue


def _percent(part: float | None) -> Fraction:
    """A colour part from 0 to 1 as per cent, held within bounds; none counts as 0."""
    return Fraction(min(max(part or 0, 0), 1)) * 100
