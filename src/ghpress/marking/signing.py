"""Says whether a page may go on to another round, be signed, or be changed."""

from ghpress.marking.board import Board, page_name
from ghpress.marking.rounds import CODES, ROUNDS, round_of
from ghpress.remarks import OnPage, Remark, error

SIGNED_IN = "final"
"""The round a page is signed in: 清样."""


def may_advance(board: Board, layout: str, page: int, to: str) -> tuple[Remark, ...]:
    """What keeps a page from going to a round: one that is past, or marks not settled."""
    place = OnPage(page)
    now = board.round_of(page_name(layout, page))
    if to not in CODES:
        return (error("round-unknown", place, round=to, known="、".join(one.name for one in ROUNDS)),)
    if page_name(layout, page) in board.signed:
        return (error("page-signed", place, page=page),)
    if CODES.index(to) <= CODES.index(now):
        return (error("round-past", place, now=round_of(now).name, to=round_of(to).name),)
    return _unsettled(board, page)


def may_sign(board: Board, layout: str, page: int) -> tuple[Remark, ...]:
    """What keeps a page from being signed for print."""
    place = OnPage(page)
    now = board.round_of(page_name(layout, page))
    if page_name(layout, page) in board.signed:
        return (error("page-signed", place, page=page),)
    if now != SIGNED_IN:
        return (error("round-not-final", place, now=round_of(now).name, page=page),)
    return _unsettled(board, page)


def may_change(board: Board, layout: str, pages: tuple[int, ...]) -> tuple[Remark, ...]:
    """What keeps the copy on these pages from being changed from the desk: one of them is signed."""
    return tuple(
        error("page-signed", OnPage(page), page=page)
        for page in pages
        if page_name(layout, page) in board.signed
    )


def _unsettled(board: Board, page: int) -> tuple[Remark, ...]:
    waiting = board.open_on(page)
    if not waiting:
        return ()
    return (error("marks-unsettled", OnPage(page), count=len(waiting), page=page),)
