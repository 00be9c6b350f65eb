"""Press conditions are read from house.yaml, and say which inks a page has."""

from pathlib import Path

import pytest

from ghpress.conditions import OPEN, UNASKED, ImageArea, PageInks, PressConditions
from ghpress.house import read_house
from ghpress.units import mm

WHOLE = """name: 报
press:
  profile: newsprint-220
  condition: IFRA26
  ink-limit: 225
  sheet: 对开
  bleed: 3mm
  image-area: {width: 370mm, height: 520mm, top: 12mm}
  gutter: 6mm
  inks:
    "first, last": CMYK
    2-3: [K, red]
    5: k
    other: [C, M, Y, K, gold]
"""


def conditions(folder: Path, text: str) -> PressConditions:
    (folder / "house.yaml").write_text(text, encoding="utf-8")
    house, remarks = read_house(folder)
    assert remarks == ()
    return house.press


def test_every_condition_is_read(tmp_path: Path) -> None:
    asked = conditions(tmp_path, WHOLE)
    assert (asked.profile, asked.condition, asked.ink_limit_percent) == ("newsprint-220", "IFRA26", 225)
    assert (asked.sheet, asked.bleed, asked.gutter) == ("对开", mm(3), mm(6))
    assert asked.image_area == ImageArea(mm(370), mm(520), None, mm(12))
    assert str(asked.place) == "house.yaml:3:3"


def test_the_ink_limit_may_be_written_as_a_percentage(tmp_path: Path) -> None:
    written = ("240", "240%", "'240 %'")
    asked = [conditions(tmp_path, f"name: 报\npress: {{ink-limit: {one}}}\n") for one in written]
    assert [one.ink_limit_percent for one in asked] == [240, 240, 240]


def test_a_plant_that_asks_nothing_leaves_all_to_the_layout(tmp_path: Path) -> None:
    asked = conditions(tmp_path, "name: 报\n")
    assert asked == UNASKED
    assert asked.page_inks(1, 4) == OPEN


@pytest.mark.parametrize(
    ("number", "count", "said"),
    [
        (1, 8, "CMYK"),
        (8, 8, "CMYK"),
        (2, 8, "K+red"),
        (3, 8, "K+red"),
        (5, 8, "K"),
        (6, 8, "CMYK+gold"),
        (3, 3, "K+red"),
    ],
)
def test_the_nearest_position_says_what_inks_a_page_has(
    tmp_path: Path, number: int, count: int, said: str
) -> None:
    assert conditions(tmp_path, WHOLE).page_inks(number, count).said() == said


@pytest.mark.parametrize(
    ("count", "pages"), [(4, [2, 3]), (8, [4, 5]), (5, [3]), (1, [1])], ids=lambda each: str(each)
)
def test_the_middle_is_where_the_sheet_folds(count: int, pages: list[int]) -> None:
    asked = PressConditions(inks=(("middle", ("CMYK",)), ("other", ("K",))))
    coloured = [page for page in range(1, count + 1) if asked.page_inks(page, count).process == "CMYK"]
    assert coloured == pages


def test_a_spread_has_the_inks_of_its_poorer_page() -> None:
    asked = PressConditions(inks=(("2", ("CMYK",)), ("3", ("K", "red")), ("4", ("CMYK",))))
    assert asked.sheet_inks((2, 3), 8).said() == "K+red"
    assert asked.sheet_inks((4, 5), 8).said() == "CMYK"
    assert not asked.sheet_inks((4, 5), 8).is_open
    assert asked.sheet_inks((6, 7), 8) == OPEN


def test_a_page_that_no_position_names_is_left_open() -> None:
    asked = PressConditions(inks=(("2", ("K",)),))
    assert asked.page_inks(1, 4) == OPEN
    assert asked.page_inks(2, 4) == PageInks("K", (), is_open=False)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("press: {profil: a}", "key-unknown", 2),
        ("press: {ink-limit: 24%}", "value-kind", 2),
        ("press: {ink-limit: 2400%}", "value-kind", 2),
        ("press: {inks: {odd: K}}", "key-shape", 2),
        ("press: {inks: {first: []}}", "list-length", 2),
        ("press: {image-area: {width: 3mm}}", "key-missing", 2),
        ("press: {bleed: 3}", "value-kind", 2),
    ],
)
def test_what_is_no_condition_is_told_at_its_place(
    tmp_path: Path, text: str, code: str, line: int
) -> None:
    (tmp_path / "house.yaml").write_text(f"name: 报\n{text}\n", encoding="utf-8")
    _, remarks = read_house(tmp_path)
    assert [remark.place.line for remark in remarks] == [line]
    assert [remark.code for remark in remarks] == [code]
