"""Turns the styles a layout writes into all that make-up may ask for: one not written is set as another.

So a layout need not name a style for every thing an editor may write: a list is set like body text
where nothing is said of lists, the guide like captions.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ghpress.layout.styles import Align, TextStyle
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class StandIn:
    """The style another is set in, but for indent, alignment and lines taken where these are given."""

    style: str
    indent: int | None = None
    align: Align | None = None
    slots: tuple[int, ...] = ()


STAND_INS: Mapping[str, StandIn] = {
    "list": StandIn("body", indent=0),
    "quote": StandIn("body"),
    "box": StandIn("body"),
    "box-list": StandIn("box", indent=0),
    "box-head": StandIn("subhead"),
    "timeline-date": StandIn("subhead", indent=0, align="left", slots=(2, 3, 1)),
    "timeline-text": StandIn("body", indent=0),
    "picture-credit": StandIn("caption", indent=0, align="right"),
    "guide-head": StandIn("note-head", indent=0, align="left"),
    "guide": StandIn("caption", indent=0, align="left"),
    "guide-name": StandIn("guide"),
    "guide-page": StandIn("guide", align="right"),
    "ear-head": StandIn("subhead", indent=0, align="left"),
    "ear": StandIn("caption", indent=0),
    "advert-mark": StandIn("caption", indent=0, align="left"),
    "advert-space": StandIn("caption", indent=0, align="centre"),
    "jump-to": StandIn("credit"),
    "jump-from": StandIn("caption", indent=0, align="left"),
}
"""By the style that is not written; a stand-in may itself be stood in for by one further up."""


def with_stand_ins(written: Mapping[str, TextStyle]) -> dict[str, TextStyle]:
    """The styles as written, and for each of the table that is not, the one it is set in."""
    styles = dict(written)
    for name, stand_in in STAND_INS.items():
        like = styles.get(stand_in.style)
        if name not in styles and like is not None:
            styles[name] = _as(name, like, stand_in)
    return styles


def _as(name: str, like: TextStyle, stand_in: StandIn) -> TextStyle:
    """The style under the other's name, indented and aligned as the stand-in says."""
    indent = like.setting.indent if stand_in.indent is None else Fraction(stand_in.indent)
    setting = replace(like.setting, indent=indent, align=stand_in.align or like.setting.align)
    return replace(like, name=name, setting=setting, slots=stand_in.slots or like.slots)
