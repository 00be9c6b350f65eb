"""What pictures are made ready with: the page's inks and plates, the profile, what was made before."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from ghpress.layout.layout import Ink
from ghpress.stock.plates import Plates
from ghpress.ticket import Profile
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Darkroom:
    """What a page's pictures are made ready with; ``kept`` is where made pictures are kept, or None."""

    inks: Mapping[str, Ink]
    profile: Profile
    plates: Plates = field(default_factory=Plates)
    kept: Path | None = None

    def for_plates(self) -> bool:
        """Whether pictures become ink; where not they are for screens, in sRGB."""
        return self.profile in ("press", "press-x1a")
