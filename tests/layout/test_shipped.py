"""Every layout that comes with ghpress reads without a remark, and keeps what an issue may bring."""

from pathlib import Path

import pytest
from PIL import Image

from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.layout.shelves import THUMBNAIL, available_layouts, shipped

NAMES = tuple(name for name, folder in available_layouts() if folder.parent == shipped())


def read(name: str) -> Layout:
    layout, remarks = read_layout(name)
    assert remarks == ()
    assert layout is not None
    return layout


def test_the_layouts_are_there() -> None:
    assert {"broadsheet", "broadsheet-classic", "magazine", "plain", "tabloid"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_reads_without_a_remark_and_says_what_it_is(name: str) -> None:
    assert read(name).title


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_has_a_place_for_picture_and_note_and_inks_for_drawings(name: str) -> None:
    layout = read(name)
    covers = [plan for plan in layout.plans if plan.pages == "cover"]
    assert covers and covers[0].takes("picture")
    assert any(plan.takes("note") for plan in layout.plans)
    assert {"black", "paper", "red", "wheat", "pine"} <= set(layout.inks)


@pytest.mark.parametrize("name", NAMES)
def test_heads_of_a_lead_begin_larger_than_those_of_other_stories(name: str) -> None:
    sizes = read(name).fit.headlines
    assert sizes[1][0].size > sizes[2][0].size > sizes[3][0].size


@pytest.mark.parametrize("name", NAMES)
def test_a_date_of_a_timeline_has_white_over_it_and_is_not_squeezed_into_a_line(name: str) -> None:
    style = read(name).styles["timeline-date"]
    assert style.slots[0] > 1
    if name != "plain":
        assert style.setting.autospace_least == style.setting.autospace
    assert style.condense == 1000


@pytest.mark.parametrize("name", ["broadsheet", "spread", "plain", "magazine"])
def test_a_mark_in_a_head_takes_half_its_frame(name: str) -> None:
    assert read(name).styles["headline"].setting.punctuation == "kaiming"


def test_the_classic_broadsheet_has_eight_columns_of_thirteen_and_two_inks() -> None:
    layout = read("broadsheet-classic")
    grid = layout.grid
    assert (grid.columns, grid.characters, grid.characters_over(8)) == (8, 13, 111)
    parts = {ink.name: ink.cmyk for ink in layout.inks.values()}
    assert all(sum(parts[name][:3]) == 0 for name in ("black", "wheat", "pine", "paper"))


def test_the_tabloid_has_six_columns_of_eleven() -> None:
    grid = read("tabloid").grid
    assert (grid.columns, grid.characters) == (6, 11)


def test_plain_prints_in_black_and_is_the_smallest_that_stands_on_the_common_templates_alone() -> None:
    assert all(sum(ink.cmyk[:3]) == 0 for ink in read("plain").inks.values())
    layouts = [layout for layout in map(read, NAMES) if len(layout.parents) == 1]
    written = {layout.name: lines_of(Path(layout.folder)) for layout in layouts}
    assert min(written, key=lambda name: written[name]) == "plain"


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_has_a_small_picture_of_itself(name: str) -> None:
    file = shipped() / name / THUMBNAIL
    assert file.stat().st_size <= 40_000
    with Image.open(file) as picture:
        assert picture.height >= 150 and picture.width > picture.height


def lines_of(folder: Path) -> int:
    """The lines of a layout's own files."""
    files = (file for file in folder.rglob("*") if file.suffix in (".yaml", ".css", ".html"))
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)
