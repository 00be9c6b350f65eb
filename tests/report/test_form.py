"""The form check in words and for programs."""

from dataclasses import replace
from pathlib import Path

from ghpress.preflight.form import form_check
from ghpress.remarks import InFile, OnPage, warning
from ghpress.report.document import document
from ghpress.report.form import form_document, form_in_words
from ghpress.report.html import report_html
from report.test_document import report

MISSING = warning("imprint-missing", InFile("house.yaml"), key="cn", term="刊号", term_en="CN", file="x")
SMALL = warning("name-not-largest", OnPage(1), name="90", other="96", text="题")


def test_points_that_may_be_more_are_said_to_be_the_least() -> None:
    (line,) = form_in_words(form_check([MISSING]), "zh")
    assert (
        line == "出版形式：至少 1 个差错（3 个以内合格）：国内统一连续出版物号 1。这是检查，不是评定。"
    )
    (line,) = form_in_words(form_check([MISSING]), "en")
    assert (
        line == "form: at least 1 points (up to 3 pass): the CN serial number 1. A check, not a verdict."
    )


def test_points_that_are_the_rules_own_are_said_as_they_are() -> None:
    assert "：4 个差错" in form_in_words(form_check([SMALL]), "zh")[0]
    assert "：0 个差错（3 个以内合格）。" in form_in_words(form_check([]), "zh")[0]


def test_programs_are_told_items_and_what_nobody_looked_at() -> None:
    told = form_document(form_check([MISSING, SMALL]))
    assert (told["points"], told["at_least"], told["over"], told["limit"]) == (5, True, True, 3)
    assert [(item["points"], item["exact"], item["codes"]) for item in told["items"]] == [
        (1, False, ["imprint-missing"]),
        (4, True, ["name-not-largest"]),
    ]
    assert told["not_looked_at"]


def test_reports_hold_the_form_where_every_page_was_built(tmp_path: Path) -> None:
    whole = replace(report(tmp_path), form=form_check([MISSING]))
    assert document(whole)["form"]["points"] == 1
    assert "至少 1 个差错" in report_html(whole)
    partial = replace(whole, form=None)
    assert document(partial)["form"] is None
    assert "出版形式" not in report_html(partial)
