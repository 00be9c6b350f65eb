"""Turns text operators into pieces of text: where each stands, how large, in what colour."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ghpress.preflight.content.matrix import (
    IDENTITY,
    Matrix,
    framed,
    height_scale,
    matrix,
    moved,
    times,
)
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.state import State

if TYPE_CHECKING:
    from ghpress.preflight.content.walk import Walker

INVISIBLE, CLIPPING, STROKING = 3, 7, 1
"""Rendering modes that paint nothing, and that which strokes only (ISO 32000-1 table 106)."""

ASCENT, DESCENT = 0.88, -0.12
"""The em box of East Asian type; letters stay within it but for deep descenders."""


class Writing:
    """The text matrices of one content stream, and what is shown with them."""

    def __init__(self, walker: "Walker") -> None:
        self.walker = walker
        self.line: Matrix = IDENTITY
        self.at: Matrix = IDENTITY

    def begin(self, operands: list[Any], state: State) -> None:
        """``BT``: the matrices begin anew."""
        self.line = self.at = IDENTITY

    def end(self, operands: list[Any], state: State) -> None:
        """``ET``."""

    def place(self, operands: list[Any], state: State) -> None:
        """``Tm``."""
        self.line = self.at = matrix(operands)

    def move(self, operands: list[Any], state: State) -> None:
        """``Td``."""
        self.line = self.at = moved(self.line, operands[0], operands[1])

    def move_leading(self, operands: list[Any], state: State) -> None:
        """``TD``: moves, and takes the step as leading."""
        state.leading = -float(operands[1])
        self.move(operands, state)

    def next_line(self, operands: list[Any], state: State) -> None:
        """``T*``."""
        self.line = self.at = moved(self.line, 0.0, -state.leading)

    def font(self, operands: list[Any], state: State) -> None:
        """``Tf``."""
        state.font = state.resources.font(operands[0])
        state.size = float(operands[1])

    def show_next(self, operands: list[Any], state: State) -> None:
        """``'``: the next line, shown."""
        self.next_line([], state)
        self.show(operands, state)

    def show_spaced(self, operands: list[Any], state: State) -> None:
        """``"``: spaces set, then the next line."""
        state.word_space, state.letter_space = float(operands[0]), float(operands[1])
        self.show_next(operands[2:], state)

    def show(self, operands: list[Any], state: State) -> None:
        """``Tj``, ``TJ``: text; what is invisible paints nothing but its font is used."""
        font = state.font
        if font is None:
            raise ValueError("text is shown before a font is chosen")
        if not font.codes:
            self.walker.content.shown.append(font)
        goes = self._goes(operands[-1], font, state)
        if state.rendering not in (INVISIBLE, CLIPPING):
            self._ink(goes, font, state)
        if font.is_type3:
            size = (state.size * state.stretch, 0, 0, state.size, 0, state.rise)
            inner = State(state.resources, times(times(size, self.at), state.ctm), state.clip)
            inner.fill, inner.stroke, inner.mode = state.fill, state.stroke, state.mode
            self.walker.glyphs(font, inner)
        down = font.widths.is_vertical
        self.at = moved(self.at, 0.0, goes) if down else moved(self.at, goes, 0.0)

    def _ink(self, goes: float, font: Shown, state: State) -> None:
        """The text as a paint; one that a pattern colours has been followed."""
        onto = times(self.at, state.ctm)
        if font.widths.is_vertical:
            half = state.size * state.stretch / 2
            box = (-half, goes, half, 0.0)
        else:
            box = (0.0, DESCENT * state.size + state.rise, goes, ASCENT * state.size + state.rise)
        pen = state.stroke if state.rendering == STROKING else state.fill
        size = abs(state.size) * height_scale(onto)
        bounds = framed(onto, box)
        font.first = font.first or bounds
        self.walker.add("text", pen, bounds, size, state)

    def _goes(self, shown: Any, font: Shown, state: State) -> float:  # noqa: ANN401 - an operand
        """How far the text goes, in text space: to the right, or down below 0 (ISO 32000-1 9.4.4)."""
        widths, goes, count, spaces = font.widths, 0.0, 0, 0
        width_of, otherwise = widths.stated.get, widths.otherwise
        for part in shown if isinstance(shown, list) else [shown]:
            if isinstance(part, bytes):
                codes = widths.codes(part)
                font.codes.update(codes)
                count += len(codes)
                goes += sum([width_of(code, otherwise) for code in codes])
                spaces += part.count(b" ") if widths.bytes_a_code == 1 else 0
            else:
                goes -= part
        gaps = state.letter_space * count + state.word_space * spaces
        if widths.is_vertical:
            return goes / 1000 * state.size + gaps
        return (goes / 1000 * state.size + gaps) * state.stretch


def _sets(name: str, share: float = 1.0) -> Callable[[Writing, list[Any], State], None]:
    """An operator that sets one number of the text state."""

    def take(_: Writing, operands: list[Any], state: State) -> None:
        setattr(state, name, float(operands[0]) * share)

    return take


TEXT: dict[str, Callable[[Writing, list[Any], State], None]] = {
    "BT": Writing.begin,
    "ET": Writing.end,
    "Tm": Writing.place,
    "Td": Writing.move,
    "TD": Writing.move_leading,
    "T*": Writing.next_line,
    "Tf": Writing.font,
    "Tj": Writing.show,
    "TJ": Writing.show,
    "'": Writing.show_next,
    '"': Writing.show_spaced,
    "Tc": _sets("letter_space"),
    "Tw": _sets("word_space"),
    "Tz": _sets("stretch", 0.01),
    "TL": _sets("leading"),
    "Ts": _sets("rise"),
    "Tr": _sets("rendering"),
}
"""What each text operator does (ISO 32000-1 tables 105 to 109)."""
