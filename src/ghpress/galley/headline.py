"""Composes a headline: its parts in lines broken by meaning, several ways for make-up to choose."""

from collections import Counter
from dataclasses import dataclass, replace
from fractions import Fraction

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.fit import best_way
from ghpress.galley.headbreaks import Joined, head_breaks, join
from ghpress.galley.headplans import HAIR, HeadRoom, Plan, best_plans
from ghpress.galley.line import Line
from ghpress.galley.prepare import Manner, paragraph_of
from ghpress.galley.setline import Stretch, set_line, stick_of
from ghpress.galley.setpiece import aligned
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.sums import Paragraph
from ghpress.layout.grid import baseline_drop
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, warning
from ghpress.units import Length, em

ANOTHER_WORDING = 60
"""Each wording after the first."""
MORE_LINES = 2
TALL = 1000
"""A head that fits only in up to so many lines more than it should take."""
CROWDED = 5000
"""A head that fits at no size."""
OF_ONE_DEPTH = 2
"""Candidates of one depth: a second look, for where the neighbour has the first."""


@dataclass(frozen=True, slots=True)
class _Head:
    """The words of a head, joined, and what they may be set in."""

    text: Text
    joined: Joined
    style: TextStyle
    shelf: FaceShelf
    room: HeadRoom

    def at_size(self, step: int) -> TextStyle:
        """The style at one of the sizes."""
        chosen = self.room.sizes[step]
        return replace(self.style, size=chosen.size, leading=chosen.leading)

    def paragraph(self, step: int, condense: int) -> Paragraph:
        """The text measured at one of the sizes."""
        parts = self.joined.parts
        manner = Manner(first=Fraction(0), condense=condense, display=True, ragged=True, parts=parts)
        return paragraph_of(self.text, self.at_size(step), self.shelf, manner)


@dataclass(frozen=True, slots=True)
class HeadCandidate:
    """One way to set a head.

    ``block`` is as wide as the measure and ``slots`` grid lines deep, white shared out over and under
    the type. ``step`` is the index of the size in the list, ``condense`` the 长体 in per mille,
    ``width`` that of the widest line, ``wording`` the index of the wording used.
    """

    block: SetBlock
    step: int
    size: Length
    condense: int
    lines: int
    width: Length
    slots: int
    cost: int
    wording: int = 0
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class _Planned:
    """A head with its plan, not yet set."""

    head: _Head
    plan: Plan
    wording: int
    is_crowded: bool = False


def headline(
    wordings: tuple[tuple[Text, ...], ...], style: TextStyle, shelf: FaceShelf, room: HeadRoom
) -> tuple[HeadCandidate, ...]:
    """Up to ``room.keep`` ways to set a head, cheapest first, no two of one size and number of lines.

    No more than two are of one depth: make-up needs depths to choose from.

    Args:
        wordings: the head's parts, then the parts of each other wording.
        style: the head's style; its size and leading give way to those of the list.
        shelf: the faces.
        room: measure, sizes, limits.

    Returns:
        At least one candidate if there are words: where no size fits, the smallest, broken as text is.
    """
    found: list[_Planned] = []
    for number, parts in enumerate(wordings):
        text, joined = join(parts, room.terms)
        if text:
            found.extend(_planned(_Head(text, joined, style, shelf, room), number))
    found.sort(key=lambda one: (one.plan.cost, one.plan.step, len(one.plan.ends)))
    return tuple(_set(one) for one in _of_many_depths(found)[: room.keep])


def _of_many_depths(found: list[_Planned]) -> list[_Planned]:
    """The cheapest of each depth and the next of another look, in their order."""
    kept: list[_Planned] = []
    depths: Counter[int] = Counter()
    for one in found:
        depth = _slots(one.head.at_size(one.plan.step), one.head.room, len(one.plan.ends))
        depths[depth] += 1
        if depths[depth] <= OF_ONE_DEPTH:
            kept.append(one)
    return kept


def head_in_style(
    parts: tuple[Text, ...], style: TextStyle, shelf: FaceShelf, room: HeadRoom
) -> tuple[HeadCandidate, ...]:
    """A kicker or deck: the same, at its style's one size; ``room.sizes`` is not looked at.

    All its lines stand in by the style's indent, which leaves room for an ornament.
    """
    own = HeadlineSize(style.size, style.leading)
    inset = em(style.size, style.setting.indent)
    flush = replace(style, setting=replace(style.setting, indent=Fraction(0)))
    inner = replace(room, sizes=(own,), measure=room.measure - inset)
    return tuple(_stood_in(one, inset) for one in headline((parts,), flush, shelf, inner))


def _stood_in(candidate: HeadCandidate, inset: Length) -> HeadCandidate:
    """The head with its lines so far from the left of a block that much wider."""
    block = candidate.block
    lines = tuple(replace(placed, x=placed.x + inset) for placed in block.lines)
    return replace(candidate, block=SetBlock(block.width + inset, block.depth, lines))


def _planned(head: _Head, wording: int) -> list[_Planned]:
    """The ways to set one wording: the best plan of each size and number of lines."""
    measuring = head.paragraph(0, 1000)
    breaks = head_breaks(measuring, head.joined)
    dearer = wording * ANOTHER_WORDING
    for extra, price in ((0, 0), (MORE_LINES, TALL)):
        room = replace(head.room, most_lines=head.room.most_lines + extra)
        plans = best_plans(measuring, breaks, head.style, room)
        if plans:
            return [
                _Planned(head, replace(plan, cost=plan.cost + price + dearer), wording) for plan in plans
            ]
    return [_Planned(head, _as_text(head, dearer), wording, is_crowded=True)]


def _as_text(head: _Head, dearer: int) -> Plan:
    """What fits at no size: the smallest and narrowest, broken as text is."""
    smallest = len(head.room.sizes) - 1
    way = best_way(head.paragraph(smallest, head.style.condense), head.room.measure)
    return Plan(way.ends, smallest, head.style.condense, CROWDED + dearer, 1000)


def _set(planned: _Planned) -> HeadCandidate:
    """The head as planned; a hair narrower where rounding made a line a unit too wide."""
    head, plan = planned.head, planned.plan
    paragraph = head.paragraph(plan.step, plan.condense)
    lines = _lines(paragraph, plan.ends, head.room.measure)
    widest = max(line.width for line in lines)
    if widest > head.room.measure and plan.condense > head.style.condense:
        return _set(replace(planned, plan=replace(plan, condense=plan.condense - HAIR)))
    style = head.at_size(plan.step)
    slots = _slots(style, head.room, len(lines))
    remarks = paragraph.measured.remarks
    if planned.is_crowded:
        remarks = (*remarks, warning("head-crowded", head.text.place(0), text=head.text.chars))
    return HeadCandidate(
        block=_block(head, style, lines, slots),
        step=plan.step,
        size=style.size,
        condense=plan.condense,
        lines=len(lines),
        width=widest,
        slots=slots,
        cost=plan.cost,
        wording=planned.wording,
        remarks=remarks,
    )


def _lines(paragraph: Paragraph, ends: tuple[int, ...], measure: Length) -> list[Line]:
    """The head's lines at their own widths."""
    firsts = (0, *(end + 1 for end in ends[:-1]))
    last, stick = len(paragraph.measured) - 1, stick_of(paragraph)
    return [
        set_line(stick, Stretch(first, end, measure, end == last)).line
        for first, end in zip(firsts, ends, strict=True)
    ]


def _slots(style: TextStyle, room: HeadRoom, lines: int) -> int:
    """Whole grid lines for so many lines of type: one of the style's counts if any is enough."""
    needed = -(-lines * style.leading // room.pitch)
    enough = [slots for slots in style.slots if slots >= needed]
    return min(enough, default=needed)


def _block(head: _Head, style: TextStyle, lines: list[Line], slots: int) -> SetBlock:
    """The lines in a block of whole grid lines."""
    room = head.room
    top = (slots * room.pitch - len(lines) * style.leading) // 2
    drop = top + baseline_drop(style.size, style.leading)
    placed = tuple(
        Placed(
            line,
            aligned(style.setting.align, room.measure, line.width),
            drop + number * style.leading,
            style.name,
            head.text.place(line.first),
        )
        for number, line in enumerate(lines)
    )
    return SetBlock(room.measure, slots * room.pitch, placed)
