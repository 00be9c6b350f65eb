"""Turns an issue planned for its own layout into one that another layout may give pages of its own."""

from dataclasses import replace
from pathlib import Path

from ghpress.layout.layout import Layout
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.manuscript.story import Issue
from ghpress.remarks import InFile, Remark, note


def for_layout(issue: Issue, layout: Layout) -> tuple[Issue, tuple[Remark, ...]]:
    """The issue as this layout may make it up, and notes where its numbers were left aside.

    Page numbers in issue.yaml and columns of stories are decided on sheets of the issue's own layout,
    or of one that extends it. On others as many pages are made as the copy needs, stories go where they
    fall, in order, as wide as they come.
    """
    if _is_own(issue, layout):
        return issue, ()
    issue, said = _columns_left(issue, layout)
    own = tuple(replace(advert, size=_size(advert)) for advert in issue.house_adverts)
    issue = replace(issue, house_adverts=own)
    pinned = any(story.page is not None or story.slot for story in issue.stories)
    if not (issue.pages or pinned or issue.sections or issue.adverts or issue.locked):
        return issue, said
    stories = tuple(replace(story, page=None, slot="") for story in issue.stories)
    facts = {"own": issue.layout, "layout": layout.name}
    adverts = tuple(replace(advert, page=None, size=_size(advert)) for advert in issue.adverts)
    bare = replace(issue, pages=None, stories=stories, sections=(), adverts=adverts, locked=())
    return bare, (
        *said,
        note("pages-elsewhere", InFile("issue.yaml"), **facts),
    )


def _columns_left(issue: Issue, layout: Layout) -> tuple[Issue, tuple[Remark, ...]]:
    """The issue without the columns that stories ask for, and a note on each that did."""
    asked = [story for story in issue.stories if story.columns is not None]
    stories = tuple(replace(story, columns=None) for story in issue.stories)
    facts = {"own": issue.layout, "layout": layout.name}
    said = (note("columns-elsewhere", InFile(one.file), story=one.id, **facts) for one in asked)
    return replace(issue, stories=stories) if asked else issue, tuple(said)


def _is_own(issue: Issue, layout: Layout) -> bool:
    """Whether it is the issue's own layout, or one built on it."""
    return issue.layout in (layout.name, *(Path(folder).name for folder in layout.parents))


def _size(advert: Advert) -> AdvertSize:
    """The room it takes on another grid: its file's own size, where that is known."""
    art = advert.art
    if art is None or advert.size.columns is None or not art.width:
        return advert.size
    return AdvertSize(width=art.width, height=art.height)
