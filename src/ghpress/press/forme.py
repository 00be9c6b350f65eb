"""The forme: a page locked up for printing. What markup hands to the painter, as one frozen value."""

from collections.abc import Mapping
from dataclasses import field

from ghpress.galley.block import SetBlock
from ghpress.makeup.page import Rect, SetWords
from ghpress.remarks import InFile
from ghpress.stock.inks import CMYK
from ghpress.units import Length
from ghpress.values import dataclass

BLOCK_SCHEME = "ghpress-block:"
"""Addresses of composed blocks in a page's markup; the painter draws them, nothing fetches them."""

PICTURE_SCHEME = "ghpress-picture:"
"""Addresses of pictures made ready for the page."""

FROM, TO = "ghpress-from:", "ghpress-to:"
"""Addresses of the points between which a frame's picture is painted, where stretches are numbered."""

FILL_SCHEME = "ghpress-fill:"
"""Addresses of frames that are filled with an ink, and nothing else."""

MANY = "ghpress-many:"
"""Addresses of several blocks and fills, of frames the layout leaves plain, drawn as one picture."""

OVER = "ghpress-over:"
"""Addresses of what is drawn over the page, by number."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A composed block in the markup: its frame, and whether it must fill that frame exactly.

    Where an ``advert`` is named the block is empty, and the finisher puts a form of that name there.
    """

    block: SetBlock
    frame: str
    fills: bool
    template: InFile
    advert: str = ""


@dataclass(frozen=True, slots=True)
class Fill:
    """A frame filled with an ink: its rectangle on the page, the ink's name."""

    rect: Rect
    ink: str


@dataclass(frozen=True, slots=True)
class LineArt:
    """A picture of one bit, as CCITT Group 4 with white for 1; where it is black, ink is printed."""

    width: int
    height: int
    content: bytes


@dataclass(frozen=True, slots=True)
class Ready:
    """A picture ready for the page: its bytes and their media type.

    Where there is ``line_art`` the bytes stand in for it; ``stops`` are the inks of the numbers that a
    drawing's gradients have for colours. The finisher puts in both.
    """

    content: bytes
    media_type: str
    line_art: LineArt | None = None
    stops: Mapping[int, CMYK] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Over:
    """A block drawn over the page from its upper left corner; ``before`` are operators that move it."""

    block: SetBlock
    before: str = ""


@dataclass(frozen=True, slots=True)
class Forme:
    """A page's markup and everything it refers to.

    ``frames`` are the rectangles the page model promises, by the id of the element that shows them;
    ``inks`` the colour operators, by ink name; ``asset_folders`` where CSS may fetch from. ``words``
    are those its furniture prints, ``spots`` the colour spaces of its spot inks.
    """

    number: int
    width: Length
    height: Length
    bleed: Length
    markup: str
    css: str
    planned: Mapping[str, Planned]
    pictures: Mapping[str, Ready]
    frames: Mapping[str, Rect]
    inks: Mapping[str, str]
    asset_folders: tuple[str, ...] = ()
    words: tuple[SetWords, ...] = ()
    spots: tuple[str, ...] = ()
    over: tuple[Over, ...] = ()
    is_read: bool = False
    """Whether the painter numbers what it draws, for a reader's edition."""
    asides: frozenset[str] = frozenset()
    """The frames whose words are not read: running heads, which say again what is said elsewhere."""
    figures: tuple[str, ...] = ()
    """The frames whose pictures stand between points, in the order they were called for."""
    cuts: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    """By frame and line the clusters at which a further part of a line begins: links, for one."""

    gathered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By its address what a picture of several blocks and fills is of, each in its frame's corner."""

    fills: Mapping[str, Fill] = field(default_factory=dict)
    """By their addresses the frames that are filled and nothing else."""

    def adverts(self) -> dict[str, Rect]:
        """The frames of the adverts it has room for, by the names of their forms."""
        return {each.advert: self.frames[each.frame] for each in self.planned.values() if each.advert}
