"""Turns what is painted on a page into the inks it lays down: names of process inks and spots."""

from ghpress.preflight.content.paints import KINDS, Content
from ghpress.preflight.content.tints import ALL, NOTHING, Tint

PROCESS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_OF_SPACE = {"DeviceGray": ("Black",), "DeviceCMYK": tuple(PROCESS)}
"""Plates of pictures, whose pixels nobody counts: those their colour space can ink."""


def laid_down(content: Content) -> frozenset[str]:
    """The inks of all that is seen; marks do not count, which print on every plate there is."""
    return frozenset(
        {ink for how in content.manners(*KINDS) for ink in _inks(how.tint)} - {ALL, NOTHING}
    )


def _inks(tint: Tint) -> tuple[str, ...]:
    """The inks something painted in this colour lays down."""
    if tint.plates is not None:
        return tint.inks
    return tint.inks or _OF_SPACE.get(tint.colour.space, tuple(PROCESS))
