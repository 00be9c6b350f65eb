"""Sets the words under a picture (图说): caption and credit, on one line where both go on it."""

from dataclasses import dataclass, replace
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.units import Length


@dataclass(frozen=True, slots=True)
class Caption:
    """Words under a picture, from the picture's lower left corner."""

    role: str
    x: Length
    y: Length
    block: SetBlock


Captions: TypeAlias = tuple[tuple[Caption, ...], tuple[Remark, ...]]
"""The words under a picture, and remarks on them."""


def captions(picture: Picture, measure: Length, layout: Layout, shelf: FaceShelf) -> Captions:
    """Caption and credit: on one line where both go on it, else one under the other."""
    if picture.caption and picture.credit:
        return _on_one_line(picture.caption, picture.credit, measure, layout, shelf) or _stacked(
            (picture.caption, picture.credit), measure, layout, shelf
        )
    return _stacked((picture.caption, picture.credit), measure, layout, shelf)


def _on_one_line(
    caption: Text, credit: Text, measure: Length, layout: Layout, shelf: FaceShelf
) -> Captions | None:
    """Caption at the left, credit at the right of one line; None where they do not go on it."""
    style = layout.styles["caption"]
    signed, amiss = set_text(credit, layout.styles["picture-credit"], shelf)
    room = measure - signed.width - style.size
    said, more = set_text(caption, style, shelf, room) if room > 0 else (None, ())
    if said is None or len(said.lines) > 1:
        return None
    baseline = said.lines[0].y
    level = tuple(replace(placed, y=baseline) for placed in signed.lines)
    signed = SetBlock(signed.width, said.depth, level)
    words = (Caption("caption", 0, 0, said), Caption("caption", measure - signed.width, 0, signed))
    return words, (*more, *amiss)


def _stacked(
    texts: tuple[Text | None, Text | None], measure: Length, layout: Layout, shelf: FaceShelf
) -> Captions:
    """Caption and credit over the picture's width, one under the other."""
    said: list[Caption] = []
    remarks: tuple[Remark, ...] = ()
    y = 0
    for text, style in zip(texts, ("caption", "picture-credit"), strict=True):
        if text:
            block, amiss = set_text(text, layout.styles[style], shelf, measure)
            said.append(Caption("caption", 0, y, block))
            remarks += amiss
            y += block.depth
    return tuple(said), remarks
