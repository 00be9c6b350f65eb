"""Turns the operators of a path into areas and lines; thin filled rectangles are lines as well.

Many programs draw rules as filled rectangles: GWG counts those as lines (GWG2022 note I00004).
"""

from dataclasses import dataclass, field

from pikepdf import Object

from ghpress.preflight.content.matrix import Bounds, Matrix, carried, frame, height_scale, width_scale
from ghpress.preflight.content.paints import Paint
from ghpress.preflight.content.state import State

THICKEST_LINE_PT = 2.0
"""A filled shape thinner than this is a line: the limit of the rule on black lines (GWG2022 R0010)."""

LONG = 4.0
"""How much longer than thick a line is; what is shorter is a dot."""

CORNERS = (4, 5)
"""A rectangle has four corners, drawn by hand its first again; a sliver of three is no line."""


@dataclass(slots=True)
class _Part:
    """A piece of the path that hangs together."""

    points: list[tuple[float, float]]
    is_straight: bool = True

    @property
    def bounds(self) -> Bounds:
        return frame(self.points)

    @property
    def thickness(self) -> float:
        """How thick it is where it is a line, else 0."""
        left, bottom, right, top = self.bounds
        thin, long = sorted((right - left, top - bottom))
        is_line = self.is_straight and len(self.points) in CORNERS
        return thin if is_line and 0 < thin < THICKEST_LINE_PT and long >= LONG * thin else 0.0


@dataclass(slots=True)
class Outline:
    """A path under construction, its points on the page already."""

    parts: list[_Part] = field(default_factory=list)
    clips: bool = False

    @property
    def points(self) -> list[tuple[float, float]]:
        """All its points, those that steer curves included."""
        return [point for part in self.parts for point in part.points]

    @property
    def bounds(self) -> Bounds:
        """What the path stays within."""
        return frame(self.points)

    def shape(self, name: str, operands: list[Object], ctm: Matrix) -> None:
        """One operator of the path (ISO 32000-1 table 59)."""
        numbers = [float(operand) for operand in operands]
        if name == "re":
            x, y, width, height = numbers
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            self.parts.append(_Part([carried(ctm, *corner) for corner in corners]))
        elif name == "m":
            self.parts.append(_Part([carried(ctm, *numbers)]))
        elif name != "h" and self.parts:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            self.parts[-1].points += [carried(ctm, *pair) for pair in pairs]
            self.parts[-1].is_straight &= name == "l"

    def filled(self, state: State) -> list[Paint]:
        """The path filled: each line by itself, all the rest as one area."""
        tint = state.fill.tint
        if tint is None or not self.parts:
            return []
        state_of = (state.fill.overprints, state.mode, state.fill.alpha)
        lines = [part for part in self.parts if part.thickness]
        rest = [point for part in self.parts if not part.thickness for point in part.points]
        paints = [Paint("line", tint, part.bounds, part.thickness, *state_of) for part in lines]
        return [*paints, Paint("area", tint, frame(rest), 0.0, *state_of)] if rest else paints

    def stroked(self, state: State) -> list[Paint]:
        """The path stroked, as wide as its matrix makes the pen."""
        tint = state.stroke.tint
        if tint is None or not self.parts:
            return []
        width = state.line_width * min(width_scale(state.ctm), height_scale(state.ctm))
        left, bottom, right, top = self.bounds
        box = (left - width / 2, bottom - width / 2, right + width / 2, top + width / 2)
        return [Paint("line", tint, box, width, state.stroke.overprints, state.mode, state.stroke.alpha)]
