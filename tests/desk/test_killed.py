"""A desk killed outright takes along the processes that it had begun."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from cli.command import command, environment
from cli.issues import small_issue

PATIENCE = 60.0


def of_the_session(session: int) -> dict[int, int]:
    """The living processes of a session, each with its parent."""
    found = {}
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended just now
            state, parent, _, belongs, *_ = (each / "stat").read_text().rpartition(")")[2].split()
            if int(belongs) == session and state != "Z":
                found[int(each.name)] = int(parent)
    return found


def comes_true(what: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < until:
        time.sleep(0.05)
    return what()


@pytest.mark.skipif(sys.platform != "linux", reason="processes are read from /proc")
def test_a_desk_that_is_killed_leaves_no_process_behind(tmp_path: Path) -> None:
    desk = subprocess.Popen(
        command("desk", small_issue(tmp_path / "content/river")),
        env=environment(),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )

    def has_a_worker() -> bool:
        """Workers are begun by a process that the desk began."""
        running = of_the_session(desk.pid)
        return any(running.get(parent) == desk.pid for parent in running.values())

    try:
        assert comes_true(has_a_worker), "the proof is looked over in a process of its own"
        desk.kill()
        desk.wait()
        assert comes_true(lambda: not of_the_session(desk.pid)), of_the_session(desk.pid)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(desk.pid, signal.SIGKILL)
