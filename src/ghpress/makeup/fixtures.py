"""Fills the furniture that holds more than its partial prints: ear, guide, bands of adverts.

How deep they are must be known before stories are made up, which pages the guide names only after.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace

from ghpress.layout.layout import Furniture, PagePlan
from ghpress.makeup.adverts import advert_frames, band_frames
from ghpress.makeup.bookings import NONE_BOOKED, Bookings
from ghpress.makeup.ear import EarForm, ear_form, ear_frames
from ghpress.makeup.furniture import NOTHING_HELD, Dressing, Held, Need, Standing
from ghpress.makeup.guide import GuideRow, guide_form, guide_frames, guide_rows
from ghpress.makeup.page import Frame
from ghpress.makeup.printed import Edition
from ghpress.makeup.ready import Materials
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Fixtures:
    """What is held back from stories, and what stands there.

    ``ears`` are by the piece of furniture that shows them; one with an advert shows that instead.
    """

    held: Held = NOTHING_HELD
    ears: Mapping[Furniture, EarForm] = field(default_factory=dict)
    booked: Bookings = NONE_BOOKED


def fixtures(edition: Edition, materials: Materials, booked: Bookings, most_pages: int) -> Fixtures:
    """Ear and guide composed at the widths at which the layout's plans have them, and the adverts."""
    needs: dict[Furniture, Need] = dict(booked.needs)
    ears: dict[Furniture, EarForm] = {}
    rows, ear = guide_rows(edition, _widest(edition, most_pages)), edition.issue.ear
    for plan in materials.layout.plans:
        for piece, width in _with_content(plan, materials):
            white = 0 if piece.beside else materials.layout.fit.row_gap[0]
            if piece.block == "ear" and (advert := booked.ear(piece)):
                needs[piece] = Need(advert.lines, white)
            elif piece.block == "ear" and ear is not None:
                ears[piece] = ear_form(ear, width, materials.layout, materials.shelf)
                needs[piece] = Need(ears[piece].lines, white)
            elif piece.block == "guide" and (lines := _guide_lines(rows, width, materials)):
                needs[piece] = Need(lines, white)
    return Fixtures(Held(needs, booked.pages), ears, booked)


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
    layout, shelf, piece = materials.layout, materials.shelf, standing.piece
    if piece in ready.booked.bands:
        return tuple(band_frames(standing, ready.booked.bands[piece], layout, shelf)), ()
    if piece.block == "ear" and (advert := ready.booked.ear(piece)):
        return tuple(advert_frames(advert, standing.rect, layout, shelf)), ()
    if piece in ready.ears:
        return tuple(ear_frames(ready.ears[piece], standing.rect, layout)), ready.ears[piece].remarks
    if piece.block == "guide" and rows:
        form = guide_form(rows, standing.rect.width, layout, shelf)
        if form is not None:
            return tuple(guide_frames(form, standing.rect, layout)), form.remarks
    return (), ()
