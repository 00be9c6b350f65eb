"""Pages come from the cache when unchanged, from workers when not, and the same bytes either way."""

from dataclasses import replace

import pytest

from ghpress.cache import Store
from ghpress.galley.block import SetBlock
from ghpress.makeup.page import laid_by
from ghpress.press.pagefile import print_page
from ghpress.press.pagekey import page_key
from ghpress.press.pages import print_pages
from ghpress.remarks import InFile
from press.sheets import broadsheet, job_of, page_of, with_layout_file


def untold(done):
    """Progress nobody looks at."""


@pytest.fixture(scope="module")
def layout():
    return broadsheet()


@pytest.fixture
def jobs(layout, shelf):
    return [
        job_of(page_of(layout, shelf, f"第{number}张，灯亮了。", number), layout, shelf)
        for number in (1, 2)
    ]


def test_an_unchanged_page_is_not_rendered_again(jobs, tmp_path):
    store = Store(tmp_path / "pages")
    first = print_pages(jobs, print_page, store, 1, untold)
    second = print_pages(jobs, print_page, store, 1, untold)
    assert (first.rendered, second.rendered) == (2, 0)
    assert second.files == first.files


def test_only_the_changed_page_is_rendered_again(jobs, layout, shelf, tmp_path):
    store = Store(tmp_path / "pages")
    print_pages(jobs, print_page, store, 1, untold)
    changed = job_of(page_of(layout, shelf, "第二张，灯灭了。", 2), layout, shelf)
    assert print_pages([jobs[0], changed], print_page, store, 1, untold).rendered == 1


def test_worker_processes_print_the_same_bytes(jobs, tmp_path):
    here = print_pages(jobs, print_page, None, 1, untold)
    there = print_pages(jobs, print_page, None, 2, untold)
    assert there.files == here.files


def test_progress_counts_up_to_the_number_of_pages(jobs, tmp_path):
    told = []
    print_pages(jobs, print_page, None, 1, told.append)
    assert told == [0, 1, 2]


def test_a_damaged_entry_is_rendered_anew(jobs, tmp_path):
    store = Store(tmp_path / "pages")
    first = print_pages(jobs, print_page, store, 1, untold)
    for entry in (tmp_path / "pages").glob("*.entry"):
        entry.write_bytes(entry.read_bytes()[:-10])
    second = print_pages(jobs, print_page, store, 1, untold)
    assert second.rendered == 2
    assert second.files == first.files


def test_a_cache_that_cannot_be_written_costs_nothing_but_time(jobs, tmp_path):
    (tmp_path / "file").write_text("in the way")
    assert print_pages(jobs, print_page, Store(tmp_path / "file" / "pages"), 1, untold).rendered == 2


def test_remarks_come_back_with_a_page_from_the_cache(jobs, tmp_path):
    job = with_layout_file(jobs[0], tmp_path / "own", "z.css", ".role-column { colour: red }")
    store = Store(tmp_path / "pages")
    first = print_pages([job], print_page, store, 1, untold)
    assert [remark.code for remark in first.files[0].remarks] == ["engine-says"]
    assert print_pages([job], print_page, store, 1, untold).files == first.files


def test_the_cache_drops_what_was_longest_unused(tmp_path):
    import os

    store = Store(tmp_path)
    for number in range(3):
        store.keep(f"k{number}", {"pdf": bytes(100)})
        os.utime(tmp_path / f"k{number}.entry", (number, number))
    store.trim(most_bytes=2 * (tmp_path / "k0.entry").stat().st_size)
    assert [store.take(f"k{number}") is not None for number in range(3)] == [False, True, True]


def test_the_key_does_not_mind_where_the_words_were_written(jobs):
    moved = replace(
        jobs[0], page=replace(jobs[0].page, frames=tuple(map(elsewhere, jobs[0].page.frames)))
    )
    assert page_key(moved) == page_key(jobs[0])


def elsewhere(frame):
    """The frame with its lines said to come from another place."""
    if not hasattr(frame, "block"):
        return frame
    lines = tuple(replace(placed, source=InFile("b.md", 7, 1)) for placed in frame.block.lines)
    return replace(frame, block=SetBlock(frame.block.width, frame.block.depth, lines))


def test_the_key_minds_the_layouts_files(jobs, tmp_path):
    first = with_layout_file(jobs[0], tmp_path, "own.css", ".a {}")
    key = page_key(first)
    (tmp_path / "own.css").write_text(".b {}")
    assert page_key(first) != key


def test_jobs_have_the_same_keys_one_by_one_as_among_others(jobs, tmp_path):
    mixed = [*jobs, with_layout_file(jobs[0], tmp_path, "own.css", ".a {}"), *jobs]
    known = {}
    assert [page_key(job, known) for job in mixed] == [page_key(job) for job in mixed]


def test_a_page_laid_by_has_the_key_it_had(jobs):
    packed = replace(jobs[0], page=laid_by(jobs[0].page))
    assert page_key(packed) == page_key(jobs[0])


def test_the_key_minds_the_ticket(jobs):
    later = replace(jobs[0], ticket=replace(jobs[0].ticket, version="B"))
    assert page_key(later) != page_key(jobs[0])


def test_a_page_file_has_the_sheet_and_its_bleed(jobs):
    from oracles.first_reader import read_structure

    boxes = read_structure(print_page(jobs[0]).pdf).boxes
    assert (boxes.trim.width, boxes.trim.height) == pytest.approx((390, 540), abs=0.01)
    assert boxes.bleed.width - boxes.trim.width == pytest.approx(6, abs=0.01)
