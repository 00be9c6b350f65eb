"""Turns the slots of issue.yaml into edges of the page to be reached, and looks whether they are."""

from collections.abc import Iterator, Mapping, Sequence

from ghpress.makeup.bench import ADVERTS, Edge
from ghpress.makeup.pages import Filled
from ghpress.makeup.tree import columns_of, depth_of, placed
from ghpress.manuscript.story import Story
from ghpress.remarks import InFile, Remark, warning

NO_EDGE = Edge(0)

EDGES: Mapping[str, Edge] = {
    "top": Edge.TOP,
    "bottom": Edge.BOTTOM,
    "left": Edge.LEFT,
    "right": Edge.RIGHT,
    "top-left": Edge.TOP | Edge.LEFT,
    "top-right": Edge.TOP | Edge.RIGHT,
    "bottom-left": Edge.BOTTOM | Edge.LEFT,
    "bottom-right": Edge.BOTTOM | Edge.RIGHT,
}


def edges_of(stories: Sequence[Story]) -> tuple[Edge, ...]:
    """The edges each story is to reach; none at all where no story has a slot."""
    edges = tuple(EDGES.get(story.slot, NO_EDGE) for story in stories)
    return edges if any(edges) else ()


def slot_losses(pages: Sequence[Filled], stories: Sequence[Story]) -> Iterator[Remark]:
    """A warning for each story that does not stand in its slot."""
    for page in pages:
        wide, deep = columns_of(page.tree), depth_of(page.tree)
        for place in placed(page.tree, 0, 0):
            if place.shape.story == ADVERTS:
                continue
            shape, story = place.shape, stories[place.shape.story]
            reached = (
                Edge.TOP * (place.line == 0)
                | Edge.BOTTOM * (place.line + shape.depth == deep)
                | Edge.LEFT * (place.column == 0)
                | Edge.RIGHT * (place.column + shape.columns == wide)
            )
            wanted = EDGES.get(story.slot, NO_EDGE)
            if wanted & ~reached:
                yield warning("slot-not-kept", InFile(story.file), story=story.id, slot=story.slot)
