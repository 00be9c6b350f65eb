"""Loads the engine without what takes long and is not wanted.

To find its libraries it tries the names of other systems first, and for each of them Python runs gcc, ld
and ldconfig: a third of the time. On Linux the loader finds the libraries by their own names. What cuts
fonts in Python takes another sixth, and is asked only where a drawing's letters are of a variable font.
"""

import ctypes.util
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from types import ModuleType
from typing import Any

_LATER = ("fontTools.subset", "fontTools.varLib.instancer")
"""Modules the engine calls seldom or never."""


def load() -> None:
    """Have the engine loaded, if it is not yet."""
    if "weasyprint" in sys.modules:
        return
    with _by_their_own_names(), _loaded_later():
        import weasyprint  # noqa: F401 - what it leaves in sys.modules is what is wanted


@contextmanager
def _by_their_own_names() -> Iterator[None]:
    """Libraries are looked for by the names that Linux knows them by."""
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: search(name) if ".so" in name else None
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _loaded_later() -> Iterator[None]:
    """Who imports those modules meanwhile gets what loads them when it is called."""
    stands_in = {name: _StandIn(name) for name in _LATER if name not in sys.modules}
    sys.modules.update(stands_in)
    try:
        yield
    finally:
        for name in stands_in:
            del sys.modules[name]


class _StandIn(ModuleType):
    """A module whose functions are those of the real one, loaded at the first call."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """The function of this name."""
        if name.startswith("__"):  # asked for by what imports it
            raise AttributeError(name)
        return partial(_called, self.__name__, name)


def _called(module: str, name: str, *given: object, **named: object) -> Any:  # noqa: ANN401
    """What a function of a module answers."""
    return getattr(import_module(module), name)(*given, **named)
