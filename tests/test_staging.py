"""Output folders appear whole or not at all."""

import os

import pytest

from ghpress import staging
from ghpress.remarks import Halt
from ghpress.staging import staged


def put(target, words):
    with staged(target) as folder:
        (folder / "page.txt").write_text(words)


def names(folder):
    return sorted(item.name for item in folder.iterdir())


def test_a_first_output_is_put_in_place(tmp_path):
    put(tmp_path / "out" / "issue", "one")
    assert (tmp_path / "out" / "issue" / "page.txt").read_text() == "one"
    assert names(tmp_path / "out") == ["issue"]


def test_a_second_output_replaces_the_first_whole(tmp_path):
    target = tmp_path / "issue"
    put(target, "one")
    (target / "stale.txt").write_text("old")
    put(target, "two")
    assert names(target) == ["page.txt"]
    assert (target / "page.txt").read_text() == "two"
    assert names(tmp_path) == ["issue"]


def test_two_renames_serve_where_folders_cannot_be_exchanged(tmp_path, monkeypatch):
    monkeypatch.setattr(staging, "_exchanged", lambda first, second: False)
    put(tmp_path / "issue", "one")
    put(tmp_path / "issue", "two")
    assert (tmp_path / "issue" / "page.txt").read_text() == "two"
    assert names(tmp_path) == ["issue"]


def test_a_failure_leaves_the_former_output_untouched(tmp_path):
    target = tmp_path / "issue"
    put(target, "one")
    with pytest.raises(ZeroDivisionError), staged(target) as folder:
        (folder / "page.txt").write_text("two")
        raise ZeroDivisionError
    assert (target / "page.txt").read_text() == "one"
    assert names(tmp_path) == ["issue"]


def test_all_of_an_output_is_on_the_disk_before_it_is_put_in_place(tmp_path, monkeypatch):
    target, sent, to_disk, put_down = tmp_path / "issue", set(), os.fsync, staging._put_in_place
    put(target, "one")

    def kept(handle):
        to_disk(handle)
        sent.add(os.fstat(handle).st_ino)

    def putting(folder, place):
        assert {item.stat().st_ino for item in (folder, *folder.rglob("*"))} <= sent
        put_down(folder, place)

    monkeypatch.setattr(os, "fsync", kept)
    monkeypatch.setattr(staging, "_put_in_place", putting)
    with staged(target) as folder:
        (folder / "pages").mkdir()
        for name in ("page.txt", "pages/01.pdf"):
            (folder / name).write_text("two")
    assert (target / "pages/01.pdf").read_text() == "two"


def test_a_disk_that_fails_as_output_is_kept_leaves_the_former_one(tmp_path, monkeypatch):
    target = tmp_path / "issue"
    put(target, "one")

    def fails(handle):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(Halt):
        put(target, "two")
    assert (target / "page.txt").read_text() == "one"
    assert names(tmp_path) == ["issue"]


def test_a_full_disk_halts_and_leaves_the_former_output_untouched(tmp_path):
    target = tmp_path / "issue"
    put(target, "one")
    with pytest.raises(Halt) as halt, staged(target):
        raise OSError(28, "No space left on device")
    assert halt.value.remarks[0].code == "disk-full"
    assert (target / "page.txt").read_text() == "one"


def test_a_place_that_is_no_folder_halts(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Halt) as halt, staged(tmp_path / "file" / "issue"):
        pass
    assert halt.value.remarks[0].code == "output-unwritable"


def test_what_a_killed_build_left_is_swept_away(tmp_path):
    (tmp_path / ".issue.999999999-abc.part").mkdir()
    put(tmp_path / "issue", "one")
    assert names(tmp_path) == ["issue"]


def test_output_set_aside_by_a_killed_build_comes_back(tmp_path):
    aside = tmp_path / ".issue.999999999-abc.part.old"
    aside.mkdir()
    (aside / "page.txt").write_text("former")
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "issue"):
        raise ZeroDivisionError
    assert (tmp_path / "issue" / "page.txt").read_text() == "former"


def test_what_another_running_build_has_staged_is_let_be(tmp_path):
    running = tmp_path / f".issue.{os.getppid()}-abc.part"
    running.mkdir()
    put(tmp_path / "issue", "one")
    assert running.is_dir()
