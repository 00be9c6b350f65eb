"""Pages as accepted, stored beside the issue and read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from ghpress.manuscript.accepted import KeptPage
from ghpress.manuscript.keptpages import FILE, with_kept_pages, write_pages
from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import plain

PAGE = KeptPage(2, (("甲", "0f"), ("乙", "1e")), '{"row": [1, 2]}')


def issue(folder: Path, *locked: int) -> Issue:
    return Issue("trial", str(folder), plain("试"), date(2025, 5, 1), (), locked=locked)


def test_pages_are_read_back_as_they_were_written_by_layout(tmp_path: Path) -> None:
    write_pages(tmp_path, "broadsheet", [PAGE])
    write_pages(tmp_path, "tabloid", [replace(PAGE, number=3)])
    assert with_kept_pages(issue(tmp_path, 2), "broadsheet")[0].kept == (PAGE,)
    assert with_kept_pages(issue(tmp_path, 2), "magazine")[0].kept == ()


def test_a_broken_file_is_told_where_a_page_is_locked_and_nowhere_else(tmp_path: Path) -> None:
    write_pages(tmp_path, "broadsheet", [PAGE])
    file = tmp_path / FILE
    file.write_text(file.read_text("utf-8").replace('"stories"', '"storys"'), "utf-8")
    _, said = with_kept_pages(issue(tmp_path, 2), "broadsheet")
    assert [remark.code for remark in said] == ["pages-broken"]
    assert with_kept_pages(issue(tmp_path), "broadsheet")[1] == ()


def test_a_file_of_something_else_locks_nothing(tmp_path: Path) -> None:
    (tmp_path / ".ghpress").mkdir()
    (tmp_path / FILE).write_text("[]", "utf-8")
    assert with_kept_pages(issue(tmp_path, 2), "broadsheet") == (issue(tmp_path, 2), ())
