"""Stories edited along two ways to one text: the same pages, to the byte, as printed from nothing."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.command import ghpress, here
from cli.issues import FERRY, ISSUE, LOCK, small_issue
from desk.served import point_at
from ghpress.build import BuildRequest
from ghpress.desk.session import Session
from ghpress.marking.marks import Mark
from ghpress.press.pagejob import PREVIEW_DPIS
from ghpress.press.previews import previews

MORE = """\
---
headline: {head}
---
{head}的事，是从去年秋天说起的。沿岸七个村的人坐在一起商量了三回，头一回说到半夜，第二回只用了一个时辰。

""" + "\n\n".join(
    f"第{number}条说的是{what}：谁家的田靠着水，谁就出一份工；出不了工的，拿{what}来抵，当面记账。"
    for number, what in enumerate(("石料", "木桩", "竹篾", "船工", "粮食", "桐油", "铁钉", "麻绳"), 1)
)
STORIES = {
    "dyke": MORE.format(head="七村合修一道堤"),
    "mill": MORE.format(head="水碾坊重新开工"),
    "road": MORE.format(head="石板路铺到码头"),
}
EDITS = {
    "a character": ("ferry.md", "添了一盏灯", "点了一盏灯"),
    "a longer sentence": (
        "lock.md",
        "守闸人照例先敲三下铜钟，",
        "守闸人照例先敲三下铜钟，等回声从对岸传过来，",
    ),
    "a paragraph more": ("dyke.md", "\n\n第4条", "\n\n工钱另算，不在这一份里，年底一起结清。\n\n第4条"),
    "a paragraph less": (
        "mill.md",
        "第6条说的是桐油：谁家的田靠着水，谁就出一份工；出不了工的，拿桐油来抵，当面记账。\n\n第7",
        "第7",
    ),
    "a headline": ("road.md", "headline: 石板路铺到码头", "headline: 石板路一直铺到码头边上"),
    "emphasis": ("ferry.md", "一刻钟", "**一刻钟**"),
}


FREE, ACCEPTED = "lines free", "lines accepted before"


@dataclass
class Desk:
    session: Session

    def edit(self, name: str, back: bool = False) -> None:
        """Makes an edit in the file as an editor would, or takes it back, and makes the next proof."""
        file, was, becomes = EDITS[name]
        if back:
            was, becomes = becomes, was
        path = self.session.folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(was) == 1, (name, back)
        path.write_text(text.replace(was, becomes), encoding="utf-8")
        self.renew()

    def mark(self, words: str, sign: str, text: str) -> None:
        """Marks words within a line as a proofreader would, does the edit, makes the next proof."""
        point, where = point_at(self.session, words)
        made = Mark("", "校对甲", "", "first", sign, point, where, text)
        name = self.session.mark(made)
        self.session.apply(name, "编辑", self.session.edit(name).seen())
        self.renew()

    def renew(self) -> None:
        self.session.renew()
        assert not self.session.proof.stale, self.session.proof.remarks

    def files(self) -> list[bytes]:
        return [page.pdf for page in self.session.proof.pages]


@dataclass
class Printed:
    """What a process of its own prints from the copy as it is at the end of every way."""

    files: list[bytes]
    pictures: list[bytes]


@pytest.fixture(scope="module")
def issue(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    texts = {"issue": ISSUE.replace("ferry]", "ferry, dyke, mill, road]"), **STORIES}
    folder = small_issue(tmp_path_factory.mktemp("ways") / "content/river", **texts)
    assert (LOCK, FERRY) == tuple(
        (folder / f"{name}.md").read_text("utf-8") for name in ("lock", "ferry")
    )
    if request.param == ACCEPTED:
        assert here("fit", folder, "--accept").returncode == 0
        assert (folder / ".ghpress/breaks.json").is_file()
    return folder


@pytest.fixture(scope="module")
def printed(issue: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """All edits done at once, printed by another process without a cache."""
    folder = tmp_path_factory.mktemp("once") / "content/river"
    shutil.copytree(issue, folder)
    for file, was, becomes in EDITS.values():
        path = folder / file
        path.write_text(path.read_text("utf-8").replace(was, becomes), encoding="utf-8")
    done = ghpress("build", folder, "--no-cache", "-o", folder.parents[1] / "out")
    assert done.returncode == 0, done.stdout + done.stderr
    (out,) = (folder.parents[1] / "out/river").iterdir()
    pages = sorted(out.glob("pages/*.pdf"))
    pictures = [out / f"previews/{page.stem}-{dpi}.png" for page in pages for dpi in PREVIEW_DPIS]
    return Printed([page.read_bytes() for page in pages], [each.read_bytes() for each in pictures])


@pytest.fixture
def desk(issue: Path, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "content/river"
    shutil.copytree(issue, folder)
    desk = Desk(Session(BuildRequest(issue=folder), lambda: datetime(2026, 4, 2, 20, tzinfo=UTC)))
    desk.renew()
    return desk


@pytest.mark.parametrize("issue", [FREE, ACCEPTED], indirect=True)
def test_by_an_editor(desk: Desk, printed: Printed) -> None:
    for name in sorted(EDITS):
        desk.edit(name)
    assert desk.files() == printed.files
    assert [each for file in desk.files() for each in previews(file, PREVIEW_DPIS)] == printed.pictures


@pytest.mark.parametrize("issue", [FREE], indirect=True)
def test_by_marks_done_and_by_an_editor(desk: Desk, printed: Printed) -> None:
    desk.mark("添", "replace", "点")
    for name in ("a headline", "a paragraph less"):
        desk.edit(name)
    desk.mark("再", "replace", "等回声从对岸传过来，再")
    desk.edit("emphasis")
    desk.edit("a paragraph more")
    assert desk.files() == printed.files


@pytest.mark.parametrize("issue", [ACCEPTED], indirect=True)
def test_by_wandering_back_and_forth(desk: Desk, printed: Printed) -> None:
    done: set[str] = set()
    for name in random.Random(7).choices(sorted(EDITS), k=6):
        desk.edit(name, back=name in done)
        done ^= {name}
    for name in sorted(EDITS.keys() - done, reverse=True):
        desk.edit(name)
    assert desk.files() == printed.files
    assert_places_are_true(desk.session)


def assert_places_are_true(session: Session) -> None:
    """Every line of a sheet that was kept knows where its first character is written now."""
    for page in session.proof.pages:
        for line in page.sheet.lines:
            if line.passage >= 0:
                file, row, column = line.place.split(":")
                rows = (session.folder / file).read_text(encoding="utf-8").split("\n")
                assert rows[int(row) - 1][int(column) - 1] == line.text[0], line
