"""A desk over a small issue without a browser: asked as the page in the browser asks."""

from dataclasses import dataclass

from starlette.testclient import TestClient

from ghpress.desk.session import Session

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
