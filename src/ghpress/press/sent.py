"""Packs what is sent to workers: the shelf and the plates, which all pages share, are opened once there.

Otherwise each page would come with faces of its own, and what is kept of a face for the next page would
neither be found again nor ever be dropped.
"""

import io
import pickle
from functools import lru_cache
from typing import Any

from ghpress.stock.plates import Plates
from ghpress.stock.shelf import Shelf

HELD = 4
"""Shelves and plates a worker holds: those of two issues."""


def packed(parts: object) -> bytes:
    """Anything that can be pickled, shelves and plates in it apart."""
    target = io.BytesIO()
    _Packer(target, pickle.HIGHEST_PROTOCOL).dump(parts)
    return target.getvalue()


def opened(parcel: bytes) -> Any:  # noqa: ANN401 - what was packed
    """What was packed; the same shelf for the same shelf."""
    return _Opener(io.BytesIO(parcel)).load()


class _Packer(pickle.Pickler):
    """Pickles, but for shelves and plates, which it puts aside as bytes."""

    def persistent_id(self, obj: Any) -> bytes | None:  # noqa: ANN401 - pickle's own
        """The bytes that stand for what is put aside."""
        return pickle.dumps(obj, pickle.HIGHEST_PROTOCOL) if isinstance(obj, Shelf | Plates) else None


class _Opener(pickle.Unpickler):
    """Opens what was packed."""

    def persistent_load(self, pid: Any) -> Any:  # noqa: ANN401 - pickle's own
        """What was put aside."""
        return _held(pid)


@lru_cache(maxsize=HELD)
def _held(content: bytes) -> object:
    """What these bytes are of, opened once."""
    held: object = pickle.loads(content)
    return held
