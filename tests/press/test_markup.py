"""Templates are filled in a sandbox; what fails in one is said with its file and line."""

from dataclasses import replace

import pytest

from ghpress.press.markup import Job, lock_up
from ghpress.press.pagefile import print_page
from oracles.first_reader import text_in_order
from press.sheets import broadsheet, job_of, page_of, with_layout_file


@pytest.fixture
def job(shelf):
    layout = broadsheet()
    return job_of(page_of(layout, shelf), layout, shelf)


def only_remark(job):
    (remark,) = print_page(job).remarks
    return remark


def test_a_misspelt_name_in_a_partial_is_told_with_its_line(job, tmp_path):
    bad = with_layout_file(job, tmp_path, "partials/column.html", "\n{{ fram.block }}\n")
    remark = only_remark(bad)
    assert remark.code == "template-broken"
    assert remark.place.file.endswith("partials/column.html")
    assert remark.place.line == 2


def test_a_syntax_error_in_a_template_is_told_with_its_line(job, tmp_path):
    bad = with_layout_file(job, tmp_path, "page.html", "<p>\n{% for %}\n")
    remark = only_remark(bad)
    assert (remark.code, remark.place.line) == ("template-broken", 2)


def test_a_missing_partial_is_named(job, tmp_path):
    bad = with_layout_file(job, tmp_path, "page.html", "{% include 'partials/nothing.html' %}")
    remark = only_remark(bad)
    assert (remark.code, remark.fact("template")) == ("template-missing", "partials/nothing.html")


def test_an_unknown_style_is_told_like_any_template_error(job, tmp_path):
    bad = with_layout_file(job, tmp_path, "partials/column.html", "{{ '字' | set('bodee') }}")
    remark = print_page(bad).remarks[0]
    assert remark.code == "style-unknown"
    assert remark.fact("style") == "bodee"
    assert remark.place.file.endswith("partials/column.html")


@pytest.mark.parametrize(
    "escape",
    ["page.__class__.__mro__", "''.__class__.__mro__"],
)
def test_a_template_cannot_leave_the_sandbox(job, tmp_path, escape):
    bad = with_layout_file(job, tmp_path, "partials/column.html", f"{{{{ {escape} | set('folio') }}}}")
    assert only_remark(bad).code == "template-broken"


def test_html_in_words_is_set_as_text(job, tmp_path):
    told = with_layout_file(job, tmp_path, "partials/column.html", "{{ '<b>&' | set('folio') }}")
    done = print_page(told)
    assert done.remarks == ()
    assert text_in_order(done.pdf) == "<b>&<b>&"


def test_words_wider_than_their_frame_are_an_error(job, tmp_path):
    told = with_layout_file(job, tmp_path, "partials/column-rule.html", "{{ '两个字' | set('folio') }}")
    assert "frame-overflow" in [remark.code for remark in print_page(told).remarks]


def test_words_outside_lines_and_set_are_an_error(job, tmp_path):
    bare = with_layout_file(job, tmp_path, "partials/column.html", "光{{ frame | lines }}")
    assert "engine-set-text" in [remark.code for remark in print_page(bare).remarks]


def test_a_frame_of_vertical_lines_says_so_to_the_style_sheets(shelf, tmp_path):
    css = ".vertical { outline: none }"
    plain = broadsheet()
    page = page_of(plain, shelf)
    layout = with_layout_file(job_of(page, plain, shelf), tmp_path, "layout.css", css).layout
    first, *others = page.frames
    upright = tuple(replace(at, line=replace(at.line, vertical=True)) for at in first.block.lines)
    turned = replace(page, frames=(replace(first, block=replace(first.block, lines=upright)), *others))
    job = Job(layout, shelf, "press")
    for one, count in ((page, 0), (turned, 1)):
        forme, _ = lock_up(one, job)
        assert forme.markup.count('class="frame role-column vertical"') == count
        assert ".vertical > .ornament" in forme.css
