"""Packs what is sent to workers: the shelf and the plates, which all pages share, are opened once there.

Otherwise each page would come with faces of its own, and what is kept of a face for the next page would
neither be found again nor ever be dropped. Lines go as plain tuples, in half the time and bytes.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ghpress.galley.block import SetBlock
from ghpress.galley.flat import beside, lines_of, printed
from ghpress.stock.plates import Plates
from ghpress.stock.shelf import Shelf

HELD = 4
"""Shelves and plates a worker holds: those of two issues."""


def packed(parts: object) -> bytes:
    """Anything that can be pickled; shelves and plates in it as bytes of their own."""
    target = io.BytesIO()
    packer = pickle.Pickler(target, pickle.HIGHEST_PROTOCOL)
    # By a table: a packer asked of each of a page's hundred thousand parts takes three times as long.
    own = {Shelf: _aside, Plates: _aside, SetBlock: _flat}
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
    """How a shelf or plates are pickled: as what is held of their bytes."""
    return held, (pickle.dumps(whole, pickle.HIGHEST_PROTOCOL),)


def _flat(block: SetBlock) -> tuple[Callable[..., SetBlock], tuple[int, int, bytes, bytes]]:
    """How a block is pickled."""
    return _block_of, (block.width, block.depth, printed(block.lines), beside(block.lines))


def _block_of(width: int, depth: int, printed_lines: bytes, beside_lines: bytes) -> SetBlock:
    """The block that was pickled so."""
    return SetBlock(width, depth, lines_of(printed_lines, beside_lines))
