"""Fills the furniture that holds more than its partial prints: the ear beside the masthead, the guide.

How deep they are must be known before stories are made up, which pages the guide names only after.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ghpress.layout.layout import Furniture, PagePlan
from ghpress.makeup.ear import EarForm, ear_form, ear_frames
from ghpress.makeup.furniture import Dressing, Need, Needs, Standing
from ghpress.makeup.guide import GuideRow, guide_form, guide_frames, guide_rows
from ghpress.makeup.page import Frame
from ghpress.makeup.printed import Edition
from ghpress.makeup.ready import Materials
from ghpress.remarks import Remark
from ghpress.units import Length


@dataclass(frozen=True, slots=True)
class Fixtures:
    """What ear and guide need in the plans of a layout, and what there is to say of them."""

    needs: Needs = field(default_factory=dict)
    ears: Mapping[Furniture, EarForm] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


def fixtures(edition: Edition, materials: Materials, most_pages: int) -> Fixtures:
    """The ear and the guide composed at the widths at which the layout's plans have them."""
    needs: dict[Furniture, Need] = {}
    ears: dict[Furniture, EarForm] = {}
    remarks: tuple[Remark, ...] = ()
    rows, ear = guide_rows(edition, _widest(edition, most_pages)), edition.issue.ear
    for plan in materials.layout.plans:
        for piece, width in _with_content(plan, materials):
            white = 0 if piece.beside else materials.layout.fit.row_gap[0]
            if piece.block == "ear" and ear is not None:
                ears[piece] = ear_form(ear, width, materials.layout, materials.shelf)
                needs[piece] = Need(ears[piece].lines, white)
                remarks += ears[piece].remarks
            elif piece.block == "guide" and (lines := _guide_lines(rows, width, materials)):
                needs[piece] = Need(lines, white)
    return Fixtures(needs, ears, tuple(dict.fromkeys(remarks)))


def _with_content(plan: PagePlan, materials: Materials) -> Iterator[tuple[Furniture, Length]]:
    """The pieces of a plan that hold more than words, and how wide they stand."""
    grid = materials.layout.grid
    for piece in plan.furniture:
        if piece.block != "words":
            columns = piece.columns or 1 if piece.beside else grid.columns
            yield piece, grid.measure(columns)


def _widest(edition: Edition, most_pages: int) -> dict[str, int]:
    """A page for every story, the one whose number is the longest: rows take no more room than so."""
    numbers = range(1, most_pages + 1)
    longest = max(numbers, key=lambda page: len(edition.folios.number(page)), default=1)
    return {story.id: longest for story in edition.issue.stories}


def _guide_lines(rows: tuple[GuideRow, ...], width: Length, materials: Materials) -> int:
    """The grid lines the guide needs; none where it has no rows."""
    form = guide_form(rows, width, materials.layout, materials.shelf)
    return form.least if form else 0


def fitted_out(
    dressing: Dressing, ready: Fixtures, rows: tuple[GuideRow, ...], materials: Materials
) -> tuple[Dressing, tuple[Remark, ...]]:
    """The dressing with ear and guide in their places; ``rows`` name the pages as they came out."""
    remarks: list[Remark] = []
    pieces = []
    for standing in dressing.pieces:
        frames, said = _content(standing, ready, rows, materials)
        pieces.append(replace(standing, frames=frames))
        remarks += said
    return replace(dressing, pieces=tuple(pieces)), tuple(remarks)


def _content(
    standing: Standing, ready: Fixtures, rows: tuple[GuideRow, ...], materials: Materials
) -> tuple[tuple[Frame, ...], tuple[Remark, ...]]:
    """The frames of one piece, and what composing it said."""
    layout, piece = materials.layout, standing.piece
    if piece in ready.ears:
        return tuple(ear_frames(ready.ears[piece], standing.rect, layout)), ready.ears[piece].remarks
    if piece.block == "guide" and rows:
        form = guide_form(rows, standing.rect.width, layout, materials.shelf)
        if form is not None:
            return tuple(guide_frames(form, standing.rect, layout)), form.remarks
    return (), ()
