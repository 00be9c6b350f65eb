"""Ear beside the masthead, guide on pages of stories, names and credits of pages: all from data."""

from dataclasses import replace

from ghpress.folios import Folios
from ghpress.layout.layout import Furniture, GuideRules, Layout, PagePlan
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import Frame, FurnitureFrame, GroundFrame, Page, Rect, TextFrame
from ghpress.makeup.verify import verify
from ghpress.manuscript.furnishings import Ear, Section
from ghpress.manuscript.story import GuideEntry, Issue
from ghpress.manuscript.text import plain
from ghpress.remarks import Level
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from makeup.sheets import layout, style
from makeup.stories import house, issue, story
from makeup.test_poster import GUIDE_STYLES

MASTHEAD = Furniture("masthead", "top", (8, 9, 7))
EAR = Furniture("ear", "top", block="ear", beside="masthead", columns=2)
GUIDE = Furniture("guide-foot", "bottom", block="guide")
CREDITS = Furniture("credits", "bottom", (2,))
FOLIO = Furniture("folio", "margin", (2,))
EAR_STYLES = (style("ear-head", "14", "20", align="left"), style("ear", "12", "18"))
ADVERT_STYLES = (style("advert-mark", "8", "11", align="left"), style("advert-space", "12", "16"))
STYLES = (*GUIDE_STYLES, *EAR_STYLES, *ADVERT_STYLES)


def furnished(lines: int = 60, *first: Furniture) -> Layout:
    """The tests' layout with an ear beside its masthead and a guide over the credits."""
    bare = layout(lines)
    pieces = first or (MASTHEAD, EAR, CREDITS, GUIDE)
    return replace(
        bare,
        styles={**bare.styles, **{made.name: made for made in STYLES}},
        plans=(PagePlan("first", "page.html", pieces), PagePlan("other", "page.html", (FOLIO,))),
        rules={**bare.rules, "guide-rule": pt("0.4")},
        guide=GuideRules(columns=1, over=1, under=0),
    )


def special(**more: object) -> Issue:
    whole = issue(*(story(name, 620) for name in "甲乙丙丁戊己庚辛"))
    return replace(whole, **more)


WEATHER = Ear((plain("北岭：晴，西南风三级"), plain("河东：多云")), plain("天气"))
LINES = (
    GuideEntry("丙", plain("丙的由头")),
    GuideEntry("辛", plain("辛的由头"), plain("末篇")),
    GuideEntry("", plain("服务电话"), plain("便民"), 2),
)


def made(of: Issue, shelf: Shelf, at: Layout | None = None) -> MadeUp:
    return make_up(of, at or furnished(), shelf, house())


FIT = {"story-short", "page-short", "fit-harsh"}
"""What is said of copy that fits badly, as copy written for a test does."""


def said(up: MadeUp) -> list[str]:
    return [remark.code for remark in up.remarks if remark.code not in FIT]


def faults(pages: tuple[Page, ...], at: Layout) -> list[str]:
    return [remark.code for remark in verify(pages, at) if remark.level is Level.ERROR]


def placed(page: Page, role: str) -> list[Rect]:
    return [frame.rect for frame in page.frames if frame.role == role]


def printed(page: Page, role: str) -> list[str]:
    frames = [frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role == role]
    return [frame.block.text().replace("\n", "") for frame in frames]


def words_of(page: Page, role: str) -> dict[str, str]:
    found: list[Frame] = [frame for frame in page.frames if frame.role == role]
    (frame,) = found
    assert isinstance(frame, FurnitureFrame)
    return dict(frame.words)


def test_the_ear_stands_at_the_right_of_the_masthead_as_deep_as_that(shelf: Shelf) -> None:
    at = furnished()
    front = made(special(ear=WEATHER), shelf, at).pages[0]
    (masthead,), (ground,) = placed(front, "masthead"), placed(front, "ear-ground")
    assert (masthead.x, masthead.width) == (at.grid.x(0), at.grid.measure(4))
    assert (ground.x, ground.width, ground.y) == (at.grid.x(4), at.grid.measure(2), masthead.y)
    assert ground.bottom() == masthead.bottom() - at.grid.leading
    assert printed(front, "ear-head") == ["天气"]
    assert printed(front, "ear") == ["北岭：晴，西南风三级", "河东：多云"]
    assert faults((front,), at) == []


def test_without_an_ear_the_masthead_takes_all_columns(shelf: Shelf) -> None:
    at = furnished()
    front = made(special(), shelf, at).pages[0]
    (masthead,) = placed(front, "masthead")
    assert masthead.width == at.grid.measure(6)
    assert placed(front, "ear-ground") == []


def test_an_ear_that_needs_more_lines_makes_the_masthead_deeper(shelf: Shelf) -> None:
    at = furnished()
    long = Ear(tuple(plain(f"第{number}条消息，说的是一件小事情") for number in range(12)))
    front = made(special(ear=long), shelf, at).pages[0]
    (masthead,) = placed(front, "masthead")
    assert masthead.height > at.grid.depth(9)
    assert len(printed(front, "ear")) == 12 and faults((front,), at) == []


def test_an_ear_in_a_layout_without_one_is_told(shelf: Shelf) -> None:
    up = made(special(ear=WEATHER), shelf, furnished(60, MASTHEAD, CREDITS))
    assert said(up) == ["ear-not-placed"]


def test_a_guide_at_the_foot_names_the_pages_as_they_came_out(shelf: Shelf) -> None:
    at = furnished()
    up = made(special(guide=LINES), shelf, at)
    where = {name: page.number for page in up.pages for name in page.stories}
    front = up.pages[0]
    assert len(up.pages) > 1 and said(up) == [] and faults(up.pages, at) == []
    assert printed(front, "guide") == ["丙的由头", "辛的由头", "服务电话"]
    assert printed(front, "guide-name") == ["丙", "末篇", "便民"]
    assert printed(front, "guide-page") == [f"{where['丙']:02d}", f"{where['辛']:02d}", "02"]


def test_a_guide_stands_over_the_credits_and_stories_keep_off_it(shelf: Shelf) -> None:
    at = furnished()
    front = made(special(guide=LINES), shelf, at).pages[0]
    (guide,), (signed,) = placed(front, "guide-ground"), placed(front, "credits")
    assert (guide.x, guide.width) == (at.grid.left, at.grid.measure(6))
    assert guide.bottom() == signed.y
    feet = [rect.bottom() for rect in placed(front, "column")]
    assert guide.y - max(feet) >= at.grid.depth(at.fit.row_gap[0])


def test_a_wide_guide_has_its_rows_in_columns(shelf: Shelf) -> None:
    front = made(special(guide=LINES), shelf).pages[0]
    assert len({rect.x for rect in placed(front, "guide-name")}) == 3


def test_a_guide_on_another_page_than_the_first(shelf: Shelf) -> None:
    bare = furnished(60, MASTHEAD, CREDITS)
    other = PagePlan("2", "page.html", (FOLIO, Furniture("guide-top", "top", block="guide")))
    at = replace(bare, plans=(*bare.plans, other))
    up = made(special(guide=LINES), shelf, at)
    assert [page.number for page in up.pages if printed(page, "guide")] == [2]
    assert faults(up.pages, at) == []


def test_page_numbers_are_printed_as_the_house_has_it_else_as_the_layout(shelf: Shelf) -> None:
    at = replace(furnished(), folios=Folios("第{一}版", "{n}"))
    up = make_up(special(guide=LINES), at, shelf, house())
    assert words_of(up.pages[1], "folio")["folio"] == "第二版"
    assert printed(up.pages[0], "guide-page")[-1] == "2"
    own = replace(house(), folios=Folios("{A}{nn}版", "{A}{nn}"))
    lettered = special(guide=LINES, sections=(Section(2, 9, "城市", "B"),))
    up = make_up(lettered, at, shelf, own)
    assert words_of(up.pages[1], "folio")["folio"] == "B01版"
    assert up.pages[1].folio == "B01版"
    assert printed(up.pages[0], "guide-page")[-1] == "B01"


def test_pages_have_names_and_credits_of_their_own(shelf: Shelf) -> None:
    named = Section(2, 2, "城市", credits=(("责编", "本报编辑部"), ("电话", "000")))
    up = made(special(sections=(named,)), shelf)
    assert words_of(up.pages[1], "folio")["page-name"] == "城市"
    assert words_of(up.pages[1], "folio")["credits"] == "责编：本报编辑部\u3000电话：000"
    front = words_of(up.pages[0], "masthead")
    assert "page-name" not in front
    assert front["credits"] == "责编：本报编辑部\u3000校对：本报编辑部"


def test_a_line_of_the_guide_to_no_page_is_told_and_left_out(shelf: Shelf) -> None:
    away = GuideEntry("", plain("很远"), page=40)
    up = made(special(guide=(*LINES, away)), shelf)
    assert said(up) == ["guide-page-nowhere"]


def test_an_issue_with_none_of_it_has_none_of_it(shelf: Shelf) -> None:
    up = made(special(), shelf)
    roles = {frame.role for page in up.pages for frame in page.frames}
    assert not {"ear", "ear-ground", "guide", "guide-ground"} & roles
    assert not any(isinstance(frame, GroundFrame) for page in up.pages for frame in page.frames)


def test_a_guide_may_stand_beside_the_masthead(shelf: Shelf) -> None:
    beside = Furniture("guide-ear", "top", block="guide", beside="masthead", columns=2)
    at = furnished(60, MASTHEAD, beside, CREDITS)
    up = made(special(guide=LINES), shelf, at)
    (masthead,), (guide,) = placed(up.pages[0], "masthead"), placed(up.pages[0], "guide-ground")
    assert (guide.x, guide.y, guide.height) == (at.grid.x(4), masthead.y, masthead.height)
    assert (
        masthead.right() < guide.x and len({rect.x for rect in placed(up.pages[0], "guide-name")}) == 1
    )
    assert said(up) == [] and faults(up.pages, at) == []
