"""The record of deliveries only grows, outlives a crash, and never lets a letter be given twice."""

from dataclasses import replace
from pathlib import Path

import pytest

from ghpress.deliver.history import (
    FILE,
    Entry,
    SentPage,
    add_entry,
    held,
    read_deliveries,
)
from ghpress.remarks import Halt

PAGE = SentPage(3, "A", "a03A.pdf", "11", "22")
FIRST = Entry(1, "sent", "broadsheet", "press", "2026-11-23T00:00:00+08:00", "x-1", (PAGE,))
KEY = (3, "broadsheet", "press")


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    with held(tmp_path):
        pass
    return tmp_path


def test_an_issue_never_sent_has_no_history(tmp_path: Path) -> None:
    history = read_deliveries(tmp_path)
    assert (history.next_number(), history.letter(*KEY), history.sent(*KEY)) == (1, "", None)


def test_lines_come_back_as_they_were_added(issue: Path) -> None:
    second = replace(FIRST, number=2, pages=(replace(PAGE, letter="B"), replace(PAGE, page=4)))
    add_entry(issue, FIRST)
    before = (issue / FILE).read_bytes()
    add_entry(issue, second)
    assert (issue / FILE).read_bytes().startswith(before)
    history = read_deliveries(issue)
    assert history.entries == (FIRST, second)
    assert (history.next_number(), history.letter(*KEY)) == (3, "B")
    assert history.letter(3, "tabloid", "press") == history.letter(3, "broadsheet", "press-x1a") == ""


def test_a_delivery_begun_and_not_finished_uses_up_its_letters(issue: Path) -> None:
    add_entry(issue, FIRST)
    add_entry(issue, replace(FIRST, number=2, step="begun", pages=(replace(PAGE, letter="B"),)))
    history = read_deliveries(issue)
    assert history.letter(*KEY) == "B"
    assert history.sent(*KEY) == PAGE
    assert history.next_number() == 3


@pytest.mark.parametrize("kept", [1, 20, 80])
def test_a_line_cut_short_is_passed_over_and_the_next_one_stands(kept: int, issue: Path) -> None:
    add_entry(issue, FIRST)
    whole = (issue / FILE).read_bytes()
    (issue / FILE).write_bytes(whole + whole[:kept])
    history = read_deliveries(issue)
    assert history.entries == (FIRST,)
    assert [remark.code for remark in history.remarks] == ["deliver-history-cut"]
    add_entry(issue, replace(FIRST, number=2))
    assert [entry.number for entry in read_deliveries(issue).entries] == [1, 2]
    assert read_deliveries(issue).remarks == ()


def test_a_line_that_lacks_its_end_alone_counts(issue: Path) -> None:
    add_entry(issue, FIRST)
    (issue / FILE).write_bytes((issue / FILE).read_bytes().removesuffix(b"\n"))
    assert read_deliveries(issue).entries == (FIRST,)
    add_entry(issue, replace(FIRST, number=2))
    assert [entry.number for entry in read_deliveries(issue).entries] == [1, 2]


@pytest.mark.parametrize("line", [b"nonsense\n", b'{"version": 9}\n', b"[]\n", b"\n"])
def test_a_broken_line_stops_all(line: bytes, issue: Path) -> None:
    add_entry(issue, FIRST)
    (issue / FILE).write_bytes(line + (issue / FILE).read_bytes())
    with pytest.raises(Halt) as halt:
        read_deliveries(issue)
    assert [(remark.code, remark.fact("line")) for remark in halt.value.remarks] == [
        ("deliver-history-broken", "1")
    ]


def test_two_deliveries_of_an_issue_do_not_run_at_once(issue: Path) -> None:
    with held(issue):
        with pytest.raises(Halt) as halt, held(issue):
            pass
        assert [remark.code for remark in halt.value.remarks] == ["deliver-busy"]
        add_entry(issue, FIRST)
    with held(issue):
        assert read_deliveries(issue).entries == (FIRST,)
