"""Sets the ear (报眼): the head and the few lines that stand beside the masthead."""

from collections.abc import Iterator
from dataclasses import replace

from ghpress.galley.sorts import FaceShelf
from ghpress.galley.words import set_text
from ghpress.layout.layout import Layout
from ghpress.makeup.note import Inside
from ghpress.makeup.page import Frame, GroundFrame, Rect, TextFrame
from ghpress.manuscript.furnishings import Ear
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

EAR_GROUND = "ear-ground"


@dataclass(frozen=True, slots=True)
class EarForm:
    """The ear set over a width: its pieces one under another from 0, 0, and the depth of them all.

    ``lines`` are the grid lines its box needs.
    """

    parts: tuple[Inside, ...]
    depth: Length
    lines: int
    remarks: tuple[Remark, ...] = ()


def ear_form(ear: Ear, width: Length, layout: Layout, shelf: FaceShelf) -> EarForm:
    """The ear over a width."""
    grid, rules = layout.grid, layout.ear
    measure = width - 2 * rules.inset * grid.size
    texts = (("ear-head", ear.head), *(("ear", text) for text in ear.words))
    parts: list[Inside] = []
    remarks: list[Remark] = []
    y = 0
    for role, text in texts:
        if text is not None:
            block, said = set_text(text, layout.styles[role], shelf, measure)
            parts.append(Inside(role, rules.inset * grid.size, y, block))
            remarks += said
            y += block.depth
    lines = -(-y // grid.leading) + rules.over + rules.under + rules.below
    return EarForm(tuple(parts), y, lines, tuple(remarks))


def ear_frames(form: EarForm, box: Rect, layout: Layout) -> Iterator[Frame]:
    """The ear in a room at least as deep as it needs: its box, and the words in the middle of that."""
    grid, rules = layout.grid, layout.ear
    box = replace(box, height=box.height - rules.below * grid.leading)
    yield GroundFrame(EAR_GROUND, EAR_GROUND, box)
    room = box.height - (rules.over + rules.under) * grid.leading
    top = box.y + rules.over * grid.leading + (room - form.depth) // 2
    for number, part in enumerate(form.parts, 1):
        place = Rect(box.x + part.x, top + part.y, part.block.width, part.block.depth)
        yield TextFrame(f"{part.role}-{number}", part.role, place, part.block)
