"""Files of every kind come out as folders that read back as imported; bad ones leave nothing behind."""

import os
import re
from pathlib import Path

import docx
import pytest
from PIL import Image

from ghpress.manuscript import imports
from ghpress.manuscript.imports import import_file
from ghpress.manuscript.read import read_issue
from ghpress.remarks import Halt, Level
from ghpress.wording import catalogue
from manuscript.imports.bare import bare
from manuscript.imports.codes import codes_of
from manuscript.imports.reference import dummy_text, starts_by_eye, starts_in

SOURCES = Path(imports.__file__).parent
PAGES = Path(__file__).parent / "pages"
APRIL = 1_743_465_600  # 2025-04-01, UTC


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def written(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    os.utime(path, (APRIL, APRIL))
    return path


def reads_back(issue, folder):
    again, remarks = read_issue(folder)
    assert codes_of(remarks, Level.ERROR) == []
    assert bare(again) == bare(issue)
    return again


def test_printed_pages_read_back_as_they_were_imported(tmp_path):
    issue, remarks = import_file(PAGES / "two-places.txt", tmp_path / "spring")
    assert issue.id == "spring"
    reads_back(issue, tmp_path / "spring")
    assert "import-title-assumed" in codes_of(remarks)


def test_a_text_of_the_references_shapes_reads_back_unit_by_unit(tmp_path):
    issue, _ = import_file(written(tmp_path / "pages.txt", dummy_text()), tmp_path / "centenary")
    assert starts_in(issue) == starts_by_eye()
    again = reads_back(issue, tmp_path / "centenary")
    assert len(again.stories) == 11


@pytest.mark.skipif("GHPRESS_REFERENCE" not in os.environ, reason="GHPRESS_REFERENCE names no text")
def test_the_reference_reads_back(tmp_path):
    issue, _ = import_file(Path(os.environ["GHPRESS_REFERENCE"]), tmp_path / "centenary")
    reads_back(issue, tmp_path / "centenary")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_other_encodings_give_the_same_issue(tmp_path, encoding):
    source = (PAGES / "two-places.txt").read_text(encoding="utf-8")
    path = written(tmp_path / "two-places.txt", source.replace("\n", "\r\n").encode(encoding))
    issue, remarks = import_file(path, tmp_path / "issue")
    usual, _ = import_file(
        written(tmp_path / "usual" / "two-places.txt", source), tmp_path / "usual" / "issue"
    )
    assert bare(issue) == bare(usual)
    assert ("encoding-gb18030" in codes_of(remarks)) is (encoding == "gb18030")


def test_a_word_file_reads_back_with_its_pictures(tmp_path):
    document = docx.Document()
    document.add_heading("两处地方", 0)
    document.add_heading("老街新貌 一砖一瓦有来历", 1)
    paragraph = document.add_paragraph("修了")
    paragraph.add_run("46间").bold = True
    paragraph.add_run("铺面。*星号* <b>不是</b> # 标记。")
    document.add_heading("修屋先问住户", 2)
    document.add_paragraph("1. 不是编号的列表。")
    for item in ("门板", "招牌"):
        document.add_paragraph(item, style="List Bullet")
    table = document.add_table(2, 2)
    for cell, words in zip(
        (cell for row in table.rows for cell in row.cells), "街 间 老街 46".split(), strict=True
    ):
        cell.text = words
    document.add_table(1, 1).cell(0, 0).text = "老街始建于清代。"
    Image.new("RGB", (4, 4), "red").save(tmp_path / "door.png")
    document.add_picture(str(tmp_path / "door.png"))
    document.add_paragraph("铺面修旧如旧。", style="Caption")
    document.save(tmp_path / "来稿.docx")
    issue, _ = import_file(tmp_path / "来稿.docx", tmp_path / "issue")
    reads_back(issue, tmp_path / "issue")
    assert (tmp_path / "issue" / "pictures" / "01.png").read_bytes().startswith(b"\x89PNG")


def test_markdown_reads_back_with_its_pictures(tmp_path):
    Image.new("RGB", (4, 4), "red").save(tmp_path / "door.png")
    source = (
        "# 老街新貌 一砖一瓦有来历\n\n入春以来，**老街**改造\n进入收尾阶段。<b>原样</b>\n\n"
        "## 修屋先问住户\n\n"
        '![门](door.png "铺面修旧如旧。")\n\n- 门板\n- 招牌\n\n# 山里的信\n\n邮递员每周走两趟。\n'
    )
    issue, remarks = import_file(written(tmp_path / "来稿.md", source), tmp_path / "issue")
    again = reads_back(issue, tmp_path / "issue")
    assert [story.id for story in again.stories] == ["01-老街新貌一砖一瓦有来历", "02-山里的信"]
    assert [part.chars for part in again.stories[0].head.headline] == ["老街新貌", "一砖一瓦有来历"]
    assert again.stories[0].blocks[0].text.chars == "入春以来，老街改造进入收尾阶段。<b>原样</b>"
    assert (tmp_path / "issue" / "door.png").is_file()
    assert codes_of(remarks) == ["import-date-assumed", "import-title-assumed"]


def test_a_folder_of_markdown_is_read_in_the_order_of_its_names(tmp_path):
    for name, words in (
        ("10-山里的信.md", "# 山里的信\n\n每周两趟。"),
        ("2-老街.md", "# 老街新貌\n\n铺完了。"),
    ):
        written(tmp_path / "in" / name, words)
    written(tmp_path / "in" / "note.md", "这一期写两处地方。")
    written(tmp_path / "in" / "README.md", "# 不是稿件")
    issue, _ = import_file(tmp_path / "in", tmp_path / "issue")
    reads_back(issue, tmp_path / "issue")
    assert [story.id for story in issue.stories] == ["01-老街新貌", "02-山里的信"]
    assert issue.note.blocks[0].text.chars == "这一期写两处地方。"


def test_the_date_is_the_files_and_a_remark_says_so(tmp_path):
    issue, remarks = import_file(written(tmp_path / "a.md", "# 老街\n\n铺完了。"), tmp_path / "issue")
    assert issue.date.isoformat() == "2025-04-01"
    assert "import-date-assumed" in codes_of(remarks, Level.WARNING)


def test_the_same_file_gives_the_same_bytes(tmp_path):
    path = written(tmp_path / "pages.txt", dummy_text())
    for name in ("a/issue", "b/issue"):
        import_file(path, tmp_path / name)
    first, second = (
        {each.name: each.read_bytes() for each in sorted((tmp_path / name).iterdir())}
        for name in ("a/issue", "b/issue")
    )
    assert first == second
    assert len(first) == 13


def test_an_empty_folder_may_be_filled_but_not_one_with_something_in_it(tmp_path):
    path = written(tmp_path / "a.md", "# 老街\n\n铺完了。")
    (tmp_path / "empty").mkdir()
    assert import_file(path, tmp_path / "empty")[0] is not None
    before = {each.name: each.read_bytes() for each in (tmp_path / "empty").iterdir()}
    issue, remarks = import_file(path, tmp_path / "empty")
    assert issue is None
    assert codes_of(remarks) == ["import-folder-taken"]
    assert {each.name: each.read_bytes() for each in (tmp_path / "empty").iterdir()} == before


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("missing.txt", None, "file-missing"),
        ("pages.pdf", b"%PDF-1.7", "import-kind-unknown"),
        ("pages", b"words", "import-kind-unknown"),
        ("empty.txt", "", "import-empty"),
        ("blank.md", "\n\n", "import-empty"),
        ("broken.docx", b"PK\x03\x04nonsense", "import-word-broken"),
        ("old.doc", b"\xd0\xcf\x11\xe0", "import-word-old"),
        ("latin.txt", "señor año".encode("latin-1") * 40, "encoding-unknown"),
        ("binary.txt", b"\x00\x01\x02", "character-control"),
        ("yaml.md", "---\ntitle: [\n---\n\n# 老街\n\n铺完了。", "yaml-broken"),
        ("outside.md", "# 老街\n\n![门](../../door.png)\n", "path-outside"),
    ],
)
def test_a_bad_file_is_a_clear_error_and_leaves_nothing_behind(tmp_path, name, content, code):
    if content is not None:
        written(tmp_path / name, content)
    before = sorted(tmp_path.iterdir())
    issue, remarks = import_file(tmp_path / name, tmp_path / "issue")
    assert issue is None
    assert code in codes_of(remarks, Level.ERROR)
    assert sorted(tmp_path.iterdir()) == before


def test_an_issues_own_folder_is_not_imported(tmp_path):
    written(tmp_path / "in" / "issue.yaml", "title: 老街")
    assert codes_of(import_file(tmp_path / "in", tmp_path / "issue")[1]) == ["import-is-issue"]


def test_a_missing_picture_is_a_warning(tmp_path):
    path = written(tmp_path / "a.md", "# 老街\n\n铺完了。\n\n![门](door.png)\n")
    issue, remarks = import_file(path, tmp_path / "issue")
    assert issue is not None
    assert "import-picture-missing" in codes_of(remarks, Level.WARNING)


def test_only_pictures_are_taken_along(tmp_path):
    written(tmp_path / "issue.yaml", "title: 别人的")
    path = written(tmp_path / "a.md", "# 老街\n\n铺完了。\n\n![门](issue.yaml)\n")
    _, remarks = import_file(path, tmp_path / "issue")
    assert "import-picture-odd" in codes_of(remarks, Level.WARNING)
    assert "别人的" not in (tmp_path / "issue" / "issue.yaml").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_halts_and_leaves_nothing_behind(tmp_path):
    path = written(tmp_path / "a.md", "# 老街\n\n铺完了。")
    written(tmp_path / "file", "not a folder")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Halt) as halted:
        import_file(path, tmp_path / "file" / "issue")
    assert codes_of(halted.value.remarks) == ["output-unwritable"]
    assert sorted(tmp_path.iterdir()) == before


def test_a_disk_that_fills_up_leaves_no_folder(tmp_path, monkeypatch):
    path = written(tmp_path / "a.md", "# 老街\n\n铺完了。")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Halt) as halted:
        import_file(path, tmp_path / "issue")
    assert codes_of(halted.value.remarks) == ["disk-full"]
    assert sorted(tmp_path.iterdir()) == [path]


def test_every_code_of_the_imports_has_words_and_all_words_have_a_code():
    source = "".join(path.read_text(encoding="utf-8") for path in SOURCES.rglob("*.py"))
    codes = set(re.findall(r'"(import-[a-z-]+)"', source))
    begun = tuple(re.findall(r'f"(import-[a-z-]+-)\{', source))
    worded = {code for code in catalogue() if code.startswith("import-")}
    assert codes <= worded
    assert {code for code in worded - codes if not code.startswith(begun)} == set()
