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
    sums = _layered(paints).sum(axis=1)
    top = int(sums.argmax())
    return Heaviest(round(float(sums[top]) * 100, 2), paints[top])


def _needs_pixels(paint: Paint) -> bool:
    """Whether its ink is not one and the same all over, or lets others through."""
    return paint.tint.plates is None or paint.alpha < 1


def _mixes(state: Object) -> bool:
    """Whether a state mixes what it paints with what lies beneath."""
    mode = state.get("/BM", Name.Normal)
    mask = state.get("/SMask", Name("/None"))
    mode = mode[0] if isinstance(mode, Array) else mode
    return str(mode) not in ("/Normal", "/Compatible") or mask != Name("/None")


def _layered(paints: Sequence[Paint]) -> NDArray[np.float64]:
    """The plates under and with each paint, a row each, in the order they are painted."""
    inks = sorted({ink for paint in paints for ink, _ in paint.tint.plates or ()})
    column = {ink: at for at, ink in enumerate(inks)}
    plates = np.zeros((len(paints), len(inks)))
    for row, paint in enumerate(paints):
        for ink, amount in paint.tint.plates or ():
            plates[row, column[ink]] = amount
    boxes = np.array([paint.bounds for paint in paints])
    # In order: each lies on what those before it have become.
    for row, paint in enumerate(paints):
        if paint.overprints:
            own = _own(paint, plates[row], column)
            plates[row] = np.where(own, plates[row], _beneath(boxes, plates, row))
    return plates


def _own(paint: Paint, plates: NDArray[np.float64], column: dict[str, int]) -> NDArray[np.bool_]:
    """The plates an overprinting paint replaces: all it names, of CMYK in mode 1 only those it inks."""
    named = np.zeros(len(plates), bool)
    for ink, _ in paint.tint.plates or ():
        named[column[ink]] = True
    is_ink_by_ink = paint.mode == 1 and paint.tint.colour.space == "DeviceCMYK"
    return named & (plates > 0) if is_ink_by_ink else named


def _beneath(boxes: NDArray[np.float64], plates: NDArray[np.float64], row: int) -> NDArray[np.float64]:
    """The most of each plate among what lies beneath a paint."""
    left, bottom, right, top = boxes[row]
    before = boxes[:row]
    over = (before[:, 0] < right) & (before[:, 2] > left)
    over &= (before[:, 1] < top) & (before[:, 3] > bottom)
    return np.asarray(plates[:row][over].max(axis=0, initial=0.0))
