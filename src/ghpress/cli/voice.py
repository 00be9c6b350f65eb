"""Turns remarks into lines on the terminal: place, level, code, what it says, and the help last."""

import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import TextIO

from ghpress.cli.exits import Exit
from ghpress.remarks import Level, Remark, worst
from ghpress.report.spoken import LEVELS, place_in_words, remark_object
from ghpress.values import dataclass
from ghpress.wording import Language, in_words

_COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.NOTE: "36"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How this run speaks: its language, and whether it prints JSON for a program to read."""

    language: Language = "zh"
    as_json: bool = False


def speak(remarks: Iterable[Remark], manner: Manner, out: TextIO | None = None) -> None:
    """Prints every remark, in order of place, and nothing else."""
    stream = out or sys.stdout
    for remark in in_order(remarks):
        print(in_lines(remark, manner.language, colour=is_coloured(stream)), file=stream)


def in_order(remarks: Iterable[Remark]) -> list[Remark]:
    """Remarks without repetition, those of one file or page together, as they stand there."""
    return sorted(dict.fromkeys(remarks), key=lambda remark: (type(remark.place).__name__, remark.place))


def in_lines(remark: Remark, language: Language, *, colour: bool = False) -> str:
    """One remark: its line, then its help on a line of its own, indented."""
    words = in_words(remark, language)
    place = place_in_words(remark.place, language)
    level = LEVELS[language][remark.level]
    if colour:
        place, level = f"\x1b[1m{place}\x1b[0m", f"\x1b[{_COLOURS[remark.level]}m{level}\x1b[0m"
    head = f"{place}: {level}" if remark_has_place(remark) else level
    lines = [f"{head} [{remark.code}] {words.says}"]
    if words.help:
        lines.append(f"    {words.help}")
    return "\n".join(lines)


def remark_has_place(remark: Remark) -> bool:
    """Whether there is a place to print in front."""
    return bool(place_in_words(remark.place, "zh"))


def summary(remarks: tuple[Remark, ...], language: Language) -> str:
    """How many remarks of each level there are, in a line."""
    counts = [
        sum(remark.level == level for remark in dict.fromkeys(remarks)) for level in reversed(Level)
    ]
    if not any(counts):
        return "没有问题。" if language == "zh" else "No remarks."
    if language == "zh":
        return "{} 处错误，{} 处提醒，{} 处说明。".format(*counts)
    return "{} errors, {} warnings, {} notes.".format(*counts)


def speak_json(remarks: tuple[Remark, ...], more: Mapping[str, object] | None = None) -> None:
    """Prints one JSON object: the exit code, every remark, and what the verb has to add."""
    document = {
        "exit": int(exit_for(remarks)),
        "remarks": [remark_object(remark) for remark in in_order(remarks)],
        **(more or {}),
    }
    print(json.dumps(document, ensure_ascii=False, indent=2))


def conclude(remarks: tuple[Remark, ...], manner: Manner, *last: str) -> Exit:
    """Prints the remarks, the summary and the verb's last lines; the exit code they come to."""
    speak(remarks, manner)
    print(summary(remarks, manner.language))
    for line in last:
        print(line)
    return exit_for(remarks)


def exit_for(remarks: tuple[Remark, ...]) -> Exit:
    """REMARKS if any remark is an error, MACHINE if the machine caused it, else GOOD."""
    if any(remark.level is Level.ERROR and is_of_machine(remark.code) for remark in remarks):
        return Exit.MACHINE
    return Exit.REMARKS if worst(remarks) is Level.ERROR else Exit.GOOD


def is_of_machine(code: str) -> bool:
    """Whether a remark is about the machine and not about what the editor handed in."""
    return code.startswith("machine-") or code in _MACHINE


_MACHINE = frozenset({"disk-full", "output-unwritable", "cache-unwritable", "face-missing"})
"""Codes of the rooms that only the machine's keeper can mend."""


def is_coloured(stream: TextIO) -> bool:
    """Colour only on a terminal that knows it, and never against NO_COLOR (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
