"""Boxes stand beside text: whole lines deep, their own text level inside, every word printed once."""

from dataclasses import replace

import pytest

from ghpress.galley.columns import Depths
from ghpress.layout.layout import BoxRules, Layout
from ghpress.makeup.charts.easel import Easel
from ghpress.makeup.exhibits.box import LEAST, Boxed, boxed, draw, forms_of, lines_of, wanted_columns
from ghpress.makeup.exhibits.pictures import Sized
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import Frame, GroundFrame, PictureFrame, Rect, RuleFrame, TextFrame
from ghpress.makeup.whole import check_text
from ghpress.manuscript.story import (
    Block,
    Box,
    Entry,
    List,
    Paragraph,
    Picture,
    Subhead,
    Table,
    Timeline,
)
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from ghpress.units import pt
from makeup.sheets import chart_layout, style
from makeup.stories import faults, house, issue, replaced, story, words

LAYOUT = replace(chart_layout(), rules={**chart_layout().rules, "box-rule": pt("0.5")})
GRID = LAYOUT.grid
TABLE = Table(((plain("站"), plain("人")), (plain("东站"), plain("128")), (plain("西站"), plain("96"))))


def box(characters: int, *more: Block, title: str = "链接") -> Box:
    said = Paragraph(plain(words(characters))) if characters else None
    return Box(plain(title) if title else None, (*((said,) if said else ()), *more))


def ready(one: Box, shelf: Shelf, layout: Layout = LAYOUT) -> tuple[Boxed, Easel]:
    easel = Easel(layout, shelf)
    return boxed(one, (), easel), easel


def made(shelf: Shelf, *blocks: Block, characters: int = 900, rank: int = 2) -> MadeUp:
    told = story("甲", characters)
    told = replaced(told, blocks=(*told.blocks, *blocks), rank=rank)
    whole = issue(told, story("乙", 1500), story("丙", 1400), pages=1)
    up = make_up(whole, LAYOUT, shelf, house(), {"a.jpg": (1500, 1000)})
    assert {remark.code for remark in up.remarks} <= {"page-short", "story-short"}
    assert faults(up.pages, LAYOUT) == []
    assert check_text(up.pages, whole, frozenset()) == ()
    return up


def own(up: MadeUp, role: str) -> list[Frame]:
    return [frame for page in up.pages for frame in page.frames if frame.role == role]


@pytest.mark.parametrize("columns", [1, 2, 3, 4])
def test_every_depth_of_a_box_is_whole_lines_with_its_text_level(columns: int, shelf: Shelf) -> None:
    one, easel = ready(box(400), shelf)
    lines = lines_of(one, GRID.measure(columns), easel)
    assert lines is not None
    for form in forms_of(one, GRID.measure(columns), easel):
        drawn = draw(one, GRID.measure(columns), form.lines, easel)
        texts = [part for part in drawn.parts if isinstance(part, TextFrame) and part.role == "box"]
        assert len({part.rect.y for part in texts}) == 1
        feet: Depths = tuple(len(part.block.lines) for part in texts)
        assert set(feet[:-1]) <= {feet[0]}
        assert feet[0] - len(feet) < feet[-1] <= feet[0]
        assert sum("".join(p.line.text for p in t.block.lines).count("") - 1 for t in texts) == 400


def test_a_boxs_text_stands_in_from_its_edge_in_whole_characters(shelf: Shelf) -> None:
    wide = replace(LAYOUT, box=BoxRules(columns=(2,), inset=2, gutter=3))
    one, easel = ready(box(300), shelf, wide)
    width = GRID.measure(3)
    lines = lines_of(one, width, easel)
    assert lines is not None
    drawn = draw(one, width, lines.best, easel)
    left, right = (part for part in drawn.parts if part.role == "box")
    assert left.rect.x == 2 * GRID.size
    assert left.rect.width == right.rect.width == (47 - 4 - 3) // 2 * GRID.size
    assert right.rect.right() == width - 2 * GRID.size


def test_a_box_too_narrow_for_its_text_asks_for_more_columns(shelf: Shelf) -> None:
    narrow = replace(LAYOUT, box=BoxRules(columns=(1,), inset=4))
    one, easel = ready(box(100), shelf, narrow)
    assert GRID.characters - 8 < LEAST
    assert lines_of(one, GRID.measure(1), easel) is None
    assert lines_of(one, GRID.measure(2), easel) is not None
    assert wanted_columns(one, easel)[1] >= 1


def test_no_column_of_a_box_is_too_wide_to_read(shelf: Shelf) -> None:
    one, easel = ready(box(900), shelf)
    assert lines_of(one, GRID.measure(6), easel) is not None
    for form in forms_of(one, GRID.measure(6), easel):
        assert form.columns >= 3, "two columns of 46 characters are too wide"
    alone = replace(LAYOUT, box=BoxRules(columns=(1,)))
    one, easel = ready(box(900), shelf, alone)
    assert lines_of(one, GRID.measure(6), easel) is None


def test_a_longer_box_wants_more_columns(shelf: Shelf) -> None:
    wanted = [wanted_columns(*ready(box(count), shelf)) for count in (60, 300, 900, 2500)]
    assert wanted == sorted(wanted)
    assert len(set(wanted)) == 4


def test_a_box_stands_in_a_story_on_its_ground_between_rules(shelf: Shelf) -> None:
    up = made(shelf, box(120))
    (ground,) = own(up, "box-ground")
    assert isinstance(ground, GroundFrame)
    assert [isinstance(rule, RuleFrame) for rule in own(up, "box-rule")] == [True, True]
    assert own(up, "box-head")
    for frame in (*own(up, "box-head"), *own(up, "box")):
        assert ground.rect.x < frame.rect.x < frame.rect.right() < ground.rect.right()
        assert ground.rect.y < frame.rect.y < frame.rect.bottom() <= ground.rect.bottom()
    for frame in own(up, "column"):
        assert not meets(frame.rect, ground.rect)


def meets(one: Rect, other: Rect) -> bool:
    across = min(one.right(), other.right()) - max(one.x, other.x)
    down = min(one.bottom(), other.bottom()) - max(one.y, other.y)
    return across > 0 and down > 0


def test_lines_of_a_box_stand_on_the_pages_grid(shelf: Shelf) -> None:
    up = made(shelf, box(260, Subhead(plain("小标题")), List((plain("一项"), plain("又一项")))))
    for frame in own(up, "box"):
        assert isinstance(frame, TextFrame)
        for placed in frame.block.lines:
            if placed.role == "box":
                assert (frame.rect.y + placed.y - GRID.baseline(0)) % GRID.leading == 0


def test_a_timeline_in_a_box_has_its_line_and_dots(shelf: Shelf) -> None:
    dates = {name: style(name) for name in ("timeline-date", "timeline-text")}
    dated = replace(LAYOUT, styles={**LAYOUT.styles, **dates}, rules={"timeline-line": pt(1)})
    told = story("甲", 900)
    entries = tuple(Entry(plain(f"19{year}年"), plain(words(40, year))) for year in (48, 56, 60))
    told = replaced(told, blocks=(*told.blocks, box(0, Timeline(entries))))
    up = make_up(issue(told, story("乙", 1500), story("丙", 1400), pages=1), dated, shelf, house())
    assert faults(up.pages, dated) == []
    assert len(own(up, "timeline-dot")) == 3
    assert own(up, "timeline-line")


def test_a_box_without_a_title_has_no_head(shelf: Shelf) -> None:
    up = made(shelf, box(120, title=""))
    assert not own(up, "box-head")
    assert own(up, "box")


def test_a_box_may_hold_a_table_and_a_picture(shelf: Shelf) -> None:
    picture = Picture("a.jpg", caption=plain("图说。"))
    up = made(shelf, box(150, picture, TABLE), characters=1500, rank=1)
    (ground,) = own(up, "box-ground")
    inside = [*own(up, "table"), *own(up, "picture"), *own(up, "caption")]
    assert len(inside) == 6
    for frame in inside:
        assert meets(frame.rect, ground.rect)
        assert ground.rect.y < frame.rect.y
        assert frame.rect.bottom() < ground.rect.bottom()
    assert [frame for frame in inside if isinstance(frame, PictureFrame)]


def test_a_story_that_is_a_box_has_it_under_its_head(shelf: Shelf) -> None:
    alone = replaced(story("甲", 90), blocks=(box(700),), rank=2)
    whole = issue(alone, story("乙", 1500), story("丙", 1400), pages=1)
    up = make_up(whole, LAYOUT, shelf, house())
    assert {remark.code for remark in up.remarks} <= {"page-short"}
    (ground,) = own(up, "box-ground")
    (head,) = (frame for frame in own(up, "headline") if getattr(frame, "story", "") == "甲")
    assert ground.rect.x == head.rect.x
    assert ground.rect.y > head.rect.y


def test_a_word_of_a_box_that_is_gone_is_missed(shelf: Shelf) -> None:
    told = replaced(story("甲", 900), blocks=(*story("甲", 900).blocks, box(120)))
    whole = issue(told, story("乙", 1500), story("丙", 1400), pages=1)
    (page,) = make_up(whole, LAYOUT, shelf, house()).pages
    gone = next(frame for frame in page.frames if frame.role == "box")
    less = replace(page, frames=tuple(frame for frame in page.frames if frame is not gone))
    assert [one.code for one in check_text((less,), whole, frozenset())] == ["text-not-whole"]


def test_a_box_whose_picture_has_no_size_is_left_with_a_word(shelf: Shelf) -> None:
    told = story("甲", 900)
    told = replaced(told, blocks=(*told.blocks, box(120, Picture("missing.jpg"))))
    up = make_up(issue(told, story("乙", 1500), pages=1), LAYOUT, shelf, house())
    assert "block-not-placed" in {remark.code for remark in up.remarks}
    assert "text-not-whole" not in {remark.code for remark in up.remarks}


def test_boxes_and_pictures_share_a_story(shelf: Shelf) -> None:
    up = made(shelf, Picture("a.jpg"), box(150), characters=1300, rank=1)
    assert len(own(up, "picture")) == len(own(up, "box-ground")) == 1
    assert Sized(Picture("a.jpg"), 1500, 1000).picture in [
        frame.picture for frame in own(up, "picture") if isinstance(frame, PictureFrame)
    ]
