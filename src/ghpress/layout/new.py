"""Turns a name into the files of a new layout, which a designer then fills in."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from ghpress.layout.form import NAME
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.layout.shelves import LAYOUT_FILE, Shelves, all_layouts, all_shelves, available_layouts
from ghpress.remarks import NOWHERE, Remark, error
from ghpress.values import dataclass

_YAML = """\
# 版式 {name}：以 {extends} 为底，这里只写不同的地方；没有写的都照 {extends}。
# 每一键的说明见 docs/layouts.md，怎样做一个版式见 docs/making-a-layout.md。
# 下面注释里写的是 {extends} 现在的值。想改什么，就去掉那几行前面的“# ”，再改。

extends: {extends}
title: {name}

# 版心：栏数 × 每栏字数 × 行数。
# grid:
#   columns: {columns}
#   characters: {characters}
#   lines: {lines}

# 油墨：青、品红、黄、黑（%）。
# inks:
#   {ink}: {{cmyk: [{red}]}}

# 文字样式：只写要改的键。
# styles:
#   kicker: {{face: {kicker}}}

# 各级稿件可占的栏数和题号；headlines 要写就写全，从大到小。
# fit:
#   ranks:
#     2:
#       columns: [{widths}]
"""

_CSS = """\
/* 版式 {name} 的样子，读在 {extends} 的 CSS 之后，同样的选择符以这里为准。
   只写颜色、底色、线条、饰物；字体、字号、行距、缩进写在 layout.yaml。

.role-note-ground {{
  background: var(--ink-black-10);
}}
*/
"""


@dataclass(frozen=True, slots=True)
class NewLayout:
    """The files of a new layout, each with its path and its content; none where it cannot be made."""

    files: tuple[tuple[Path, str], ...]
    remarks: tuple[Remark, ...] = ()


def new_layout(name: str, shelf: Path, extends: str = "broadsheet", shelves: Shelves = ()) -> NewLayout:
    """The files of a new layout on a shelf; nothing is written.

    ``shelves`` are where the layout it extends is looked for, besides the shelf itself.
    """
    remarks = tuple(_refusals(name, shelf, extends, shelves))
    parent, said = (None, ()) if remarks else read_layout(extends, (shelf, *shelves))
    if parent is None:
        return NewLayout((), (*remarks, *said))
    folder = shelf / name
    words = {"name": name, "extends": extends, **_hints(parent)}
    files = ((folder / LAYOUT_FILE, _YAML), (folder / "layout.css", _CSS))
    return NewLayout(tuple((path, text.format_map(words)) for path, text in files))


def _hints(parent: Layout) -> dict[str, object]:
    """What the parent has now, for the hints in comments."""
    red = parent.inks.get("red") or next(iter(parent.inks.values()))
    return {
        "columns": parent.grid.columns,
        "characters": parent.grid.characters,
        "lines": parent.grid.lines,
        "ink": red.name,
        "red": ", ".join(f"{float(part):g}" for part in red.cmyk),
        "kicker": parent.styles["kicker"].face,
        "widths": ", ".join(_widths(parent, 2)),
    }


def _widths(parent: Layout, rank: int) -> Iterator[str]:
    """The widths of a rank as a layout writes them: 5, or 5/3 for three columns of text over five."""
    own = parent.fit.legs.get(rank, {})
    for columns in parent.fit.columns[rank]:
        yield from (
            str(columns) if legs == columns else f"{columns}/{legs}"
            for legs in own.get(columns, (columns,))
        )


def _refusals(name: str, shelf: Path, extends: str, shelves: Shelves) -> list[Remark]:
    """Why a layout of that name cannot be made here."""
    if not re.fullmatch(NAME, name):
        return [error("layout-name", NOWHERE, name=name)]
    if (shelf / name).exists():
        return [error("layout-exists", NOWHERE, name=name, folder=shelf / name)]
    searched = all_shelves((shelf, *shelves))
    if extends not in dict(all_layouts(searched)):
        known = [each for each, _ in available_layouts(searched)]
        nearest = get_close_matches(extends, known, 1, 0.4)
        facts = {"nearest": nearest[0] if nearest else "—", "known": "、".join(known)}
        return [error("layout-unknown", NOWHERE, name=extends, **facts)]
    return []
