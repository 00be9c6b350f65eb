"""The page as a slicing tree: modules, stacks of them one under another, rows of them side by side.

A leaf is a story's shape. Parts of a stack are of one width, parts of a row of one depth. A stack holds
no stack and a row no row, so each way to cut a page is written in one way only. Reading order is that
of the leaves: from the top of a stack down, from the left of a row to the right.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TypeAlias

from ghpress.makeup.shape import Shape
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts one under another; ``gaps`` are the white lines between them."""

    parts: "tuple[Tree, ...]"
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side."""

    parts: "tuple[Tree, ...]"


Tree: TypeAlias = Shape | Stack | Row


@dataclass(frozen=True, slots=True)
class Place:
    """A story's shape in its place: the column and the line slot it begins at."""

    shape: Shape
    column: int
    line: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut of the page: a gap over ``columns`` from ``column`` on, or a gutter left of ``column``.

    ``columns`` is 0 for a gutter. ``first`` and ``stop`` are the line slots it takes.
    """

    column: int
    columns: int
    first: int
    stop: int


def columns_of(tree: Tree) -> int:
    """How many columns it stands over."""
    match tree:
        case Shape():
            return tree.columns
        case Stack():
            return columns_of(tree.parts[0])
        case Row():
            return sum(map(columns_of, tree.parts))


def depth_of(tree: Tree) -> int:
    """How many lines deep it is."""
    match tree:
        case Shape():
            return tree.depth
        case Stack():
            return sum(map(depth_of, tree.parts)) + sum(tree.gaps)
        case Row():
            return depth_of(tree.parts[0])


def leaves(tree: Tree) -> tuple[Shape, ...]:
    """Its shapes in reading order."""
    if isinstance(tree, Shape):
        return (tree,)
    return tuple(shape for part in tree.parts for shape in leaves(part))


def placed(tree: Tree, column: int, line: int) -> Iterator[Place]:
    """Its shapes in their places, in reading order, when it begins at this column and line slot."""
    match tree:
        case Shape():
            yield Place(tree, column, line)
        case Stack():
            for part, gap in zip(tree.parts, (*tree.gaps, 0), strict=True):
                yield from placed(part, column, line)
                line += depth_of(part) + gap
        case Row():
            for part in tree.parts:
                yield from placed(part, column, line)
                column += columns_of(part)


def cuts(tree: Tree, column: int, line: int) -> Iterator[Cut]:
    """Every gap and gutter between its stories, the outermost first."""
    match tree:
        case Stack():
            wide = columns_of(tree)
            for part, gap in zip(tree.parts, (*tree.gaps, 0), strict=True):
                yield from cuts(part, column, line)
                line += depth_of(part)
                if gap:
                    yield Cut(column, wide, line, line + gap)
                line += gap
        case Row():
            deep = depth_of(tree)
            for number, part in enumerate(tree.parts):
                if number:
                    yield Cut(column, 0, line, line + deep)
                yield from cuts(part, column, line)
                column += columns_of(part)
        case _:
            return


def corner(tree: Tree, *, right: bool) -> Shape:
    """The shape at its top left, or its top right."""
    match tree:
        case Shape():
            return tree
        case Stack():
            return corner(tree.parts[0], right=right)
        case Row():
            return corner(tree.parts[-1 if right else 0], right=right)


def along(tree: Tree, *, right: bool) -> int:
    """How many stories stand along its left edge, or its right."""
    match tree:
        case Shape():
            return 1
        case Stack():
            return sum(along(part, right=right) for part in tree.parts)
        case Row():
            return along(tree.parts[-1 if right else 0], right=right)


def tops(tree: Tree) -> tuple[Shape, ...]:
    """The shapes at its upper edge."""
    match tree:
        case Shape():
            return (tree,)
        case Stack():
            return tops(tree.parts[0])
        case Row():
            return tuple(shape for part in tree.parts for shape in tops(part))


def tops_along(tree: Tree, *, right: bool) -> tuple[Place, ...]:
    """The shapes along its left edge, or its right, and the lines they begin at."""
    match tree:
        case Shape():
            return (Place(tree, 0, 0),)
        case Stack():
            found, line = [], 0
            for part, gap in zip(tree.parts, (*tree.gaps, 0), strict=True):
                found += [Place(one.shape, 0, one.line + line) for one in tops_along(part, right=right)]
                line += depth_of(part) + gap
            return tuple(found)
        case Row():
            return tops_along(tree.parts[-1 if right else 0], right=right)


def gutters(tree: Tree, *, bottom: bool) -> frozenset[int]:
    """The columns after which a gutter between stories comes to its top edge, or its bottom."""
    match tree:
        case Shape():
            return frozenset()
        case Stack():
            return gutters(tree.parts[-1 if bottom else 0], bottom=bottom)
        case Row():
            found: set[int] = set()
            column = 0
            for part in tree.parts:
                found |= {column + gutter for gutter in gutters(part, bottom=bottom)}
                column += columns_of(part)
                found.add(column)
            return frozenset(found - {column})


def through(tree: Tree) -> frozenset[int]:
    """The columns after which a gutter between stories runs from its head to its foot."""
    match tree:
        case Shape():
            return frozenset()
        case Stack():
            return frozenset.intersection(*map(through, tree.parts))
        case Row():
            own = set(accumulate(map(columns_of, tree.parts[:-1])))
            return frozenset(own | _shifted(tree, through))


def dividing(tree: Tree) -> frozenset[int]:
    """Those of these gutters that have more than one story along both their sides."""
    if not isinstance(tree, Row):
        return through(tree)
    ends = accumulate(map(columns_of, tree.parts[:-1]))
    faced = {
        end
        for end, (left, right) in zip(ends, pairwise(tree.parts), strict=True)
        if min(along(left, right=True), along(right, right=False)) > 1
    }
    return frozenset(faced | _shifted(tree, dividing))


def _shifted(row: Row, gutters_of: Callable[[Tree], frozenset[int]]) -> set[int]:
    """The gutters within the parts of a row, counted from its own left edge."""
    starts = accumulate(map(columns_of, row.parts[:-1]), initial=0)
    return {
        start + one for start, part in zip(starts, row.parts, strict=True) for one in gutters_of(part)
    }


def stacked(*parts: Tree, gaps: tuple[int, ...]) -> Stack:
    """The parts as one stack; parts that are stacks bring their own parts and gaps."""
    whole: list[Tree] = []
    between: list[int] = []
    for number, part in enumerate(parts):
        if isinstance(part, Stack):
            whole += part.parts
            between += part.gaps
        else:
            whole.append(part)
        between += gaps[number : number + 1]
    return Stack(tuple(whole), tuple(between))


def abreast(*parts: Tree) -> Row:
    """The parts as one row; parts that are rows bring their own parts."""
    own = (part.parts if isinstance(part, Row) else (part,) for part in parts)
    return Row(tuple(one for ones in own for one in ones))


def evened(tree: Tree, top: int | None) -> tuple[int, Tree]:
    """The page with its white shared out as evenly as whole lines allow, the upper gaps wider."""
    own = tree.gaps if isinstance(tree, Stack) else ()
    gaps = own if top is None else (top, *own)
    lines, count = sum(gaps), len(gaps)
    shared = tuple(lines // count + (place < lines % count) for place in range(count)) if count else ()
    above, rest = (0, shared) if top is None else (shared[0], shared[1:])
    return above, replace(tree, gaps=rest) if isinstance(tree, Stack) else tree
