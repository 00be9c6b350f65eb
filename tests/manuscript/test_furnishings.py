"""What issue.yaml gives its pages besides stories: sections, the ear, adverts, the guide."""

from dataclasses import replace
from pathlib import Path

import pytest

from ghpress.manuscript.furnishings import AdvertSize, Section
from ghpress.manuscript.story import Issue
from ghpress.manuscript.write import issue_yaml
from ghpress.remarks import NOWHERE
from ghpress.units import mm
from manuscript.test_read import ISSUE, STORY, folder, read, said


def issue_with(root: Path, yaml: str) -> Issue:
    return read(folder(root, issue__yaml=ISSUE + yaml, a__md=STORY))


def faults(root: Path, yaml: str) -> list[tuple[str, str]]:
    return said(folder(root, issue__yaml=ISSUE + yaml, a__md=STORY))


def test_pages_have_names_and_credits_of_their_own(tmp_path: Path) -> None:
    of = issue_with(
        tmp_path,
        "sections:\n  3-4: {name: 城市, credits: {责编: 本报编辑部, 电话: 000}}\n  2: 要闻\n"
        "  5: {name: 副刊, letter: B}\n",
    )
    assert of.sections == (
        Section(2, 2, "要闻"),
        Section(3, 4, "城市", "", (("责编", "本报编辑部"), ("电话", "000"))),
        Section(5, 5, "副刊", "B"),
    )


@pytest.mark.parametrize(
    ("yaml", "code", "place"),
    [
        ("sections: {2-4: 甲, 3: 乙}\n", "section-twice", "issue.yaml:3:11"),
        ("sections: {4-2: 甲}\n", "section-backwards", "issue.yaml:3:11"),
        ("sections: {头版: 甲}\n", "key-shape", "issue.yaml:3:12"),
        ("sections: {2: {letter: b}}\n", "value-kind", "issue.yaml:3:24"),
    ],
)
def test_pages_named_amiss_are_told(tmp_path: Path, yaml: str, code: str, place: str) -> None:
    assert faults(tmp_path, yaml) == [(code, place)]


def test_an_ear_has_a_head_and_paragraphs(tmp_path: Path) -> None:
    of = issue_with(tmp_path, "ear: {head: 天气, words: [晴, 三级**风**]}\n")
    assert of.ear is not None and of.ear.head is not None
    assert (of.ear.head.chars, [text.chars for text in of.ear.words]) == ("天气", ["晴", "三级风"])
    alone = issue_with(tmp_path, "ear: {words: 晴}\n").ear
    assert alone is not None and (alone.head, len(alone.words)) == (None, 1)


def test_an_ear_and_a_guide_are_proofread_like_copy(tmp_path: Path) -> None:
    told = faults(tmp_path, "ear: {words: ⼯人}\nguide: [{story: a, words: ⼯人}]\n")
    assert [place for _, place in told] == ["issue.yaml:4:27", "issue.yaml:3:14"]
    assert len({code for code, _ in told}) == 1


def test_an_advert_is_read_with_its_room_and_its_place(tmp_path: Path) -> None:
    of = issue_with(
        tmp_path,
        "adverts:\n"
        "  - {file: ads/a.pdf, size: {columns: 3, lines: 40}, page: 4, position: corner,"
        " name: 北岭书店, booking: GG-1}\n"
        "  - {file: ads/b.png, size: {width: 172mm, height: 12cm}}\n",
    )
    first, second = of.adverts
    assert (first.file, first.page, first.position) == ("ads/a.pdf", 4, "corner")
    assert first.size == AdvertSize(3, 40)
    assert (first.called(), str(first.place)) == ("GG-1 北岭书店", "issue.yaml:4:12")
    assert second.size == AdvertSize(width=mm(172), height=mm(120))
    assert (second.page, second.position, second.art) == (None, "foot", None)
    assert second.called() == "ads/b.png"


@pytest.mark.parametrize(
    "size",
    ["{columns: 3}", "{columns: 3, height: 12cm}", "{columns: 3, lines: 4, width: 1cm, height: 1cm}"],
)
def test_a_size_that_is_no_pair_is_told(tmp_path: Path, size: str) -> None:
    yaml = f"adverts:\n  - file: a.pdf\n    size: {size}\n"
    assert faults(tmp_path, yaml) == [("advert-size", "issue.yaml:5:11")]


def test_a_guide_may_point_to_a_page_and_name_its_lines(tmp_path: Path) -> None:
    of = issue_with(
        tmp_path,
        "guide:\n  - {story: a, words: 渡口的灯, name: 渡口}\n"
        "  - {words: 服务电话, name: 便民, page: 3}\n",
    )
    first, second = of.guide
    assert (first.story, first.name and first.name.chars, first.page) == ("a", "渡口", None)
    assert (second.story, second.name and second.name.chars, second.page) == ("", "便民", 3)


def test_a_line_of_the_guide_that_points_nowhere_is_told(tmp_path: Path) -> None:
    assert faults(tmp_path, "guide: [{words: 渡口}]\n") == [("guide-nowhere", "issue.yaml:3:9")]


def test_fillers_are_short_pieces_and_adverts_of_the_papers_own(tmp_path: Path) -> None:
    yaml = "stories: [a.md]\nfillers:\n  - b.md\n  - {file: own.png, size: {columns: 2, lines: 20}}\n"
    of = read(folder(tmp_path / "one", issue__yaml=ISSUE + yaml, a__md=STORY, b__md=STORY))
    assert [story.id for story in of.fillers] == ["b"]
    assert [(one.file, one.size, one.page) for one in of.house_adverts] == [
        ("own.png", AdvertSize(2, 20), None)
    ]
    assert of.adverts == ()
    assert "fillers:\n  - b.md\n  - file: own.png\n" in issue_yaml(of)


def test_all_of_it_reads_back_as_it_was_written(tmp_path: Path) -> None:
    of = issue_with(
        tmp_path / "one",
        "guide:\n  - {story: a, words: 渡口的**灯**}\n  - {words: 电话, name: 便民, page: 3}\n"
        "ear: {head: 天气, words: [晴, 风]}\n"
        "sections: {2: 要闻, 3-4: {name: 城市, letter: B, credits: {责编: 本报编辑部}}}\n"
        "adverts:\n  - {file: a.pdf, size: {columns: 3, lines: 40}, page: 4, position: outer}\n"
        "  - {file: b.png, size: {width: 172.5mm, height: 12cm}, name: 书店, booking: '7'}\n",
    )
    again = read(folder(tmp_path / "two", issue__yaml=issue_yaml(of), a__md=STORY))
    assert (again.sections, again.ear is not None) == (of.sections, True)
    assert [replace(one, place=NOWHERE) for one in again.adverts] == [
        replace(one, place=NOWHERE) for one in of.adverts
    ]
    assert [(line.story, line.words.chars, line.page) for line in again.guide] == [
        (line.story, line.words.chars, line.page) for line in of.guide
    ]
    assert issue_yaml(again) == issue_yaml(of)
