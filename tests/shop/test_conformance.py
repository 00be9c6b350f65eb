"""The conformance table claims nothing that no test shows, and names no test that is not there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from shop.source import ROOT

TABLE = ROOT / "docs" / "typesetting" / "conformance.md"
DONE, PARTLY, NOT, ASIDE = "做到", "部分", "未做", "无关"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::([\w:]+)`")


def rows() -> list[list[str]]:
    """The cells of every row, heads and rules left out."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line[:1] == "|"]
    return [row for row in cells if not row[0].startswith(("---", "节", "条"))]


@cache
def names(file: Path) -> frozenset[str]:
    """The tests of a file, those of a class behind its name."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    for part in tree.body:
        if isinstance(part, ast.ClassDef):
            own = (node.name for node in part.body if isinstance(node, ast.FunctionDef))
            found |= {f"{part.name}::{name}" for name in own}
    return frozenset(found)


def test_the_table_is_read() -> None:
    assert len(rows()) > 50
    assert {len(row) for row in rows()} == {5}
    assert {row[2] for row in rows()} == {DONE, PARTLY, NOT, ASIDE}


def test_every_test_named_is_there() -> None:
    named = [found for row in rows() for found in NAMED.findall(row[4])]
    assert [
        f"{file}::{name}"
        for file, name in named
        if not (ROOT / file).is_file() or name not in names(ROOT / file)
    ] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row[0]} {row[1]}")
def test_what_is_said_to_be_done_is_shown_by_a_test_and_what_is_not_by_none(row: list[str]) -> None:
    shown = bool(NAMED.findall(row[4]))
    assert shown == (row[2] in (DONE, PARTLY))
    assert row[2] != PARTLY or row[3], "what is wanting is said"


def test_a_test_named_in_no_other_way_is_none() -> None:
    left = [NAMED.sub("", row[4]).strip() for row in rows()]
    assert [words for words in left if words] == []


CITED = re.compile(r"clreq,? (\d+(?:\.\d+)+(?:[,、] ?\d+(?:\.\d+)+)*)")
PLACES = (("src", "*.py"), ("tools", "*.py"), ("tests", "*.py"), ("docs/typesetting", "*.md"))


def test_every_section_cited_anywhere_is_one_of_the_tables() -> None:
    sections = {row[0] for row in rows()}
    known = sections | {part for one in sections for part in _above(one)}
    cited = {
        (number, file.relative_to(ROOT).as_posix())
        for folder, kind in PLACES
        for file in (ROOT / folder).rglob(kind)
        for found in CITED.findall(file.read_text(encoding="utf-8"))
        for number in re.split(r"[,、] ?", found)
    }
    assert len(cited) > 30
    assert sorted(one for one in cited if one[0] not in known) == []


def _above(section: str) -> list[str]:
    """The sections a section is part of."""
    parts = section.split(".")
    return [".".join(parts[:count]) for count in range(2, len(parts))]
