"""The desk sees what is saved, and nothing where nothing was."""

import gc
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ghpress.desk.serve import EVERY, watch

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
    told, stop = Told(folder), threading.Event()
    thread = threading.Thread(target=watch, args=(told, (folder,), stop))
    thread.start()
    try:
        assert told.heard_in_time(["一"])
        yield told
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
