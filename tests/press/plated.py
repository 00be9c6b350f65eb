"""Pages finished for a press: boxes, drawings and words in inks, some of them spots, on 100 × 80 mm."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ghpress.layout.css import colour
from ghpress.layout.layout import Ink
from ghpress.press.finish import Makeready, finish
from ghpress.press.forme import PICTURE_SCHEME, Forme, Ready
from ghpress.press.inking import operators, spot_spaces
from ghpress.stock.profiles import shipped_profile
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Profile
from press.printed import SHEET, TICKET, colophon, forme_of, painted, with_box
from press.trial import Bit

SPOT = "PANTONE 186 C"


def ink(name: str, *cmyk: int, spot: str = "") -> Ink:
    """An ink by its parts in per cent."""
    cyan, magenta, yellow, black = map(Fraction, cmyk)
    return Ink(name, (cyan, magenta, yellow, black), spot)


INKS = {
    each.name: each
    for each in (
        ink("black", 0, 0, 0, 100),
        ink("paper", 0, 0, 0, 0),
        ink("pine", 50, 20, 40, 0),
        ink("red", 0, 100, 70, 10, spot=SPOT),
    )
}
"""Black, white, a tint to print on, and a red that is a spot."""


def css(name: str, tint: int = 100, profile: Profile = "press") -> str:
    """An ink's tint as style sheets and drawings get it."""
    return colour(INKS[name], profile, tint)


def plated_forme(
    lines: Sequence[str | Sequence[Bit]],
    shelf: Shelf,
    boxes: Sequence[str] = (),
    drawings: Mapping[str, str] | None = None,
) -> Forme:
    """A page of lines over boxes of these styles and drawings of these elements (100 × 80 units)."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">'
    pictures = {
        f"{PICTURE_SCHEME}{name}": Ready(f"{svg}{drawn}</svg>".encode(), "image/svg+xml")
        for name, drawn in (drawings or {}).items()
    }
    forme = forme_of(lines, shelf, inks=operators(INKS, "press"))
    forme = replace(forme, spots=tuple(spot_spaces(INKS, "press")), pictures=pictures)
    for address in pictures:
        shown = f'<img src="{address}" style="position:absolute;left:0;top:0;width:100mm;height:80mm">'
        forme = replace(forme, markup=forme.markup.replace("<body>", f"<body>{shown}"))
    for style in reversed(boxes):
        forme = with_box(forme, style)
    return forme


def plated(forme: Forme, shelf: Shelf, profile: Profile = "press") -> bytes:
    """The forme painted and finished."""
    ready = Makeready(shipped_profile(), tuple(INKS.values()))
    ticket = replace(TICKET, profile=profile)
    return finish(painted(forme, shelf), SHEET, colophon(), ticket, ready)
