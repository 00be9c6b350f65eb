"""A small layout and small stories for make-up's tests, whose lines add up in the head."""

from dataclasses import replace
from fractions import Fraction

from ghpress.layout.grid import Grid
from ghpress.layout.layout import (
    FitRules,
    Furniture,
    HeadlineSize,
    Ink,
    Layout,
    NoteRules,
    PagePlan,
    Sheet,
)
from ghpress.layout.styles import Align, Setting, TextStyle
from ghpress.units import hao, mm, pt

LEADING = pt(14)
FULL = Fraction(100)


def style(name: str, size: str = "10.5", leading: str = "14", **more: object) -> TextStyle:
    align = more.pop("align", "justify")
    indent = more.pop("indent", 0)
    assert isinstance(indent, int)
    setting = Setting(align=_align(align), indent=Fraction(indent))
    return TextStyle(name, "song", pt(size), pt(leading), setting=setting, **more)  # type: ignore[arg-type]


def _align(word: object) -> Align:
    match word:
        case "justify" | "left" | "centre" | "right":
            return word
        case _:
            raise AssertionError(word)


STYLES = (
    style("body", indent=2),
    style("subhead", align="centre", slots=(2, 1, 3)),
    style("list"),
    style("quote", indent=2),
    style("byline", align="right"),
    style("credit", align="right"),
    style("kicker", "15", "21", align="left", slots=(2,), condense=850),
    style("headline", "26", "31", align="left", condense=850),
    style("deck", "14", "21", align="left", slots=(2,)),
    style("caption", "9", "14"),
    style("picture-credit", "7.5", "14", align="right"),
    style("box", indent=2),
    style("box-head", "12", "14", align="centre", slots=(2,)),
    style("note", "14", "21", indent=2),
    style("note-head", "15", "21", align="left", slots=(2,)),
)


CHART_STYLES = (
    style("chart-title", "12", "16", align="left"),
    style("chart-label", "9", align="left"),
    style("chart-value", "9", align="left"),
    style("chart-inside", align="left"),
    style("chart-unit", "7.5", align="right"),
    style("chart-source", "7.5", "10.5", align="left"),
)
CHART_RULES = {"chart-rule": pt(1), "chart-baseline": pt("0.5"), "chart-graticule": pt("0.5")}


def chart_layout() -> Layout:
    """The same with styles and rules for charts."""
    bare = layout(100)
    styles = {**bare.styles, **{made.name: made for made in CHART_STYLES}}
    return replace(bare, styles=styles, rules={**bare.rules, **CHART_RULES})


def layout(lines: int = 40) -> Layout:
    """6 columns of 15 五号 and so many lines on a sheet with 20 mm round the type area at least."""
    grid = Grid(6, 15, 1, hao("五号"), lines, LEADING, mm(20), mm(30))
    heads = tuple(HeadlineSize(pt(size), pt(size + 5)) for size in (30, 26, 22))
    return Layout(
        name="trial",
        folder="",
        sheet=Sheet(mm(392), mm(50) + lines * LEADING, mm(3)),
        grid=grid,
        styles={made.name: made for made in STYLES},
        inks={"black": Ink("black", (Fraction(0), Fraction(0), Fraction(0), FULL))},
        plans=(
            PagePlan(
                "first",
                "page.html",
                (
                    Furniture("masthead", "top", (6, 7, 5)),
                    Furniture("credits", "bottom", (2,)),
                ),
                takes_note=True,
            ),
            PagePlan("other", "page.html", (Furniture("folio", "margin", (2,)),)),
        ),
        fit=FitRules(
            columns={1: (6, 4, 3), 2: (2, 3, 4), 3: (1, 2)},
            headlines={1: heads, 2: heads[1:], 3: heads[2:]},
        ),
        rules={"column-rule": pt("0.3"), "cut-off": pt("0.5"), "note-rule": pt("0.75")},
        note=NoteRules(columns=(2, 1), gutter=3, inset=2),
    )
