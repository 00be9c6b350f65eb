"""Makes up an issue: stories, layout and stock in; pages, remarks and the fit of each story out."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace

from ghpress.galley.sorts import FaceShelf
from ghpress.galley.terms import held_issue
from ghpress.house import House
from ghpress.layout.layout import Layout
from ghpress.makeup.adverts import corner_frames
from ghpress.makeup.alongside import brought, copies_alongside, falls_here, is_in_company, pooled
from ghpress.makeup.assemble import Assembled, Chase, assemble
from ghpress.makeup.assembled import assembled, has_stood
from ghpress.makeup.bench import ADVERTS
from ghpress.makeup.bookings import advert_losses
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.fixtures import fitted_out
from ghpress.makeup.furniture import dressed_pages
from ghpress.makeup.guide import guide_losses, guide_rows
from ghpress.makeup.hands import shared
from ghpress.makeup.heads import set_ahead
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.limits import check_limits, no_room, opening_plans, too_long
from ghpress.makeup.locks import Standing, kept_pages
from ghpress.makeup.memory import Readies, cut_heads, made_ready
from ghpress.makeup.note import NoteForm, note_forms, note_losses
from ghpress.makeup.page import Page, laid_by
from ghpress.makeup.pages import Filled
from ghpress.makeup.placing import Desk, arranged_round_adverts
from ghpress.makeup.poster import Opening, plan_number, poster
from ghpress.makeup.printed import edition_of, furniture_words
from ghpress.makeup.ready import Materials, PixelSizes, at_widths
from ghpress.makeup.scores import Score, scores
from ghpress.makeup.search import Arranged, homeless
from ghpress.makeup.shapes import chosen
from ghpress.makeup.slots import slot_losses
from ghpress.makeup.tree import placed
from ghpress.makeup.whole import check_text
from ghpress.manuscript.accepted import KeptPage
from ghpress.manuscript.story import Head, Issue
from ghpress.remarks import Halt, InFile, Remark, warning
from ghpress.values import dataclass

FEW = 120
"""Stories up to which no copies go along: so few are ready sooner than copied, and kept on disk."""

MANY_PAGES = 12
"""Pages from which on several hands assemble them: what they bring takes time to read, too."""

LAID_BY = 48
"""Pages from which on their lines are packed: each takes a megabyte and a half."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Pages made up, what there is to say of them, and how each story fits, in reading order.

    ``standing`` is how they stand, ``cost`` what that costs; ``printed`` is the issue as it stands on
    them, its stories parted and filled up (lastrungs.py).
    """

    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...]
    fits: tuple[StoryFit, ...]
    standing: Standing | None = field(default=None, repr=False, compare=False)
    cost: int = 0
    scores: tuple[Score, ...] = ()
    printed: Issue | None = None

    @property
    def kept(self) -> tuple[KeptPage, ...]:
        """What is kept of the pages where they are accepted."""
        return kept_pages(self.standing) if self.standing else ()


def make_up(
    issue: Issue, layout: Layout, shelf: FaceShelf, house: House, sizes: PixelSizes | None = None
) -> MadeUp:
    """The issue made up into pages: as many as it asks for, else the fewest that hold it.

    ``sizes`` are the pictures' widths and heights in pixels, by file name.

    Raises:
        Halt: the issue is empty, or too long for the pages it may have.
    """
    cut_heads(issue.stories)
    with copies_alongside(wanted=len(issue.stories) > FEW):
        return _made_up(issue, layout, shelf, house, sizes)


def _made_up(
    issue: Issue, layout: Layout, shelf: FaceShelf, house: House, sizes: PixelSizes | None
) -> MadeUp:
    """The same by this process and those alongside."""
    issue = held_issue(issue)
    limits = check_limits(issue, layout)
    materials = Materials(layout, shelf, LADDER, sizes or {}, (*issue.terms, *issue.people))
    wide = replace(materials, layout=layout.widest())
    stories = made_ready(issue.stories, wide, when_asked=is_in_company())
    opening = opening_plans(issue, layout)
    noted = any(plan.takes("note") for plan in opening)
    notes = () if noted else note_forms(issue.note, layout, shelf)
    edition = edition_of(issue, house, layout)
    depths = tuple(form.depth for form in notes)
    desk = Desk(edition, stories, materials, depths, limits.count)
    held, arranged = arranged_round_adverts(desk)
    if arranged is None:
        dressed = dressed_pages(layout, depths, LADDER, limits.count.first, held.held)
        homeless_stories = homeless(stories, dressed, wide)
        refused = [no_room(ready.story) for ready in homeless_stories] or [too_long(issue, layout.grid)]
        raise Halt((*limits.remarks, *refused))
    numbering = arranged.numbering
    count = numbering.last(numbering.number(len(arranged.pages)))
    headed = replace(edition, issue=_as_headed(edition.issue, arranged, wide), pages=count)
    bound = Opening(headed, materials, held, _where(arranged))
    told = tuple(stories.remarks())
    stood = _pages(arranged, notes, bound)  # by all who go along, and then by nobody else
    made = (*(poster(held.held.plan(plan, plan_number(plan)), bound) for plan in opening), *stood)
    pages = tuple(one.page for one in made)
    fits = tuple(fit for one in made for fit in one.fits)
    overset = frozenset(fit.story for fit in fits if fit.over_lines > 0)
    lost = (*note_losses(issue.note), *guide_losses(issue, bound.pages, count))
    lost = (*lost, *held.booked.remarks, *advert_losses(held.booked, issue, pages))
    lost = (*lost, *_pin_losses(issue, arranged, count))
    said = (*limits.remarks, *lost, *told, *_said_of(made))
    left = {remark.place for remark in said if remark.code == "block-not-placed"}
    undecked = {fit.story for fit in fits if "drop-deck" in fit.taken}
    standing = Standing(arranged.pages, issue.stories, wide, arranged.numbering)
    said = (*said, *check_text(pages, issue, overset, left, undecked))
    return MadeUp(pages, said, fits, standing, arranged.cost(), tuple(scores(arranged, wide)))


def _pin_losses(issue: Issue, arranged: Arranged, pages: int) -> Iterator[Remark]:
    """Pages that are locked and could not stand as they did, slots not kept, a sheet not filled."""
    yield from arranged.locked.remarks
    yield from slot_losses(arranged.pages, arranged.stories.stories)
    if pages % issue.multiple:
        yield warning("pages-multiple", InFile("issue.yaml"), pages=pages, multiple=issue.multiple)


def _said_of(made: tuple[Assembled, ...]) -> Iterator[Remark]:
    """What pages have to say."""
    for one in made:
        yield from one.remarks


def _as_headed(issue: Issue, arranged: Arranged, materials: Materials) -> Issue:
    """The issue with each headline as it was worded, so that guide and contents say what is printed."""
    worded: dict[str, Head] = {}
    own, readies = arranged.stories.stories, arranged.stories
    shapes = {shape.story: shape for page in arranged.pages for shape in page.shapes()}
    asked = [number for number in shapes if own[number].head.alternatives]

    def wording(number: int) -> int:
        ready = at_widths(readies[number], (shapes[number].columns,), materials)
        return chosen(ready, shapes[number])[0].wording

    known = pooled({number: wording(number) for number in asked if number in readies.made()})
    for number in asked:
        head, which = own[number].head, known[number] if number in known else wording(number)
        if which:
            worded[own[number].id] = replace(head, headline=head.alternatives[which - 1])
    stories = (replace(one, head=worded.get(one.id, one.head)) for one in issue.stories)
    return replace(issue, stories=tuple(stories))


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
                found.setdefault(arranged.stories.stories[place.shape.story].id, page)
    return found


def _pages(arranged: Arranged, notes: tuple[NoteForm, ...], bound: Opening) -> list[Assembled]:
    """Each page assembled in its chase, a long issue's by several hands."""
    stories, wide = arranged.stories, replace(bound.materials, layout=bound.materials.layout.widest())
    lie = [(page.stop - 1) / len(stories) for page in arranged.pages]
    here = [(arranged.pages[at], arranged.numbering.number(at + 1)) for at in falls_here(lie)]
    _stand_ready([page for page, own in here if not has_stood(page, stories, own)], stories, wide)
    rows = guide_rows(bound.edition, bound.pages)

    def made(sheet: int) -> Assembled:
        page, worn = arranged.pages[sheet - 1], arranged.dressed[sheet - 1]
        if is_in_company():
            _stand_ready((page,), stories, wide)
        number = arranged.numbering.number(sheet)
        dressing, said = fitted_out(worn, bound.fixtures, rows, bound.materials)
        words = furniture_words(bound.edition, number, arranged.numbering.last(number))
        note = None if worn.note is None else notes[worn.note]
        layout, shelf = bound.materials.layout.at(number), bound.materials.shelf
        spots = bound.fixtures.booked.corners.get(number, ())
        adverts = tuple(corner_frames(spots, dressing, layout, shelf))
        chase = Chase(number, words, layout, dressing, note, adverts)
        is_short = len(arranged.pages) < MANY_PAGES
        one = (assembled if is_short else assemble)(page, stories, chase)
        if len(arranged.pages) >= LAID_BY:
            one = replace(one, page=laid_by(one.page))
            for shape in page.shapes():  # its lines are not kept twice
                stories[shape.story].texts.clear()
        return replace(one, remarks=(*said, *one.remarks))

    sheets = range(1, len(arranged.pages) + 1)
    if is_in_company():
        return brought(made, sheets, lie)
    return shared(made, sheets, least=MANY_PAGES)


def _stand_ready(pages: Sequence[Filled], stories: Readies, materials: Materials) -> None:
    """Has all stories of pages at the widths they were given, and their heads set.

    Others may have made them so far. The heads of many pages are set far sooner than page by page.
    """
    shapes = [shape for page in pages for shape in page.shapes()]
    for shape in shapes:
        at_widths(stories[shape.story], (shape.columns,), materials)
    set_ahead(chosen(stories[shape.story], shape)[0] for shape in shapes)
