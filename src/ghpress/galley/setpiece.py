"""Sets a piece in the lines it was broken into: each line in its slot, with what is amiss said."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from itertools import islice
from math import floor

from ghpress.galley.breaks import KEPT, NEVER, PIECE, WORD
from ghpress.galley.costs import USUAL_OPENING
from ghpress.galley.fit import Way
from ghpress.galley.galley import Slot
from ghpress.galley.setline import SetLine, may_be_short, set_lines
from ghpress.galley.stick import Job, Stretch
from ghpress.galley.sums import Paragraph
from ghpress.layout.grid import baseline_drop
from ghpress.layout.styles import Align, TextStyle
from ghpress.remarks import Remark, error, warning
from ghpress.units import Length
from ghpress.values import dataclass

_SPLITS = {KEPT: "term-split", WORD: "word-split", PIECE: "piece-split", NEVER: "piece-split"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a piece is set: its style, the pitch and number of its slots, its number in the story.

    ``top`` is the baseline of a column's first line, for a block that begins a column; elsewhere
    ``under`` is the share of its white that stands under it. ``at`` is the first of its slots.
    """

    style: TextStyle
    pitch: Length
    slots: int
    paragraph: int = 0
    top: Length | None = None
    under: Fraction = Fraction(1, 2)
    at: int = 0


@dataclass(frozen=True, slots=True)
class SetPiece:
    """A piece set, each line in its slot."""

    lines: tuple[Slot, ...]
    remarks: tuple[Remark, ...]


def set_piece(
    paragraph: Paragraph, way: Way, width_of: Callable[[int], Length], setting: Setting
) -> SetPiece:
    """The lines of a piece. In one slot a line, or with their white shared out over its slots.

    At a column's top they stand on its first lines, and all their white is under them.
    """
    return set_pieces((Due(paragraph, way, width_of, setting),))[0]


@dataclass(frozen=True, slots=True)
class Due:
    """A piece about to be set: prepared, its way, the measure of each of its lines, where it stands."""

    paragraph: Paragraph
    way: Way
    width_of: Callable[[int], Length]
    setting: Setting

    def stretches(self) -> list[Stretch]:
        """Its lines."""
        indents, way = self.paragraph.indents, self.way
        found, first = [], 0
        for number, end in enumerate(way.ends):
            if end < 0:
                break
            indent = indents.rest if number else indents.first
            room = max(self.width_of(number) - indent - indents.right, 1)
            cost = way.costs[number] if way.costs else 0
            found.append(Stretch(first, end, room, number == len(way.ends) - 1, cost))
            first = end + 1
        return found


def set_pieces(due: Sequence[Due]) -> list[SetPiece]:
    """The lines of several pieces, set together: that takes hardly longer than to set one."""
    jobs = [Job(one.paragraph, one.stretches()) for one in due]
    lines = iter(set_lines(jobs))
    return [
        _in_slots(one, job.stretches, islice(lines, len(job.stretches)))
        for one, job in zip(due, jobs, strict=True)
    ]


def _in_slots(due: Due, stretches: Sequence[Stretch], lines: Iterable[SetLine]) -> SetPiece:
    """Set lines in their slots, with what is amiss."""
    paragraph, setting = due.paragraph, due.setting
    style, text = setting.style, paragraph.measured.text
    slots: list[Slot] = []
    remarks: list[Remark] = []
    places = _standing(setting, len(due.way.ends))
    for number, (stretch, done) in enumerate(zip(stretches, lines, strict=True)):
        slot, drop = places[number]
        indent = paragraph.indents.rest if number else paragraph.indents.first
        x = indent + aligned(style.setting.align, stretch.measure, done.line.width)
        source = text.place(done.line.first)
        slots.append(Slot(done.line, slot, drop, x, style.name, source, setting.paragraph))
        remarks.extend(_amiss(paragraph, done, stretch))
    if due.way.parted:
        shown = " / ".join(slot.line.text for slot in slots)
        remarks.append(warning("head-parted", text.place(0), text=shown))
    return SetPiece(tuple(slots), tuple(remarks))


def _standing(setting: Setting, count: int) -> list[tuple[int, Length]]:
    """The slot of each of so many lines and the drop of its baseline in it."""
    style, pitch, at = setting.style, setting.pitch, setting.at
    if setting.top is not None:
        # White over a column's first line would be a hole in the row of columns' heads.
        top, first = 0, setting.top
    elif setting.slots == count:
        drop = baseline_drop(style.size, pitch)
        return [(at + number, drop) for number in range(count)]
    else:
        white = setting.slots * pitch - count * style.leading
        top = white - floor(white * setting.under)
        first = top + baseline_drop(style.size, style.leading)
    found = []
    for deeper in (number * style.leading for number in range(count)):
        slot = min(max((top + deeper) // pitch, 0), setting.slots - 1) if pitch else 0
        found.append((at + slot, first + deeper - slot * pitch))
    return found


def aligned(align: Align, room: Length, width: Length) -> Length:
    """How far a line moves in its room to stand as its style says."""
    match align:
        case "right":
            return room - width
        case "centre":
            return (room - width) // 2
        case _:
            return 0


def _amiss(paragraph: Paragraph, done: SetLine, stretch: Stretch) -> list[Remark]:
    """What a proofreader should see of a line: too full, too loose, a split piece, a lone character."""
    measured = paragraph.measured
    split = _SPLITS.get(int(paragraph.breaks.levels[stretch.end]))
    is_alone = stretch.is_last and _is_alone(paragraph, stretch)
    if not (done.rest or is_alone or split or done.opening > USUAL_OPENING):
        return []
    place = measured.text.place(measured.starts[stretch.first])
    words, em = done.line.text, measured.style.size
    found = []
    if done.rest > 0:
        found.append(error("line-overfull", place, text=words, over=f"{done.rest / em:.2f}"))
    elif is_alone:
        found.append(warning("last-alone", place, text=words))
    elif done.rest < 0 and not (
        stretch.is_last or paragraph.ragged or may_be_short(paragraph, stretch.end)
    ):
        found.append(warning("line-short", place, text=words, short=f"{-done.rest / em:.2f}"))
    elif done.opening > USUAL_OPENING:
        found.append(warning("line-loose", place, text=words, opening=f"{done.opening / 1000:.2f}"))
    if split and not stretch.is_last:
        found.append(warning(split, place, text=words))
    return found


def _is_alone(paragraph: Paragraph, stretch: Stretch) -> bool:
    """One character and its marks, on a line after others."""
    solids = paragraph.sums.solids
    return stretch.first > 0 and int(solids[stretch.end + 1] - solids[stretch.first]) <= 1
