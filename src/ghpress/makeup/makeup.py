"""Makes up an issue: stories, layout and stock in; pages, remarks and the fit of each story out."""

from collections.abc import Iterator
from dataclasses import dataclass

from ghpress.galley.sorts import FaceShelf
from ghpress.house import House
from ghpress.layout.layout import Layout, PagePlan
from ghpress.makeup.assemble import Assembled, Chase, assemble
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.furniture import dressed_pages
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.limits import check_limits, no_room, opening_plans, too_long
from ghpress.makeup.note import NoteForm, note_forms, note_losses
from ghpress.makeup.page import Page
from ghpress.makeup.poster import plan_number, poster
from ghpress.makeup.printed import furniture_words
from ghpress.makeup.ready import Materials, PixelSizes, Ready, make_ready
from ghpress.makeup.search import Arranged, arrange, homeless
from ghpress.makeup.whole import check_text
from ghpress.manuscript.story import Issue
from ghpress.remarks import Halt, Remark


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Pages made up, what there is to say of them, and how each story fits, in reading order."""

    pages: tuple[Page, ...]
    remarks: tuple[Remark, ...]
    fits: tuple[StoryFit, ...]


def make_up(
    issue: Issue, layout: Layout, shelf: FaceShelf, house: House, sizes: PixelSizes | None = None
) -> MadeUp:
    """The issue made up into pages: as many as it asks for, else the fewest that hold it.

    ``sizes`` are the pictures' widths and heights in pixels, by file name.

    Raises:
        Halt: the issue is empty, or too long for the pages it may have.
    """
    limits = check_limits(issue, layout)
    materials = Materials(
        layout, shelf, LADDER, sizes or {}, (*issue.terms, *issue.people), issue.people
    )
    stories = tuple(make_ready(number, story, materials) for number, story in enumerate(issue.stories))
    opening = opening_plans(issue, layout)
    noted = any(plan.takes("note") for plan in opening)
    notes = () if noted else note_forms(issue.note, layout, shelf)
    dressed = dressed_pages(layout, tuple(form.depth for form in notes), LADDER, limits.count.first)
    arranged = arrange(stories, dressed, materials, limits.count)
    if arranged is None:
        homeless_stories = homeless(stories, dressed, materials)
        refused = [no_room(ready.story) for ready in homeless_stories] or [too_long(issue, layout.grid)]
        raise Halt((*limits.remarks, *refused))
    made = tuple(_pages(issue, house, materials, arranged, notes))
    made = (*_opening(opening, issue, house, materials, made), *made)
    pages = tuple(one.page for one in made)
    fits = tuple(fit for one in made for fit in one.fits)
    overset = frozenset(fit.story for fit in fits if fit.over_lines > 0)
    said = (*limits.remarks, *note_losses(issue.note), *_said_of(stories, made))
    return MadeUp(pages, (*said, *check_text(pages, issue, overset)), fits)


def _said_of(stories: tuple[Ready, ...], made: tuple[Assembled, ...]) -> Iterator[Remark]:
    """What stories and pages have to say."""
    for ready in stories:
        yield from ready.remarks
    for one in made:
        yield from one.remarks


def _pages(
    issue: Issue, house: House, materials: Materials, arranged: Arranged, notes: tuple[NoteForm, ...]
) -> Iterator[Assembled]:
    """Each page assembled in its chase."""
    count = arranged.first + len(arranged.pages) - 1
    filled = zip(arranged.pages, arranged.dressed, strict=True)
    for number, (page, worn) in enumerate(filled, arranged.first):
        words = furniture_words(issue, house, number, count)
        note = None if worn.note is None else notes[worn.note]
        yield assemble(page, arranged.stories, Chase(number, words, materials.layout, worn, note))


def _opening(
    plans: tuple[PagePlan, ...],
    issue: Issue,
    house: House,
    materials: Materials,
    made: tuple[Assembled, ...],
) -> Iterator[Assembled]:
    """The pages of bands that come before the pages of stories, guide and contents pointing to them."""
    pages = {story: one.page.number for one in reversed(made) for story in one.page.stories}
    for plan in plans:
        words = furniture_words(issue, house, plan_number(plan), len(made) + len(plans))
        yield poster(issue, plan, words, materials, pages)
