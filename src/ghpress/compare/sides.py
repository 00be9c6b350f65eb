"""Reads two builds and compares them whole, pixels last: what ``ghpress compare`` and the desk call."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from ghpress.compare.changes import Comparison, Pixels
from ghpress.compare.compare import compare
from ghpress.compare.pixels import MM_PER_INCH, Picture, compared_pixels, known_places
from ghpress.compare.proof import Proof, ProofPage
from ghpress.compare.stored import read_proof
from ghpress.values import dataclass

LEAST_DPI = 36.0
"""A picture coarser than this shows no change of a letter."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Two proofs and all that differs between them."""

    old: Proof
    new: Proof
    comparison: Comparison


def compare_builds(old: Path, new: Path, *, with_pixels: bool = True) -> Compared:
    """Compares two builds, each its folder, its pages.json or a PDF of it.

    Of pages whose files are the same to the byte no pixels are looked at, nor of pages that have no
    picture on one side; then ``Comparison.pixels`` lacks them.

    Raises:
        Halt: ``proof-missing`` or ``proof-broken``.
    """
    one, other = read_proof(old), read_proof(new)
    found = compare(one, other)
    if with_pixels:
        found = replace(found, pixels=_pixels(one, other, found))
    return Compared(one, other, found)


def _pixels(old: Proof, new: Proof, found: Comparison) -> tuple[Pixels, ...] | None:
    """The pixels of every page that both have; None if one that is not the same lacks a picture."""
    former = {page.number: page for page in old.pages}
    pages: list[Pixels] = []
    for page in new.pages:
        was = former.get(page.number)
        if was is None:
            continue
        if was.digest and was.digest == page.digest:
            pages.append(Pixels(page.number, 0))
            continue
        pictures = (_picture(was), _picture(page))
        if pictures[0] is None or pictures[1] is None:
            return None
        dpi = pictures[1].shape[1] / page.width * MM_PER_INCH
        known = known_places(found, page.number)
        pages.append(compared_pixels(page.number, pictures[0], pictures[1], dpi, known))
    return tuple(pages)


def _picture(page: ProofPage) -> Picture | None:
    """The page's picture in pixels; None where there is none, or none fine enough."""
    if not page.picture or not Path(page.picture).is_file():
        return None
    with Image.open(page.picture) as picture:
        if picture.width / page.width * MM_PER_INCH < LEAST_DPI:
            return None
        wide = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
        return np.asarray(wide, dtype=np.uint8)
