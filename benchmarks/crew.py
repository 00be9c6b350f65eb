"""How much sooner two warm workers print pages than one, beside what two loops gain that share nothing.

    python -m benchmarks.crew [PAGES] [--runs N]

The loops tell what the machine itself gives: two processors that share a core or a memory gain less
than twofold. Pages have previews no more than files that other typesetters make have; inspection is on.
"""

import os
import statistics
from argparse import ArgumentParser
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.against import STORIES, issue_folder
from benchmarks.makeup import issue_of
from ghpress.build import BuildRequest, page_jobs, press_page, try_out
from ghpress.press.crew import Crew, crew_of
from ghpress.press.pagejob import PageJob
from ghpress.press.pages import Keeping, begin_pages

PAGES_OF_ONE = 2.7
"""Pages that an issue of the usual number of stories fills."""

TURNS = 6_000_000


def main() -> None:
    """Print both gains and their ratio."""
    parser = ArgumentParser(prog="benchmarks.crew")
    parser.add_argument("pages", nargs="?", type=int, default=64)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    with TemporaryDirectory() as folder, crew_of(2) as crew, ProcessPoolExecutor(2) as loops:
        jobs = _jobs(given.pages, Path(folder))
        print(f"{len(jobs)} pages, {os.cpu_count()} processors, {given.runs} interleaved runs")
        _warm(jobs, crew)
        wait([loops.submit(_loop, 10) for _ in range(2)])
        taken: dict[str, list[float]] = {}
        for _ in range(given.runs):
            for name, work in {
                "pages, one": lambda: _print(jobs, None, Path(folder)),
                "pages, two": lambda: _print(jobs, crew, Path(folder)),
                "loops, one": lambda: _loop(2 * TURNS),
                "loops, two": lambda: wait([loops.submit(_loop, TURNS) for _ in range(2)]),
            }.items():
                taken.setdefault(name, []).append(_clocked(work))
    middle = {name: statistics.median(each) for name, each in taken.items()}
    for name, seconds in middle.items():
        print(f"{name:12} {seconds:7.2f} s")
    printed = middle["pages, one"] / middle["pages, two"]
    looped = middle["loops, one"] / middle["loops, two"]
    print(f"pages {printed:.2f} times as fast, loops {looped:.2f}: {printed / looped:.2f} of it")


def _jobs(pages: int, folder: Path) -> list[PageJob]:
    """So many pages of dummy text, made up."""
    stories = issue_of(round(STORIES * (pages + 2) / PAGES_OF_ONE)).stories
    order = BuildRequest(issue_folder(stories, folder / "content" / "dummy"), previews=False)
    jobs, _ = page_jobs(try_out(order, lambda *_: None), order)
    return list(jobs[:pages])


def _warm(jobs: list[PageJob], crew: Crew) -> None:
    """The engine loaded and its faces open, here and in both workers."""
    for hands in (None, crew):
        begin_pages(jobs[:4], press_page, Keeping(), hands).finished(lambda _: None)


def _print(jobs: list[PageJob], hands: Crew | None, folder: Path) -> None:
    """All pages printed and put down, none from a cache."""

    def paths(job: PageJob) -> tuple[Path, ...]:
        return (folder / "pages" / f"{job.page.number}.pdf",)

    begin_pages(jobs, press_page, Keeping(None, paths), hands).finished(lambda _: None)


def _loop(turns: int) -> int:
    total = 0
    for turn in range(turns):
        total += turn * turn & 7
    return total


def _clocked(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    main()
