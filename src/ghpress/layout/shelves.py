"""Turns a layout's name into its folder: the title's own layouts first, then the shipped ones."""

import re
from importlib.resources import files
from pathlib import Path

from ghpress.layout.form import NAME
from ghpress.rim import read_text

LAYOUT_FILE = "layout.yaml"

THUMBNAIL = "thumbnail.png"
"""A picture of the layout's pages for whoever chooses one; nothing is printed from it."""

_ABSTRACT = re.compile(r"^abstract: *true\b", re.MULTILINE)
"""A key of the file's own mapping stands at the line's beginning; lists ask every file, so no YAML is
parsed for it."""

Shelves = tuple[Path, ...]
"""Folders that hold layouts, one folder a layout, in the order they are searched."""


def shipped() -> Path:
    """The folder of the layouts that come with ghpress, in a wheel or in a checkout.

    ``setup.py`` copies ``layouts/`` into the package when a wheel is built; in a checkout the
    folder stands beside ``src``.
    """
    package = Path(str(files("ghpress")))
    packed = package / "layouts"
    return packed if packed.is_dir() else package.parent.parent / "layouts"


def all_shelves(shelves: Shelves) -> Shelves:
    """The title's shelves with the shipped one after them, each once."""
    return tuple(dict.fromkeys((*(shelf.resolve() for shelf in shelves), shipped().resolve())))


def find_layout(name: str, shelves: Shelves, passed: Shelves = ()) -> Path | None:
    """The first folder of that name that holds a layout and is none of those passed already."""
    if not re.fullmatch(NAME, name):
        return None
    folders = (shelf / name for shelf in shelves)
    return next((folder for folder in folders if is_layout(folder) and folder not in passed), None)


def available_layouts(shelves: Shelves = ()) -> tuple[tuple[str, Path], ...]:
    """Every layout's name and folder but the abstract ones'; of two with one name the first counts."""
    return tuple((name, folder) for name, folder in all_layouts(shelves) if not is_abstract(folder))


def all_layouts(shelves: Shelves = ()) -> tuple[tuple[str, Path], ...]:
    """Every layout's name and folder, abstract ones too: what a layout may extend."""
    found: dict[str, Path] = {}
    for shelf in all_shelves(shelves):
        folders = sorted(shelf.iterdir()) if shelf.is_dir() else []
        for folder in folders:
            if is_layout(folder) and re.fullmatch(NAME, folder.name):
                found.setdefault(folder.name, folder)
    return tuple(sorted(found.items()))


def is_layout(folder: Path) -> bool:
    """Whether a folder holds a layout."""
    return (folder / LAYOUT_FILE).is_file()


def is_abstract(folder: Path) -> bool:
    """Whether a layout says that it is only for others to extend; what it extends does not count."""
    text = read_text(folder / LAYOUT_FILE, folder.parent.parent).text
    return text is not None and _ABSTRACT.search(text) is not None
