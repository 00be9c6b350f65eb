"""A build without previews: page files and reports alone, and no former picture beside them."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.command import ghpress
from cli.issues import FERRY, small_issue
from ghpress.build import BuildRequest, Built, build_issue


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_issue(tmp_path_factory.mktemp("shop") / "river")


def build(issue: Path, into: Path, **how: Any) -> Built:
    return build_issue(BuildRequest(issue, into=into, **how), lambda *_: None)


def files(built: Built) -> dict[str, bytes]:
    """The files of the output."""
    found = {file.relative_to(built.folder): file for file in built.folder.rglob("*") if file.is_file()}
    return {str(name): file.read_bytes() for name, file in found.items()}


def test_no_picture_is_left_and_the_pdfs_are_the_same(issue: Path, tmp_path: Path) -> None:
    whole = files(build(issue, tmp_path))
    bare = files(build(issue, tmp_path, previews=False))
    assert set(bare) == {"issue.pdf", "pages/01.pdf", "pages.json", "report.html", "report.json"}
    assert {name: whole[name] for name in bare if name.endswith(".pdf")} == {
        name: content for name, content in bare.items() if name.endswith(".pdf")
    }
    report = json.loads(bare["report.json"])
    assert [(page["file"], page["preview"]) for page in report["pages"]] == [("pages/01.pdf", None)]
    assert files(build(issue, tmp_path)) == whole


def test_pages_kept_with_previews_serve_where_none_are_asked_for(issue: Path, tmp_path: Path) -> None:
    build(issue, tmp_path)
    assert build(issue, tmp_path / "other", previews=False).pages_rendered == 0


def test_a_page_carried_over_is_pictured_if_it_was_not(tmp_path: Path) -> None:
    texts = {f"s{number}": FERRY.replace("渡口", f"渡口{number}") for number in range(6)}
    long = "过河的人多是赶早市的，头班船提前了一刻钟，来回都不必再打手电。" * 30
    texts = {name: text + "\n" + long + "\n" for name, text in texts.items()}
    head = "title: 河上\ndate: 2026-04-03\nlayout: tabloid\nstories: [" + ", ".join(texts) + "]\n"
    issue = small_issue(tmp_path / "river", issue=head, **texts)
    bare = build(issue, tmp_path / "output", previews=False)
    pages = [file.stem for file in bare.page_files]
    assert len(pages) > 1
    assert not (bare.folder / "previews").exists()
    one = build(issue, tmp_path / "output", pages=(1,))
    assert sorted({file.name[:2] for file in (one.folder / "previews").iterdir()}) == pages
    assert one.issue_pdf == one.folder / "issue.pdf"


def test_a_readers_edition_goes_without_previews_too(issue: Path, tmp_path: Path) -> None:
    bare = files(build(issue, tmp_path, profile="web", previews=False))
    assert set(bare) == {"issue.pdf", "pages.json", "report.html", "report.json"}


def test_other_arrangements_go_without_their_sheet(issue: Path, tmp_path: Path) -> None:
    found = ghpress("build", issue, "-o", tmp_path, "--no-previews", "--alternatives", "2")
    assert found.returncode == 0, found.stdout + found.stderr
    assert not list(tmp_path.rglob("*.png"))
