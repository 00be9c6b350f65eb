"""Turns text operators into pieces of text: where each stands, how large, in what colour."""

from collections.abc import Callable, Sequence
from struct import unpack
from typing import TYPE_CHECKING, Any, TypeAlias

from ghpress.preflight.content.lines import ASCENT, DESCENT, Chosen
from ghpress.preflight.content.matrix import (
    IDENTITY,
    Matrix,
    framed,
    height_scale,
    moved,
    times,
)
from ghpress.preflight.content.operators import LINES, Line, Written, numbers_of, operands_of
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.state import Pen, State
from ghpress.preflight.content.widths import Widths

if TYPE_CHECKING:
    from ghpress.preflight.content.walk import Walker


class Writing:
    """The text matrices of one content stream, and what is shown with them."""

    def __init__(self, walker: "Walker") -> None:
        self.walker = walker
        self.line: Matrix = IDENTITY
        self.at: Matrix = IDENTITY

    def lines(self, lines: Sequence[Line], state: State) -> None:
        """``BT``, ``Tf``, ``Tm``, ``Tj`` or ``TJ``, ``ET``, again and again."""
        fonts = {font: self._chosen(font, state) for font in dict.fromkeys(font for font, _, _ in lines)}
        pen = state.pen
        if pen is None or pen.tint is None or not all(font.is_plain for font, _ in fonts.values()):
            for name, matrix, text in lines:
                self.font(name, state)
                self.place(matrix, state)
                self.show(text, state)
            return
        for font, _ in fonts.values():
            self.walker.content.show(font)
        self.walker.use(pen)
        self.walker.lines.wait(lines, fonts, state)
        last, matrix, _ = lines[-1]
        state.font, state.size = fonts[last]
        self.place(matrix, state)

    def begin(self, written: Written, state: State) -> None:
        """``BT``: the matrices begin anew."""
        self.line = self.at = IDENTITY

    def end(self, written: Written, state: State) -> None:
        """``ET``."""

    def place(self, written: Written, state: State) -> None:
        """``Tm``."""
        a, b, c, d, e, f = numbers_of(written)
        self.line = self.at = (a, b, c, d, e, f)

    def move(self, written: Written, state: State) -> None:
        """``Td``."""
        x, y = numbers_of(written)
        self.line = self.at = moved(self.line, x, y)

    def move_leading(self, written: Written, state: State) -> None:
        """``TD``: moves, and takes the step as leading."""
        state.leading = -numbers_of(written)[1]
        self.move(written, state)

    def next_line(self, written: Written, state: State) -> None:
        """``T*``."""
        self.line = self.at = moved(self.line, 0.0, -state.leading)

    def font(self, written: Written, state: State) -> None:
        """``Tf``."""
        state.font, state.size = self._chosen(written, state)

    def _chosen(self, written: Written, state: State) -> Chosen:
        """A font by its name, and its size."""
        name, size = operands_of(written)
        return state.resources.font(name), float(size)

    def show_next(self, written: Written, state: State) -> None:
        """``'``: the next line, shown."""
        self.next_line((), state)
        self.show(written, state)

    def show_spaced(self, written: Written, state: State) -> None:
        """``"``: spaces set, then the next line."""
        words, letters, shown = operands_of(written)
        state.word_space, state.letter_space = float(words), float(letters)
        self.show_next((shown,), state)

    def show(self, written: Written, state: State) -> None:
        """``Tj``, ``TJ``: text; what is invisible paints nothing but its font is used."""
        font = state.font
        if font is None:
            raise ValueError("text is shown before a font is chosen")
        self.walker.content.show(font)
        goes = _goes(written, font, state)
        if state.pen is not None:
            self._ink(goes, font, state.pen, state)
        if font.is_type3:
            size = (state.size * state.stretch, 0, 0, state.size, 0, state.rise)
            inner = State(state.resources, times(times(size, self.at), state.ctm), state.clip)
            inner.fill, inner.stroke, inner.mode = state.fill, state.stroke, state.mode
            self.walker.glyphs(font, inner)
        down = font.widths.is_vertical
        self.at = moved(self.at, 0.0, goes) if down else moved(self.at, goes, 0.0)

    def _ink(self, goes: float, font: Shown, pen: Pen, state: State) -> None:
        """The text as a paint; one that a pattern colours has been followed."""
        onto = times(self.at, state.ctm)
        if font.widths.is_vertical:
            half = state.size * state.stretch / 2
            box = (-half, goes, half, 0.0)
        else:
            box = (0.0, DESCENT * state.size + state.rise, goes, ASCENT * state.size + state.rise)
        size = abs(state.size) * height_scale(onto)
        bounds = framed(onto, box)
        font.seen(len(self.walker.content.paints), bounds)
        self.walker.add("text", pen, bounds, size, state)


def _goes(written: Written, font: Shown, state: State) -> float:
    """How far the text goes, in text space: to the right, or down below 0 (ISO 32000-1 9.4.4)."""
    widths = font.widths
    shown = _plainly(written) if widths.bytes_a_code == 2 and isinstance(written, bytes) else None
    codes, moves, spaces = shown or _taken_apart(operands_of(written)[-1], widths)
    font.shows[list(codes)] = True
    goes = sum(map(widths.of, codes)) - moves
    gaps = state.letter_space * len(codes) + state.word_space * spaces
    if widths.is_vertical:
        return goes / 1000 * state.size + gaps
    return (goes / 1000 * state.size + gaps) * state.stretch


_Text: TypeAlias = tuple[Sequence[int], float, int]
"""The codes of what is shown, the thousandths it is drawn together, the spaces that stretch."""


def _plainly(written: bytes) -> _Text | None:
    """Text of two bytes a code, all in whole hexadecimal codes, as most text is; None for other."""
    pieces = written.replace(b">", b"<").split(b"<")
    strings = pieces[1::2]
    if b"(" in written or any(len(string) & 3 for string in strings):
        return None
    digits = b"".join(strings)
    content = bytes.fromhex(digits.decode())
    if 2 * len(content) != len(digits):
        return None
    numbers = b" ".join(pieces[::2]).translate(_BRACKETS).split()
    return unpack(f">{len(content) // 2}H", content), sum(map(float, numbers)), 0


_BRACKETS = bytes.maketrans(b"[]\x00", b"   ")


def _taken_apart(shown: Any, widths: Widths) -> _Text:  # noqa: ANN401 - an operand
    """Any other text; only spaces of one byte stretch."""
    parts = shown if isinstance(shown, list) else [shown]
    strings = [part for part in parts if isinstance(part, bytes)]
    codes = [code for string in strings for code in widths.codes(string)]
    spaces = sum(string.count(b" ") for string in strings) if widths.bytes_a_code == 1 else 0
    return codes, sum(part for part in parts if not isinstance(part, bytes)), spaces


def _sets(name: str, share: float = 1.0) -> Callable[[Writing, Written, State], None]:
    """An operator that sets one number of the text state."""

    def take(_: Writing, written: Written, state: State) -> None:
        setattr(state, name, numbers_of(written)[0] * share)

    return take


TEXT: dict[str, Callable[[Writing, Any, State], None]] = {
    LINES: Writing.lines,
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
