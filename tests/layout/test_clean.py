"""A layout without a fault is not looked at again; one changed since, or with a fault, always is."""

from pathlib import Path

import pytest

from ghpress.layout.lint import lint_layout
from ghpress.layout.read import read_layout
from layout.shelf import codes, lay

CSS = ".ornament { color: var(--ink-black); }\n"
FAULTY = ".ornament { color: #f00; }\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GHPRESS_CACHE", str(tmp_path / "cache"))


def entries(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "layouts").glob("*.entry"))


def looked_at(tmp_path: Path) -> list[str]:
    """The remarks on the layout of the test, read from its files."""
    layout, remarks = read_layout("own", (tmp_path / "shelf",))
    assert layout is not None or remarks
    return codes(remarks if layout is None else lint_layout(layout))


def test_a_layout_without_fault_is_remembered_and_says_nothing_again(tmp_path: Path) -> None:
    lay(tmp_path / "shelf", "own", layout_css=CSS)
    assert looked_at(tmp_path) == []
    (kept,) = entries(tmp_path)
    assert looked_at(tmp_path) == []
    assert entries(tmp_path) == [kept]


def test_a_fault_written_since_is_found_and_found_again(tmp_path: Path) -> None:
    folder = lay(tmp_path / "shelf", "own", layout_css=CSS)
    assert looked_at(tmp_path) == []
    (folder / "layout.css").write_text(FAULTY, encoding="utf-8")
    found = looked_at(tmp_path)
    assert found
    assert looked_at(tmp_path) == found
    assert len(entries(tmp_path)) == 1


def test_an_ink_taken_from_the_layout_makes_it_looked_at_again(tmp_path: Path) -> None:
    inked = "extends: broadsheet\ninks:\n  moss: {cmyk: [60, 20, 80, 30]}\n"
    folder = lay(tmp_path / "shelf", "own", inked, layout_css=CSS.replace("black", "moss"))
    assert looked_at(tmp_path) == []
    (folder / "layout.yaml").write_text("extends: broadsheet\n", encoding="utf-8")
    assert looked_at(tmp_path)


def test_a_damaged_memory_is_not_believed(tmp_path: Path) -> None:
    folder = lay(tmp_path / "shelf", "own", layout_css=CSS)
    assert looked_at(tmp_path) == []
    (kept,) = entries(tmp_path)
    kept.write_bytes(b"")
    assert looked_at(tmp_path) == []
    (folder / "layout.css").write_text(FAULTY, encoding="utf-8")
    assert looked_at(tmp_path)
