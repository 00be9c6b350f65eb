"""The page as made up: frames with exact places on the sheet, ready to be painted."""

from dataclasses import replace
from typing import TypeAlias

from ghpress.galley.atrest import at_rest
from ghpress.galley.block import SetBlock
from ghpress.manuscript.furnishings import Advert
from ghpress.manuscript.story import Picture
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle from the trim's top left corner, y down."""

    x: Length
    y: Length
    width: Length
    height: Length

    def right(self) -> Length:
        """The right edge."""
        return self.x + self.width

    def bottom(self) -> Length:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class TextFrame:
    """A frame of composed text: a column, a headline, a kicker, a caption, a credit.

    ``role`` names the partial that prints it; ``story`` is the id of the story it belongs to.
    """

    id: str
    role: str
    rect: Rect
    block: SetBlock
    story: str = ""


@dataclass(frozen=True, slots=True)
class PictureFrame:
    """A frame that shows a picture, cropped about its focus to fill the rectangle.

    On one that ``is_ground`` words and shapes may stand: the land under a map.
    """

    id: str
    role: str
    rect: Rect
    picture: Picture
    story: str = ""
    is_ground: bool = False


@dataclass(frozen=True, slots=True)
class RuleFrame:
    """A rule: between columns, between stories, under the folio. The layout's CSS gives its ink."""

    id: str
    role: str
    rect: Rect
    story: str = ""


@dataclass(frozen=True, slots=True)
class GroundFrame:
    """A ground behind other frames (the tint of a note box). The layout's CSS gives its look."""

    id: str
    role: str
    rect: Rect
    story: str = ""


@dataclass(frozen=True, slots=True)
class ShapeFrame:
    """A filled shape that says how much: a chart's bar, or a circle where ``is_round``.

    Its rectangle is its message, so no partial prints it; the layout's CSS gives its ink by role.
    """

    id: str
    role: str
    rect: Rect
    story: str = ""
    is_round: bool = False


@dataclass(frozen=True, slots=True)
class FurnitureFrame:
    """A piece of page furniture printed by a partial of the layout from plain words.

    ``words`` are (field, text) pairs, e.g. the masthead's name, date, numbers; the partial sends each
    through the ``set`` filter.
    """

    id: str
    role: str
    rect: Rect
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class AdvertFrame:
    """A frame into which an advert's own page is put: at its own size, in the middle, clipped to it."""

    id: str
    role: str
    rect: Rect
    advert: Advert


Frame: TypeAlias = (
    TextFrame | PictureFrame | RuleFrame | GroundFrame | ShapeFrame | FurnitureFrame | AdvertFrame
)


@dataclass(frozen=True, slots=True)
class SetWords:
    """Words that a partial had composed: which piece of furniture printed them, and how large."""

    role: str
    text: str
    size: Length


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number, its trim size, its frames in reading order, the ids of its stories."""

    number: int
    width: Length
    height: Length
    frames: tuple[Frame, ...]
    stories: tuple[str, ...] = ()
    folio: str = ""

    def side(self) -> str:
        """``left`` or ``right``: where the page lies in the opened paper (双号版在左)."""
        return "left" if self.number % 2 == 0 else "right"


def laid_by(page: Page) -> Page:
    """The page with all its lines packed, to be looked at once or twice more."""
    frames = (
        replace(frame, block=at_rest(frame.block)) if isinstance(frame, TextFrame) else frame
        for frame in page.frames
    )
    return replace(page, frames=tuple(frames))
