"""Frames that a layout fills with an ink are painted without the engine, and look as if it had."""

from dataclasses import replace

import pytest

from ghpress.makeup.page import GroundFrame, Rect, RuleFrame
from ghpress.press.filled import filled
from ghpress.press.markup import Job, lock_up
from ghpress.press.pagefile import print_page
from ghpress.press.previews import preview
from ghpress.units import mm, pt
from press.sheets import broadsheet, job_of, page_of, with_layout_file

BLACK = ".role-cut-off { background: var(--ink-black) }"


@pytest.mark.parametrize(
    ("css", "ink"),
    [
        (BLACK, "black"),
        (".role-note, .role-cut-off{background-color:var(--ink-black-50);}", "black-50"),
        (f"{BLACK} .role-cut-off {{ background: var(--ink-red) }}", "red"),
        (f"{BLACK} .role-note {{ border: 1pt solid }} .role-cut-off.thick > span {{ top: 0 }}", None),
        (
            f"{BLACK} .role-note {{ border: 1pt solid }} .ornament {{ top: 0 }} .frame.x {{ top: 0 }}",
            "black",
        ),
        (".role-cut-off { background: var(--ink-black); border: 1pt solid }", None),
        (".role-cut-off { background: var(--ink-black) !important }", None),
        (".role-cut-off { background: var(--ink-black, red) }", None),
        (".role-cut-off { background: #123456 }", None),
        (".role-cut-off { background: var(--ink-black) url(a.png) }", None),
        (f"{BLACK} .role-cut-off {{ height: 2pt }}", None),
        (f"{BLACK} .frame {{ opacity: 0.5 }}", None),
        (f"{BLACK} div {{ opacity: 0.5 }}", None),
        (f"{BLACK} .page > * {{ opacity: 0.5 }}", None),
        (f"{BLACK} [id] {{ opacity: 0.5 }}", None),
        (f"{BLACK} :is(.role-cut-off) {{ opacity: 0.5 }}", None),
        (f"{BLACK} .role-cut-off::before {{ content: '·' }}", None),
        (f"{BLACK} .role-cut-off + .role-headline {{ top: 1pt }}", None),
        (f"{BLACK} @media print {{ .role-cut-off {{ top: 1pt }} }}", None),
        ("@media print { " + BLACK + " }", None),
        (f"{BLACK} .page {{ & .role-cut-off {{ top: 1pt }} }}", None),
        (f":root {{ --ink-black: red }} {BLACK}", None),
        (f"@import 'more.css'; {BLACK}", None),
        ("", None),
    ],
)
def test_a_frame_is_filled_only_where_rules_say_nothing_else_of_it(css, ink):
    assert filled(css).ink("cut-off") == ink


@pytest.fixture
def job(shelf):
    """Two columns, the rule between them, a cut-off rule across, a ground with a rule on it."""
    layout = broadsheet()
    page = page_of(layout, shelf)
    more = (
        RuleFrame("r2", "cut-off", Rect(mm(20), mm(90), mm(117.3), pt("0.5"))),
        GroundFrame("g1", "note-ground", Rect(mm(40), mm(120), mm(50), mm(30))),
        RuleFrame("r3", "note-rule", Rect(mm(45), mm(133), mm(33), pt("0.35"))),
    )
    return job_of(replace(page, frames=(*page.frames, *more)), layout, shelf)


def locked_up(job):
    forme, remarks = lock_up(job.page, Job(job.layout, job.shelf, job.ticket.profile))
    assert remarks == ()
    return forme


def test_rules_stand_in_one_picture_with_the_columns_beside_them(job):
    forme = locked_up(job)
    assert [fill.ink for fill in forme.fills.values()] == ["black", "black", "black"]
    assert [len(held) for held in forme.gathered.values()] == [4]
    assert 'id="g1"' in forme.markup


@pytest.mark.parametrize("profile", ["press", "press-x1a", "proof", "web"])
def test_filled_here_or_by_the_engine_a_page_looks_the_same(job, tmp_path, profile):
    job = replace(job, ticket=replace(job.ticket, profile=profile))
    told = with_layout_file(job, tmp_path, "layout.css", ".frame { top: 0 }")
    assert locked_up(job).fills and not locked_up(told).fills
    here, by_engine = print_page(job), print_page(told)
    assert here.remarks == by_engine.remarks == ()
    assert preview(here.pdf, 200) == preview(by_engine.pdf, 200)


def test_a_partial_that_prints_something_is_left_to_the_engine(job, tmp_path):
    told = with_layout_file(job, tmp_path, "partials/cut-off.html", '<div class="ornament"></div>')
    assert [fill.rect for fill in locked_up(told).fills.values()] == [
        frame.rect for frame in job.page.frames if frame.id in ("r1", "r3")
    ]
