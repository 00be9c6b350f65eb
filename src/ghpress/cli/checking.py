"""Turns an issue into remarks on its copy: ``ghpress check``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.remarks import Remark

SAYS = Said("查稿：写法、字符、图片、编号", "check an issue's copy: its form, characters, pictures, ids")


def arguments(parser: Parser) -> None:
    """Adds what to check."""
    choices.takes_issue(parser)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints every remark; nothing is built."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    remarks = checked(given.issue)
    if manner.as_json:
        speak_json(remarks)
        return exit_for(remarks)
    return conclude(remarks, manner)


def checked(issue: Path) -> tuple["Remark", ...]:
    """The remarks on an issue's folder."""
    from ghpress.manuscript.read import read_issue

    _, remarks = read_issue(issue)
    return remarks
