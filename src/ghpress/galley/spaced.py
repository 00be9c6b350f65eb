"""Spaces the characters of a very short head apart (字间加空): by positions, never by typed spaces."""

from dataclasses import replace

from ghpress.galley.classes import classify
from ghpress.galley.tables.characters import Class
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text

SHORTEST = 2
"""Characters of the shortest head that has gaps to open."""


def spaced(text: Text, style: TextStyle) -> TextStyle:
    """The style with the gap it names for a head of so many Han; itself for any other head.

    In text the trade spaces two characters by two em, three by one, four by half an em; in the type of
    a headline by half as much, or a word of two characters falls apart.
    """
    number = len(text.chars) - SHORTEST
    if not 0 <= number < len(style.spaced) or any(classify(text.chars).classes != Class.ID):
        return style
    return replace(style, tracking=style.spaced[number])
