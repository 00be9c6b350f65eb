"""A galley proof says every word of a story, in lines as wide as the column, and counts them."""

import json
import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from cli.issues import small_issue
from ghpress.cli.main import main
from ghpress.deliver.galleys import GalleyRequest, Galleys, print_galleys
from ghpress.makeup.slip import Slip
from ghpress.remarks import Halt

WHEN = datetime(2025, 5, 1, 8, 30, tzinfo=UTC)
LONG = "---\nheadline: 长稿\n---\n" + "河水慢慢地流过旧码头，守闸人记下了今天的水位。" * 90 + "\n"
TABLE = """\
---
headline: 一张表
byline: 本报编辑部
---
正文只有一段，说的是船。

| 船 | 吨 |
| -- | -- |
| 瓷土船 | 28 |
"""


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    listed = "title: 河上\ndate: 2026-04-03\nstories: [lock, ferry, long, table]\n"
    folder = tmp_path_factory.mktemp("galley") / "content/river"
    return small_issue(folder, issue=listed, long=LONG, table=TABLE)


def printed(issue: Path, *stories: str, name: str = "a.pdf") -> tuple[Galleys, list[str]]:
    file = issue.parent / name
    made = print_galleys(GalleyRequest(issue, file, WHEN, stories, round="一校"))
    document = pypdfium2.PdfDocument(file.read_bytes())
    return made, [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]


def text_of(slip: Slip) -> str:
    return "".join(line.placed.line.text for line in slip.lines)


def test_every_word_of_a_story_is_on_its_slip(issue: Path) -> None:
    made, _ = printed(issue, "lock", "table")
    lock, table = made.slips
    for words in ("早春", "老船闸清晨又开启", "再把水尺上的读数记进本子。", "水位", "一共二十八吨。"):
        assert words in text_of(lock)
    for words in ("一张表", "本报编辑部", "［表］", "瓷土船", "28"):
        assert words in text_of(table)


def test_lines_are_as_wide_as_the_column_and_counted_from_one(issue: Path) -> None:
    (slip,) = printed(issue, "long")[0].slips
    counted = [line for line in slip.lines if line.number]
    assert [line.number for line in counted] == list(range(1, slip.counted() + 1))
    assert slip.counted() > 60
    ends = [line.placed.x + line.placed.line.width for line in counted]
    assert max(ends) == slip.measure
    assert sum(end == slip.measure for end in ends) >= len(ends) - 1
    levels = [line.placed.y for line in slip.lines]
    assert levels == sorted(levels)


def test_a_slip_says_what_it_is_and_how_much(issue: Path) -> None:
    made, pages = printed(issue, "long")
    (slip,) = made.slips
    assert len(pages) >= 2
    for number, said in enumerate(pages, 1):
        assert "小样一校河上long" in said
        assert f"long.md{number}/{len(pages)}" in said
        assert f"{slip.characters}字{slip.counted()}行" in said
        assert "2025-05-0108:30" in said


def test_long_stories_go_on_with_their_numbers_and_lose_no_line(issue: Path) -> None:
    made, pages = printed(issue, "long")
    words = LONG.split("---\n")[2].strip()
    for char in "河守水位":
        assert "".join(pages).count(char) == words.count(char) + "河上".count(char) * len(pages)
    step = [number for number in range(5, made.slips[0].counted() + 1, 5)]
    assert str(step[-1]) in pages[-1]


def test_room_for_marks_is_left_on_both_sides(issue: Path) -> None:
    file = issue.parent / "room.pdf"
    print_galleys(GalleyRequest(issue, file, WHEN, ("lock",)))
    page = pypdfium2.PdfDocument(file.read_bytes())[0]
    picture = page.render(scale=1, grayscale=True).to_pil()
    body = picture.crop((0, 100, picture.width, picture.height))
    left, _, right, _ = body.point(lambda level: 255 * (level < 200)).getbbox()
    assert left > 40 / 25.4 * 72
    assert picture.width - right > 40 / 25.4 * 72


def test_the_same_copy_at_the_same_time_gives_the_same_bytes(issue: Path) -> None:
    printed(issue, "lock", name="one.pdf")
    printed(issue, "lock", name="two.pdf")
    assert (issue.parent / "one.pdf").read_bytes() == (issue.parent / "two.pdf").read_bytes()


def test_a_story_the_issue_has_not_is_refused(issue: Path) -> None:
    with pytest.raises(Halt) as refused:
        printed(issue, "lock", "nowhere")
    (remark,) = refused.value.remarks
    assert remark.code == "galley-no-story"
    assert remark.fact("story") == "nowhere"


def test_the_verb_writes_the_file_and_counts(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = issue.parent / "verb.pdf"
    assert main(["galley", str(issue), "--story", "ferry", "-o", str(file), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["galley"]
    assert [each["story"] for each in said["stories"]] == ["ferry"]
    assert said["stories"][0]["lines"] > 1
    assert len(pypdfium2.PdfDocument(BytesIO(file.read_bytes()))) == 1
