"""A layout's CSS may set colour, ground, rules and ornament; the rest is refused with its line."""

from fractions import Fraction
from pathlib import Path

import pytest

from ghpress.layout.css import TINTS
from ghpress.layout.csslint import CssContext, lint_css
from ghpress.layout.layout import Ink
from ghpress.layout.lint import lint_layout
from ghpress.layout.read import read_layout
from ghpress.remarks import InFile, Level, Remark
from layout.shelf import codes, lay, said

F = Fraction
INKS = (
    Ink("black", (F(0), F(0), F(0), F(100))),
    Ink("red", (F(0), F(100), F(100), F(5))),
    Ink("paper", (F(0), F(0), F(0), F(0))),
)
NAMES = frozenset(
    f"--ink-{ink.name}{tint}" for ink in INKS for tint in ("", *(f"-{tint}" for tint in TINTS))
)
CONTEXT = CssContext(INKS, NAMES, wordless=frozenset({"column-rule"}), files=frozenset({"star.svg"}))


def lint(css: str) -> tuple[Remark, ...]:
    return lint_css(css, "layout.css", CONTEXT)


def lint_in_rule(declaration: str, selector: str = ".title") -> list[str]:
    return codes(lint(f"{selector} {{ {declaration} }}"))


@pytest.mark.parametrize(
    "declaration",
    [
        "font: 12pt serif",
        "font-size: 12pt",
        "font-family: 宋体",
        "font-weight: bold",
        "line-height: 1.5",
        "letter-spacing: 0.1em",
        "word-spacing: 1em",
        "text-indent: 2em",
        "text-align: center",
        "text-transform: uppercase",
        "text-decoration: underline",
        "text-shadow: none",
        "white-space: nowrap",
        "writing-mode: vertical-rl",
        "hyphens: auto",
        "column-count: 3",
        "columns: 3",
        "float: left",
        "vertical-align: top",
    ],
)
@pytest.mark.parametrize("selector", [".title", ".ornament", "p::before", ".role-column-rule"])
def test_what_composes_text_is_refused_everywhere(declaration: str, selector: str) -> None:
    assert lint_in_rule(declaration, selector) == ["css-forbidden"]


@pytest.mark.parametrize(
    "declaration",
    [
        "margin: 1pt",
        "margin-left: 1pt",
        "padding: 2pt",
        "width: 20mm",
        "height: 2pt",
        "max-width: 50%",
        "min-height: 1pt",
        "border: 1pt solid var(--ink-red)",
        "border-top: 1pt solid var(--ink-red)",
        "border-left-width: 1pt",
        "transform: rotate(3deg)",
    ],
)
def test_what_takes_room_is_for_elements_without_words(declaration: str) -> None:
    assert lint_in_rule(declaration) == ["css-takes-room"]
    assert lint_in_rule(declaration, ".role-masthead") == ["css-takes-room"]
    assert lint_in_rule(declaration, ".ornament .title") == ["css-takes-room"]
    assert lint_in_rule(declaration, ".ornament, .title") == ["css-takes-room"]
    wordless = (".ornament", ".box .ornament.heavy", ".ornament-star", ".role-note-ground")
    for selector in (*wordless, ".role-column-rule", ".title::before", ".ornament, .b > .ornament"):
        assert lint_in_rule(declaration, selector) == []


@pytest.mark.parametrize(
    "declaration",
    [
        "color: var(--ink-red)",
        "background: var(--ink-red-10)",
        "background: url(star.svg) no-repeat",
        "border-color: var(--ink-black)",
        "border-radius: 2pt",
        "outline: 0.3pt solid var(--ink-black)",
        "display: flex",
        "justify-content: space-between",
        "grid-template-columns: 1fr 2fr",
        "gap: 4pt",
        "column-gap: 4pt",
        "position: absolute",
        "inset: 0 0 auto auto",
        "left: 4pt",
        "background: none",
        "color: inherit",
        "border-color: currentColor transparent",
    ],
)
def test_colour_ground_and_the_place_of_furniture_are_free(declaration: str) -> None:
    assert lint_in_rule(declaration) == []


@pytest.mark.parametrize("selector", [".frame", ".role-headline", ".set", "p > .lines", "body", ".page"])
def test_frames_and_composed_words_stay_where_make_up_put_them(selector: str) -> None:
    assert lint_in_rule("left: 3pt", selector) == ["css-moves-frame"]
    assert lint_in_rule("position: static", selector) == ["css-moves-frame"]
    assert lint_in_rule("color: var(--ink-red)", selector) == []


@pytest.mark.parametrize(
    "declaration",
    [
        "background: linear-gradient(var(--ink-red), var(--ink-paper))",
        "background-image: radial-gradient(var(--ink-red), var(--ink-paper))",
        "box-shadow: 0 0 2pt var(--ink-black)",
        "opacity: 0.5",
        "mix-blend-mode: multiply",
        "filter: blur(1px)",
        "mask-image: url(star.svg)",
        "clip-path: circle(4pt)",
        "outline: 2pt ridge var(--ink-red)",
    ],
)
def test_what_crashes_or_misprints_in_cmyk_is_refused(declaration: str) -> None:
    assert lint_in_rule(declaration) == ["css-unprintable"]


def test_shaded_borders_are_refused_even_on_ornaments() -> None:
    assert lint_in_rule("border: 2pt inset var(--ink-red)", ".ornament") == ["css-unprintable"]
    assert lint_in_rule("border-style: groove", ".ornament") == ["css-unprintable"]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [
        ("#c00", "var(--ink-red)"),
        ("red", "var(--ink-red)"),
        ("rgb(218 0 0)", "var(--ink-red)"),
        ("device-cmyk(0 1 1 0)", "var(--ink-red)"),
        ("hsl(0 0% 10%)", "var(--ink-black)"),
        ("#000", "var(--ink-black)"),
        ("white", "var(--ink-paper)"),
        ("silver", "var(--ink-black-30)"),
        ("#fde4de", "var(--ink-red-10)"),
    ],
)
def test_a_colour_written_out_is_a_warning_naming_the_nearest_ink(written: str, nearest: str) -> None:
    remarks = lint(f".title {{\n  background: {written};\n}}")
    assert said(remarks) == ["2 colour-literal"]
    assert remarks[0].level is Level.WARNING
    assert (remarks[0].fact("colour"), remarks[0].fact("nearest")) == (written, nearest)


def test_a_colour_inside_a_longer_value_is_found() -> None:
    assert lint_in_rule("outline: 1pt solid #c00") == ["colour-literal"]
    assert lint_in_rule("--accent: tomato") == ["colour-literal"]
    assert lint_in_rule("color: var(--ink-red, tomato)") == ["colour-literal"]


def test_words_that_only_look_like_colours_are_left_alone() -> None:
    assert codes(lint("#add { grid-area: red-row }\n.tan { color: var(--ink-red) }")) == []


def test_an_unknown_ink_names_the_nearest() -> None:
    remarks = lint(".title { color: var(--ink-rad) }")
    assert codes(remarks) == ["ink-unknown"]
    assert remarks[0].fact("nearest") == "--ink-red"
    assert codes(lint(".title { color: var(--ink-red-15) }")) == ["ink-unknown"]


def test_a_custom_property_has_to_be_defined_somewhere() -> None:
    assert codes(lint(".a { color: var(--accent) }")) == ["css-variable-unknown"]
    assert codes(lint(":root { --accent: var(--ink-red) }\n.a { color: var(--accent) }")) == []


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("@import 'other.css';", ["css-at-rule"]),
        ("@font-face { font-family: x; src: url(x.ttf) }", ["css-at-rule"]),
        ("@page { margin: 0 }", ["css-at-rule"]),
        ("@media print { .a { font-size: 3pt } }", ["css-forbidden"]),
        ("@media print { .a { color: var(--ink-red) } }", []),
    ],
)
def test_of_at_rules_only_media_may_stand(rule: str, expected: list[str]) -> None:
    assert codes(lint(rule)) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("star.svg", []),
        ("./star.svg", []),
        ("'star.svg'", []),
        ("#clip", []),
        ("moon.svg", ["css-file-missing"]),
        ("../star.svg", ["css-url-outside"]),
        ("/etc/star.svg", ["css-url-outside"]),
        ("https://example.org/star.svg", ["css-url-outside"]),
        ("file:///star.svg", ["css-url-outside"]),
        ("'data:image/svg+xml,<svg/>'", ["css-url-outside"]),
    ],
)
def test_addresses_stay_in_the_layouts_folder(address: str, expected: list[str]) -> None:
    assert lint_in_rule(f"background: url({address})") == expected


def test_content_prints_no_words() -> None:
    assert lint_in_rule('content: "第"', ".a::before") == ["css-content"]
    assert lint_in_rule("content: counter(page)", ".a::before") == ["css-content"]
    assert lint_in_rule("content: attr(id)", ".a::before") == ["css-content"]
    assert lint_in_rule('content: ""', ".a::before") == []


def test_a_misspelt_property_names_the_nearest() -> None:
    remarks = lint(".a { backgruond: var(--ink-red) }")
    assert codes(remarks) == ["css-unknown-property"]
    assert remarks[0].fact("nearest") == "background"


def test_every_remark_has_its_line_and_column() -> None:
    css = (
        "/* 报头 */\n.a {\n  color: var(--ink-red);\n  font-size: 3pt;\n}\n"
        ".b { margin: 0; color: red }\n"
    )
    places = [remark.place for remark in lint(css)]
    assert places == [
        InFile("layout.css", 4, 3),
        InFile("layout.css", 6, 6),
        InFile("layout.css", 6, 24),
    ]


def test_nested_rules_are_linted_too() -> None:
    assert said(lint(".a {\n  & .b {\n    font-size: 3pt;\n  }\n}")) == ["3 css-forbidden"]


@pytest.mark.parametrize(
    "css", [".a { color }", "} .a {}", ".a { : x }", ".a { color: var(--ink-red }}"]
)
def test_broken_css_is_said(css: str) -> None:
    assert lint(css)[0].code == "css-broken"


def test_the_whole_folder_is_linted_with_its_parents_inks(tmp_path: Path) -> None:
    css = (
        ".role-note-ground { background: var(--ink-red-10); font-size: 3pt }\n.a { color: var(--ink-x) }"
    )
    lay(tmp_path, "own", layout_css=css)
    layout, remarks = read_layout("own", (tmp_path,))
    assert layout is None
    assert said(remarks) == ["1 css-forbidden", "2 ink-unknown"]


def test_the_shipped_css_is_clean() -> None:
    layout, _ = read_layout("broadsheet")
    assert layout is not None
    assert lint_layout(layout) == ()
