"""Refuses, before a character is measured, what cannot go into any pages: copy by the cart-load."""

from dataclasses import dataclass
from fractions import Fraction

from ghpress.layout.grid import Grid
from ghpress.layout.layout import Layout
from ghpress.manuscript.story import Issue, Story
from ghpress.remarks import NOWHERE, Halt, InFile, Remark, error

TIGHTEST = Fraction(11, 10)
"""Characters that go where the grid counts one: pressed marks and Western letters save a few in a
hundred, never a tenth of running Chinese text."""


@dataclass(frozen=True, slots=True)
class PageCount:
    """How many pages there may be."""

    least: int
    most: int


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
    refused = (*_empty(issue), *_stories_too_long(issue, grid), *_issue_too_long(issue, grid))
    if refused:
        raise Halt(refused)
    stories, asked = len(issue.stories), issue.pages
    most = stories if asked is None else min(asked, stories)
    remarks = (*_pages_too_many(issue), *_note_homeless(issue, layout))
    return Limits(PageCount(1 if asked is None else most, most), remarks)


def _pages_too_many(issue: Issue) -> tuple[Remark, ...]:
    """More pages than stories: the pages without would be empty, so they are not made."""
    stories, asked = len(issue.stories), issue.pages
    if asked is None or asked <= stories:
        return ()
    return (error("pages-too-many", NOWHERE, issue=issue.id, pages=asked, stories=stories),)


def _note_homeless(issue: Issue, layout: Layout) -> tuple[Remark, ...]:
    """An editor's note, and no page of the layout that takes one."""
    if issue.note is None or any(plan.takes_note for plan in layout.plans):
        return ()
    return (error("note-not-placed", InFile(issue.note.file), layout=layout.name),)


def page_characters(grid: Grid) -> int:
    """The characters a page holds if nothing but text stands on it."""
    return grid.columns * grid.characters * grid.lines


def _empty(issue: Issue) -> tuple[Remark, ...]:
    return () if issue.stories else (error("issue-empty", NOWHERE, issue=issue.id),)


def _stories_too_long(issue: Issue, grid: Grid) -> tuple[Remark, ...]:
    """Stories that fill more than a page; jumps to another page are not made yet."""
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


def _issue_too_long(issue: Issue, grid: Grid) -> tuple[Remark, ...]:
    """Copy that exceeds the pages the issue asks for, heads and furniture not counted."""
    characters = sum(story.characters() for story in issue.stories)
    if issue.pages is None or characters <= TIGHTEST * issue.pages * page_characters(grid):
        return ()
    return (too_long(issue, grid),)


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
