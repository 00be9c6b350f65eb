"""Turns lines of print into what they are: paragraphs, subheads, lists, quotations, timelines.

A paragraph that runs over columns, or over pages, is one element: its lines are found again by the
number make-up gave it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType

from ghpress.press.reading.bound import Spoken
from ghpress.press.reading.tree import Area, Node, Ref, Tag
from ghpress.values import dataclass

HEADS: Mapping[str, Tag] = MappingProxyType({"subhead": "H3"})
"""Styles whose paragraphs are heads within a story."""

_LISTS = ("list", "box-list")
_QUOTES = ("quote",)
_DATES, _ENTRIES = ("timeline-date",), ("timeline-text",)


@dataclass(frozen=True, slots=True)
class Lead:
    """Where a paragraph leads: a place in the file, and what is said of it."""

    to: Area
    said: str


NOWHERE_ELSE: Mapping[str, Lead] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Run:
    """A paragraph: its style, what it says in reading order, and where."""

    role: str
    kids: tuple[Node | Ref, ...]
    areas: tuple[Area, ...]

    def as_(self, tag: Tag) -> Node:
        """It as an element."""
        return Node(tag, self.kids)


def paragraphs(lines: Iterable[Spoken]) -> Iterator[Run]:
    """The lines put together again, paragraph by paragraph."""
    open_: list[Spoken] = []
    for line in lines:
        if open_ and (_paragraph(line) != _paragraph(open_[0]) or not line.placed.line.first):
            yield _run(open_)
            open_ = []
        open_.append(line)
    if open_:
        yield _run(open_)


def _paragraph(line: Spoken) -> tuple[str, int]:
    """The paragraph of its story that a line belongs to; what signs it shares its number."""
    return line.placed.role, line.placed.paragraph


def _run(lines: list[Spoken]) -> Run:
    """Lines as the paragraph they make."""
    kids = joined(kid for line in lines for kid in line.kids)
    return Run(lines[0].placed.role, tuple(kids), tuple(line.area for line in lines))


def joined(kids: Iterable[Node | Ref]) -> Iterator[Node | Ref]:
    """The kids with pieces of one link, parted by the lines' ends, made one."""
    last: Node | Ref | None = None
    for kid in kids:
        if (
            isinstance(last, Node)
            and isinstance(kid, Node)
            and last.target
            and last.target == kid.target
        ):
            areas = (*last.areas, *kid.areas)
            last = replace(last, kids=(*last.kids, *kid.kids), alt=last.alt + kid.alt, areas=areas)
            continue
        if last is not None:
            yield last
        last = kid
    if last is not None:
        yield last


def running(lines: Iterable[Spoken], leads: Mapping[str, Lead] = NOWHERE_ELSE) -> Iterator[Node]:
    """Running text as elements; paragraphs in styles that ``leads`` names are links."""
    for kind, group in groupby(paragraphs(lines), _kind):
        runs = tuple(group)
        if kind == "list":
            yield Node("L", tuple(Node("LI", (run.as_("LBody"),)) for run in runs))
        elif kind == "quote":
            yield Node("BlockQuote", tuple(run.as_("P") for run in runs))
        elif kind == "timeline":
            yield Node("L", tuple(_entries(runs)))
        else:
            yield from (_plain(run, leads.get(run.role)) for run in runs)


def _plain(run: Run, lead: Lead | None) -> Node:
    """A paragraph, or a head."""
    if lead is None:
        return run.as_(HEADS.get(run.role, "P"))
    return Node("P", (Node("Link", run.kids, lead.said, areas=run.areas, target=lead.to),))


def _kind(run: Run) -> str:
    """What a paragraph belongs to with its neighbours."""
    if run.role in _LISTS:
        return "list"
    if run.role in _QUOTES:
        return "quote"
    return "timeline" if run.role in _DATES + _ENTRIES else ""


def _entries(runs: tuple[Run, ...]) -> Iterator[Node]:
    """The entries of a timeline: each date with what happened then."""
    label: tuple[Node, ...] = ()
    for run in runs:
        if run.role in _DATES:
            if label:
                yield Node("LI", label)
            label = (run.as_("Lbl"),)
        else:
            yield Node("LI", (*label, run.as_("LBody")))
            label = ()
    if label:
        yield Node("LI", label)
