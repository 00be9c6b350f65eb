"""Turns kickers and headlines into names: of the city, of the story, of its file."""

import re

from ghpress.manuscript.imports.marks import NOT_A_PLACE, PLACE_ENDS

_PLACE = re.compile(rf"[\u4e00-\u9fff]{{2,12}}?[{PLACE_ENDS}]")
_UNFIT = re.compile(r"[^0-9A-Za-z\u3400-\u9fff]+")
_LONGEST = 16
"""Characters of a file's name taken from a heading: more would not be read in a listing."""


def city_in(kicker: str) -> str:
    """The place a kicker names first (某某市总工会 → 某某市); empty where it names none.

    A place alone is one too, but a word that only ends like a place (社区) is not.
    """
    found = _PLACE.match(kicker)
    return "" if found is None or found[0].endswith(NOT_A_PLACE) else found[0]


def story_id(number: int, heading: str) -> str:
    """A stable id that sorts in the order of the issue: ``03-某某市总工会``."""
    words = _UNFIT.sub("", heading)[:_LONGEST]
    return f"{number:02d}-{words}" if words else f"{number:02d}"
