"""What the pages of a process share of style sheets, templates and fonts, and what they do not."""

import os
from dataclasses import replace

import pytest
import weasyprint

from ghpress.press.engine import sheets
from ghpress.press.engine.paint import paint
from ghpress.press.engine.warming import warm
from ghpress.press.markup import Job, lock_up
from press.sheets import broadsheet, job_of, page_of, with_layout_file
from press.trial import trial_forme


@pytest.fixture
def reads(monkeypatch):
    """The style sheets the engine reads from now on."""
    sheets._kept.clear()
    found = []
    read = weasyprint.CSS.__init__

    def noted(self, *given, **named):
        found.append(named["string"])
        read(self, *given, **named)

    monkeypatch.setattr(weasyprint.CSS, "__init__", noted)
    return found


def test_a_sheet_is_read_once_for_pages_that_share_it(shelf, reads):
    forme = trial_forme(shelf)
    first, again = paint(forme, shelf), paint(forme, shelf)
    assert len(reads) == 1
    assert first.pdf == again.pdf


@pytest.mark.parametrize(
    "bad", ["p { colour: red }", "p { width: 1ink }", "div { color: var(--ink-black) 3 }"]
)
def test_what_is_wrong_with_a_sheet_is_told_of_every_page(shelf, bad):
    forme = trial_forme(shelf)
    wrong = replace(forme, css=f"{forme.css}\n{bad}")
    told = [
        [remark.code for remark in paint(one, shelf).remarks] for one in (wrong, forme, wrong, wrong)
    ]
    assert told[0] == told[2] == told[3]
    assert told[1] == []


def test_sheets_of_many_layouts_are_not_kept_for_ever(shelf, reads):
    forme = trial_forme(shelf)
    for number in range(2 * sheets.MOST_KEPT):
        paint(replace(forme, css=f"{forme.css}\n/* {number} */"), shelf)
    assert len(sheets._kept) == sheets.MOST_KEPT


def test_inks_defined_once_are_written_out_and_others_left_to_the_engine(shelf, reads):
    inks = ":root { --ink-red: red; --ink-blue: blue } .x { --ink-blue: navy }"
    used = ".y { color: var( --ink-red ); background: var(--ink-blue) }"
    paint(replace(trial_forme(shelf), css=f"{trial_forme(shelf).css}\n{inks}\n{used}"), shelf)
    assert reads[0].endswith(".y { color: red; background: var(--ink-blue) }")


def test_a_template_or_sheet_changed_between_two_pages_is_read_anew(shelf, tmp_path):
    layout = broadsheet()
    job = job_of(page_of(layout, shelf), layout, shelf)
    partial = "partials/column.html"
    found = []
    for at, (words, css) in enumerate((("一", ".a {}"), ("二", ".b {}"))):
        changed = with_layout_file(job, tmp_path, partial, f"{{{{ '{words}' | set('folio') }}}}")
        changed = with_layout_file(job, tmp_path, "layout.css", css)
        for name in (partial, "layout.css"):
            os.utime(tmp_path / name, (at, at))
        forme, _ = lock_up(changed.page, Job(changed.layout, shelf, "press"))
        lines = next(iter(forme.planned.values())).block.text()
        found.append((lines, forme.css.endswith(css)))
    assert found == [("一", True), ("二", True)]


def test_a_process_that_is_warm_looks_for_no_fonts(shelf, monkeypatch):
    warm()

    def refuse() -> None:
        raise AssertionError("fonts were looked for again")

    monkeypatch.setattr(sheets, "FontConfiguration", refuse)
    assert paint(trial_forme(shelf), shelf).remarks == ()
