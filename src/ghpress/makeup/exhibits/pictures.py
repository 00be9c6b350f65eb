"""Turns a picture into frames: cropped to whole lines over a width, its words under it."""

from fractions import Fraction

from ghpress.makeup.captions import Caption, captions
from ghpress.makeup.charts.easel import Drawn, Easel, Lines, Part
from ghpress.makeup.page import PictureFrame, Rect, TextFrame
from ghpress.manuscript.story import Picture
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

LEAST_LINES = 4
"""A picture shallower than this shows nothing."""


@dataclass(frozen=True, slots=True)
class Sized:
    """A picture and its own size in pixels."""

    picture: Picture
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Cropping:
    """The lines a picture may be deep over a width without its words: its own, the fewest, the most.

    ``words`` are the lines of its caption and credit.
    """

    own: Fraction
    least: int
    most: int
    words: int

    def percent(self, lines: int) -> int:
        """The hundredths cut away at so many lines: of its height where shallower, else its width."""
        given, own = lines * self.own.denominator, self.own.numerator
        deeper = max(given, own)
        return (100 * abs(given - own) + deeper // 2) // deeper


def cropping(sized: Sized, width: Length, easel: Easel) -> Cropping:
    """How deep a picture may be over a width, its focus kept: cut no more than the layout allows.

    To the nearest line it always may.
    """
    leading, crop = easel.leading, easel.layout.fit.rungs.crop
    own = Fraction(width * sized.height, sized.width * leading)
    nearest = Fraction(round(own))
    least, most = min(own * (1 - crop), nearest), max(own / (1 - crop), nearest)
    said, _ = _words(sized, width, easel)
    words = max((one.y + one.block.depth for one in said), default=0)
    return Cropping(own, max(LEAST_LINES, -(-least // 1)), int(most), -(-words // leading))


def lines_of(sized: Sized, width: Length, easel: Easel) -> Lines | None:
    """The lines a picture may take with its words; None where it would be too shallow to show."""
    crop = cropping(sized, width, easel)
    if crop.most < crop.least:
        return None
    best = min(max(round(crop.own), crop.least), crop.most)
    return Lines(crop.least + crop.words, best + crop.words, crop.most + crop.words)


def draw(sized: Sized, width: Length, lines: int, easel: Easel) -> Drawn:
    """The picture so many lines deep, its upper edge level with the top of the type beside it."""
    grid = easel.layout.grid
    over_type = (grid.leading - grid.size) // 2
    rect = Rect(0, over_type, width, grid.depth(lines) - over_type)
    said, remarks = _words(sized, width, easel)
    parts: list[Part] = [PictureFrame("", "picture", rect, sized.picture)]
    for one in said:
        place = Rect(one.x, rect.bottom() + one.y, one.block.width, one.block.depth)
        parts.append(TextFrame("", one.role, place, one.block))
    return Drawn(tuple(parts), remarks)


def _words(sized: Sized, width: Length, easel: Easel) -> tuple[tuple[Caption, ...], tuple[Remark, ...]]:
    return captions(sized.picture, width, easel.layout, easel.shelf)
