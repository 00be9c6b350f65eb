"""Turns a rule's selectors into the elements they end in: what the rule's properties fall upon."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from ghpress.values import dataclass

Node: TypeAlias = Any
"""A tinycss2 node; the library carries no types."""

FRAME_CLASSES = frozenset({"frame", "page", "lines", "plain", "set"})
"""Classes of what the shop places itself."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The last compound of a selector: its element name, classes and pseudo-elements."""

    element: str
    classes: frozenset[str]
    pseudo: frozenset[str]

    @property
    def roles(self) -> frozenset[str]:
        """The frame roles it names: ``.role-masthead`` is the role masthead."""
        return frozenset(name.removeprefix("role-") for name in self.classes if name.startswith("role-"))

    @property
    def is_generated(self) -> bool:
        """Whether it is a ::before or ::after, an element of no words."""
        return bool(self.pseudo & {"before", "after"})

    @property
    def is_frame(self) -> bool:
        """Whether it is the page, a frame or a composed block, which make-up has placed."""
        own = self.classes & FRAME_CLASSES or self.roles or self.element in ("html", "body")
        return bool(own) and not self.is_generated

    def holds_no_words(self, wordless: frozenset[str]) -> bool:
        """Whether it is an ornament, a ground, or a frame of one of these wordless roles."""
        ornament = any(name == "ornament" or name.startswith("ornament-") for name in self.classes)
        ground = any(role.endswith("-ground") for role in self.roles)
        return ornament or ground or self.is_generated or bool(self.roles & wordless)


def subjects(prelude: list[Node]) -> tuple[Subject, ...]:
    """The subject of each selector of a rule."""
    return tuple(_subject(_last_compound(selector)) for selector in _selectors(prelude))


def _selectors(prelude: list[Node]) -> Iterator[list[Node]]:
    """The selectors between the commas."""
    selector: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield selector
            selector = []
        else:
            selector.append(node)
    yield selector


def _last_compound(selector: list[Node]) -> list[Node]:
    """The nodes after the last combinator."""
    compound: list[Node] = []
    for node in _trimmed(selector):
        is_combinator = node.type == "whitespace" or (node.type == "literal" and node.value in ">+~")
        compound = [] if is_combinator else [*compound, node]
    return compound


def _trimmed(selector: list[Node]) -> list[Node]:
    """A selector without white space at its ends."""
    solid = [index for index, node in enumerate(selector) if node.type != "whitespace"]
    return selector[solid[0] : solid[-1] + 1] if solid else []


def _subject(compound: list[Node]) -> Subject:
    """The element, classes and pseudo-elements of a compound selector."""
    element, classes, pseudo = "", set(), set()
    before = ""
    for node in compound:
        if node.type == "ident" and before == ".":
            classes.add(node.value)
        elif node.type == "ident" and before == ":":
            pseudo.add(node.lower_value)
        elif node.type == "ident" and not before:
            element = node.lower_value
        before = node.value if node.type == "literal" else node.type
    return Subject(element, frozenset(classes), frozenset(pseudo))
