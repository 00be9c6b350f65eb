"""Turns the chosen arrangement into pages: every frame in its exact place, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ghpress.layout.layout import Layout
from ghpress.makeup.bench import ADVERTS
from ghpress.makeup.columns import set_columns, set_columns_ahead
from ghpress.makeup.fits import StoryFit, fit_remarks, story_fit
from ghpress.makeup.fold import Opened, opened
from ghpress.makeup.furniture import Dressing, band, furniture_frames
from ghpress.makeup.heads import may_be_lower
from ghpress.makeup.note import NoteForm
from ghpress.makeup.page import Frame, GroundFrame, Page, Rect, RuleFrame, TextFrame
from ghpress.makeup.pages import Filled
from ghpress.makeup.ready import Ready
from ghpress.makeup.rules import BETWEEN_COLUMNS, BETWEEN_STORIES, Lines, Rulings
from ghpress.makeup.shapes import chosen
from ghpress.makeup.stood import Stood, gaps_of, gutters, remarks_of, story_frames
from ghpress.makeup.timeline import timeline_marks
from ghpress.makeup.tree import cuts, placed
from ghpress.remarks import OnPage, Remark, warning
from ghpress.units import Length, in_mm
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Chase:
    """What a page is assembled in: its number, its words, its furniture and its note as chosen.

    ``adverts`` are those at its outer foot, beside which stories stand.
    """

    number: int
    words: tuple[tuple[str, str], ...]
    layout: Layout
    dressing: Dressing
    note: NoteForm | None = None
    adverts: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Assembled:
    """A page, how its stories fit, and what there is to say of it."""

    page: Page
    fits: tuple[StoryFit, ...]
    remarks: tuple[Remark, ...]


def assemble(filled: Filled, readies: Sequence[Ready], chase: Chase) -> Assembled:
    """The page: furniture, note, stories in reading order, rules."""
    layout = chase.layout
    stood = tuple(_stand(filled, readies, chase))
    dressing, words = chase.dressing, chase.words
    told = _told(filled, stood, replace(chase, layout=replace(layout, grid=layout.grid.flat())))
    unfolded = _unfolded(told, stood, chase)
    frames: list[Frame] = [
        *furniture_frames(dressing, words, chase.number, at_foot=False),
        *_note(chase),
        *unfolded.frames,
        *furniture_frames(dressing, words, chase.number, at_foot=True),
    ]
    fits = tuple(story_fit(one.ready, one.shape, one.text, chase.number, layout) for one in stood)
    page = Page(
        number=chase.number,
        width=layout.sheet.width,
        height=layout.sheet.height,
        frames=tuple(frames),
        stories=tuple(one.ready.story.id for one in stood),
        folio=dict(chase.words).get("folio", ""),
    )
    remarks = (*_remarks(filled, stood, fits, chase), *unfolded.remarks)
    return Assembled(page, fits, remarks)


def _unfolded(told: tuple[Frame, ...], stood: tuple[Stood, ...], chase: Chase) -> Opened:
    """The frames as they stand on the opened page, if the page has a fold."""
    if not chase.layout.grid.fold_after:
        return Opened(told)
    gaps = {name: own for one in stood for name, own in gaps_of(one)}
    return opened(told, chase.layout.grid, chase.number, gaps)


def _told(filled: Filled, stood: tuple[Stood, ...], chase: Chase) -> tuple[Frame, ...]:
    """The stories, adverts and rules on the page as if it had no fold."""
    frames: list[Frame] = []
    for one in stood:
        own = tuple(story_frames(one, chase.layout.grid))
        frames += (*own, *timeline_marks(own, chase.layout))
    return (*frames, *chase.adverts, *_rules(filled, stood, chase))


def _note(chase: Chase) -> Iterator[Frame]:
    """The note in its box, under the furniture at the top."""
    if chase.note is not None:
        box = band(chase.layout.grid, chase.dressing.top, chase.note.depth)
        yield from boxed_note(chase.note, box, chase.layout)


def boxed_note(note: NoteForm, box: Rect, layout: Layout) -> Iterator[Frame]:
    """The note in a box at least as deep as it needs."""
    yield GroundFrame("note-ground", "note-ground", box, "note")
    thickness = layout.rules.get("note-rule", 0)
    for number, y in enumerate((box.y, box.bottom() - thickness) if thickness else (), 1):
        yield RuleFrame(f"note-rule-{number}", "note-rule", Rect(box.x, y, box.width, thickness), "note")
    for number, part in enumerate(note.parts, 1):
        rect = Rect(box.x + part.x, box.y + part.y, part.block.width, part.block.depth)
        yield TextFrame(f"{part.role}-{number}", part.role, rect, part.block, "note")


def _line(filled: Filled, chase: Chase) -> int:
    """The line slot at which the page's tree begins."""
    return chase.dressing.top + chase.dressing.note_depth + filled.top


def _stand(filled: Filled, readies: Sequence[Ready], chase: Chase) -> Iterator[Stood]:
    """Every story of the page in its place, in reading order."""
    top, grid = _line(filled, chase), chase.layout.grid
    places = [one for one in placed(filled.tree, 0, top) if one.shape.story != ADVERTS]
    lower: dict[int, Length] = {} if filled.top else {top: grid.leading // 2}
    for place in places:
        most = may_be_lower(chosen(readies[place.shape.story], place.shape)[0], grid)
        lower[place.line] = min(most, lower.get(place.line, most))
    set_columns_ahead((readies[place.shape.story], place.shape) for place in places)
    for place in places:
        ready, shape = readies[place.shape.story], place.shape
        text = set_columns(ready, shape)
        yield Stood(ready, shape, place.column, place.line, text, lower[place.line])


def _rules(filled: Filled, stood: tuple[Stood, ...], chase: Chase) -> Iterator[RuleFrame]:
    """Rules in the gaps and gutters between stories, then between the columns of each."""
    rulings = Rulings(chase.layout, chase.number)
    for cut in cuts(filled.tree, 0, _line(filled, chase)):
        lines = Lines(cut.first, cut.stop)
        if cut.columns:
            yield from rulings.across(cut.column, cut.columns, lines)
        else:
            yield from rulings.upright(BETWEEN_STORIES, cut.column, lines)
    for one in stood:
        yield from _inner_rules(one, rulings)


def _inner_rules(one: Stood, rulings: Rulings) -> Iterator[RuleFrame]:
    """Rules between the columns of a story, stopping at what stands over and under them."""
    for number, (middle, lines) in enumerate(gutters(one, rulings.layout.grid), 1):
        name = f"{BETWEEN_COLUMNS}-{rulings.page}-{one.ready.story.id}-{number}"
        yield from rulings.upright_at(name, BETWEEN_COLUMNS, middle, lines)


def _remarks(
    filled: Filled, stood: tuple[Stood, ...], fits: tuple[StoryFit, ...], chase: Chase
) -> Iterator[Remark]:
    """What the galley, the stories and the page have to say, in reading order."""
    grid = chase.layout.grid
    if chase.note is not None:
        yield from chase.note.remarks
    for one, fit in zip(stood, fits, strict=True):
        head, _ = chosen(one.ready, one.shape)
        for part in head.parts:
            yield from part.candidate.remarks
        yield from (*remarks_of(one), *one.text.remarks)
        place = OnPage(chase.number, in_mm(grid.x(one.column)), in_mm(grid.y(one.line)))
        yield from fit_remarks(fit, one.ready, one.shape, place, chase.layout)
    if filled.foot:
        foot = grid.y(chase.dressing.bottom - filled.foot)
        place = OnPage(chase.number, in_mm(grid.left), in_mm(foot))
        characters = filled.foot * grid.columns * grid.characters
        yield warning("page-short", place, page=chase.number, lines=filled.foot, characters=characters)
