"""What charts are drawn with: words composed in a layout's chart styles, shapes, exact scales."""

from collections.abc import Iterable
from dataclasses import field, replace
from fractions import Fraction
from math import isqrt
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_each, set_text, set_title
from ghpress.layout.layout import Layout
from ghpress.layout.styles import TextStyle
from ghpress.makeup.page import GroundFrame, PictureFrame, Rect, RuleFrame, ShapeFrame, TextFrame
from ghpress.manuscript.story import Chart, Datum
from ghpress.manuscript.text import Text, plain
from ghpress.remarks import Remark
from ghpress.units import Length, pt
from ghpress.values import dataclass

LEAST_MARK: Length = pt(2)
"""A bar this long, or a circle this wide, is the least a reader sees as more than dirt on newsprint."""

DECIMALS = 2
"""Decimals printed of a value that has no end."""


Part: TypeAlias = TextFrame | RuleFrame | GroundFrame | ShapeFrame | PictureFrame
"""A frame of a chart, from the chart's upper left corner, without an id yet."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The grid lines a chart may be deep: the fewest, those it looks best in, the most.

    ``is_crowded`` tells that its words find no room even so.
    """

    least: int
    best: int
    most: int
    is_crowded: bool = False
    steps: tuple[int, ...] = ()
    """All the depths it may have, where not every one between the least and the most."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart's parts in reading order, and what is amiss."""

    parts: tuple[Part, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Easel:
    """The layout and the faces a chart is drawn with."""

    layout: Layout
    shelf: FaceShelf
    _set: dict[tuple[Text, str | TextStyle, Length | None], tuple[SetBlock, tuple[Remark, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """Words set already: the same label is asked for at every width and depth a chart is tried at."""

    @property
    def leading(self) -> Length:
        """The depth of a grid line."""
        return self.layout.grid.leading

    def style(self, name: str) -> TextStyle:
        """A chart's style; a layout without it sets the words as it sets captions."""
        styles = self.layout.styles
        return styles.get(name) or styles["caption"]

    def words(
        self, text: Text | str, style: str | TextStyle, measure: Length | None = None
    ) -> tuple[SetBlock, tuple[Remark, ...]]:
        """Words composed in a chart's style, on one line or in a measure."""
        said = plain(text) if isinstance(text, str) else text
        key = (said, style, measure)
        if key not in self._set:
            made = self.style(style) if isinstance(style, str) else style
            self._set[key] = set_text(said, made, self.shelf, measure)
        return self._set[key]

    def title(self, text: Text, style: str, measure: Length) -> tuple[SetBlock, tuple[Remark, ...]]:
        """A title composed in a measure, its lines broken by meaning."""
        return set_title(text, self.style(style), self.shelf, measure)

    def ahead(self, texts: Iterable[Text | str], style: str | TextStyle) -> None:
        """Composes words each on one line, all at once: far cheaper than one by one."""
        said = [plain(text) if isinstance(text, str) else text for text in texts if text]
        new = [text for text in dict.fromkeys(said) if (text, style, None) not in self._set]
        in_style = self.style(style) if isinstance(style, str) else style
        for text, made in zip(new, set_each(new, in_style, self.shelf), strict=True):
            self._set[text, style, None] = made

    def rule(self, role: str) -> Length:
        """The thickness of one of the layout's rules; 0 where it draws none."""
        return self.layout.rules.get(role, 0)

    def lines(self, depth: Length | Fraction) -> int:
        """The whole lines that hold a depth."""
        return int(-(-depth // self.leading))


def lettering(role: str, x: Length, y: Length, block: SetBlock) -> TextFrame:
    """Composed words in their place."""
    return TextFrame("", role, Rect(x, y, block.width, block.depth), block)


def bar(role: str, rect: Rect) -> ShapeFrame:
    """A filled rectangle."""
    return ShapeFrame("", role, rect)


def circle(role: str, x: Length, y: Length, radius: Length) -> ShapeFrame:
    """A filled circle about a centre."""
    return ShapeFrame("", role, Rect(x - radius, y - radius, 2 * radius, 2 * radius), is_round=True)


def hairline(role: str, rect: Rect) -> tuple[RuleFrame, ...]:
    """A rule in its place; none where the layout gives it no thickness."""
    return (RuleFrame("", role, rect),) if rect.width and rect.height else ()


def moved(parts: tuple[Part, ...], x: Length, y: Length) -> tuple[Part, ...]:
    """The parts so much further right and down."""
    return tuple(
        replace(frame, rect=replace(frame.rect, x=frame.rect.x + x, y=frame.rect.y + y))
        for frame in parts
    )


def tight(block: SetBlock, size: Length, leading: Length) -> SetBlock:
    """The block without the white its leading leaves over its first line and under its last."""
    white = max(0, leading - size)
    lines = tuple(replace(placed, y=placed.y - white // 2) for placed in block.lines)
    return SetBlock(block.width, block.depth - white, lines)


def radius_of(value: Fraction, most: Fraction, largest: Length) -> Length:
    """The radius of a circle whose area is to the largest circle's as the values are.

    >>> radius_of(Fraction(25), Fraction(100), 5000)
    2500
    """
    if not value or not most:
        return 0
    above, below = value.numerator * most.denominator, value.denominator * most.numerator
    exact = isqrt(largest * largest * above // below)
    return max(exact, LEAST_MARK // 2)


def most_of(chart: Chart) -> Fraction:
    """The chart's largest value; 0 where it has none."""
    return max((datum.value for datum in chart.data if datum.value is not None), default=Fraction(0))


def unit_of(chart: Chart) -> str:
    """The unit all figures share, said once; nothing where they have several or none."""
    units = {datum.measured_in() for datum in chart.data if datum.value is not None}
    return units.pop() if len(units) == 1 else ""


def heading(chart: Chart) -> Text | None:
    """The chart's title with the unit all figures share: 各站的书（册）."""
    shared = unit_of(chart)
    if chart.title is None or not shared:
        return chart.title
    return replace(chart.title, chars=f"{chart.title.chars}（{shared}）")


def figure(datum: Datum, shared: str) -> str:
    """A datum's value as printed, or as its editor says it, with the rest of its unit.

    Figures of any length are printed without separators, as dailies do (GB/T 15835-2011 4.2.3 allows
    both); a value without end is rounded.
    """
    if datum.value is None:
        return ""
    unit = datum.unit.removesuffix(shared) if shared else datum.unit
    return (datum.said or number(datum.value)) + unit


def compose_ahead(chart: Chart, easel: Easel, values: str | TextStyle = "chart-value") -> None:
    """Has the labels and the values of a chart composed at once."""
    shared = unit_of(chart)
    easel.ahead((datum.label for datum in chart.data), "chart-label")
    easel.ahead((figure(datum, shared) for datum in chart.data), values)


def number(value: Fraction) -> str:
    """A value in figures: exact, or to two decimals where it has no end.

    >>> [number(Fraction(value)) for value in ("12345", "12.50", "1/3")]
    ['12345', '12.5', '0.33']
    """
    below = value.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below == 1:
        places = next(count for count in range(200) if (value * 10**count).denominator == 1)
    else:
        places = DECIMALS
    scaled = round(value * 10**places)
    if not places:
        return str(scaled)
    digits = str(scaled).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}".rstrip("0").rstrip(".")
