"""Turns what a page paints into the most ink that can lie anywhere, from its colours and overprint.

Where a page has neither pictures nor gradients nor anything transparent, its inks are all said in the
content: a paint knocks out what lies beneath, or overprints and adds its plates to those beneath. What
lies beneath is told by bounds, so the sum is never too small and may be too large.
"""

from collections.abc import Iterable, Sequence
from itertools import compress

import numpy as np
from numpy.typing import NDArray
from pikepdf import Array, Name, Object

from ghpress.preflight.content.paints import KINDS, Content, Manner, Paint, rows_of
from ghpress.preflight.content.tints import ALL, Tint
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The most ink of a page in per cent, and what lies on top there; None on an empty page."""

    percent: float
    paint: Paint | None


def heaviest(content: Content) -> Heaviest | None:
    """The most ink that can lie anywhere; None where only pixels can tell."""
    if not _is_flat(content):
        return None
    paints = _inked(content)
    if not paints:
        return Heaviest(0.0, None)
    inks = sorted({ink for tint in content.tints() for ink, _ in tint.plates or ()})
    stacks = _stacks(paints, {ink: at for at, ink in enumerate(inks)})
    sums = [float(stack.sum(axis=1).max()) for stack in stacks]
    top = max(range(len(paints)), key=sums.__getitem__)
    return Heaviest(round(sums[top] * 100, 2), paints[top])


def is_light(content: Content, limit: float) -> bool:
    """Whether no part of the page can have more ink than this, as a quick look proves.

    What a plate holds anywhere has been laid there by one of the paints that cover the place. So ink is
    at most the sum over plates of the most that any paint lays there; and where what is on top knocks
    out, it is that paint's own.
    """
    if not _is_flat(content):
        return False
    hows = _manners(content)
    tints = list(dict.fromkeys(how.tint for how in hows))
    if any(round(100 * tint.total, 2) > limit for tint in tints):
        return False
    if not any(how.overprints for how in hows):
        return True
    if round(100 * sum(_most(tints).values()), 2) <= limit:
        return True
    return all(round(100 * most, 2) <= limit for most in _mosts(_inked(content), tints))


def _is_flat(content: Content) -> bool:
    """Whether colours alone tell the ink; where they do not, pixels must."""
    return not any(map(_mixes, content.states)) and not any(map(_needs_pixels, _manners(content)))


def _inked(content: Content) -> list[Paint]:
    """The paints that are seen, marks left out."""
    hows = set(_manners(content))
    return [paint for paint in content.seen() if paint.how in hows]


def _manners(content: Content) -> list[Manner]:
    """How what is seen is painted, marks left out."""
    return [how for how in content.manners(*KINDS) if ALL not in how.tint.inks]


def _most(tints: Iterable[Tint]) -> dict[str, float]:
    """The most that any of these colours lays on each plate."""
    most: dict[str, float] = {}
    for tint in tints:
        for ink, amount in tint.plates or ():
            most[ink] = max(amount, most.get(ink, 0.0))
    return most


def _mosts(paints: Sequence[Paint], tints: Sequence[Tint]) -> set[float]:
    """The most ink where paints overprint, by the colours each may lie on."""
    boxes = rows_of([paint.bounds for paint in paints])
    number = {tint: at for at, tint in enumerate(tints)}
    of = np.array([number[paint.how.tint] for paint in paints])
    rows = np.flatnonzero([paint.how.overprints for paint in paints])
    under = np.ones((len(tints), len(rows)), bool)
    for at in range(len(tints)):
        others = np.flatnonzero(of[rows] != at)
        under[at, others] = _may_touch(boxes, rows[others], np.flatnonzero(of == at))
    lying = set(zip(*under.tolist(), strict=True))
    return {sum(_most(compress(tints, row)).values()) for row in lying}


AT_ONCE = 250_000
"""Pairs of boxes held against each other at a time; they stay in the processor's own memory."""


def _may_touch(
    boxes: NDArray[np.float64], over: NDArray[np.intp], others: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Which of those over may lie on one of the others, painted before them, by bounds."""
    touched = np.zeros(len(over), bool)
    left, bottom, right, top = boxes[over].T
    step = max(1, AT_ONCE // max(1, len(over)))
    for begin in range(0, len(others), step):
        part = others[begin : begin + step]
        x0, y0, x1, y1 = boxes[part].T[:, :, None]
        meets = (x0 < right) & (x1 > left) & (y0 < top) & (y1 > bottom) & (part[:, None] < over)
        touched |= meets.any(axis=0)
    return touched


def _needs_pixels(how: Manner) -> bool:
    """Whether its ink is not one and the same all over, or lets others through."""
    return how.tint.plates is None or how.alpha < 1


def _mixes(state: Object) -> bool:
    """Whether a state mixes what it paints with what lies beneath."""
    mode = state.get("/BM", Name.Normal)
    mask = state.get("/SMask", Name("/None"))
    mode = mode[0] if isinstance(mode, Array) else mode
    return str(mode) not in ("/Normal", "/Compatible") or mask != Name("/None")


def _stacks(paints: Sequence[Paint], column: dict[str, int]) -> list[NDArray[np.float64]]:
    """What the plates may hold where each paint lies, a row each; what knocks out has one row."""
    boxes = rows_of([paint.bounds for paint in paints])
    stacks: list[NDArray[np.float64]] = []
    # In order: each lies on what those before it have become.
    for row, paint in enumerate(paints):
        plates = np.zeros((1, len(column)))
        for ink, amount in paint.tint.plates or ():
            plates[0, column[ink]] = amount
        if paint.how.overprints and len(beneath := _beneath(boxes, row)):
            under = np.unique(
                np.vstack([np.zeros_like(plates), *(stacks[at] for at in beneath)]), axis=0
            )
            plates = np.where(_own(paint, plates[0], column), plates, under)
        stacks.append(plates)
    return stacks


def _own(paint: Paint, plates: NDArray[np.float64], column: dict[str, int]) -> NDArray[np.bool_]:
    """The plates an overprinting paint replaces: all it names, of CMYK in mode 1 only those it inks."""
    named = np.zeros(len(plates), bool)
    for ink, _ in paint.tint.plates or ():
        named[column[ink]] = True
    is_ink_by_ink = paint.how.mode == 1 and paint.tint.colour.space == "DeviceCMYK"
    return named & (plates > 0) if is_ink_by_ink else named


def _beneath(boxes: NDArray[np.float64], row: int) -> NDArray[np.intp]:
    """The rows of what lies beneath a paint, by bounds."""
    left, bottom, right, top = boxes[row]
    before = boxes[:row]
    over = (before[:, 0] < right) & (before[:, 2] > left)
    over &= (before[:, 1] < top) & (before[:, 3] > bottom)
    return np.flatnonzero(over)
