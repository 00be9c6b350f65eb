"""Packs what is sent to workers: the shelf and the plates, which all pages share, are opened once there.

Otherwise each page would come with faces of its own, and what is kept of a face for the next page would
neither be found again nor ever be dropped.
"""

import copyreg
import io
import pickle
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ghpress.stock.plates import Plates
from ghpress.stock.shelf import Shelf

HELD = 4
"""Shelves and plates a worker holds: those of two issues."""


def packed(parts: object) -> bytes:
    """Anything that can be pickled; shelves and plates in it as bytes of their own."""
    target = io.BytesIO()
    packer = pickle.Pickler(target, pickle.HIGHEST_PROTOCOL)
    # By a table: a packer asked of each of a page's hundred thousand parts takes three times as long.
    packer.dispatch_table = {**copyreg.dispatch_table, Shelf: _aside, Plates: _aside}
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
