"""Remembers layouts found without fault, by all that was looked at: looking costs 0.1 s each time."""

import sys
from collections.abc import Iterable
from functools import cache

from ghpress.cache import Store, cache_folder, content_key
from ghpress.installed import code, version

MOST_BYTES = 1_000_000
"""What is remembered in all: an entry takes a hundred bytes."""

SOFTWARE = ("jinja2", "tinycss2")
"""The packages whose version may change what is found."""

_CLEAN = {"clean": b"yes"}


def clean_key(looked_at: Iterable[bytes]) -> str:
    """The key of what was looked at, and of those who looked."""
    return content_key((_lookers(), *looked_at))


def is_known_clean(key: str) -> bool:
    """Whether this was looked at before, and nothing was amiss."""
    return _store().take(key) == _CLEAN


def remember_clean(key: str) -> None:
    """Nothing was amiss; where that cannot be written down, it is looked at again."""
    if _store().keep(key, _CLEAN):
        _store().trim(MOST_BYTES)


def _store() -> Store:
    return Store(cache_folder() / "layouts")


@cache
def _lookers() -> bytes:
    """The code that looks, and what it reads with."""
    software = (sys.version, [(name, version(name)) for name in SOFTWARE])
    return repr(software).encode() + code("layout")
