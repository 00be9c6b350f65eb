"""Sets the editor's note (编者按) for its box, in each number of columns the layout allows."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from ghpress.galley.block import SetBlock
from ghpress.galley.columns import ColumnRules, cut_columns, fit_columns, level
from ghpress.galley.compose import Measures, Prepared, possible, prepare
from ghpress.galley.headcopy import head_copy
from ghpress.galley.headline import head_in_style, set_head
from ghpress.galley.headplans import HeadRoom
from ghpress.galley.pieces import Copy, copy_of
from ghpress.galley.sorts import FaceShelf
from ghpress.layout.layout import Layout
from ghpress.makeup.ready import not_placed
from ghpress.manuscript.story import Story
from ghpress.remarks import Remark
from ghpress.units import Length
from ghpress.values import dataclass

LEAST_NOTE = 8
"""Characters a column of the note has to have, or it cannot be composed."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A composed piece of the note, from the box's upper left corner."""

    role: str
    x: Length
    y: Length
    block: SetBlock


@dataclass(frozen=True, slots=True)
class NoteForm:
    """One way the note's box can stand: so many grid lines deep over the whole type area.

    ``white`` counts the lines open at the foot of its last column.
    """

    parts: tuple[Inside, ...]
    depth: int
    columns: int
    lines: int
    white: int
    remarks: tuple[Remark, ...] = ()


def note_forms(
    note: Story | None, layout: Layout, shelf: FaceShelf, over: int | None = None
) -> tuple[NoteForm, ...]:
    """The forms of the note's box: over so many columns of a poster, or (None) over a page of stories.

    The layout's first choice comes first, those that do not come out level last; none where there is no
    note.
    """
    asked = _Asked(note, layout, shelf, over)
    known = next((forms for one, forms in _KNOWN if one == asked), None)
    if known is None:
        known = _formed(note, layout, shelf, over)
        _KNOWN.append((asked, known))
    return known


@dataclass(frozen=True, slots=True)
class _Asked:
    """What forms of a note are made from."""

    note: Story | None
    layout: Layout
    shelf: FaceShelf
    over: int | None


_KNOWN: deque[tuple[_Asked, tuple[NoteForm, ...]]] = deque(maxlen=4)
"""The forms made last: a note seldom changes when an issue is made up anew."""


def _formed(
    note: Story | None, layout: Layout, shelf: FaceShelf, over: int | None
) -> tuple[NoteForm, ...]:
    """The forms, made now."""
    room = layout.grid.measure(over or layout.grid.columns)
    layout = _poster_dress(layout) if over else layout
    copy = _in_note_style(copy_of(note).copy) if note else ()
    if note is None or not copy:
        return ()
    prepared = prepare(copy, layout.styles, shelf, note.accepted)
    head, remarks = _head(note, room, layout, shelf)
    counts = [count for count in layout.note.columns if _goes(count, room, layout)]
    for tried in (counts, [1]):  # one column holds any note
        forms = (_form(prepared, _Box(room, count), head, layout, remarks) for count in tried)
        found = tuple(form for form in forms if form is not None)
        if found:
            return _balanced(found)
    raise AssertionError("one column holds any note")


def _balanced(forms: tuple[NoteForm, ...]) -> tuple[NoteForm, ...]:
    """The forms, those with more white than level columns may have last; without stubs, if others go.

    A stub is a last column not half full: a few words alone beside the others look forgotten.
    """
    full = tuple(form for form in forms if 2 * form.white <= form.lines) or forms
    return tuple(sorted(full, key=lambda form: form.white >= form.columns))


def _goes(columns: int, width: Length, layout: Layout) -> bool:
    """Whether a box so wide has room for so many columns of the note."""
    rules, grid = layout.note, layout.grid
    inner = width - (2 * rules.inset + (columns - 1) * rules.gutter) * grid.size
    return columns <= grid.columns and inner // columns >= LEAST_NOTE * layout.styles["note"].size


def _poster_dress(layout: Layout) -> Layout:
    """The layout with the note's styles of a poster, where it has such."""
    styles = dict(layout.styles)
    for name in ("note", "note-head"):
        styles[name] = replace(styles.get(f"{name}-poster", styles[name]), name=name)
    return replace(layout, styles=styles)


def note_losses(note: Story | None) -> tuple[Remark, ...]:
    """An error for every block of the note that its box cannot hold."""
    asides = copy_of(note).asides if note else ()
    return tuple(not_placed(aside.block, note) for aside in asides if note)


def _in_note_style(copy: Copy) -> Copy:
    """Body text of a note is set in the note's own style; a byline as it is in stories."""
    return tuple(replace(piece, style="note") if piece.kind == "text" else piece for piece in copy)


@dataclass(frozen=True, slots=True)
class _Box:
    """A box so wide, its text in so many columns."""

    width: Length
    columns: int


def _head(
    note: Story, width: Length, layout: Layout, shelf: FaceShelf
) -> tuple[tuple[Inside, ...], tuple[Remark, ...]]:
    """The head of the note, if it has one, at the top of the box."""
    grid, rules = layout.grid, layout.note
    inner = width - 2 * rules.inset * grid.size
    room = HeadRoom(inner, grid.leading, ())
    copy = head_copy(note.head.headline, layout.styles["note-head"], shelf)
    for candidate in head_in_style(copy, room):
        block = set_head(candidate)
        part = Inside("note-head", rules.inset * grid.size, rules.over * grid.leading, block)
        return (part,), candidate.remarks
    return (), ()


def _form(
    prepared: Prepared,
    box: _Box,
    head: tuple[Inside, ...],
    layout: Layout,
    remarks: tuple[Remark, ...],
) -> NoteForm | None:
    """The box with the text in so many columns, as shallow as they all come out full.

    None where the note is too short to reach the last of them.
    """
    grid, rules, columns = layout.grid, layout.note, box.columns
    size = layout.styles["note"].size
    inner = box.width - 2 * rules.inset * grid.size
    measure = (inner - (columns - 1) * rules.gutter * grid.size) // columns // size * size
    step = (inner - measure) // (columns - 1) if columns > 1 else 0
    best = _best_depth(prepared, Measures(measure), columns)
    if best is None:
        return None
    depth, short = best
    fitted = fit_columns(prepared, Measures(measure), level(columns, depth), _rules(short))
    assert fitted is not None, "a depth the galley has cut is one it can fit"
    top = head[0].y + head[0].block.depth if head else rules.over * grid.leading
    left = rules.inset * grid.size
    parts = tuple(
        Inside("note", left + number * step, top, block) for number, block in enumerate(fitted.columns)
    )
    text_lines = -(-depth * prepared.pitch // grid.leading)
    total = top // grid.leading + text_lines + rules.under
    return NoteForm(
        parts=(*head, *(part for part in parts if part.block.lines)),
        depth=total,
        columns=columns,
        lines=depth,
        white=fitted.cut.short,
        remarks=(*remarks, *fitted.galley.remarks),
    )


def _best_depth(prepared: Prepared, measures: Measures, columns: int) -> tuple[int, int] | None:
    """The depth that costs least, and the lines that may stay open in the last column there.

    None where no depth leaves a line for the last column.

    In a box of its own a last column that is short by a line or two is better than loose lines.
    """
    totals = possible(prepared, measures)
    even = range(max(1, -(-min(totals) // columns)), -(-max(totals) // columns) + columns + 1)
    found = min(_ways(prepared, measures, columns, (*even, max(totals))), default=None)
    return found[1:] if found else None


def _ways(
    prepared: Prepared, measures: Measures, columns: int, depths: tuple[int, ...]
) -> Iterator[tuple[int, int, int]]:
    """Cost, depth and the white allowed, of every way to fill columns of these depths."""
    for depth in depths:
        for short in sorted({min(columns - 1, depth - 1), depth - 1}):
            cut = cut_columns(prepared, measures, level(columns, depth), _rules(short))
            if cut is not None:
                yield cut.cost, depth, short


def _rules(short: int) -> ColumnRules:
    """A lone last line at a column's top (孤行) is worse than two lines of white in the box."""
    return ColumnRules(short=short, lone_last=True, lone_cost=400)
