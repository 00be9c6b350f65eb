"""Finds the frames that a layout leaves plain, so that many of them are painted as one.

Most frames of a page are columns and heads whose partial prints their lines and nothing else, and
which no style sheet speaks of. For these the engine has nothing to lay out: their place and their
lines are known. Those that follow one another go into the markup as one picture.
"""

import re
from collections.abc import Iterable
from dataclasses import field
from typing import Any, TypeAlias

import tinycss2

from ghpress.layout.css import css_points
from ghpress.layout.selectors import Subject, subjects
from ghpress.makeup.page import Page
from ghpress.press.forme import BLOCK_SCHEME, FILL_SCHEME, MANY
from ghpress.values import dataclass

Node: TypeAlias = Any
"""A tinycss2 node; the library carries no types."""

_LINES = re.compile(rf'\s*<img class="lines" src="({BLOCK_SCHEME}\d+)" style="[^"]*" alt="">\s*')
_PLAIN = re.compile(
    rf'<img class="plain" src="((?:{BLOCK_SCHEME}|{FILL_SCHEME})\d+)" style="[^"]*" alt="">'
)
_ROW = re.compile(rf"{_PLAIN.pattern}(?:\s*{_PLAIN.pattern})+")

_BARE = ("img", frozenset({"lines"})), ("img", frozenset({"plain"}))
"""The elements of a plain frame's lines, as its partial prints them and as we do."""


@dataclass(slots=True)
class Spoken:
    """What the rules of a style sheet may speak of: the ends of their selectors.

    ``every`` where that is not known of all rules.
    """

    ends: tuple[Subject, ...]
    every: bool = False
    known: dict[frozenset[str], bool] = field(default_factory=dict)

    def of_frame(self, classes: frozenset[str]) -> bool:
        """Whether any rule may speak of a frame of these classes, or of composed lines in it."""
        if classes not in self.known:
            elements = (("div", classes), *_BARE)
            self.known[classes] = self.every or any(self._of(*each) for each in elements)
        return self.known[classes]

    def _of(self, element: str, classes: frozenset[str]) -> bool:
        """Whether any rule may speak of an element of these classes, wherever it stands."""
        return any(end.element in ("", element) and end.classes <= classes for end in self.ends)


def spoken(css: str) -> Spoken:
    """What a layout's own style sheet may speak of."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return Spoken(tuple(dict.fromkeys(_ends(rules))), every="@import" in css)


def lines_alone(inside: str) -> str | None:
    """The address of the lines that a frame's markup is, if it is nothing else."""
    found = _LINES.fullmatch(inside)
    return found[1] if found else None


def plain_element(address: str, place: str) -> str:
    """A plain frame as one element."""
    return f'<img class="plain" src="{address}" style="{place}" alt="">'


def gathered(markup: str, page: Page) -> tuple[str, dict[str, tuple[str, ...]]]:
    """The markup with plain frames in a row as one picture as large as the page; what these hold."""
    held: dict[str, tuple[str, ...]] = {}
    style = f"left:0;top:0;width:{css_points(page.width)};height:{css_points(page.height)}"

    def as_one(row: re.Match[str]) -> str:
        address = f"{MANY}{len(held) + 1}"
        held[address] = tuple(found[1] for found in _PLAIN.finditer(row[0]))
        return plain_element(address, style)

    return _ROW.sub(as_one, markup), held


def _ends(rules: Iterable[Node]) -> Iterable[Subject]:
    """The ends of all selectors of some rules, those within others included."""
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from subjects(rule.prelude)
        if rule.type in ("qualified-rule", "at-rule") and rule.content:
            inner = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            yield from _ends(inner)
