"""Turns text operators into pieces of text: where each stands, how large, in what colour."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name, Object

from ghpress.preflight.content.matrix import (
    IDENTITY,
    Matrix,
    framed,
    height_scale,
    matrix,
    times,
)
from ghpress.preflight.content.paints import Paint
from ghpress.preflight.content.state import State
from ghpress.preflight.content.widths import Widths, read_widths

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
        self.widths: dict[tuple[int, int], Widths] = {}

    def take(self, name: str, operands: list[Object], state: State) -> None:
        """One text operator."""
        TEXT[name](self, operands, state)

    def begin(self, operands: list[Object], state: State) -> None:
        """``BT``: the matrices begin anew."""
        self.line = self.at = IDENTITY

    def end(self, operands: list[Object], state: State) -> None:
        """``ET``."""

    def place(self, operands: list[Object], state: State) -> None:
        """``Tm``."""
        self.line = self.at = matrix(operands)

    def move(self, operands: list[Object], state: State) -> None:
        """``Td``."""
        x, y = float(operands[0]), float(operands[1])
        self.line = self.at = times((1, 0, 0, 1, x, y), self.line)

    def move_leading(self, operands: list[Object], state: State) -> None:
        """``TD``: moves, and takes the step as leading."""
        state.leading = -float(operands[1])
        self.move(operands, state)

    def next_line(self, operands: list[Object], state: State) -> None:
        """``T*``."""
        self.line = self.at = times((1, 0, 0, 1, 0, -state.leading), self.line)

    def font(self, operands: list[Object], state: State) -> None:
        """``Tf``."""
        state.font = state.resources.Font[str(operands[0])]
        state.size = float(operands[1])

    def show_next(self, operands: list[Object], state: State) -> None:
        """``'``: the next line, shown."""
        self.next_line([], state)
        self.show(operands, state)

    def show_spaced(self, operands: list[Object], state: State) -> None:
        """``"``: spaces set, then the next line."""
        state.word_space, state.letter_space = float(operands[0]), float(operands[1])
        self.show_next(operands[2:], state)

    def show(self, operands: list[Object], state: State) -> None:
        """``Tj``, ``TJ``: text; what is invisible paints nothing but its font is used."""
        if state.font is None:
            raise ValueError("text is shown before a font is chosen")
        self.walker.content.fonts[state.font.objgen] = state.font
        goes = self._goes(operands[-1], state)
        seen = self._seen(goes, state)
        if state.rendering not in (INVISIBLE, CLIPPING) and seen is not None:
            self.walker.add(seen, state)
        if state.font.get("/Subtype") == Name.Type3:
            size = (state.size * state.stretch, 0, 0, state.size, 0, state.rise)
            inner = State(state.resources, times(times(size, self.at), state.ctm), state.clip)
            inner.fill, inner.stroke, inner.mode = state.fill, state.stroke, state.mode
            self.walker.glyphs(state.font, inner)
        self.at = times((1, 0, 0, 1, goes, 0), self.at)

    def _seen(self, goes: float, state: State) -> Paint | None:
        """The text as a paint; None where a pattern colours it, which has been followed."""
        pen = self.walker.pen_of(state, strokes=state.rendering == STROKING)
        if pen.tint is None:
            return None
        onto = times(self.at, state.ctm)
        foot, head = DESCENT * state.size + state.rise, ASCENT * state.size + state.rise
        bounds = framed(onto, (0.0, foot, goes, head))
        size = abs(state.size) * height_scale(onto)
        return Paint("text", pen.tint, bounds, size, pen.overprints, state.mode, pen.alpha)

    def _goes(self, shown: Object, state: State) -> float:
        """How far the text goes, in text space (ISO 32000-1 9.4.4)."""
        font = state.font
        assert font is not None
        widths = self.widths.get(font.objgen) or self.widths.setdefault(font.objgen, read_widths(font))
        goes = 0.0
        for part in shown if isinstance(shown, Array) else [shown]:
            if isinstance(part, pikepdf.String):
                codes = widths.codes(bytes(part))
                goes += sum(map(widths.of, codes)) / 1000 * state.size
                goes += state.letter_space * len(codes)
                goes += state.word_space * codes.count(32) * (widths.bytes_a_code == 1)
            else:
                goes -= float(part) / 1000 * state.size
        return goes * state.stretch


def _sets(name: str, share: float = 1.0) -> Callable[[Writing, list[Object], State], None]:
    """An operator that sets one number of the text state."""

    def take(_: Writing, operands: list[Object], state: State) -> None:
        setattr(state, name, float(operands[0]) * share)

    return take


TEXT: dict[str, Callable[[Writing, list[Object], State], None]] = {
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
