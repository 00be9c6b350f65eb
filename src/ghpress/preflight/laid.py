"""Turns what is painted on a page into the inks it lays down: names of process inks and spots."""

from ghpress.preflight.content.paints import Content, Paint
from ghpress.preflight.content.tints import ALL, NOTHING

PROCESS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_OF_SPACE = {"DeviceGray": ("Black",), "DeviceCMYK": tuple(PROCESS)}
"""Plates of pictures, whose pixels nobody counts: those their colour space can ink."""


def laid_down(content: Content) -> frozenset[str]:
    """The inks of all that is seen; marks do not count, which print on every plate there is."""
    return frozenset({ink for paint in content.seen() for ink in _inks(paint)} - {ALL, NOTHING})


def _inks(paint: Paint) -> tuple[str, ...]:
    """The inks something painted lays down."""
    if paint.tint.plates is not None:
        return paint.tint.inks
    return paint.tint.inks or _OF_SPACE.get(paint.tint.colour.space, tuple(PROCESS))
