"""An issue's folder becomes an issue; whatever is wrong with it is told, all at once."""

import time
from datetime import date
from pathlib import Path

import pytest

from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Columns, Issue
from ghpress.remarks import Level, Remark
from ghpress.wording import in_words

ISSUE = "title: 河上\ndate: 2026-04-03\n"
STORY = "---\nheadline: 渡口\n---\n船到了。\n"


def folder(root: Path, **files: str) -> Path:
    """An issue's folder; ``a__md`` stands for a.md."""
    root.mkdir(exist_ok=True)
    for name, text in {"issue__yaml": ISSUE, **files}.items():
        (root / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return root


def read(root: Path) -> Issue:
    issue, remarks = read_issue(root)
    assert (issue is not None, remarks) == (True, ())
    return issue


def said(root: Path) -> list[tuple[str, str]]:
    issue, remarks = read_issue(root)
    assert (issue is None) == any(remark.level is Level.ERROR for remark in remarks)
    assert all(in_words(remark, language).says for remark in remarks for language in ("zh", "en"))
    return [(remark.code, str(remark.place)) for remark in remarks]


def test_an_issue_says_of_itself_what_its_file_says(tmp_path: Path) -> None:
    issue = read(
        folder(
            tmp_path / "river",
            issue__yaml=ISSUE + "number: 第7期\ntotal: 007\nlayout: tabloid\npages: 4\nsection: 特刊\n"
            "people: [某某]\nfurniture: {page-count: 今日**四**版, slogan: ''}\n",
            terms__yaml="names: [北岭]\nterms: [2.0版]\n",
            a__md=STORY,
        )
    )
    assert (issue.id, issue.title.chars, issue.date) == ("river", "河上", date(2026, 4, 3))
    assert (issue.number, issue.total, issue.layout, issue.pages) == ("第7期", "007", "tabloid", 4)
    assert (issue.section, issue.people, issue.terms) == ("特刊", ("某某",), ("北岭", "2.0版"))
    assert [(name, text.chars) for name, text in issue.furniture] == [("page-count", "今日四版")]
    assert issue.folder == str((tmp_path / "river").resolve())


def test_what_is_left_out_is_left_to_the_shop(tmp_path: Path) -> None:
    issue = read(folder(tmp_path, a__md=STORY))
    assert (issue.pages, issue.layout, issue.note, issue.terms) == (None, "broadsheet", None, ())
    assert read(folder(tmp_path, issue__yaml=ISSUE + "pages: auto\n")).pages is None


def test_stories_without_an_order_stand_by_number_and_drafts_are_left_out(tmp_path: Path) -> None:
    names = ("2-b__md", "10-c__md", "1-a__md", "_draft__md", "README__md")
    issue = read(folder(tmp_path, **dict.fromkeys(names, STORY)))
    assert [story.id for story in issue.stories] == ["1-a", "2-b", "10-c"]


def test_stories_are_ordered_by_file_name_stem_or_id(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "d.md").write_text(STORY, encoding="utf-8")
    issue = read(
        folder(
            tmp_path,
            issue__yaml=ISSUE + "stories: [third, b, a.md, more/d.md]\n",
            a__md=STORY,
            b__md=STORY,
            c__md=STORY.replace("---\n", "---\nid: third\n", 1),
        )
    )
    assert [story.file for story in issue.stories] == ["c.md", "b.md", "a.md", "more/d.md"]


def test_the_note_is_note_md_or_the_file_named(tmp_path: Path) -> None:
    issue = read(folder(tmp_path / "one", note__md="编者按的话。\n", a__md=STORY))
    assert (issue.note.file, [story.id for story in issue.stories]) == ("note.md", ["a"])
    named = ISSUE + "note: a.md\nstories: [b]\n"
    issue = read(folder(tmp_path / "two", issue__yaml=named, a__md=STORY, b__md=STORY))
    assert issue.note.file == "a.md"


@pytest.mark.parametrize(
    ("files", "code", "place"),
    [
        ({"issue__yaml": "title: 河上\ndate: x\n"}, "value-kind", "issue.yaml:2:7"),
        ({"issue__yaml": ""}, "key-missing", "issue.yaml:1:1"),
        ({"issue__yaml": ISSUE + "storys: [a]\n"}, "key-unknown", "issue.yaml:3:1"),
        ({"issue__yaml": ISSUE + "stories: [b]\n"}, "story-missing", "issue.yaml:3:11"),
        ({"issue__yaml": ISSUE + "stories: [a, a.md]\n"}, "story-listed-twice", "issue.yaml:3:14"),
        ({"issue__yaml": ISSUE + "stories: [../a.md]\n"}, "path-outside", "issue.yaml:3:11"),
        ({"issue__yaml": ISSUE + "note: /etc/passwd\n"}, "path-outside", "issue.yaml:3:7"),
        ({"issue__yaml": ISSUE + "note: nota.md\n"}, "story-missing", "issue.yaml:3:7"),
        ({"b__md": STORY.replace("---\n", "---\nid: a\n", 1)}, "story-id-twice", "b.md:1:1"),
        ({"issue__yaml": ISSUE + "stories: [a]\n", "b__md": STORY}, "story-unlisted", "b.md"),
        ({"a__md": "---\nheadline: 渡口\n---\n"}, "story-empty", "a.md:4"),
        ({"a__md": STORY + "\n![](pictures/闸.jpg)\n"}, "picture-missing", "a.md:6:1"),
        ({"a__md": STORY + "\n![](../闸.jpg)\n"}, "path-outside", "a.md:6:1"),
        ({"terms__yaml": "name: [北岭]\n"}, "key-unknown", "terms.yaml:1:1"),
        ({"terms__yaml": "names: [北岭\n"}, "yaml-broken", "terms.yaml:2:1"),
    ],
)
def test_a_fault_is_told_at_its_place(
    tmp_path: Path, files: dict[str, str], code: str, place: str
) -> None:
    assert (code, place) in said(folder(tmp_path, **{"a__md": STORY, **files}))


def test_faults_of_every_file_are_told_at_once(tmp_path: Path) -> None:
    codes = [
        code
        for code, _ in said(
            folder(
                tmp_path,
                issue__yaml="titel: 河上\ndate: 2026-04-03\n",
                a__md="---\nheadline: 渡口\n---\n",
                b__md="正文\n",
                terms__yaml="x: 1\n",
                note__md="# 大\n",
            )
        )
    ]
    assert sorted(codes) == sorted(
        [
            "key-unknown",
            "key-missing",
            "heading-level",
            "story-empty",
            "front-matter-missing",
            "key-unknown",
        ]
    )


def nearest(remarks: tuple[Remark, ...], code: str) -> list[str]:
    facts = [remark.fact("nearest") or remark.fact("file") for remark in remarks if remark.code == code]
    return facts


def test_the_nearest_name_is_told_for_what_is_missing(tmp_path: Path) -> None:
    root = folder(tmp_path, issue__yaml=ISSUE + "stories: [fery]\n", ferry__md=STORY)
    assert nearest(read_issue(root)[1], "story-missing") in (["ferry"], ["ferry.md"])
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "gate-1.jpg").write_bytes(b"")
    root = folder(tmp_path, ferry__md=STORY + "\n![](pictures/gate1.jpg)\n")
    assert nearest(read_issue(root)[1], "picture-nearest") == ["gate-1.jpg"]


def test_a_folder_without_issue_yaml_is_no_issue_and_its_neighbours_are_named(tmp_path: Path) -> None:
    folder(tmp_path / "river", a__md=STORY)
    _, remarks = read_issue(tmp_path / "rivr")
    assert [(remark.code, remark.fact("known")) for remark in remarks] == [("issue-missing", "river")]


def test_a_folder_without_stories_is_told(tmp_path: Path) -> None:
    assert [code for code, _ in said(folder(tmp_path))] == ["stories-none"]


def test_a_story_in_gb18030_is_read_with_a_warning(tmp_path: Path) -> None:
    root = folder(tmp_path, a__md=STORY)
    (root / "a.md").write_bytes(STORY.encode("gb18030"))
    issue, remarks = read_issue(root)
    assert issue.stories[0].head.headline[0].chars == "渡口"
    assert [remark.code for remark in remarks] == ["encoding-gb18030"]


def test_a_story_linked_from_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text(STORY, encoding="utf-8")
    root = folder(tmp_path / "river")
    (root / "a.md").symlink_to(tmp_path / "secret.md")
    assert "path-outside" in [code for code, _ in said(root)]


def test_proofreaders_remarks_come_with_the_issue_and_do_not_stop_it(tmp_path: Path) -> None:
    issue, remarks = read_issue(folder(tmp_path, a__md=STORY.replace("船到了。", "船到了,人下来.")))
    assert issue is not None
    assert [(remark.code, str(remark.place)) for remark in remarks] == [
        ("half-width-mark", "a.md:4:4"),
        ("half-width-mark", "a.md:4:8"),
    ]


def test_the_shipped_issues_read_without_a_warning() -> None:
    content = Path(__file__).resolve().parents[2] / "content"
    issues = sorted(path.parent for path in content.glob("*/issue.yaml"))
    assert issues
    for each in issues:
        issue, remarks = read_issue(each)
        assert issue is not None
        assert [remark for remark in remarks if remark.level > Level.NOTE] == []


def test_an_issue_of_reference_size_is_read_in_a_moment(tmp_path: Path) -> None:
    body = "工会坚持“服务职工”，2024年开展活动180余场，**重点**在基层，办实事、见实效。\n\n" * 28
    files = {
        f"s{number}__md": f"---\nkicker: 引题\nheadline: [甲, 乙]\n---\n{body}" for number in range(11)
    }
    root = folder(tmp_path, **files)
    took = []
    for _ in range(3):
        began = time.process_time()
        issue = read(root)
        took.append(time.process_time() - began)
    assert sum(story.characters() for story in issue.stories) > 12_000
    assert min(took) < 0.5, "0.1 s on a fast machine"


def test_a_story_stands_on_the_page_issue_yaml_puts_it_on(tmp_path: Path) -> None:
    listed = "stories:\n  - a\n  - {file: b.md, page: 4}\n"
    issue = read(folder(tmp_path, issue__yaml=ISSUE + listed, a__md=STORY, b__md=STORY))
    assert [(story.id, story.page) for story in issue.stories] == [("a", None), ("b", 4)]


def test_slot_width_and_rank_in_issue_yaml_come_before_the_story_s_own(tmp_path: Path) -> None:
    listed = (
        "stories:\n  - {file: a, slot: 右上, columns: 5/3, rank: 1}\n  - {file: b, slot: bottom-left}\n"
    )
    first, second = read(folder(tmp_path, issue__yaml=ISSUE + listed, a__md=STORY, b__md=STORY)).stories
    assert (first.slot, first.rank, first.columns) == ("top-right", 1, Columns(5, 3))
    assert (second.slot, second.rank, second.columns) == ("bottom-left", 2, None)


def test_pages_in_whole_sheets_and_locked_pages_are_read(tmp_path: Path) -> None:
    pinned = ISSUE + "pages: {auto: 4}\nlock: [3, 2, 3]\n"
    issue = read(folder(tmp_path, issue__yaml=pinned, a__md=STORY))
    assert (issue.pages, issue.multiple, issue.locked) == (None, 4, (2, 3))


def test_a_cover_and_a_guide_are_read_with_their_stories(tmp_path: Path) -> None:
    front = (
        "cover: {file: front.svg, caption: 群像, credit: 绘图}\nguide: [{story: a.md, words: 渡口}]\n"
    )
    (tmp_path / "river").mkdir()
    (tmp_path / "river" / "front.svg").touch()
    issue = read(folder(tmp_path / "river", issue__yaml=ISSUE + front, a__md=STORY))
    assert issue.cover is not None and issue.cover.caption is not None
    assert (issue.cover.file, issue.cover.caption.chars) == ("front.svg", "群像")
    assert [(line.story, line.words.chars) for line in issue.guide] == [("a", "渡口")]


def test_a_guide_to_no_story_and_a_cover_that_is_not_there_are_told(tmp_path: Path) -> None:
    front = (
        "cover: {file: front.svg}\nguide:\n  - {story: bb, words: 渡口}\nstories: [{file: a, page: 0}]\n"
    )
    assert said(folder(tmp_path, issue__yaml=ISSUE + front, a__md=STORY)) == [
        ("value-kind", "issue.yaml:6:27"),
        ("story-unlisted", "a.md"),
        ("guide-story-missing", "issue.yaml:5:13"),
        ("picture-missing", "issue.yaml:3:15"),
    ]


def test_the_land_under_a_map_must_lie_where_it_is_named(tmp_path: Path) -> None:
    chart = "```chart\nkind: map\nground: land.svg\ndata:\n  - {label: 长春, at: [0.5, 0.5]}\n```\n"
    assert said(folder(tmp_path, a__md=STORY + "\n" + chart)) == [("picture-missing", "a.md:8:9")]
    (tmp_path / "land.svg").touch()
    assert said(tmp_path) == []
