"""One story edited: its pages are painted anew, others come from the cache, all is as from nothing."""

from pathlib import Path

from cli.issues import small_issue
from ghpress.build import BuildRequest, Built, build_issue

LONG = "过河的人多是赶早市的，头班船提前了一刻钟，来回都不必再打手电。" * 30


def build(issue: Path, into: Path, *, use_cache: bool = True) -> Built:
    request = BuildRequest(issue, into=into, previews=False, use_cache=use_cache)
    return build_issue(request, lambda *_: None)


def test_only_the_pages_of_the_story_are_painted(tmp_path: Path) -> None:
    names = [f"s{number}" for number in range(8)]
    texts = {name: f"---\nheadline: 渡口{name[1:]}添了灯\n---\n{LONG}\n" for name in names}
    head = f"title: 河上\ndate: 2026-04-03\nlayout: tabloid\nstories: [{', '.join(names)}]\n"
    issue = small_issue(tmp_path / "river", issue=head, **texts)
    first = build(issue, tmp_path / "output")
    assert first.pages_rendered == len(first.pages) > 2
    own = [page.number for page in first.pages if "s5" in page.stories]
    story = issue / "s5.md"
    story.write_text(story.read_text(encoding="utf-8").replace("手电", "火把", 1), encoding="utf-8")
    second = build(issue, tmp_path / "output")
    assert second.pages_rendered == len(own) < len(second.pages)
    anew = build(issue, tmp_path / "anew", use_cache=False)
    for file, other in zip(second.page_files, anew.page_files, strict=True):
        assert file.read_bytes() == other.read_bytes()
    assert second.issue_pdf and anew.issue_pdf
    assert second.issue_pdf.read_bytes() == anew.issue_pdf.read_bytes()
