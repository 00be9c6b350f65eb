"""A layout read by another process is not read again; one with anything changed, or with a fault, is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ghpress.layout import read
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from layout.shelf import lay

CSS = ".ornament { color: var(--ink-black); }\n"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GHPRESS_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of layouts that are read from their files, as it goes on."""
    names: list[str] = []
    real = read._read_anew
    monkeypatch.setattr(
        read, "_read_anew", lambda name, shelves: names.append(name) or real(name, shelves)
    )
    return names


def taken(tmp_path: Path, *shelves: str) -> Layout | None:
    """The layout as a new process reads it."""
    read._KNOWN.clear()
    layout, _ = read_layout("own", tuple(tmp_path / name for name in shelves or ("shelf",)))
    return layout


def test_a_layout_another_process_has_read_is_the_same(tmp_path: Path, anew: list[str]) -> None:
    lay(tmp_path / "shelf", "own", layout_css=CSS)
    once = taken(tmp_path)
    assert anew == ["own"] and once is not None
    assert repr(taken(tmp_path)) == repr(once) and taken(tmp_path) == once
    assert anew == ["own"]


def css(folder: Path) -> None:
    (folder / "layout.css").write_text(CSS + "/* more */\n", encoding="utf-8")


def measures(folder: Path) -> None:
    (folder / "layout.yaml").write_text("extends: broadsheet\ntitle: 别的\n", encoding="utf-8")


def one_file_more(folder: Path) -> None:
    (folder / "ornament.svg").write_text("<svg/>", encoding="utf-8")


def a_layout_beside_it(folder: Path) -> None:
    lay(folder.parent, "broadsheet", "extends: broadsheet\n")


@pytest.mark.parametrize("change", [css, measures, one_file_more, a_layout_beside_it])
def test_a_layout_changed_in_anything_is_read_anew(
    change: Callable[[Path], None], tmp_path: Path, anew: list[str]
) -> None:
    folder = lay(tmp_path / "shelf", "own", layout_css=CSS)
    assert taken(tmp_path) is not None
    change(folder)
    taken(tmp_path)
    assert anew == ["own", "own"]


def test_one_of_the_same_name_on_a_nearer_shelf_comes_first(tmp_path: Path, anew: list[str]) -> None:
    lay(tmp_path / "shelf", "own", layout_css=CSS)
    (tmp_path / "nearer").mkdir()
    taken(tmp_path, "nearer", "shelf")
    nearer = lay(tmp_path / "nearer", "own", layout_css=CSS)
    layout = taken(tmp_path, "nearer", "shelf")
    assert layout is not None and Path(layout.folder) == nearer
    assert anew == ["own", "own"]


def test_a_layout_with_a_fault_says_so_every_time(tmp_path: Path, anew: list[str]) -> None:
    lay(tmp_path / "shelf", "own", layout_css=".ornament { color: #f00; }\n")
    for _ in range(2):
        read._KNOWN.clear()
        assert read_layout("own", (tmp_path / "shelf",))[1]
    assert anew == ["own", "own"]


@pytest.mark.parametrize("harm", [lambda file: file.write_bytes(b"x"), lambda file: file.chmod(0o666)])
def test_an_entry_damaged_or_open_to_others_is_not_believed(
    harm: Callable[[Path], None], tmp_path: Path, anew: list[str]
) -> None:
    lay(tmp_path / "shelf", "own", layout_css=CSS)
    taken(tmp_path)
    (file,) = (tmp_path / "cache/layouts-read").glob("*.entry")
    harm(file)
    assert taken(tmp_path) is not None
    assert anew == ["own", "own"]
