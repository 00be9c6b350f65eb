"""Takes out of a page what the engine left in it and nothing on the page needs."""

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.press.finish.within import content_streams, drop, entries, resource_dictionaries

_ENGINE_COLOUR_SPACES = ("/lab-d50", "/lab-d65")
"""The engine names these in every file, used or not."""


def drop_idle_colour_spaces(page: pikepdf.Page) -> None:
    """Take out the colour spaces the engine declares and nothing paints with, and empty lists."""
    contents = b"".join(stream.read_bytes() for stream in content_streams(page))
    for resources in resource_dictionaries(page):
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in _ENGINE_COLOUR_SPACES:
            if name.encode() not in contents:
                drop(spaces, name)
        for kind in ("/ColorSpace", "/Pattern", "/Shading", "/XObject", "/ExtGState"):
            if kind in resources and not len(resources[kind]):
                del resources[kind]


def print_pixels_as_they_are(page: pikepdf.Page) -> None:
    """No smoothing of pictures by the RIP (PDF/A 6.2.8.1; PDF/X reports it)."""
    for resources in resource_dictionaries(page):
        for xobject in entries(resources, "/XObject"):
            if xobject.get("/Subtype") == Name.Image:
                drop(xobject, "/Interpolate")
