"""What stands on a desk follows from what happened, in the order it was kept."""

from dataclasses import replace

import pytest

from ghpress.marking.board import Board, board_of, page_name
from ghpress.marking.events import Event, mark_facts
from ghpress.marking.marks import SIGNS, Mark, PagePoint
from ghpress.marking.passages import Spot
from ghpress.marking.rounds import CODES
from ghpress.marking.signing import may_advance, may_change, may_sign

MARK = Mark("", "甲", "", "first", "replace", PagePoint(2, 10, 20), Spot("a", 1, 2, 3, "x"), "y")


def event(name: str, kind: str, of: str = "", by: str = "甲", **facts: object) -> Event:
    return Event(name, "t", by, kind, of, dict(facts))


def marked(name: str = "m1", mark: Mark = MARK) -> Event:
    return Event(name, "t", mark.by, "mark", "", mark_facts(mark))


def test_a_mark_comes_out_as_it_was_made() -> None:
    (found,) = board_of([marked()]).marks
    assert found == replace(MARK, id="m1", at="t")


@pytest.mark.parametrize("sign", [sign.code for sign in SIGNS])
def test_every_sign_is_kept(sign: str) -> None:
    assert board_of([marked("m", replace(MARK, sign=sign))]).marks[0].sign == sign


def test_a_mark_is_settled_and_reopened_and_talked_about() -> None:
    events = [
        marked(),
        event("e1", "say", "m1", words="真要改？"),
        event("e2", "settle", "m1", by="乙", state="refused"),
    ]
    (mark,) = board_of(events).marks
    assert (mark.state, mark.settled_by, [said.words for said in mark.thread]) == (
        "refused",
        "乙",
        ["真要改？"],
    )
    assert board_of([*events, event("e3", "settle", "m1", state="open")]).marks[0].state == "open"


def test_an_event_met_twice_counts_once() -> None:
    twice = [
        marked(),
        marked(),
        event("e1", "say", "m1", words="一"),
        event("e1", "say", "m1", words="一"),
    ]
    (mark,) = board_of(twice).marks
    assert len(mark.thread) == 1


@pytest.mark.parametrize(
    "broken",
    [
        event("e", "mark"),
        event("e", "mark", round="first", sign="no such", point={}, where=None, text=""),
        event("e", "settle", "nobody", state="done"),
        event("e", "settle", "m1", state="no such"),
        event("e", "round", "x/1", round="no such"),
        event("e", "sign", "x/one", sha256="0"),
        event("e", "sign", "x/1", sha256=5),
        event("e", "of a later ghpress"),
    ],
)
def test_what_is_not_understood_is_counted_and_changes_nothing(broken: Event) -> None:
    board = board_of([marked(), broken])
    assert board.unread == 1
    assert replace(board, unread=0) == board_of([marked()])


def on_round(code: str, *marks: Event) -> Board:
    return board_of([*marks, event("r", "round", page_name("b", 2), round=code)])


def test_rounds_go_forward_only_once_their_marks_are_settled() -> None:
    (refused,) = may_advance(on_round("rough", marked()), "b", 2, "first")
    assert refused.code == "marks-unsettled"
    settled = on_round("rough", marked(), event("s", "settle", "m1", state="done-differently"))
    assert may_advance(settled, "b", 2, "first") == ()
    assert may_advance(settled, "b", 2, "final") == ()
    assert [remark.code for remark in may_advance(on_round("second"), "b", 2, "first")] == ["round-past"]
    assert [remark.code for remark in may_advance(Board(), "b", 2, "fourth")] == ["round-unknown"]


def test_marks_of_other_pages_hold_nobody_up() -> None:
    assert may_advance(on_round("rough", marked()), "b", 3, "first") == ()


@pytest.mark.parametrize("code", CODES[:-1])
def test_only_a_final_proof_is_signed(code: str) -> None:
    assert [remark.code for remark in may_sign(on_round(code), "b", 2)] == ["round-not-final"]
    assert may_sign(on_round("final"), "b", 2) == ()


def test_a_signed_page_is_not_changed_until_it_is_unlocked() -> None:
    signed = [
        event("r", "round", "b/2", round="final"),
        event("s", "sign", "b/2", by="总编", sha256="ab"),
    ]
    board = board_of(signed)
    assert board.signed["b/2"].by == "总编"
    assert [remark.code for remark in may_change(board, "b", (1, 2))] == ["page-signed"]
    assert [remark.code for remark in may_sign(board, "b", 2)] == ["page-signed"]
    assert may_change(board, "b", (1, 3)) == ()
    open_again = board_of([*signed, event("u", "unlock", "b/2", why="错了日期")])
    assert may_change(open_again, "b", (2,)) == ()
