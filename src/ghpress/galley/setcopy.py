"""Sets copy whose pieces have their options chosen: a galley of lines, each in its slot."""

from dataclasses import dataclass, replace

from ghpress.galley.compose import Measures, Option, Prepared, course_of, options_of
from ghpress.galley.galley import Galley, Slot
from ghpress.galley.headplans import HAIR
from ghpress.galley.pieces import FLOWING, Piece
from ghpress.galley.prepare import paragraph_of
from ghpress.galley.setpiece import SetPiece, Setting, set_piece
from ghpress.galley.signature import set_beside
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.sums import Paragraph
from ghpress.units import Length


def set_copy(prepared: Prepared, measures: Measures, total: int) -> Galley | None:
    """The copy set in exactly so many slots, the cheapest way; None if it cannot be."""
    chosen = _chosen(prepared, measures, total)
    return None if chosen is None else set_options(prepared, measures, chosen)


def _chosen(prepared: Prepared, measures: Measures, total: int) -> tuple[Option, ...] | None:
    """Options that fill the total, by running forward the totals from which it can be reached."""
    course = course_of(prepared, measures)
    stages: list[dict[int, tuple[int, int, Option | None]]] = [{0: (0, 0, None)}]
    for index in range(len(prepared.copy)):
        following: dict[int, tuple[int, int, Option | None]] = {}
        ends = range(total - course.most[index + 1], total - course.least[index + 1] + 1)
        for slots, (cost, _, _) in stages[-1].items():
            for option in options_of(prepared, index, measures.since(slots)):
                there, price = slots + option.slots, cost + option.cost
                if there in ends and (there not in following or price < following[there][0]):
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
    slots: list[Slot] = []
    remarks = [remark for paragraph in prepared.paragraphs for remark in paragraph.measured.remarks]
    if prepared.signature:
        remarks += prepared.signature.paragraph.measured.remarks
    at = 0
    for index, option in enumerate(chosen):
        top = prepared.first_baseline() if at in tops else None
        piece = _set_option(prepared, index, option, measures.since(at), top)
        slots.extend(piece.moved(at))
        remarks.extend(piece.remarks)
        if prepared.copy[index].signature and piece.lines:
            signed = _set_signature(prepared, option, piece.lines[-1], measures.since(at))
            slots.extend(signed.moved(at))
            remarks.extend(signed.remarks)
        at += option.slots
    return Galley(tuple(slots), at, prepared.pitch, tuple(remarks))


def _set_option(
    prepared: Prepared, index: int, option: Option, measures: Measures, top: Length | None
) -> SetPiece:
    """One piece set, without its signature."""
    piece, style = prepared.copy[index], prepared.styles[index]
    block_top = None if piece.kind in FLOWING else top
    slots = option.own_slots()
    setting = Setting(style, prepared.pitch, slots, index, block_top, sinks=piece.kind == "date")
    due = _Due(piece, prepared.paragraphs[index], option, setting)
    return _set_due(due, measures, prepared.shelf)


def _set_signature(prepared: Prepared, option: Option, last: Slot, measures: Measures) -> SetPiece:
    """The signature of a piece whose last line stands as given: beside it, or in slots under it."""
    signature, piece = prepared.signature, prepared.copy[-1].signature
    assert signature is not None and piece is not None, "only what is signed has a signature"
    own, under, number = option.own_slots(), option.under, len(prepared.copy)
    if under is None:
        setting = Setting(signature.style, prepared.pitch, 1, number)
        return set_beside(signature, last, measures.at(own - 1), setting)
    setting = Setting(signature.style, prepared.pitch, under.slots, number)
    due = _Due(piece, signature.paragraph, under, setting)
    done = _set_due(due, measures.since(own), prepared.shelf)
    return SetPiece(done.moved(own), done.remarks)


@dataclass(frozen=True, slots=True)
class _Due:
    """A piece about to be set: prepared, its option, where it stands."""

    piece: Piece
    paragraph: Paragraph
    option: Option
    setting: Setting


def _set_due(due: _Due, measures: Measures, shelf: FaceShelf) -> SetPiece:
    """The piece set; a hair narrower where rounding made a condensed line a unit too wide."""
    paragraph, option = due.paragraph, due.option
    if option.condense != 1000:
        manner = replace(due.piece.manner, condense=option.condense)
        paragraph = paragraph_of(due.piece.text, due.setting.style, shelf, manner)
    piece = set_piece(paragraph, option.way, measures.at, due.setting)
    if option.condense != 1000 and any(slot.line.width > slot.line.measure for slot in piece.lines):
        narrower = replace(option, condense=option.condense - HAIR)
        return _set_due(replace(due, option=narrower), measures, shelf)
    return piece
