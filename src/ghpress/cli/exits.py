"""Turns how a run ended into the number the shell sees."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of every verb; scripts may rely on them."""

    GOOD = 0
    REMARKS = 1
    """At least one remark of level error."""
    USAGE = 2
    """The command line itself was wrong."""
    MACHINE = 3
    """The machine's fault or ours: a missing package, a full disk, a folder not to be written."""
    INTERRUPTED = 130
    """Stopped from the keyboard (128 + SIGINT, as shells have it)."""
    TERMINATED = 143
    """Stopped by SIGTERM (128 + 15)."""
