"""Frames no rule speaks of are painted as one picture, and look and read as they would by themselves."""

from dataclasses import replace

import pytest

from ghpress.makeup.page import TextFrame
from ghpress.preflight.reader import read_glyphs
from ghpress.press.markup import Job, lock_up
from ghpress.press.pagefile import print_page
from ghpress.press.plain import spoken
from ghpress.press.previews import preview
from ghpress.units import pt
from press.sheets import broadsheet, column, job_of, page_of, with_layout_file

COLUMN = frozenset({"frame", "role-column"})


@pytest.fixture
def job(shelf):
    """A page of four columns and a rule, on the shipped broadsheet."""
    layout = broadsheet()
    page = page_of(layout, shelf)
    more = (column("火种灯影。", layout, shelf, 2), column("天色亮了。", layout, shelf, 3))
    return job_of(replace(page, frames=(*page.frames, *more)), layout, shelf)


def markup_of(job):
    forme, remarks = lock_up(job.page, Job(job.layout, job.shelf, "press"))
    assert remarks == ()
    return forme


def test_plain_frames_in_a_row_are_one_picture_and_others_stand_between(job, tmp_path):
    told = with_layout_file(job, tmp_path, "layout.css", ".role-column-rule { z-index: 0 }")
    forme = markup_of(told)
    assert [len(held) for held in forme.gathered.values()] == [3]
    assert forme.markup.count("<img") == 2
    assert forme.markup.index("ghpress-block:1") < forme.markup.index('id="r1"')
    assert forme.markup.index('id="r1"') < forme.markup.index("ghpress-many:1")


@pytest.mark.parametrize(
    "rule",
    [
        *(".role-column", ".frame", "div", "*", "div.frame", "#c0", "[id]", ":is(.role-column)"),
        *(".lines", "img", ".page *", ".page > :first-child", ".role-deck, .role-column"),
        *(".role-column + .role-column", ".role-column::before", ".plain", "img.plain"),
    ],
)
def test_a_frame_a_rule_may_speak_of_is_left_to_the_engine(rule):
    assert spoken(f"{rule} {{ background: var(--ink-red) }}").of_frame(COLUMN)


@pytest.mark.parametrize(
    "css",
    [
        "@media print { .role-column { outline: 1pt solid } }",
        ".page { background: var(--ink-red); .role-column & { outline: 1pt solid } }",
        ".page { > .role-column { outline: 1pt solid } }",
        "@layer a { @media print { .frame { outline: 1pt solid } } }",
        '@import "more.css";',
    ],
)
def test_rules_within_rules_are_found(css):
    assert spoken(css).of_frame(COLUMN)


@pytest.mark.parametrize(
    "rule",
    [
        *(".role-deck", ".role-column.wide", ".role-column > .ornament", ".role-column .set", "span"),
        *(".vertical", "html", ".page", "body > section", ".role-column-rule", "span.frame"),
    ],
)
def test_a_frame_no_rule_can_speak_of_is_plain(rule):
    assert not spoken(f"/* .frame */ {rule} {{ background: var(--ink-red) }}").of_frame(COLUMN)


def test_a_partial_that_prints_more_than_its_lines_is_left_to_the_engine(job, tmp_path):
    more = '<div class="ornament"></div>{{ frame | lines }}'
    told = with_layout_file(job, tmp_path, "partials/column.html", more)
    forme = markup_of(told)
    assert forme.gathered == {}
    assert forme.markup.count('class="frame role-column"') == 4


def test_plain_or_not_a_page_looks_and_reads_the_same(job, tmp_path):
    plain = print_page(job)
    css = ".role-column { z-index: 0 }"
    not_plain = print_page(with_layout_file(job, tmp_path, "layout.css", css))
    assert plain.remarks == not_plain.remarks == ()
    assert read_glyphs(plain.pdf) == read_glyphs(not_plain.pdf)
    assert preview(plain.pdf, 150) == preview(not_plain.pdf, 150)


def test_what_stands_out_of_its_block_is_printed_whole(job):
    whole, low = (print_page(one) for one in (job, lowered(job)))
    assert whole.remarks == low.remarks == ()
    assert preview(whole.pdf, 150) == preview(low.pdf, 150)


def lowered(job):
    """The job with each column's block and frame ending above the feet of its last line."""
    frames = tuple(
        replace(
            each,
            rect=replace(each.rect, height=each.rect.height - pt(4)),
            block=replace(each.block, depth=each.block.depth - pt(4)),
        )
        if isinstance(each, TextFrame)
        else each
        for each in job.page.frames
    )
    return replace(job, page=replace(job.page, frames=frames))


def test_plain_frames_that_move_with_the_page_are_told(job, tmp_path):
    told = print_page(with_layout_file(job, tmp_path, "layout.css", ".page { top: 3pt }"))
    assert [remark.code for remark in told.remarks] == ["frame-moved"] * 4
