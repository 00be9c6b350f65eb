"""Measures a command with all that it starts: seconds of the processor and by the clock, memory at most.

Processes that nobody waits for, as a pool's common parent, come home to this one when their parent has
ended (Linux's child subreaper), so that none of their work goes uncounted.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter

PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True, slots=True)
class Run:
    """Processor seconds of all processes, seconds by the clock, megabytes of the first and of others."""

    processor: float
    clock: float
    memory: float
    others: float = 0.0


def measured(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """A whole command; modules are compiled, as installed ones are.

    Raises:
        CalledProcessError: it fails.
    """
    _take_in_orphans()
    own = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = perf_counter()
    running = subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(running.pid, 0)
    clock = perf_counter() - began
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    processor, others = used.ru_utime + used.ru_stime, 0.0
    while (left := _next_orphan()) is not None:
        processor += left.ru_utime + left.ru_stime
        others = max(others, left.ru_maxrss / 1024)
    return Run(processor, clock, used.ru_maxrss / 1024, others)


def _take_in_orphans() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _next_orphan() -> "os.struct_rusage | None":  # type: ignore[name-defined]
    """What the next process used that was left behind, once it has ended; None where there is none."""
    try:
        return os.wait4(-1, 0)[2]
    except ChildProcessError:
        return None
