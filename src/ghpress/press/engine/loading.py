"""Loads the engine without asking a compiler where its libraries are.

The engine tries the names of other systems first, and for each of them Python runs gcc, ld and ldconfig:
a third of the time that loading takes. On Linux the loader finds the libraries by their own names.
"""

import ctypes.util
import sys


def load() -> None:
    """Have the engine loaded, if it is not yet."""
    if sys.platform != "linux" or "weasyprint" in sys.modules:
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: search(name) if ".so" in name else None
    try:
        import weasyprint  # noqa: F401 - what it leaves in sys.modules is what is wanted
    finally:
        ctypes.util.find_library = search
