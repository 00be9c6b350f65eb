"""Turns a file somebody sent in into an issue's folder: ``ghpress import``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, ISSUE_FOLDER, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner

SAYS = Said(
    "把成版文字、Word 或 Markdown 稿变成一期",
    "make an issue of text from finished pages, of Word or of Markdown",
)
_FILE = Said(
    "文件：.txt（从成版抽出的文字）、.docx、.md，或一个 Markdown 文件夹",
    "the file: .txt (text extracted from finished pages), .docx, .md, or a folder of Markdown",
)
_INTO = Said("写到哪个新文件夹，例如 content/spring", "the new folder to write to, e.g. content/spring")


def arguments(parser: Parser) -> None:
    """Adds the file and the folder."""
    parser.positional("file", type=Path, metavar="FILE", says=_FILE, completes=ANY_FILE)
    parser.option(
        "-o", "--into", type=Path, metavar="DIR", required=True, says=_INTO, completes=ISSUE_FOLDER
    )
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Writes the issue, and says what could not be known for certain."""
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.manuscript.imports.intake import import_file

    issue, remarks = import_file(given.file, given.into)
    if manner.as_json:
        counts = {"stories": len(issue.stories), "folder": str(given.into)} if issue else None
        speak_json(remarks, {"imported": counts})
        return exit_for(remarks)
    if issue is None:
        return conclude(remarks, manner)
    note = bool(issue.note)
    if manner.language == "zh":
        last = f"已写成 {given.into}：{len(issue.stories)} 篇{'，另有编者按' if note else ''}。"
    else:
        last = f"Written to {given.into}: {len(issue.stories)} stories{' and a note' if note else ''}."
    return conclude(remarks, manner, last)
