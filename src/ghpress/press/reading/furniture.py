"""Turns what is no story into elements: masthead, guide and contents, ear, note, adverts, credits."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ghpress.makeup.page import AdvertFrame, FurnitureFrame, PictureFrame, Rect, TextFrame
from ghpress.press.reading.bound import Bound, Standing, around
from ghpress.press.reading.exhibits import exhibits
from ghpress.press.reading.running import running
from ghpress.press.reading.tree import Area, Node, Ref, text_node

GUIDES = ("guide", "contents")
"""What lists the stories of an issue; the one ends its rows with the page, the other begins them so."""

_HEADS = ("note-head", "ear-head", "guide-head", "contents-head")


def around_stories(
    standing: Sequence[Standing], book: Bound, places: Mapping[str, Area]
) -> Iterator[Node]:
    """What frames of a page that belong to no story say; ``places`` are those of the stories."""
    for kind, group in groupby(standing, _kind):
        own = tuple(group)
        if kind in GUIDES:
            yield from _guide(own, kind, book, places)
        elif kind == "furniture":
            yield from (node for one in own for node in _furniture(one, book))
        elif kind == "head":
            yield from text_node("H2", tuple(ref for one in own for ref in book.all_of(one)))
        elif kind == "picture":
            yield from exhibits(own, book, {})
        elif kind == "text":
            yield from running(line for one in own for line in book.lines(one))


def _kind(one: Standing) -> str:
    """What a frame is read with; nothing where it says nothing."""
    role, frame = one.frame.role, one.frame
    if role in _HEADS:
        return "head"
    stem = role.partition("-")[0]
    if isinstance(frame, TextFrame):
        if stem in GUIDES:
            return stem
        return "picture" if role == "caption" else "text"
    if isinstance(frame, FurnitureFrame):
        return "furniture"
    return "picture" if isinstance(frame, PictureFrame | AdvertFrame) else "ornament"


def _furniture(one: Standing, book: Bound) -> Iterator[Node]:
    """The words of a partial, one paragraph for each that it set."""
    for refs in book.blocks(one):
        yield Node("P", refs)


def nameplate(nodes: Sequence[Node], standing: Sequence[Standing], book: Bound) -> tuple[Node, ...]:
    """The nodes of the first page with what its largest furniture says as the heading of all."""
    largest: tuple[int, tuple[Ref, ...]] = (0, ())
    for one in standing:
        if isinstance(one.frame, FurnitureFrame):
            said = [words for words in book.words[one.at] if words.role == one.frame.role]
            for words, refs in zip(said, book.blocks(one), strict=False):
                largest = max(largest, (words.size, refs), key=lambda found: found[0])
    if not largest[1]:
        return tuple(nodes)
    return tuple(Node("H1", node.kids) if node.kids == largest[1] else node for node in nodes)


def _guide(
    standing: Sequence[Standing], kind: str, book: Bound, places: Mapping[str, Area]
) -> Iterator[Node]:
    """The rows of a guide or of contents, each leading to its story."""
    rows: list[list[Standing]] = [[]]
    for one in standing:
        is_page = one.frame.role == f"{kind}-page"
        if is_page and kind == "contents" and rows[-1]:
            rows.append([])
        rows[-1].append(one)
        if is_page and kind == "guide":
            rows.append([])
    found = [row for row in rows if row]
    targets = list(_targets(found, kind, book, places))
    items = (_row(row, to, book) for row, to in zip(found, targets, strict=True))
    yield Node("L", tuple(items))


def _row(row: Sequence[Standing], to: Area | None, book: Bound) -> Node:
    """One row as an item, its words a link where it leads somewhere."""
    kids: tuple[Node | Ref, ...] = tuple(ref for one in row for ref in book.all_of(one))
    said = " ".join(one.frame.block.text() for one in row if isinstance(one.frame, TextFrame))
    if to is not None:
        kids = (Node("Link", kids, said, areas=(around(row),), target=to),)
    return Node("LI", (Node("LBody", kids),))


def _targets(
    rows: Sequence[Sequence[Standing]], kind: str, book: Bound, places: Mapping[str, Area]
) -> Iterator[Area | None]:
    """Where each row leads: the guide's by its entries in their order, the contents' by their titles."""
    if kind == "guide":
        yield from _entries(len(rows), book, places)
        return
    titles = {
        "".join(part.chars for part in headline).translate(_NO_GAPS): story.id
        for story in book.issue.stories
        for headline in (story.head.headline, *story.head.alternatives)
    }
    for row in rows:
        said = next((_bare(one) for one in row if one.frame.role == "contents-title"), "")
        yield places.get(titles.get(said, ""))


def _entries(count: int, book: Bound, places: Mapping[str, Area]) -> Iterator[Area | None]:
    """Where the guide's rows lead; nowhere if there are not as many as entries that can have one."""
    known = {story.id for story in book.issue.stories}
    named = [entry for entry in book.issue.guide if entry.page or entry.story in known]
    pages = {page.number: Area(at, Rect(0, 0, page.width, 0)) for at, page in enumerate(book.pages)}
    for entry in named if len(named) == count else ():
        yield places.get(entry.story) if entry.story else pages.get(entry.page or 0)
    if len(named) != count:
        yield from (None for _ in range(count))


def _bare(one: Standing) -> str:
    """A frame's words without what was put between a headline's parts."""
    return one.frame.block.text().translate(_NO_GAPS) if isinstance(one.frame, TextFrame) else ""


_NO_GAPS = {ord(gap): None for gap in "\u3000\n"}
