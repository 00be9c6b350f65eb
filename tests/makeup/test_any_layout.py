"""Any issue in any layout: nothing lost, nothing on anything else, an open foot never passed over."""

from pathlib import Path

import pytest
from benchmarks.pairs import LAYOUTS, MADE, SOURCE, made, pair

IN_ALL = ("three-stories", "no-note", "no-picture")
SLOW = ("sixty-stories",)
PAIRS = [
    *((issue, layout) for issue in IN_ALL for layout in LAYOUTS),
    *((issue, "broadsheet") for issue in MADE if issue not in (*IN_ALL, *SLOW)),
    *(("five-pictures", layout) for layout in ("magazine", "wallposter")),
    *(("heads-long-and-short", layout) for layout in ("tabloid", "magazine", "plain")),
    ("sixty-stories", "magazine"),
]


@pytest.mark.parametrize(("issue", "layout"), PAIRS)
def test_an_issue_stands_whole_in_a_layout(issue: str, layout: str, tmp_path: Path) -> None:
    found = pair(made(issue, tmp_path), layout)
    assert found.pages > 0
    assert found.faults() == []
    assert found.over == 0
    assert found.lost == 0
    assert found.codes["heads-bump"] == 0
    assert found.codes["line-alone"] <= found.pages


def test_the_second_issue_stands_whole_in_the_smallest_pages() -> None:
    found = pair(SOURCE, "tabloid")
    assert (found.faults(), found.over, found.short) == ([], 0, 0)


def test_an_issue_has_as_many_pages_as_the_houses_sheets_take(tmp_path: Path) -> None:
    folder = made("three-stories", tmp_path)
    alone = pair(folder, "plain")
    house = tmp_path / "house.yaml"
    house.write_text(house.read_text(encoding="utf-8") + "sheet_pages: 2\n", encoding="utf-8")
    assert (alone.pages, pair(folder, "plain").pages) == (1, 2)
