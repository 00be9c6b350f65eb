"""Nothing is painted in RGB.

A press has no red, green and blue. What is left in RGB is turned into ink by whichever RIP meets it:
black text then prints in four inks, a hair out of register. GWG's newspaper rules forbid it outright
(GWG2022 R0027).
"""

from collections.abc import Iterator

from ghpress.preflight.gathering import by_colour, gathered
from ghpress.preflight.inks import Colour
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

RGB_SPACES = ("DeviceRGB", "CalRGB", "Lab", "ICCBased 3")
"""Spaces of light, not ink; Lab too must go through a profile."""


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each RGB colour the page paints with, at the first place it is used."""
    bad = subject.content.painted(lambda how: how.tint.colour.space.endswith(RGB_SPACES))
    for paint, _ in gathered(bad, by_colour):
        yield error("rgb-used", subject.where(paint), colour=_in_words(paint.tint.colour))


def _in_words(colour: Colour) -> str:
    """``DeviceRGB 1 0 0``, or the space alone for a picture."""
    return " ".join((colour.space, *(f"{part:g}" for part in colour.parts)))
