"""Turns a layout's name into a Layout, and into remarks on what its layout.yaml has wrong."""

from difflib import get_close_matches
from pathlib import Path
from typing import TypeAlias

from ghpress.forms import fill
from ghpress.layout.build import build_layout
from ghpress.layout.consistency import check
from ghpress.layout.form import LAYOUT
from ghpress.layout.kept import keep_layout, kept_layout
from ghpress.layout.layout import Layout
from ghpress.layout.lint import lint_layout
from ghpress.layout.shelves import (
    LAYOUT_FILE,
    Shelves,
    all_layouts,
    all_shelves,
    available_layouts,
    find_layout,
    is_abstract,
)
from ghpress.layout.sources import files_in
from ghpress.located import Entries, Entry, Leaf, Node, read_yaml
from ghpress.remarks import NOWHERE, Level, Place, Remark, error, worst
from ghpress.rim import name_in, read_text
from ghpress.saved import Saved, saved
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class _Chain:
    """A layout's file and those it extends, nearest first, with what was wrong on the way."""

    folders: tuple[Path, ...]
    trees: tuple[Entries, ...]
    remarks: tuple[Remark, ...]


def read_layout(name: str, shelves: Shelves = ()) -> tuple[Layout | None, tuple[Remark, ...]]:
    """The layout of that name, or None, and every remark on it, its CSS and its templates.

    ``shelves`` are the title's own folders of layouts; the shipped ones are searched after them.
    A layout is returned only if nothing in it is an error, and it is not abstract. One read before is
    not read again as long as no file of the shelves was written, nor one that another process has kept.
    """
    every = all_shelves(shelves)
    key, marks = (name, every), saved(every)
    known = _KNOWN.get(key)
    if known is None or known[0] != marks:
        known = _KNOWN[key] = (marks, _read_or_kept(name, shelves, marks))
    return known[1]


_Read: TypeAlias = tuple[Layout | None, tuple[Remark, ...]]
_KNOWN: dict[tuple[str, Shelves], tuple[Saved, _Read]] = {}
"""Layouts as last read, with the marks of all files they may be made of."""


def _read_or_kept(name: str, shelves: Shelves, marks: Saved) -> _Read:
    """The layout as another process read it, or read from its files."""
    every = all_shelves(shelves)
    kept = kept_layout(name, every)
    if kept is not None:
        return kept, ()
    layout, remarks = _read_anew(name, shelves)
    if layout is not None and not remarks:
        keep_layout(name, every, layout, lambda: saved(every) == marks)
    return layout, remarks


def _read_anew(name: str, shelves: Shelves) -> _Read:
    """The layout read from its files."""
    chain = _chain(name, all_shelves(shelves))
    if chain.folders and is_abstract(chain.folders[0]):
        return None, (*chain.remarks, _abstract(name, chain.trees[0], shelves))
    if worst(chain.remarks) is Level.ERROR or not chain.trees:
        return None, chain.remarks
    filled = fill(LAYOUT, _merged(chain.trees))
    remarks = (*chain.remarks, *filled.remarks)
    if filled.record is None or worst(remarks) is Level.ERROR:
        return None, remarks
    layout = build_layout(name, filled.record, chain.folders)
    templates = frozenset().union(*(files_in(folder) for folder in chain.folders))
    remarks = (*remarks, *check(layout, filled.record, templates), *lint_layout(layout))
    return (None if worst(remarks) is Level.ERROR else layout), remarks


def title_of(folder: Path) -> str:
    """What a layout calls itself, for lists; empty if its file cannot be read."""
    tree, _ = _tree(folder)
    title = tree.get("title") if tree else None
    return title.text if isinstance(title, Leaf) else ""


def _chain(name: str, shelves: Shelves) -> _Chain:
    """Follows ``extends`` from layout to layout until one stands by itself."""
    folders: list[Path] = []
    trees: list[Entries] = []
    remarks: list[Remark] = []
    wanted: str | None = name
    place: Place = NOWHERE
    while wanted is not None:
        folder = _next_folder(wanted, shelves, folders)
        if folder is None:
            remarks.append(_not_found(wanted, place, shelves, folders))
            break
        tree, found = _tree(folder)
        remarks += found
        if tree is None:
            break
        folders.append(folder)
        trees.append(tree)
        wanted = None
        extends = tree.get("extends")
        if isinstance(extends, Leaf) and extends.text:
            wanted, place = extends.text, extends.place
    return _Chain(tuple(folders), tuple(trees), tuple(remarks))


def _next_folder(name: str, shelves: Shelves, passed: list[Path]) -> Path | None:
    """The folder of a name in the chain; a title's own broadsheet may extend the shipped one."""
    if passed and passed[-1].name == name:
        return find_layout(name, shelves, tuple(passed))
    folder = find_layout(name, shelves)
    return None if folder in passed else folder


def _not_found(name: str, place: Place, shelves: Shelves, passed: list[Path]) -> Remark:
    """A chain that runs in a circle, or a name no layout has: the nearest, and all there are."""
    if any(folder.name == name for folder in passed):
        circle = " → ".join([*(folder.name for folder in passed), name])
        return error("layout-circle", place, circle=circle)
    names = [known for known, _ in (all_layouts(shelves) if passed else available_layouts(shelves))]
    nearest = get_close_matches(name, names, 1, 0.4)
    facts = {"nearest": nearest[0] if nearest else "—", "known": "、".join(names)}
    return error("layout-unknown", place, name=name, **facts)


def _abstract(name: str, tree: Entries, shelves: Shelves) -> Remark:
    """A layout asked for that is only for others to extend."""
    said = tree.get("abstract")
    known = "、".join(each for each, _ in available_layouts(shelves))
    return error("layout-abstract", said.place if said else tree.place, name=name, known=known)


def _tree(folder: Path) -> tuple[Entries | None, tuple[Remark, ...]]:
    """A layout's file as a located mapping."""
    path, root = folder / LAYOUT_FILE, folder.parent.parent
    read = read_text(path, root)
    if read.text is None:
        return None, read.remarks
    found = read_yaml(read.text, name_in(path, root))
    remarks = (*read.remarks, *found.remarks)
    if not isinstance(found.node, Entries):
        return None, remarks or fill(LAYOUT, found.node).remarks
    return found.node, remarks


def _merged(trees: tuple[Entries, ...]) -> Entries:
    """The mappings laid over each other: the nearest layout's word counts, key by key."""
    merged = trees[-1]
    for tree in reversed(trees[:-1]):
        merged = _laid_over(merged, tree)
    return merged


def _laid_over(under: Entries, over: Entries) -> Entries:
    """Two mappings as one; mappings inside them are joined likewise, lists and words replaced."""
    entries = {entry.key.text: entry for entry in under.entries}
    for entry in over.entries:
        known = entries.get(entry.key.text)
        if known is None:
            entries[entry.key.text] = entry
        elif not _is_empty(entry.value):
            entries[entry.key.text] = Entry(entry.key, _joined(known.value, entry.value))
    return Entries(tuple(entries.values()), over.place)


def _joined(under: Node, over: Node) -> Node:
    """Two values of one key."""
    if isinstance(under, Entries) and isinstance(over, Entries):
        return _laid_over(under, over)
    return over


def _is_empty(node: Node) -> bool:
    """Whether a key was written with nothing after it."""
    return isinstance(node, Leaf) and node.kind == "null"
