"""Copies that go through the same make-up: the same comes of it, whatever becomes of them."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from ghpress.makeup import makeup, memory, pages, solved
from ghpress.makeup.alongside import brought, copies_alongside, is_in_company, made_up_once, pooled, told
from ghpress.makeup.hands import many_hands
from ghpress.stock.shelf import Shelf
from makeup.copies import HERE, brings_what_cannot_be_sent, dies_elsewhere, fails_elsewhere
from makeup.sheets import layout
from makeup.stories import house, issue, story

LIE = [number / 8 for number in range(8)]
"""Where in an issue eight items lie."""


def by_whom(number: int) -> tuple[int, int]:
    time.sleep(0.002)
    return number * number, os.getpid()


def squares(found: Sequence[tuple[int, int]]) -> list[int]:
    return [square for square, _ in found]


def heard_by_all(count: int) -> list[tuple[list[int], set[int]]]:
    """What each of so many has heard of two shares of work, and by whom it was done."""
    with many_hands(count), made_up_once(), copies_alongside(wanted=True):
        found = [*told(by_whom, range(8), LIE), *told(by_whom, range(8), LIE)]
        own = (squares(found), {process for _, process in found})
        return brought(lambda _: own, range(count), [place / count for place in range(count)])


@pytest.mark.usefixtures("alone")
def test_everybody_hears_what_comes_of_all_items_in_their_order() -> None:
    for count in (1, 2, 3):
        for found, processes in heard_by_all(count):
            assert found == 2 * [number * number for number in range(8)]
            assert len(processes) == count
            assert HERE in processes, "this process does its part"


@pytest.mark.usefixtures("alone")
def test_what_each_has_found_is_put_together() -> None:
    with many_hands(3), made_up_once(), copies_alongside(wanted=True):
        known = pooled({os.getpid(): "one of us"})
    assert HERE in known
    assert len(known) == 3


@pytest.mark.usefixtures("alone")
def test_no_copy_is_made_of_a_process_that_makes_up_the_same_again() -> None:
    with many_hands(2), copies_alongside(wanted=True):
        assert not is_in_company()
        assert {process for _, process in told(by_whom, range(8), LIE)} == {HERE}
    with many_hands(2), made_up_once(), copies_alongside(wanted=False):
        assert not is_in_company()


@pytest.mark.usefixtures("alone")
def test_copies_end_with_what_they_bring(tmp_path: Path) -> None:
    with many_hands(3), made_up_once(), copies_alongside(wanted=True):
        found = brought(by_whom, range(8), LIE)
        (tmp_path / str(os.getpid())).touch()
    assert [one.name for one in tmp_path.iterdir()] == [str(HERE)]
    for process in {process for _, process in found} - {HERE}:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)


@pytest.mark.usefixtures("alone")
def test_what_a_lost_copy_was_to_do_is_done_here() -> None:
    for work in (dies_elsewhere, fails_elsewhere):
        with many_hands(3), made_up_once(), copies_alongside(wanted=True):
            assert told(work, range(8), LIE) == [*range(8)]
            assert squares(told(by_whom, range(8), LIE)) == [n * n for n in range(8)]
            assert brought(work, range(8), LIE) == [*range(8)]
    with many_hands(2), made_up_once(), copies_alongside(wanted=True):
        found = brought(brings_what_cannot_be_sent, range(8), LIE)
    assert found == [(number, None) for number in range(8)]


@pytest.mark.usefixtures("alone")
def test_a_copy_is_lost_that_ends_between_two_shares() -> None:
    with many_hands(2), made_up_once(), copies_alongside(wanted=True):
        told(by_whom, range(8), LIE)
        dies_elsewhere(0)
        assert squares(told(by_whom, range(8), LIE)) == [n * n for n in range(8)]
        assert squares(brought(by_whom, range(8), LIE)) == [n * n for n in range(8)]


@pytest.mark.usefixtures("alone")
def test_copies_are_ended_when_the_work_here_fails() -> None:
    copies: list[int] = []

    def goes_wrong() -> None:
        with many_hands(2), made_up_once(), copies_alongside(wanted=True):
            copies.extend(pooled({os.getpid(): None}))
            if os.getpid() == HERE:
                raise RuntimeError
            time.sleep(60)

    with pytest.raises(RuntimeError):
        goes_wrong()
    (copy,) = set(copies) - {HERE}
    with pytest.raises(ProcessLookupError):
        os.kill(copy, 0)


@pytest.mark.usefixtures("alone")
def test_an_issue_is_made_up_alike_by_any_number_alongside(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(makeup, "FEW", 2)
    monkeypatch.setattr(pages, "LONG", 4)
    monkeypatch.setattr(pages, "STARTS_AT_ONCE", 3)
    own = [story(f"稿{number}", 500 + 90 * (number % 4), rank=1 + number % 3) for number in range(14)]
    made = []
    for count in (1, 2, 3):
        memory._KNOWN.clear()
        solved._GROWN.clear()
        with many_hands(count), made_up_once():
            made.append(makeup.make_up(issue(*own), layout(60), shelf, house(), {}))
    assert len(made[0].pages) > 2
    assert made[0] == made[1] == made[2]
