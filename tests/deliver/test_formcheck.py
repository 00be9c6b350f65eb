"""The form of an issue is checked without painting it."""

from pathlib import Path

import pytest

from cli.issues import ISSUE
from deliver.issues import HOUSE, request_of
from ghpress.cli.forming import form_lines, form_object
from ghpress.cli.main import main
from ghpress.deliver.formcheck import FormChecked, check_form

TOTAL = ISSUE + "total: 总第9期\n"


def test_an_issue_whose_pages_say_all_has_no_points(tmp_path: Path) -> None:
    found = check_form(request_of(tmp_path, issue=TOTAL).issue)
    assert found.check is not None
    assert (found.remarks, found.check.points) == ((), 0)


def test_what_is_missing_and_what_contradicts_the_issue_are_counted(tmp_path: Path) -> None:
    own = TOTAL + "furniture: {weekday: 星期二, page-count: 本期12版}\n"
    house = HOUSE.replace("cn: CN 00-0000\n", "")
    found = check_form(request_of(tmp_path, house, issue=own).issue)
    assert found.check is not None
    assert {remark.code for remark in found.remarks} == {
        "imprint-missing",
        "form-weekday-wrong",
        "form-page-count-wrong",
    }
    assert (found.check.points, found.check.is_over, found.check.is_exact) == (3, False, False)


@pytest.mark.parametrize("issue", ["title: 河上\n", ISSUE + "pages: 9\nlayout: nosuch\n"])
def test_an_issue_that_cannot_be_made_up_has_no_form(issue: str, tmp_path: Path) -> None:
    assert check_form(request_of(tmp_path, issue=issue).issue).check is None


def test_the_verb_tells_the_points(tmp_path: Path, capsys) -> None:
    assert main(["check", str(request_of(tmp_path).issue), "--form"]) == 0
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("出版形式：至少 1 个差错（3 个以内合格）：总期号 1")


def test_without_pages_the_verb_says_that_nothing_was_looked_at() -> None:
    (line,) = form_lines(FormChecked((), None), "zh")
    assert "没有查" in line
    assert form_object(FormChecked((), None)) == {"form": None}
    assert form_object(None) == {}
    assert form_lines(None, "en") == ()
