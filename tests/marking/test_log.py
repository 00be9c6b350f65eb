"""What happens on a desk is kept, whatever else happens."""

import subprocess
import sys
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest

from ghpress.marking.events import Event, event_of, line_of
from ghpress.marking.log import ATTRIBUTES, FILE, keep, read_events
from ghpress.remarks import Halt


def event(number: int, **facts: object) -> Event:
    return Event(f"e{number}", "2025-05-01T08:00:00.000+00:00", "甲", "say", "m1", dict(facts))


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    keep(tmp_path, [event(1, words="改“的”为“地”")])
    keep(tmp_path, [event(2), event(3)])
    assert [one.id for one in read_events(tmp_path).events] == ["e1", "e2", "e3"]
    assert read_events(tmp_path).events[0].facts == {"words": "改“的”为“地”"}


def test_a_desk_nobody_used_has_no_events(tmp_path: Path) -> None:
    assert read_events(tmp_path).events == ()


def test_an_event_is_one_line_whatever_it_says() -> None:
    line = line_of(event(1, words="一\n二\r三\u2028四<script>"))
    assert line.count("\n") == 1 and line.endswith("\n")
    found = event_of(line)
    assert found is not None and found.facts["words"] == "一\n二\r三\u2028四<script>"


def test_half_a_line_left_by_a_crash_harms_no_other(tmp_path: Path) -> None:
    keep(tmp_path, [event(1), event(2)])
    with (tmp_path / FILE).open("ab") as file:
        file.write(line_of(event(3)).encode()[:40])
    keep(tmp_path, [event(4)])
    kept = read_events(tmp_path)
    assert [one.id for one in kept.events] == ["e1", "e2", "e4"]
    assert [(remark.code, remark.place.line) for remark in kept.remarks] == [("desk-line-broken", 3)]


def _kept_by(folder: Path, name: str) -> None:
    for number in range(50):
        keep(folder, [Event(f"{name}{number}", "t", name, "say", "m", {"words": "字" * 400})])


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    context = get_context("spawn")
    both = [context.Process(target=_kept_by, args=(tmp_path, name)) for name in ("a", "b")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    kept = read_events(tmp_path)
    assert kept.remarks == ()
    assert {one.id for one in kept.events} == {f"{name}{n}" for name in "ab" for n in range(50)}
    assert [one.id for one in kept.events if one.by == "a"] == [f"a{n}" for n in range(50)]


FULL = """
import resource, signal, sys
from pathlib import Path
from ghpress.marking.events import Event
from ghpress.marking.log import keep
from ghpress.remarks import Halt
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))
try:
    keep(folder, [Event("big", "t", "a", "say", "m", {"words": "x" * 2000})])
except Halt as halt:
    print(halt.remarks[0].code)
"""


def test_a_full_disk_keeps_what_was_kept_before_and_nothing_by_halves(tmp_path: Path) -> None:
    keep(tmp_path, [event(1)])
    before = (tmp_path / FILE).read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "desk-unwritable"
    assert (tmp_path / FILE).read_bytes() == before


@pytest.fixture
def repository(tmp_path: Path) -> Iterator[Path]:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", tmp_path, *words], check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("config", "user.name", "t")
    git("config", "user.email", "t@example.org")
    yield tmp_path


def test_the_marks_of_two_people_merge_in_git(repository: Path) -> None:
    def git(*words: str) -> None:
        subprocess.run(["git", "-C", repository, *words], check=True, capture_output=True)

    keep(repository, [event(1)])
    assert (repository / ATTRIBUTES).exists()
    git("add", "-A")
    git("commit", "-qm", "1")
    git("checkout", "-qb", "other")
    keep(repository, [event(2)])
    git("commit", "-qam", "2")
    git("checkout", "-q", "main")
    keep(repository, [event(3)])
    git("commit", "-qam", "3")
    git("merge", "-q", "other", "-m", "both")
    kept = read_events(repository)
    assert {one.id for one in kept.events} == {"e1", "e2", "e3"}
    assert kept.remarks == ()


def test_a_folder_nobody_may_write_is_said(tmp_path: Path) -> None:
    (tmp_path / ".ghpress").write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(Halt) as refused:
        keep(tmp_path, [event(1)])
    assert [remark.code for remark in refused.value.remarks] == ["desk-unwritable"]
