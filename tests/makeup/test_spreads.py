"""A spread among single pages: one sheet of twice the columns, two numbers, text that never crosses."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import Fold, Furniture, GuideRules, HeadlineSize, Layout, PagePart, PagePlan
from ghpress.makeup.crease import crease_of
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import FurnitureFrame, Page, PictureFrame, TextFrame
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import GuideEntry, Picture, Story
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story
from makeup.test_poster import GUIDE_STYLES

FOLIO = Furniture("folio", "margin", (2,))
WIDE = (12, 8, 6, 4, 3)
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅"


def folded(lines: int = 40) -> Layout:
    """The tests' layout with pages 2 and 3 as a spread; leads may go over all of it."""
    bare = layout(lines)
    spread = PagePlan("2-3", "page.html", (FOLIO,), fold=Fold(gutter=5, safe=3))
    heads = {**bare.fit.headlines, 1: (HeadlineSize(pt(64), pt(72)), *bare.fit.headlines[1])}
    fit = replace(bare.fit, columns={**bare.fit.columns, 1: WIDE}, headlines=heads)
    styles = {**bare.styles, **{made.name: made for made in GUIDE_STYLES}}
    return replace(bare, plans=(*bare.plans, spread), fit=fit, styles=styles)


def made(*stories: Story, shelf: Shelf, at: Layout | None = None, pages: int | None = None) -> MadeUp:
    return make_up(
        issue(*stories, pages=pages), at or folded(), shelf, house(), {"wide.svg": (3000, 700)}
    )


@pytest.fixture(scope="module")
def four(shelf: Shelf) -> MadeUp:
    """Enough stories for a front, a spread and a back page."""
    stories = [story(name, 480 + 37 * at % 200) for at, name in enumerate(NAMES)]
    return made(*stories, shelf=shelf, pages=4)


def test_a_spread_is_one_sheet_that_counts_two_pages(four: MadeUp) -> None:
    at = folded()
    assert [page.number for page in four.pages] == [1, 2, 4]
    assert [page.width // at.sheet.width for page in four.pages] == [1, 2, 1]
    words = [dict(frame.words) for page in four.pages for frame in page.frames if is_furniture(frame)]
    assert {each["page-count"] for each in words} == {"本期4版"}
    assert {each["folio"] for each in words} == {"第1版", "第2–3版", "第4版"}


def is_furniture(frame: object) -> bool:
    return isinstance(frame, FurnitureFrame)


def faults(up: MadeUp) -> set[str]:
    """The codes of all that is amiss with the pages."""
    return {remark.code for remark in verify(up.pages, folded())}


def test_its_pages_have_no_fault(four: MadeUp) -> None:
    assert faults(four) <= {"heads-bump"}  # headlines all alike cannot but meet
    assert [remark.code for remark in four.remarks if remark.level.name == "ERROR"] == []


def test_every_text_column_of_a_spread_stands_on_one_side_of_the_fold(four: MadeUp) -> None:
    grid = folded().at(2).grid
    columns = [frame for frame in four.pages[1].frames if frame.role == "column"]
    starts = {grid.x(column) for column in range(12)}
    assert len(columns) > 12
    assert all(frame.rect.x in starts for frame in columns)
    assert {frame.rect.x < crease_of(grid).left for frame in columns} == {True, False}


def test_stories_are_read_in_their_order_over_the_fold(four: MadeUp) -> None:
    assert [name for page in four.pages for name in page.stories] == list(NAMES)


def test_a_lead_over_the_whole_spread_has_head_and_picture_across_the_fold(shelf: Shelf) -> None:
    wide = Picture("wide.svg", plain("从这一头到那一头，全景都在一张画里。"), columns=8)
    own = story("甲", 3000, paragraphs=9, subheads=0, rank=1)
    head = replace(own.head, headline=(plain("全长二十四个字的主题从左边的版一直排到右边的版上"),))
    lead = replaced(own, blocks=(*own.blocks, wide), head=head)
    rest = [story(name, 700) for name in "乙丙丁戊己庚"]
    front = [story(name, 500) for name in "天地玄"]
    up = made(*front, replaced(lead, page=2), *rest, shelf=shelf)
    spread = next(page for page in up.pages if page.number == 2)
    assert faults(up) <= {"heads-bump"}
    crease = crease_of(folded().at(2).grid)
    assert columns_of(spread, "甲") == 12
    (picture,) = [frame for frame in spread.frames if isinstance(frame, PictureFrame)]
    assert picture.rect.x < crease.left < crease.right < picture.rect.right()
    (title,) = [f for f in spread.frames if isinstance(f, TextFrame) and f.id == "甲-headline"]
    lines = [placed.line for placed in title.block.lines]
    assert any(title.rect.x + line.width > crease.right for line in lines)


def columns_of(page: Page, name: str) -> int:
    """The columns of text a story stands in."""
    return sum(1 for frame in page.frames if frame.id.startswith(f"{name}-column"))


def test_the_guide_names_the_half_of_the_spread_a_story_stands_on(shelf: Shelf) -> None:
    bare = folded(60)
    bands = ((PagePart("picture"),), (PagePart("guide"),))
    at = replace(
        bare,
        plans=(PagePlan("cover", "page.html", (), bands=bands), *bare.plans),
        guide=GuideRules(columns=1),
    )
    names = "甲乙丙丁戊己庚辛"
    whole = issue(*(story(name, 900) for name in names))
    guide = tuple(GuideEntry(name, plain(f"{name}的由头")) for name in names)
    front = Picture("wide.svg", plain("群像。"))
    up = make_up(replace(whole, cover=front, guide=guide), at, shelf, house(), {"wide.svg": (1000, 700)})
    assert [page.number for page in up.pages][:2] == [1, 2]
    spread, grid = up.pages[1], at.at(2).grid
    said = dict(zip(names, guide_pages(up.pages[0]), strict=True))
    for name in spread.stories:
        first = next(f for f in spread.frames if f.id == f"{name}-column-1")
        assert said[name] == ("02" if first.rect.x < crease_of(grid).left else "03")
    assert {"02", "03"} <= set(said.values())


def guide_pages(page: Page) -> list[str]:
    """The page numbers the guide prints, in order."""
    frames = [f for f in page.frames if isinstance(f, TextFrame) and f.role == "guide-page"]
    return [frame.block.text() for frame in frames]
