"""A vertical head painted and read back: what it says, in which order, on which axis."""

from itertools import pairwise

from ghpress.galley.headline import headline
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.vertical import set_vertical_head, vertical_copy
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import Setting, TextStyle
from ghpress.makeup.page import Rect
from ghpress.manuscript.text import plain
from ghpress.preflight.reader import read_glyphs
from ghpress.press.engine.paint import paint
from ghpress.press.forme import BLOCK_SCHEME, Planned
from ghpress.remarks import InFile
from ghpress.units import mm, pt
from press.trial import css_points, trial_forme

STYLE = TextStyle("headline", "biaosong", pt(32), pt(40), setting=Setting(align="left"))
PARTS = ("“师徒”课堂，", "第12届2025年开讲")


def painted(shelf):
    copy = vertical_copy(tuple(map(plain, PARTS)), STYLE, shelf)
    room = HeadRoom(pt(400), pt(10), (HeadlineSize(pt(32), pt(40)),))
    block = set_vertical_head(next(one for one in headline((copy,), room) if one.lines == 2))
    rect = Rect(mm(50), mm(20), block.width, block.depth)
    markup = (
        f'<html><body><div style="position:absolute;left:{css_points(rect.x)};top:{css_points(rect.y)}">'
        f'<img style="display:block" src="{BLOCK_SCHEME}head"></div></body></html>'
    )
    planned = {f"{BLOCK_SCHEME}head": Planned(block, "head", True, InFile("trial.html", 1))}
    done = paint(trial_forme(shelf, markup=markup, planned=planned, frames={"head": rect}), shelf)
    assert done.remarks == ()
    return read_glyphs(done.pdf)


def test_it_says_what_was_written_the_right_line_first(real_shelf):
    glyphs = painted(real_shelf)
    assert "".join(glyph.text for glyph in glyphs) == "".join(PARTS)
    first, second = glyphs[: len(PARTS[0])], glyphs[len(PARTS[0]) :]
    assert min(glyph.ink.left for glyph in first) > max(glyph.ink.right for glyph in second)


def test_figures_stand_side_by_side_and_a_year_is_turned(real_shelf):
    glyphs = painted(real_shelf)[len(PARTS[0]) :]
    one, two = glyphs[1:3]
    assert abs(one.y - two.y) < 0.02
    assert one.ink.right <= two.ink.left
    year = glyphs[4:8]
    assert all(upper.ink.bottom <= lower.ink.top for upper, lower in pairwise(year))
    assert {glyph.turned for glyph in year} != {glyphs[0].turned}
