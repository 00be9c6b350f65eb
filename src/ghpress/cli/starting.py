"""Turns a name into the beginnings of an issue or a layout: ``ghpress new``."""

import re
from argparse import Namespace
from importlib.resources import files
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
_NAMES = {"issue": r"[\w-]+", "layout": r"[a-z][a-z0-9]*(-[a-z0-9]+)*"}
_SHELVES = {"issue": "content", "layout": "layouts"}


def arguments(parser: Parser) -> None:
    """Adds what to begin, its name and where."""
    parser.positional("kind", choices=("issue", "layout"), says=_KIND)
    parser.positional("name", metavar="NAME", says=_NAME)
    parser.option("-o", "--into", type=Path, metavar="DIR", says=_INTO, completes=ISSUE_FOLDER)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Writes the files and says which."""
    from ghpress.cli.voice import conclude

    folder = (given.into or Path(_SHELVES[given.kind])) / given.name
    written, remarks = begin(given.kind, given.name, folder)
    if remarks:
        return conclude(remarks, manner)
    begun = "已写好，接着改它们：" if manner.language == "zh" else "Written; go on from there:"
    print("\n".join([begun, *(f"  {file}" for file in written)]))
    return Exit.GOOD


def begin(kind: str, name: str, folder: Path) -> tuple[tuple[Path, ...], tuple["Remark", ...]]:
    """Copies the starter into a folder that is not there yet; the files written, or why not."""
    from ghpress.remarks import NOWHERE, error
    from ghpress.rim import write_beside

    if not re.fullmatch(_NAMES[kind], name):
        code = "new-issue-name" if kind == "issue" else "new-layout-name"
        return (), (error(code, NOWHERE, name=name),)
    if folder.exists():
        return (), (error("new-exists", NOWHERE, folder=folder),)
    written = []
    for relative, text in starter(kind):
        write_beside(folder / relative, text.replace("NAME", name).encode("utf-8"))
        written.append(folder / relative)
    return tuple(written), ()


def starter(kind: str) -> list[tuple[str, str]]:
    """The files of a starter: path within its folder, and text."""
    shelf = Path(str(files("ghpress.cli").joinpath("starters", kind)))
    found = sorted(file for file in shelf.rglob("*") if file.is_file())
    return [(file.relative_to(shelf).as_posix(), file.read_text(encoding="utf-8")) for file in found]
