"""Whatever stops a run ends in its own code, and in words."""

import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import environment

INTERRUPTED_WITHIN = """
import signal, sys
from ghpress.cli.faults import guarded
from ghpress.cli.voice import Manner

signal.signal(signal.SIGINT, signal.default_int_handler)  # a background job begins deaf to it
sys.exit(guarded(lambda: exec("signal.raise_signal(signal.SIGINT)"), Manner("zh", as_json=False)))
"""


def test_an_interrupt_within_code_that_is_made_as_it_runs_ends_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(INTERRUPTED_WITHIN, encoding="utf-8")
    found = subprocess.run(
        [sys.executable, "-m", "interrupted"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        check=False,
    )
    assert (found.returncode, found.stderr.decode()) == (130, "已中断。\n")


ENDED = """
import atexit, sys
from ghpress.cli.main import run

atexit.register(print, "asked for")
sys.argv[1:] = {}
run()
"""


@pytest.mark.parametrize(("words", "code"), [(["layouts"], 0), (["check", "nowhere"], 1), (["what"], 2)])
def test_what_is_asked_to_be_done_at_the_end_is_done_and_the_code_is_kept(
    words: list[str], code: int
) -> None:
    found = subprocess.run(
        [sys.executable, "-c", ENDED.format(words)], env=environment(), capture_output=True, check=False
    )
    assert found.returncode == code
    assert found.stdout.decode().endswith("asked for\n")
