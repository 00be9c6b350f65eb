"""Turns whatever stops a run (a Halt, a full disk, Ctrl-C, our own fault) into words and a code."""

import errno
import os
import sys
import traceback
from collections.abc import Callable

from ghpress.cli.exits import Exit
from ghpress.cli.progress import clear_line
from ghpress.cli.voice import Manner, exit_for, speak, speak_json, summary
from ghpress.remarks import NOWHERE, Halt, InFile, Place, Remark, error

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def guarded(work: Callable[[], Exit], manner: Manner) -> Exit:
    """Runs the work; every way it can fail ends in a remark and a code, never in a bare traceback."""
    try:
        code = _answered(work, manner)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone (`… | head`); keep Python from complaining at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = Exit.GOOD
    return code


def _answered(work: Callable[[], Exit], manner: Manner) -> Exit:
    try:
        return work()
    except Halt as halt:
        return stopped(halt.remarks, manner)
    except KeyboardInterrupt:
        # After one within an `exec`, `python -m` ends by the signal itself unless another follows.
        exec("")
        clear_line()
        print("已中断。" if manner.language == "zh" else "Interrupted.", file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        raise
    except Exception as fault:
        if os.environ.get("GHPRESS_DEBUG"):
            traceback.print_exc()
        return stopped((remark_of(fault),), manner)


def stopped(remarks: tuple[Remark, ...], manner: Manner) -> Exit:
    """Says why the work stopped: to a program on stdout, to a person on stderr."""
    clear_line()
    if manner.as_json:
        speak_json(remarks)
    else:
        speak(remarks, manner, sys.stderr)
        print(summary(remarks, manner.language), file=sys.stderr)
    return max(exit_for(remarks), Exit.REMARKS)


def remark_of(fault: Exception) -> Remark:
    """The remark for a failure of the machine or of ghpress itself."""
    match fault:
        case ImportError():
            return error("machine-lacks-package", NOWHERE, name=fault.name or str(fault))
        case MemoryError():
            return error("machine-out-of-memory", NOWHERE)
        case OSError() if "cannot load library" in str(fault):
            return error("machine-lacks-library", NOWHERE, name=str(fault).split("'")[1])
        case OSError():
            return _remark_of_system(fault)
        case _ if type(fault).__name__ == "BrokenProcessPool":
            return error("machine-worker-died", NOWHERE)
        case _:
            return error(
                "machine-or-ours", _where(fault), kind=type(fault).__name__, words=str(fault) or "-"
            )


def _remark_of_system(fault: OSError) -> Remark:
    place = InFile(os.fsdecode(fault.filename)) if fault.filename else NOWHERE
    if fault.errno in _FULL:
        return error("machine-disk-full", place)
    if fault.errno in _FORBIDDEN:
        return error("machine-forbids", place, words=fault.strerror or str(fault))
    return error("machine-fault", place, words=fault.strerror or str(fault))


def _where(fault: Exception) -> Place:
    """The line of ours that failed, as module:line, for whoever mends it."""
    steps = [step for step in traceback.extract_tb(fault.__traceback__) if "ghpress" in step.filename]
    if not steps:
        return NOWHERE
    name = steps[-1].filename.rsplit("ghpress/", 1)[-1]
    return InFile(f"ghpress/{name}", steps[-1].lineno or 0)
