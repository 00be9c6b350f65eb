"""Contents: every story with its page, in as full a form as goes; bands that fall one under another."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import GuideRules, Layout, PagePart, PagePlan
from ghpress.makeup.contents import ContentsRow, contents_forms
from ghpress.makeup.guide import GuideForm
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import GroundFrame, Page, PictureFrame, TextFrame
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import GuideEntry, Head, Issue, Picture
from ghpress.manuscript.text import plain
from ghpress.remarks import Halt
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, mm, pt
from makeup.sheets import layout, style
from makeup.stories import house, issue, replaced, story

STYLES = (
    style("contents-head", "24", "30", align="left"),
    style("contents-page", "13", "17", align="left"),
    style("contents-title", "12", "17", align="left"),
    style("contents-name", "9", "12", align="left"),
    style("contents", "9", "12", align="left"),
)
BESIDE = ((PagePart("note", 2), PagePart("contents")),)
NAMES = "甲乙丙丁戊己"


def listed(lines: int = 60) -> Layout:
    """The tests' layout with a cover that bleeds and a page of contents after it."""
    bare = layout(lines)
    cover = PagePlan("cover", "page.html", (), bands=((PagePart("picture", bleeds=True),),))
    contents = PagePlan("contents", "page.html", (), bands=BESIDE)
    return replace(
        bare,
        styles={**bare.styles, **{made.name: made for made in STYLES}},
        plans=(cover, contents, *bare.plans),
        rules={**bare.rules, "contents-rule": pt("0.4")},
        contents=GuideRules(columns=1, over=1, under=1),
    )


def special(names: str = NAMES, note: int = 160) -> Issue:
    """Stories, a note, a picture for the front, words for two of the stories."""
    own = replaced(story("note", note, subheads=0))
    whole = issue(*(story(name, 520) for name in names), note=own)
    guide = (GuideEntry("甲", plain("甲的由头")), GuideEntry("丙", plain("丙的由头")))
    return replace(whole, cover=Picture("front.svg", plain("群像。")), guide=guide)


def made(of: Issue, shelf: Shelf, at: Layout | None = None) -> MadeUp:
    return make_up(of, at or listed(), shelf, house(), {"front.svg": (1000, 732)})


def printed(page: Page, role: str) -> list[str]:
    frames = [frame for frame in page.frames if isinstance(frame, TextFrame) and frame.role == role]
    return [frame.block.text().replace("\n", "") for frame in frames]


def test_the_contents_follow_the_cover_and_stories_begin_on_the_third_page(shelf: Shelf) -> None:
    up = made(special(), shelf)
    assert [page.number for page in up.pages] == list(range(1, len(up.pages) + 1))
    assert [page.stories for page in up.pages[:2]] == [(), ()]
    assert [name for page in up.pages[2:] for name in page.stories] == list(NAMES)
    assert up.remarks == () and verify(up.pages, listed()) == ()


def test_every_story_has_its_row_with_the_page_it_stands_on(shelf: Shelf) -> None:
    up = made(special(), shelf)
    where = {name: page.number for page in up.pages for name in page.stories}
    contents = up.pages[1]
    assert printed(contents, "contents-page") == [f"{where[name]:02d}" for name in NAMES]
    assert printed(contents, "contents-title")[0] == "甲的主题在这里　后半句也在"
    assert printed(contents, "contents-name") == list(NAMES)
    assert printed(contents, "contents") == ["甲的由头", "丙的由头"]
    assert printed(contents, "contents-head") == ["目录"]


def test_number_and_title_stand_level_and_the_words_on_one_line_under_them(shelf: Shelf) -> None:
    contents = made(special(), shelf).pages[1]
    feet = {
        role: [
            frame.rect.y + frame.block.lines[0].y
            for frame in contents.frames
            if isinstance(frame, TextFrame) and frame.role == role
        ]
        for role in ("contents-page", "contents-title", "contents-name", "contents")
    }
    assert feet["contents-page"] == feet["contents-title"]
    assert feet["contents"][0] == feet["contents-name"][0] > feet["contents-title"][0]


def test_a_cover_that_bleeds_runs_over_both_sides_of_the_sheet(shelf: Shelf) -> None:
    at = listed()
    cover = made(special(), shelf, at).pages[0]
    (picture,) = [frame for frame in cover.frames if isinstance(frame, PictureFrame)]
    assert (picture.rect.x, picture.rect.right()) == (-mm(3), cover.width + mm(3))
    (caption,) = [frame for frame in cover.frames if frame.role == "caption"]
    assert caption.rect.x == at.grid.left


def test_a_note_too_long_for_its_columns_stands_over_the_contents(shelf: Shelf) -> None:
    up = made(special(note=1300), shelf)
    grounds = {f.role: f.rect for f in up.pages[1].frames if isinstance(f, GroundFrame)}
    note, contents = grounds["note-ground"], grounds["contents-ground"]
    assert note.width == contents.width == listed().grid.measure(6)
    assert note.bottom() < contents.y
    assert verify(up.pages, listed()) == ()


def test_the_ground_of_a_short_note_ends_with_it(shelf: Shelf) -> None:
    grounds = {
        f.role: f.rect
        for f in made(special(note=60), shelf).pages[1].frames
        if isinstance(f, GroundFrame)
    }
    assert grounds["note-ground"].height < grounds["contents-ground"].height // 2


def test_contents_with_no_room_stop_the_job(shelf: Shelf) -> None:
    with pytest.raises(Halt) as halted:
        made(special(note=4000), shelf)
    assert [remark.code for remark in halted.value.remarks] == ["contents-no-room"]


def rows(count: int, rank: int = 2) -> tuple[ContentsRow, ...]:
    words = {"contents-title": plain("主题在这里"), "contents": plain("由头")}
    return tuple(ContentsRow(f"{n:02d}", words, rank) for n in range(1, count + 1))


def test_each_form_is_shallower_than_the_one_before_and_the_first_the_fullest(shelf: Shelf) -> None:
    at = listed()
    forms = contents_forms(rows(30), at.grid.measure(6), at, shelf)
    assert [form.least for form in forms] == sorted((form.least for form in forms), reverse=True)
    assert len({form.least for form in forms}) == len(forms) > 2
    assert {piece.role for piece in forms[0].rows[0].pieces} == {
        "contents-page",
        "contents-title",
        "contents",
    }
    assert "contents" not in {piece.role for piece in forms[-1].rows[0].pieces}
    assert all(len(form.rows) == 30 and form.remarks == () for form in forms)


def test_shorts_are_left_out_last_and_the_editor_is_told(shelf: Shelf) -> None:
    at = listed()
    forms = contents_forms((*rows(20), *rows(40, rank=3)), at.grid.measure(2), at, shelf)
    assert [len(form.rows) for form in forms][-1] == 20
    (said,) = forms[-1].remarks
    assert (said.code, said.fact("named"), said.fact("left")) == ("contents-shortened", "20", "40")
    assert all(form.remarks == () for form in forms if len(form.rows) == 60)
    heads = {(len(form.rows), form.head.text()) for form in forms}
    assert heads == {(60, "目录"), (20, "本期要目")}


def test_a_title_of_two_lines_is_broken_by_meaning(shelf: Shelf) -> None:
    at = listed()
    long = ContentsRow(
        "03", {"contents-title": plain("从清早头一班车到夜里最后一盏灯都有人守在路口等着")}
    )
    form = contents_forms((long,), at.grid.measure(1), at, shelf)[-1]
    (title,) = [piece.block for piece in form.rows[0].pieces if piece.role == "contents-title"]
    lines = [placed.line.text for placed in title.lines]
    assert len(lines) > 1
    assert {line[0] for line in lines[1:]} <= {"到", "都"}


def test_the_contents_say_the_headline_in_the_words_it_is_printed_in(shelf: Shelf) -> None:
    long, short = ("一个长得怎么也排不下的题目" * 9,), ("短题",)
    head = Head(tuple(map(plain, long)), alternatives=(tuple(map(plain, short)),))
    of = special()
    of = replace(of, stories=tuple(replaced(one, head=head) for one in of.stories))
    up = made(of, shelf)
    worded = {fit.story: "headline-wording" in fit.taken for fit in up.fits}
    assert any(worded.values())
    said = printed(up.pages[1], "contents-title")
    assert said == ["".join(short if worded[story.id] else long) for story in of.stories]


def test_a_title_too_long_for_its_line_is_divided_between_its_parts(shelf: Shelf) -> None:
    head = Head((plain("炼出第一炉电石的城"), plain("开出高性能纤维的课")))
    of = special()
    of = replace(of, stories=tuple(replaced(one, head=head) for one in of.stories))
    page = made(of, shelf).pages[1]
    titles = [frame for frame in page.frames if frame.role == "contents-title"]
    lines = [placed.line.text.strip("　") for frame in titles for placed in frame.block.lines]
    assert set(lines) <= {
        "炼出第一炉电石的城",
        "开出高性能纤维的课",
        "炼出第一炉电石的城　开出高性能纤维的课",
    }


def test_a_long_title_in_the_contents_is_broken_as_text_is(shelf: Shelf) -> None:
    head = Head((plain("从清早头一班车到夜里最后一盏灯都有人守在路口等着谁也没有走开"),))
    of = special()
    up = made(replace(of, stories=tuple(replaced(one, head=head) for one in of.stories)), shelf)
    assert "term-split" not in {remark.code for remark in up.remarks}


def test_a_short_list_grows_as_far_as_its_box_and_the_layout_let_it(shelf: Shelf) -> None:
    at = replace(listed(), contents=GuideRules(columns=2, larger=(200, 150)))
    own = at.styles["contents-title"].leading
    grown = contents_forms(rows(6), at.grid.measure(6), at, shelf)
    pitches = [_pitch_of(form) for form in grown]
    assert [form.rules.columns for form in grown[:2]] == [1, 2]
    assert pitches[0] == 2 * own and own in pitches and pitches == sorted(pitches, reverse=True)
    assert [form.least for form in grown] == sorted({form.least for form in grown}, reverse=True)


def _pitch_of(form: GuideForm) -> Length:
    """The depth of a form's first title, which is of one line."""
    return next(one.block.depth for one in form.rows[0].pieces if one.role == "contents-title")


def test_rows_abreast_are_equally_deep_so_that_their_rules_are_level(shelf: Shelf) -> None:
    at = replace(listed(), contents=GuideRules(columns=2))
    long = {"contents-title": plain("一个长得怎么也排不下的题目" * 3)}
    some = (*rows(1), ContentsRow("02", long), *rows(3))
    form = contents_forms(some, at.grid.measure(6), at, shelf)[0]
    depths = [row.depth for row in form.rows]
    assert depths[1] > depths[0] and depths[:2] == depths[3:]
