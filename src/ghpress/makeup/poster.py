"""Makes up a poster front: masthead, then bands of picture, note, guide; the picture takes the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ghpress.layout.layout import PagePart, PagePlan
from ghpress.makeup.assemble import Assembled, boxed_note, furniture_frames
from ghpress.makeup.captions import Captions, captions
from ghpress.makeup.furniture import Dressing, dressings
from ghpress.makeup.guide import GuideForm, guide_box, guide_form, guide_rows
from ghpress.makeup.note import NoteForm, note_forms
from ghpress.makeup.page import Frame, GroundFrame, Page, PictureFrame, Rect, RuleFrame, TextFrame
from ghpress.makeup.ready import Materials
from ghpress.makeup.strips import LEAST_LINES, MOST_CROP
from ghpress.manuscript.story import Issue, Picture
from ghpress.remarks import Halt, InFile, OnPage, Remark, error, warning
from ghpress.units import in_mm

NUMBER = 1
"""A poster is the first page."""

PERCENT = 100


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a band in its columns."""

    block: str
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class _Content:
    """What a poster shows: the picture with its words, the note's forms, the guide."""

    picture: Picture
    said: Captions
    notes: tuple[NoteForm, ...]
    guide: GuideForm | None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to stand: furniture and note as chosen, how deep each band is, at what price."""

    dressing: Dressing
    note: NoteForm | None
    depths: tuple[int, ...]
    picture: int
    cost: Fraction


def poster(
    issue: Issue, words: tuple[tuple[str, str], ...], materials: Materials, pages: Mapping[str, int]
) -> Assembled:
    """The front page; ``pages`` are the pages of the stories by id, for the guide.

    Raises:
        Halt: masthead, note and guide leave the picture no room.
    """
    assert issue.cover is not None, "a poster is made for an issue with a picture for it"
    plan = next(plan for plan in materials.layout.plans if plan.pages == "cover")
    bands = _bands(plan, issue, materials)
    content = _content(issue, bands, materials, pages)
    asked = _asked(issue.cover, bands, materials)
    way = min(_ways(plan, bands, content, asked, materials), key=lambda way: way.cost, default=None)
    if way is None:
        raise Halt((error("cover-no-room", InFile("issue.yaml"), least=LEAST_LINES),))
    frames = (
        *furniture_frames(way.dressing, words, NUMBER, at_foot=False),
        *_frames(bands, content, way, materials),
        *furniture_frames(way.dressing, words, NUMBER, at_foot=True),
    )
    sheet = materials.layout.sheet
    page = Page(NUMBER, sheet.width, sheet.height, frames, folio=dict(words).get("folio", ""))
    return Assembled(page, (), tuple(_remarks(content, way, asked, materials)))


def _bands(plan: PagePlan, issue: Issue, materials: Materials) -> tuple[tuple[_Part, ...], ...]:
    """The plan's bands without what the issue has not got; what is left takes its columns."""
    has = {"picture": True, "note": issue.note is not None, "guide": bool(issue.guide)}
    kept = (tuple(part for part in band if has[part.block]) for band in plan.bands)
    return tuple(_side_by_side(band, materials.layout.grid.columns) for band in kept if band)


def _side_by_side(parts: tuple[PagePart, ...], columns: int) -> tuple[_Part, ...]:
    """Parts from the left, those that name no columns, or else the last, taking what is left."""
    wide = [part.columns or 0 for part in parts]
    open_parts = [index for index, width in enumerate(wide) if not width] or [len(wide) - 1]
    left = columns - sum(wide)
    for place, index in enumerate(open_parts):
        wide[index] += left // len(open_parts) + (place < left % len(open_parts))
    return tuple(_Part(part.block, sum(wide[:index]), wide[index]) for index, part in enumerate(parts))


def _content(
    issue: Issue,
    bands: tuple[tuple[_Part, ...], ...],
    materials: Materials,
    pages: Mapping[str, int],
) -> _Content:
    """Everything composed at the width it stands over."""
    layout, shelf = materials.layout, materials.shelf
    over = {part.block: part.columns for band in bands for part in band}
    picture = issue.cover
    assert picture is not None, "a poster is made for an issue with a picture for it"
    measures = {block: layout.grid.measure(columns) for block, columns in over.items()}
    notes = note_forms(issue.note, layout, shelf, over["note"]) if "note" in over else ()
    rows = guide_rows(issue, pages)
    guide = guide_form(rows, measures["guide"], layout, shelf) if "guide" in over else None
    return _Content(picture, captions(picture, measures["picture"], layout, shelf), notes, guide)


def _asked(picture: Picture, bands: tuple[tuple[_Part, ...], ...], materials: Materials) -> Fraction:
    """The lines the picture's own shape asks for over its columns."""
    grid = materials.layout.grid
    over = next(part.columns for band in bands for part in band if part.block == "picture")
    width, height = materials.sizes[picture.file]
    return Fraction(grid.measure(over) * height, width * grid.leading)


def _ways(
    plan: PagePlan,
    bands: tuple[tuple[_Part, ...], ...],
    content: _Content,
    asked: Fraction,
    materials: Materials,
) -> Iterator[_Way]:
    """Every way in which the picture has room, priced by what is cut off it and the steps taken."""
    layout, ladder = materials.layout, materials.ladder
    gaps = layout.fit.row_gap[0] * (len(bands) - 1)
    for dressing in dressings(plan, (), layout.grid, ladder):
        for step, note in enumerate(content.notes or (None,)):
            own = [_own_depth(band, note, content) for band in bands]
            picture = dressing.bottom - dressing.top - gaps - sum(own)
            depths = tuple(
                picture if _holds_picture(band) else depth
                for band, depth in zip(bands, own, strict=True)
            )
            lines = picture - _caption_lines(content, materials)
            if lines >= LEAST_LINES and all(
                depth >= _own_depth(band, note, content)
                for band, depth in zip(bands, depths, strict=True)
            ):
                cost = dressing.cost + ladder.note_step * step + ladder.picture_crop * abs(lines - asked)
                yield _Way(dressing, note, depths, lines, Fraction(cost))


def _own_depth(band: tuple[_Part, ...], note: NoteForm | None, content: _Content) -> int:
    """The lines a band needs for what stands beside the picture, or without one."""
    own = {
        "picture": 0,
        "note": note.depth if note else 0,
        "guide": content.guide.least if content.guide else 0,
    }
    return 0 if _holds_picture(band) else max(own[part.block] for part in band)


def _holds_picture(band: tuple[_Part, ...]) -> bool:
    return any(part.block == "picture" for part in band)


def _caption_lines(content: _Content, materials: Materials) -> int:
    """The grid lines the words under the picture take."""
    said, _ = content.said
    depth = max((caption.y + caption.block.depth for caption in said), default=0)
    return -(-depth // materials.layout.grid.leading)


def _frames(
    bands: tuple[tuple[_Part, ...], ...], content: _Content, way: _Way, materials: Materials
) -> Iterator[Frame]:
    """The bands from the top, each part in its rectangle."""
    layout, line = materials.layout, way.dressing.top
    for band, depth in zip(bands, way.depths, strict=True):
        for part in band:
            grid = layout.grid
            box = Rect(grid.x(part.column), grid.y(line), grid.measure(part.columns), grid.depth(depth))
            match part.block:
                case "picture":
                    yield from _picture(content, box, grid.depth(way.picture))
                case "note" if way.note:
                    yield from boxed_note(way.note, box, layout)
                case "guide" if content.guide:
                    yield from _guide(content.guide, box, depth, materials)
        line += depth + layout.fit.row_gap[0]


def _picture(content: _Content, box: Rect, depth: int) -> Iterator[Frame]:
    """The picture at the top of its box, its words under it."""
    rect = Rect(box.x, box.y, box.width, depth)
    yield PictureFrame("cover", "picture", rect, content.picture)
    for number, one in enumerate(content.said[0], 1):
        place = Rect(box.x + one.x, rect.bottom() + one.y, one.block.width, one.block.depth)
        yield TextFrame(f"cover-{one.role}-{number}", one.role, place, one.block)


def _guide(form: GuideForm, box: Rect, depth: int, materials: Materials) -> Iterator[Frame]:
    """The guide's ground, rules and words."""
    made = guide_box(form, depth, materials.layout)
    yield GroundFrame("guide-ground", "guide-ground", box)
    for number, rule in enumerate(made.rules, 1):
        place = Rect(box.x + rule.x, box.y + rule.y, rule.width, rule.height)
        yield RuleFrame(f"guide-rule-{number}", "guide-rule", place)
    for number, part in enumerate(made.parts, 1):
        place = Rect(box.x + part.x, box.y + part.y, part.block.width, part.block.depth)
        yield TextFrame(f"{part.role}-{number}", part.role, place, part.block)


def _remarks(content: _Content, way: _Way, asked: Fraction, materials: Materials) -> Iterator[Remark]:
    """What composing said, and whether the picture loses more than a picture may."""
    yield from content.said[1]
    yield from way.note.remarks if way.note else ()
    yield from content.guide.remarks if content.guide else ()
    lost = 1 - min(way.picture / asked, asked / way.picture)
    if lost > MOST_CROP:
        grid = materials.layout.grid
        place = OnPage(NUMBER, in_mm(grid.left), in_mm(grid.y(way.dressing.top)))
        facts = {"lines": way.picture, "asked": round(asked)}
        yield warning("cover-crop", place, percent=round(PERCENT * lost), **facts)
