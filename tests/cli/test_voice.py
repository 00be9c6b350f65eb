"""Remarks on the terminal: place first, help last, colour only where it is seen."""

import io
import json
import os
import subprocess
import sys

import pytest

from ghpress.cli.exits import Exit
from ghpress.cli.faults import guarded, remark_of
from ghpress.cli.voice import (
    Manner,
    exit_for,
    in_lines,
    in_order,
    is_coloured,
    speak,
    speak_json,
    summary,
)
from ghpress.remarks import NOWHERE, Halt, InFile, OnPage, error, note, warning

FAULT = error("machine-fault", InFile("a.md", 3, 5), words="纸")
FORBIDS = warning("machine-forbids", OnPage(2, 10.0, 20.5), words="纸")
MEMORY = note("machine-out-of-memory", NOWHERE)


def test_a_remark_is_its_place_its_level_its_code_and_its_words_and_then_the_help() -> None:
    assert in_lines(FAULT, "zh").splitlines() == [
        "a.md:3:5: 错误 [machine-fault] 读写文件时出了故障：纸",
        "    检查这个文件与磁盘；原有的成品没有动过",
    ]
    assert in_lines(FORBIDS, "zh").startswith("第2版 (10.0, 20.5) mm: 提醒 [machine-forbids]")
    assert in_lines(MEMORY, "en").startswith("note [machine-out-of-memory] there is not enough memory")


def test_remarks_come_in_order_of_place_each_once() -> None:
    later = error("machine-fault", InFile("a.md", 12), words="纸")
    assert in_order((MEMORY, later, FAULT, FAULT)) == [FAULT, later, MEMORY]


def test_the_summary_counts_by_level() -> None:
    assert summary((FAULT, FORBIDS, MEMORY, MEMORY), "zh") == "1 处错误，1 处提醒，1 处说明。"
    assert summary((), "zh") == "没有问题。"
    assert summary((FORBIDS,), "en") == "0 errors, 1 warnings, 0 notes."


def test_the_exit_code_is_that_of_the_worst() -> None:
    assert exit_for(()) is Exit.GOOD
    assert exit_for((FORBIDS, MEMORY)) is Exit.GOOD
    assert exit_for((error("key-unknown", NOWHERE),)) is Exit.REMARKS
    assert exit_for((error("key-unknown", NOWHERE), error("disk-full", NOWHERE))) is Exit.MACHINE


def test_json_holds_every_remark_with_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    speak_json((FAULT, MEMORY), {"more": 1})
    found = json.loads(capsys.readouterr().out)
    assert (found["exit"], found["more"]) == (3, 1)
    assert [remark["code"] for remark in found["remarks"]] == ["machine-fault", "machine-out-of-memory"]
    assert found["remarks"][0]["place"] == {"file": "a.md", "line": 3, "column": 5}
    assert found["remarks"][0]["zh"]["says"] == "读写文件时出了故障：纸"


def test_no_colour_in_a_pipe() -> None:
    out = io.StringIO()
    speak((FAULT,), Manner(), out)
    assert "\x1b" not in out.getvalue()


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_on_a_terminal_unless_no_color_says_no(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert is_coloured(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not is_coloured(Terminal())
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("TERM", "dumb")
    assert not is_coloured(Terminal())


def failing(fault: BaseException):
    def work() -> Exit:
        raise fault

    return work


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (Halt((error("machine-fault", NOWHERE, words="纸"),)), Exit.MACHINE, "machine-fault"),
        (Halt((note("machine-out-of-memory", NOWHERE),)), Exit.REMARKS, "machine-out-of-memory"),
        (
            OSError(28, "No space left on device", "x.pdf"),
            Exit.MACHINE,
            "x.pdf: 错误 [machine-disk-full]",
        ),
        (PermissionError(13, "Permission denied", "x"), Exit.MACHINE, "[machine-forbids]"),
        (FileNotFoundError(2, "No such file", "x"), Exit.MACHINE, "[machine-fault]"),
        (OSError("cannot load library 'libpango-1.0-0': no"), Exit.MACHINE, "libpango-1.0-0"),
        (ModuleNotFoundError("no", name="pikepdf"), Exit.MACHINE, "pikepdf"),
        (MemoryError(), Exit.MACHINE, "[machine-out-of-memory]"),
        (KeyError("boom"), Exit.MACHINE, "[machine-or-ours]"),
        (KeyboardInterrupt(), Exit.INTERRUPTED, "已中断"),
    ],
)
def test_every_way_to_fail_ends_in_words_and_a_code(
    fault: BaseException, code: Exit, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert guarded(failing(fault), Manner()) is code
    shown = capsys.readouterr()
    assert says in shown.err
    assert "Traceback" not in shown.err


def test_a_failure_is_json_where_json_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    guarded(failing(MemoryError()), Manner("en", as_json=True))
    found = json.loads(capsys.readouterr().out)
    assert (found["exit"], found["remarks"][0]["code"]) == (3, "machine-out-of-memory")


def test_debugging_shows_the_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GHPRESS_DEBUG", "1")
    guarded(failing(KeyError("boom")), Manner())
    assert "Traceback" in capsys.readouterr().err


def test_a_fault_of_ours_names_the_line_that_failed() -> None:
    try:
        in_lines(error("no-such-code", NOWHERE), "zh")
    except KeyError as fault:
        assert str(remark_of(fault).place).startswith("ghpress/wording.py:")
    else:
        raise AssertionError("a code without words was spoken")


def test_a_reader_who_leaves_early_is_no_failure() -> None:
    # The reading end is closed before anything is written.
    reading, writing = os.pipe()
    os.close(reading)
    try:
        found = subprocess.run(
            [sys.executable, "-m", "ghpress", "completion", "bash"],
            stdout=writing,
            stderr=subprocess.PIPE,
        )
    finally:
        os.close(writing)
    assert (found.returncode, found.stderr) == (0, b"")
