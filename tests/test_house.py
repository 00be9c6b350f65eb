"""The house style comes from the nearest house.yaml upward."""

from pathlib import Path

import pytest

from ghpress.house import EDITORS, HOUSE, House, read_house, shop_root
from ghpress.wording import in_words


def house(root: Path, text: str) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "house.yaml").write_text(text, encoding="utf-8")
    return root


def test_the_nearest_folder_upward_with_house_yaml_is_the_root(tmp_path: Path) -> None:
    house(tmp_path, "name: 远报\n")
    house(tmp_path / "content", "name: 近报\n")
    issue = tmp_path / "content" / "spring"
    issue.mkdir()
    found, remarks = read_house(issue)
    assert (found.name, found.root, remarks) == ("近报", (tmp_path / "content").resolve(), ())
    assert shop_root(tmp_path) == tmp_path.resolve()


def test_layouts_and_fonts_are_found_from_the_root(tmp_path: Path) -> None:
    root = house(tmp_path / "content", "name: 报\nlayouts: mine\n")
    found, _ = read_house(root)
    assert (found.layouts, found.fonts) == (
        (root / "mine").resolve(),
        (tmp_path / "fonts").resolve(),
    )


def test_credits_are_the_editorial_office_unless_others_are_named(tmp_path: Path) -> None:
    found, _ = read_house(house(tmp_path / "one", "name: 报\n"))
    assert [(credit.role, credit.by) for credit in found.credits] == [
        ("责编", EDITORS),
        ("版式", EDITORS),
        ("校对", EDITORS),
    ]
    found, _ = read_house(house(tmp_path / "two", "name: 报\ncredits: {美编: 本报美术部}\n"))
    assert [(credit.role, credit.by) for credit in found.credits] == [("美编", "本报美术部")]


def test_without_house_yaml_the_shop_is_nameless_and_says_so(tmp_path: Path) -> None:
    if shop_root(tmp_path) is not None:
        pytest.skip("a house.yaml lies above the tests' folder")
    issue = tmp_path / "content" / "spring"
    found, remarks = read_house(issue)
    assert (found.name, found.root) == ("", (tmp_path / "content").resolve())
    assert [remark.code for remark in remarks] == ["house-missing"]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("nam: 报\n", "key-unknown", "house.yaml:1:1"),
        ("name: 报\ncn: 12-3456\n", "value-kind", "house.yaml:2:5"),
        ("name: [报\n", "yaml-broken", "house.yaml:2:1"),
        ("cn: CN 12-3456\n", "key-missing", "house.yaml:1:1"),
    ],
)
def test_a_fault_is_told_at_its_place(tmp_path: Path, text: str, code: str, place: str) -> None:
    _, remarks = read_house(house(tmp_path, text))
    assert (code, place) in [(remark.code, str(remark.place)) for remark in remarks]
    assert all(in_words(remark).help for remark in remarks)


def test_every_field_of_the_form_is_a_field_of_the_house() -> None:
    assert {field.key for field in HOUSE.fields} == set(House.__dataclass_fields__) - {"root"}


def test_the_shipped_house_is_read_without_a_remark() -> None:
    found, remarks = read_house(Path(__file__).resolve().parents[1] / "content")
    assert (remarks, bool(found.name), found.layouts.is_dir()) == ((), True, True)
