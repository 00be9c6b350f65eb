"""A desk over a small issue without a browser: asked as the page in the browser asks."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from cli.issues import small_issue
from ghpress.build import BuildRequest
from ghpress.desk.app import desk_app
from ghpress.desk.session import Session
from ghpress.marking.marks import PagePoint
from ghpress.marking.passages import Spot, spot

HOST = "127.0.0.1:8700"
ORIGIN = {"origin": f"http://{HOST}"}
TOKEN = "a-token-of-the-tests"


@dataclass
class Asked:
    session: Session
    client: TestClient

    def get(self, path: str):
        return self.client.get(f"/{TOKEN}/{path}")

    def post(self, path: str, body: object):
        return self.client.post(f"/{TOKEN}/{path}", json=body, headers=ORIGIN)

    def rewrite(self, name: str, was: str, becomes: str) -> None:
        """Changes a story's file and makes the next proof."""
        file = self.session.folder / name
        text = file.read_text(encoding="utf-8")
        assert was in text
        file.write_text(text.replace(was, becomes, 1), encoding="utf-8")
        self.session.renew()
        assert not self.session.proof.stale, self.session.proof.remarks


def point_at(session: Session, words: str) -> tuple[PagePoint, Spot]:
    """Where these words stand on the pages and in the copy."""
    for page in session.proof.pages:
        for line in page.sheet.lines:
            at = line.text.find(words)
            story = session.proof.story(line.story)
            if at >= 0 and line.passage >= 0 and story is not None:
                start = line.first + at
                where = spot(story, line.passage, start, start + len(words))
                return PagePoint(page.sheet.number, line.xs[at], line.y), where
    raise AssertionError(words)


def morning() -> datetime:
    """A clock that stands."""
    return datetime(2025, 5, 1, 8, tzinfo=UTC)


def begun(folder: Path, clock: Callable[[], datetime] = morning) -> Session:
    """A desk's session over a small issue in this folder, its first proof made."""
    session = Session(BuildRequest(issue=small_issue(folder)), clock)
    session.renew()
    assert session.proof.pages, session.proof.remarks
    return session


@contextmanager
def asked(session: Session) -> Iterator[Asked]:
    """The desk over a session, whose issue is afterwards what it was before."""
    before = {file: file.read_bytes() for file in session.folder.glob("*.md")}
    with TestClient(desk_app(session, TOKEN, (HOST,)), base_url=f"http://{HOST}") as client:
        yield Asked(session, client)
    for file, content in before.items():
        file.write_bytes(content)
    shutil.rmtree(session.folder / ".ghpress", ignore_errors=True)
    session.renew()
