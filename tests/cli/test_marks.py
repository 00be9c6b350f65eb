"""Marks listed, given away and taken back, pages tiled: from the command line."""

import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from cli.issues import small_issue
from ghpress.cli.main import main

XFDF = """\
<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>
<text page="0" rect="100,900,120,920" name="n1" title="外校"><contents>版心再紧一点</contents></text>
</annots></xfdf>
"""


def said(capsys: pytest.CaptureFixture[str]) -> dict:
    return json.loads(capsys.readouterr().out)


def test_marks_are_taken_in_listed_and_given_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = small_issue(tmp_path / "content/river")
    file = tmp_path / "in.xfdf"
    file.write_text(XFDF, encoding="utf-8")
    assert main(["marks", str(issue), "--import", str(file), "--json"]) == 0
    assert said(capsys)["marks"]["marks"] == 1
    assert main(["marks", str(issue), "--lang", "en"]) == 0
    listed = capsys.readouterr().out
    assert "版心再紧一点  外校" in listed
    assert "1 open marks" in listed
    given = tmp_path / "out.pdf"
    assert main(["marks", str(issue), "--export", str(given), "--json"]) == 0
    assert said(capsys)["marks"]["marks"] == 1
    with pikepdf.open(given) as pdf:
        assert [str(one.Contents) for one in pdf.pages[0].Annots] == ["版心再紧一点"]


def test_a_file_of_another_kind_is_refused_before_anything_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue = small_issue(tmp_path / "content/river")
    assert main(["marks", str(issue), "--export", str(tmp_path / "out.doc"), "--json"]) == 1
    assert [remark["code"] for remark in said(capsys)["remarks"]] == ["annotations-kind"]
    assert main(["marks", str(issue), "--import", str(tmp_path / "none.pdf"), "--json"]) == 1
    assert [remark["code"] for remark in said(capsys)["remarks"]] == ["annotations-unreadable"]


def test_a_page_is_tiled_over_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    issue, file = small_issue(tmp_path / "content/river"), tmp_path / "tiles.pdf"
    assert main(["tile", str(issue), "--paper", "A3", "-o", str(file), "--json"]) == 0
    tiled = said(capsys)["tiled"]
    assert tiled["pages"] == [{"page": 1, "columns": 1, "rows": 2}]
    assert len(pypdfium2.PdfDocument(file)) == 3
