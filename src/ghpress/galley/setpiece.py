"""Sets a piece in the lines it was broken into: each line in its slot, with what is amiss said."""

from collections.abc import Callable
from dataclasses import dataclass

from ghpress.galley.breaks import KEPT, NEVER, PIECE, WORD
from ghpress.galley.costs import USUAL_OPENING
from ghpress.galley.fit import Way
from ghpress.galley.galley import Slot, moved
from ghpress.galley.setline import SetLine, Stretch, may_be_short, set_line, stick_of
from ghpress.galley.sums import Paragraph
from ghpress.layout.grid import baseline_drop
from ghpress.layout.styles import Align, TextStyle
from ghpress.remarks import Remark, error, warning
from ghpress.units import Length

_SPLITS = {KEPT: "term-split", WORD: "word-split", PIECE: "piece-split", NEVER: "piece-split"}


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a piece is set: its style, the pitch and number of its slots, its number in the story.

    ``top`` is the baseline of a column's first line, for a block that begins a column. What ``sinks``
    has all its white over it.
    """

    style: TextStyle
    pitch: Length
    slots: int
    paragraph: int = 0
    top: Length | None = None
    sinks: bool = False


@dataclass(frozen=True, slots=True)
class SetPiece:
    """A piece set, its slots counted from 0."""

    lines: tuple[Slot, ...]
    remarks: tuple[Remark, ...]

    def moved(self, by: int) -> tuple[Slot, ...]:
        """Its lines so many slots further on."""
        return tuple(moved(slot, by) for slot in self.lines)


def set_piece(
    paragraph: Paragraph, way: Way, width_of: Callable[[int], Length], setting: Setting
) -> SetPiece:
    """The lines of a piece. In one slot a line, or with their white shared out over its slots.

    At a column's top they stand on its first lines, and all their white is under them.
    """
    lines: list[Slot] = []
    remarks: list[Remark] = []
    first, stick = 0, stick_of(paragraph)
    for number, end in enumerate(way.ends):
        if end < 0:
            break
        measure = width_of(number)
        indent = paragraph.indents.first if number == 0 else paragraph.indents.rest
        room = max(measure - indent - paragraph.indents.right, 1)
        is_last = number == len(way.ends) - 1
        cost = way.costs[number] if way.costs else 0
        stretch = Stretch(first, end, room, is_last, cost)
        done = set_line(stick, stretch)
        slot, drop = _standing(setting, number, len(way.ends))
        x = indent + aligned(setting.style.setting.align, room, done.line.width)
        source = paragraph.measured.text.place(done.line.first)
        lines.append(Slot(done.line, slot, drop, x, setting.style.name, source, setting.paragraph))
        remarks.extend(_amiss(paragraph, done, stretch))
        first = end + 1
    return SetPiece(tuple(lines), tuple(remarks))


def _standing(setting: Setting, number: int, count: int) -> tuple[int, Length]:
    """The slot of a line and the drop of its baseline in it."""
    style, pitch = setting.style, setting.pitch
    if setting.top is not None:
        # White over a column's first line would be a hole in the row of columns' heads.
        top = number * style.leading
        drop = setting.top + top
    elif setting.slots == count:
        return number, baseline_drop(style.size, pitch)
    else:
        white = setting.slots * pitch - count * style.leading
        top = (white if setting.sinks else white // 2) + number * style.leading
        drop = top + baseline_drop(style.size, style.leading)
    slot = min(max(top // pitch, 0), setting.slots - 1) if pitch else 0
    return slot, drop - slot * pitch


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
    place = measured.text.place(measured.starts[stretch.first])
    words, em = done.line.text, measured.style.size
    found = []
    if done.rest > 0:
        found.append(error("line-overfull", place, text=words, over=f"{done.rest / em:.2f}"))
    elif stretch.is_last and _is_alone(paragraph, stretch):
        found.append(warning("last-alone", place, text=words))
    elif done.rest < 0 and not (
        stretch.is_last or paragraph.ragged or may_be_short(paragraph, stretch.end)
    ):
        found.append(warning("line-short", place, text=words, short=f"{-done.rest / em:.2f}"))
    elif done.opening > USUAL_OPENING:
        found.append(warning("line-loose", place, text=words, opening=f"{done.opening / 1000:.2f}"))
    split = _SPLITS.get(int(paragraph.breaks.levels[stretch.end]))
    if split and not stretch.is_last:
        found.append(warning(split, place, text=words))
    return found


def _is_alone(paragraph: Paragraph, stretch: Stretch) -> bool:
    """One character and its marks, on a line after others."""
    solids = paragraph.sums.solids
    return stretch.first > 0 and int(solids[stretch.end + 1] - solids[stretch.first]) <= 1
