"""Type styles: what ``layout.yaml`` says once about face, size, pitch and composition."""

from fractions import Fraction
from typing import Literal, TypeAlias

from ghpress.units import Length
from ghpress.values import dataclass

Strictness: TypeAlias = Literal["none", "basic", "gb", "gb+ellipsis", "strict"]
Punctuation: TypeAlias = Literal["quanjiao", "kaiming", "banjiao", "plain", "juzhong"]
Hyphenation: TypeAlias = Literal["en_US", "en_GB", "none"]
Align: TypeAlias = Literal["justify", "left", "centre", "right"]

AUTOSPACE = Fraction(1, 4)
"""Han–Latin gap in em (clreq 6.3.3: a quarter, down to 1/8, up to 1/2)."""

AUTOSPACE_LEAST = Fraction(1, 8)
"""To how little in em the Han–Latin gap may be pressed (clreq 6.2.2.3, step 6); a house may fix it."""

AUTOSPACE_MOST = Fraction(1, 2)
"""To how much in em the Han–Latin gap may open (clreq 6.2.2.4, step 2); many houses stop at a third."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How lines are composed, apart from face and size."""

    align: Align = "justify"
    indent: Fraction = Fraction(0)
    strictness: Strictness = "gb"
    punctuation: Punctuation = "quanjiao"
    autospace: Fraction = AUTOSPACE
    hanging: bool = False
    most_opening: Fraction = Fraction(1, 8)
    """The widest a Han gap should open, in em, before a line costs as much as an extra line saved."""
    autospace_most: Fraction = AUTOSPACE_MOST
    autospace_least: Fraction = AUTOSPACE_LEAST
    firm_stops: bool = False
    """Whether 。！？ keep their blank inside a line (clreq 6.2.2.3, step 7; a house may forbid it)."""
    least_blank: Fraction = Fraction(0)
    """The blank in em that brackets and 、，；： keep when pressed (JLREQ caps pressing at 1/4)."""
    push_in_first: bool = False
    """Whether a line opens only where pressing cannot spare it (先挤进，后推出, clreq 6.2.2), not where
    opening is the smaller change."""
    hyphenation: Hyphenation = "en_US"
    """Whose rules divide Western words in text; heads divide none."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A named style.

    ``face`` is a role of the stock (song, biaosong, hei, kai); ``strong_face`` the one for 黑体
    emphasis. ``slots`` are the whole body lines the block may take, in the order they should be
    tried (a subhead: 1, then 2 with the white shared out). ``condense`` is the least 长体 in per mille,
    ``expand`` the most 扁体.
    """

    name: str
    face: str
    size: Length
    leading: Length
    ink: str = "black"
    setting: Setting = Setting()
    strong_face: str = "hei"
    slots: tuple[int, ...] = (1,)
    condense: int = 1000
    tracking: Fraction = Fraction(0)
    """Extra space between Han in em, for spaced heads; 0 in text."""
    expand: int = 1000
    spaced: tuple[Fraction, ...] = ()
    """The gaps in em of heads of 2, 3, 4 Han; none where the style names none."""
