"""Turns a filled form of layout.yaml into a Layout."""

from dataclasses import replace
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from ghpress.folios import USUAL, folios_of
from ghpress.forms import Record
from ghpress.layout.grid import Grid
from ghpress.layout.layout import (
    BoxRules,
    EarRules,
    FitRules,
    Fold,
    Furniture,
    GuideRules,
    HeadlineSize,
    Ink,
    JumpRules,
    Layout,
    NoteRules,
    PagePart,
    PagePlan,
    Rungs,
    Sheet,
)
from ghpress.layout.standins import with_stand_ins
from ghpress.layout.styles import Setting, TextStyle
from ghpress.units import Length


def build_layout(name: str, record: Record, folders: tuple[Path, ...]) -> Layout:
    """The layout a filled form describes; ``folders`` are its own and its parents', nearest first."""
    sheet = Sheet(record["sheet"]["width"], record["sheet"]["height"], record["sheet"]["bleed"])
    styles = {key: _style(key, filled) for key, filled in record["styles"].items()}
    return Layout(
        name=name,
        folder=str(folders[0]),
        sheet=sheet,
        grid=_grid(record["grid"], sheet),
        styles=with_stand_ins(styles),
        inks={
            key: Ink(key, tuple(filled["cmyk"]), filled["spot"])
            for key, filled in record["inks"].items()
        },
        plans=tuple(_plan(filled) for filled in record["pages"]),
        fit=_fit(record["fit"]),
        parents=tuple(str(folder) for folder in folders[1:]),
        rules=dict(record["rules"]),
        note=_note(record["note"]),
        box=_box(record["box"]),
        guide=_guide(record["guide"]),
        contents=_contents(record["contents"]),
        title=record["title"],
        ear=_ear(record["ear"]),
        folios=folios_of(record["folios"]).over(USUAL),
    )


def _grid(record: Record, sheet: Sheet) -> Grid:
    """The grid; where no margin is given the type area stands in the middle of the sheet."""
    columns, characters, gutter = record["columns"], record["characters"], record["gutter"]
    size, leading, lines = record["size"], record["leading"], record["lines"]
    width = (columns * characters + (columns - 1) * gutter) * size
    left = _margin(record, "left", sheet.width - width)
    top = _margin(record, "top", sheet.height - lines * leading)
    return Grid(columns, characters, gutter, size, lines, leading, left, top)


def _margin(record: Record, key: str, white: Length) -> Length:
    """The margin given, or half the white there is."""
    given: Length = record[key] if record.given(key) else white // 2
    return given


def _style(name: str, record: Record) -> TextStyle:
    """A type style."""
    setting = Setting(
        align=record["align"],
        indent=record["indent"],
        strictness=record["strictness"],
        punctuation=record["punctuation"],
        autospace=record["autospace"],
        hanging=record["hanging"],
        most_opening=record["most-opening"],
        autospace_most=record["autospace-most"],
        autospace_least=record["autospace-least"],
        firm_stops=record["firm-stops"],
        least_blank=record["least-blank"],
        push_in_first=record["push-in-first"],
        hyphenation=record["hyphenation"],
    )
    return TextStyle(
        name=name,
        face=record["face"],
        size=record["size"],
        leading=record["leading"],
        ink=record["ink"],
        setting=setting,
        strong_face=record["strong-face"],
        slots=record["slots"],
        condense=record["condense"],
        tracking=record["tracking"],
        expand=record["expand"],
        spaced=record["spaced"],
    )


def _plan(record: Record) -> PagePlan:
    """A page plan with its furniture."""
    furniture = tuple(_furniture(piece) for piece in record["furniture"])
    bands = tuple(
        tuple(PagePart(part["block"], part["columns"], part["bleed"]) for part in band)
        for band in record["bands"]
    )
    plan = PagePlan(record["pages"], record["template"], furniture, record["takes-note"], bands)
    fold = record["fold"]
    return replace(plan, fold=Fold(fold["gutter"], fold["safe"])) if fold else plan


def _furniture(record: Record) -> Furniture:
    """A piece of furniture; the ear and the guide are as deep as they need where no depth is given."""
    return Furniture(
        record["role"],
        record["at"],
        record["depths"],
        record["block"],
        record["beside"],
        record["columns"],
        record["weight"],
    )


def _ear(record: Record | None) -> EarRules:
    """How the ear stands."""
    if record is None:
        return EarRules()
    return EarRules(record["inset"], record["over"], record["under"], record["below"])


def _note(record: Record | None) -> NoteRules:
    """How the editor's note stands."""
    if record is None:
        return NoteRules()
    return NoteRules(
        record["columns"], record["gutter"], record["inset"], record["over"], record["under"]
    )


def _box(record: Record | None) -> BoxRules:
    """How boxes stand."""
    if record is None:
        return BoxRules()
    return BoxRules(
        record["columns"], record["gutter"], record["inset"], record["over"], record["under"]
    )


def _guide(record: Record | None) -> GuideRules:
    """How the guide stands."""
    if record is None:
        return GuideRules()
    return GuideRules(
        record["columns"], record["gutter"], record["inset"], record["over"], record["under"]
    )


def _contents(record: Record | None) -> GuideRules:
    """How the contents stand."""
    larger = record["larger"] if record else ()
    return replace(_guide(record), larger=tuple(sorted(larger, reverse=True)))


def _fit(record: Record) -> FitRules:
    """The fit rules; the lines a subhead takes are stated once, in its style."""
    ranks: dict[str, Any] = record["ranks"]
    widths = {int(rank): tuple(map(_width, filled["columns"])) for rank, filled in ranks.items()}
    return FitRules(
        columns={rank: tuple(dict.fromkeys(over for over, _ in ways)) for rank, ways in widths.items()},
        headlines={int(rank): _headlines(filled) for rank, filled in ranks.items()},
        head_white=record["head-white"],
        row_gap=record["row-gap"],
        least_depth=record["least-depth"],
        legs={rank: _legs(ways) for rank, ways in widths.items()},
        upright={int(rank): filled["vertical"] for rank, filled in ranks.items() if filled["vertical"]},
        rungs=_rungs(record["rungs"]),
        jumps=_jumps(record["jumps"]),
    )


def _headlines(rank: Record) -> tuple[HeadlineSize, ...]:
    """A rank's sizes, best first: those larger than the best in turn with those smaller."""
    own, larger = (
        [HeadlineSize(each["size"], each["leading"]) for each in rank[key]]
        for key in ("headlines", "larger")
    )
    in_turn = chain.from_iterable(zip_longest(own[1:], larger))
    return (own[0], *(size for size in in_turn if size is not None))


def _width(written: int | str) -> tuple[int, int]:
    """Basic columns and columns of text, written 5 or 5/3."""
    over, _, count = str(written).partition("/")
    return int(over), int(count or over)


def _legs(ways: tuple[tuple[int, int], ...]) -> dict[int, tuple[int, ...]]:
    """The columns of text by basic columns, where they are not the same number."""
    legs: dict[int, tuple[int, ...]] = {}
    for over, count in dict.fromkeys(ways):
        legs[over] = (*legs.get(over, ()), count)
    return {over: counts for over, counts in legs.items() if counts != (over,)}


def _jumps(record: Record | None) -> JumpRules:
    """How stories may go on on another page."""
    if record is None:
        return JumpRules()
    names = ("allowed", "most", "least-characters", "most-pages", "run-on")
    return JumpRules(*(record[name] for name in names))


def _rungs(record: Record | None) -> Rungs:
    """How far to go for one story."""
    if record is None:
        return Rungs()
    return Rungs(record["loosest"], record["crop"], record["drop-deck"], record["harsh"])
