"""A page is the same to a byte from any number of workers, from the cache, and whatever befell that."""

import errno
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from ghpress.cache import Store
from ghpress.makeup import hands
from ghpress.press.crew import Crew, crew_of
from ghpress.press.pagefile import print_page
from ghpress.press.pagejob import PageFile, PageJob
from ghpress.press.pages import Keeping, begin_pages, print_pages
from ghpress.press.sent import packed
from ghpress.presswork import rehearse
from press.sheets import broadsheet, job_of, page_of


@pytest.fixture(scope="module")
def jobs(shelf) -> list[PageJob]:
    layout = broadsheet()
    words = ("灯亮了。", "船开了。", "水落了。")
    return [
        job_of(page_of(layout, shelf, text, number), layout, shelf)
        for number, text in enumerate(words, 1)
    ]


@pytest.fixture(scope="module")
def once(jobs) -> tuple[PageFile, ...]:
    return print_pages(jobs, print_page, None, 1, lambda _: None).files


def printed(jobs: list[PageJob], store: Store | None, workers: int = 1) -> tuple[PageFile, ...]:
    return print_pages(jobs, print_page, store, workers, lambda _: None).files


@pytest.mark.parametrize("workers", [2, 16])
def test_any_number_of_workers_prints_the_same(jobs, once, workers: int, tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert printed(jobs, store, workers) == once
    assert len(list(tmp_path.glob("*.entry"))) == len(jobs)
    assert printed(jobs, store) == once


@pytest.fixture
def few(jobs, monkeypatch: pytest.MonkeyPatch) -> Iterator[Crew]:
    """A crew that expects few pages, and has a copy of this process that has rehearsed them."""
    monkeypatch.setattr(hands, "_may_copy", lambda: True)
    with crew_of(2) as crew:
        crew.expects_few = True
        crew.tell(lambda: packed(jobs[0]), partial(rehearse, with_engine=False))
        yield crew


def test_a_copy_of_this_process_prints_the_same_and_no_worker_is_called(jobs, once, few: Crew) -> None:
    told: list[int] = []
    assert begin_pages(jobs, print_page, Keeping(), few).finished(told.append).files == once
    assert told == [0, 1, 2, 3]
    assert few.apart(os.getpid)() != os.getpid()
    assert not few.is_called


def test_what_a_copy_does_not_bring_home_is_printed_here(jobs, once, few: Crew) -> None:
    printing = begin_pages(jobs, print_here, Keeping(), few)
    assert printing.finished(lambda _: None).files == once


def test_where_a_process_cannot_be_copied_few_pages_are_printed_as_many(
    jobs, once, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "_may_copy", lambda: False)
    with crew_of(2) as crew:
        crew.expects_few = True
        crew.tell(lambda: packed(jobs[0]), partial(rehearse, with_engine=False))
        assert not crew.expects_few
        assert (
            begin_pages(jobs[:1], print_page, Keeping(), crew).finished(lambda _: None).files == once[:1]
        )
        assert crew.apart(os.getpid)() == os.getpid()


def test_workers_put_pages_down_where_they_are_to_stand(jobs, once, tmp_path: Path) -> None:
    def paths(job: PageJob) -> tuple[Path, ...]:
        return tuple(tmp_path / f"{job.page.number}-{part}" for part in ("pdf", *job.pictured_at))

    with crew_of(2) as crew:
        files = begin_pages(jobs, print_page, Keeping(None, paths), crew).finished(lambda _: None).files
    assert [file.held.paths for file in files] == [paths(job) for job in jobs]
    assert tuple(file.in_hand() for file in files) == once


def test_what_a_crash_left_in_the_cache_does_no_harm(jobs, once, tmp_path: Path) -> None:
    store = Store(tmp_path)
    printed(jobs, store)
    first, second, third = sorted(tmp_path.glob("*.entry"))
    first.write_bytes(first.read_bytes()[: first.stat().st_size // 2])
    second.write_bytes(b"")
    flipped = bytearray(third.read_bytes())
    flipped[-1000] ^= 1
    third.write_bytes(flipped)
    (tmp_path / ".half.part").write_bytes(b"half of an entry")
    assert printed(jobs, store) == once
    assert printed(jobs, store, 2) == once


def test_a_disk_that_is_full_keeps_nothing_and_does_no_harm(
    jobs, once, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("ghpress.cache._head", full)
    assert printed(jobs, Store(tmp_path)) == once
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_dies_is_told_of_and_the_next_pages_are_printed(jobs, once) -> None:
    with crew_of(2) as crew:
        with pytest.raises(Exception, match="terminated abruptly"):
            begin_pages(jobs, end_at_once, Keeping(), crew).finished(lambda _: None)
        assert begin_pages(jobs, print_page, Keeping(), crew).finished(lambda _: None).files == once


def end_at_once(job: PageJob) -> PageFile:
    """What a worker does that the machine has ended for want of memory."""
    os._exit(9)


HERE = os.getpid()


def print_here(job: PageJob) -> PageFile:
    """What prints in this process, and ends a copy of it."""
    return print_page(job) if os.getpid() == HERE else end_at_once(job)
