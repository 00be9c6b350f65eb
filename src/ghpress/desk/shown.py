"""Turns what lies on the desk into the objects its page in the browser reads."""

from dataclasses import asdict
from typing import Any, TypeAlias

from ghpress.desk.proof import Proof, ProofPage
from ghpress.desk.standing import Standing
from ghpress.marking.board import Board, page_name
from ghpress.marking.judging import judged
from ghpress.marking.marks import SIGNS, Mark, PagePoint, Said
from ghpress.marking.passages import Spot
from ghpress.marking.rounds import ROUNDS
from ghpress.marking.signed import SignedPage
from ghpress.report.spoken import remark_object


def state_object(proof: Proof, board: Board, signed: dict[int, SignedPage]) -> dict[str, Any]:
    """All but the pages' lines: what is on the desk, what was marked, what is wrong."""
    lines = _lines(proof) if board.marks else {}
    standing = Standing(proof, signed)
    return {
        "proof": proof.told,
        "stale": proof.stale,
        "seconds": round(proof.seconds, 3),
        "printed": proof.printed,
        "layout": proof.layout,
        "title": proof.issue.title.chars if proof.issue else "",
        "date": proof.issue.date.isoformat() if proof.issue else "",
        "pages": [_page(page, proof.layout, board, signed) for page in proof.pages],
        "remarks": [remark_object(remark) for remark in proof.remarks],
        "marks": [_mark(mark, standing, proof, lines) for mark in board.marks],
        "rounds": [asdict(each) for each in ROUNDS],
        "signs": [asdict(sign) for sign in SIGNS],
    }


def _page(page: ProofPage, layout: str, board: Board, signed: dict[int, SignedPage]) -> dict[str, Any]:
    number = page.sheet.number
    stored = signed.get(number)
    return {
        "number": number,
        "folio": page.sheet.folio,
        "width": page.sheet.width,
        "height": page.sheet.height,
        "sha256": stored.signed.sha256 if stored else page.sha256,
        "since": page.since,
        "round": board.round_of(page_name(layout, number)),
        "signed": {"by": stored.signed.by, "at": stored.signed.at} if stored else None,
        "changed": bool(stored and stored.says != page.says),
    }


_Lines: TypeAlias = dict[tuple[str, int], list[tuple[int, int, int, int]]]
"""By story and passage: first character, stop, page and number on it of each line."""


def _mark(mark: Mark, standing: Standing, proof: Proof, lines: _Lines) -> dict[str, Any]:
    """A mark with where its words are now, and whether what it asks for was done.

    ``on`` is the page and ``line`` the line on it where its words stand, 0 and -1 if they do nowhere;
    ``signed`` says by its number where they stand on a signed page, whose copy may have changed since.
    """
    story = proof.story(mark.where.story) if mark.where else None
    now = standing.now(mark)
    on, line = _standing(now, lines) if now else (0, -1)
    return {
        **_flat(mark),
        "point": _flat(mark.point),
        "where": _flat(mark.where) if mark.where else None,
        "thread": [_flat(said) for said in mark.thread],
        "is_edit": mark.is_edit(),
        "now": _flat(now) if now else None,
        "judged": judged(mark, story),
        "on": on,
        "line": line,
        "signed": {number: _flat(where) for number, where in standing.on_signed(mark).items()},
    }


def _flat(one: Mark | Spot | PagePoint | Said) -> dict[str, Any]:
    """The fields of a value; ``asdict`` takes twenty times as long, felt with thousands of marks."""
    return {name: getattr(one, name) for name in one.__slots__}


def _standing(now: Spot, lines: _Lines) -> tuple[int, int]:
    """The page and the line on it where a spot begins."""
    for first, stop, page, line in lines.get((now.story, now.passage), ()):
        if first <= now.start < stop or now.start == now.stop == stop:
            return page, line
    return 0, -1


def _lines(proof: Proof) -> _Lines:
    """Where the passages' lines stand."""
    found: _Lines = {}
    for page in proof.pages:
        for number, line in enumerate(page.sheet.lines):
            if line.passage >= 0:
                at = (line.first, line.first + len(line.text), page.sheet.number, number)
                found.setdefault((line.story, line.passage), []).append(at)
    return found
