"""Turns named inks into the colour operators of a profile's files."""

from collections.abc import Iterator, Mapping

from ghpress.layout.css import TINTS, screen_colour, spot_space
from ghpress.layout.layout import Ink
from ghpress.ticket import PLATED, Profile


def operators(inks: Mapping[str, Ink], profile: Profile) -> dict[str, str]:
    """The fill operator of every ink and of its tints: of its plates for press, RGB for proof and web.

    Keys are ``red`` and ``red-20``.
    """
    names = [(ink, tint) for ink in inks.values() for tint in (100, *TINTS)]
    return {_name(ink, tint): _operator(ink, tint, profile) for ink, tint in names}


def spot_spaces(inks: Mapping[str, Ink], profile: Profile) -> Iterator[str]:
    """The colour spaces of the spot inks, in a profile that has plates."""
    if profile in PLATED:
        yield from (spot_space(ink) for ink in inks.values() if ink.spot)


def _name(ink: Ink, tint: int) -> str:
    """The name styles use for an ink's tint."""
    return ink.name if tint == 100 else f"{ink.name}-{tint}"


def _operator(ink: Ink, tint: int, profile: Profile) -> str:
    """``0 0 0 1 k`` and its like; of a spot the space its plate is made from, and how much of it."""
    if profile in PLATED and ink.spot:
        return f"/{spot_space(ink)} cs {_share(tint / 100)} scn"
    if profile in PLATED:
        return " ".join(_share(float(part) * tint / 10_000) for part in ink.cmyk) + " k"
    return " ".join(_share(level / 255) for level in screen_colour(ink, tint)) + " rg"


def _share(share: float) -> str:
    """A share of one with at most four decimals."""
    return f"{share:.4f}".rstrip("0").rstrip(".") or "0"
