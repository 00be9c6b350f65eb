"""Packs what is sent to workers: shelf, plates and layout, which pages share, are opened once there.

Otherwise each page would come with faces of its own, and what is kept of a face for the next page would
neither be found again nor ever be dropped. Lines go as plain tuples, in half the time and bytes.
Where a page is only to be plated, nothing goes but what is printed, which is what it is known by.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from ghpress.galley.atrest import tied
from ghpress.galley.block import SetBlock
from ghpress.galley.flat import beside, lines_of, printed
from ghpress.layout.layout import Layout
from ghpress.makeup.page import TextFrame
from ghpress.press.pagejob import PageJob
from ghpress.stock.plates import Plates
from ghpress.stock.shelf import Shelf
from ghpress.ticket import PLATED

HELD = 8
"""Shelves, plates and layouts that are held, packed here and opened there: those of two issues."""

_PACKED: dict[int, tuple[object, bytes]] = {}
"""What was packed last, by its identity: what is shared by pages is packed once."""


def tied_up(job: PageJob) -> PageJob:
    """A job whose lines are bytes already: for its key, and to be sent."""
    whole = job.ticket.profile not in PLATED
    frames = (
        replace(frame, block=tied(frame.block, whole=whole)) if isinstance(frame, TextFrame) else frame
        for frame in job.page.frames
    )
    return replace(job, page=replace(job.page, frames=tuple(frames)))


def packed(parts: object) -> bytes:
    """Anything that can be pickled; shelves, plates and layouts in it as bytes of their own."""
    target = io.BytesIO()
    packer = pickle.Pickler(target, pickle.HIGHEST_PROTOCOL)
    # By a table: a packer asked of each of a page's hundred thousand parts takes three times as long.
    own = {Shelf: _aside, Plates: _aside, Layout: _aside, SetBlock: _flat}
    packer.dispatch_table = {**copyreg.dispatch_table, **own}
    packer.dump(parts)
    return target.getvalue()


def opened(parcel: bytes) -> Any:  # noqa: ANN401 - what was packed
    """What was packed; the same shelf for the same shelf."""
    return pickle.loads(parcel)


@lru_cache(maxsize=HELD)
def held(content: bytes) -> object:
    """What these bytes are of, opened once."""
    found: object = pickle.loads(content)
    return found


def _aside(whole: object) -> tuple[Callable[[bytes], object], tuple[bytes]]:
    """How a shelf, plates or a layout are pickled: as what is held of their bytes."""
    known = _PACKED.get(id(whole))
    if known is None or known[0] is not whole:
        if len(_PACKED) == HELD:
            _PACKED.pop(next(iter(_PACKED)), None)
        known = _PACKED[id(whole)] = whole, pickle.dumps(whole, pickle.HIGHEST_PROTOCOL)
    return held, (known[1],)


def _flat(block: SetBlock) -> tuple[Callable[..., SetBlock], tuple[int, int, bytes, bytes]]:
    """How a block is pickled."""
    return _block_of, (block.width, block.depth, printed(block.lines), beside(block.lines))


def _block_of(width: int, depth: int, printed_lines: bytes, beside_lines: bytes) -> SetBlock:
    """The block that was pickled so."""
    return SetBlock(width, depth, lines_of(printed_lines, beside_lines))
