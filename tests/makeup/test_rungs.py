"""The rungs inside one story: what may be done to make it fit, how far, and that it is said."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ghpress.layout.layout import Layout, Rungs
from ghpress.makeup.bodies import Bounds
from ghpress.makeup.fits import RUNGS
from ghpress.makeup.heads import head_forms
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.page import TextFrame
from ghpress.makeup.ready import Materials, at_widths, make_ready
from ghpress.makeup.shapes import depths_of, division_of, shapes_of
from ghpress.manuscript.story import Columns, Head, Story
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf
from makeup.sheets import layout
from makeup.stories import head_pieces, house, issue, replaced, story

LAYOUT = layout(60)
EVERY = (1, 2, 3, 4, 5, 6)
LONG = "全市工会系统深入开展送温暖活动走访慰问困难职工一千二百余户发放慰问金三百六十万元并新建驿站"


def up(shelf: Shelf, *stories: Story, sheet: Layout = LAYOUT) -> MadeUp:
    return make_up(issue(*stories), sheet, shelf, house())


def rungs(**more: object) -> Layout:
    return replace(LAYOUT, fit=replace(LAYOUT.fit, rungs=Rungs(**more)))


def headed(name: str, characters: int, head: Head, **more: object) -> Story:
    return replaced(story(name, characters, paragraphs=5), head=head, **more)


def decked(name: str, characters: int, *, optional: bool = False) -> Story:
    deck = (plain("副题说的是一件要紧的事，可以不说"), plain("第二行说得更细一些"))
    head = Head((plain("主题在这里"),), deck=deck, deck_optional=optional)
    return headed(name, characters, head)


def roles(made: MadeUp, of: str) -> set[str]:
    return {
        frame.role
        for page in made.pages
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.story == of
    }


def test_a_deck_goes_only_where_story_or_layout_say_so(shelf: Shelf) -> None:
    def depths(one: Story, sheet: Layout) -> dict[int, int]:
        forms = head_forms(head_pieces(one, sheet, shelf), 3, sheet, LADDER)
        return {form.depth: form.cost for form in forms if form.has_dropped_deck}

    assert not depths(decked("甲", 600), LAYOUT)
    for found in (
        depths(decked("甲", 600, optional=True), LAYOUT),
        depths(decked("甲", 600), rungs(drop_deck=True)),
    ):
        assert found
        assert min(found.values()) >= LADDER.drop_deck


def test_a_deck_left_out_is_said_and_nothing_else_is_wanting(shelf: Shelf) -> None:
    gone = []
    for characters in range(560, 760, 10):
        made = up(shelf, decked("甲", characters, optional=True), story("乙", 700), story("丙", 800))
        fit = next(fit for fit in made.fits if fit.story == "甲")
        assert ("deck" in roles(made, "甲")) == ("drop-deck" not in fit.taken)
        assert "text-not-whole" not in [remark.code for remark in made.remarks]
        gone.append("drop-deck" in fit.taken)
        if gone[-1]:
            assert RUNGS["drop-deck"][0] in fit.rungs
    assert not all(gone)


def test_another_wording_that_was_taken_is_said(shelf: Shelf) -> None:
    head = Head((plain(LONG),), alternatives=((plain("短一些的主题"),),))
    made = up(
        shelf, headed("甲", 550, head, rank=3, columns=Columns(2, 2)), story("乙", 900), story("丙", 900)
    )
    fit = next(fit for fit in made.fits if fit.story == "甲")
    (said,) = (
        frame.block.text().replace("\n", "")
        for page in made.pages
        for frame in page.frames
        if isinstance(frame, TextFrame) and frame.role == "headline" and frame.story == "甲"
    )
    assert said == "短一些的主题"
    assert "headline-wording" in fit.taken


@pytest.mark.parametrize(("harsh", "said"), [(0, True), (10_000, False)])
def test_a_story_that_fits_by_harsh_means_is_said_with_what_was_done(
    harsh: int, said: bool, shelf: Shelf
) -> None:
    made = up(shelf, *(story(name, 640, rank=2) for name in "甲乙丙丁"), sheet=rungs(harsh=harsh))
    alarms = [remark for remark in made.remarks if remark.code == "fit-harsh"]
    dear = [fit for fit in made.fits if fit.price and not fit.over_lines]
    assert dear
    assert len(alarms) == (len(dear) if said else 0)
    for alarm in alarms:
        (fit,) = (fit for fit in dear if fit.story == alarm.fact("story"))
        assert alarm.fact("zh") == "、".join(fit.rungs)
        assert alarm.fact("price") == str(fit.price)


def test_text_opens_no_wider_than_the_layout_allows(shelf: Shelf) -> None:
    def widest(limit: Fraction) -> tuple[int, int]:
        sheet = rungs(loosest=limit)
        materials = Materials(sheet, shelf, LADDER, {})
        ready = at_widths(make_ready(0, story("甲", 420, paragraphs=3), materials), EVERY, materials)
        shapes = [
            shape
            for by_depth in shapes_of(ready, Bounds(EVERY, 60, sheet.fit, LADDER)).values()
            for ones in by_depth.values()
            for shape in ones
        ]
        cuts = (
            division_of(ready, shape).matter.cut(depths_of(ready, shape), is_level=True)
            for shape in shapes
        )
        return max(cut.opening for cut in cuts if cut), len(shapes)

    tight, loose = widest(Fraction(1, 12)), widest(Fraction(1, 4))
    assert tight[0] <= 1000 // 12 < loose[0] <= 250
    assert tight[1] < loose[1]


@pytest.mark.parametrize("words", ["春潮", "春来了", LONG, LONG + LONG[:20]])
@pytest.mark.parametrize("rank", [1, 2, 3])
@pytest.mark.parametrize("columns", [1, 6])
def test_a_head_of_two_characters_or_sixty_goes_over_any_width(
    words: str, rank: int, columns: int, shelf: Shelf
) -> None:
    one = headed("甲", 400, Head((plain(words),)), rank=rank)
    sizes = {size.size for sizes in LAYOUT.fit.headlines.values() for size in sizes}
    form = head_forms(head_pieces(one, LAYOUT, shelf), columns, LAYOUT, LADDER)[0]
    (part,) = form.parts
    assert not part.candidate.is_crowded
    assert part.candidate.size in sizes
    assert "".join(part.candidate.words()) == words
    assert form.depth < 36


def test_very_short_characters_are_spaced_where_there_is_room_and_close_where_not(shelf: Shelf) -> None:
    styles = {**LAYOUT.styles}
    styles["headline"] = replace(styles["headline"], spaced=(Fraction(2), Fraction(1), Fraction(1, 2)))
    sheet = replace(LAYOUT, styles=styles)
    wide = headed("甲", 400, Head((plain("春潮"),)), rank=1)
    pieces = head_pieces(wide, sheet, shelf)
    for columns, spaced in ((6, True), (1, True)):
        part = head_forms(pieces, columns, sheet, LADDER)[0].parts[0]
        assert (part.candidate.copy.style.tracking > 0) == spaced
    longer = replace(wide, head=Head((plain("春来北岭"),)))
    narrow = replace(sheet, grid=replace(sheet.grid, characters=10))
    part = head_forms(head_pieces(longer, narrow, shelf), 1, narrow, LADDER)[0].parts[0]
    assert part.candidate.copy.style.tracking == 0
