"""Pages sent to a worker share the shelf and the plates there as they do here."""

import pickle
from dataclasses import replace

import pytest

from ghpress.makeup.page import laid_by
from ghpress.press.pagefile import print_page
from ghpress.press.pagekey import page_key
from ghpress.press.pages import Task
from ghpress.press.sent import opened, packed, tied_up
from ghpress.stock.plates import Plates
from ghpress.stock.profiles import shipped_profile
from press.sheets import broadsheet, job_of, page_of


def test_pages_of_one_issue_have_one_shelf_in_a_worker(shelf) -> None:
    layout = broadsheet()
    tasks = [
        Task(print_page, job_of(page_of(layout, shelf, "灯亮了。", at), layout, shelf), "key", None, ())
        for at in (1, 2)
    ]
    first, second = (pickle.loads(pickle.dumps(task)) for task in tasks)
    assert first.job.shelf is second.job.shelf
    assert first.job.plates is second.job.plates
    assert (first.job.page, second.job.page) == (tasks[0].job.page, tasks[1].job.page)


def test_a_profile_of_the_shelf_is_sent_by_its_name_and_any_other_by_its_bytes(shelf) -> None:
    shipped = replace(shipped_profile(), condition="Custom", ink_limit_percent=230)
    own = replace(shipped, content=b"own" * 1000)
    sizes = []
    for profile in (shipped, own):
        layout = broadsheet()
        job = replace(job_of(page_of(layout, shelf), layout, shelf), plates=Plates(profile))
        parcel = packed(job)
        sizes.append(len(parcel))
        assert opened(parcel).plates == job.plates
    assert sizes[1] - sizes[0] > 2900
    assert sizes[0] < len(shipped.content) / 4


def test_lines_sent_are_the_lines_in_all_their_parts(shelf) -> None:
    layout = broadsheet()
    page = page_of(layout, shelf, "灯亮了，“人”来了 2026 年——一切 all right 都好。" * 9)
    sent = opened(packed(page))
    assert sent == page
    assert [placed.source for placed in sent.frames[0].block.lines] == [
        placed.source for placed in page.frames[0].block.lines
    ]


@pytest.mark.parametrize("profile", ["press", "press-x1a", "proof", "web"])
def test_a_page_tied_up_has_the_same_key_and_is_printed_the_same_by_who_gets_it(profile, shelf) -> None:
    layout = broadsheet()
    page = page_of(layout, shelf, "灯亮了，“人”来了 2026 年——一切 all right 都好。" * 9)
    job = job_of(page, layout, shelf)
    job = replace(job, ticket=replace(job.ticket, profile=profile))
    tied = tied_up(job)
    assert page_key(tied) == page_key(job)
    sent = opened(packed(tied))
    assert print_page(sent) == print_page(job)
    assert (sent.page == page) is (profile in ("proof", "web"))


def test_a_page_whose_lines_lie_packed_is_printed_the_same_by_who_gets_it(shelf) -> None:
    layout = broadsheet()
    job = job_of(page_of(layout, shelf, "灯亮了，“人”来了。" * 9), layout, shelf)
    sent = opened(packed(tied_up(replace(job, page=laid_by(job.page)))))
    assert print_page(sent) == print_page(job)
