"""The desk keeps proofs and holds the present one against them: 核红."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from desk.served import Asked, asked, begun
from ghpress.desk.kept import FILES, FOLDER, MOST, Label, keep_proof, kept_proofs
from ghpress.desk.session import Session


class Clock:
    """A clock that goes on by a minute whenever it is read."""

    def __init__(self) -> None:
        self.now = datetime(2025, 5, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return begun(tmp_path_factory.mktemp("kept") / "content/river", Clock())


@pytest.fixture
def desk(built: Session) -> Iterator[Asked]:
    with asked(built) as client:
        yield client


def keep(desk: Asked) -> str:
    return desk.post("kept", {"by": "校对甲"}).json()["name"]


def mark(desk: Asked, words: str, sign: str, text: str) -> str:
    """A mark on words of a story."""
    for page in desk.get("state").json()["pages"]:
        for line in desk.get(f"sheet/{page['number']}").json()["lines"]:
            at = line["text"].find(words)
            if at >= 0 and line["passage"] >= 0:
                start = line["first"] + at
                where = {"story": line["story"], "passage": line["passage"]}
                where |= {"start": start, "stop": start + len(words)}
                given = {"page": page["number"], "x": 1, "y": 1, "where": where}
                said = {"by": "甲", "round": "first", "sign": sign, "text": text}
                return desk.post("marks", {**given, **said}).json()["id"]
    raise AssertionError(words)


def test_a_proof_unchanged_is_said_to_be_the_same(desk: Asked) -> None:
    found = desk.get(f"kept/{keep(desk)}").json()
    assert found["same"]
    assert "两份校样完全一样" in found["says"]["zh"]
    assert all(page["was"] == page["now"] for page in found["pages"])


def test_what_a_mark_asked_for_is_told_from_what_nobody_asked_for(desk: Asked) -> None:
    name = keep(desk)
    asked = mark(desk, "三下", "replace", "五下")
    left = mark(desk, "尺", "delete", "")
    desk.rewrite("lock.md", "三下", "五下")
    desk.rewrite("ferry.md", "头班船", "末班船")
    found = desk.get(f"kept/{name}").json()
    told = {
        change["zh"][change["zh"].index("【") :].split("】")[0]: change["asked"]
        for change in found["changes"]
    }
    assert told == {"【“三”→“五”": asked, "【“头”→“末”": None}
    assert {each["id"]: each["judged"] for each in found["marks"]} == {asked: "done", left: "not-done"}
    assert "此外没有任何变化" in found["says"]["zh"]
    assert "像素也相同" in found["says"]["zh"]


def test_the_change_is_marked_on_both_pages(desk: Asked) -> None:
    name = keep(desk)
    desk.rewrite("lock.md", "三下", "五下")
    found = desk.get(f"kept/{name}").json()
    (page,) = (page for page in found["pages"] if page["was"] != page["now"])
    assert [box["state"] for box in page["after"]] == ["corrected"]
    assert len(page["before"]) == 1
    (change,) = found["changes"]
    assert change["box"]["page"] == page["number"]
    for digest in (page["was"], page["now"]):
        assert desk.get(f"tile/{digest}/48/0/0").status_code == 200


def test_a_page_that_leaves_its_round_leaves_its_proof(desk: Asked) -> None:
    assert desk.post("pages/1/round", {"by": "责编", "round": "first"}).status_code == 200
    (kept,) = desk.get("kept").json()["kept"]
    assert kept["labels"] == [{"at": kept["labels"][0]["at"], "by": "责编", "page": 1, "round": "rough"}]
    assert desk.post("pages/2/round", {"by": "责编", "round": "first"}).status_code == 200
    (again,) = desk.get("kept").json()["kept"]
    assert [label["page"] for label in again["labels"]] == [1, 2]


def test_git_is_told_to_leave_kept_proofs_out(desk: Asked) -> None:
    keep(desk)
    assert (desk.session.folder / FOLDER / ".gitignore").read_text() == "*\n"


def test_no_more_proofs_are_kept_than_there_is_room_for(desk: Asked) -> None:
    first = keep(desk)
    folder, proof = desk.session.folder, desk.session.proof
    root = folder / FOLDER
    for number in range(MOST + 2):
        copy = root / f"{number:016x}"
        shutil.copytree(root / first, copy)
        facts = json.loads((copy / "kept.json").read_text())
        facts["labels"][0]["at"] = f"2025-06-{number + 1:02}T08:00:00+00:00"
        (copy / "kept.json").write_text(json.dumps(facts))
    keep_proof(folder, proof, Label("2025-07-01T08:00:00+00:00", "乙"))
    names = [kept.name for kept in kept_proofs(folder, proof.layout)]
    assert len(names) == MOST
    assert names[0] == first
    assert f"{0:016x}" not in names
    used = {page.sha256 for page in proof.pages}
    assert {file.stem for file in (root / FILES).glob("*.pdf")} == used


@pytest.mark.parametrize("name", ["0" * 16, "..%2f..%2fetc", "nosuch", "a" * 4000])
def test_a_proof_that_was_not_kept_is_refused(desk: Asked, name: str) -> None:
    assert desk.get(f"kept/{name}").status_code in (404, 409)


def test_a_kept_file_that_was_changed_is_not_shown(desk: Asked) -> None:
    name = keep(desk)
    desk.rewrite("lock.md", "三下", "五下")
    page = next(each for each in desk.get(f"kept/{name}").json()["pages"] if each["was"] != each["now"])
    file = desk.session.folder / FOLDER / FILES / f"{page['was']}.pdf"
    file.write_bytes(b"%PDF-1.6 none of ours")
    other = Session(desk.session.request, lambda: datetime(2025, 5, 1, tzinfo=UTC))
    assert other.tile(page["was"], 48, (0, 0)) is None
