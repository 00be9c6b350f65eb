"""The tour's worked changes are layouts that read without a remark."""

import re
from pathlib import Path

import pytest

from ghpress.layout.read import read_layout
from layout.shelf import lay

TOUR = Path(__file__).resolve().parents[2] / "docs/layout-tour.md"
CHANGES = re.split(r"^### ", TOUR.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]


def written(change: str, language: str) -> str:
    """The lines of one language that a change has one write."""
    return "\n".join(re.findall(rf"```{language}\n(.*?)```", change, re.DOTALL))


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.split("\n")[0])
def test_a_change_of_the_tour_is_a_layout_without_a_remark(change: str, tmp_path: Path) -> None:
    folder = lay(tmp_path, "trial", f"extends: broadsheet\n{written(change, 'yaml')}")
    (folder / "layout.css").write_text(written(change, "css"), encoding="utf-8")
    if folio := written(change, "html"):
        (folder / "partials/folio.html").write_text(folio, encoding="utf-8")
    layout, remarks = read_layout("trial", (tmp_path,))
    assert layout is not None
    assert remarks == ()


def test_the_tour_has_six_changes_and_stays_short() -> None:
    assert len(CHANGES) == 6
    assert len(TOUR.read_text(encoding="utf-8").splitlines()) <= 250
