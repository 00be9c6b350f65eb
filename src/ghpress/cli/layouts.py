"""Turns the shelves of layouts into a list: ``ghpress layouts``."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.columns import table
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said
from ghpress.units import in_mm
from ghpress.values import dataclass

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.layout.layout import Layout
    from ghpress.remarks import Remark

SAYS = Said("列出可用的版式", "list the layouts there are")
_HEAD = {
    "zh": ("版式", "名称", "成品尺寸", "版心", "缩样"),
    "en": ("layout", "title", "trim", "grid", "thumbnail"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """A layout on a shelf; ``layout`` is None where it cannot be read."""

    name: str
    folder: Path
    title: str
    layout: "Layout | None"

    def thumbnail(self) -> Path | None:
        """Its picture, if it has one."""
        from ghpress.layout.shelves import THUMBNAIL

        file = self.folder / THUMBNAIL
        return file if file.is_file() else None


def arguments(parser: Parser) -> None:
    """Adds ``--json``."""
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints the list, each with its thumbnail or folder; those that cannot be read are explained."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    layouts, remarks = listed()
    if manner.as_json:
        speak_json(remarks, {"layouts": [_object(layout) for layout in layouts]})
        return exit_for(remarks)
    rows = [_HEAD[manner.language], *(_row(layout) for layout in layouts)]
    print("\n".join(table(rows)))
    return conclude(remarks, manner) if remarks else Exit.GOOD


def listed() -> tuple[tuple[Listed, ...], tuple["Remark", ...]]:
    """Every layout of this folder's shelf and of the shipped one, and what is wrong with them."""
    from ghpress.cli.places import house_here
    from ghpress.layout.read import read_layout, title_of
    from ghpress.layout.shelves import available_layouts

    house, said = house_here()
    shelves = (house.layouts,)
    found: list[Listed] = []
    remarks = [*said]
    for name, folder in available_layouts(shelves):
        layout, complaints = read_layout(name, shelves)
        found.append(Listed(name, folder, title_of(folder), layout))
        remarks += complaints
    return tuple(found), tuple(remarks)


def _row(listed: Listed) -> tuple[str, ...]:
    from ghpress.cli.places import near

    layout, shown = listed.layout, near(listed.thumbnail() or listed.folder)
    if layout is None:
        return (listed.name, listed.title, "-", "-", shown)
    sheet, grid = layout.sheet, layout.grid
    trim = f"{in_mm(sheet.width):g}×{in_mm(sheet.height):g} mm"
    area = f"{grid.columns}×{grid.characters}×{grid.lines}"
    return (listed.name, listed.title, trim, area, shown)


def _object(listed: Listed) -> dict[str, object]:
    from ghpress.cli.places import near

    known: dict[str, object] = {
        "name": listed.name,
        "title": listed.title,
        "folder": near(listed.folder),
        "thumbnail": near(thumbnail) if (thumbnail := listed.thumbnail()) else None,
    }
    if listed.layout is not None:
        sheet, grid = listed.layout.sheet, listed.layout.grid
        known |= {
            "width_mm": in_mm(sheet.width),
            "height_mm": in_mm(sheet.height),
            "columns": grid.columns,
            "characters": grid.characters,
            "lines": grid.lines,
        }
    return known
