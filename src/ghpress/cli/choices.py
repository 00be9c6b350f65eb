"""Turns words of the command line into values, with the complaint an editor understands."""

import re
from argparse import ArgumentTypeError
from fractions import Fraction
from pathlib import Path

from ghpress.cli.parser import ISSUE_FOLDER, Parser, Said
from ghpress.units import Length, mm

_ISSUE = Said(
    "期的文件夹，例如 content/jilin-centenary", "the issue's folder, e.g. content/jilin-centenary"
)
_INTO = Said("输出到哪个文件夹（默认 output）", "the folder to write to (default: output)")
_JSON = Said("打印 JSON，供程序读取", "print JSON for a program to read")
_LAYOUT = Said(
    "版式的名字（缺省用 issue.yaml 里写的）", "the layout's name (default: what issue.yaml says)"
)
_MARKS = Said(
    "四周的标记：none 没有，crop 裁切线与十字，full 另加测控条和版边字（缺省照 house.yaml）",
    "marks round the page: none, crop (where to cut and register), full (strip and slug line too);"
    " default: what house.yaml says",
)
MARKS = ("none", "crop", "full")
"""As the conditions have them; written out so that ``--help`` need not load them (a test compares)."""


def takes_issue(parser: Parser, **how: str) -> None:
    """Adds the issue's folder."""
    parser.positional("issue", type=Path, metavar="ISSUE", says=_ISSUE, completes=ISSUE_FOLDER, **how)


def takes_into(parser: Parser) -> None:
    """Adds ``-o``, ``--into``."""
    parser.option(
        "-o",
        "--into",
        type=Path,
        default=Path("output"),
        metavar="DIR",
        says=_INTO,
        completes=ISSUE_FOLDER,
    )


def takes_json(parser: Parser) -> None:
    """Adds ``--json``."""
    parser.option("--json", action="store_true", says=_JSON)


def takes_layout(parser: Parser) -> None:
    """Adds ``--layout``."""
    parser.option("--layout", metavar="NAME", says=_LAYOUT)


def takes_marks(parser: Parser, default: str | None = None) -> None:
    """Adds ``--marks``."""
    parser.option("--marks", choices=MARKS, default=default, says=_MARKS)


def page_numbers(words: str) -> tuple[int, ...]:
    """Page numbers as printers write them: ``1,3-5``."""
    numbers: set[int] = set()
    for word in re.split(r"[,，、]", words):
        match = re.fullmatch(r"\s*([1-9]\d{0,3})(?:\s*[-–]\s*([1-9]\d{0,3}))?\s*", word)
        if not match or int(match[2] or match[1]) < int(match[1]):
            raise ArgumentTypeError(f"{words!r} is not like 1,3-5")
        numbers.update(range(int(match[1]), int(match[2] or match[1]) + 1))
    return tuple(sorted(numbers))


def positive(words: str) -> int:
    """A whole number from 1 up."""
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise ArgumentTypeError(f"{words!r} is not like 4")
    return int(words)


def millimetres(words: str) -> Length:
    """A length in millimetres, up to 10: ``0.1``."""
    try:
        share = Fraction(words)
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= MOST_MM:
        raise ArgumentTypeError(f"{words!r} is not like 0.1")
    return mm(share)


MOST_MM = 10
"""No sheet's pages creep further."""


def port(words: str) -> int:
    """A port of this machine: 0 (any) to 65535."""
    if not words.isascii() or not words.isdigit() or int(words) > 65535:
        raise ArgumentTypeError(f"{words!r} is not like 8700")
    return int(words)


def ems(words: str) -> Fraction:
    """A number of ems, not negative: ``13``, ``0.25``, ``1/4``."""
    try:
        share = Fraction(words)
    except (ValueError, ZeroDivisionError):
        raise ArgumentTypeError(f"{words!r} is not like 13, 0.25, 1/4") from None
    if share < 0:
        raise ArgumentTypeError(f"{words!r} is not like 13, 0.25, 1/4")
    return share


def measure(words: str) -> Fraction:
    """A line's length in ems: to 1,000, and as narrow as one likes, for nothing may be lost in any."""
    share = ems(words)
    if not LEAST_EMS <= share <= MOST_EMS:
        raise ArgumentTypeError(f"{words!r} is not like 13, 28.5")
    return share


LEAST_EMS = Fraction(1, 100)
"""A hundredth of a character: narrower is no measure but a slip of the keyboard."""

MOST_EMS = 1000
"""Ten times the widest newspaper page; more is a slip of the keyboard."""
