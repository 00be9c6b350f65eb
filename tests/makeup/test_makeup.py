"""Issues made up into pages, from outside: what stands where, what is said, what is never lost."""

from dataclasses import replace
from fractions import Fraction
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import (
    FurnitureFrame,
    GroundFrame,
    Page,
    PictureFrame,
    RuleFrame,
    TextFrame,
)
from ghpress.makeup.verify import verify
from ghpress.manuscript.story import Box, Chart, Head, Issue, Paragraph, Picture, Table
from ghpress.manuscript.text import plain
from ghpress.remarks import Halt, InFile, Level
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story

LAYOUT = layout(60)


def made(of: Issue, shelf: Shelf, lines: int = 60) -> MadeUp:
    return make_up(of, layout(lines), shelf, house(), {"a.jpg": (1500, 1000), "tall.jpg": (100, 1000)})


def codes(up: MadeUp) -> list[str]:
    return [remark.code for remark in up.remarks]


def columns(page: Page, name: str) -> list[TextFrame]:
    return [
        frame
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.role == "column" and frame.story == name
    ]


def text_of(up: MadeUp, name: str) -> str:
    frames = [frame for page in up.pages for frame in columns(page, name)]
    return "".join(placed.line.text for frame in frames for placed in frame.block.lines)


def copy_text(of: Issue, name: str) -> str:
    (found,) = [one for one in of.stories if one.id == name]
    return "".join(block.text.chars for block in found.blocks if hasattr(block, "text"))


def test_every_character_of_every_story_is_on_the_page_once_and_in_order(shelf: Shelf) -> None:
    of = issue(*(story(name, 500) for name in "甲乙丙丁"))
    up = made(of, shelf)
    for one in of.stories:
        assert text_of(up, one.id) == copy_text(of, one.id)


def test_columns_of_a_story_end_on_one_baseline_of_the_grid(shelf: Shelf) -> None:
    up = made(issue(*(story(name, 620) for name in "甲乙丙丁戊己")), shelf)
    grid = LAYOUT.grid
    for page in up.pages:
        for name in page.stories:
            feet = {frame.rect.y + frame.block.lines[-1].y for frame in columns(page, name)}
            assert len(feet) == 1
            assert (feet.pop() - grid.baseline(0)) % grid.leading == 0


def test_stories_are_read_in_the_order_of_the_issue(shelf: Shelf) -> None:
    up = made(issue(*(story(name, 620) for name in "甲乙丙丁戊己")), shelf)
    assert [name for page in up.pages for name in page.stories] == list("甲乙丙丁戊己")


def test_a_page_is_full_to_the_last_line_unless_it_is_said_to_be_short(shelf: Shelf) -> None:
    up = made(
        issue(*(story(name, 520 + 30 * n) for n, name in enumerate("甲乙丙丁戊己庚辛壬癸"))), shelf
    )
    short = {int(r.fact("page")): int(r.fact("lines")) for r in up.remarks if r.code == "page-short"}
    assert 1 not in short
    for page in up.pages:
        last = 58 if page.number == 1 else 60
        feet = [frame.rect.bottom() for name in page.stories for frame in columns(page, name)]
        assert max(feet) == LAYOUT.grid.y(last - short.get(page.number, 0))


def test_what_is_made_up_twice_is_the_same(shelf: Shelf) -> None:
    of = issue(*(story(name, 400 + 70 * n) for n, name in enumerate("甲乙丙丁戊")))
    assert made(of, shelf) == made(of, shelf)


def test_one_tiny_story_gives_a_page_with_what_is_wanting_said(shelf: Shelf) -> None:
    up = made(issue(story("甲", 60, paragraphs=1)), shelf)
    assert len(up.pages) == 1
    assert "page-short" in codes(up)
    assert all(remark.level < Level.ERROR for remark in up.remarks)
    assert text_of(up, "甲") == copy_text(issue(story("甲", 60, paragraphs=1)), "甲")
    (short,) = [remark for remark in up.remarks if remark.code == "page-short"]
    assert int(short.fact("characters")) == int(short.fact("lines")) * 90


def test_a_story_of_100000_characters_is_refused_at_once(shelf: Shelf) -> None:
    of = issue(story("长", 100_000, paragraphs=300), story("短", 200))
    started = process_time()
    with pytest.raises(Halt) as halt:
        made(of, shelf)
    assert process_time() - started < 2
    (remark,) = halt.value.remarks
    assert (remark.code, remark.place) == ("story-too-long", InFile("长.md"))
    assert remark.fact("most") == "5400"


def test_an_issue_without_stories_is_refused(shelf: Shelf) -> None:
    with pytest.raises(Halt) as halt:
        made(issue(), shelf)
    assert [remark.code for remark in halt.value.remarks] == ["issue-empty"]


def test_much_too_much_for_the_pages_asked_for_is_refused(shelf: Shelf) -> None:
    of = issue(*(story(name, 4000, paragraphs=12) for name in "甲乙"), pages=1)
    with pytest.raises(Halt) as halt:
        made(of, shelf)
    whole, *shares = halt.value.remarks
    assert whole.code == "issue-too-long"
    cut = {remark.fact("story"): int(remark.fact("characters")) for remark in shares}
    assert set(cut) == {"甲", "乙"}
    over = int(whole.fact("characters")) - int(whole.fact("most"))
    assert over <= sum(cut.values()) <= over + 2


def test_a_little_too_much_is_said_by_lines_and_characters(shelf: Shelf) -> None:
    of = issue(*(story(name, 1000, paragraphs=5) for name in "甲乙丙丁"), pages=1)
    up = made(of, shelf)
    over = [fit for fit in up.fits if fit.over_lines > 0]
    assert over
    said = [remark for remark in up.remarks if remark.code == "story-overset"]
    assert [int(remark.fact("lines")) for remark in said] == [fit.over_lines for fit in over]
    for fit in over:
        whole, printed = copy_text(of, fit.story), text_of(up, fit.story)
        assert whole.startswith(printed)
        assert len(whole) - len(printed) == fit.over_characters


def test_text_goes_on_another_page_rather_than_overset(shelf: Shelf) -> None:
    up = made(issue(*(story(name, 1000, paragraphs=5) for name in "甲乙丙丁")), shelf)
    assert len(up.pages) == 2
    assert "story-overset" not in codes(up)


def test_more_pages_than_stories_are_not_made_and_said(shelf: Shelf) -> None:
    up = made(issue(story("甲", 900), pages=3), shelf)
    assert len(up.pages) == 1
    assert "pages-too-many" in codes(up)


def test_the_note_stands_in_its_box_over_the_first_row(shelf: Shelf) -> None:
    note = replaced(story("按", 150, paragraphs=2, subheads=0), head=Head((plain("编者按"),)))
    up = made(issue(*(story(name, 560) for name in "甲乙丙"), note=note), shelf)
    frames = up.pages[0].frames
    (ground,) = [frame for frame in frames if isinstance(frame, GroundFrame)]
    inside = [frame for frame in frames if isinstance(frame, TextFrame) and frame.story == "note"]
    assert [frame.role for frame in inside] == ["note-head", "note", "note"]
    assert all(frame.rect.x > ground.rect.x for frame in inside)
    assert all(frame.rect.bottom() < ground.rect.bottom() for frame in inside)
    printed = "".join(p.line.text for frame in inside[1:] for p in frame.block.lines)
    assert printed == "".join(block.text.chars for block in note.blocks if isinstance(block, Paragraph))
    assert min(frame.rect.y for frame in columns(up.pages[0], "甲")) > ground.rect.bottom()


def test_a_picture_in_the_note_is_an_error(shelf: Shelf) -> None:
    note = story("按", 150, subheads=0)
    note = replaced(note, blocks=(*note.blocks, Picture("a.jpg", place=InFile("按.md", 3, 1))))
    up = made(issue(story("甲", 560), note=note), shelf)
    assert [(r.code, r.place) for r in up.remarks if r.level is Level.ERROR] == [
        ("block-not-placed", InFile("按.md", 3, 1))
    ]


def test_a_note_no_page_takes_is_an_error(shelf: Shelf) -> None:
    homeless = replace(LAYOUT, plans=tuple(replace(plan, takes_note=False) for plan in LAYOUT.plans))
    note = story("按", 150, subheads=0)
    up = make_up(issue(story("甲", 560), note=note), homeless, shelf, house())
    assert "note-not-placed" in codes(up)


@pytest.mark.parametrize("length", [555, 590, 620])
def test_a_byline_stands_on_the_last_line_of_its_story_or_the_next(length: int, shelf: Shelf) -> None:
    signed = [replaced(story(name, length), byline=plain("本报编辑部")) for name in "甲乙丙"]
    up = made(issue(*signed), shelf)
    for name in "甲乙丙":
        *_, text, byline = columns(up.pages[0], name)[-1].block.lines
        assert byline.line.text == "本报编辑部"
        assert byline.y - text.y in (0, LAYOUT.grid.leading)
    assert [remark.code for remark in verify(up.pages, LAYOUT)] == []


def test_a_picture_stands_over_its_story_in_whole_lines_with_its_caption(shelf: Shelf) -> None:
    picture = Picture("a.jpg", caption=plain("图说在此。"), credit=plain("本报资料"))
    pictured = story("甲", 900)
    pictured = replaced(pictured, blocks=(picture, *pictured.blocks))
    up = made(issue(pictured, story("乙", 900)), shelf)
    (frame,) = [frame for frame in up.pages[0].frames if isinstance(frame, PictureFrame)]
    over_type = (LAYOUT.grid.leading - LAYOUT.grid.size) // 2
    assert (frame.rect.height + over_type) % LAYOUT.grid.leading == 0
    shape = Fraction(frame.rect.width, frame.rect.height)
    assert abs(shape / Fraction(3, 2) - 1) < Fraction(1, 5)
    (caption,) = [f for f in up.pages[0].frames if isinstance(f, TextFrame) and f.role == "caption"]
    said, credit = caption.block.lines
    assert (said.line.text, credit.line.text) == ("图说在此。", "本报资料")
    assert (caption.rect.y, said.y) == (frame.rect.bottom(), credit.y)
    assert caption.rect.x + credit.x + credit.line.width == frame.rect.right()
    first, *others = columns(up.pages[0], "甲")
    assert first.rect.y == frame.rect.y - over_type
    for one in others:
        assert one.rect.right() <= frame.rect.x or one.rect.y >= caption.rect.bottom()


def test_a_caption_that_leaves_no_room_beside_it_has_its_credit_under_it(shelf: Shelf) -> None:
    said = plain("这一条图说正好排满一整行为止了。")
    picture = Picture("a.jpg", caption=said, credit=plain("本报资料"), columns=1)
    pictured = replaced(story("甲", 900), blocks=(picture, *story("甲", 900).blocks))
    up = made(issue(pictured, story("乙", 900)), shelf)
    caption, credit = (f for f in up.pages[0].frames if isinstance(f, TextFrame) and f.role == "caption")
    assert len(caption.block.lines) == 1
    assert credit.rect.y == caption.rect.bottom()
    assert all(remark.level < Level.ERROR for remark in verify(up.pages, LAYOUT))


@pytest.mark.parametrize(
    "block",
    [
        Picture("missing.jpg"),
        Picture("tall.jpg"),
        Table(()),
        Chart("bars", None, ()),
        Box(None, (Paragraph(plain("方框里的话。")), Picture("missing.jpg"))),
    ],
    ids=["missing picture", "picture too tall", "table", "chart", "box with a picture that is missing"],
)
def test_a_block_that_cannot_be_placed_is_an_error(
    block: Picture | Table | Chart | Box, shelf: Shelf
) -> None:
    placed = replace(block, place=InFile("甲.md", 7, 1)) if not isinstance(block, Paragraph) else block
    with_block = story("甲", 560)
    with_block = replaced(with_block, blocks=(*with_block.blocks, placed))
    up = made(issue(with_block), shelf)
    (remark,) = [remark for remark in up.remarks if remark.code == "block-not-placed"]
    assert (remark.level, remark.place) == (Level.ERROR, InFile("甲.md", 7, 1))
    assert text_of(up, "甲") == copy_text(issue(story("甲", 560)), "甲")


@pytest.mark.parametrize(
    "lengths", [(560,) * 6, (560, 190, 560, 190, 560, 560, 560), (560, 560, 1120, 560, 560)]
)
def test_pictures_take_what_room_there_is_so_that_pages_are_full(
    lengths: tuple[int, ...], shelf: Shelf
) -> None:
    picture = Picture("a.jpg", caption=plain("图说在此。"))
    stories = [story(f"s{number}", length) for number, length in enumerate(lengths)]
    pictured = [replaced(one, blocks=(picture, *one.blocks)) for one in stories]
    up = made(issue(*pictured, pages=2), shelf)
    found = {remark.code for remark in (*up.remarks, *verify(up.pages, LAYOUT))}
    assert found <= {"heads-bump"}  # headlines all alike cannot but meet
    feet = [max(f.rect.bottom() for f in page.frames if isinstance(f, TextFrame)) for page in up.pages]
    assert feet == [LAYOUT.grid.y(58), LAYOUT.grid.y(60)]


def test_rules_stand_in_the_gutters_between_stories_and_the_gaps_between_rows(shelf: Shelf) -> None:
    up = made(issue(*(story(name, 560) for name in "甲乙丙丁戊己")), shelf)
    grid = LAYOUT.grid
    for page in up.pages:
        texts = [frame.rect for frame in page.frames if isinstance(frame, TextFrame)]
        rules = [frame.rect for frame in page.frames if isinstance(frame, RuleFrame)]
        assert rules
        for rule in rules:
            assert all(
                rule.right() <= text.x
                or rule.x >= text.right()
                or rule.bottom() <= text.y
                or rule.y >= text.bottom()
                for text in texts
            )
            if rule.height > rule.width:
                gutters = [grid.x(n) - grid.size // 2 for n in range(1, 6)]
                assert min(abs(rule.x + rule.width // 2 - gutter) for gutter in gutters) <= 1


def test_furniture_says_what_the_house_and_the_issue_say(shelf: Shelf) -> None:
    up = made(issue(*(story(name, 560) for name in "甲乙丙丁戊己"), pages=2), shelf)
    masthead = next(frame for frame in up.pages[0].frames if isinstance(frame, FurnitureFrame))
    said = dict(masthead.words)
    assert masthead.role == "masthead"
    assert (said["name"], said["title"]) == ("试排报", "试排专刊")
    assert (said["date"], said["weekday"]) == ("2025年5月1日", "星期四")
    assert (said["sponsor"], said["folio"], said["page-count"]) == ("试排社主办", "第1版", "本期2版")
    assert said["credits"] == "责编：本报编辑部\u3000校对：本报编辑部"
    assert up.pages[1].folio == "第2版"


def test_a_lead_is_the_widest_of_its_row(shelf: Shelf) -> None:
    stories = (story("甲", 900, rank=1), story("乙", 420), story("丙", 520), story("丁", 520))
    up = made(issue(*stories), shelf)
    widths = {fit.story: fit.columns for fit in up.fits}
    assert widths["甲"] >= max(widths.values())


def test_each_story_has_a_fit_with_its_place_and_its_count(shelf: Shelf) -> None:
    of = issue(*(story(name, 560) for name in "甲乙丙"))
    up = made(of, shelf)
    for one, fit in zip(of.stories, up.fits, strict=True):
        assert (fit.story, fit.characters, fit.page) == (one.id, one.characters(), 1)
        depths = [frame.block.depth // LAYOUT.grid.leading for frame in columns(up.pages[0], one.id)]
        assert (fit.columns, fit.lines) == (len(depths), sum(depths))


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_the_copy_nothing_is_lost_and_nothing_stands_wrong(
    shelf: Shelf, data: st.DataObject
) -> None:
    lengths = data.draw(st.lists(st.integers(8, 1800), min_size=1, max_size=7))
    stories = []
    for number, length in enumerate(lengths):
        one = story(
            f"s{number}",
            length,
            paragraphs=data.draw(st.integers(1, 5)),
            subheads=data.draw(st.integers(0, 2)),
            rank=data.draw(st.integers(1, 3)),
        )
        byline = plain("本报编辑部") if data.draw(st.booleans()) else None
        pictures = (Picture("a.jpg", caption=plain("图说。")),) * data.draw(st.integers(0, 1))
        stories.append(replaced(one, byline=byline, blocks=(*pictures, *one.blocks)))
    of = issue(*stories)
    up = made(of, shelf)
    errors = [r for r in (*up.remarks, *verify(up.pages, LAYOUT)) if r.level is Level.ERROR]
    assert errors == []
    shown = [f.story for page in up.pages for f in page.frames if isinstance(f, PictureFrame)]
    assert shown == [one.id for one in stories if isinstance(one.blocks[0], Picture)]
    assert [name for page in up.pages for name in page.stories] == [one.id for one in stories]


def test_stories_of_real_faces_fill_two_pages(real_shelf: Shelf) -> None:
    of = issue(*(story(name, 640 + 20 * n) for n, name in enumerate("甲乙丙丁戊己庚")))
    up = make_up(of, LAYOUT, real_shelf, house())
    said = (*up.remarks, *verify(up.pages, LAYOUT))
    assert [remark for remark in said if remark.level is Level.ERROR] == []
