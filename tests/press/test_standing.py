"""What the engine painted of a page is kept, and a page edited is painted without the engine."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ghpress.galley.block import SetBlock
from ghpress.layout.layout import Layout
from ghpress.makeup.page import FurnitureFrame, Page, Rect
from ghpress.press.engine import laying
from ghpress.press.engine.paint import paint
from ghpress.press.forme import Forme
from ghpress.press.markup import Job, lock_up
from ghpress.press.pagefile import print_page
from ghpress.stock.shelf import Shelf
from ghpress.units import mm, pt
from press.plated import css, plated_forme
from press.printed import forme_of, with_box
from press.sheets import broadsheet, job_of, page_of, with_layout_file
from press.trial import trial_forme


@pytest.fixture
def asked(monkeypatch) -> list[int]:
    """The pages the engine is asked to paint from now on."""
    found: list[int] = []
    own = laying.laid

    def noted(forme: Forme, *given: object) -> laying.Laid:
        found.append(forme.number)
        return own(forme, *given)

    monkeypatch.setattr(laying, "laid", noted)
    return found


words = st.lists(st.text("工会的灯亮着，清晨五点。Open 24", min_size=1, max_size=8), max_size=4)


@given(lines=words)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_page_of_other_words_is_the_same_file_with_the_engine_and_without(
    lines, shelf, tmp_path, asked
):
    paint(forme_of(["灯亮了。"], shelf), shelf, tmp_path)
    asked.clear()
    edited = forme_of(lines, shelf)
    without = paint(edited, shelf, tmp_path)
    assert asked == []
    assert without == paint(edited, shelf)
    assert asked == [1]


@pytest.mark.parametrize("profile", ["press", "proof", "web"])
def test_columns_edited_are_printed_without_the_engine_and_the_same(shelf, tmp_path, asked, profile):
    layout = broadsheet()
    print_page(_job(page_of(layout, shelf), layout, shelf, profile, tmp_path))
    asked.clear()
    job = _job(
        _longer(page_of(layout, shelf, "灯又亮了，人又来了，都坐下。")), layout, shelf, profile, tmp_path
    )
    file = print_page(job)
    assert asked == []
    assert file.is_sound()
    assert file.pdf == print_page(replace(job, kept=None)).pdf


def test_furniture_as_large_as_before_says_something_else_without_the_engine(shelf, tmp_path, asked):
    layout = broadsheet()
    formes = [_locked_up(_with_folio(layout, shelf, said), layout, shelf) for said in ("一", "二")]
    assert formes[0].words != formes[1].words
    paint(formes[0], shelf, tmp_path)
    asked.clear()
    edited = paint(formes[1], shelf, tmp_path)
    assert asked == []
    assert edited == paint(formes[1], shelf)


def test_another_page_with_the_same_furniture_is_printed_without_the_engine(shelf, tmp_path, asked):
    layout = broadsheet()
    third, fifth = (replace(page_of(layout, shelf), number=number) for number in (3, 5))
    print_page(_job(third, layout, shelf, "press", tmp_path))
    asked.clear()
    job = _job(fifth, layout, shelf, "press", tmp_path)
    file = print_page(job)
    assert asked == []
    assert file.pdf == print_page(replace(job, kept=None)).pdf


@pytest.mark.parametrize("selector", ["#page-5", "[id=page-5]", "\\23 page-5"])
def test_a_page_whose_number_a_rule_may_name_is_laid_by_the_engine(selector, shelf, tmp_path, asked):
    layout = broadsheet()
    for number in (3, 5):
        forme = _locked_up(replace(page_of(layout, shelf), number=number), layout, shelf)
        paint(replace(forme, css=f"{forme.css} {selector} {{ top: 1mm }}"), shelf, tmp_path)
    assert asked == [3, 5]


@pytest.mark.parametrize(
    "change",
    [
        lambda forme: replace(forme, css=f"{forme.css} div {{ margin-left: 1mm }}"),
        lambda forme: with_box(forme, f"left:0;top:0;width:9mm;height:9mm;background:{css('red')}"),
        lambda forme: replace(forme, spots=(*forme.spots, "other")),
        lambda forme: replace(forme, pictures={}),
        lambda forme: _resized(forme),
    ],
)
def test_the_engine_paints_anew_what_looks_different_to_it(change, shelf, tmp_path, asked):
    forme = plated_forme(
        ["灯亮了。"], shelf, drawings={"d": f'<path fill="{css("red")}" d="M0 0l9 9-9 0z"/>'}
    )
    paint(forme, shelf, tmp_path)
    other = change(forme)
    asked.clear()
    assert paint(other, shelf, tmp_path).remarks == paint(other, shelf).remarks
    assert asked == [1, 1]


def test_a_block_off_its_frame_is_told_of_a_page_kept_standing(shelf, tmp_path, asked):
    forme = trial_forme(shelf)
    paint(forme, shelf, tmp_path)
    rect = forme.frames["text"]
    moved = replace(forme, frames={**forme.frames, "text": replace(rect, x=rect.x + mm(1))})
    asked.clear()
    told = paint(moved, shelf, tmp_path).remarks
    assert [remark.code for remark in told] == ["frame-moved"]
    assert asked == []


@pytest.mark.parametrize(
    "wrong",
    [
        "<p style='font-size:9pt'>自说自话</p>",
        '<img src="ghpress-block:none">',
        "<p style='colour:red'></p>",
    ],
)
def test_a_page_of_which_there_is_something_to_say_is_not_kept(wrong, shelf, tmp_path, asked):
    forme = trial_forme(shelf)
    forme = replace(forme, markup=forme.markup.replace("<body>", f"<body>{wrong}"))
    told = [paint(forme, shelf, tmp_path).remarks for _ in range(2)]
    assert told[0] == told[1]
    assert told[0]
    assert asked == [1, 1]


def test_a_page_for_which_the_engine_opened_a_file_is_not_kept(shelf, tmp_path, asked):
    """What is in the file next time nobody knows."""
    layout = broadsheet()
    job = job_of(page_of(layout, shelf), layout, shelf)
    job = with_layout_file(
        job, tmp_path / "layout", "dot.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>'
    )
    forme = _locked_up(job.page, job.layout, shelf)
    forme = replace(forme, markup=forme.markup + '<img src="dot.svg" style="width:1mm" alt="">')
    for _ in range(2):
        paint(forme, shelf, tmp_path)
    assert len(asked) == 2


def test_a_damaged_entry_is_painted_anew(shelf, tmp_path, asked):
    forme = trial_forme(shelf)
    whole = paint(forme, shelf, tmp_path).pdf
    (entry,) = (tmp_path / "standing").glob("*.entry")
    entry.write_bytes(entry.read_bytes()[:-5])
    assert paint(forme, shelf, tmp_path).pdf == whole
    assert asked == [1, 1]


def _job(page: Page, layout: Layout, shelf: Shelf, profile, kept):
    job = job_of(page, layout, shelf)
    return replace(job, ticket=replace(job.ticket, profile=profile), kept=kept, pictured_at=())


def _longer(page: Page) -> Page:
    """The page, its second column moved down a little, as when something over it has grown."""
    *others, last = page.frames
    rect = replace(last.rect, y=last.rect.y + pt(12))
    return replace(page, frames=(*others, replace(last, rect=rect)))


def _with_folio(layout: Layout, shelf: Shelf, said: str) -> Page:
    """The page with a running head."""
    page = page_of(layout, shelf)
    rect = Rect(layout.grid.x(0), layout.grid.y(0) - mm(10), mm(100), mm(8))
    folio = FurnitureFrame("folio-1", "folio", rect, (("date", f"五月{said}日"),))
    return replace(page, frames=(*page.frames, folio))


def _locked_up(page: Page, layout: Layout, shelf: Shelf) -> Forme:
    forme, remarks = lock_up(page, Job(layout, shelf, "press"))
    assert forme is not None, remarks
    return forme


def _resized(forme: Forme) -> Forme:
    """The forme with its block a little wider."""
    ((address, planned),) = forme.planned.items()
    block = planned.block
    wider = SetBlock(block.width + pt(1), block.depth, block.lines)
    return replace(forme, planned={address: replace(planned, block=wider)})
