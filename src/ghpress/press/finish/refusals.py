"""Refuses what PDF/X-1a cannot hold, with every place; nothing is flattened."""

import pikepdf

from ghpress.press.finish.walk import Extent
from ghpress.remarks import Halt, OnPage, error

_MM_PER_PT = 25.4 / 72
MOST_SAID = 20
"""Places named at most: a drawing of a thousand transparent dots is one mistake."""


def refuse_transparency(page: pikepdf.Page, transparent: list[Extent], number: int) -> None:
    """Raises Halt with the places, from the upper left corner of the trim."""
    left, _, _, top = (float(edge) for edge in page.trimbox)
    corners = [(place[0] - left, top - place[3]) for place in transparent]
    at = (OnPage(number, round(x * _MM_PER_PT, 1), round(y * _MM_PER_PT, 1)) for x, y in corners)
    places = tuple(dict.fromkeys(at))[:MOST_SAID]
    raise Halt(tuple(error("transparency-in-x1a", place) for place in places))
