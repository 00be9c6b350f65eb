"""A desk over a small issue without a browser: asked as the page in the browser asks."""

from dataclasses import dataclass

from starlette.testclient import TestClient

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
