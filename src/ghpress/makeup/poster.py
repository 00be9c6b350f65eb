"""Makes up a page without stories: furniture, then bands of picture, note, guide, contents."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from ghpress.layout.layout import PagePart, PagePlan
from ghpress.makeup.assemble import Assembled, boxed_note
from ghpress.makeup.captions import Captions, captions
from ghpress.makeup.contents import contents_forms, contents_rows
from ghpress.makeup.exhibits.pictures import LEAST_LINES
from ghpress.makeup.fixtures import Fixtures, fitted_out
from ghpress.makeup.furniture import Dressing, dressings, furniture_frames
from ghpress.makeup.guide import GuideForm, guide_form, guide_frames, guide_rows
from ghpress.makeup.note import NoteForm, note_forms
from ghpress.makeup.page import Frame, Page, PictureFrame, Rect, TextFrame
from ghpress.makeup.printed import Edition, furniture_words
from ghpress.makeup.ready import Materials
from ghpress.manuscript.story import Issue, Picture
from ghpress.remarks import Halt, InFile, OnPage, Remark, error, warning
from ghpress.units import in_mm
from ghpress.values import dataclass

PERCENT = 100

MOST_EMPTY = Fraction(1, 5)
"""Of a note's ground that may stand empty, so that it ends level with what stands beside it."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a band in its columns."""

    block: str
    column: int
    columns: int
    bleeds: bool = False


_Bands: TypeAlias = tuple[tuple[_Part, ...], ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """What a poster shows: the picture with its words, forms of the note and the contents, the guide.

    ``asked`` are the lines the picture's own shape asks for.
    """

    picture: Picture | None = None
    said: Captions = ((), ())
    asked: Fraction = Fraction(0)
    notes: tuple[NoteForm, ...] = ()
    guide: GuideForm | None = None
    contents: tuple[GuideForm, ...] = ()


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to stand: everything in the form chosen, how deep each band is, at what price."""

    bands: _Bands
    content: _Content
    dressing: Dressing
    note: NoteForm | None
    contents: GuideForm | None
    depths: tuple[int, ...]
    picture: int
    cost: Fraction


@dataclass(frozen=True, slots=True)
class Opening:
    """What pages of bands are made from; ``pages`` are the pages of all stories by id."""

    edition: Edition
    materials: Materials
    fixtures: Fixtures
    pages: Mapping[str, int]


def poster(plan: PagePlan, opening: Opening) -> Assembled:
    """A page of bands. What does not go side by side goes one under another.

    Raises:
        Halt: masthead, note and guide leave the picture or the contents no room.
    """
    number, materials = plan_number(plan), opening.materials
    for bands in _arrangements(plan, opening.edition.issue, materials):
        content = _content(bands, opening)
        ways = _ways(plan, content, bands, opening)
        way = min(ways, key=lambda way: way.cost, default=None)
        if way is not None:
            break
    else:
        raise Halt((error(_no_room(plan), InFile("issue.yaml"), least=LEAST_LINES),))
    rows = guide_rows(opening.edition, opening.pages)
    dressing, said = fitted_out(way.dressing, opening.fixtures, rows, materials)
    words = furniture_words(opening.edition, number)
    frames = (
        *furniture_frames(dressing, words, number, at_foot=False),
        *_frames(way, materials),
        *furniture_frames(dressing, words, number, at_foot=True),
    )
    sheet = materials.layout.sheet
    page = Page(number, sheet.width, sheet.height, frames, folio=dict(words).get("folio", ""))
    return Assembled(page, (), (*said, *_remarks(way, number, materials)))


def plan_number(plan: PagePlan) -> int:
    """The number of a page of bands: the contents follow the cover."""
    return 2 if plan.pages == "contents" else 1


def _no_room(plan: PagePlan) -> str:
    """The code that says what has no room."""
    has_picture = any(part.block == "picture" for band in plan.bands for part in band)
    return "cover-no-room" if has_picture else "contents-no-room"


def _arrangements(plan: PagePlan, issue: Issue, materials: Materials) -> Iterator[_Bands]:
    """The plan's bands without what the issue has not got; then with every part in a band of its own."""
    columns = materials.layout.grid.columns
    has = {
        "picture": issue.cover is not None,
        "note": issue.note is not None,
        "guide": bool(issue.guide),
        "contents": True,
    }
    kept = [tuple(part for part in band if has[part.block]) for band in plan.bands]
    yield tuple(_side_by_side(band, columns) for band in kept if band)
    if any(len(band) > 1 for band in kept):
        yield tuple((_Part(part.block, 0, columns, part.bleeds),) for band in kept for part in band)


def _side_by_side(parts: tuple[PagePart, ...], columns: int) -> tuple[_Part, ...]:
    """Parts from the left, those that name no columns, or else the last, taking what is left."""
    wide = [part.columns or 0 for part in parts]
    open_parts = [index for index, width in enumerate(wide) if not width] or [len(wide) - 1]
    left = columns - sum(wide)
    for place, index in enumerate(open_parts):
        wide[index] += left // len(open_parts) + (place < left % len(open_parts))
    return tuple(
        _Part(part.block, sum(wide[:index]), wide[index], part.bleeds)
        for index, part in enumerate(parts)
    )


def _content(bands: _Bands, opening: Opening) -> _Content:
    """Everything composed at the width it stands over."""
    edition, materials = opening.edition, opening.materials
    layout, shelf, issue = materials.layout, materials.shelf, edition.issue
    content = _Content()
    for part in (part for band in bands for part in band):
        width = layout.grid.measure(part.columns)
        match part.block:
            case "picture" if issue.cover is not None:
                said = captions(issue.cover, width, layout, shelf)
                asked = _asked(issue.cover, part, materials)
                content = replace(content, picture=issue.cover, said=said, asked=asked)
            case "note":
                notes = note_forms(issue.note, layout, shelf, part.columns)
                content = replace(content, notes=notes)
            case "guide":
                form = guide_form(guide_rows(edition, opening.pages), width, layout, shelf)
                content = replace(content, guide=form)
            case "contents":
                rows = contents_rows(edition, opening.pages)
                forms = contents_forms(rows, width, layout, shelf)
                content = replace(content, contents=forms)
    return content


def _asked(picture: Picture, part: _Part, materials: Materials) -> Fraction:
    """The lines the picture's own shape asks for over its columns, or over the sheet if it bleeds."""
    grid = materials.layout.grid
    box = Rect(grid.x(part.column), 0, grid.measure(part.columns), 0)
    if part.bleeds:
        box = _to_the_edges(box, part, materials)
    width, height = materials.sizes[picture.file]
    return Fraction(box.width * height, width * grid.leading)


def _to_the_edges(box: Rect, part: _Part, materials: Materials) -> Rect:
    """The box drawn over the sides of the sheet it stands next to, as far as the bleed goes."""
    grid, sheet = materials.layout.grid, materials.layout.sheet
    left = -sheet.bleed if part.column == 0 else box.x
    ends = part.column + part.columns == grid.columns
    return replace(box, x=left, width=(sheet.width + sheet.bleed if ends else box.right()) - left)


def _ways(plan: PagePlan, content: _Content, bands: _Bands, opening: Opening) -> Iterator[_Way]:
    """Every way in which all have room, priced by what is cut off the picture and the steps taken."""
    materials = opening.materials
    layout, ladder = materials.layout, materials.ladder
    gaps = layout.fit.row_gap[0] * (len(bands) - 1)
    chosen = product(
        dressings(plan, (), layout.grid, ladder, opening.fixtures.held.needs),
        enumerate(content.notes or (None,)),
        enumerate(content.contents or (None,)),
    )
    for dressing, (step, note), (level, contents) in chosen:
        way = _Way(bands, content, dressing, note, contents, (), 0, Fraction(0))
        own = [_own_depth(band, way) for band in bands]
        open_band = _open_band(bands)
        rest = dressing.bottom - dressing.top - gaps - (sum(own) - own[open_band])
        if rest < max(own[open_band], LEAST_LINES):
            continue
        depths = (*own[:open_band], rest, *own[open_band + 1 :])
        left_out = len(content.contents[0].rows) - len(contents.rows) if contents else 0
        cost = Fraction(dressing.cost + ladder.note_step * (step + 2 * level + left_out))
        picture = rest - _caption_lines(content, materials)
        if content.picture is not None:
            cost += ladder.picture_crop * abs(picture - content.asked)
        yield replace(way, depths=depths, picture=picture, cost=cost)


def _open_band(bands: _Bands) -> int:
    """The band that takes what lines the others leave: the picture's, the contents', or the last."""
    for block in ("picture", "contents"):
        for index, band in enumerate(bands):
            if any(part.block == block for part in band):
                return index
    return len(bands) - 1


def _own_depth(band: tuple[_Part, ...], way: _Way) -> int:
    """The lines a band needs at least; a picture's takes what there is."""
    own = {
        "picture": LEAST_LINES + len(way.content.said[0]),
        "note": way.note.depth if way.note else 0,
        "guide": way.content.guide.least if way.content.guide else 0,
        "contents": way.contents.least if way.contents else 0,
    }
    return max(own[part.block] for part in band)


def _caption_lines(content: _Content, materials: Materials) -> int:
    """The grid lines the words under the picture take."""
    said, _ = content.said
    depth = max((caption.y + caption.block.depth for caption in said), default=0)
    return -(-depth // materials.layout.grid.leading)


def _frames(way: _Way, materials: Materials) -> Iterator[Frame]:
    """The bands from the top, each part in its rectangle."""
    layout, line = materials.layout, way.dressing.top
    for band, depth in zip(way.bands, way.depths, strict=True):
        for part in band:
            grid = layout.grid
            box = Rect(grid.x(part.column), grid.y(line), grid.measure(part.columns), grid.depth(depth))
            match part.block:
                case "picture":
                    yield from _picture(way, part, box, materials)
                case "note" if way.note:
                    box = replace(box, height=grid.depth(_note_depth(way.note, depth)))
                    yield from boxed_note(way.note, box, layout)
                case "guide" if way.content.guide:
                    yield from guide_frames(way.content.guide, box, layout)
                case "contents" if way.contents:
                    yield from guide_frames(way.contents, box, layout)
        line += depth + layout.fit.row_gap[0]


def _note_depth(note: NoteForm, depth: int) -> int:
    """The lines of the note's ground: down to its neighbour's foot, if little of it is left empty."""
    return depth if depth - note.depth <= MOST_EMPTY * depth else note.depth


def _picture(way: _Way, part: _Part, box: Rect, materials: Materials) -> Iterator[Frame]:
    """The picture at the top of its box, its words under it."""
    assert way.content.picture is not None, "a picture has a part only where there is one"
    rect = replace(box, height=materials.layout.grid.depth(way.picture))
    wide = _to_the_edges(rect, part, materials) if part.bleeds else rect
    yield PictureFrame("cover", "picture", wide, way.content.picture)
    for number, one in enumerate(way.content.said[0], 1):
        place = Rect(box.x + one.x, rect.bottom() + one.y, one.block.width, one.block.depth)
        yield TextFrame(f"cover-{one.role}-{number}", one.role, place, one.block)


def _remarks(way: _Way, number: int, materials: Materials) -> Iterator[Remark]:
    """What composing said, and whether the picture loses more than a picture may."""
    content, asked = way.content, way.content.asked
    yield from content.said[1]
    for form in (way.note, content.guide, way.contents):
        yield from form.remarks if form else ()
    if content.picture is None:
        return
    lost = 1 - min(way.picture / asked, asked / way.picture)
    if lost > materials.layout.fit.rungs.crop:
        grid = materials.layout.grid
        place = OnPage(number, in_mm(grid.left), in_mm(grid.y(way.dressing.top)))
        facts = {"lines": way.picture, "asked": round(asked)}
        yield warning("cover-crop", place, percent=round(PERCENT * lost), **facts)
