"""Holds the present proof against a kept one (核红): what changed, and which mark asked for it."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any, TypeAlias

import numpy as np

from ghpress.compare.changes import Comparison, Pixels, Spot, WordChange
from ghpress.compare.compare import compare
from ghpress.compare.copytext import Stream, streams_of
from ghpress.compare.pixels import compared_pixels, known_places, on_line, places_of
from ghpress.compare.proof import Proof as Dump
from ghpress.compare.told import nothing_else, told, word_change
from ghpress.desk.answering import answer
from ghpress.desk.kept import KeptProof, dump_of, kept_file, kept_proofs, read_kept
from ghpress.desk.session import Session
from ghpress.marking.judging import Verdict, judged
from ghpress.marking.marks import Mark
from ghpress.values import dataclass
from ghpress.wording import Language

DPI = 150
"""Of the pictures whose pixels are compared: a body character is 20 pixels wide, a thin rule one."""

LANGUAGES: tuple[Language, Language] = ("zh", "en")

Streams: TypeAlias = tuple[dict[tuple[str, str], Stream], dict[tuple[str, str], Stream]]
"""The texts of the kept proof and of the present one."""


@dataclass(frozen=True, slots=True)
class Redline:
    """Two proofs and what differs, pixels among it."""

    kept: KeptProof
    old: Dump
    new: Dump
    found: Comparison


def redline(session: Session, name: str) -> Redline:
    """The present proof against the kept one of this name.

    Raises:
        Halt: ``kept-unknown``, or the kept proof is broken.
    """
    old, new = read_kept(session.folder, name), dump_of(session.proof)
    kept = next(each for each in kept_proofs(session.folder, old.layout) if each.name == name)
    found = compare(old, new)
    return Redline(kept, old, new, replace(found, pixels=_pixels(session, old, new, found)))


def _pixels(session: Session, old: Dump, new: Dump, found: Comparison) -> tuple[Pixels, ...] | None:
    """The pixels of all pages that both have; None if a page's file is gone."""
    former = {page.number: page for page in old.pages}
    pages = []
    for page in new.pages:
        was = former.get(page.number)
        if was is None:
            continue
        if was.digest == page.digest:
            pages.append(Pixels(page.number, 0))
            continue
        files = kept_file(session.folder, was.digest), session.file(page.digest)
        if files[0] is None or files[1] is None:
            return None
        before = np.asarray(session.tiler.whole(was.digest, files[0], DPI), dtype=np.uint8)
        after = np.asarray(session.tiler.whole(page.digest, files[1], DPI), dtype=np.uint8)
        pages.append(compared_pixels(page.number, before, after, DPI, known_places(found, page.number)))
    return tuple(pages)


def redline_object(line: Redline, session: Session) -> dict[str, Any]:
    """The comparison as the page in the browser shows it."""
    found = line.found
    marks, streams = _marks(session, line.kept), (streams_of(line.old), streams_of(line.new))
    files = {page.number: page for page in line.old.pages}
    return {
        "name": line.kept.name,
        "labels": [asdict(label) for label in line.kept.labels],
        "same": found.is_same() and not found.unexplained(),
        "says": {language: nothing_else(found, language) for language in LANGUAGES},
        "rows": {language: told(found, line.old, line.new, language)[:-1] for language in LANGUAGES},
        "pages": [
            {
                "number": page.number,
                "was": files[page.number].digest if page.number in files else None,
                "now": page.digest,
                "before": [_box(spot, state) for spot, state in _before(found, page.number)],
                "after": [_box(spot, state) for spot, state in _after(found, page.number)],
            }
            for page in line.new.pages
        ],
        "changes": [_change(change, marks, streams) for change in found.words],
        "marks": [{"id": mark.id, "judged": _verdict(session, mark)} for mark in marks],
    }


def _verdict(session: Session, mark: Mark) -> Verdict:
    return judged(mark, session.proof.story(mark.where.story) if mark.where else None)


def _marks(session: Session, kept: KeptProof) -> tuple[Mark, ...]:
    """The marks that this proof has to answer: those open, and those made since the other was kept."""
    since = kept.labels[0].at
    return tuple(mark for mark in session.board.marks if mark.state == "open" or mark.at >= since)


def _change(change: WordChange, marks: tuple[Mark, ...], streams: Streams) -> dict[str, Any]:
    """A change of words, the line it is on, and the marks that asked for it if there are any.

    ``exact`` is false where it is not what they ask for, or more.
    """
    old, new = (each.get((change.story, change.role)) for each in streams)
    printed = new.line_at(change.first) if new else None
    answered = answer(change, marks, old.text if old else "", new.text if new else "")
    return {
        **{language: word_change(change, language) for language in LANGUAGES},
        "page": change.page,
        "source": change.source,
        "asked": next(iter(answered.marks), None),
        "marks": list(answered.marks),
        "exact": answered.is_exact,
        "box": _box(on_line(printed.page, printed.line), "corrected") if printed else None,
    }


def _before(found: Comparison, number: int) -> Iterator[tuple[Spot, str]]:
    """What is marked on a page as it was."""
    for line in found.lines:
        if line.state == "gone" and line.page == number:
            yield on_line(line.page, line.line), "gone"
        elif line.was and line.was_page == number and line.state in ("moved", "reset"):
            yield on_line(line.was_page, line.was), line.state
    for page, former in found.former:
        if page == number:
            yield on_line(page, former), "rebroken"
    for frame in found.frames:
        spots = list(places_of(frame))
        for spot in spots if frame.state == "gone" else spots[1:]:
            if spot.page == number:
                yield spot, frame.state
    yield from ((spot, "unexplained") for spot in found.unexplained() if spot.page == number)


def _after(found: Comparison, number: int) -> Iterator[tuple[Spot, str]]:
    """What is marked on a page as it is."""
    for line in found.lines:
        if line.state != "gone" and line.page == number:
            yield on_line(line.page, line.line), line.state
    for frame in found.frames:
        if frame.state != "gone" and frame.page == number:
            yield next(iter(places_of(frame))), frame.state
    yield from ((spot, "unexplained") for spot in found.unexplained() if spot.page == number)


def _box(spot: Spot, state: str) -> dict[str, Any]:
    return {**asdict(spot), "state": state}
