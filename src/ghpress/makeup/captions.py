"""Sets the words under a picture (图说): caption and credit, on one line where both go on it."""

from dataclasses import replace
from typing import TypeAlias

from ghpress.galley.block import SetBlock
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.manuscript.story import Picture
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass


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
    """Caption and credit: the credit at the end of the caption's last line where it goes on it."""
    if picture.caption and picture.credit:
        return _on_last_line(picture.caption, picture.credit, measure, layout, shelf) or _stacked(
            (picture.caption, picture.credit), measure, layout, shelf
        )
    return _stacked((picture.caption, picture.credit), measure, layout, shelf)


def _on_last_line(
    caption: Text, credit: Text, measure: Length, layout: Layout, shelf: FaceShelf
) -> Captions | None:
    """The caption over the whole measure, the credit flush right on its last line; None if too long."""
    style = layout.styles["caption"]
    signed, amiss = set_text(credit, layout.styles["picture-credit"], shelf)
    said, more = set_text(caption, style, shelf, measure)
    last = said.lines[-1]
    if last.x + last.line.width + style.size + signed.width > measure:
        return None
    right = measure - signed.width
    level = tuple(replace(placed, x=placed.x + right, y=last.y) for placed in signed.lines)
    both = SetBlock(measure, said.depth, (*said.lines, *level))
    return (Caption("caption", 0, 0, both),), (*more, *amiss)


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
