"""Turns lines of plain text, as most of a page is, into paints: all that wait together, in arrays."""

from binascii import unhexlify
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.operators import Line
from ghpress.preflight.content.paints import EVERYWHERE, Manner, Paint
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.state import BLACK, State
from ghpress.values import dataclass

if TYPE_CHECKING:
    from ghpress.preflight.content.walk import Walker

ASCENT, DESCENT = 0.88, -0.12
"""The em box of East Asian type; letters stay within it but for deep descenders."""

Chosen: TypeAlias = tuple[Shown, float]
"""A font and its size."""

_Numbers: TypeAlias = NDArray[np.float64]

_KEPT = Paint(Manner("text", BLACK), EVERYWHERE, EVERYWHERE)
"""Keeps a line's place among the paints."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines shown in one state, the fonts they choose, and where among the paints they belong."""

    place: int
    lines: Sequence[Line]
    fonts: Mapping[bytes, Chosen]
    state: State


class Lines:
    """Lines that wait to be laid down, as nothing depends on how far they go."""

    def __init__(self, walker: "Walker") -> None:
        self._walker = walker
        self._runs: list[_Run] = []

    def wait(self, lines: Sequence[Line], fonts: Mapping[bytes, Chosen], state: State) -> None:
        """Takes lines in."""
        paints = self._walker.content.paints
        self._runs.append(_Run(len(paints), lines, fonts, state.kept()))
        paints.extend([_KEPT] * len(lines))

    def lay(self) -> None:
        """Lays down all that wait (ISO 32000-1 9.4.4)."""
        runs, self._runs = self._runs, []
        if not runs:
            return
        lines = [line for run in runs for line in run.lines]
        chosen = [run.fonts[font] for run in runs for font, _, _ in run.lines]
        stretch, gap, rise, *ctm = _states(runs).T
        size = np.array([em for _, em in chosen])
        codes, counts, moves = _read([text for _, _, text in lines])
        wide = _wide(codes, counts, [font for font, _ in chosen]) - moves
        goes = (wide / 1000 * size + gap * counts) * stretch
        onto = _times(_matrices([matrix for _, matrix, _ in lines]), ctm)
        highs = np.abs(size) * np.hypot(onto[2], onto[3])
        whole = _framed(onto, goes, DESCENT * size + rise, ASCENT * size + rise)
        self._keep(runs, highs.tolist(), _boxes(whole), _boxes(_cut(whole, runs)))

    def _keep(
        self,
        runs: Sequence[_Run],
        highs: Sequence[float],
        whole: Sequence[Bounds],
        bounds: Sequence[Bounds],
    ) -> None:
        """Puts lines where places were kept for them, and tells fonts where they are seen first."""
        begin = 0
        for run in runs:
            end = begin + len(run.lines)
            hows = self._manners(run, set(highs[begin:end]))
            laid = map(
                Paint, map(hows.__getitem__, highs[begin:end]), bounds[begin:end], whole[begin:end]
            )
            self._walker.content.paints[run.place : run.place + len(run.lines)] = laid
            first = {line[0]: at for at, line in reversed([*enumerate(run.lines)])}
            for written, (font, _) in run.fonts.items():
                font.seen(run.place + first[written], whole[begin + first[written]])
            begin = end

    def _manners(self, run: _Run, highs: Iterable[float]) -> dict[float, Manner]:
        """How a run's lines of each height are painted."""
        pen = run.state.pen
        assert pen is not None, "only lines that are seen wait"
        return {high: self._walker.manner("text", pen, high, run.state) for high in highs}


def _states(runs: Sequence[_Run]) -> _Numbers:
    """For each line the stretch, the space between letters, the rise and the matrix of its state."""
    states = [run.state for run in runs]
    told = [(state.stretch, state.letter_space, state.rise, *state.ctm) for state in states]
    return np.repeat(told, [len(run.lines) for run in runs], axis=0)


_PLAIN = bytes.maketrans(b"[]\x00", b"   ")


def _read(texts: Sequence[bytes]) -> tuple[NDArray[np.uint16], NDArray[np.intp], _Numbers]:
    """All codes, how many each text has, and by how many thousandths each is drawn together.

    The numbers of a text end with one that is none.
    """
    pieces = b" nan ".join([*texts, b""]).replace(b">", b"<").split(b"<")
    codes = np.frombuffer(unhexlify(b"".join(pieces[1::2])), ">u2").astype(np.uint16)
    of_string = np.repeat(np.arange(len(texts)), [text.count(b"<") for text in texts])
    lengths = np.fromiter(map(len, pieces[1::2]), np.intp, len(of_string)) // 4
    counts = np.bincount(of_string, lengths, len(texts)).astype(np.intp)
    said = b" ".join(pieces[::2]).translate(_PLAIN).split()
    numbers = np.fromiter(map(float, said), np.float64, len(said))
    ends = np.isnan(numbers)
    moves = np.bincount(np.cumsum(ends)[~ends], numbers[~ends], len(texts))
    return codes, counts, moves.astype(np.float64)


def _wide(codes: NDArray[np.uint16], counts: NDArray[np.intp], fonts: Sequence[Shown]) -> _Numbers:
    """How wide the glyphs of each line are together; the fonts are told what they show."""
    number = {font: at for at, font in enumerate(dict.fromkeys(fonts))}
    of_line = np.array([number[font] for font in fonts])
    of_code = np.repeat(of_line, counts)
    widths = np.zeros(len(codes))
    for font, at in number.items():
        mine = of_code == at
        widths[mine] = font.widths.each(codes[mine])
        font.shows[codes[mine]] = True
    sums = np.bincount(np.repeat(np.arange(len(counts)), counts), widths, len(counts))
    return sums.astype(np.float64)


def _matrices(written: Sequence[bytes]) -> _Numbers:
    """Matrices, a row for each of their six numbers."""
    said = b" ".join(written).translate(_PLAIN).split()
    return np.fromiter(map(float, said), np.float64, 6 * len(written)).reshape(-1, 6).T


def _boxes(sides: _Numbers) -> list[Bounds]:
    """Bounds, from a row for each side."""
    return list(zip(*sides.tolist(), strict=True))


def _times(first: _Numbers, then: Sequence[_Numbers]) -> _Numbers:
    """``matrix.times`` of many."""
    (a, b, c, d, e, f), (p, q, r, s, t, u) = first, then
    by = (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )
    return np.array(by)


def _framed(by: _Numbers, goes: _Numbers, low: _Numbers, high: _Numbers) -> _Numbers:
    """``matrix.framed`` of boxes that begin at 0: a row for each side."""
    a, b, c, d, e, f = by
    corners = [(x, y) for x in (0.0, goes) for y in (low, high)]
    across = np.array([a * x + c * y + e for x, y in corners])
    up = np.array([b * x + d * y + f for x, y in corners])
    return np.array([across.min(axis=0), up.min(axis=0), across.max(axis=0), up.max(axis=0)])


def _cut(whole: _Numbers, runs: Sequence[_Run]) -> _Numbers:
    """``matrix.within`` of many: what the clips of their states leave."""
    clips = [run.state.clip or EVERYWHERE for run in runs]
    left, bottom, right, top = np.repeat(clips, [len(run.lines) for run in runs], axis=0).T
    x0, y0 = np.maximum(whole[0], left), np.maximum(whole[1], bottom)
    x1, y1 = np.maximum(x0, np.minimum(whole[2], right)), np.maximum(y0, np.minimum(whole[3], top))
    return np.array([x0, y0, x1, y1])
