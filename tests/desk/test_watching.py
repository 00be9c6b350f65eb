"""The desk sees what is saved, and nothing where nothing was."""

import gc
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from cli.issues import small_issue
from faces.build import build_face, build_folder
from ghpress.build import BuildRequest
from ghpress.desk.serve import EMPTIED, EVERY, files_of, watch
from ghpress.desk.session import Session

PATIENCE = 20.0


class Told:
    """A session that only remembers what it was told, and what was in the story then."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.heard: list[str] = []

    def log_file(self) -> Path:
        return self.folder / ".ghpress" / "desk.jsonl"

    def renew(self) -> None:
        self.heard.append((self.folder / "one.md").read_text(encoding="utf-8"))

    def reread(self) -> None:
        self.heard.append("marks")

    def heard_in_time(self, wanted: list[str]) -> bool:
        until = time.monotonic() + PATIENCE
        while self.heard != wanted and time.monotonic() < until:
            time.sleep(EVERY)
        return self.heard == wanted


@contextmanager
def watched(folder: Path) -> Iterator[Told]:
    (folder / ".ghpress").mkdir()
    (folder / "one.md").write_text("一", encoding="utf-8")
    told = Told(folder)
    with watching(told, (folder,)):
        assert told.heard_in_time(["一"])
        yield told


@contextmanager
def watching(session: "Session | Told", files: Sequence[Path]) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(session, files, stop))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(PATIENCE)
        gc.unfreeze()


def test_a_story_saved_marks_made_elsewhere_and_lines_accepted_are_seen_once_each(
    tmp_path: Path,
) -> None:
    with watched(tmp_path) as told:
        (tmp_path / "one.md").write_text("一二", encoding="utf-8")
        assert told.heard_in_time(["一", "一二"])
        told.log_file().write_text("{}\n", encoding="utf-8")
        assert told.heard_in_time(["一", "一二", "marks"])
        (tmp_path / ".ghpress" / "breaks.json").write_text("{}", encoding="utf-8")
        assert told.heard_in_time(["一", "一二", "marks", "一二"])
        (tmp_path / ".ghpress" / "proofread.jsonl").write_text("{}\n", encoding="utf-8")
        (tmp_path / ".one.md.swp").write_text("an editor's own", encoding="utf-8")
        time.sleep(5 * EVERY)
        assert len(told.heard) == 4


def test_a_story_that_its_editor_empties_or_takes_away_first_is_waited_for(tmp_path: Path) -> None:
    with watched(tmp_path) as told:
        story, other = tmp_path / "one.md", tmp_path / "one.new"
        story.write_text("", encoding="utf-8")
        time.sleep(EMPTIED / 3)
        story.write_text("一二", encoding="utf-8")
        assert told.heard_in_time(["一", "一二"])
        other.write_text("一二三", encoding="utf-8")
        story.unlink()
        time.sleep(EMPTIED / 3)
        other.rename(story)
        assert told.heard_in_time(["一", "一二", "一二三"])
        story.write_text("", encoding="utf-8")
        assert told.heard_in_time(["一", "一二", "一二三", ""]), "somebody did mean it"


def comes_true(what: Callable[[], bool]) -> bool:
    until = time.monotonic() + PATIENCE
    while not what() and time.monotonic() < until:
        time.sleep(EVERY)
    return what()


def test_a_face_of_the_titles_own_that_is_replaced_is_seen_on_the_pages(tmp_path: Path) -> None:
    issue = small_issue(tmp_path / "content/river")
    (tmp_path / "content/house.yaml").write_text("name: 河报\nfonts: ../faces\n", encoding="utf-8")
    build_folder(tmp_path / "faces")
    session = Session(BuildRequest(issue=issue), lambda: datetime(2026, 4, 2, 20, tzinfo=UTC))
    with watching(session, files_of(issue)):
        assert comes_true(lambda: bool(session.proof.pages)), session.proof.remarks
        former = session.proof.pages[0]
        build_face(tmp_path / "faces/test.ttf", latin=700)
        assert comes_true(lambda: session.proof.pages[0].sha256 != former.sha256), session.proof.remarks
        assert not session.proof.stale
