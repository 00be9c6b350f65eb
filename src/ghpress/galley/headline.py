"""Composes a headline: its parts in lines broken by meaning, several ways for make-up to choose.

Ways are planned from widths measured once; only the way that is chosen is set.
"""

from collections.abc import Sequence
from dataclasses import replace

from ghpress.galley.block import Placed, SetBlock
from ghpress.galley.fit import best_way
from ghpress.galley.headbreaks import parted
from ghpress.galley.headcopy import HeadCopy, paragraphs_at
from ghpress.galley.headedges import trimmed
from ghpress.galley.headlong import MOST_LINES
from ghpress.galley.headplans import HAIR, HeadRoom, Plan, best_plans, dearer
from ghpress.galley.line import Line
from ghpress.galley.setline import set_lines
from ghpress.galley.setpiece import aligned
from ghpress.galley.stick import Job, Stretch
from ghpress.galley.sums import Paragraph
from ghpress.layout.grid import baseline_drop
from ghpress.layout.layout import HeadlineSize
from ghpress.layout.styles import TextStyle
from ghpress.remarks import Remark, warning
from ghpress.units import Length, em
from ghpress.values import dataclass

ANOTHER_WORDING = 60
"""Each wording after the first."""
TALL = 1000
"""A head that fits only in more lines than it should take."""
TALLER = 150
"""Each of these lines."""
CROWDED = 5000
"""A head that fits at no size."""
OF_ONE_DEPTH = 2
"""Candidates of one depth that may look alike."""


@dataclass(frozen=True, slots=True, eq=False)
class HeadCandidate:
    """One way to set a head, planned; ``set_head`` sets it.

    ``slots`` are the grid lines it takes, ``wording`` the index of the wording used, ``inset`` how far
    its lines stand in from the left. ``is_crowded`` says that it fits at no size.
    """

    copy: HeadCopy
    room: HeadRoom
    plan: Plan
    slots: int
    wording: int = 0
    inset: Length = 0
    is_crowded: bool = False

    @property
    def size(self) -> Length:
        """The size of its type."""
        return self.room.sizes[self.plan.step].size

    @property
    def leading(self) -> Length:
        """From line to line."""
        return self.room.sizes[self.plan.step].leading

    @property
    def step(self) -> int:
        """The index of its size in the list."""
        return self.plan.step

    @property
    def condense(self) -> int:
        """Its 长体 (below 1000) or 扁体 in per mille."""
        return self.plan.condense

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.plan.ends)

    @property
    def cost(self) -> int:
        """The galley's cost of it; one size below the first is a hundred."""
        return self.plan.cost

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What is amiss with it."""
        text, said = self.copy.text, self.copy.measuring.measured.remarks
        if self.is_crowded:
            return (*said, warning("head-crowded", text.place(0), text=text.chars))
        if parted(self.plan.ends, self.copy.breaks):
            return (*said, warning("head-parted", text.place(0), text=" / ".join(self.words())))
        return said

    def words(self) -> list[str]:
        """What stands on each line."""
        measured = self.copy.measuring.measured
        stops = [*(measured.starts[end + 1] for end in self.plan.ends[:-1]), len(self.copy.text.chars)]
        starts = [0, *stops[:-1]]
        return [self.copy.text.chars[start:stop] for start, stop in zip(starts, stops, strict=True)]


def headline(wordings: Sequence[HeadCopy | None], room: HeadRoom) -> tuple[HeadCandidate, ...]:
    """Up to ``room.keep`` ways to set a head, cheapest first, no two of one size and number of lines.

    Few are of one depth: make-up needs depths to choose from, and looks for where a neighbour has one.

    Args:
        wordings: the head's copy, then that of each other wording.
        room: measure, sizes, limits.

    Returns:
        At least one candidate if there are words: where no size fits, the smallest, broken as text is.
    """
    found: list[HeadCandidate] = []
    for number, copy in enumerate(wordings):
        if copy is not None:
            found.extend(_planned(copy, room, number))
    found.sort(key=lambda one: (one.cost, one.step, one.lines))
    return tuple(_of_many_depths(found)[: room.keep])


def _of_many_depths(found: list[HeadCandidate]) -> list[HeadCandidate]:
    """The cheapest of each depth and the next, and those no neighbour is taken for, in their order."""
    depths: dict[int, list[HeadCandidate]] = {}
    for one in found:
        kept = depths.setdefault(one.slots, [])
        if len(kept) < OF_ONE_DEPTH or not any(_bump(one, other) for other in kept):
            kept.append(one)
    chosen = {id(one) for kept in depths.values() for one in kept}
    return [one for one in found if id(one) in chosen]


def are_alike(one: Length, other: Length) -> bool:
    """Whether two heads' sizes are so near, a fifth, that side by side they read as one line (碰题)."""
    return 5 * abs(one - other) < max(one, other)


def _bump(one: HeadCandidate, other: HeadCandidate) -> bool:
    return one.lines == other.lines and are_alike(one.size, other.size)


def head_in_style(copy: HeadCopy | None, room: HeadRoom) -> tuple[HeadCandidate, ...]:
    """A kicker or deck: the same, at its style's one size; ``room.sizes`` is not looked at.

    All its lines stand in by the style's indent, which leaves room for an ornament.
    """
    if copy is None:
        return ()
    style = copy.style
    inset = em(style.size, style.setting.indent)
    own = (HeadlineSize(style.size, style.leading),)
    inner = replace(room, sizes=own, measure=room.measure - inset)
    found = headline((copy,), inner)
    return tuple(replace(one, inset=inset) for one in found) if inset else found


def _planned(copy: HeadCopy, room: HeadRoom, wording: int) -> list[HeadCandidate]:
    """The ways to set one wording: the best plan of each size and number of lines."""
    later = wording * ANOTHER_WORDING
    for most in (room.most_lines, MOST_LINES):
        plans = best_plans(copy.cuts(most), copy.style, room)
        if plans:
            own = (dearer(plan, _tall(plan, room) + later) for plan in plans)
            return [_candidate(copy, room, plan, wording) for plan in own]
    crowded = _candidate(copy, room, _as_text(copy, room, later), wording)
    return [replace(crowded, is_crowded=True)]


def _tall(plan: Plan, room: HeadRoom) -> int:
    """What it costs that a head has more lines than it should."""
    more = len(plan.ends) - room.most_lines
    return TALL + TALLER * more if more > 0 else 0


def _as_text(copy: HeadCopy, room: HeadRoom, more: int) -> Plan:
    """What fits at no size: the smallest and narrowest, broken as text is."""
    smallest = min(range(len(room.sizes)), key=lambda step: room.sizes[step].size)
    condense = copy.style.condense
    way = best_way(copy.paragraph(_style(copy, room, smallest), condense), room.measure)
    return Plan(way.ends, smallest, condense, CROWDED + more, 1000)


def _candidate(copy: HeadCopy, room: HeadRoom, plan: Plan, wording: int) -> HeadCandidate:
    leading = room.sizes[plan.step].leading
    slots = _slots(copy.style.slots, -(-len(plan.ends) * leading // room.pitch))
    return HeadCandidate(copy, room, plan, slots, wording)


def _style(copy: HeadCopy, room: HeadRoom, step: int) -> TextStyle:
    return copy.at_size(room.sizes[step].size, room.sizes[step].leading)


def _slots(allowed: tuple[int, ...], needed: int) -> int:
    """Whole grid lines for a head that needs so many: one of its style's counts if any is enough."""
    return min((slots for slots in allowed if slots >= needed), default=needed)


def set_head(candidate: HeadCandidate) -> SetBlock:
    """The head set: a block as wide as its measure, white shared out over and under the type.

    Where rounding made a line a unit too wide it is set a hair narrower than planned.
    """
    return set_heads((candidate,))[0]


def set_heads(candidates: Sequence[HeadCandidate]) -> list[SetBlock]:
    """Several heads set, as ``set_head`` sets each; far sooner together than apart."""
    styles = [_style(one.copy, one.room, one.plan.step) for one in candidates]
    asked = [(one.copy, style, one.plan.condense) for one, style in zip(candidates, styles, strict=True)]
    jobs = [
        _job(one, paragraph) for one, paragraph in zip(candidates, paragraphs_at(asked), strict=True)
    ]
    done = iter(set_lines(jobs))
    blocks: list[SetBlock] = []
    for one, style, job in zip(candidates, styles, jobs, strict=True):
        lines, plan = [next(done).line for _ in job.stretches], one.plan
        if max(line.width for line in lines) > one.room.measure and plan.condense > style.condense:
            narrower = replace(plan, condense=plan.condense - HAIR)
            blocks.append(set_head(replace(one, plan=narrower)))
        else:
            blocks.append(_block(one, style, lines))
    return blocks


def _job(candidate: HeadCandidate, paragraph: Paragraph) -> Job:
    """The head's lines, to be set at their own widths."""
    ends, last = candidate.plan.ends, len(paragraph.measured) - 1
    firsts = (0, *(end + 1 for end in ends[:-1]))
    stretches = [
        Stretch(first, end, candidate.room.measure, end == last)
        for first, end in zip(firsts, ends, strict=True)
    ]
    return Job(trimmed(candidate.copy, paragraph, ends), stretches)


def _block(candidate: HeadCandidate, style: TextStyle, lines: list[Line]) -> SetBlock:
    """The lines in a block of whole grid lines."""
    room, inset, slots = candidate.room, candidate.inset, candidate.slots
    top = (slots * room.pitch - len(lines) * style.leading) // 2
    drop = top + baseline_drop(style.size, style.leading)
    placed = tuple(
        Placed(
            line,
            inset + aligned(style.setting.align, room.measure, line.width),
            drop + number * style.leading,
            style.name,
            candidate.copy.text.place(line.first),
        )
        for number, line in enumerate(lines)
    )
    return SetBlock(room.measure + inset, slots * room.pitch, placed)
