"""Turns an issue's pages as last accepted into a file and back: ``.ghpress/pages.json`` (锁版)."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from ghpress.manuscript.accepted import KeptPage
from ghpress.manuscript.story import Issue
from ghpress.remarks import InFile, Remark, warning
from ghpress.rim import read_text, write_beside

FILE = ".ghpress/pages.json"
VERSION = 1


def with_kept_pages(issue: Issue, layout: str) -> tuple[Issue, tuple[Remark, ...]]:
    """The issue with its pages as last accepted in a layout; a remark where they cannot be read.

    A file that is missing or broken is no fault of an issue that locks no page.
    """
    if not issue.locked:
        return issue, ()
    document = _read(Path(issue.folder))
    try:
        kept = tuple(_page(one) for one in document.get(layout, ()))
    except (KeyError, TypeError, ValueError):
        return issue, (warning("pages-broken", InFile(FILE)),)
    return replace(issue, kept=kept), ()


def write_pages(folder: Path, layout: str, pages: Iterable[KeptPage]) -> Path:
    """Stores the pages accepted in a layout; those accepted in others stay.

    Raises:
        Halt: the file cannot be written.
    """
    mine = [
        {
            "page": page.number,
            "stories": [list(story) for story in page.stories],
            "standing": json.loads(page.standing),
        }
        for page in pages
    ]
    document = {"version": VERSION, "layouts": dict(sorted({**_read(folder), layout: mine}.items()))}
    path = folder / FILE
    write_beside(path, (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode())
    return path


def _read(folder: Path) -> dict[str, Any]:
    """The layouts' part of the file; nothing where it is none of ours."""
    path = folder / FILE
    file = read_text(path, folder) if path.exists() else None
    try:
        document = json.loads(file.text) if file is not None and file.text else {}
    except (ValueError, RecursionError):
        return {}
    ours = isinstance(document, dict) and document.get("version") == VERSION
    layouts = document.get("layouts") if ours else None
    return layouts if isinstance(layouts, dict) else {}


def _page(stored: dict[str, Any]) -> KeptPage:
    """A stored page; any error means that the file is not one of ours."""
    stories = tuple((str(name), str(mark)) for name, mark in stored["stories"])
    return KeptPage(int(stored["page"]), stories, json.dumps(stored["standing"]))
