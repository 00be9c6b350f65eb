"""Lines are counted as proofreaders name them: running text, in reading order, from 1 on every page."""

from dataclasses import replace

from ghpress.galley.block import Placed, SetBlock
from ghpress.makeup.page import Page, Rect, TextFrame
from ghpress.press.proof.counted import counted_lines
from ghpress.units import mm, pt
from press.trial import Bit, set_line, vertical


def column(shelf, count, role="column", name="c"):
    line = set_line([Bit("灯亮了")], shelf)
    lines = tuple(Placed(line, 0, pt(14) * (row + 1), "body") for row in range(count))
    return TextFrame(
        f"{role}-{name}", role, Rect(0, 0, mm(50), mm(200)), SetBlock(mm(50), mm(200), lines)
    )


def numbers(*frames):
    page = Page(2, mm(390), mm(540), frames)
    return [(one.frame.id, one.number) for one in counted_lines(page)]


def test_columns_are_counted_on_and_heads_are_not(shelf):
    frames = (column(shelf, 1, "headline"), column(shelf, 2), column(shelf, 2, name="d"))
    assert numbers(*frames) == [("column-c", 1), ("column-c", 2), ("column-d", 3), ("column-d", 4)]


def test_a_signature_on_the_last_line_is_no_line_of_its_own(shelf):
    frame = column(shelf, 2)
    signed = (*frame.block.lines, replace(frame.block.lines[-1], role="credit", x=mm(30)))
    frame = replace(frame, block=replace(frame.block, lines=signed))
    assert [number for _, number in numbers(frame)] == [1, 2]


def test_vertical_lines_have_no_number(shelf):
    frame = column(shelf, 1)
    upright = Placed(vertical("竖题", Bit(""), shelf), mm(40), 0, "headline")
    frame = replace(frame, block=replace(frame.block, lines=(*frame.block.lines, upright)))
    assert [number for _, number in numbers(frame)] == [1]


def test_every_fifth_number_is_printed_and_the_first_of_each_column(shelf):
    page = Page(2, mm(390), mm(540), (column(shelf, 7), column(shelf, 6, name="d")))
    shown = [one.number for one in counted_lines(page) if one.is_shown()]
    assert shown == [1, 5, 8, 10]
