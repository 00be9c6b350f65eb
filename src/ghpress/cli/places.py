"""Turns the folder the command is run in into the house it belongs to."""

from pathlib import Path

from ghpress.house import House, read_house
from ghpress.remarks import Remark

CONTENT = Path("content")
"""Where issues stand in a shop, as seen from its root."""


def house_here() -> tuple[House, tuple[Remark, ...]]:
    """The house of an issue that would stand in ``content`` here, or in a folder above."""
    house, remarks = read_house(CONTENT / "-")
    # Lists of faces and layouts print no masthead: a nameless house is good enough.
    return house, tuple(remark for remark in remarks if remark.code != "house-missing")


def near(path: Path) -> str:
    """A path as seen from here, where it lies below."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
