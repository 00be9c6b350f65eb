"""Adverts have their room before any story: bands, a block at the outer foot, the ear, space held."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import Layout
from ghpress.makeup.adverts import MARK, module
from ghpress.makeup.bench import Inset
from ghpress.makeup.bookings import PageSpan, bookings
from ghpress.makeup.elsewhere import for_layout
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import (
    AdvertFrame,
    FurnitureFrame,
    Page,
    PictureFrame,
    Rect,
    RuleFrame,
    TextFrame,
)
from ghpress.manuscript.furnishings import Advert, AdvertSize, Position, Section
from ghpress.manuscript.story import Issue
from ghpress.remarks import Halt, InFile
from ghpress.stock.adverts import Art
from ghpress.stock.shelf import Shelf
from ghpress.units import Length, mm
from goldens import FOLDER, held
from makeup.pagedump import dump
from makeup.stories import house, issue, story
from makeup.test_furnished import EAR, FIT, LINES, MASTHEAD, WEATHER, faults, furnished, said

AT = furnished(80)
GRID = AT.grid


def booked(
    columns: int, lines: int, *, at: Position = "foot", page: int | None = None, **more: object
) -> Advert:
    """An advert so many columns wide whose file is there and of the right size."""
    row = next(counter)
    size = AdvertSize(columns, lines)
    advert = Advert(f"{row}.pdf", size, at, page, place=InFile("issue.yaml", row, 12))
    art = Art("pdf", GRID.measure(columns), GRID.depth(lines))
    return replace(advert, **{"art": art, **more})  # type: ignore[arg-type]


counter = iter(range(1, 10_000))


def special(*adverts: Advert, **more: object) -> Issue:
    whole = issue(*(story(name, 560 + 40 * at) for at, name in enumerate("甲乙丙丁戊己庚辛壬癸")))
    return replace(whole, adverts=adverts, **more)


def made(of: Issue, shelf: Shelf, at: Layout = AT) -> MadeUp:
    return make_up(of, at, shelf, house())


def art_of(page: Page) -> list[Rect]:
    kinds = (AdvertFrame, PictureFrame)
    return [frame.rect for frame in page.frames if isinstance(frame, kinds)]


def marks(page: Page) -> list[Rect]:
    words = [frame for frame in page.frames if isinstance(frame, TextFrame)]
    return [frame.rect for frame in words if frame.role == "advert-mark" and frame.block.text() == MARK]


def columns_of_text(page: Page) -> list[Rect]:
    return [frame.rect for frame in page.frames if frame.role == "column"]


def below(line: Length, rects: list[Rect]) -> list[Rect]:
    return [rect for rect in rects if rect.bottom() > line]


def test_an_advert_as_wide_as_the_page_stands_at_its_foot_over_the_credits(shelf: Shelf) -> None:
    up = made(special(booked(6, 12, page=1)), shelf)
    (art,), (mark,) = art_of(up.pages[0]), marks(up.pages[0])
    signed = next(frame.rect for frame in up.pages[0].frames if frame.role == "credits")
    assert (art.x, art.width, art.height) == (GRID.left, GRID.measure(6), GRID.depth(12))
    assert art.bottom() == signed.y
    assert GRID.leading >= art.y - mark.bottom() >= 0
    assert max(rect.bottom() for rect in columns_of_text(up.pages[0])) < mark.y
    assert said(up) == [] and faults(up.pages, AT) == []


def test_a_rule_cuts_it_off_from_the_stories_in_the_middle_of_the_white(shelf: Shelf) -> None:
    page = made(special(booked(6, 12, page=1)), shelf).pages[0]
    (rule,) = (frame.rect for frame in page.frames if frame.id.startswith("cut-off-advert"))
    top = art_of(page)[0].y - GRID.leading
    assert rule.width == GRID.measure(6)
    assert rule.y + rule.height // 2 == pytest.approx(top - GRID.leading, abs=mm("0.1"))


def test_adverts_that_fill_the_width_together_make_one_band(shelf: Shelf) -> None:
    up = made(special(booked(4, 10, page=2), booked(2, 8, page=2)), shelf)
    one, other = art_of(up.pages[1])
    assert (one.x, other.x) == (GRID.x(0), GRID.x(4))
    assert one.bottom() == other.bottom() == GRID.y(GRID.lines)
    assert faults(up.pages, AT) == []


@pytest.mark.parametrize(("page", "column"), [(2, 0), (3, 3)])
def test_a_narrow_one_stands_at_the_outer_foot_with_stories_beside_it(
    shelf: Shelf, page: int, column: int
) -> None:
    advert = booked(3, 24, at="corner", page=page)
    more = [story(name, 560 + 40 * at) for at, name in enumerate("子丑寅卯辰巳午未")]
    of = special(advert, pages=3)
    up = made(replace(of, stories=(*of.stories, *more)), shelf)
    (art,) = art_of(up.pages[page - 1])
    assert (art.x, art.bottom()) == (GRID.x(column), GRID.y(GRID.lines))
    beside = below(art.y, columns_of_text(up.pages[page - 1]))
    assert len(beside) >= 3
    assert all(rect.right() < art.x or rect.x > art.right() for rect in beside)
    assert any(rect.width == GRID.measure(6) for rect in cut_offs(up.pages[page - 1]))
    assert said(up) == [] and faults(up.pages, AT) == []


def cut_offs(page: Page) -> list[Rect]:
    return [
        frame.rect for frame in page.frames if isinstance(frame, RuleFrame) and frame.role == "cut-off"
    ]


def test_no_text_is_lost_beside_an_advert(shelf: Shelf) -> None:
    up = made(special(booked(2, 30, at="outer", page=1)), shelf)
    names = [name for page in up.pages for name in page.stories]
    assert names == list("甲乙丙丁戊己庚辛壬癸")
    assert "text-not-whole" not in [remark.code for remark in up.remarks]


def test_two_at_the_outer_side_stand_one_over_the_other(shelf: Shelf) -> None:
    up = made(special(*(booked(2, 14, at="outer", page=2) for _ in "ab")), shelf)
    upper, lower = art_of(up.pages[1])
    assert upper.x == lower.x == GRID.x(0)
    assert lower.bottom() == GRID.y(GRID.lines) and upper.bottom() <= lower.y - GRID.leading


def test_one_at_the_top_stands_under_the_masthead(shelf: Shelf) -> None:
    page = made(special(booked(6, 8, at="top", page=1)), shelf).pages[0]
    masthead = next(frame.rect for frame in page.frames if frame.role == "masthead")
    assert marks(page)[0].y >= masthead.bottom()
    assert min(rect.y for rect in columns_of_text(page)) > art_of(page)[0].bottom()


def test_one_in_the_ear_takes_the_place_of_the_ears_words(shelf: Shelf) -> None:
    front = made(special(booked(2, 6, at="ear"), ear=WEATHER), shelf).pages[0]
    (art,) = art_of(front)
    assert art.x == GRID.x(4) and art.bottom() <= GRID.y(8)
    assert not [frame for frame in front.frames if frame.role.startswith("ear")]


def test_one_without_a_page_stands_on_the_last_page_asked_for(shelf: Shelf) -> None:
    up = made(special(booked(6, 12), pages=2), shelf)
    assert [len(art_of(page)) for page in up.pages] == [0, 1]


def test_where_the_shop_chooses_the_pages_it_stands_on_the_last_which_copy_fills_least(
    shelf: Shelf,
) -> None:
    without, up = made(special(), shelf), made(special(booked(6, 12)), shelf)
    last = len(without.pages)
    assert [len(art_of(page)) for page in up.pages][:last] == [0] * (last - 1) + [1]


def test_those_left_to_make_up_do_not_crowd_one_page(shelf: Shelf) -> None:
    up = made(special(*(booked(6, 30) for _ in "abc"), pages=3), shelf)
    assert [len(art_of(page)) for page in up.pages] == [1, 1, 1]


def test_more_than_a_page_holds_are_told_and_left_out(shelf: Shelf) -> None:
    up = made(special(*(booked(6, 30, page=2) for _ in "abc")), shelf)
    assert said(up) == ["advert-no-room"]
    assert len(art_of(up.pages[1])) == 2 and up.pages[1].stories


def test_rows_that_do_not_fill_the_page_stand_one_over_the_other(shelf: Shelf) -> None:
    up = made(special(*(booked(4, 8, page=2) for _ in "ab")), shelf)
    upper, lower = sorted(art_of(up.pages[1]), key=lambda rect: rect.y)
    assert upper.x == lower.x == GRID.x(0) and upper.bottom() < lower.y
    assert said(up) == ["advert-alone", "advert-alone"]


def test_a_row_and_a_stack_stand_beside_each_other_at_the_outer_foot(shelf: Shelf) -> None:
    of = special(booked(1, 30, at="outer", page=1), booked(2, 20, page=1))
    page = made(of, shelf).pages[0]
    one, other = art_of(page)
    assert (one.x, other.x) == (GRID.x(3), GRID.x(5))
    assert one.bottom() == other.bottom() and one.y - other.y == GRID.depth(10)


def test_space_is_held_for_one_whose_file_is_not_there(shelf: Shelf) -> None:
    up = made(special(booked(6, 12, page=1, art=None)), shelf)
    (space,) = (frame for frame in up.pages[0].frames if frame.role == "advert-space")
    assert isinstance(space, FurnitureFrame)
    words = dict(space.words)
    assert words["held"] == "广告位" and words["size"].endswith("毫米")
    assert (space.rect.width, space.rect.height) == (GRID.measure(6), GRID.depth(12))
    assert len(marks(up.pages[0])) == 1


def test_a_picture_is_printed_as_one(shelf: Shelf) -> None:
    art = Art("picture", pixels=(6000, round(6000 * GRID.depth(12) / GRID.measure(6))))
    up = made(special(booked(6, 12, page=1, art=art)), shelf)
    (frame,) = (frame for frame in up.pages[0].frames if frame.role == "advert-picture")
    assert isinstance(frame, PictureFrame) and frame.picture.file.endswith(".pdf")
    assert said(up) == []


@pytest.mark.parametrize(
    ("art", "code"),
    [
        (Art("pdf", GRID.measure(6) - mm(1), GRID.depth(12)), "advert-size-differs"),
        (Art("pdf", GRID.measure(6), GRID.depth(12) + mm(2)), "advert-size-differs"),
        (Art("picture", pixels=(6000, 6000)), "advert-shape"),
        (Art("picture", pixels=(600, 600 * GRID.depth(12) // GRID.measure(6))), "advert-coarse"),
    ],
)
def test_a_file_that_is_not_as_booked_is_told_where_it_was_booked(
    shelf: Shelf, art: Art, code: str
) -> None:
    advert = booked(6, 12, page=1, art=art)
    up = made(special(advert), shelf)
    (told,) = (remark for remark in up.remarks if remark.code not in FIT)
    assert (told.code, told.place) == (code, advert.place)


def test_a_file_half_a_millimetre_off_is_as_booked(shelf: Shelf) -> None:
    art = Art("pdf", GRID.measure(6) - mm("0.4"), GRID.depth(12) + mm("0.5"))
    assert said(made(special(booked(6, 12, page=1, art=art)), shelf)) == []


def test_room_booked_in_millimetres_takes_the_columns_and_lines_that_hold_it() -> None:
    size = AdvertSize(width=GRID.measure(3) - mm(4), height=GRID.depth(10) + mm(2))
    one = module(Advert("a.pdf", size), AT)
    assert (one.columns, one.lines) == (3, 11 + 1)
    exact = AdvertSize(width=GRID.measure(3) + mm("0.3"), height=GRID.depth(10) + mm("0.3"))
    assert (module(Advert("a.pdf", exact), AT).columns, module(Advert("a.pdf", exact), AT).lines) == (
        3,
        11,
    )


def test_one_larger_than_the_type_area_is_told_and_left_out(shelf: Shelf) -> None:
    up = made(special(booked(7, 12, page=1), booked(6, 80, page=1)), shelf)
    assert said(up) == ["advert-too-large", "advert-too-large"]
    assert [art_of(page) for page in up.pages] == [[] for _ in up.pages]


def test_one_for_a_page_that_is_not_there_or_an_ear_that_is_not_is_told(shelf: Shelf) -> None:
    assert said(made(special(booked(6, 12, page=40)), shelf)) == ["advert-not-placed"]
    bare = furnished(80, MASTHEAD)
    assert said(made(special(booked(2, 6, at="ear")), shelf, bare)) == ["advert-not-placed"]
    wide = booked((EAR.columns or 0) + 1, 6, at="ear")
    assert said(made(special(wide), shelf)) == ["advert-not-placed"]


def test_where_stories_cannot_stand_beside_it_it_stands_alone(shelf: Shelf) -> None:
    one = issue(story("甲", 900, rank=1), pages=1)
    up = made(replace(one, adverts=(booked(5, 30, at="corner", page=1),)), shelf)
    (art,) = art_of(up.pages[0])
    assert art.right() == GRID.x(5) + GRID.measure(1)
    assert below(art.y, columns_of_text(up.pages[0])) == []
    (told,) = (remark for remark in up.remarks if remark.code == "advert-alone")
    assert (told.fact("columns"), told.fact("lines")) == ("1", "31")
    assert faults(up.pages, AT) == []


def test_no_other_arrangement_stands_it_alone_where_the_best_does_not(shelf: Shelf) -> None:
    few = issue(story("甲", 1300), story("乙", 600), story("丙", 500))
    of = replace(few, adverts=(booked(3, 40, at="corner", page=1),))
    assert said(made(of, shelf)) == []
    with pytest.raises(Halt):
        made(replace(of, alternative=1), shelf)


def test_in_another_layout_it_goes_where_it_falls_at_its_files_own_size() -> None:
    advert = booked(3, 20, at="corner", page=4)
    of, _ = for_layout(replace(special(advert), layout="somewhere"), AT)
    (moved,) = of.adverts
    assert moved.page is None
    assert moved.size == AdvertSize(width=GRID.measure(3), height=GRID.depth(20))
    held = replace(advert, art=None)
    assert for_layout(replace(special(held), layout="somewhere"), AT)[0].adverts[0].size == held.size


def test_the_same_issue_is_made_up_the_same(shelf: Shelf) -> None:
    of = special(booked(2, 20, at="corner", page=2), booked(6, 12, page=1))
    assert made(of, shelf).pages == made(of, shelf).pages


def test_what_is_reserved_on_a_page_says_where_its_stories_stand() -> None:
    found = bookings(special(booked(4, 40, page=3), booked(6, 9, page=3)), AT, PageSpan(1))
    reserved = found.pages[3]
    assert (len(reserved.bands), reserved.inset) == (1, Inset(4, 41, left=False))
    alone = bookings(special(booked(4, 40, page=3)), AT, PageSpan(1), alone={3}).pages[3]
    assert (len(alone.bands), alone.inset) == (1, None)


def test_where_one_page_is_crowded_others_keep_their_stories_beside_adverts(shelf: Shelf) -> None:
    of = special(booked(5, 8, at="corner", page=1), booked(3, 24, at="corner", page=2))
    up = made(of, shelf)
    assert said(up) == ["advert-alone"]
    (art,) = art_of(up.pages[1])
    assert below(art.y, columns_of_text(up.pages[1]))


def test_a_page_with_all_of_it_stands_as_the_golden_says(shelf: Shelf) -> None:
    named = Section(1, 1, "头版", credits=(("责编", "本报编辑部"), ("电话", "000")))
    art = Advert("shop.pdf", AdvertSize(4, 9), art=Art("pdf", GRID.measure(4), GRID.depth(9)))
    late = Advert("late.pdf", AdvertSize(2, 7))
    few = issue(*(story(name, 700) for name in "甲乙丙"), pages=1)
    guide = (replace(LINES[0]), replace(LINES[2], page=1))
    whole = replace(few, ear=WEATHER, guide=guide, sections=(named,), adverts=(art, late))
    found = dump(made(whole, shelf).pages)
    kept = "".join(line + "\n" for line in found.splitlines() if not is_story(line))
    assert held(FOLDER / "pages" / "furnished-page.txt", kept) == kept


def is_story(line: str) -> bool:
    """Whether a line of the dump tells of a story's own text."""
    own = ("body", "subhead", "headline", "kicker")
    roles = ("column ", "headline ", "kicker ", "column-rule ", "inner-rule ", "cut-off ")
    return any(f"| {style} |" in line for style in own) or line.strip().startswith(roles)


def test_a_page_with_adverts_at_its_outer_foot_can_be_locked(shelf: Shelf) -> None:
    of = special(booked(2, 24, at="corner", page=1), pages=2)
    before = made(of, shelf)
    assert any(isinstance(frame, AdvertFrame) for frame in before.pages[0].frames)
    last = of.stories[-1]
    longer = replace(last, blocks=(*last.blocks, *last.blocks[-1:]))
    changed = replace(of, stories=(*of.stories[:-1], longer), kept=before.kept, locked=(1,))
    after = made(changed, shelf)
    assert "lock-broken" not in {remark.code for remark in after.remarks}
    assert after.pages[0] == before.pages[0]
    other = replace(changed, adverts=(booked(3, 24, at="corner", page=1),))
    assert "lock-broken" in {remark.code for remark in made(other, shelf).remarks}
