"""What did not change is not made again: no page printed, no line placed that stands as it did."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from cli.issues import small_issue
from desk.served import HOST, TOKEN, Asked
from ghpress.build import BuildRequest
from ghpress.desk.app import desk_app
from ghpress.desk.session import Session

ISSUE = """\
title: 河上
date: 2026-04-03
pages: 2
stories:
  - {file: lock, page: 1}
  - {file: ferry, page: 2}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Asked:
    folder = small_issue(tmp_path / "content/river", issue=ISSUE)
    session = Session(BuildRequest(issue=folder), lambda: datetime(2026, 4, 2, 20, tzinfo=UTC))
    session.renew()
    assert len(session.proof.pages) == 2, session.proof.remarks
    return Asked(session, TestClient(desk_app(session, TOKEN, (HOST,)), base_url=f"http://{HOST}"))


def since(desk: Asked) -> list[int]:
    return [page["since"] for page in desk.get("state").json()["pages"]]


def test_pages_are_printed_where_words_changed_and_read_again_where_their_places_did(
    desk: Asked,
) -> None:
    first, second = desk.session.proof.pages
    desk.rewrite("lock.md", "三下", "五下")
    assert desk.session.proof.printed == 1
    assert desk.session.proof.pages[0].sha256 != first.sha256
    assert desk.session.proof.pages[1] == second
    assert since(desk) == [2, 1]

    # One line more in the file before the text: the same page, but its words are written elsewhere.
    former = desk.session.proof.pages[0]
    desk.rewrite("lock.md", "kicker:", "# 给编辑看的一行\nkicker:")
    now = desk.session.proof.pages[0]
    assert (desk.session.proof.printed, now.pdf) == (0, former.pdf)
    assert since(desk) == [3, 1]
    for was, line in zip(former.sheet.lines, now.sheet.lines, strict=True):
        file, row, column = was.place.split(":") if was.story == "lock" else ("", "0", "")
        assert line.place == (f"{file}:{int(row) + 1}:{column}" if file else was.place)

    # Words that are not printed.
    desk.rewrite("ferry.md", "headline:", "# 这一行也是\nheadline:")
    assert (desk.session.proof.printed, since(desk)) == (0, [3, 4])


def test_files_saved_as_they_were_bring_no_news(desk: Asked) -> None:
    heard: list[str] = []
    desk.session.listen(heard.append)
    before = desk.get("state").json()
    desk.session.renew()
    assert heard == ["same", "board"], "the copy is proofread again: the house's words may be others"
    assert desk.get("state").json()["proof"] == before["proof"] == 1
    desk.rewrite("lock.md", "三下", "五下")
    assert heard == ["same", "board", "proof"]
    assert desk.get("state").json()["proof"] == 2
