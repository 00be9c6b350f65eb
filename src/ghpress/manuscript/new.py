"""Turns a name into the files of a new issue, which an editor then fills in.

The files' texts lie beside this module in ``starter/``.
"""

import re
from datetime import date
from importlib.resources import files
from pathlib import Path

from ghpress.manuscript.read import ISSUE_FILE, NOTE_FILE, TERMS_FILE
from ghpress.manuscript.yamlout import scalar
from ghpress.remarks import NOWHERE, Remark, error
from ghpress.values import dataclass

_NAME = r"[^\W_][\w-]{0,63}"
_STARTERS = (ISSUE_FILE, TERMS_FILE, NOTE_FILE, "01-bangongshi.md", "02-guizhang.md")


@dataclass(frozen=True, slots=True)
class NewIssue:
    """The files of a new issue, each with its path and its text; none where it cannot be made."""

    files: tuple[tuple[Path, str], ...]
    remarks: tuple[Remark, ...] = ()


def new_issue(name: str, shelf: Path, day: date) -> NewIssue:
    """The files of a new issue in a folder of that name on the shelf; nothing is written.

    ``day`` is the date that stands in issue.yaml to begin with.
    """
    if not re.fullmatch(_NAME, name):
        return NewIssue((), (error("issue-name", NOWHERE, name=name),))
    folder = shelf / name
    if folder.exists():
        return NewIssue((), (error("issue-exists", NOWHERE, folder=folder),))
    starter = files("ghpress.manuscript").joinpath("starter")
    words = {"title": scalar(name), "date": day.isoformat()}
    texts = ((each, starter.joinpath(each).read_text(encoding="utf-8")) for each in _STARTERS)
    return NewIssue(tuple((folder / each, text.format_map(words)) for each, text in texts))
