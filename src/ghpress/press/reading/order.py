"""Says in what order a reader takes an issue: page by page, each story whole with all its parts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from ghpress.manuscript.accepted import REST
from ghpress.manuscript.story import Block, Box, Issue, Story, Table
from ghpress.manuscript.text import Text
from ghpress.press.reading.bound import Bound, Standing
from ghpress.press.reading.exhibits import Cells
from ghpress.press.reading.furniture import around_stories, nameplate
from ghpress.press.reading.story import Part, article
from ghpress.press.reading.tree import Node, Tag, nodes, refs
from ghpress.remarks import Place

_NOTE = "note"
"""The id under which the note's frames stand."""


def reading_order(book: Bound) -> Node:
    """The whole issue as the tree that reads it; headings begin with the first rank there is."""
    stories = parts_by_story(book)
    places = {story: parts[0].standing[0].area() for story, parts in stories.items()}
    cells = _cells(book.issue)
    known = frozenset(story.id for story in _stories(book.issue))
    sections = []
    for at, page in enumerate(book.pages):
        standing = tuple(one for one in book.frames() if one.at == at)
        kids: list[Node] = []
        for story, group in groupby(standing, lambda one: _story(one, known)):
            own = tuple(group)
            if story in stories:
                if stories[story][0].standing[0] == own[0]:
                    kids.append(article(stories[story], book, cells))
            elif not story:
                kids += around_stories(own, book, places)
            elif story == _NOTE:
                kids.append(Node("Sect", tuple(around_stories(own, book, places))))
        made = nameplate(kids, standing, book) if at == 0 else tuple(kids)
        sections.append(Node("Sect", made, title=page.folio))
    whole = tuple(_with_what_is_left(sections, book))
    return _ranked(Node("Document", whole, title=book.issue.title.chars))


def _with_what_is_left(sections: Sequence[Node], book: Bound) -> Iterator[Node]:
    """Each page with words that a layout prints where none are looked for, in a ground for one."""
    read = {ref for section in sections for ref in refs(section)}
    for at, section in enumerate(sections):
        left = (
            tuple(ref for ref in book.all_of(one) if ref not in read)
            for one in book.frames()
            if one.at == at
        )
        more = tuple(Node("P", words) for words in left if words)
        yield replace(section, kids=(*section.kids, *more))


def _story(one: Standing, known: frozenset[str]) -> str:
    """The story a frame belongs to, the note's for its own; nothing for furniture and rules."""
    story = getattr(one.frame, "story", "")
    return story if story in known or story == _NOTE else ""


def parts_by_story(book: Bound) -> dict[str, tuple[Part, ...]]:
    """The parts of each story on the pages bound, under the id of the first that is there."""
    standing: dict[str, list[Standing]] = defaultdict(list)
    for one in book.frames():
        if getattr(one.frame, "story", ""):
            standing[one.frame.story].append(one)  # type: ignore[union-attr]  # asked in the line above
    found: dict[str, tuple[Part, ...]] = {}
    taken: set[str] = set()
    for story in _stories(book.issue):
        if story.id in standing and story.id not in taken:
            chain = tuple(_chain(story.id, standing))
            found[story.id] = tuple(Part(name, tuple(standing[name])) for name in chain)
            taken.update(chain)
    return found


def _stories(issue: Issue) -> tuple[Story, ...]:
    """The stories that may stand on pages, fillers (补白) too."""
    return (*issue.stories, *issue.fillers)


def _chain(story: str, standing: Mapping[str, Sequence[Standing]]) -> Iterator[str]:
    """A story's id and those of its rests, as far as they are there."""
    name = story
    while name in standing:
        yield name
        name += REST


def _cells(issue: Issue) -> Cells:
    """Every cell of the issue's tables, by where it was written."""
    cells: dict[Place, tuple[int, int]] = {}
    for story in _stories(issue):
        for table in _tables(story.blocks):
            for row, texts in enumerate(table.rows):
                cells.update((_place(text), (row, column)) for column, text in enumerate(texts) if text)
    return cells


def _place(text: Text) -> Place:
    return text.place(0)


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """The tables among blocks, those in boxes too."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Box):
            yield from _tables(block.blocks)


_RANKS: tuple[Tag, ...] = ("H1", "H2", "H3")


def _ranked(document: Node) -> Node:
    """The tree with headings that begin with H1 and leave no rank out (ISO 14289-1 7.4.2)."""
    heads = [node for node in nodes(document) if node.tag in _RANKS]
    ranks: dict[int, Tag] = {}
    last, highest = -1, _RANKS.index(heads[0].tag) if heads else 0
    for node in heads:
        last = min(max(_RANKS.index(node.tag) - highest, 0), last + 1)
        ranks[id(node)] = _RANKS[last]
    return _with_ranks(document, ranks)


def _with_ranks(node: Node, ranks: Mapping[int, Tag]) -> Node:
    kids = tuple(_with_ranks(kid, ranks) if isinstance(kid, Node) else kid for kid in node.kids)
    return replace(node, tag=ranks.get(id(node), node.tag), kids=kids)
