"""A new layout builds at once, and says in its own file what can be changed."""

from pathlib import Path

import pytest

from ghpress.layout.new import NewLayout, new_layout
from ghpress.layout.read import read_layout
from ghpress.layout.shelves import available_layouts
from ghpress.units import mm
from layout.shelf import codes, lay

SHIPPED = tuple(name for name, _ in available_layouts())


def write(made: NewLayout) -> None:
    for path, text in made.files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("extends", SHIPPED)
def test_a_new_layout_reads_without_a_remark_and_is_its_parent_so_far(
    extends: str, tmp_path: Path
) -> None:
    made = new_layout("spring", tmp_path, extends)
    assert made.remarks == ()
    write(made)
    layout, remarks = read_layout("spring", (tmp_path,))
    parent, _ = read_layout(extends, (tmp_path,))
    assert remarks == ()
    assert layout is not None and parent is not None
    assert (layout.grid, layout.styles, layout.fit) == (parent.grid, parent.styles, parent.fit)
    assert (layout.sheet, layout.plans, layout.inks) == (parent.sheet, parent.plans, parent.inks)
    assert (layout.name, layout.title) == ("spring", "spring")


@pytest.mark.parametrize("extends", SHIPPED)
def test_every_hint_in_a_new_layout_is_what_its_parent_has_when_uncommented(
    extends: str, tmp_path: Path
) -> None:
    yaml = next(
        text for path, text in new_layout("spring", tmp_path, extends).files if path.suffix == ".yaml"
    )
    head, hints = yaml.split("title: spring\n")
    lay(tmp_path, "spring", f"{head}title: spring\n" + "\n".join(_uncommented(hints)))
    layout, remarks = read_layout("spring", (tmp_path,))
    parent, _ = read_layout(extends, (tmp_path,))
    assert remarks == ()
    assert layout is not None and parent is not None
    assert (layout.grid, layout.inks, layout.styles) == (parent.grid, parent.inks, parent.styles)
    assert layout.fit == parent.fit


def _uncommented(hints: str) -> list[str]:
    """The lines that are YAML once their mark is gone; sentences stay comments."""
    return [line if line.endswith("。") else line.removeprefix("# ") for line in hints.splitlines()]


def test_a_new_layout_may_extend_another_of_the_titles_own(tmp_path: Path) -> None:
    lay(tmp_path, "own-sheet", "extends: plain\ntitle: 自己的\n")
    write(new_layout("spring", tmp_path, "own-sheet"))
    layout, remarks = read_layout("spring", (tmp_path,))
    assert remarks == ()
    assert layout is not None and layout.sheet.width == mm(297)


def test_a_new_layout_on_a_layout_that_cannot_be_read_says_what_is_wrong_with_that(
    tmp_path: Path,
) -> None:
    lay(tmp_path, "bad", "extends: plain\ngrid: {lines: 200}\n")
    made = new_layout("spring", tmp_path, "bad")
    assert made.files == ()
    assert codes(made.remarks) == ["type-area-outside"]


@pytest.mark.parametrize(
    ("name", "extends", "code"),
    [
        ("Spring", "broadsheet", "layout-name"),
        ("../spring", "broadsheet", "layout-name"),
        ("春", "broadsheet", "layout-name"),
        ("there", "broadsheet", "layout-exists"),
        ("spring", "broadshet", "layout-unknown"),
        ("spring", "common", "layout-abstract"),
    ],
)
def test_a_layout_that_cannot_be_made_says_why(
    name: str, extends: str, code: str, tmp_path: Path
) -> None:
    lay(tmp_path, "there")
    made = new_layout(name, tmp_path, extends)
    assert made.files == ()
    assert codes(made.remarks) == [code]
