"""Turns an issue planned for its own layout into one that another layout may give pages of its own."""

from dataclasses import replace
from pathlib import Path

from ghpress.layout.layout import Layout
from ghpress.manuscript.story import Issue
from ghpress.remarks import InFile, Remark, note


def for_layout(issue: Issue, layout: Layout) -> tuple[Issue, tuple[Remark, ...]]:
    """The issue as this layout may make it up, and a note where its numbers of pages were left aside.

    Page numbers in issue.yaml are decided on sheets of the issue's own layout, or of one that extends
    it. On others as many pages are made as the copy needs, and stories go where they fall, in order.
    """
    pinned = any(story.page is not None for story in issue.stories)
    if _is_own(issue, layout) or (issue.pages is None and not pinned):
        return issue, ()
    stories = tuple(replace(story, page=None) for story in issue.stories)
    facts = {"own": issue.layout, "layout": layout.name}
    return replace(issue, pages=None, stories=stories), (
        note("pages-elsewhere", InFile("issue.yaml"), **facts),
    )


def _is_own(issue: Issue, layout: Layout) -> bool:
    """Whether it is the issue's own layout, or one built on it."""
    return issue.layout in (layout.name, *(Path(folder).name for folder in layout.parents))
