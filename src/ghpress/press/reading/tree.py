"""The tree a reader reads: what each stretch of the pages is, in the order it is read."""

from collections.abc import Iterator
from typing import Literal, TypeAlias

from ghpress.makeup.page import Rect
from ghpress.values import dataclass

Tag: TypeAlias = Literal[
    "Document", "Sect", "Art", "Div", "H1", "H2", "H3", "P", "Span", "BlockQuote", "Figure", "Caption",
    "Table", "TR", "TH", "TD", "L", "LI", "Lbl", "LBody", "Link",
]  # fmt: skip
"""The standard structure types in use (ISO 32000-1 14.8.4)."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A stretch of marked content: its page, counted from 0 in the bound file, and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle on a bound page, from the trim's top left."""

    page: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Node:
    """An element of the tree.

    ``alt`` is read in place of a figure, and tells where a link goes. ``areas`` are what a figure
    covers, or where a link can be clicked; ``target`` is a link's: an address, or a place in the file.
    """

    tag: Tag
    kids: "tuple[Node | Ref, ...]" = ()
    alt: str = ""
    title: str = ""
    areas: tuple[Area, ...] = ()
    target: str | Area = ""


def refs(node: Node) -> Iterator[Ref]:
    """Every stretch under a node, in the order it is read."""
    for kid in node.kids:
        if isinstance(kid, Ref):
            yield kid
        else:
            yield from refs(kid)


def nodes(node: Node) -> Iterator[Node]:
    """A node and all under it, as they are read."""
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from nodes(kid)


def text_node(tag: Tag, kids: "tuple[Node | Ref, ...]") -> tuple[Node, ...]:
    """An element of these kids; none without any."""
    return (Node(tag, kids),) if kids else ()
