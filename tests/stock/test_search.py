"""Faces are found by name, the title's own folder first, and found again without a search."""

from faces.build import build_face
from ghpress.stock.found import Shelves, find_face
from ghpress.stock.search import faceless, find, font_files

NAME = "TestSong-Regular"


def test_face_is_found_by_its_postscript_name_whatever_its_file_is_called(tmp_path):
    (tmp_path / "deep").mkdir()
    build_face(tmp_path / "deep" / "x.ttf")
    build_face(tmp_path / "TestSong.ttf", "TestSong-Bold")
    found = find(NAME, (tmp_path,))
    assert (found.path.name, found.number) == ("x.ttf", 0)


def test_earlier_folder_wins(tmp_path):
    own, system = tmp_path / "own", tmp_path / "system"
    for folder in (own, system):
        folder.mkdir()
        build_face(folder / "a.ttf")
    assert find(NAME, (own, system)).path.parent == own
    assert find(NAME, (tmp_path / "absent", system)).path.parent == system


def test_face_nobody_has_is_not_found(tmp_path):
    build_face(tmp_path / "a.ttf")
    assert find("Nowhere-Regular", (tmp_path,)) is None


def test_other_files_and_damaged_fonts_are_passed_over(tmp_path):
    (tmp_path / "readme.txt").write_text("fonts")
    (tmp_path / "broken.otf").write_bytes(b"OTTO\0\1")
    (tmp_path / "empty.ttc").write_bytes(b"")
    build_face(tmp_path / "sound.ttf")
    assert find(NAME, (tmp_path,)).path.name == "sound.ttf"
    assert [file.name for file in faceless(tmp_path)] == ["broken.otf", "empty.ttc"]
    assert len(font_files(tmp_path)) == 3


def test_file_put_into_the_titles_folder_replaces_the_systems_at_once(tmp_path):
    own, system = tmp_path / "own", tmp_path / "system"
    own.mkdir()
    system.mkdir()
    build_face(system / "a.ttf")
    shelves = Shelves(own, tmp_path / "store", (system,))
    assert find_face(NAME, shelves).source.path.parent == system
    build_face(own / "mine.ttf", latin=600)
    taken = find_face(NAME, shelves)
    assert taken.source.path.parent == own
    assert taken.face.advance(taken.face.glyph("a")) == 600


def test_face_taken_from_the_system_is_missed_when_its_file_goes(tmp_path):
    system = tmp_path / "system"
    system.mkdir()
    build_face(system / "a.ttf")
    shelves = Shelves(tmp_path / "own", tmp_path / "store", (system,))
    assert find_face(NAME, shelves) is not None
    (system / "a.ttf").unlink()
    assert find_face(NAME, shelves) is None
