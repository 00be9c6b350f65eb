"""Turns a page in greys and its coloured patches into one picture, with a palette where that holds it.

A page of black type and a second ink has some 200 greys and as many mixtures of that ink and white, all
at the smoothed edges of letters. A palette of 256 takes a third of the bytes: what is flat keeps its
very colour, and an edge may be off by a step that no eye and no comparison of ours sees.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops

from ghpress.press.coloured import NEARLY_GREY
from ghpress.values import dataclass

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""

Patch: TypeAlias = tuple[tuple[int, int], Image.Image]
"""A part of a page in colours, and where its upper left corner stands."""

Colour: TypeAlias = tuple[int, ...]
"""Red, green and blue, or a grey, of 255."""

SLOTS = 256

MOST_COLOURS = 4096
"""What a patch may have for its colours to be counted; a photograph has more."""

SAMPLED = 8

COARSENESS = ((1, 0), (1, 1), (1, 2), (1, 3), (2, 3), (2, 4))
"""Bits of greys and of colours that may be dropped at edges, the finest that will do."""


def in_one(whole: Image.Image, patches: Sequence[Patch]) -> Image.Image:
    """The page as one picture: in greys if it has no colour, by a palette if that will do, or in RGB.

    Where patches stand the page has them in greys already.
    """
    if whole.mode != "L":
        return _without_idle_colour(whole)
    counted = _counted(patches)
    if counted is not None and not counted:
        return whole
    if counted is None:
        return _in_full(whole, patches)
    slots = _slots(_sampled(whole), counted)
    if slots is None:
        return _in_full(whole, patches)
    indexed = whole.point(slots.greys)
    for corner, patch in patches:
        _stamp(indexed, corner, patch, slots)
    indexed.putpalette(slots.palette)
    return indexed


def _counted(patches: Sequence[Patch]) -> Counter[Colour] | None:
    """How often each colour is there that is none of the greys; None for too many colours."""
    counted: Counter[Colour] = Counter()
    for _, patch in patches:
        found = patch.getcolors(MOST_COLOURS)
        if found is None:
            return None
        for count, colour in found:
            if isinstance(colour, tuple) and max(colour) - min(colour) > NEARLY_GREY:
                counted[colour] += count
    return counted


@dataclass(frozen=True, slots=True)
class _Slots:
    """A palette: for each grey the slot of the one that stands for it, for each colour its slot."""

    greys: list[int]
    colours: dict[Colour, int]
    palette: bytes


def _sampled(page: Image.Image) -> list[int]:
    """How often each grey is there in one row of many: enough to find what is flat."""
    rows = page.resize((page.width, max(1, page.height // SAMPLED)), Image.Resampling.NEAREST)
    return rows.histogram()


def _slots(greys: Sequence[int], counted: Counter[Colour]) -> _Slots | None:
    """The finest palette that holds these colours beside all greys; None where they are too many.

    A grey is its own slot; colours take those of greys that others stand for.
    """
    shades: Counter[Colour] = Counter({(grey,): count for grey, count in enumerate(greys)})
    for grey_bits, bits in COARSENESS:
        kept, colours = _kept(shades, grey_bits), _kept(counted, bits)
        taken = {grey for (grey,) in kept.values()}
        free = [slot for slot in range(SLOTS) if slot not in taken]
        chosen = sorted(set(colours.values()))
        if len(chosen) <= len(free):
            slot = dict(zip(chosen, free, strict=False))
            palette: list[Colour] = [(grey, grey, grey) for grey in range(SLOTS)]
            for colour, at in slot.items():
                palette[at] = colour
            return _Slots(
                [kept[(grey,)][0] for grey in range(SLOTS)],
                {colour: slot[stands] for colour, stands in colours.items()},
                bytes(chain.from_iterable(palette)),
            )
    return None


def _kept(counted: Counter[Colour], bits: int) -> dict[Colour, Colour]:
    """For each colour the most frequent of those that are like it but for so many bits of a channel."""
    best: dict[Colour, Colour] = {}
    for colour, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0])):
        best.setdefault(tuple(part >> bits for part in colour), colour)
    return {colour: best[tuple(part >> bits for part in colour)] for colour in counted}


def _stamp(indexed: Image.Image, corner: tuple[int, int], patch: Image.Image, slots: _Slots) -> None:
    """A patch's coloured pixels put into an indexed picture."""
    pixels = np.asarray(patch)
    where = _coloured(pixels)
    if not where.any():
        return
    codes = _codes(pixels[where])
    known = _codes(np.array(list(slots.colours), np.uint8))
    order = np.argsort(known)
    numbers = np.array(list(slots.colours.values()), np.uint8)[order]
    box = (*corner, corner[0] + patch.width, corner[1] + patch.height)
    part = np.array(indexed.crop(box))
    part[where] = numbers[np.searchsorted(known[order], codes)]
    indexed.paste(Image.fromarray(part), corner)


def _codes(colours: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Colours as numbers."""
    red, green, blue = colours.astype(np.uint32).T
    return np.asarray(red << 16 | green << 8 | blue)


def _coloured(pixels: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which pixels have a hue."""
    red, green, blue = pixels[..., 0], pixels[..., 1], pixels[..., 2]
    most = np.maximum(np.maximum(red, green), blue)
    return np.asarray(most - np.minimum(np.minimum(red, green), blue) > NEARLY_GREY)


def _in_full(whole: Image.Image, patches: Sequence[Patch]) -> Image.Image:
    """The page in RGB."""
    full = whole.convert("RGB")
    for corner, patch in patches:
        full.paste(patch, corner)
    return full


def _without_idle_colour(picture: Image.Image) -> Image.Image:
    """A picture of greys alone as one channel: a third of the bytes, a third of the time to save."""
    if _coloured(np.asarray(picture.reduce(LOOK))).any():
        return picture
    red, green, blue = picture.split()
    apart = [np.asarray(ImageChops.difference(red, other)).max() for other in (green, blue)]
    return red if max(apart) <= NEARLY_GREY else picture


LOOK = 8
"""Pixels that are looked at as one: most pages in colours show it at the first look."""
