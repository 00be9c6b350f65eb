"""Turns a layout into remarks on what in it does not agree, each at the place that says so."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from itertools import pairwise

from ghpress.forms import Record
from ghpress.layout.grid import LEAST_LEG
from ghpress.layout.layout import Ink, Layout, PagePlan
from ghpress.layout.styles import TextStyle
from ghpress.layout.widths import check_widths
from ghpress.remarks import InFile, Remark, error, warning
from ghpress.units import Length, in_mm, in_pt, pt

FACE_ROLES = (
    "song", "song-bold", "biaosong", "hei", "hei-heavy", "hei-light", "kai", "fang",
    "song-tc", "biaosong-tc", "hei-tc", "song-hk", "biaosong-hk", "hei-hk",
)  # fmt: skip
"""The roles the shipped shelf of faces fills (``fonts/faces.yaml`` may add to them)."""

NEEDED_STYLES = (
    "body", "subhead", "kicker", "headline", "deck", "byline", "credit", "caption", "note", "note-head",
)  # fmt: skip
"""The styles every layout has to have; furniture may use further ones."""

NEEDED_PARTIALS = (
    "column", "headline", "kicker", "deck", "byline", "credit", "caption", "picture", "note",
    "note-head", "note-ground",
)  # fmt: skip
"""The partials make-up asks for whatever the furniture; each rule needs one of its name as well."""

LEAST_CONDENSE = 800
"""Stronger 长体 than four fifths looks like another face: Han is drawn square (house rule)."""

NOT_SPOTS = frozenset({"all", "none", "cyan", "magenta", "yellow", "black"})
"""Names of plates that mean something else to a RIP (ISO 32000-1 8.6.6.4)."""

MOST_INK = 220
"""Total ink a newsprint page takes, in per cent (ISO 12647-3:2013, WAN-IFRA 26v5)."""

LEAST_TYPE = pt(6)
LEAST_TYPE_IN_COLOUR = pt(10)
"""Smallest type in one ink and in several on newsprint (file guides; GWG 2015 newspaper ads)."""

LEAST_RULE = pt("0.25")
"""Thinnest rule newsprint holds in one ink; publishers ask for 0.3 pt and more."""

LEAST_NOTE = 8
"""Characters a column of the note has to have, or it cannot be composed."""


def check(layout: Layout, record: Record, files: frozenset[str]) -> tuple[Remark, ...]:
    """Every remark on a layout's own agreement; ``files`` are the templates its folders hold."""
    return (
        *_sheet(layout, record),
        *_inks(layout, record),
        *_styles(layout, record),
        *_rules(layout, record),
        *_ranks(layout, record),
        *_note(layout, record),
        *_plans(layout, record, files),
        *check_widths(layout, record),
        *_partials(layout, record, files),
    )


def _sheet(layout: Layout, record: Record) -> Iterator[Remark]:
    """The type area lies on the sheet, and body type on the grid."""
    grid, sheet = layout.grid, layout.sheet
    right, bottom = grid.left + grid.measure(grid.columns), grid.y(grid.lines)
    sides = (
        ("left", ("left", "columns", "characters", "gutter", "size"), grid.left, right, sheet.width),
        ("top", ("top", "lines", "leading"), grid.top, bottom, sheet.height),
    )
    for side, keys, start, end, limit in sides:
        if start < 0 or end > limit:
            place = _blamed(record["grid"], keys, record)
            yield error("type-area-outside", place, side=side, ends=_mm(end), limit=_mm(limit))
    body = layout.styles.get("body")
    if body and (body.size, body.leading) != (grid.size, grid.leading):
        place = _blamed(record["styles"]["body"], ("size", "leading"), record)
        facts = {"size": _pt(body.size), "leading": _pt(body.leading)}
        yield error(
            "body-off-grid", place, grid_size=_pt(grid.size), grid_leading=_pt(grid.leading), **facts
        )


def _inks(layout: Layout, record: Record) -> Iterator[Remark]:
    """Inks stay within what newsprint takes; spots are plates of their own."""
    plates: dict[str, Ink] = {}
    for name, ink in layout.inks.items():
        place = record["inks"][name].place_of("cmyk")
        total = sum(ink.cmyk)
        if total > MOST_INK:
            yield warning("ink-heavy", place, ink=name, total=float(total), most=MOST_INK)
        if ink.spot:
            first = plates.setdefault(ink.spot.casefold(), ink)
            yield from _spot(ink, first, record["inks"][name].place_of("spot"))


def _spot(ink: Ink, first: Ink, place: InFile) -> Iterator[Remark]:
    """A spot is no process ink, and one plate is one colour, written one way."""
    if ink.spot.casefold() in NOT_SPOTS:
        yield error("spot-is-process", place, ink=ink.name, spot=ink.spot)
    if (ink.spot, ink.cmyk) != (first.spot, first.cmyk):
        yield error("spot-differs", place, ink=ink.name, spot=ink.spot, other=first.name)


def _styles(layout: Layout, record: Record) -> Iterator[Remark]:
    """Each style's ink, face and measures."""
    for missing in (name for name in NEEDED_STYLES if name not in layout.styles):
        yield error("style-missing", record.place_of("styles"), style=missing)
    for name, own in record["styles"].items():
        style = layout.styles[name]
        yield from _style(style, own, layout)
        yield from _small_type(style, _blamed(own, ("size", "ink"), record), layout)


def _style(style: TextStyle, record: Record, layout: Layout) -> Iterator[Remark]:
    """One style's remarks."""
    if style.ink not in layout.inks:
        facts = {"ink": style.ink, "nearest": _nearest(style.ink, layout.inks)}
        yield error("style-ink-unknown", record.place_of("ink"), style=style.name, **facts)
    for key, face in (("face", style.face), ("strong-face", style.strong_face)):
        if face not in FACE_ROLES:
            nearest = _nearest(face, FACE_ROLES)
            yield warning(
                "style-face-unknown", record.place_of(key), style=style.name, face=face, nearest=nearest
            )
    if style.leading < style.size:
        facts = {"size": _pt(style.size), "leading": _pt(style.leading)}
        yield warning("leading-tight", record.place_of("leading"), **facts)
    if style.condense < LEAST_CONDENSE:
        facts = {"condense": f"{style.condense / 10:g}", "least": f"{LEAST_CONDENSE / 10:g}"}
        yield warning("condense-strong", record.place_of("condense"), style=style.name, **facts)


def _small_type(style: TextStyle, place: InFile, layout: Layout) -> Iterator[Remark]:
    """A remark on type too small to print in its ink."""
    ink = layout.inks.get(style.ink)
    parts = sum(1 for part in ink.cmyk if part) if ink and not ink.spot else 1
    least = LEAST_TYPE if parts == 1 else LEAST_TYPE_IN_COLOUR
    if style.size < least:
        facts = {"size": _pt(style.size), "least": _pt(least), "ink": style.ink}
        yield warning("type-small", place, style=style.name, **facts)


def _rules(layout: Layout, record: Record) -> Iterator[Remark]:
    """Rules thick enough to print."""
    for name, thickness in layout.rules.items():
        if thickness < LEAST_RULE:
            facts = {"rule": name, "thickness": _pt(thickness), "least": _pt(LEAST_RULE)}
            yield warning("rule-thin", record.place_of("rules"), **facts)


def _ranks(layout: Layout, record: Record) -> Iterator[Remark]:
    """Every rank has widths that fit the grid and headline sizes that go down."""
    fit, place = layout.fit, record["fit"].place_of("ranks")
    for missing in (rank for rank in (1, 2, 3) if rank not in fit.columns):
        yield error("rank-missing", place, rank=missing)
    for rank, columns in fit.columns.items():
        own = record["fit"]["ranks"][str(rank)]
        most = layout.widest().grid.columns
        if max(columns) > most:
            facts = {"columns": max(columns), "most": most}
            yield error("rank-too-wide", own.place_of("columns"), rank=rank, **facts)
        yield from _legs(rank, layout, own.place_of("columns"))
        yield from _headlines(rank, own)


def _legs(rank: int, layout: Layout, place: InFile) -> Iterator[Remark]:
    """Columns of text of another number than the basic ones are wide enough to set."""
    for over, counts in layout.fit.legs.get(rank, {}).items():
        for count in counts:
            characters = layout.grid.broken(over, count).characters
            if characters < LEAST_LEG:
                facts = {"over": over, "count": count, "characters": characters, "least": LEAST_LEG}
                yield error("rank-legs-narrow", place, rank=rank, **facts)


def _headlines(rank: int, record: Record) -> Iterator[Remark]:
    """A rank's headline sizes go down, the larger ones up from there; all have room between lines."""
    larger: tuple[Record, ...] = record["larger"]
    heads: tuple[Record, ...] = (*reversed(larger), *record["headlines"])
    for before, filled in pairwise(heads):
        if filled["size"] >= before["size"]:
            facts = {"size": _pt(filled["size"]), "before": _pt(before["size"])}
            yield error("headlines-not-descending", filled.place_of("size"), rank=rank, **facts)
    for filled in heads:
        if filled["leading"] < filled["size"]:
            facts = {"size": _pt(filled["size"]), "leading": _pt(filled["leading"])}
            yield warning("leading-tight", filled.place_of("leading"), **facts)


def _note(layout: Layout, record: Record) -> Iterator[Remark]:
    """The note's columns are wide enough; what is over of whole characters goes between them."""
    own = record["note"]
    place = own.place_of("columns") if own else record.place
    style = layout.styles.get("note")
    for columns in layout.note.columns:
        room = layout.grid.characters_over(layout.grid.columns) - 2 * layout.note.inset
        measure = (room - (columns - 1) * layout.note.gutter) * layout.grid.size // columns
        if style and measure < LEAST_NOTE * style.size:
            yield error("note-too-narrow", place, columns=columns, least=LEAST_NOTE)


def _plans(layout: Layout, record: Record, files: frozenset[str]) -> Iterator[Remark]:
    """There is a plan for every page, its furniture leaves room, its templates are there."""
    kinds = [plan.pages for plan in layout.plans]
    for missing in (kind for kind in ("first", "other") if kind not in kinds):
        yield error("plan-missing", record.place_of("pages"), pages=missing)
    for index, (plan, own) in enumerate(zip(layout.plans, record["pages"], strict=True)):
        if plan.pages in kinds[:index]:
            yield error("plan-twice", own.place_of("pages"), pages=plan.pages)
        if plan.template not in files:
            yield error("layout-template-missing", own.place_of("template"), template=plan.template)
        yield from _furniture(layout, own, files)
        yield from _spread(layout, plan, own)


def _spread(layout: Layout, plan: PagePlan, record: Record) -> Iterator[Remark]:
    """A spread is a left page and the right one beside it, and goes on its sheet with its fold."""
    numbers = plan.spread()
    if numbers is None:
        return
    first, last = numbers
    if first % 2 or last != first + 1:
        yield error("spread-not-facing", record.place_of("pages"), pages=plan.pages)
        return
    own = layout.at(first)
    if own.grid.left < 0:
        facts = {"ends": _mm(own.grid.width()), "limit": _mm(own.sheet.width)}
        yield error("spread-too-wide", record.place_of("fold"), pages=plan.pages, **facts)
    if plan.fold.gutter < max(plan.fold.safe, layout.grid.gutter):
        room = {"gutter": plan.fold.gutter, "least": max(plan.fold.safe, layout.grid.gutter)}
        yield error("fold-too-narrow", record.place_of("fold"), pages=plan.pages, **room)


def _furniture(layout: Layout, plan: Record, files: frozenset[str]) -> Iterator[Remark]:
    """One plan's furniture: partials there, room left for stories, the margin deep enough."""
    taken = 0
    for own in plan["furniture"]:
        deepest = max(own["depths"])
        for partial in (f"partials/{role}.html" for role in _printed_by(own)):
            if partial not in files:
                yield error("layout-template-missing", own.place_of("role"), template=partial)
        if own["beside"]:
            yield from _beside(own, plan, layout)
        elif own["at"] != "margin":
            taken += deepest
        elif deepest * layout.grid.leading > layout.grid.top:
            facts = {
                "role": own["role"],
                "depth": _mm(deepest * layout.grid.leading),
                "room": _mm(layout.grid.top),
            }
            yield error("margin-too-shallow", own.place_of("depths"), **facts)
    if taken + layout.fit.least_depth > layout.grid.lines:
        facts = {"taken": taken, "lines": layout.grid.lines}
        yield error("furniture-too-deep", plan.place_of("furniture"), **facts)


CONTENT_PARTIALS = {
    "ear": ("ear", "ear-head", "ear-ground"),
    "guide": ("guide", "guide-head", "guide-name", "guide-page", "guide-ground"),
}
"""The partials that print a piece of furniture with content of its own."""


def _printed_by(piece: Record) -> tuple[str, ...]:
    """The roles that print a piece: its own, or those of its content."""
    return CONTENT_PARTIALS.get(piece["block"], (piece["role"],))


def _beside(own: Record, plan: Record, layout: Layout) -> Iterator[Remark]:
    """A piece stands beside another at the same edge, and leaves that some columns."""
    hosts = [other for other in plan["furniture"] if other["role"] == own["beside"]]
    if not hosts or hosts[0]["at"] != own["at"] or hosts[0]["beside"]:
        roles = [other["role"] for other in plan["furniture"] if not other["beside"]]
        facts = {"beside": own["beside"], "known": "、".join(roles)}
        yield error("furniture-beside", own.place_of("beside"), role=own["role"], **facts)
    columns = own["columns"] or 1
    if columns >= layout.grid.columns:
        facts = {"columns": columns, "most": layout.grid.columns - 1}
        yield error("furniture-too-wide", own.place_of("columns"), role=own["role"], **facts)


def _partials(layout: Layout, record: Record, files: frozenset[str]) -> Iterator[Remark]:
    """The partials make-up will ask for are there."""
    wanted = dict.fromkeys((*NEEDED_PARTIALS, *layout.rules))
    for role in wanted:
        if f"partials/{role}.html" not in files:
            yield error("layout-template-missing", record.place, template=f"partials/{role}.html")


def _blamed(record: Record, keys: tuple[str, ...], layout: Record) -> InFile:
    """Of several keys that disagree, the place of the one the layout itself gives, not its parents."""
    places = [record.place_of(key) for key in keys if record.given(key)]
    own = [place for place in places if place.file == layout.place.file]
    return (own or places or [record.place])[0]


def _nearest(name: str, known: Iterable[str]) -> str:
    """The known name nearest to one that is not known, or a dash."""
    found = get_close_matches(name, list(known), 1, 0.3)
    return found[0] if found else "—"


def _mm(length: Length) -> str:
    """A length in millimetres, for words."""
    return f"{in_mm(length):.1f}"


def _pt(length: Length) -> str:
    """A length in points, for words."""
    return f"{in_pt(length):g}"
