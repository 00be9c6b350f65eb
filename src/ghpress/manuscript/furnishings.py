"""What an issue gives its pages besides stories: names and credits, the ear, adverts."""

from typing import Literal, TypeAlias

from ghpress.manuscript.text import Text
from ghpress.remarks import NOWHERE, Place
from ghpress.stock.adverts import Art
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Pages from ``first`` to ``last``: their name (版名), the letter of their part (叠), credits.

    ``credits`` are (what was done, by whom), empty where they are the house's.
    """

    first: int
    last: int
    name: str = ""
    letter: str = ""
    credits: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ear:
    """What stands beside the masthead (报眼): a head and paragraphs."""

    words: tuple[Text, ...]
    head: Text | None = None


Position: TypeAlias = Literal["foot", "top", "corner", "outer", "ear"]
"""Where an advert stands: along the foot, under the head, in the lower outer corner, at the outer
side, beside the masthead."""


@dataclass(frozen=True, slots=True)
class AdvertSize:
    """The room that was booked: basic columns and grid lines, or width and height; the others None."""

    columns: int | None = None
    lines: int | None = None
    width: Length | None = None
    height: Length | None = None


@dataclass(frozen=True, slots=True)
class Advert:
    """An advert booked for the issue: a PDF page or a picture made by others, printed as it is.

    ``page`` None leaves the page to make-up. ``name`` and ``booking`` tell people which it is; they are
    not printed.
    """

    file: str
    size: AdvertSize
    position: Position = "foot"
    page: int | None = None
    name: str = ""
    booking: str = ""
    place: Place = NOWHERE
    art: Art | None = None
    """What its file holds; None as long as that is not there or cannot be placed."""

    def called(self) -> str:
        """What remarks call it."""
        return " ".join(part for part in (self.booking, self.name) if part) or self.file
