"""The desk reads the copy and inspects the files of a proof, shows where, and mends what is sure."""

import json
from collections.abc import Iterator
from concurrent.futures import Executor, Future

import pytest

from desk.served import Asked, asked, begun
from ghpress.desk.looked import Looked
from ghpress.desk.looking import steps
from ghpress.desk.session import Session
from ghpress.proofing.accepted import FILE, read_accepted


class AtOnce(Executor):
    """Work done where it is given out: a test needs no process of its own."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def submit(self, work, /, *given, **named):
        self.done.append(work.__name__)
        future: Future = Future()
        future.set_result(work(*given, **named))
        return future


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return begun(tmp_path_factory.mktemp("looked") / "content/river")


@pytest.fixture
def desk(built: Session) -> Iterator[Asked]:
    with asked(built) as client:
        yield client


def look(desk: Asked) -> list[str]:
    """Looks the proof over and says what was done for it."""
    worker = AtOnce()
    for looked in steps(desk.session, worker):
        desk.session.look(looked)
    return worker.done


def half_width(desk: Asked) -> dict:
    """A half-width comma put into a story, and the find it comes to."""
    desk.rewrite("ferry.md", "，", ",")
    look(desk)
    return next(one for one in desk.get("remarks").json()["findings"] if one["found"] == ",")


def test_a_find_stands_at_its_words_on_its_page(desk: Asked) -> None:
    find = half_width(desk)
    lines = desk.get(f"sheet/{find['on']}").json()["lines"]
    where = find["where"]
    (line,) = (
        each
        for each in lines
        if (each["story"], each["passage"]) == (where["story"], where["passage"])
        and each["first"] <= where["start"] < each["first"] + len(each["text"])
    )
    assert line["text"][where["start"] - line["first"]] == ","
    assert find["fix"] == "，"


def test_a_sure_fix_is_shown_and_made(desk: Asked) -> None:
    find = half_width(desk)
    fix = desk.get(f"finds/{find['id']}/edit").json()
    assert fix["file"] == "ferry.md"
    assert [row[0] for row in fix["patch"].splitlines()[3:]] == ["-", "+"]
    assert desk.post(f"finds/{find['id']}/apply", {"seen": fix["seen"]}).status_code == 200
    desk.session.renew()
    look(desk)
    assert desk.get("remarks").json()["findings"] == []


def test_a_fix_is_not_made_to_copy_that_changed_since(desk: Asked) -> None:
    find = half_width(desk)
    seen = desk.get(f"finds/{find['id']}/edit").json()["seen"]
    file = desk.session.folder / "ferry.md"
    file.write_text(file.read_text(encoding="utf-8") + "\n又来一句。\n", encoding="utf-8")
    refused = desk.post(f"finds/{find['id']}/apply", {"seen": seen})
    assert refused.json()["remarks"][0]["code"] == "copy-changed"
    assert "," in file.read_text(encoding="utf-8")


def test_a_fix_is_refused_on_a_signed_page(desk: Asked) -> None:
    find = half_width(desk)
    page = find["on"]
    assert desk.post(f"pages/{page}/round", {"by": "总编", "round": "final"}).status_code == 200
    assert desk.post(f"pages/{page}/sign", {"by": "总编"}).status_code == 200
    refused = desk.get(f"finds/{find['id']}/edit")
    assert (refused.status_code, refused.json()["remarks"][0]["code"]) == (409, "page-signed")


def test_what_is_accepted_is_not_told_again(desk: Asked) -> None:
    find = half_width(desk)
    assert desk.post(f"finds/{find['id']}/accept", {}).status_code == 400, "somebody has to say so"
    assert desk.post(f"finds/{find['id']}/accept", {"by": "校对甲"}).status_code == 200
    assert (desk.session.folder / FILE).is_file()
    assert [spot.found for spot in read_accepted(desk.session.folder).spots] == [","]
    kept = json.loads((desk.session.folder / FILE).read_text(encoding="utf-8"))
    assert (kept["by"], kept["at"]) == ("校对甲", "2025-05-01T08:00:00.000+00:00")
    assert desk.get("remarks").json()["findings"] == []
    look(desk)
    assert desk.get("remarks").json()["findings"] == []


def test_a_find_nobody_knows_is_refused(desk: Asked) -> None:
    for path in ("finds/0/edit", "finds/..%2f..%2fx/edit"):
        assert desk.get(path).status_code in (404, 409)
    assert desk.post("finds/0/accept", {"by": "校对甲"}).json()["remarks"][0]["code"] == "find-unknown"


def test_only_page_files_not_seen_before_are_inspected(desk: Asked) -> None:
    look(desk)
    state = desk.get("remarks").json()
    assert (state["waiting"], state["read"]) == (0, True)
    desk.rewrite("ferry.md", "头班船", "头一班船")
    assert desk.get("remarks").json()["waiting"] == desk.session.proof.printed
    done = look(desk)
    assert done.count("inspect_page") == desk.session.proof.printed
    assert look(desk) == []


def test_a_newer_proof_ends_looking_at_the_former(desk: Asked) -> None:
    desk.rewrite("ferry.md", "头班船", "头两班船")
    first = next(iter(steps(desk.session, AtOnce())))
    assert first.proof == desk.session.proof.number
    assert any(page.sha256 not in first.inspected for page in desk.session.proof.pages)


def test_remarks_on_the_copy_know_their_words(desk: Asked) -> None:
    desk.session.looked = Looked()
    desk.rewrite("ferry.md", "，", ",")
    told = [one for one in desk.get("remarks").json()["remarks"] if one["where"]]
    assert told, "reading the copy remarks on a slip until it comes as a find"
    assert told[0]["where"]["story"] == "ferry"
    assert told[0]["on"] >= 1
