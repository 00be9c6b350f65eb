"""Every shipped layout prints what a paper must, with a picture on its front and without."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.layout.shelves import available_layouts
from ghpress.makeup.furniture import dressings, furniture_frames, plan_for
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.limits import opening_plans
from ghpress.makeup.numbering import numbering_from
from ghpress.makeup.page import Page
from ghpress.makeup.printed import Edition, furniture_words
from ghpress.manuscript.story import Issue, Picture
from ghpress.manuscript.text import plain
from ghpress.preflight.imprint import check_imprint
from ghpress.press.markup import Job, lock_up
from ghpress.stock.shelf import Shelf
from makeup.stories import issue, story
from preflight.test_imprint import ALL

LAYOUTS = [name for name, _ in available_layouts()]
TITLE = "百年工运 吉林答卷"


def furnished(layout: Layout, of: Issue) -> list[Page]:
    """The furniture of the pages the issue would have, each piece as deep as its first choice."""
    opening = opening_plans(of, layout)
    numbering = numbering_from(1, layout)
    numbers = [numbering.number(sheet) for sheet in range(1, 5)]
    plans = [*opening, *(plan_for(number, layout) for number in numbers[len(opening) :])]
    edition, pages = Edition(of, ALL, layout.folios, numbering.last(numbers[-1])), []
    for number, plan in zip(numbers, plans, strict=True):
        wide, last = layout.at(number), numbering.last(number)
        words = furniture_words(edition, number, last if last > number else None)
        dressing = dressings(plan, (), wide.grid, LADDER)[0]
        frames = [
            frame
            for at_foot in (False, True)
            for frame in furniture_frames(dressing, words, number, at_foot=at_foot)
        ]
        folio = dict(words)["folio"]
        pages.append(Page(number, wide.sheet.width, wide.sheet.height, tuple(frames), folio=folio))
    return pages


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("has_cover", [True, False])
def test_a_shipped_layout_prints_what_a_paper_must(shelf: Shelf, name: str, has_cover: bool) -> None:
    layout, _ = read_layout(name)
    assert layout is not None
    of = replace(issue(story("甲", 100)), title=plain(TITLE), total="总第9期", number="第1期")
    of = replace(of, section="五一特刊", cover=Picture("front.svg") if has_cover else None)
    pages = furnished(layout, of)
    printed = {}
    for page in pages:
        forme, remarks = lock_up(page, Job(layout.at(page.number), shelf, "press", title=TITLE))
        assert forme is not None, remarks
        printed[page.number] = forme.words
    told = check_imprint(of, ALL, pages, printed)
    assert [(remark.code, remark.facts) for remark in told] == []


def test_there_are_layouts_to_look_at() -> None:
    assert {"broadsheet", "plain"} <= set(LAYOUTS)
