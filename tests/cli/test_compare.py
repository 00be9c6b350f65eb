"""``ghpress compare`` tells what changed between two builds, and that nothing else did."""

import json
from dataclasses import replace
from pathlib import Path

from cli.command import here
from compare.proofs import base, proof
from ghpress.compare.proof import Proof
from ghpress.compare.stored import FILE, as_json
from ghpress.stock.shelf import Shelf


def built(one: Proof, folder: Path) -> Path:
    """A build's folder with the proof in it, its page files left out."""
    folder.mkdir()
    pages = tuple(replace(page, digest=as_json(one)[-9:]) for page in one.pages)
    (folder / FILE).write_text(as_json(replace(one, pages=pages)), encoding="utf-8")
    return folder


def two(shelf: Shelf, folder: Path) -> tuple[Path, Path]:
    copy = base()
    copy["丙"][2] = copy["丙"][2].replace("，", "，又", 1)
    return built(proof(base(), shelf), folder / "a"), built(proof(copy, shelf), folder / "b")


def test_what_changed_is_told_in_words_and_as_a_page(shelf: Shelf, tmp_path: Path) -> None:
    old, new = two(shelf, tmp_path)
    found = here("compare", old, new, "--no-pixels", "--html", tmp_path / "c.html")
    assert (found.returncode, found.stderr) == (0, "")
    assert "【增“又”】" in found.stdout
    assert found.stdout.splitlines()[-1].startswith("此外没有任何变化：其余 3 篇稿件、")
    assert "【增“又”】" in (tmp_path / "c.html").read_text(encoding="utf-8")


def test_json_holds_the_same(shelf: Shelf, tmp_path: Path) -> None:
    old, new = two(shelf, tmp_path)
    said = json.loads(here("compare", old, new, "--json", "--no-pixels").stdout)
    (change,) = said["comparison"]["words"]
    assert (change["story"], change["was"], change["now"]) == ("丙", "", "又")
    assert said["comparison"]["nothing_else_changed"] is True


def test_a_folder_that_is_no_build_is_said_to_be_none(tmp_path: Path) -> None:
    found = here("compare", tmp_path, tmp_path)
    assert found.returncode == 1
    assert "[proof-missing]" in found.stdout + found.stderr
