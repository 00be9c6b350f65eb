"""Turns a content stream into what it paints: each mark with its colours, its extent and its state."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from ghpress.press.finish.operators import (
    LINE,
    LINES,
    RUN,
    Operation,
    each_line,
    floats,
    operations,
    sizes,
)
from ghpress.values import dataclass

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Extent: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the page."""

Colour: TypeAlias = tuple[float, ...] | None
"""The four parts of a DeviceCMYK colour from 0 to 1; None for any other."""

Facts: TypeAlias = Mapping[str, object]
"""What an ExtGState says, as far as anybody asks, by key."""

Overprint: TypeAlias = tuple[bool, bool]
"""Whether fills overprint, and strokes."""

BLACK: Colour = (0.0, 0.0, 0.0, 1.0)
UNMOVED: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

_FILLS = frozenset((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"))
_STROKES = frozenset((b"S", b"s", b"B", b"B*", b"b", b"b*"))
_SHOWS = frozenset((b"Tj", b"TJ", b"'", b'"'))
_CODES = re.compile(rb"<([0-9A-Fa-f]*)>|([-+.0-9]+)")
_PART = re.compile(rb"([^mlcvyh]*)([mlcvyh])")


class State(NamedTuple):
    """The graphics state as far as anybody asks.

    ``facts`` are those of the ExtGStates in force; ``pattern`` is what fills, where a pattern does.
    """

    ctm: Matrix = UNMOVED
    fill: Colour = None
    stroke: Colour = None
    fill_space: bytes = b""
    pattern: str = ""
    stroke_space: bytes = b""
    line_width: float = 1.0
    size: float = 0.0
    stretch: float = 1.0
    facts: Facts = MappingProxyType({})
    overprints: Overprint = (False, False)


class Mark(NamedTuple):
    """Something painted. ``start`` is where operators may be put in before it.

    ``kind`` says what: text, a path (which ``fills``, ``strokes`` or both), an XObject by ``name``, a
    shading. ``parts`` are the extents of its pieces, each reckoned as it is asked for.
    """

    kind: Literal["text", "path", "object", "shading"]
    start: int
    state: State
    parts: Callable[[], Iterable[Extent]]
    fills: bool = True
    strokes: bool = False
    is_rectangle: bool = False
    name: str = ""


@dataclass(slots=True)
class Walk:
    """A walk through a stream: the state it stands in, those saved, the path begun, the text begun.

    ``states`` are the ExtGStates of the stream's resources, by name.
    """

    state: State
    states: Mapping[str, Facts] = field(default_factory=dict)
    saved: list[State] = field(default_factory=list)
    path: list[Operation] = field(default_factory=list)
    text_start: int | None = None
    text_matrix: Matrix = UNMOVED

    def through(
        self, content: bytes, as_one: Callable[[Mark], bool] = lambda _: False
    ) -> Iterator[Mark]:
        """Every mark of a stream, in order.

        Lines of text that follow one another come as one mark, of the largest size among them and with
        no parts, where ``as_one`` takes it.
        """
        for operation in operations(content):
            if operation.name == LINES:
                yield from self._lines(operation, as_one)
            else:
                yield from self._take(operation)

    def overprint(self, overprints: Overprint) -> None:
        """Note what operators put in before the last mark have set."""
        self.state = self.state._replace(overprints=overprints)

    def _take(self, operation: Operation) -> Iterator[Mark]:
        """The next operation; what it paints, if anything."""
        name = operation.name
        if name == LINE:
            yield self._line(operation)
        elif name in (RUN, b"re"):
            self.path.append(operation)
        elif name in _FILLS or name in _STROKES:
            yield self._path(name)
        elif name == b"n":
            self.path.clear()
        elif name in _SHOWS:
            yield self._shown(operation)
        elif name == b"Do":
            drawn = operation.operands.strip().strip(b"/").decode()
            ctm = self.state.ctm
            yield Mark(
                "object", operation.start, self.state, lambda: [extent(ctm, (0, 0, 1, 1))], name=drawn
            )
        elif name == b"sh":
            yield Mark("shading", operation.start, self.state, list)
        else:
            self._set(operation)

    def _path(self, name: bytes) -> Mark:
        """The path painted, and begun anew."""
        drawn, ctm = tuple(self.path), self.state.ctm
        assert drawn, "a path is painted that has no part"
        self.path.clear()
        return Mark(
            "path",
            drawn[0].start,
            self.state,
            lambda: (part for operation in drawn for part in _parts(operation, ctm)),
            name in _FILLS,
            name in _STROKES,
            len(drawn) == 1 and drawn[0].name == b"re",
        )

    def _lines(self, operation: Operation, as_one: Callable[[Mark], bool]) -> Iterator[Mark]:
        """Text objects in a row, as one mark or each for itself."""
        found = sizes(operation)
        state = self.state._replace(size=max(found))
        mark = Mark("text", operation.start, state, list)
        if not as_one(mark):
            yield from map(self._line, each_line(operation))
            return
        stretch = 1.0 if b" Tz " in operation.operands else state.stretch
        self.state = state._replace(size=found[-1], stretch=stretch)
        yield mark

    def _line(self, operation: Operation) -> Mark:
        """A text object of one string: what it sets, and what it shows."""
        assert operation.set is not None, "a line says what it is shown with"
        size, stretch, matrix = operation.set
        if self.state.size != float(size):
            self.state = self.state._replace(size=float(size))
        state = self.state
        if stretch:
            state = state._replace(stretch=float(stretch) / 100)
            self.state = state._replace(stretch=1.0)

        def parts() -> list[Extent]:
            return [_reaching(_ems(operation.operands), state, times(_matrix(matrix), state.ctm))]

        return Mark("text", operation.start, state, parts)

    def _shown(self, operation: Operation) -> Mark:
        """Text shown; operators go before the text object where it is the first shown in it."""
        start = operation.start if self.text_start is None else self.text_start
        self.text_start = None
        state, matrix = self.state, times(self.text_matrix, self.state.ctm)
        return Mark("text", start, state, lambda: [_written(operation.operands, state, matrix)])

    def _set(self, operation: Operation) -> None:
        """An operator that only changes the state."""
        name, operands = operation.name, operation.operands
        match name:
            case b"q":
                self.saved.append(self.state)
            case b"Q":
                assert self.saved, "a state is restored that was never saved"
                self.state = self.saved.pop()
            case b"cm":
                self.state = self.state._replace(ctm=times(_matrix(operands), self.state.ctm))
            case b"gs":
                self._state(operands.strip().strip(b"/").decode())
            case b"w":
                self.state = self.state._replace(line_width=float(operands))
            case b"BT":
                self.text_start, self.text_matrix = operation.start, UNMOVED
            case b"Tf" | b"Tz" | b"Tm" | b"Td" | b"TD":
                self._text(name, operands)
            case _:
                self.state = _coloured(self.state, name, operands)

    def _text(self, name: bytes, operands: bytes) -> None:
        """What text is shown in, and where."""
        match name:
            case b"Tf":
                self.state = self.state._replace(size=float(operands.split()[-1]))
            case b"Tz":
                self.state = self.state._replace(stretch=float(operands) / 100)
            case b"Tm":
                self.text_matrix = _matrix(operands)
            case _:
                right, up = floats(operands)
                self.text_matrix = times((1, 0, 0, 1, right, up), self.text_matrix)

    def _state(self, name: str) -> None:
        """``gs``."""
        facts = self.states.get(name, {})
        if facts:
            self.state = self.state._replace(facts={**self.state.facts, **facts})


def _coloured(state: State, name: bytes, operands: bytes) -> State:
    """The state after a colour operator; any other leaves it as it is."""
    match name:
        case b"k":
            return state._replace(fill=tuple(floats(operands)), fill_space=b"/DeviceCMYK")
        case b"K":
            return state._replace(stroke=tuple(floats(operands)), stroke_space=b"/DeviceCMYK")
        case b"cs":
            return state._replace(fill=None, fill_space=operands.strip())
        case b"CS":
            return state._replace(stroke=None, stroke_space=operands.strip())
        case b"sc" | b"scn":
            pattern = (
                operands.split()[-1].strip(b"/").decode() if state.fill_space == b"/Pattern" else ""
            )
            return state._replace(fill=_cmyk(state.fill_space, operands), pattern=pattern)
        case b"SC" | b"SCN":
            return state._replace(stroke=_cmyk(state.stroke_space, operands))
        case b"g" | b"rg":
            return state._replace(fill=None, fill_space=b"")
        case b"G" | b"RG":
            return state._replace(stroke=None, stroke_space=b"")
        case _:
            return state


def _cmyk(space: bytes, operands: bytes) -> Colour:
    """A colour of the space in force, where that is CMYK."""
    return tuple(floats(operands)) if space == b"/DeviceCMYK" else None


def _matrix(operands: bytes) -> Matrix:
    a, b, c, d, e, f = floats(operands)
    return a, b, c, d, e, f


def times(first: Matrix, then: Matrix) -> Matrix:
    """One matrix and then another (ISO 32000-1 8.3.4)."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def extent(matrix: Matrix, box: Extent) -> Extent:
    """The upright rectangle around a box that a matrix carries."""
    left, bottom, right, top = box
    return _around(matrix, [left, right, left, right], [bottom, bottom, top, top])


def _around(matrix: Matrix, xs: list[float], ys: list[float]) -> Extent:
    """The upright rectangle around carried points."""
    a, b, c, d, e, f = matrix
    pairs = list(zip(xs, ys, strict=True))
    across, up = [a * x + c * y + e for x, y in pairs], [b * x + d * y + f for x, y in pairs]
    return min(across), min(up), max(across), max(up)


def _parts(operation: Operation, ctm: Matrix) -> Iterator[Extent]:
    """The pieces of a path that hang together."""
    if operation.name == b"re":
        x, y, width, height = floats(operation.operands)
        yield extent(ctm, (x, y, x + width, y + height))
        return
    points: list[float] = []
    for found in _PART.finditer(operation.operands):
        written, name = found.groups()
        if name == b"m" and points:
            yield _around(ctm, points[0::2], points[1::2])
            points = []
        points += map(float, written.split())
    if points:
        yield _around(ctm, points[0::2], points[1::2])


def _written(operands: bytes, state: State, matrix: Matrix) -> Extent:
    """Where shown text stands at most: every code a full em wide, as Han are."""
    ems = 0.0
    for codes, step in _CODES.findall(operands):
        ems += len(codes) / 4 if codes else 0
        ems -= float(step) / 1000 if step else 0
    return _reaching(ems, state, matrix)


def _ems(operands: bytes) -> float:
    """How far the text of a LINE reaches, in ems: the same, with nothing in it but codes and steps."""
    ems = 0.0
    for piece in operands[2:-1].split(b"<"):
        codes, _, step = piece.partition(b">")
        ems += len(codes) / 4 - (float(step) / 1000 if step else 0)
    return ems


def _reaching(ems: float, state: State, matrix: Matrix) -> Extent:
    """Where text of so many ems stands."""
    size = state.size
    return extent(matrix, (0, -0.2 * size, max(ems, 0) * size * state.stretch, size))
