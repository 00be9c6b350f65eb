"""A desk in use: the proof that lies on it, the marks made on it, and those who are to be told.

Everything that changes goes through here, one change at a time. What is shown is made of frozen
values that are exchanged whole, so that a reader never sees half a change.
"""

import os
import secrets
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from ghpress.build import BuildRequest
from ghpress.desk.kept import Label, keep_proof, kept_file
from ghpress.desk.looked import Looked, looked_object
from ghpress.desk.plates import Platemaker
from ghpress.desk.proof import Proof, ProofPage, prove
from ghpress.desk.shown import state_object
from ghpress.desk.tiles import DPIS, PDFIUM, Tiler
from ghpress.manuscript.fields import NOTE, STORY
from ghpress.manuscript.stories import read_story
from ghpress.manuscript.story import Story
from ghpress.marking.board import Board, board_of, page_name
from ghpress.marking.edits import Edit, edit_of
from ghpress.marking.events import Event, Kind, mark_facts
from ghpress.marking.log import FILE, keep, read_events
from ghpress.marking.marks import Mark
from ghpress.marking.sheet import sheet_object
from ghpress.marking.signed import SignedPage, signed_pages, store
from ghpress.marking.signing import may_advance, may_change, may_sign
from ghpress.readied import put_off
from ghpress.remarks import NOWHERE, Halt, InFile, Level, OnPage, Remark, error
from ghpress.rim import inside, read_text, write_beside
from ghpress.values import dataclass
from ghpress.wording import Language

Listener: TypeAlias = Callable[[str], object]


END = "end"
"""What listeners are told last."""

SAME = "same"
"""What they are told of a proof that shows what the former did: made of files that changed meanwhile."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the desk speaks, and the link that opens an editor at a place of the copy."""

    language: Language = "zh"
    editor: str = "vscode://file{path}:{line}:{column}"


class Session:
    """One issue on the desk, in one layout."""

    def __init__(
        self, request: BuildRequest, clock: Callable[[], datetime], manner: Manner | None = None
    ) -> None:
        """Nothing is read before ``renew``."""
        self.manner = manner or Manner()
        self._clock = clock
        self.request = replace(request, preflight=False)
        self.folder = request.issue.resolve()
        self.proof = Proof(0)
        self.board = Board()
        self.signed: dict[int, SignedPage] = {}
        self.said: tuple[Remark, ...] = ()
        self.tiler = Tiler()
        self.platemaker = Platemaker()
        self.looked = Looked()
        self._listeners: list[Listener] = []
        self._lock = threading.RLock()

    # What is told to whom.

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tells the listener of every change from now on; what is returned ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def close(self) -> None:
        """Tells every listener that nothing more will come."""
        self._tell(END)

    def _tell(self, what: str) -> None:
        for listener in tuple(self._listeners):
            listener(what)

    # What lies on the desk.

    def renew(self) -> None:
        """Makes the next proof from the files as they are."""
        former = {page.sheet.number: page.sha256 for page in self.proof.pages}
        try:
            with put_off() as waiting:
                proof = prove(self.request, self.proof)
        except Exception as fault:
            # Whatever it is: the desk goes on with the former pages and says so, or nobody would know.
            said = (_remark_of(fault),)
            number = self.proof.number + 1
            proof = replace(self.proof, number=number, remarks=said, printed=0, stale=True)
        is_new = not proof.shows_the_same_as(self.proof)
        with self._lock:
            self.proof = replace(proof, told=self.proof.told + is_new)
            self._read_board()
        for what in ("proof",) if is_new else (SAME, "board"):
            self._tell(what)
        for page in proof.pages:
            self.tiler.read_ahead(former.get(page.sheet.number, ""), page.sha256, page.pdf)
        for left in waiting:
            left()

    def reread(self) -> None:
        """Reads what another desk kept in the same folder."""
        with self._lock:
            self._read_board()
        self._tell("board")

    def _read_board(self) -> None:
        kept = read_events(self.folder)
        self.board = board_of(kept.events)
        self.signed, lost = signed_pages(self.folder, self.proof.layout, self.board)
        self.said = (*kept.remarks, *lost)

    def look(self, looked: Looked) -> None:
        """Takes what was found when a proof was looked over."""
        self.looked = looked
        self._tell("looked")

    def remarks(self) -> dict[str, Any]:
        """All there is to say of the proof, and where."""
        with self._lock:
            return looked_object(self.looked, self.proof, self.said)

    def now(self) -> str:
        """The time, as events have it."""
        return self._clock().isoformat(timespec="milliseconds")

    def log_file(self) -> Path:
        """Where events are kept."""
        return self.folder / FILE

    def state(self) -> dict[str, Any]:
        """All but the pages' lines."""
        with self._lock:
            proof = replace(self.proof, remarks=(*self.said, *self.proof.remarks))
            shown = state_object(proof, self.board, self.signed)
        return {**shown, "folder": self.folder.as_posix(), "editor": self.manner.editor}

    def sheet(self, number: int) -> dict[str, Any] | None:
        """A page's lines and frames: of the file that is shown, which for a signed page is its own."""
        stored, page = self.signed.get(number), self.proof.page(number)
        if stored or page is None:
            return stored.sheet if stored else None
        return {**sheet_object(page.sheet), "grid": self.proof.grid_object(number)}

    def file(self, digest: str) -> bytes | None:
        """The page file with this SHA-256, if it lies on the desk or was kept."""
        for stored in self.signed.values():
            if stored.signed.sha256 == digest:
                return stored.pdf
        shown = next((page.pdf for page in self.proof.pages if page.sha256 == digest), None)
        return shown or kept_file(self.folder, digest)

    def number_of(self, digest: str) -> int:
        """The number of the page whose file this is, 0 for one that was kept."""
        shown = self.state()["pages"]
        return next((page["number"] for page in shown if page["sha256"] == digest), 0)

    def tile(self, digest: str, dpi: int, at: tuple[int, int]) -> bytes | None:
        """A part of a page's file as a PNG; None where there is none."""
        pdf = self.file(digest)
        if pdf is None or dpi not in DPIS:
            return None
        return self.tiler.tile(digest, pdf, dpi, at)

    # What is done on it.

    def mark(self, made: Mark) -> str:
        """Keeps a new mark and returns its id."""
        return self._keep("mark", "", made.by, mark_facts(made))

    def say(self, mark: str, by: str, words: str) -> None:
        """Adds to a mark's thread."""
        self._known(mark)
        self._keep("say", mark, by, {"words": words})

    def settle(self, mark: str, by: str, state: str) -> None:
        """Says what became of a mark."""
        self._known(mark)
        self._keep("settle", mark, by, {"state": state})

    def edit(self, mark: str) -> Edit:
        """The edit a mark asks for.

        Raises:
            Halt: it cannot be done, or the page is signed.
        """
        known = self._known(mark)
        story = self.proof.story(known.where.story) if known.where else None
        if story is None:
            raise Halt((error("mark-lost", InFile(""), words=known.where.words if known.where else ""),))
        self.refuse_if_signed(story.id)
        text = self._copy(story)
        note = self.proof.issue.note if self.proof.issue else None
        is_note = note is not None and note.file == story.file
        # As the file is now, which may be newer than the proof.
        again = read_story(text, story.file, NOTE if is_note else STORY)
        if again.story is None:
            raise Halt(again.remarks)
        return edit_of(known, again.story, text, is_note=is_note)

    def _copy(self, story: Story) -> str:
        """A story's file as it is now."""
        within = inside(self.folder, story.file, InFile(story.file))
        self._refuse(within.remarks)
        found = read_text(self.folder / story.file, self.folder)
        if found.text is None:
            raise Halt(found.remarks)
        return found.text

    def apply(self, mark: str, by: str, seen: str) -> None:
        """Does a mark's edit to the story's file; ``seen`` is the SHA-256 of the file its patch was of.

        Raises:
            Halt: as ``edit`` does, or the file has changed since.
        """
        with self._lock:
            edit = self.edit(mark)
            if edit.seen() != seen:
                raise Halt((error("copy-changed", InFile(edit.file)),))
            write_beside(self.folder / edit.file, edit.after.encode())
            self._keep("settle", mark, by, {"state": "done", "applied": True})

    def advance(self, page: int, by: str, to: str) -> None:
        """Takes a page to another round."""
        with self._lock:
            self._refuse(may_advance(self.board, self.proof.layout, page, to))
            self.keep_proof(by, page)
            self._keep("round", page_name(self.proof.layout, page), by, {"round": to})

    def keep_proof(self, by: str, page: int = 0) -> str:
        """Keeps the proof that lies here: as a page leaves its round, or (0) because somebody asks."""
        if not self.proof.pages:
            return ""
        left = self.board.round_of(page_name(self.proof.layout, page)) if page else ""
        label = Label(self._clock().isoformat(timespec="milliseconds"), by, page, left)
        name = keep_proof(self.folder, self.proof, label)
        self._tell("kept")
        return name

    def sign(self, page: int, by: str) -> None:
        """Signs a page for print: inspects its file, stores it, records its hash."""
        with self._lock:
            self._refuse(may_sign(self.board, self.proof.layout, page))
            found = self.proof.page(page)
            if found is None or self.proof.stale:
                raise Halt((error("proof-stale", OnPage(page), page=page),))
            self._refuse(self._inspected(found))
            name = page_name(self.proof.layout, page)
            digest = store(self.folder, name, found.pdf, found.says, sheet_object(found.sheet))
            self._keep("sign", name, by, {"sha256": digest})

    def unlock(self, page: int, by: str, why: str) -> None:
        """Takes a signature back, saying why."""
        self._keep("unlock", page_name(self.proof.layout, page), by, {"why": why})

    def _inspected(self, page: ProofPage) -> tuple[Remark, ...]:
        """What the inspection of a page's file has against signing it."""
        from ghpress.preflight.subject import PageSubject
        from ghpress.preflight.survey import survey

        sheet = self.proof.sheet_size(page.sheet.number)
        with PDFIUM:
            found = survey(PageSubject(page.pdf, page.sheet.number, sheet), self.request.profile)
        wrong = [remark for remark in found if remark.level >= Level.ERROR]
        if not wrong:
            return ()
        number, codes = page.sheet.number, "、".join(sorted({remark.code for remark in wrong}))
        facts = {"page": number, "count": len(wrong), "codes": codes}
        return (error("preflight-before-signing", OnPage(number), **facts), *wrong)

    def refuse_if_signed(self, story: str) -> None:
        """Raises Halt where a story stands on a signed page."""
        self._refuse(may_change(self.board, self.proof.layout, self._pages_of(story)))

    def _pages_of(self, story: str) -> tuple[int, ...]:
        """The pages a story stands on."""
        return tuple(
            page.sheet.number
            for page in self.proof.pages
            if any(line.story == story for line in page.sheet.lines)
        )

    def _known(self, mark: str) -> Mark:
        for one in self.board.marks:
            if one.id == mark:
                return one
        raise Halt((error("mark-unknown", InFile(FILE), mark=mark),))

    def _refuse(self, remarks: tuple[Remark, ...]) -> None:
        if remarks:
            raise Halt(remarks)

    def _keep(self, kind: Kind, of: str, by: str, facts: dict[str, Any]) -> str:
        """Keeps an event; it counts from when it is on the disk."""
        at = self._clock().isoformat(timespec="milliseconds")
        event = Event(secrets.token_hex(8), at, by, kind, of, facts)
        with self._lock:
            keep(self.folder, (event,))
            self._read_board()
        self._tell("board")
        return event.id


def _remark_of(fault: Exception) -> Remark:
    """The remark for a fault of ours or of the machine."""
    if os.environ.get("GHPRESS_DEBUG"):
        traceback.print_exception(fault)
    kind, words = type(fault).__name__, str(fault) or "-"
    return error("machine-or-ours", NOWHERE, kind=kind, words=words)
