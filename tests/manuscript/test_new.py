"""A new issue is a good beginning: it reads without a warning and shows what an editor writes daily."""

from datetime import date
from pathlib import Path

import pytest

from ghpress.manuscript.new import new_issue
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import List, Paragraph, Quote, Subhead
from ghpress.remarks import Level

DAY = date(2025, 5, 1)


def written(root: Path, name: str) -> Path:
    made = new_issue(name, root, DAY)
    assert made.remarks == ()
    for path, text in made.files:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root / name


@pytest.mark.parametrize("name", ["spring", "2025-五一特刊", "春"])
def test_a_new_issue_reads_without_a_warning(tmp_path: Path, name: str) -> None:
    issue, remarks = read_issue(written(tmp_path, name))
    assert [remark for remark in remarks if remark.level > Level.NOTE] == []
    assert (issue.id, issue.title.chars, issue.date, len(issue.stories)) == (name, name, DAY, 2)


def test_it_shows_what_an_editor_needs_daily(tmp_path: Path) -> None:
    issue, _ = read_issue(written(tmp_path, "spring"))
    assert issue.note is not None
    blocks = [block for story in (issue.note, *issue.stories) for block in story.blocks]
    kinds = {type(block) for block in blocks}
    assert kinds >= {Paragraph, Subhead, List, Quote}
    spans = {span.kind for block in blocks if isinstance(block, Paragraph) for span in block.text.spans}
    assert spans >= {"strong", "dots", "ruby", "sup", "sub"}
    assert issue.terms
    assert issue.stories[0].head.kicker and len(issue.stories[0].head.headline) == 2


@pytest.mark.parametrize(
    "name", ["", "../up", "a/b", ".hidden", "a b", "-x", "好，坏", "a" * 100, "a\n"]
)
def test_a_name_that_cannot_be_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    made = new_issue(name, tmp_path, DAY)
    assert (made.files, [remark.code for remark in made.remarks]) == ((), ["issue-name"])


def test_an_issue_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "spring").mkdir()
    made = new_issue("spring", tmp_path, DAY)
    assert (made.files, [remark.code for remark in made.remarks]) == ((), ["issue-exists"])
