"""Sets copy whose pieces have their options chosen: a galley of lines, each in its slot."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, chain, islice

import numpy as np

from ghpress.galley.compose import Measures, Prepared, options_at, options_of
from ghpress.galley.galley import Galley, Slot
from ghpress.galley.headplans import HAIR
from ghpress.galley.pieces import FLOWING, Piece, PieceKind
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.setpiece import Due, SetPiece, Setting, set_pieces
from ghpress.galley.signature import set_beside
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.standing import Option, in_galley, least_slots, share_under
from ghpress.galley.sums import Paragraph
from ghpress.layout.styles import TextStyle
from ghpress.units import Length
from ghpress.values import dataclass

UNREACHED = np.int64(1) << 62
"""The cost of a total that nothing reaches, far above any other."""


def set_copy(prepared: Prepared, measures: Measures, total: int) -> Galley | None:
    """The copy set in exactly so many slots, the cheapest way; None if it cannot be."""
    chosen = _chosen(prepared, measures, total)
    return None if chosen is None else set_options(prepared, measures, chosen)


def _chosen(prepared: Prepared, measures: Measures, total: int) -> tuple[Option, ...] | None:
    """Options that fill the total, the cheapest of all."""
    return _varying(prepared, measures, total) if measures.widths else _even(prepared, measures, total)


def _even(prepared: Prepared, measures: Measures, total: int) -> tuple[Option, ...] | None:
    """The same at one measure: all totals moved on together, each piece noting what it takes."""
    costs = np.full(max(total, 0) + 1, UNREACHED)
    costs[0] = 0
    pieces = range(len(prepared.copy))
    every = [tuple(in_galley(options_of(prepared, index, measures))) for index in pieces]
    taken = np.zeros((len(every), len(costs)), dtype=np.int64)
    for index, options in enumerate(every):
        new = np.full_like(costs, UNREACHED)
        for number, option in enumerate(options):
            priced = costs[: max(len(costs) - option.slots, 0)] + option.cost
            better = priced < new[option.slots :]
            new[option.slots :][better] = priced[better]
            taken[index, option.slots :][better] = number
        costs = np.minimum(new, UNREACHED)
    if total < 0 or costs[total] >= UNREACHED:
        return None
    path: list[Option] = []
    for index in range(len(every) - 1, -1, -1):
        path.append(every[index][taken[index, total]])
        total -= path[-1].slots
    return tuple(reversed(path))


def _varying(prepared: Prepared, measures: Measures, total: int) -> tuple[Option, ...] | None:
    """The same where the measure changes, running forward the totals from which it can be reached."""
    stages: list[dict[int, tuple[int, int, Option | None]]] = [{0: (0, 0, None)}]
    for index in range(len(prepared.copy)):
        following: dict[int, tuple[int, int, Option | None]] = {}
        for slots, (cost, _, _) in stages[-1].items():
            for option in in_galley(options_at(prepared, index, measures, slots)):
                there, price = slots + option.slots, cost + option.cost
                if there <= total and (there not in following or price < following[there][0]):
                    following[there] = (price, slots, option)
        stages.append(following)
    return _path(stages, total) if total in stages[-1] else None


def _path(stages: list[dict[int, tuple[int, int, Option | None]]], at: int) -> tuple[Option, ...]:
    """The options on the way to a total, read backward."""
    path = []
    for stage in reversed(stages[1:]):
        _, at, option = stage[at]
        assert option is not None, "every total but the first was reached by an option"
        path.append(option)
    return tuple(reversed(path))


def set_options(
    prepared: Prepared, measures: Measures, chosen: tuple[Option, ...], tops: tuple[int, ...] = ()
) -> Galley:
    """The galley of these options, one a piece; columns begin at the slots ``tops``."""
    return set_galleys((Chosen(prepared, measures, chosen, tops),))[0]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Copy with the options chosen for its pieces; columns begin at the slots ``tops``."""

    prepared: Prepared
    measures: Measures
    options: tuple[Option, ...]
    tops: tuple[int, ...] = ()

    def begins(self) -> list[int]:
        """The slot at which each piece begins, and that after the last."""
        return list(accumulate((option.slots for option in self.options), initial=0))

    def due(self) -> "list[_Due]":
        """Its pieces, to be set."""
        return [
            _due(self.prepared, index, option, self.measures.since(at), (at, at in self.tops))
            for index, (option, at) in enumerate(zip(self.options, self.begins(), strict=False))
        ]


def set_galleys(every: Sequence[Chosen]) -> list[Galley]:
    """The galleys of several stories' copy, from one shelf: set together far sooner than apart."""
    due = [chosen.due() for chosen in every]
    shelf = every[0].prepared.shelf if every else None
    pieces = _set_all([*chain.from_iterable(due)], shelf) if shelf else iter(())
    return [
        _galley(chosen, own, islice(pieces, len(own))) for chosen, own in zip(every, due, strict=True)
    ]


def _galley(chosen: Chosen, due: "Sequence[_Due]", pieces: Iterable[SetPiece]) -> Galley:
    """The galley of pieces set, with the signature."""
    prepared = chosen.prepared
    remarks = [remark for paragraph in prepared.paragraphs for remark in paragraph.measured.remarks]
    if prepared.signature:
        remarks += prepared.signature.paragraph.measured.remarks
    slots: list[Slot] = []
    for index, piece in enumerate(pieces):
        slots.extend(piece.lines)
        remarks.extend(piece.remarks)
        if prepared.copy[index].signature and piece.lines:
            signed = _set_signature(prepared, chosen.options[index], piece.lines[-1], due[index])
            slots.extend(signed.lines)
            remarks.extend(signed.remarks)
    return Galley(tuple(slots), chosen.begins()[-1], prepared.pitch, tuple(remarks))


@dataclass(frozen=True, slots=True)
class _Due:
    """A piece about to be set: prepared, its option, its measures from its first line on, its place."""

    piece: Piece
    paragraph: Paragraph
    option: Option
    measures: Measures
    setting: Setting

    def plain(self) -> Due:
        """The piece without 长体."""
        return Due(self.paragraph, self.option.way, self.measures.at, self.setting)


def _due(
    prepared: Prepared, index: int, option: Option, measures: Measures, begins: tuple[int, bool]
) -> _Due:
    """One piece, without its signature, that begins at a slot, which may be a column's first."""
    piece, style, (at, is_top) = prepared.copy[index], prepared.styles[index], begins
    top = prepared.first_baseline() if is_top and piece.kind not in FLOWING else None
    under = _under(piece.kind, option, style, prepared.pitch)
    setting = Setting(style, prepared.pitch, option.own_slots(), index, top, under, at)
    return _Due(piece, prepared.paragraphs[index], option, measures, setting)


def _under(kind: PieceKind, option: Option, style: TextStyle, pitch: Length) -> Fraction:
    """The share of a block's white that stands under it."""
    if kind == "subhead":
        return share_under(option.own_slots() - least_slots(option.way, style, pitch))
    return Fraction(0) if kind == "date" else Fraction(1, 2)


def _set_all(due: Sequence[_Due], shelf: FaceShelf) -> Iterator[SetPiece]:
    """The pieces set, all that are of their own width together."""
    plain = iter(set_pieces([one.plain() for one in due if one.option.condense == 1000]))
    for one in due:
        yield next(plain) if one.option.condense == 1000 else _set_condensed(one, shelf)


def _set_condensed(due: _Due, shelf: FaceShelf) -> SetPiece:
    """The piece set in 长体; a hair narrower where rounding made a line a unit too wide."""
    manner = replace(due.piece.manner, condense=due.option.condense)
    paragraph = paragraph_of(due.piece.text, due.setting.style, shelf, manner)
    (piece,) = set_pieces((replace(due, paragraph=paragraph).plain(),))
    if any(slot.line.width > slot.line.measure for slot in piece.lines):
        narrower = replace(due.option, condense=due.option.condense - HAIR)
        return _set_condensed(replace(due, option=narrower), shelf)
    return piece


def _set_signature(prepared: Prepared, option: Option, last: Slot, signed: _Due) -> SetPiece:
    """The signature of a piece whose last line stands as given: beside it, or in slots under it."""
    signature, piece = prepared.signature, prepared.copy[-1].signature
    assert signature is not None and piece is not None, "only what is signed has a signature"
    own, under, number = option.own_slots(), option.under, len(prepared.copy)
    if under is None:
        setting = Setting(signature.style, prepared.pitch, 1, number)
        return set_beside(signature, last, signed.measures.at(own - 1), setting)
    setting = Setting(signature.style, prepared.pitch, under.slots, number, at=signed.setting.at + own)
    due = _Due(piece, signature.paragraph, under, signed.measures.since(own), setting)
    return next(_set_all((due,), prepared.shelf))
