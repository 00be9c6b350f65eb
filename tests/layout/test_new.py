"""A new layout builds at once, and says in its own file what can be changed."""

from pathlib import Path

import pytest

from ghpress.layout.new import new_layout
from ghpress.layout.read import read_layout
from layout.shelf import codes, lay


def test_a_new_layout_reads_without_a_remark_and_is_its_parent_so_far(tmp_path: Path) -> None:
    made = new_layout("spring", tmp_path)
    assert made.remarks == ()
    for path, text in made.files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    layout, remarks = read_layout("spring", (tmp_path,))
    parent, _ = read_layout("broadsheet", (tmp_path,))
    assert remarks == ()
    assert layout is not None and parent is not None
    assert (layout.grid, layout.styles, layout.fit) == (parent.grid, parent.styles, parent.fit)
    assert (layout.name, layout.title) == ("spring", "spring")


def test_every_hint_in_a_new_layout_works_when_uncommented(tmp_path: Path) -> None:
    yaml = next(text for path, text in new_layout("spring", tmp_path).files if path.suffix == ".yaml")
    head, hints = yaml.split("title: spring\n")
    lay(tmp_path, "spring", f"{head}title: spring\n" + "\n".join(_uncommented(hints)))
    layout, remarks = read_layout("spring", (tmp_path,))
    assert remarks == ()
    assert layout is not None
    assert (layout.styles["kicker"].face, layout.fit.columns[2]) == ("kai", (3, 2))


def _uncommented(hints: str) -> list[str]:
    """The lines that are YAML once their mark is gone; sentences stay comments."""
    return [line if line.endswith("。") else line.removeprefix("# ") for line in hints.splitlines()]


def test_a_new_layout_may_extend_another_of_the_titles_own(tmp_path: Path) -> None:
    lay(tmp_path, "tabloid")
    made = new_layout("spring", tmp_path, "tabloid")
    assert made.files[0][1].count("tabloid") >= 2


@pytest.mark.parametrize(
    ("name", "extends", "code"),
    [
        ("Spring", "broadsheet", "layout-name"),
        ("../spring", "broadsheet", "layout-name"),
        ("春", "broadsheet", "layout-name"),
        ("there", "broadsheet", "layout-exists"),
        ("spring", "broadshet", "layout-unknown"),
    ],
)
def test_a_layout_that_cannot_be_made_says_why(
    name: str, extends: str, code: str, tmp_path: Path
) -> None:
    lay(tmp_path, "there")
    made = new_layout(name, tmp_path, extends)
    assert made.files == ()
    assert codes(made.remarks) == [code]
