"""Turns a layout's folders into the style sheets and templates in them, read."""

from collections.abc import Iterator
from pathlib import Path

from ghpress.layout.layout import Layout
from ghpress.remarks import Remark
from ghpress.rim import name_in, read_text
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a layout's folder, read: its name in remarks, its path from the folder, its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A layout's folder, read: its files' paths, style sheets, templates, and remarks on the unread."""

    files: frozenset[str]
    styles: tuple[Source, ...]
    templates: tuple[Source, ...]
    remarks: tuple[Remark, ...]


def open_folder(folder: Path) -> Opened:
    """A layout's folder, read."""
    files = files_in(folder)
    styles, unread = _sources(folder, files, ".css")
    templates, unread_templates = _sources(folder, files, ".html")
    return Opened(files, styles, templates, unread + unread_templates)


def files_in(folder: Path) -> frozenset[str]:
    """The files of a folder and those below it, as paths from it."""
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sources(
    folder: Path, files: frozenset[str], ending: str
) -> tuple[tuple[Source, ...], tuple[Remark, ...]]:
    """The files of this ending, and remarks on those that cannot be read."""
    root = folder.parent.parent
    sources: list[Source] = []
    remarks: list[Remark] = []
    for path in (folder / name for name in sorted(files) if name.endswith(ending)):
        found = read_text(path, root)
        remarks += found.remarks
        if found.text is not None:
            own = path.relative_to(folder).as_posix()
            sources.append(Source(name_in(path, root), own, found.text))
    return tuple(sources), tuple(remarks)


def printed(layout: Layout) -> Iterator[str]:
    """The templates that name styles themselves: of pages and of their furniture."""
    for plan in layout.plans:
        yield plan.template
        yield from (f"partials/{piece.role}.html" for piece in plan.furniture)
