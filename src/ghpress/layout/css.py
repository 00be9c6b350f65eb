"""Turns a layout into the CSS that ghpress itself writes: page size, frame rules, ink properties."""

from fractions import Fraction
from functools import cache, lru_cache
from importlib.resources import files

from ghpress.layout.layout import Ink, Layout
from ghpress.stock import inks
from ghpress.ticket import PLATED, Profile
from ghpress.units import PT, Length

TINTS = (10, 20, 30, 40, 50, 60, 70, 80, 90)
"""The tints an ink is offered in, in per cent; under 10 % coldset newsprint does not hold a dot."""


def css_points(length: Length) -> str:
    """A length as CSS points to 1/100,000 pt, finer than our unit: ``css_points(12700)`` is ``1pt``."""
    digits = f"{length / PT:.5f}".rstrip("0").rstrip(".")
    return f"{digits or '0'}pt"


def shop_css(layout: Layout, profile: Profile) -> str:
    """All that stands before the layout's own CSS: inks, page box, and base.css."""
    return "\n".join((ink_properties(layout, profile), page_rule(layout), base_css()))


def page_rule(layout: Layout) -> str:
    """The page box of the sheet: trim size, no margin, its bleed; no marks (the finisher draws them)."""
    sheet = layout.sheet
    width, height = css_points(sheet.width), css_points(sheet.height)
    return (
        f"@page {{ size: {width} {height}; margin: 0; bleed: {css_points(sheet.bleed)}; marks: none }}\n"
        f".page {{ width: {width}; height: {height} }}"
    )


def ink_properties(layout: Layout, profile: Profile) -> str:
    """Custom properties for every ink and its tints: of plates for press, sRGB for proof and web."""
    rules = [
        f"  {name}: {colour};"
        for ink in layout.inks.values()
        for name, colour in _properties(ink, profile)
    ]
    return "\n".join((":root {", *rules, "}"))


def ink_names(layout: Layout) -> tuple[str, ...]:
    """Every custom property a layout's CSS may name, as ``--ink-red`` and ``--ink-red-20``."""
    return tuple(name for ink in layout.inks.values() for name, _ in _properties(ink, "press"))


def spot_space(ink: Ink) -> str:
    """What a spot ink's plate is called where its colours are written: ``--spot-red``."""
    return f"--spot-{ink.name}"


def colour(ink: Ink, profile: Profile, tint: int = 100) -> str:
    """An ink's tint (in per cent) as a CSS colour of this profile; drawn SVG takes it as well.

    A spot is a colour of its own plate in the press's files: ``color(--spot-red 0.2)``.
    """
    share = Fraction(tint, 100)
    if profile in PLATED and ink.spot:
        return f"color({spot_space(ink)} {_decimal(share)})"
    if profile in PLATED:
        parts = " ".join(_decimal(part * share / 100) for part in ink.cmyk)
        return f"device-cmyk({parts})"
    red, green, blue = screen_colour(ink, tint)
    return f"#{red:02x}{green:02x}{blue:02x}"


def screen_colour(ink: Ink, tint: int = 100) -> tuple[int, int, int]:
    """About how an ink's tint looks on white paper, as sRGB from 0 to 255."""
    return inks.to_screen(inks.tint(ink.cmyk, tint))


@cache
def base_css() -> str:
    """The CSS that places frames and guards composed text, the same for every layout."""
    return files("ghpress").joinpath("layout", "base.css").read_text(encoding="utf-8")


@lru_cache(maxsize=256)
def _properties(ink: Ink, profile: Profile) -> list[tuple[str, str]]:
    """Names and colours of an ink, solid first."""
    tints = [(f"--ink-{ink.name}-{tint}", colour(ink, profile, tint)) for tint in TINTS]
    return [(f"--ink-{ink.name}", colour(ink, profile)), *tints]


def _decimal(share: Fraction) -> str:
    """A share of one with at most four decimals."""
    return f"{float(share):.4f}".rstrip("0").rstrip(".") or "0"
