"""An issue is built and put on sheets; what stood in the output folder stays."""

import json
from pathlib import Path

import pypdfium2
import pytest

from deliver.issues import quietly, request_of
from ghpress.cli.main import main
from ghpress.deliver.imposing import ImposeRequest, impose_issue
from ghpress.remarks import Halt


def test_facing_pages_of_an_issue_are_written_beside_its_folder(tmp_path: Path) -> None:
    request = request_of(tmp_path)
    kept = tmp_path / "output" / "river" / "broadsheet" / "issue.pdf"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"former")
    made = impose_issue(ImposeRequest(request, "spreads"), quietly)
    assert made.file == tmp_path / "output" / "river" / "broadsheet-spreads.pdf"
    assert kept.read_bytes() == b"former"
    with pypdfium2.PdfDocument(made.file) as sheets:
        assert len(sheets) == len(made.sides) == 1
        left, bottom, right, top = (edge * 25.4 / 72 for edge in sheets[0].get_trimbox())
        assert (right - left, top - bottom) == pytest.approx((390, 540), abs=0.01)
        assert left == pytest.approx(15, abs=0.01)


@pytest.mark.parametrize(("way", "each"), [("pairs", 4), (8, 8)])
def test_pages_that_do_not_fill_the_sheets_are_refused(way, each: int, tmp_path: Path) -> None:
    with pytest.raises(Halt) as halt:
        impose_issue(ImposeRequest(request_of(tmp_path), way), quietly)
    (remark,) = (each for each in halt.value.remarks if each.code == "sheets-not-full")
    assert (remark.fact("each"), remark.fact("more")) == (str(each), str(each - 1))
    assert not (tmp_path / "output").exists()


def test_the_verb_tells_a_program_what_stands_where(tmp_path: Path, capsys) -> None:
    issue, out = request_of(tmp_path).issue, tmp_path / "out"
    words = ["impose", str(issue), "--spreads", "--json", "-o", str(out), "--marks", "none"]
    assert main(words) == 0
    imposed = json.loads(capsys.readouterr().out)["imposed"]
    assert imposed["sides"] == [{"sheet": 1, "outer": True, "columns": 1, "rows": 1, "pages": [1]}]
    assert Path(imposed["file"]).is_file()


@pytest.mark.parametrize(
    "words", [("--pairs", "--signature", "8"), ("--signature", "6"), ("--creep", "11"), ("--creep", "x")]
)
def test_ways_that_exclude_each_other_and_sheets_that_are_none_are_refused(words: tuple, capsys) -> None:
    with pytest.raises(SystemExit) as left:
        main(["impose", "content/x", *words])
    assert left.value.code == 2
    assert words[0] in capsys.readouterr().err
