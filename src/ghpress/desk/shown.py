"""Turns what lies on the desk into the objects its page in the browser reads."""

from dataclasses import asdict
from typing import Any

from ghpress.desk.proof import Proof, ProofPage
from ghpress.marking.board import Board, page_name
from ghpress.marking.judging import judged
from ghpress.marking.marks import SIGNS, Mark
from ghpress.marking.passages import found_again
from ghpress.marking.rounds import ROUNDS
from ghpress.marking.signed import SignedPage
from ghpress.report.spoken import remark_object


def state_object(proof: Proof, board: Board, signed: dict[int, SignedPage]) -> dict[str, Any]:
    """All but the pages' lines: what is on the desk, what was marked, what is wrong."""
    return {
        "proof": proof.number,
        "stale": proof.stale,
        "seconds": round(proof.seconds, 3),
        "printed": proof.printed,
        "layout": proof.layout,
        "title": proof.issue.title.chars if proof.issue else "",
        "date": proof.issue.date.isoformat() if proof.issue else "",
        "pages": [_page(page, proof.layout, board, signed) for page in proof.pages],
        "remarks": [remark_object(remark) for remark in proof.remarks],
        "marks": [_mark(mark, proof) for mark in board.marks],
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


def _mark(mark: Mark, proof: Proof) -> dict[str, Any]:
    """A mark with where its words are now, and whether what it asks for was done."""
    story = proof.story(mark.where.story) if mark.where else None
    now = found_again(mark.where, story) if mark.where and story else None
    return {
        **asdict(mark),
        "is_edit": mark.is_edit(),
        "now": asdict(now) if now else None,
        "judged": judged(mark, story),
    }
