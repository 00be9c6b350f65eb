"""What is bound: the pages made up, and which stretch of the file says what on them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ghpress.galley.block import Placed
from ghpress.makeup.page import Frame, Page, Rect, SetWords, TextFrame
from ghpress.manuscript.story import Issue
from ghpress.press.pagejob import PageFile
from ghpress.press.reading.linked import Linked, linked_on, type_rect
from ghpress.press.reading.stretches import PICTURE, Stretch
from ghpress.press.reading.tree import Area, Node, Ref
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """A frame and the page it stands on, counted from 0 in the bound file."""

    at: int
    frame: Frame

    def area(self) -> Area:
        """Where it stands."""
        return Area(self.at, self.frame.rect)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line of print as it is read, and where its type stands."""

    placed: Placed
    kids: tuple[Node | Ref, ...]
    area: Area


@dataclass(frozen=True, slots=True)
class Bound:
    """An issue's pages as they are bound.

    ``counts`` are the stretches of each page; ``numbers`` finds those of a frame, ``links`` the links in
    a line of it.
    """

    issue: Issue
    pages: tuple[Page, ...]
    words: tuple[tuple[SetWords, ...], ...]
    counts: tuple[int, ...]
    numbers: Mapping[tuple[int, str], tuple[tuple[int, Stretch], ...]]
    links: Mapping[tuple[int, str, int], tuple[Linked, ...]]

    def frames(self) -> Iterator[Standing]:
        """Every frame in the order of the pages."""
        for at, page in enumerate(self.pages):
            yield from (Standing(at, frame) for frame in page.frames)

    def blocks(self, standing: Standing) -> Iterator[tuple[Ref, ...]]:
        """What a frame printed, block by block; its picture last."""
        found: dict[int, list[Ref]] = defaultdict(list)
        for number, stretch in self._numbers(standing):
            found[stretch.block].append(Ref(standing.at, number))
        yield from (tuple(found[block]) for block in sorted(found, key=lambda one: (one < 0, one)))

    def all_of(self, standing: Standing) -> tuple[Ref, ...]:
        """Everything a frame printed."""
        return tuple(ref for block in self.blocks(standing) for ref in block)

    def picture(self, standing: Standing) -> tuple[Ref, ...]:
        """The stretch of a frame's picture, or of its advert."""
        return tuple(
            Ref(standing.at, number)
            for number, stretch in self._numbers(standing)
            if stretch.block == PICTURE
        )

    def lines(self, standing: Standing) -> Iterator[Spoken]:
        """The lines of a frame's composed block."""
        frame = standing.frame
        assert isinstance(frame, TextFrame), "other frames have no lines of their own"
        rows: dict[int, list[Node | Ref]] = defaultdict(list)
        for number, stretch in self._numbers(standing):
            if stretch.block == 0:
                rows[stretch.line].append(self._part(standing, stretch, number))
        for row, placed in enumerate(frame.block.lines):
            rect = type_rect(frame.rect, placed, 0, placed.line.width)
            yield Spoken(placed, tuple(rows[row]), Area(standing.at, rect))

    def _part(self, standing: Standing, stretch: Stretch, number: int) -> Node | Ref:
        """A part of a line: itself, a reading by it, or a link."""
        ref = Ref(standing.at, number)
        if stretch.note:
            return Node("Span", (ref,))
        for link in self.links.get((standing.at, standing.frame.id, stretch.line), ()):
            if link.part == stretch.part:
                area = Area(standing.at, link.rect)
                return Node("Link", (ref,), link.said, areas=(area,), target=link.to)
        return ref

    def _numbers(self, standing: Standing) -> tuple[tuple[int, Stretch], ...]:
        return self.numbers.get((standing.at, standing.frame.id), ())


def bound(issue: Issue, pages: Sequence[Page], files: Sequence[PageFile]) -> Bound:
    """The pages of an issue with their files, in the same order."""
    numbers: dict[tuple[int, str], list[tuple[int, Stretch]]] = defaultdict(list)
    links: dict[tuple[int, str, int], list[Linked]] = defaultdict(list)
    for at, (page, file) in enumerate(zip(pages, files, strict=True)):
        for number, stretch in enumerate(file.stretches):
            numbers[at, stretch.frame].append((number, stretch))
        for link in linked_on(page, issue):
            links[at, link.frame, link.line].append(link)
    return Bound(
        issue,
        tuple(pages),
        tuple(file.words for file in files),
        tuple(len(file.stretches) for file in files),
        {key: tuple(found) for key, found in numbers.items()},
        {key: tuple(found) for key, found in links.items()},
    )


def around(standing: Sequence[Standing]) -> Area:
    """The rectangle round frames of one page."""
    rects = [one.frame.rect for one in standing]
    left, top = min(rect.x for rect in rects), min(rect.y for rect in rects)
    right, bottom = max(rect.right() for rect in rects), max(rect.bottom() for rect in rects)
    return Area(standing[0].at, Rect(left, top, right - left, bottom - top))
