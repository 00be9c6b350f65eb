"""Turns what a page paints into the most ink that can lie anywhere, from its colours and overprint.

Where a page has neither pictures nor gradients nor anything transparent, its inks are all said in the
content: a paint knocks out what lies beneath, or overprints and adds its plates to those beneath. What
lies beneath is told by bounds, so the sum is never too small and may be too large.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pikepdf import Array, Name, Object

from ghpress.preflight.content.paints import Content, Paint


@dataclass(frozen=True, slots=True)
class Heaviest:
    """The most ink of a page in per cent, and what lies on top there; None on an empty page."""

    percent: float
    paint: Paint | None


def heaviest(content: Content) -> Heaviest | None:
    """The most ink that can lie anywhere; None where only pixels can tell."""
    paints = [paint for paint in content.seen() if "All" not in paint.tint.inks]
    if any(_needs_pixels(paint) for paint in paints) or any(_mixes(state) for state in content.states):
        return None
    if not paints:
        return Heaviest(0.0, None)
    inks = sorted({ink for paint in paints for ink, _ in paint.tint.plates or ()})
    stacks = _stacks(paints, {ink: at for at, ink in enumerate(inks)})
    sums = [float(stack.sum(axis=1).max()) for stack in stacks]
    top = max(range(len(paints)), key=sums.__getitem__)
    return Heaviest(round(sums[top] * 100, 2), paints[top])


def _needs_pixels(paint: Paint) -> bool:
    """Whether its ink is not one and the same all over, or lets others through."""
    return paint.tint.plates is None or paint.alpha < 1


def _mixes(state: Object) -> bool:
    """Whether a state mixes what it paints with what lies beneath."""
    mode = state.get("/BM", Name.Normal)
    mask = state.get("/SMask", Name("/None"))
    mode = mode[0] if isinstance(mode, Array) else mode
    return str(mode) not in ("/Normal", "/Compatible") or mask != Name("/None")


def _stacks(paints: Sequence[Paint], column: dict[str, int]) -> list[NDArray[np.float64]]:
    """What the plates may hold where each paint lies, a row each; what knocks out has one row."""
    boxes = np.array([paint.bounds for paint in paints])
    stacks: list[NDArray[np.float64]] = []
    # In order: each lies on what those before it have become.
    for row, paint in enumerate(paints):
        plates = np.zeros((1, len(column)))
        for ink, amount in paint.tint.plates or ():
            plates[0, column[ink]] = amount
        if paint.overprints:
            beneath = [stacks[at] for at in _beneath(boxes, row)]
            under = np.unique(np.vstack([np.zeros_like(plates), *beneath]), axis=0)
            plates = np.where(_own(paint, plates[0], column), plates, under)
        stacks.append(plates)
    return stacks


def _own(paint: Paint, plates: NDArray[np.float64], column: dict[str, int]) -> NDArray[np.bool_]:
    """The plates an overprinting paint replaces: all it names, of CMYK in mode 1 only those it inks."""
    named = np.zeros(len(plates), bool)
    for ink, _ in paint.tint.plates or ():
        named[column[ink]] = True
    is_ink_by_ink = paint.mode == 1 and paint.tint.colour.space == "DeviceCMYK"
    return named & (plates > 0) if is_ink_by_ink else named


def _beneath(boxes: NDArray[np.float64], row: int) -> NDArray[np.intp]:
    """The rows of what lies beneath a paint, by bounds."""
    left, bottom, right, top = boxes[row]
    before = boxes[:row]
    over = (before[:, 0] < right) & (before[:, 2] > left)
    over &= (before[:, 1] < top) & (before[:, 3] > bottom)
    return np.flatnonzero(over)
