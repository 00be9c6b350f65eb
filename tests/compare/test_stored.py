"""A proof is kept in pages.json and read back as it was."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from compare.proofs import base, proof
from ghpress.compare.proof import Proof
from ghpress.compare.stored import FILE, as_json, read_proof
from ghpress.remarks import Halt
from ghpress.stock.shelf import Shelf


def named(one: Proof, folder: Path) -> Proof:
    """The proof with its pages' files in a folder."""
    pages = [
        replace(page, file=str(folder / f"pages/{page.number:02}.pdf"), digest="0" * 64)
        for page in one.pages
    ]
    return replace(one, pages=tuple(pages))


def kept(one: Proof, folder: Path) -> Proof:
    """Writes the proof as a build would, and what reading it should give."""
    relative = [replace(page, file=f"pages/{page.number:02}.pdf", digest="0" * 64) for page in one.pages]
    (folder / FILE).write_text(as_json(replace(one, pages=tuple(relative))), encoding="utf-8")
    return named(one, folder)


def test_what_is_read_is_what_was_written(shelf: Shelf, tmp_path: Path) -> None:
    wanted = kept(proof(base(), shelf), tmp_path)
    assert read_proof(tmp_path) == wanted
    assert read_proof(tmp_path / FILE) == wanted
    assert read_proof(tmp_path / "issue.pdf") == wanted


def test_a_page_file_stands_for_its_page(shelf: Shelf, tmp_path: Path) -> None:
    wanted = kept(proof(base(), shelf), tmp_path)
    one = read_proof(tmp_path / "pages/01.pdf")
    assert one.pages == wanted.pages[:1]


def test_a_line_of_print_is_a_line_of_the_file(shelf: Shelf, tmp_path: Path) -> None:
    text = as_json(proof(base(), shelf))
    rows = [row for row in text.splitlines() if row.startswith('["甲", "column"')]
    lines = [line for page in proof(base(), shelf).pages for line in page.lines]
    assert len(rows) == sum(line.story == "甲" and line.role == "column" for line in lines)
    assert json.loads(text)["format"] == 1


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"format": 99}', '{"format": 1, "pages": [{}]}'])
def test_what_is_none_of_ours_is_refused_with_its_place(broken: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(broken, encoding="utf-8")
    with pytest.raises(Halt) as halted:
        read_proof(tmp_path)
    assert [remark.code for remark in halted.value.remarks] == ["proof-broken"]


def test_a_folder_without_a_proof_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(Halt) as halted:
        read_proof(tmp_path)
    assert [remark.code for remark in halted.value.remarks] == ["proof-missing"]
