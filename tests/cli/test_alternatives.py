"""``ghpress build --alternatives``: other arrangements beside the best, on one sheet."""

import io
import json
from pathlib import Path

from PIL import Image

from cli.command import ghpress
from cli.issues import small_issue

PARAGRAPH = "河边的厂房里机器响了一天，傍晚收工，风吹过来，带着一点点泥土的气味。" * 5


ENOUGH = (5, 6, 5, 7, 6)
"""Paragraphs of stories that fill a page, so that it can be cut in more than one good way."""

TOO_FEW = (3, 4, 3, 5, 4)
"""Of stories that leave it open: whatever else is tried leaves it open far worse."""


def several(folder: Path, sizes: tuple[int, ...]) -> Path:
    """An issue of one page of stories with so many paragraphs."""
    issue = small_issue(folder / "river", issue="title: 河上\ndate: 2026-04-03\npages: 1\n")
    for number, paragraphs in enumerate(sizes, 4):
        text = "\n\n".join([PARAGRAPH] * paragraphs)
        words = f"---\nheadline: [第{number}篇的题目, 说的是河]\n---\n\n{text}\n"
        (issue / f"{number:02}-more.md").write_text(words, encoding="utf-8")
    return issue


def test_other_arrangements_stand_in_a_folder_each_and_on_one_sheet(tmp_path: Path) -> None:
    issue = several(tmp_path, ENOUGH)
    words = ("build", issue, "-o", tmp_path / "output", "--alternatives", "2", "--no-preflight")
    run = ghpress(*words, "--json")
    built = json.loads(run.stdout)["built"]
    best, other = built["alternatives"]
    assert best["cost"] <= other["cost"]
    assert best["pages"] == []
    assert other["pages"]
    sheet = Path(best["folder"]) / "alternatives.png"
    one = Image.open(io.BytesIO((Path(best["folder"]) / "contact.png").read_bytes()))
    with Image.open(sheet) as both:
        assert both.height > 2 * one.height
    for name in other["pages"]:
        mine, theirs = (Path(each["folder"]) / "pages" / f"{name}.pdf" for each in (best, other))
        assert mine.read_bytes() != theirs.read_bytes()


def test_an_arrangement_is_not_shown_twice_where_there_is_no_other(tmp_path: Path) -> None:
    issue = several(tmp_path, TOO_FEW)
    words = ("build", issue, "-o", tmp_path / "output", "--alternatives", "2", "--no-preflight")
    built = json.loads(ghpress(*words, "--no-previews", "--json").stdout)["built"]
    assert len(built.get("alternatives", [])) <= 1
