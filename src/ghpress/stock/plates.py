"""What a page's plates are made from: the profile of its press, and the inks it is given."""

from dataclasses import field

from ghpress.conditions import OPEN, PageInks
from ghpress.stock.profiles import PressProfile, shipped_profile
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Plates:
    """A page's plates. ``profile`` is the output intent of its file."""

    profile: PressProfile = field(default_factory=shipped_profile)
    inks: PageInks = OPEN

    def in_colour(self) -> bool:
        """Whether all four process inks are there; where not, pictures print in black alone."""
        return self.inks.process == OPEN.process
