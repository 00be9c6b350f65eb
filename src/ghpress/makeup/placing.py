"""Arranges the stories round the adverts: reserve, arrange, and give way where copy does not go."""

from collections.abc import Iterator
from dataclasses import replace

from ghpress.makeup.bookings import Bookings, PageSpan, bookings, waits_for_pages, without_waiting
from ghpress.makeup.fixtures import Fixtures, fixtures
from ghpress.makeup.furniture import dressed_pages
from ghpress.makeup.limits import PageCount
from ghpress.makeup.locks import locked_pages
from ghpress.makeup.memory import Readies
from ghpress.makeup.printed import Edition
from ghpress.makeup.ready import Materials
from ghpress.makeup.search import Arranged, arrange
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Desk:
    """What lies on the make-up desk: the edition, its stories made ready, the depths of its note."""

    edition: Edition
    stories: Readies
    materials: Materials
    note_depths: tuple[int, ...]
    count: PageCount


def arranged_round_adverts(desk: Desk) -> tuple[Fixtures, Arranged | None]:
    """The best arrangement, stories beside the adverts where they go there, and what is held back.

    Adverts left to make-up go on the last page, so it is found first how many there are. Another choice
    than the best leaves the adverts where the best has them: it is of stories.
    """
    if desk.count.choice:
        held, _ = arranged_round_adverts(replace(desk, count=replace(desk.count, choice=0)))
        return _arranged(desk, held.booked)
    found: list[tuple[Fixtures, Arranged | None]] = []
    span, alone = PageSpan(desk.count.first, _last_page(desk)), frozenset[int]()
    while True:
        booked = bookings(desk.edition.issue, desk.materials.layout, span, alone)
        found.append(_arranged(desk, booked))
        crowded = booked.corners.keys() & _crowded(found[-1][1], booked)
        if not crowded:
            return min(found, key=_wanting)
        alone |= crowded


def _last_page(desk: Desk) -> int | None:
    """The last page of the issue without the adverts that wait for it; None where none do."""
    issue = desk.edition.issue
    if not waits_for_pages(issue):
        return None
    edition = replace(desk.edition, issue=without_waiting(issue))
    _, arranged = arranged_round_adverts(replace(desk, edition=edition))
    if arranged is None:
        return None
    return arranged.numbering.last(arranged.numbering.number(len(arranged.pages)))


def _arranged(desk: Desk, booked: Bookings) -> tuple[Fixtures, Arranged | None]:
    """The stories arranged in what these bookings leave."""
    count, layout = desk.count, desk.materials.layout
    wide = replace(desk.materials, layout=layout.widest())
    held = fixtures(desk.edition, desk.materials, booked, count.first + count.most - 1)
    dressed = dressed_pages(layout, desk.note_depths, wide.ladder, count.first, held.held)
    locked = locked_pages(desk.edition.issue, desk.stories, dressed, wide, count.numbering)
    return held, arrange(desk.stories, dressed, wide, count, locked)


def _crowded(arranged: Arranged | None, booked: Bookings) -> frozenset[int]:
    """The pages on which text is left over; all with adverts where there is no arrangement."""
    if arranged is None:
        return frozenset(booked.corners)
    numbers = arranged.numbering
    return frozenset(
        numbers.number(sheet)
        for sheet, page in enumerate(arranged.pages, 1)
        if any(shape.over for shape in page.shapes())
    )


def _wanting(found: tuple[Fixtures, Arranged | None]) -> tuple[bool, int]:
    """What makes one arrangement worse than another: that there is none, the lines left over."""
    _, arranged = found
    return arranged is None, sum(_over(arranged)) if arranged else 0


def _over(arranged: Arranged) -> Iterator[int]:
    """The lines left over of each story."""
    return (shape.over for page in arranged.pages for shape in page.shapes())
