"""Turns a name into the beginnings of an issue or a layout: ``ghpress new``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli.exits import Exit
from ghpress.cli.parser import ISSUE_FOLDER, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.remarks import Remark

SAYS = Said("起一个新的期或版式", "begin an issue or a layout")
_KIND = Said("起什么：issue 期，layout 版式", "what to begin")
_NAME = Said("名字，也就是文件夹的名字", "its name, which is the folder's")
_INTO = Said(
    "放在哪个文件夹里（默认 content 或 layouts）",
    "the folder to put it in (default: content or layouts)",
)
_FROM = Said(
    "版式以哪个版式为底（默认 broadsheet；有哪些见 ghpress layouts）",
    "the layout that a new layout builds on (default: broadsheet; ghpress layouts lists them)",
)
Files = tuple[tuple[Path, str], ...]
"""Files to be written, each with its text."""


def arguments(parser: Parser) -> None:
    """Adds what to begin, its name and where."""
    parser.positional("kind", choices=("issue", "layout"), says=_KIND)
    parser.positional("name", metavar="NAME", says=_NAME)
    parser.option("-o", "--into", type=Path, metavar="DIR", says=_INTO, completes=ISSUE_FOLDER)
    parser.option("--from", dest="extends", metavar="LAYOUT", says=_FROM)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Writes the files and says which."""
    from ghpress.cli.places import near
    from ghpress.cli.voice import conclude
    from ghpress.rim import write_beside

    files, remarks = begun(given.kind, given.name, given.into, given.extends)
    if remarks:
        return conclude(remarks, manner)
    for path, text in files:
        write_beside(path, text.encode("utf-8"))
    head = "已写好，接着改它们：" if manner.language == "zh" else "Written; go on from there:"
    print("\n".join([head, *(f"  {near(path)}" for path, _ in files)]))
    return Exit.GOOD


def begun(
    kind: str, name: str, shelf: Path | None, extends: str | None = None
) -> tuple[Files, tuple["Remark", ...]]:
    """The files of the beginnings, or why there can be none."""
    from datetime import UTC, datetime

    from ghpress.cli.places import CONTENT, house_here
    from ghpress.layout.new import new_layout
    from ghpress.manuscript.new import new_issue
    from ghpress.remarks import NOWHERE, error
    from ghpress.ticket import when_from_environment

    house, remarks = house_here()
    if kind == "layout":
        layout = new_layout(name, shelf or house.layouts, extends or "broadsheet", (house.layouts,))
        return layout.files, (*remarks, *layout.remarks)
    if extends is not None:
        return (), (*remarks, error("issue-from-layout", NOWHERE, layout=extends))
    today = when_from_environment(datetime.now(UTC).astimezone())
    issue = new_issue(name, shelf or CONTENT, today.date())
    return issue.files, (*remarks, *issue.remarks)
