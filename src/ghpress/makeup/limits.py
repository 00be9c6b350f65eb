"""Refuses, before a character is measured, what cannot go into any pages: copy by the cart-load."""

from collections.abc import Iterator
from fractions import Fraction

from ghpress.layout.grid import Grid
from ghpress.layout.layout import Layout, PagePlan
from ghpress.makeup.numbering import PLAIN, Numbering, numbering_from
from ghpress.manuscript.story import Issue, Story
from ghpress.remarks import NOWHERE, Halt, InFile, Remark, error, warning
from ghpress.values import dataclass

TIGHTEST = Fraction(11, 10)
"""Characters that go where the grid counts one: pressed marks and Western letters save a few in a
hundred, never a tenth of running Chinese text."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many sheets of stories there may be, in which steps, and how their pages are numbered.

    ``choice`` is the arrangement wanted: 0 the best, 1 the next that differs visibly.
    """

    least: int
    most: int
    numbering: Numbering = PLAIN
    multiple: int = 1
    choice: int = 0

    @property
    def first(self) -> int:
        """The page of the issue that is the first of stories."""
        return self.numbering.first

    def steps(self, multiple: int) -> range:
        """The numbers of sheets of stories with which the issue's pages are a multiple of this."""
        before = self.numbering.first - 1
        least, most = (count + -(count + before) % multiple for count in (self.least, self.most))
        return range(least, most + 1, multiple)

    def pin(self, story: Story) -> int | None:
        """The sheet of stories, counted from 1, that has the page issue.yaml puts the story on."""
        return None if story.page is None else self.numbering.sheet(story.page)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pages an issue may have, and what there is to say of what it asks for."""

    count: PageCount
    remarks: tuple[Remark, ...]


def check_limits(issue: Issue, layout: Layout) -> Limits:
    """The pages the issue may have; a page holds at least one story.

    Raises:
        Halt: there are no stories, a story is longer than a page holds, or all are longer than the
            pages asked for.
    """
    grid = layout.grid
    first = len(opening_plans(issue, layout)) + 1
    refused = (
        *_empty(issue),
        *_stories_too_long(issue, grid),
        *_issue_too_long(issue, grid, first),
        *_pins(issue, first),
    )
    if refused:
        raise Halt(refused)
    count = _count(issue, numbering_from(first, layout))
    return Limits(count, (*_pages_too_many(issue, count), *_homeless(issue, layout)))


def _count(issue: Issue, numbering: Numbering) -> PageCount:
    """As many sheets as asked for, else up to one a story; at least those that stories are put on."""
    stories, asked = len(issue.stories), issue.pages
    if asked is not None:
        most = max(1, min(numbering.sheet(asked), stories))
        return PageCount(most, most, numbering, choice=issue.alternative)
    last = max((*(story.page or 0 for story in issue.stories), *issue.locked), default=0)
    least = max(1, numbering.sheet(last))
    # A spread counts as one sheet: an issue with spreads is not made up in whole press sheets.
    multiple = 1 if numbering.spreads else issue.multiple
    return PageCount(least, max(stories, least), numbering, multiple, issue.alternative)


def opening_plans(issue: Issue, layout: Layout) -> tuple[PagePlan, ...]:
    """The plans of the pages before the stories: a cover and contents, or a first page of bands.

    A cover is for an issue that has a picture for it.
    """
    plans = {plan.pages: plan for plan in layout.plans}
    if issue.cover is not None and "cover" in plans:
        return tuple(plans[name] for name in ("cover", "contents") if name in plans)
    return (plans["first"],) if "first" in plans and plans["first"].bands else ()


def _pages_too_many(issue: Issue, count: PageCount) -> tuple[Remark, ...]:
    """More pages than stories: the pages without would be empty, so they are not made."""
    stories, asked = len(issue.stories), issue.pages
    if asked is None or count.numbering.sheet(asked) <= stories:
        return ()
    return (error("pages-too-many", NOWHERE, issue=issue.id, pages=asked, stories=stories),)


def _homeless(issue: Issue, layout: Layout) -> Iterator[Remark]:
    """A note, a picture or a guide for the front, and no page of the layout that takes it."""
    opening = opening_plans(issue, layout)
    later = [plan for plan in layout.plans if not plan.bands and plan.pages != "cover"]
    if issue.note is not None and not any(plan.takes("note") for plan in (*opening, *later)):
        yield error("note-not-placed", InFile(issue.note.file), layout=layout.name)
    if issue.cover is not None and not any(plan.takes("picture") for plan in opening):
        yield error("cover-not-placed", issue.cover.place, layout=layout.name)
    if issue.guide and not any(plan.takes("guide") for plan in (*opening, *later)):
        yield error("guide-not-placed", InFile("issue.yaml"), layout=layout.name)
    if issue.ear and not any(plan.takes("ear") for plan in (*opening, *later)):
        yield warning("ear-not-placed", InFile("issue.yaml"), layout=layout.name)


def _pins(issue: Issue, first: int) -> Iterator[Remark]:
    """Stories put on pages that are not there, carry no stories, or come before those above them."""
    last: Story | None = None
    for story in issue.stories:
        page = story.page
        if page is None:
            continue
        if page < first or (issue.pages is not None and page > issue.pages):
            facts = {"page": page, "first": first, "pages": issue.pages or "auto"}
            yield error("pin-no-page", InFile(story.file), story=story.id, **facts)
        if last is not None and page < (last.page or 0):
            facts = {"page": page, "before": last.page or 0}
            yield error("pins-out-of-order", InFile(story.file), story=story.id, other=last.id, **facts)
        last = story


def page_characters(grid: Grid) -> int:
    """The characters a page holds if nothing but text stands on it."""
    return grid.columns * grid.characters * grid.lines


def _empty(issue: Issue) -> tuple[Remark, ...]:
    return () if issue.stories else (error("issue-empty", NOWHERE, issue=issue.id),)


def _stories_too_long(issue: Issue, grid: Grid) -> tuple[Remark, ...]:
    """Stories that fill more than a page."""
    most = page_characters(grid)
    return tuple(
        error(
            "story-too-long",
            InFile(story.file),
            story=story.id,
            characters=story.characters(),
            most=most,
            pages=f"{story.characters() / most:.1f}",
        )
        for story in issue.stories
        if story.characters() > TIGHTEST * most
    )


def _issue_too_long(issue: Issue, grid: Grid, first: int) -> tuple[Remark, ...]:
    """Copy that exceeds the pages the issue asks for, heads and furniture not counted."""
    characters = sum(story.characters() for story in issue.stories)
    if issue.pages is None:
        return ()
    pages = max(1, issue.pages - first + 1)
    if characters <= TIGHTEST * pages * page_characters(grid):
        return ()
    return (too_long(issue, grid), *_shares(issue, pages * page_characters(grid)))


def _shares(issue: Issue, most: int) -> Iterator[Remark]:
    """What each story has to give at the least, by its length, for the text alone to go in."""
    every = sum(story.characters() for story in issue.stories)
    for story in issue.stories:
        own = story.characters()
        cut = -(-own * (every - most) // every)
        if cut > 0:
            facts = {"characters": cut, "of": own}
            yield error("story-trim", InFile(story.file), story=story.id, **facts)


def no_room(story: Story) -> Remark:
    """The remark that a story goes on no page, by its head and pictures already."""
    return error("story-no-room", InFile(story.file), story=story.id, characters=story.characters())


def too_long(issue: Issue, grid: Grid) -> Remark:
    """The remark that an issue does not go into its pages."""
    characters = sum(story.characters() for story in issue.stories)
    pages = issue.pages or 1
    return error(
        "issue-too-long",
        NOWHERE,
        issue=issue.id,
        characters=characters,
        pages=pages,
        most=pages * page_characters(grid),
    )
