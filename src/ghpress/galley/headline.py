"""Composes a headline: its parts in lines broken by meaning, several ways for make-up to choose."""

from dataclasses import dataclass, replace
from fractions import Fraction

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.fit import ways
from ghpress.galley.headbreaks import Joined, head_breaks, join
from ghpress.galley.headplans import HeadRoom, Plan, best_plans
from ghpress.galley.line import Line
from ghpress.galley.prepare import Manner, paragraph_of
from ghpress.galley.setline import Stretch, set_line
from ghpress.galley.setpiece import aligned
from ghpress.galley.sorts import FaceShelf
from ghpress.galley.sums import Paragraph
from ghpress.layout.grid import baseline_drop
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.remarks import Remark, warning
from ghpress.units import Length

ANOTHER_WORDING = 60
"""Each wording after the first."""
MORE_LINES = 2
TALL = 1000
"""A head that fits only in up to so many lines more than it should take."""
CROWDED = 5000
"""A head that fits at no size."""
HAIR = 5
"""Steps of 长体, in per mille."""


@dataclass(frozen=True, slots=True)
class HeadText:
    """The words of a head, joined, and the style and sizes they may be set in."""

    text: Text
    joined: Joined
    style: TextStyle
    room: HeadRoom

    def at_size(self, step: int) -> TextStyle:
        """The style at one of the sizes."""
        chosen = self.room.sizes[step]
        return replace(self.style, size=chosen.size, leading=chosen.leading)


@dataclass(frozen=True, slots=True)
class HeadCandidate:
    """One way to set a head, not yet set: ``set_head`` does it.

    ``step`` is the index of its size in the list, ``condense`` its 长体 in per mille, ``lines`` the
    words of each line, ``width`` about that of the widest, ``slots`` its depth in grid lines,
    ``wording`` the index of the wording used. ``plan`` says how it is broken.
    """

    step: int
    size: Length
    condense: int
    lines: tuple[str, ...]
    width: Length
    slots: int
    cost: int
    plan: Plan
    head: HeadText
    wording: int = 0
    is_crowded: bool = False


@dataclass(frozen=True, slots=True)
class SetHead:
    """A head set: its block, as wide as the measure and a whole number of grid lines deep."""

    block: SetBlock
    remarks: tuple[Remark, ...]


def headline(
    wordings: tuple[tuple[Text, ...], ...], style: TextStyle, shelf: FaceShelf, room: HeadRoom
) -> tuple[HeadCandidate, ...]:
    """Up to ``room.keep`` ways to set a head, cheapest first, no two of one size and number of lines.

    Args:
        wordings: the head's parts, then the parts of each other wording.
        style: the head's style; its size and leading give way to those of the list.
        shelf: the faces.
        room: measure, sizes, limits.

    Returns:
        At least one candidate if there are words: where no size fits, the smallest, broken as text is.
    """
    found: list[HeadCandidate] = []
    for number, parts in enumerate(wordings):
        text, joined = join(parts, room.terms)
        if text:
            found.extend(_candidates(HeadText(text, joined, style, room), shelf, number))
    found.sort(key=lambda one: (one.cost, one.step, len(one.lines)))
    return tuple(found[: room.keep])


def head_in_style(
    parts: tuple[Text, ...], style: TextStyle, shelf: FaceShelf, room: HeadRoom
) -> tuple[HeadCandidate, ...]:
    """A kicker or deck: the same, at its style's one size; ``room.sizes`` is not looked at."""
    own = HeadlineSize(style.size, style.leading)
    return headline((parts,), style, shelf, replace(room, sizes=(own,)))


def set_head(candidate: HeadCandidate, shelf: FaceShelf) -> SetHead:
    """The head as planned, its white shared out over and under its lines."""
    head, condense = candidate.head, candidate.condense
    paragraph = _paragraph(head, candidate.step, condense, shelf)
    lines = _lines(paragraph, candidate.plan.ends, head.room.measure)
    while max(line.width for line in lines) > head.room.measure and condense > head.style.condense:
        condense -= HAIR  # planned at another size: rounding may have made it a unit too wide
        paragraph = _paragraph(head, candidate.step, condense, shelf)
        lines = _lines(paragraph, candidate.plan.ends, head.room.measure)
    remarks = paragraph.measured.remarks
    if candidate.is_crowded:
        crowded = warning("head-crowded", head.text.place(0), text=head.text.chars)
        remarks = (*remarks, crowded)
    return SetHead(_block(candidate, lines), remarks)


def _candidates(head: HeadText, shelf: FaceShelf, wording: int) -> list[HeadCandidate]:
    """The ways to set one wording: the best plan of each size and number of lines."""
    measuring = _paragraph(head, 0, 1000, shelf)
    breaks = head_breaks(measuring, head.joined)
    for extra, price in ((0, 0), (MORE_LINES, TALL)):
        room = replace(head.room, most_lines=head.room.most_lines + extra)
        plans = best_plans(measuring, breaks, head.style, room)
        if plans:
            dear = (replace(plan, cost=plan.cost + price) for plan in plans)
            return [_candidate(head, measuring, plan, wording) for plan in dear]
    smallest = len(head.room.sizes) - 1
    paragraph = _paragraph(head, smallest, head.style.condense, shelf)
    found = ways(paragraph, lambda _: head.room.measure)
    way = min((one[0] for one in found.values()), key=lambda one: one.cost)
    plan = Plan(way.ends, smallest, head.style.condense, CROWDED, head.room.measure)
    return [replace(_candidate(head, paragraph, plan, wording), is_crowded=True)]


def _paragraph(head: HeadText, step: int, condense: int, shelf: FaceShelf) -> Paragraph:
    """The text measured at one of the sizes."""
    parts = head.joined.parts
    manner = Manner(first=Fraction(0), condense=condense, display=True, ragged=True, parts=parts)
    return paragraph_of(head.text, head.at_size(step), shelf, manner)


def _candidate(head: HeadText, paragraph: Paragraph, plan: Plan, wording: int) -> HeadCandidate:
    style = head.at_size(plan.step)
    starts = (*paragraph.measured.starts, len(head.text.chars))
    firsts = (0, *(end + 1 for end in plan.ends[:-1]))
    words = (head.text.chars[starts[a] : starts[b + 1]] for a, b in zip(firsts, plan.ends, strict=True))
    return HeadCandidate(
        step=plan.step,
        size=style.size,
        condense=plan.condense,
        lines=tuple(words),
        width=plan.width,
        slots=_slots(style, head.room, len(plan.ends)),
        cost=plan.cost + wording * ANOTHER_WORDING,
        plan=plan,
        head=head,
        wording=wording,
    )


def _slots(style: TextStyle, room: HeadRoom, lines: int) -> int:
    """Whole grid lines for so many lines of type: one of the style's counts if any is enough."""
    needed = -(-lines * style.leading // room.pitch)
    enough = [slots for slots in style.slots if slots >= needed]
    return min(enough, default=needed)


def _lines(paragraph: Paragraph, ends: tuple[int, ...], measure: Length) -> list[Line]:
    """The head's lines at their own widths."""
    firsts = (0, *(end + 1 for end in ends[:-1]))
    last = len(paragraph.measured) - 1
    return [
        set_line(paragraph, Stretch(first, end, measure, end == last)).line
        for first, end in zip(firsts, ends, strict=True)
    ]


def _block(candidate: HeadCandidate, lines: list[Line]) -> SetBlock:
    """The lines in a block of whole grid lines."""
    head, room = candidate.head, candidate.head.room
    style = head.at_size(candidate.step)
    top = (candidate.slots * room.pitch - len(lines) * style.leading) // 2
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
    return SetBlock(room.measure, candidate.slots * room.pitch, placed)
