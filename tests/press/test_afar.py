"""Pages printed on somebody's executor: by content, on no shared disk, again where a worker is lost."""

import os
import shutil
from concurrent.futures import Executor, Future
from dataclasses import replace

import pytest

from ghpress.press.carried import Wanting, opened, parcelled, render_parcel
from ghpress.press.pagefile import print_page
from ghpress.press.pages import print_pages
from press.sheets import broadsheet, job_of, page_of, with_layout_file


@pytest.fixture
def jobs(shelf):
    layout = broadsheet()
    return [
        replace(
            job_of(page_of(layout, shelf, f"第{number}张，灯亮了。", number), layout, shelf),
            pictured_at=(),
        )
        for number in range(1, 5)
    ]


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """Another machine's cache, which has nothing yet."""
    monkeypatch.setenv("GHPRESS_CACHE", str(tmp_path / "elsewhere"))
    return tmp_path / "elsewhere"


class Here(Executor):
    """Does everything at once in this process; may lose what it was given."""

    def __init__(self, losses: int = 0) -> None:
        self.losses, self.sent = losses, []

    def submit(self, fn, /, *args, **kwargs):
        task: Future[object] = Future()
        self.sent.append(sum(map(len, args[2].values())))
        if self.losses:
            self.losses -= 1
            task.set_exception(ConnectionError("the worker is gone"))
        else:
            task.set_result(fn(*args, **kwargs))
        return task


def test_pages_from_an_executor_are_those_printed_here(jobs, elsewhere):
    done: list[int] = []
    there = print_pages(jobs, print_page, None, Here(), done.append)
    here = print_pages(jobs, print_page, None, 1, lambda _: None)
    assert there.files == here.files
    assert done == [0, 1, 2, 3, 4]


def test_files_travel_once_to_a_machine(jobs, elsewhere):
    executor = Here()
    print_pages(jobs, print_page, None, executor, lambda _: None)
    assert sum(size > 0 for size in executor.sent) == 1
    again = Here()
    print_pages(jobs, print_page, None, again, lambda _: None)
    assert again.sent == [0, 0, 0, 0]


def test_the_pages_of_a_lost_worker_are_done_again(jobs, elsewhere):
    there = print_pages(jobs, print_page, None, Here(losses=3), lambda _: None)
    assert there.files == print_pages(jobs, print_page, None, 1, lambda _: None).files


def test_what_stops_a_page_every_time_is_raised(jobs, elsewhere):
    with pytest.raises(ConnectionError):
        print_pages(jobs[:1], print_page, None, Here(losses=99), lambda _: None)


def test_a_parcel_needs_nothing_of_the_disk_it_was_packed_on(jobs, elsewhere, tmp_path):
    folder = tmp_path / "own"
    job = with_layout_file(jobs[0], folder, "z.css", ".role-column { opacity: 1 }")
    expected = print_page(job)
    parcel, at_hand = parcelled(job)
    files = {name: file.read_bytes() for name, file in at_hand.items()}
    shutil.rmtree(folder)
    assert render_parcel(print_page, parcel, {}, False) == Wanting(parcel.wanted())
    assert render_parcel(print_page, parcel, files, False) == expected
    (tmp_path / "laid").mkdir()
    laid = opened(parcel, elsewhere / "carried", tmp_path / "laid")
    assert laid.layout.folder.startswith(str(tmp_path / "laid"))


def test_a_file_that_is_not_what_its_name_says_is_asked_for_again(jobs, elsewhere):
    parcel, _ = parcelled(jobs[0])
    damaged = {name: b"damaged" for name in parcel.wanted()}
    assert render_parcel(print_page, parcel, damaged, False) == Wanting(parcel.wanted())


@pytest.mark.filterwarnings("default")
def test_a_dask_cluster_prints_the_pages_though_a_worker_is_killed(jobs, tmp_path):
    distributed = pytest.importorskip("distributed", reason="ghpress[dask] is not installed")
    expected = print_pages(jobs, print_page, None, 1, lambda _: None)
    settings = {"env": {"GHPRESS_CACHE": str(tmp_path / "workers")}, "dashboard_address": None}
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, local_directory=str(tmp_path), **settings
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        killed: list[int] = []

        def kill_one(done: int) -> None:
            if done == 1 and not killed:
                killed.append(cluster.workers[0].pid)
                os.kill(killed[0], 9)

        printed = print_pages(jobs, print_page, None, client.get_executor(pure=False), kill_one)
    assert killed
    assert printed.files == expected.files
