"""Work shared out among hands: the same comes of it, whatever becomes of them."""

import os
import random
import signal
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ghpress.makeup import hands as hands_module
from ghpress.makeup import makeup, memory, pages, solved
from ghpress.makeup.bench import Bench, Room, Task, White
from ghpress.makeup.hands import Crew, crew, many_hands, shared
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.shape import Look, Shape, Shapes
from ghpress.makeup.solver import fill
from ghpress.stock.shelf import Shelf
from makeup.copies import HERE, brings_what_cannot_be_sent, dies_elsewhere, fails_elsewhere
from makeup.sheets import layout
from makeup.stories import house, issue, story


def told(number: int) -> tuple[int, int]:
    return number * number, os.getpid()


@pytest.mark.usefixtures("alone")
def test_what_comes_of_it_is_in_order_for_any_number_of_hands() -> None:
    for hands in (1, 2, 3, 16):
        with many_hands(hands):
            made = shared(told, range(7))
        assert [square for square, _ in made] == [number * number for number in range(7)]
        assert len({process for _, process in made}) == min(hands, 7)
        assert made[0][1] == HERE, "this process does its part"


@pytest.mark.usefixtures("alone")
def test_little_work_and_no_work_is_not_shared() -> None:
    with many_hands(2):
        assert {process for _, process in shared(told, range(3))} == {HERE}
        assert shared(told, ()) == []


@pytest.mark.usefixtures("alone")
def test_only_what_is_done_among_many_hands_is_shared() -> None:
    with many_hands(2):
        pass
    assert {process for _, process in shared(told, range(8))} == {HERE}


def test_beside_other_threads_nothing_is_shared() -> None:
    go_on = threading.Event()
    other = threading.Thread(target=go_on.wait)
    other.start()
    try:
        with many_hands(2):
            assert {process for _, process in shared(told, range(8))} == {HERE}
    finally:
        go_on.set()
        other.join()


@pytest.mark.usefixtures("alone")
def test_what_a_hand_does_not_bring_home_is_done_here() -> None:
    with many_hands(3):
        assert shared(dies_elsewhere, range(6)) == [*range(6)]
        assert shared(fails_elsewhere, range(6)) == [*range(6)]
        assert shared(brings_what_cannot_be_sent, range(4)) == [(n, None) for n in range(4)]


@pytest.mark.usefixtures("alone")
def test_hands_are_ended_when_the_work_here_fails(tmp_path: Path) -> None:
    def waits_elsewhere(_: int) -> None:
        if os.getpid() == HERE:
            while not any(tmp_path.iterdir()):
                time.sleep(0.001)
            raise RuntimeError
        (tmp_path / str(os.getpid())).touch()
        time.sleep(60)

    with many_hands(2), pytest.raises(RuntimeError):
        shared(waits_elsewhere, range(4))
    (process,) = (int(file.name) for file in tmp_path.iterdir())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.usefixtures("alone")
def test_hands_end_with_their_process(tmp_path: Path) -> None:
    def killed(number: int) -> int:
        (tmp_path / str(os.getpid())).touch()
        if number % 2 == 0:
            while len([*tmp_path.iterdir()]) < 2:
                time.sleep(0.001)
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(60)
        return number

    process = os.fork()
    if process == 0:
        try:
            with many_hands(2):
                shared(killed, range(4))
        finally:
            os._exit(0)
    os.waitpid(process, 0)
    hands = {int(file.name) for file in tmp_path.iterdir()} - {process}
    assert len(hands) == 1
    until = time.monotonic() + 10
    while any(_lives(hand) for hand in hands):
        assert time.monotonic() < until, "a hand outlived its process"
        time.sleep(0.01)


def _lives(process: int) -> bool:
    """Whether it is at work still: one that nobody has waited for is as good as gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def bad_pages_of(count: int) -> Task:
    """Stories that fill no page well in their own shapes, and freer ones that do."""
    chance = random.Random(5)
    areas = [chance.randint(40, 90) for _ in range(count)]

    def shapes(number: int, widths: tuple[int, ...], spread: int) -> Shapes:
        return {
            wide: {
                deep: (Shape(number, wide, deep, 0, 0, deep, Look(number % 5, 1), abs(wide - 3) * 9),)
                for deep in range(areas[number] // wide, areas[number] // wide + spread)
            }
            for wide in widths
        }

    def freer(start: int, stop: int) -> list[Shapes]:
        return [shapes(number, (2, 3, 4, 6), 4) for number in range(start, stop)]

    own = [shapes(number, (3,), 1) for number in range(count)]
    bench = Bench(own, [2] * count, 6, 60, White(1, 2, 3), LADDER)
    return Task(bench, [[Room(57)], [Room(60)]], freer=(freer,))


@pytest.mark.usefixtures("alone")
def test_a_long_issue_is_filled_alike_by_any_number_of_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[int] = []
    real = hands_module._hand
    monkeypatch.setattr(hands_module, "_hand", lambda *given: begun.append(1) or real(*given))
    made, copies = [], []
    for hands in (1, 2, 16):
        solved._GROWN.clear()
        begun.clear()
        with many_hands(hands):
            made.append(fill(bad_pages_of(62), 20))
        copies.append(len(begun))
    assert made[0] is not None and made[0] == made[1] == made[2]
    assert copies[0] == 0 < copies[1] < copies[2]


def counted() -> Callable[[int], tuple[int, int]]:
    """Work that tells how often its process has done it."""
    times: list[int] = []

    def work(number: int) -> tuple[int, int]:
        times.append(number)
        time.sleep(0.002)
        return os.getpid(), len(times)

    return work


@pytest.mark.usefixtures("alone")
def test_a_crew_stays_and_keeps_what_it_worked_out() -> None:
    with many_hands(3), crew(counted()) as hired:
        first, again = hired.made(range(9)), hired.made(range(9))
    assert {process for process, _ in first} == {process for process, _ in again}
    assert len({process for process, _ in first}) == 3
    assert sum(dict(sorted(again)).values()) == 18, "each knows of what it did the first time"
    for process in {process for process, _ in first} - {HERE}:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.usefixtures("alone")
def test_hands_begin_while_this_process_does_something_else(tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    with many_hands(2):
        own = Crew(told, ready.touch)
        own.hire()
        share = own.begun((3, 4))
        while not ready.exists():
            time.sleep(0.001)
        made = own.finished(share)
        own.end()
    assert [square for square, _ in made] == [9, 16]
    assert HERE not in {process for _, process in made}


@pytest.mark.usefixtures("alone")
def test_much_is_sent_to_a_hand_that_does_not_listen_yet(tmp_path: Path) -> None:
    go, late = tmp_path / "go", tmp_path / "late"

    def be_told() -> None:
        """Begin when told to, or when nothing is ever said because who would say it waits for us."""
        for _ in range(2000):
            if go.exists():
                return
            time.sleep(0.001)
        late.touch()

    with many_hands(2):
        own = Crew(len, be_told)
        share = own.begun((b"a" * 150_000,))
        go.touch()
        assert own.finished(share) == [150_000]
        own.end()
    assert not late.exists()


@pytest.mark.usefixtures("alone")
def test_a_hand_that_cannot_begin_leaves_all_to_this_process() -> None:
    def refuse() -> None:
        raise ValueError

    with many_hands(2):
        own = Crew(told, refuse)
        own.hire()
        assert {process for _, process in own.finished(own.begun(range(3)))} == {HERE}
        own.end()


@pytest.mark.usefixtures("alone")
def test_who_has_done_with_his_part_takes_from_the_others() -> None:
    def slow_elsewhere(number: int) -> int:
        time.sleep(0.2 if os.getpid() != HERE else 0)
        return os.getpid()

    with many_hands(2):
        made = shared(slow_elsewhere, range(20))
    assert set(made) != {HERE}
    assert made.count(HERE) > 12


@pytest.mark.usefixtures("alone")
def test_a_crew_that_has_lost_a_hand_goes_on() -> None:
    with many_hands(2), crew(dies_elsewhere) as hired:
        assert hired.made(range(6)) == [*range(6)]
        assert hired.made(range(8)) == [*range(8)]


@pytest.mark.usefixtures("alone")
def test_an_issue_is_made_up_alike_by_any_number_of_hands(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makeup, "MANY_PAGES", 2)
    monkeypatch.setattr(pages, "LONG", 4)
    own = [story(f"稿{number}", 500 + 90 * (number % 4), rank=1 + number % 3) for number in range(14)]
    made = []
    for hands in (1, 2, 16):
        memory._KNOWN.clear()
        solved._GROWN.clear()
        with many_hands(hands):
            made.append(makeup.make_up(issue(*own), layout(60), shelf, house(), {}))
    assert len(made[0].pages) > 2
    assert made[0] == made[1] == made[2]
