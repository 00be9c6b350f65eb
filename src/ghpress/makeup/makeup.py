"""Makes up an issue: stories, layout and stock in; pages, remarks and the fit of each story out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ghpress.galley.sorts import FaceShelf
from ghpress.galley.terms import held_issue
from ghpress.house import House
from ghpress.layout.layout import Layout
from ghpress.makeup.adverts import Bookings, advert_losses, bookings, corner_frames
from ghpress.makeup.assemble import Assembled, Chase, assemble
from ghpress.makeup.bench import ADVERTS
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.fixtures import Fixtures, fitted_out, fixtures
from ghpress.makeup.furniture import dressed_pages
from ghpress.makeup.guide import guide_losses, guide_rows
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.limits import PageCount, check_limits, no_room, opening_plans, too_long
from ghpress.makeup.locks import kept_pages, locked_pages
from ghpress.makeup.memory import made_ready
from ghpress.makeup.note import NoteForm, note_forms, note_losses
from ghpress.makeup.page import Page
from ghpress.makeup.poster import Opening, plan_number, poster
from ghpress.makeup.printed import Edition, edition_of, furniture_words
from ghpress.makeup.ready import Materials, PixelSizes, Ready
from ghpress.makeup.search import Arranged, arrange, homeless
from ghpress.makeup.slots import slot_losses
from ghpress.makeup.tree import placed
from ghpress.makeup.whole import check_text
from ghpress.manuscript.accepted import KeptPage
from ghpress.manuscript.story import Issue
from ghpress.remarks import Halt, InFile, Remark, warning


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Pages made up, what there is to say of them, and how each story fits, in reading order.

    ``kept`` is what is kept of the pages where they are accepted.
    """

    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...]
    fits: tuple[StoryFit, ...]
    kept: tuple[KeptPage, ...] = ()


def make_up(
    issue: Issue, layout: Layout, shelf: FaceShelf, house: House, sizes: PixelSizes | None = None
) -> MadeUp:
    """The issue made up into pages: as many as it asks for, else the fewest that hold it.

    ``sizes`` are the pictures' widths and heights in pixels, by file name.

    Raises:
        Halt: the issue is empty, or too long for the pages it may have.
    """
    issue = held_issue(issue)
    limits = check_limits(issue, layout)
    materials = Materials(layout, shelf, LADDER, sizes or {}, (*issue.terms, *issue.people))
    wide = replace(materials, layout=layout.widest())
    stories = made_ready(issue.stories, wide)
    opening = opening_plans(issue, layout)
    noted = any(plan.takes("note") for plan in opening)
    notes = () if noted else note_forms(issue.note, layout, shelf)
    edition = edition_of(issue, house, layout)
    depths = tuple(form.depth for form in notes)
    held, arranged = _arranged(edition, stories, materials, depths, limits.count)
    if arranged is None:
        dressed = dressed_pages(layout, depths, LADDER, limits.count.first, held.held)
        homeless_stories = homeless(stories, dressed, wide)
        refused = [no_room(ready.story) for ready in homeless_stories] or [too_long(issue, layout.grid)]
        raise Halt((*limits.remarks, *refused))
    numbering = arranged.numbering
    count = numbering.last(numbering.number(len(arranged.pages)))
    bound = Opening(replace(edition, pages=count), materials, held, _where(arranged))
    made = (
        *(poster(held.held.plan(plan, plan_number(plan)), bound) for plan in opening),
        *_pages(arranged, notes, bound),
    )
    pages = tuple(one.page for one in made)
    fits = tuple(fit for one in made for fit in one.fits)
    overset = frozenset(fit.story for fit in fits if fit.over_lines > 0)
    lost = (*note_losses(issue.note), *guide_losses(issue, bound.pages, count))
    lost = (*lost, *held.booked.remarks, *advert_losses(held.booked, issue, pages))
    lost = (*lost, *_pin_losses(issue, arranged, count))
    said = (*limits.remarks, *lost, *_said_of(stories, made))
    left = {remark.place for remark in said if remark.code == "block-not-placed"}
    undecked = {fit.story for fit in fits if "drop-deck" in fit.taken}
    kept = kept_pages(arranged.pages, stories, wide, arranged.numbering)
    return MadeUp(pages, (*said, *check_text(pages, issue, overset, left, undecked)), fits, kept)


def _arranged(
    edition: Edition,
    stories: tuple[Ready, ...],
    materials: Materials,
    note_depths: tuple[int, ...],
    count: PageCount,
) -> tuple[Fixtures, Arranged | None]:
    """The best arrangement beside the adverts, or over those of a page beside which copy does not go."""
    found: list[tuple[Fixtures, Arranged | None]] = []
    wide = replace(materials, layout=materials.layout.widest())
    alone: frozenset[int] = frozenset()
    while True:
        booked = bookings(edition.issue, materials.layout, count.first, alone)
        held = fixtures(edition, materials, booked, count.first + count.most - 1)
        dressed = dressed_pages(materials.layout, note_depths, LADDER, count.first, held.held)
        locked = locked_pages(edition.issue, stories, dressed, wide, count.numbering)
        found.append((held, arrange(stories, dressed, wide, count, locked)))
        crowded = booked.corners.keys() & _crowded(found[-1][1], booked)
        if not crowded:
            return min(found, key=_over_all)
        alone |= crowded


def _pin_losses(issue: Issue, arranged: Arranged, pages: int) -> Iterator[Remark]:
    """Pages that are locked and could not stand as they did, slots not kept, a sheet not filled."""
    yield from arranged.locked.remarks
    yield from slot_losses(arranged.pages, arranged.stories)
    if pages % issue.multiple:
        yield warning("pages-multiple", InFile("issue.yaml"), pages=pages, multiple=issue.multiple)


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


def _over(arranged: Arranged) -> Iterator[int]:
    """The lines left over of each story."""
    return (shape.over for page in arranged.pages for shape in page.shapes())


def _over_all(found: tuple[Fixtures, Arranged | None]) -> tuple[bool, int]:
    """What makes one arrangement worse than another."""
    _, arranged = found
    return arranged is None, sum(_over(arranged)) if arranged else 0


def _said_of(stories: tuple[Ready, ...], made: tuple[Assembled, ...]) -> Iterator[Remark]:
    """What stories and pages have to say."""
    for ready in stories:
        yield from ready.remarks
    for one in made:
        yield from one.remarks


def _where(arranged: Arranged) -> dict[str, int]:
    """The page every story begins on, by its id."""
    found: dict[str, int] = {}
    for sheet, filled in enumerate(arranged.pages, 1):
        number = arranged.numbering.number(sheet)
        pages = arranged.numbering.last(number) - number + 1
        half = filled.room.columns // pages
        for place in placed(filled.tree, 0, 0):
            if place.shape.story != ADVERTS:
                page = number + (place.column // half if pages > 1 else 0)
                found.setdefault(arranged.stories[place.shape.story].story.id, page)
    return found


def _pages(arranged: Arranged, notes: tuple[NoteForm, ...], bound: Opening) -> Iterator[Assembled]:
    """Each page assembled in its chase."""
    rows = guide_rows(bound.edition, bound.pages)
    filled = zip(arranged.pages, arranged.dressed, strict=True)
    for sheet, (page, worn) in enumerate(filled, 1):
        number = arranged.numbering.number(sheet)
        dressing, said = fitted_out(worn, bound.fixtures, rows, bound.materials)
        words = furniture_words(bound.edition, number, arranged.numbering.last(number))
        note = None if worn.note is None else notes[worn.note]
        layout, shelf = bound.materials.layout.at(number), bound.materials.shelf
        spots = bound.fixtures.booked.corners.get(number, ())
        adverts = tuple(corner_frames(spots, dressing, layout, shelf))
        chase = Chase(number, words, layout, dressing, note, adverts)
        made = assemble(page, arranged.stories, chase)
        yield replace(made, remarks=(*said, *made.remarks))
