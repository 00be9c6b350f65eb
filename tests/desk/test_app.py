"""The desk answers its own page, and nobody else."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from starlette.testclient import TestClient

from desk.served import HOST, ORIGIN, TOKEN, begun
from ghpress.desk.app import STATIC, desk_app
from ghpress.desk.session import Session
from ghpress.marking.log import FILE, read_events


@dataclass
class Desk:
    session: Session
    client: TestClient

    def get(self, path: str, **how: object):
        return self.client.get(f"/{TOKEN}/{path}", **how)

    def post(self, path: str, body: object, **how: object):
        return self.client.post(f"/{TOKEN}/{path}", json=body, headers=ORIGIN, **how)

    def state(self) -> dict:
        return self.get("state").json()

    def spot(self, words: str) -> dict:
        """Where these words stand on the pages: what the page in the browser sends."""
        for page in self.state()["pages"]:
            for line in self.get(f"sheet/{page['number']}").json()["lines"]:
                at = line["text"].find(words)
                if at >= 0 and line["passage"] >= 0:
                    start = line["first"] + at
                    where = {"story": line["story"], "passage": line["passage"]}
                    return {
                        "page": page["number"],
                        "x": line["xs"][at],
                        "y": line["y"],
                        "where": {**where, "start": start, "stop": start + len(words)},
                    }
        raise AssertionError(words)

    def mark(self, words: str, sign: str, text: str = "", by: str = "校对甲") -> str:
        given = {**self.spot(words), "by": by, "round": "first", "sign": sign, "text": text}
        return self.post("marks", given).json()["id"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return begun(tmp_path_factory.mktemp("desk") / "content/river")


@pytest.fixture
def desk(built: Session) -> Iterator[Desk]:
    before = {file: file.read_bytes() for file in built.folder.glob("*.md")}
    with TestClient(desk_app(built, TOKEN, (HOST,)), base_url=f"http://{HOST}") as client:
        yield Desk(built, client)
    for file, content in before.items():
        file.write_bytes(content)
    built.log_file().unlink(missing_ok=True)
    built.renew()


def test_the_page_and_its_files_are_served(desk: Desk) -> None:
    assert "校样台" in desk.get("").text
    for name in STATIC:
        assert desk.get(f"static/{name}").status_code == 200, name


def test_the_state_names_pages_rounds_and_signs(desk: Desk) -> None:
    state = desk.state()
    assert [page["number"] for page in state["pages"]] == [
        page.sheet.number for page in desk.session.proof.pages
    ]
    assert [each["name"] for each in state["rounds"]] == ["毛校", "一校", "二校", "三校", "通读", "清样"]
    assert len(state["signs"]) == 23


def test_every_line_of_a_story_knows_its_source(desk: Desk) -> None:
    lines = desk.get("sheet/1").json()["lines"]
    told = [line for line in lines if line["passage"] >= 0]
    assert len(told) > 10
    for line in told:
        file, row, column = line["place"].split(":")
        source = (desk.session.folder / file).read_text(encoding="utf-8").split("\n")[int(row) - 1]
        assert source[int(column) - 1] == line["text"][0]
        assert len(line["xs"]) == len(line["text"]) + 1
        assert line["xs"] == sorted(line["xs"])


def test_tiles_make_up_the_page(desk: Desk) -> None:
    page = desk.state()["pages"][0]
    first = Image.open(BytesIO(desk.get(f"tile/{page['sha256']}/48/0/0").content))
    assert first.size == (512, 512)
    width, height = (round(page[side] / 25.4 * 48) for side in ("width", "height"))
    last = desk.get(f"tile/{page['sha256']}/48/{width // 512}/{height // 512}")
    assert Image.open(BytesIO(last.content)).size == (width % 512, height % 512)
    assert desk.get(f"tile/{page['sha256']}/48/{width // 512 + 1}/0").status_code == 404
    assert desk.get(f"tile/{page['sha256']}/50/0/0").status_code == 404
    assert desk.get(f"tile/{'0' * 64}/48/0/0").status_code == 404


def test_a_mark_is_kept_and_shown_where_its_words_are(desk: Desk) -> None:
    name = desk.mark("灯", "replace", "火")
    (mark,) = desk.state()["marks"]
    assert (mark["id"], mark["by"], mark["state"], mark["judged"]) == (
        name,
        "校对甲",
        "open",
        "not-done",
    )
    assert mark["now"]["words"] == "灯"
    assert [event.id for event in read_events(desk.session.folder).events] == [name]


def test_an_edit_is_shown_done_and_found_done(desk: Desk) -> None:
    spot = desk.spot("灯")
    name = desk.mark("灯", "replace", "火")
    edit = desk.get(f"marks/{name}/edit").json()
    assert any(row.startswith("+") and "火" in row for row in edit["patch"].split("\n"))
    assert desk.post(f"marks/{name}/apply", {"by": "编辑", "seen": edit["seen"]}).status_code == 200
    desk.session.renew()
    (mark,) = desk.state()["marks"]
    assert (mark["state"], mark["settled_by"], mark["judged"]) == ("done", "编辑", "done")
    assert desk.spot("火")["where"] == spot["where"]


def test_copy_that_changed_since_the_patch_was_shown_is_not_written_over(desk: Desk) -> None:
    name = desk.mark("灯", "replace", "火")
    edit = desk.get(f"marks/{name}/edit").json()
    file = desk.session.folder / edit["file"]
    file.write_text(file.read_text(encoding="utf-8") + "\n别人加的一段。\n", encoding="utf-8")
    refused = desk.post(f"marks/{name}/apply", {"by": "编辑", "seen": edit["seen"]})
    assert refused.status_code == 409
    assert refused.json()["remarks"][0]["code"] == "copy-changed"
    assert "别人加的一段" in file.read_text(encoding="utf-8")


def test_errors_in_the_copy_leave_the_former_pages(desk: Desk) -> None:
    before = [page["sha256"] for page in desk.state()["pages"]]
    story = next(desk.session.folder.glob("lock.md"))
    story.write_text("---\nheadline: [\n---\n\n坏了\n", encoding="utf-8")
    desk.session.renew()
    state = desk.state()
    assert state["stale"]
    assert [page["sha256"] for page in state["pages"]] == before
    assert any(remark["level"] == "error" for remark in state["remarks"])


def test_a_fault_of_ours_leaves_the_former_pages_and_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ValueError("no such thing")

    before = desk.state()
    with monkeypatch.context() as patch:
        patch.setattr("ghpress.desk.session.prove", fails)
        desk.session.renew()
    state = desk.state()
    assert state["stale"] and state["proof"] == before["proof"] + 1
    assert [page["sha256"] for page in state["pages"]] == [page["sha256"] for page in before["pages"]]
    assert [remark["code"] for remark in state["remarks"]] == ["machine-or-ours"]
    assert "no such thing" in state["remarks"][0]["zh"]["says"]


def test_parts_of_a_headline_on_one_line_are_each_known_by_their_own_source(desk: Desk) -> None:
    lock = desk.session.folder / "lock.md"
    copy = lock.read_text(encoding="utf-8")
    lock.write_text(
        copy.replace("headline: 老船闸清晨又开启", "headline:\n  - 闸门\n  - 开了"), encoding="utf-8"
    )
    desk.session.renew()
    pages = [desk.get(f"sheet/{page['number']}").json() for page in desk.state()["pages"]]
    lines = [line for page in pages for line in page["lines"]]
    one, other = (next(line for line in lines if line["text"] == part) for part in ("闸门", "开了"))
    assert one["y"] == other["y"] and one["xs"][-1] < other["xs"][0]
    row = lock.read_text(encoding="utf-8").split("\n").index("  - 开了") + 1
    assert other["place"] == f"lock.md:{row}:5"
    desk.mark("开了", "replace", "启了")
    [mark] = desk.state()["marks"]
    assert mark["where"]["words"] == "开了" and mark["judged"] == "not-done"


def test_a_mark_says_on_which_line_of_which_page_its_words_stand(desk: Desk) -> None:
    desk.mark("三下", "delete")
    [mark] = desk.state()["marks"]
    lines = desk.get(f"sheet/{mark['on']}").json()["lines"]
    assert "三下" in lines[mark["line"]]["text"]


def test_a_page_is_signed_and_stays_what_was_signed(desk: Desk) -> None:
    page = desk.state()["pages"][0]
    assert desk.post("pages/1/sign", {"by": "总编"}).json()["remarks"][0]["code"] == "round-not-final"
    assert desk.post("pages/1/round", {"by": "总编", "round": "final"}).status_code == 200
    signed = desk.post("pages/1/sign", {"by": "总编"})
    assert signed.status_code == 200, signed.text
    name = desk.mark("灯", "replace", "火")
    refused = desk.get(f"marks/{name}/edit")
    assert refused.json()["remarks"][0]["code"] == "page-signed"
    story = desk.session.folder / "ferry.md"
    story.write_text(story.read_text(encoding="utf-8").replace("灯", "度"), encoding="utf-8")
    desk.session.renew()
    after = desk.state()["pages"][0]
    assert after["sha256"] == page["sha256"]
    assert after["changed"]
    assert desk.get(f"tile/{after['sha256']}/48/0/0").status_code == 200
    # What is marked on it is what it prints, where it prints it, though the copy is longer before it.
    story.write_text(story.read_text(encoding="utf-8").replace("过河", "清早过河"), encoding="utf-8")
    desk.session.renew()
    later = desk.mark("头班船", "say", "几点开")
    (shown,) = (mark for mark in desk.state()["marks"] if mark["id"] == later)
    assert shown["where"]["words"] == shown["signed"]["1"]["words"] == shown["now"]["words"] == "头班船"
    assert shown["now"]["start"] == shown["signed"]["1"]["start"] + 2
    assert desk.post("pages/1/unlock", {"by": "总编", "why": "改一个字"}).status_code == 200
    open_again = desk.state()["pages"][0]
    assert open_again["signed"] is None
    assert open_again["sha256"] != page["sha256"]


BAD = {
    "no name": {"by": " "},
    "a name as long as a story": {"by": "甲" * 41},
    "no such sign": {"sign": "no-such"},
    "no such round": {"round": "fourth"},
    "no such page": {"page": 99},
    "no such story": {"where": {"story": "../x", "passage": 0, "start": 0, "stop": 1}},
    "characters past the end": {"where": {"story": "ferry", "passage": 0, "start": 0, "stop": 10**6}},
    "characters before the beginning": {
        "where": {"story": "ferry", "passage": 0, "start": -1, "stop": 1}
    },
    "a passage that is a word": {"where": {"story": "ferry", "passage": "0", "start": 0, "stop": 1}},
    "a place at the end of the world": {"x": 1e300},
    "a text of a hundred thousand characters": {"text": "字" * 100_000},
    "a text with control characters": {"text": "\x00\x1b[2J"},
    "true for a number": {"page": True},
}


@pytest.mark.parametrize("bad", BAD)
def test_what_is_no_mark_is_refused(desk: Desk, bad: str) -> None:
    good = {**desk.spot("灯"), "by": "甲", "round": "first", "sign": "delete", "text": ""}
    assert desk.post("marks", {**good, **BAD[bad]}).status_code in (400, 413)
    assert desk.state()["marks"] == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"x"', b"[" * 100_000, b"\xff\xfe"])
def test_what_is_no_json_is_refused(desk: Desk, body: bytes) -> None:
    answer = desk.client.post(f"/{TOKEN}/marks", content=body, headers=ORIGIN)
    assert answer.status_code == 400


def test_a_hundred_megabytes_are_refused_before_they_are_read(desk: Desk) -> None:
    def body() -> Iterator[bytes]:
        for _ in range(100):
            yield b"x" * 1_000_000

    said = {**ORIGIN, "content-length": "100000000"}
    assert desk.client.post(f"/{TOKEN}/marks", content=b"{}", headers=said).status_code == 413
    assert desk.client.post(f"/{TOKEN}/marks", content=body(), headers=ORIGIN).status_code == 413


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wrong-token/",
        "/wrong-token/state",
        f"/{TOKEN[:-1]}/state",
        f"//{TOKEN}/state",
    ],
)
def test_without_the_token_nothing_is_answered(desk: Desk, path: str) -> None:
    assert desk.client.get(path).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "evil.example:8700"},
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_page_in_the_browser_gets_nothing(desk: Desk, headers: dict[str, str]) -> None:
    assert desk.get("state", headers=headers).status_code in (403, 421)


def test_a_change_has_to_come_from_our_page(desk: Desk) -> None:
    assert desk.client.post(f"/{TOKEN}/marks", json={}).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "../app.py",
        "..%2fapp.py",
        "%2e%2e%2fapp.py",
        "..\\app.py",
        "desk.html%00.css",
        "/etc/passwd",
        "nosuch",
    ],
)
def test_no_other_file_is_served(desk: Desk, name: str) -> None:
    assert desk.get(f"static/{name}").status_code == 404


def test_answers_forbid_scripts_frames_and_guessing(desk: Desk) -> None:
    headers = desk.get("").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_ten_thousand_marks_are_shown(desk: Desk) -> None:
    from ghpress.marking.events import Event, mark_facts
    from ghpress.marking.log import keep
    from ghpress.marking.marks import Mark, PagePoint

    name = desk.mark("灯", "replace", "火")
    (first,) = desk.session.board.marks
    assert first.id == name and isinstance(first, Mark) and isinstance(first.point, PagePoint)
    keep(
        desk.session.folder,
        [Event(f"m{n}", "t", "甲", "mark", "", mark_facts(first)) for n in range(10_000)],
    )
    desk.session.reread()
    assert len(desk.state()["marks"]) == 10_001


def test_the_log_is_the_issues_own(desk: Desk) -> None:
    assert desk.session.log_file() == desk.session.folder / FILE
    assert not Path(FILE).is_absolute()
