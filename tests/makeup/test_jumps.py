"""Jumps and fillers: what a page cannot hold goes on on another, what is white is filled."""

from dataclasses import replace

import pytest

from ghpress.layout.layout import JumpRules, Layout
from ghpress.layout.standins import with_stand_ins
from ghpress.makeup.accepted import accepted_stories
from ghpress.makeup.jumps import parted, places_to_part
from ghpress.makeup.lastrungs import made_to_fit
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.page import AdvertFrame, TextFrame
from ghpress.makeup.parting import Jump
from ghpress.makeup.verify import verify
from ghpress.manuscript.accepted import REST
from ghpress.manuscript.furnishings import Advert, AdvertSize
from ghpress.manuscript.history import History, with_history
from ghpress.manuscript.story import Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import plain
from ghpress.remarks import Halt, InFile, Level
from ghpress.stock.adverts import Art
from ghpress.stock.shelf import Shelf
from goldens import FOLDER, held
from makeup.pagedump import dump
from makeup.sheets import layout
from makeup.stories import house, issue, replaced, story

LAYOUT = replace(layout(40), styles=with_stand_ins(layout(40).styles))
LONG = story("甲", 2600, paragraphs=12, subheads=3, page=1)
"""Longer than what is left on page 1 beside a second story."""


def ruled(**rules: object) -> Layout:
    given = {"allowed": "first", "most": 2, "least_characters": 150, **rules}
    return replace(LAYOUT, fit=replace(LAYOUT.fit, jumps=JumpRules(**given)))  # type: ignore[arg-type]


def made(of: Issue, shelf: Shelf, within: Layout = LAYOUT) -> MadeUp:
    return made_to_fit(of, within, shelf, house())


def overfull(**more: object) -> Issue:
    """Page 1 is given more than it holds, page 2 less."""
    first = replaced(LONG, **more)
    return replace(issue(first, story("乙", 900, page=1), story("丙", 700, page=2)), pages=2)


def read(up: MadeUp, name: str, role: str = "column") -> str:
    """What a story prints in frames of a role, in reading order."""
    return "".join(
        placed.line.text
        for page in up.pages
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.story == name and frame.role == role
        for placed in frame.block.lines
    )


def copy(of: Story) -> str:
    return "".join(block.text.chars for block in of.blocks if isinstance(block, Paragraph | Subhead))


def test_what_a_page_cannot_hold_goes_on_on_a_later_page(shelf: Shelf) -> None:
    of = overfull()
    up = made(of, shelf)
    assert [fit.page for fit in up.fits if fit.story.startswith("甲")] == [1, 2]
    assert all(fit.over_lines <= 0 for fit in up.fits)
    assert not [remark for remark in up.remarks if remark.level is Level.ERROR]
    assert not [remark for remark in verify(up.pages, LAYOUT) if remark.level is Level.ERROR]


def test_both_parts_say_where_the_other_is(shelf: Shelf) -> None:
    up = made(overfull(), shelf)
    assert read(up, "甲").endswith("下转第2版")
    assert read(up, "甲" + REST, "jump-from") == "上接第1版"


def test_the_parts_read_in_order_are_the_whole_story_once(shelf: Shelf) -> None:
    of = overfull()
    up = made(of, shelf)
    assert read(up, "甲").removesuffix("下转第2版") + read(up, "甲" + REST) == copy(of.stories[0])


def test_the_rest_stands_under_the_slug_or_the_headlines_first_part(shelf: Shelf) -> None:
    assert read(made(overfull(), shelf), "甲" + REST, "headline") == "甲的主题在这里"


def test_no_story_jumps_where_all_fits(shelf: Shelf) -> None:
    up = made(issue(story("甲", 500), story("乙", 500)), shelf)
    assert not [fit for fit in up.fits if fit.story.endswith(REST)]


def test_an_editor_may_forbid_a_jump(shelf: Shelf) -> None:
    of = overfull(jump=False)
    off = replace(of, stories=tuple(replaced(one, jump=False) for one in of.stories))
    up = made(off, shelf)
    assert not [fit for fit in up.fits if fit.story.endswith(REST)]
    assert sum(fit.over_characters for fit in up.fits if fit.over_characters > 0) > 0


def test_a_layout_may_forbid_jumps_and_an_editor_still_ask_for_one(shelf: Shelf) -> None:
    off = ruled(allowed="off")
    assert not [fit for fit in made(overfull(), shelf, off).fits if fit.story.endswith(REST)]
    asked = made(overfull(jump=2), shelf, off)
    assert [fit.page for fit in asked.fits if fit.story.endswith(REST)] == [2]


def test_a_story_longer_than_a_page_goes_on_over_as_many_as_it_takes(shelf: Shelf) -> None:
    long = story("甲", 9000, paragraphs=40, subheads=6)
    up = made(issue(long, story("乙", 600)), shelf)
    parts = [fit.story for fit in up.fits if fit.story.startswith("甲")]
    assert len(parts) >= 3
    assert "".join(read(up, part) for part in parts).count("下转第") == len(parts) - 1
    assert not [remark for remark in up.remarks if remark.level is Level.ERROR]


def test_a_story_over_more_pages_than_the_layout_allows_is_refused(shelf: Shelf) -> None:
    long = issue(story("甲", 9000, paragraphs=40, subheads=6), story("乙", 600))
    with pytest.raises(Halt) as refused:
        made(long, shelf, ruled(most_pages=2))
    assert [remark.code for remark in refused.value.remarks] == ["story-too-long"]


@pytest.mark.parametrize("least", [50, 150, 400])
def test_a_story_is_parted_between_paragraphs_with_enough_on_either_side(least: int) -> None:
    for at in places_to_part(LONG, least):
        before, after = replaced(LONG, blocks=LONG.blocks[:at]), replaced(LONG, blocks=LONG.blocks[at:])
        assert min(before.characters(), after.characters()) >= least
        assert not isinstance(LONG.blocks[at - 1], Subhead)


def test_what_signs_a_story_stands_under_its_rest() -> None:
    signed = replaced(LONG, byline=plain("本报编辑部"))
    one, rest = parted(
        issue(signed), (Jump("甲", 4, "甲", 2),), {}, lambda page: (f"转{page}", "接")
    ).stories
    assert one.byline is None
    assert rest.byline == plain("本报编辑部")


def test_the_page_of_a_jump_stands_as_the_golden_says(shelf: Shelf) -> None:
    found = dump(made(overfull(), shelf).pages)
    assert held(FOLDER / "pages" / "jump.txt", found) == found


def fillers() -> tuple[Story, ...]:
    return tuple(
        story(f"补{number}", 60 * number, paragraphs=1, subheads=0, rank=3) for number in (1, 2, 3, 4)
    )


def test_a_filler_takes_what_a_page_leaves_white(shelf: Shelf) -> None:
    of = replace(issue(*(story(name, 300) for name in "甲乙丙")), pages=1)
    bare = made(of, shelf)
    full = made(replace(of, fillers=fillers()), shelf)
    assert "page-short" in [remark.code for remark in bare.remarks]
    assert [fit.story for fit in full.fits if fit.story.startswith("补")]
    assert full.cost < bare.cost


def own_advert(columns: int, lines: int) -> Advert:
    size, grid = AdvertSize(columns, lines), LAYOUT.grid
    art = Art("pdf", grid.measure(columns), grid.depth(lines))
    return Advert(
        f"own-{columns}-{lines}.pdf", size, place=InFile("issue.yaml", lines, columns), art=art
    )


def test_an_advert_of_the_papers_own_fills_what_no_story_would(shelf: Shelf) -> None:
    of = replace(issue(*(story(name, 300) for name in "甲乙丙")), pages=1)
    bare = made(of, shelf)
    (gap,) = [one for one in bare.remarks if one.code == "page-short"]
    lines = int(gap.fact("lines"))
    adverts = tuple(own_advert(LAYOUT.grid.columns, deep) for deep in (lines - 6, lines - 3, 90))
    full = made(replace(of, house_adverts=adverts), shelf)
    shown = [
        one.advert.file for page in full.pages for one in page.frames if isinstance(one, AdvertFrame)
    ]
    assert len(shown) == 1 and full.cost < bare.cost
    assert "advert-mark" in {frame.role for page in full.pages for frame in page.frames}
    assert not [one for one in verify(full.pages, LAYOUT) if one.level is Level.ERROR]


def test_an_advert_of_the_papers_own_is_left_out_where_nothing_would_stand_beside_it(
    shelf: Shelf,
) -> None:
    of = replace(issue(story("甲", 300)), pages=1)
    bare = made(of, shelf)
    deep = next(int(one.fact("lines")) for one in bare.remarks if one.code == "page-short")
    booked = replace(own_advert(1, deep - 3), page=1)
    assert "advert-alone" in {one.code for one in made(replace(of, adverts=(booked,)), shelf).remarks}
    full = made(replace(of, house_adverts=(own_advert(1, deep - 3),)), shelf)
    assert dump(full.pages) == dump(bare.pages)
    assert "page-short" in {one.code for one in full.remarks}


def test_an_advert_of_the_papers_own_is_left_out_where_pages_are_full(shelf: Shelf) -> None:
    of = issue(*(story(name, 620) for name in "甲乙丙丁"))
    bare = made(of, shelf)
    if not [one for one in bare.remarks if one.code == "page-short"]:
        full = made(replace(of, house_adverts=(own_advert(6, 12),)), shelf)
        assert dump(full.pages) == dump(bare.pages)


def test_no_filler_stands_on_a_full_page(shelf: Shelf) -> None:
    of = replace(issue(*(story(name, 620) for name in "甲乙丙丁")), fillers=fillers())
    up, bare = made(of, shelf), made(replace(of, fillers=()), shelf)
    short = "page-short" in [remark.code for remark in bare.remarks]
    assert short or not [fit for fit in up.fits if fit.story.startswith("补")]


def test_a_locked_page_with_a_part_of_a_story_stays_while_others_change(shelf: Shelf) -> None:
    of = overfull()
    before = made(of, shelf)
    longer = tuple(
        replaced(one, blocks=(*one.blocks, *one.blocks[-1:])) if one.id == "丙" else one
        for one in of.stories
    )
    after = made(replace(of, stories=longer, kept=before.kept, locked=(1,)), shelf)
    assert "lock-broken" not in {remark.code for remark in after.remarks}
    assert after.pages[0] == before.pages[0]
    assert dump(after.pages[1:]) != dump(before.pages[1:])


def test_a_locked_page_with_the_rest_of_a_story_stays_too(shelf: Shelf) -> None:
    of = overfull()
    before = made(of, shelf)
    again = made(replace(of, kept=before.kept, locked=(1, 2)), shelf)
    assert "lock-broken" not in {remark.code for remark in again.remarks}
    assert again.pages == before.pages


def test_both_parts_keep_the_lines_that_were_accepted(shelf: Shelf) -> None:
    of = overfull()
    up = made(of, shelf)
    history = History(accepted_stories(up.pages, LAYOUT))
    with_lines = with_history(of, history)
    known = {paragraph.chars for paragraph in with_lines.stories[0].accepted}
    assert {block.text.chars for block in of.stories[0].blocks if isinstance(block, Paragraph)} <= known
    corrected = with_lines.stories[0].blocks
    first = corrected[2]
    assert isinstance(first, Paragraph)
    other = replace(first, text=plain(first.text.chars[:40] + "又" + first.text.chars[40:]))
    edited = replaced(with_lines.stories[0], blocks=(*corrected[:2], other, *corrected[3:]))
    again = made(replace(with_lines, stories=(edited, *with_lines.stories[1:])), shelf)
    assert read(again, "甲" + REST) == read(up, "甲" + REST)
    assert lines_of(again, "甲" + REST) == lines_of(up, "甲" + REST)


def lines_of(up: MadeUp, name: str) -> list[str]:
    return [
        placed.line.text
        for page in up.pages
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.story == name and frame.role == "column"
        for placed in frame.block.lines
    ]


def test_of_a_last_page_with_little_on_it_it_is_said_what_to_cut_for_a_page_less(shelf: Shelf) -> None:
    deep = replace(layout(80), styles=with_stand_ins(layout(80).styles))
    of = issue(*(story(name, 700) for name in "甲乙丙丁戊己庚辛"))
    up = made(of, shelf, deep)
    assert len(up.pages) == 2
    (said,) = [one for one in up.remarks if one.code == "sheet-for-little"]
    over = made(replace(of, pages=1), shelf, deep).fits
    assert int(said.fact("characters")) == sum(max(0, fit.over_characters) for fit in over) > 0
