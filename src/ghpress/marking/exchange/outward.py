"""Turns marks into annotations that readers of PDF show as their own: struck, put in, highlighted."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from ghpress.marking.events import mark_facts
from ghpress.marking.exchange.annotation import Annotation, Area, bounds
from ghpress.marking.exchange.under import areas_of
from ghpress.marking.marks import SIGN_OF, Mark
from ghpress.marking.passages import Spot
from ghpress.marking.rounds import round_of
from ghpress.marking.sheet import Sheet

EXCHANGED = ("replace", "transpose")
"""Signs drawn as Acrobat draws its “replace text”: the words struck, a caret with the new ones."""

SAID_AS_IS = ("replace", "transpose", "insert", "delete", "say", "note")
"""Signs whose words need no name before them: the annotation's kind says it all."""

STATES = {"done": "Completed", "done-differently": "Completed", "refused": "Rejected"}
"""What a settled mark is called in the Review state model (ISO 32000-1 table 171)."""

POINT = 6.0
"""Millimetres of a note's icon."""

CARET = 0.5
"""A caret's width and height, of the character's size."""


Where: TypeAlias = Callable[[Mark, int], Spot | None]


def annotations_of(
    marks: Iterable[Mark], sheets: Mapping[int, Sheet], where: Where
) -> tuple[Annotation, ...]:
    """The marks as annotations, each with its replies and its state after it.

    ``where`` says of a mark and a page where its words stand in the copy of that page's sheet; a mark
    whose words are on no page is a note where it was made.
    """
    return tuple(one for mark in marks for one in _annotations(mark, sheets, where))


def words_of(mark: Mark) -> str:
    """What a mark's annotation says."""
    if mark.sign in SAID_AS_IS:
        return mark.text
    name = SIGN_OF[mark.sign].name
    return f"{name}：{mark.text}" if mark.text else name


def _annotations(mark: Mark, sheets: Mapping[int, Sheet], where: Where) -> Iterator[Annotation]:
    main, *rest = _drawn(mark, sheets, where)
    yield main
    yield from rest
    for number, said in enumerate(mark.thread, 1):
        answer = _answer(main, str(number), said.by, {"said": {"at": said.at}})
        yield replace(answer, at=said.at, words=said.words)
    if mark.state != "open":
        answer = _answer(main, "state", mark.settled_by, {"settled": mark.state})
        yield replace(answer, state=STATES[mark.state])


def _answer(main: Annotation, name: str, by: str, own: dict[str, Any]) -> Annotation:
    """An annotation without a look of its own that answers to a mark's."""
    return replace(
        main,
        kind="Text",
        quads=(),
        name=f"{main.name}-{name}",
        by=by,
        at="",
        words="",
        answers=main.name,
        own=json.dumps(own),
        intent="",
    )


def _drawn(mark: Mark, sheets: Mapping[int, Sheet], where: Where) -> Iterator[Annotation]:
    """The mark itself, and the strike that belongs to a caret."""
    page, areas = _printed(mark, sheets, where)
    sign, words = SIGN_OF[mark.sign], words_of(mark)
    if not areas:
        x, y = mark.point.x, mark.point.y
        quoted = f"“{mark.where.words}”{sign.name}：{words}" if mark.where else words
        yield _main(mark, "Text", (page, Area(x, y, x + POINT, y + POINT)), quoted)
    elif mark.sign in EXCHANGED:
        caret = _main(mark, "Caret", (page, _caret(areas[-1], at_end=True)), words)
        yield replace(caret, intent="Replace")
        yield replace(
            caret,
            kind="StrikeOut",
            rect=bounds(areas),
            quads=areas,
            name=f"{mark.id}-struck",
            words="",
            answers=mark.id,
            is_grouped=True,
            own=json.dumps({"part": mark.id}),
            intent="StrikeOutTextEdit",
        )
    elif sign.on == "between":
        yield _main(mark, "Caret", (page, _caret(areas[0])), words)
    else:
        kind = "StrikeOut" if mark.sign == "delete" else "Highlight"
        yield replace(_main(mark, kind, (page, bounds(areas)), words), quads=areas)


def _main(mark: Mark, kind: str, at: tuple[int, Area], words: str) -> Annotation:
    """The annotation that bears the mark's id."""
    facts = {"mark": {"by": mark.by, "at": mark.at, **mark_facts(mark)}, "shown": words}
    return Annotation(
        kind=kind,
        page=at[0],
        rect=at[1],
        name=mark.id,
        by=mark.by,
        at=mark.at,
        words=words,
        subject=SIGN_OF[mark.sign].name,
        colour=round_of(mark.round).colour,
        own=json.dumps(facts),
    )


def _printed(mark: Mark, sheets: Mapping[int, Sheet], where: Where) -> tuple[int, tuple[Area, ...]]:
    """The page and the areas of a mark's words: on the page it was made on, else on the first."""
    own = mark.point.page
    for number in sorted(sheets, key=lambda number: (number != own, number)):
        spot = where(mark, number)
        areas = areas_of(spot, sheets[number]) if spot else ()
        if areas:
            return number, areas
    return (own if own in sheets else min(sheets)), ()


def _caret(area: Area, *, at_end: bool = False) -> Area:
    """A caret whose tip is at a gap, below the line."""
    size = area.bottom - area.top
    x = area.right if at_end else area.left
    wide = CARET * size
    top = area.bottom - 0.2 * size
    return Area(x - wide / 2, top, x + wide / 2, top + wide)
