"""Turns the shop's progress into one line on a terminal, rewritten in place; silent in a pipe."""

import sys
from collections.abc import Callable

from ghpress.cli.columns import width
from ghpress.wording import Language

Progress = Callable[[str, int, int], None]
"""Called with a step's name, how much of it is done, and how much there is (0 if not known)."""

_STEPS = {
    "read": ("读稿", "reading"),
    "faces": ("备字", "preparing faces"),
    "make-up": ("拼版", "making up"),
    "paint": ("绘版", "painting pages"),
    "write": ("写出", "writing"),
}


def progress_on_terminal(language: Language) -> Progress:
    """A progress function for this run: a line on stderr, or nothing where that is no terminal."""
    if not sys.stderr.isatty():
        return _silent
    shown = 0

    def show(step: str, done: int, total: int) -> None:
        nonlocal shown
        name = _STEPS.get(step, (step, step))[0 if language == "zh" else 1]
        line = f"{name} {done}/{total}" if total else f"{name} …"
        sys.stderr.write("\r" + line + " " * max(0, shown - width(line)))
        sys.stderr.flush()
        shown = width(line)

    return show


def clear_line() -> None:
    """Takes the progress line off the terminal before the remarks are printed."""
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _silent(step: str, done: int, total: int) -> None:
    """Says nothing: in a pipe progress is noise."""
