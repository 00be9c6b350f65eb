"""Files are read from their own folder only, in any likely encoding, and written whole or not at all."""

import codecs
import errno
import os
from pathlib import Path

import pytest

from ghpress import rim
from ghpress.remarks import Halt, InFile
from ghpress.rim import decode, inside, lies_within, read_text, write_beside
from ghpress.wording import in_words

CHINESE = (
    "春天是从工地上、车间里、街面上先看出来的。“五一”前夕，本报编辑部走进驿站，看服务怎样落到实处。\n"
)


def codes(remarks) -> list[str]:
    assert all(in_words(remark, language).says for remark in remarks for language in ("zh", "en"))
    return [remark.code for remark in remarks]


@pytest.mark.parametrize(
    "encoded",
    [
        CHINESE.encode(),
        codecs.BOM_UTF8 + CHINESE.encode(),
        codecs.BOM_UTF16_LE + CHINESE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"),
        CHINESE.replace("\n", "\r\n").encode(),
        CHINESE.replace("\n", "\r").encode(),
    ],
)
def test_unicode_is_read_whatever_its_form_and_line_ends(encoded: bytes) -> None:
    found = decode(encoded, "a.md")
    assert (found.text, found.remarks) == (CHINESE, ())


@pytest.mark.parametrize("encoding", ["gb2312", "gbk", "gb18030"])
def test_gb18030_is_read_with_a_warning(encoding: str) -> None:
    found = decode(CHINESE.encode(encoding), "a.md")
    assert (found.text, codes(found.remarks)) == (CHINESE, ["encoding-gb18030"])


@pytest.mark.parametrize(
    "data",
    [
        "這是一段以大五碼寫成的文字，內容說的是春天的工地與車間，還有街上的人們。".encode("big5"),
        "これは日本語の文章で、春の工事現場と工場について書いてあります。".encode("shift_jis"),
        "Voilà un café très réussi, à la façon de l'été.\n".encode("latin-1"),
        "Это русский текст, который написан в кодировке КОИ-8.".encode("koi8-r"),
        CHINESE.encode()[:-3] + b"\xff\xfe",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\xff\xd8\xff",
        codecs.BOM_UTF16_LE + b"\x00",
    ],
)
def test_what_is_neither_is_refused_with_advice(data: bytes) -> None:
    found = decode(data, "a.md")
    assert (found.text, codes(found.remarks)) == (None, ["encoding-unknown"])
    assert "UTF-8" in in_words(found.remarks[0]).help


def test_the_line_of_the_first_bad_byte_is_told() -> None:
    assert str(decode("一\n二\n".encode() + b"\xff", "a.md").remarks[0].place) == "a.md:3"


@pytest.mark.parametrize("char", ["\0", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ufffe"])
def test_control_characters_are_refused_at_their_place(tmp_path: Path, char: str) -> None:
    (tmp_path / "a.md").write_text(f"一\n二三{char}四\n", encoding="utf-8")
    found = read_text(tmp_path / "a.md", tmp_path)
    assert (found.text, [str(remark.place) for remark in found.remarks]) == (None, ["a.md:2:3"])
    assert codes(found.remarks) == ["character-control"]


def test_a_control_character_may_be_allowed_by_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一\f二\n", encoding="utf-8")
    assert read_text(tmp_path / "a.txt", tmp_path, allowed="\f").text == "一\f二\n"


def test_a_binary_file_does_not_fill_the_screen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\0" * 5000)
    assert len(read_text(tmp_path / "a.md", tmp_path).remarks) == 20


def test_a_path_inside_is_taken_though_it_does_not_exist(tmp_path: Path) -> None:
    found = inside(tmp_path, "pictures/大门 一.jpg", InFile("a.md"))
    assert found.path == tmp_path / "pictures/大门 一.jpg"
    assert inside(tmp_path, "pictures/../a.md", InFile("a.md")).path is not None


@pytest.mark.parametrize(
    "name",
    [
        "../a.md",
        "/etc/passwd",
        "pictures/../../a.md",
        "C:\\a.md",
        "\\\\host\\a.md",
        "C:a.md",
        "",
        "a\0b",
    ],
)
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    found = inside(tmp_path, name, InFile("issue.yaml", 3, 5))
    assert (found.path, codes(found.remarks)) == (None, ["path-outside"])
    assert str(found.remarks[0].place) == "issue.yaml:3:5"


def test_a_way_through_a_linked_folder_or_back_is_followed_to_its_end(tmp_path: Path) -> None:
    root, other = tmp_path / "issue", tmp_path / "other"
    for folder in (root / "pictures", other / "below"):
        folder.mkdir(parents=True)
    (root / "linked").symlink_to(other)
    assert lies_within(root / "pictures" / "a.jpg", root)
    assert lies_within(root / "pictures" / ".." / "a.jpg", root)
    assert not lies_within(root / "pictures" / ".." / ".." / "a.jpg", root)
    assert not lies_within(root / "none" / ".." / ".." / "a.jpg", root)
    assert not lies_within(root / "linked" / "a.jpg", root)
    assert not lies_within(root / "linked" / "below" / "a.jpg", root)
    assert not lies_within(other / "a.jpg", root)


def test_a_link_out_of_the_folder_is_refused_and_one_within_is_not(tmp_path: Path) -> None:
    issue = tmp_path / "issue"
    issue.mkdir()
    (tmp_path / "secret.md").write_text("秘密", encoding="utf-8")
    (issue / "real.md").write_text("正文", encoding="utf-8")
    (issue / "out.md").symlink_to("../secret.md")
    (issue / "in.md").symlink_to("real.md")
    assert codes(read_text(issue / "out.md", issue).remarks) == ["path-outside"]
    assert read_text(issue / "in.md", issue).text == "正文"


def test_a_link_that_runs_in_a_ring_is_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    found = read_text(tmp_path / "a.md", tmp_path)
    assert found.text is None
    assert codes(found.remarks) in (["file-unreadable"], ["file-missing"])


def test_a_missing_file_a_folder_and_a_pipe_are_remarks(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    said = [read_text(tmp_path / name, tmp_path).remarks[0].code for name in ("none", "folder", "pipe")]
    assert said == ["file-missing", "file-not-plain", "file-not-plain"]


def test_a_file_too_big_for_copy_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.md").open("wb") as file:
        file.truncate(rim.MOST_BYTES + 1)
    assert codes(read_text(tmp_path / "a.md", tmp_path).remarks) == ["file-too-big"]


def test_writing_replaces_the_former_file_and_makes_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.txt"
    write_beside(path, b"one")
    write_beside(path, b"two")
    assert path.read_bytes() == b"two"
    assert [each.name for each in path.parent.iterdir()] == ["a.txt"]


def test_a_written_file_can_be_read_by_others_as_the_mask_allows(tmp_path: Path) -> None:
    former = os.umask(0o022)
    try:
        write_beside(tmp_path / "a.txt", b"one")
    finally:
        os.umask(former)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EDQUOT, "disk-full"),
        (errno.EROFS, "output-unwritable"),
        (errno.EACCES, "output-unwritable"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_write_leaves_the_former_file_and_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str, step: str
) -> None:
    path = tmp_path / "a.txt"
    write_beside(path, b"former")

    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(*((os, "fsync") if step == "fsync" else (Path, "replace")), fail)
    with pytest.raises(Halt) as halt:
        write_beside(path, b"new")
    assert codes(halt.value.remarks) == [code]
    assert path.read_bytes() == b"former"
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]


def test_a_disk_that_is_really_full_is_said_to_be(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full on this system")
    with Path("/dev/full").open("wb", buffering=0) as full, pytest.raises(OSError) as fault:
        full.write(b"x")
    assert rim.unwritable(fault.value, tmp_path / "a.txt").code == "disk-full"


def test_a_write_that_is_interrupted_leaves_no_litter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_beside(tmp_path / "a.txt", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_way_is_a_remark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "a.txt", tmp_path / "file" / "b.txt"):
        with pytest.raises(Halt) as halt:
            write_beside(path, b"new")
        assert codes(halt.value.remarks) == ["output-unwritable"]
