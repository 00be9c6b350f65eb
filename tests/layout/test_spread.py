"""A spread is read: two pages on one sheet, twice the columns, a wider gutter at the fold."""

from pathlib import Path

import pytest

from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.press.pagejob import page_name
from ghpress.remarks import Remark
from ghpress.units import mm

PAGES = """
extends: broadsheet
pages:
  - {{pages: first, takes-note: true}}
  - {{pages: {numbers}, fold: {fold}}}
  - {{pages: other}}
"""


def read(
    folder: Path, numbers: str = "2-3", fold: str = "{gutter: 5, safe: 3}"
) -> tuple[Layout | None, tuple[Remark, ...]]:
    (folder / "wide").mkdir(parents=True)
    text = PAGES.format(numbers=numbers, fold=fold)
    (folder / "wide" / "layout.yaml").write_text(text, encoding="utf-8")
    return read_layout("wide", (folder,))


def test_the_pages_of_a_spread_are_one_sheet_of_twice_the_width_and_columns(tmp_path: Path) -> None:
    layout, remarks = read(tmp_path)
    assert layout is not None and remarks == ()
    assert layout.at(1) == layout.at(4) == layout
    wide = layout.at(2)
    assert layout.widest().grid.columns == 12
    assert (wide.sheet.width, wide.sheet.height) == (mm(780), layout.sheet.height)
    assert (wide.grid.columns, wide.grid.lines) == (12, layout.grid.lines)


def test_the_type_area_stands_in_the_middle_its_fold_on_the_sheets_own(tmp_path: Path) -> None:
    layout, _ = read(tmp_path)
    assert layout is not None
    sheet, grid = layout.at(2).sheet, layout.at(2).grid
    left_end = grid.x(5) + grid.measure(1)
    assert grid.x(6) - left_end == 5 * grid.size
    assert (left_end + grid.x(6)) // 2 == sheet.width // 2
    assert grid.x(11) + grid.measure(1) == sheet.width - grid.left
    assert grid.width() == sheet.width - 2 * grid.left
    assert grid.flat().x(11) + grid.fold == grid.x(11)
    assert [grid.x(n) for n in range(6)] == [grid.flat().x(n) for n in range(6)]


@pytest.mark.parametrize("numbers", ["3-4", "2-4", "2-2", "4-3"])
def test_pages_that_do_not_face_each_other_are_no_spread(numbers: str, tmp_path: Path) -> None:
    layout, remarks = read(tmp_path, numbers)
    assert layout is None
    assert [remark.code for remark in remarks] == ["spread-not-facing"]
    assert "wide/layout.yaml:5:" in str(remarks[0].place)


@pytest.mark.parametrize(
    ("fold", "code"),
    [
        ("{gutter: 24}", "spread-too-wide"),
        ("{gutter: 3, safe: 4}", "fold-too-narrow"),
        ("{gutter: 0, safe: 0}", "fold-too-narrow"),
    ],
)
def test_a_fold_that_does_not_go_is_told(fold: str, code: str, tmp_path: Path) -> None:
    layout, remarks = read(tmp_path, fold=fold)
    assert layout is None
    assert [remark.code for remark in remarks] == [code]


def test_the_files_of_a_spread_are_called_by_both_its_numbers(tmp_path: Path) -> None:
    layout, _ = read(tmp_path)
    assert layout is not None
    assert [page_name(number, layout) for number in (1, 2, 4)] == ["01", "02-03", "04"]
    assert [layout.numbers(number) for number in (1, 2, 4)] == [(1,), (2, 3), (4,)]
