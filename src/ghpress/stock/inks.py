"""Turns process inks into tints, and into about what the eye sees, for screens and previews."""

from fractions import Fraction
from typing import TypeAlias

CMYK: TypeAlias = tuple[Fraction, Fraction, Fraction, Fraction]
"""Process parts C M Y K in per cent."""

PAPER = (255, 255, 255)

SOLIDS = ((0, 158, 224), (229, 0, 126), (255, 237, 0), (29, 29, 27))
"""Solid C, M, Y, K on white in sRGB (FOGRA39 solids as commonly given). Newsprint is duller: for
looking at on a screen, never for judging."""


def tint(ink: CMYK, share: Fraction | int) -> CMYK:
    """An ink at so many per cent of its strength: 20 of red is red's parts times 0.2."""
    cyan, magenta, yellow, black = (part * share / 100 for part in ink)
    return cyan, magenta, yellow, black


def total_area(ink: CMYK) -> Fraction:
    """Total area coverage (TAC) in per cent, 0 to 400."""
    return sum(ink, start=Fraction(0))


def to_screen(ink: CMYK) -> tuple[int, int, int]:
    """About how an ink looks on white paper, as sRGB from 0 to 255: parts dim each other."""
    light = [Fraction(level, 255) for level in PAPER]
    for part, solid in zip(ink, SOLIDS, strict=True):
        covered = min(max(Fraction(part), Fraction(0)), Fraction(100)) / 100
        light = [
            now * (1 - covered * (255 - level) / 255) for now, level in zip(light, solid, strict=True)
        ]
    red, green, blue = (round(255 * level) for level in light)
    return red, green, blue
