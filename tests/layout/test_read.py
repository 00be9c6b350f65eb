"""A layout is found, inherited, read and checked; what is wrong has its place."""

from fractions import Fraction
from pathlib import Path

import pytest

from ghpress.layout.layout import HeadlineSize
from ghpress.layout.read import read_layout, title_of
from ghpress.layout.shelves import available_layouts, shipped
from ghpress.remarks import InFile, Level
from ghpress.units import hao, mm, pt
from layout.shelf import codes, lay, said


def place_of(remarks: tuple, code: str) -> InFile:
    place = next(remark.place for remark in remarks if remark.code == code)
    assert isinstance(place, InFile)
    return place


def test_the_shipped_broadsheet_reads_without_a_remark() -> None:
    layout, remarks = read_layout("broadsheet")
    assert remarks == ()
    assert layout is not None
    assert (layout.sheet.width, layout.sheet.height, layout.sheet.bleed) == (mm(390), mm(540), mm(3))


def test_the_broadsheet_has_95_characters_of_wuhao_in_the_middle_of_390_mm() -> None:
    layout, _ = read_layout("broadsheet")
    assert layout is not None
    grid = layout.grid
    assert (grid.columns, grid.characters, grid.size) == (6, 15, hao("五号"))
    assert grid.characters_over(6) == 95
    assert grid.left == mm(390) - grid.left - grid.measure(6)
    assert grid.y(grid.lines) < mm(540) - mm(15)


def test_a_style_is_read_with_every_key_it_gives(tmp_path: Path) -> None:
    style = (
        "styles:\n  caption: {face: hei, size: 小五, leading: 12pt, ink: red, align: right, indent: 1/2,"
        " strictness: strict, punctuation: kaiming, autospace: 12.5%, hanging: true,"
        " most-opening: 0.2, autospace-most: 1/3, firm-stops: true, least-blank: 1/8,"
        " push-in-first: true,"
        " strong-face: song-bold, slots: [2, 1], condense: 900, tracking: 0.25}\n"
    )
    lay(tmp_path, "own", f"extends: broadsheet\n{style}")
    layout, remarks = read_layout("own", (tmp_path,))
    assert codes(remarks) == ["type-small"]
    assert layout is not None
    caption = layout.styles["caption"]
    assert (caption.face, caption.size, caption.leading, caption.ink) == ("hei", pt(9), pt(12), "red")
    assert (caption.strong_face, caption.slots, caption.condense) == ("song-bold", (2, 1), 900)
    assert caption.tracking == Fraction(1, 4)
    setting = caption.setting
    assert (setting.align, setting.indent, setting.strictness) == ("right", Fraction(1, 2), "strict")
    assert (setting.punctuation, setting.autospace, setting.hanging) == ("kaiming", Fraction(1, 8), True)
    assert setting.most_opening == Fraction(1, 5)
    assert (setting.autospace_most, setting.least_blank) == (Fraction(1, 3), Fraction(1, 8))
    assert setting.firm_stops and setting.push_in_first


def test_widths_in_columns_of_text_are_read_beside_plain_ones(tmp_path: Path) -> None:
    fit = "fit: {ranks: {2: {columns: [3, 5/3, 5, 2/1], vertical: left}}, rungs: {drop-deck: true}}\n"
    lay(tmp_path, "own", f"extends: broadsheet\n{fit}")
    layout, remarks = read_layout("own", (tmp_path,))
    assert remarks == ()
    assert layout is not None
    assert layout.fit.columns[2] == (3, 5, 2)
    assert layout.fit.legs[2] == {5: (3, 5), 2: (1,)}
    assert layout.fit.legs[1] == {}
    assert layout.fit.upright == {2: "left"}
    assert layout.fit.rungs.drop_deck


def test_lengths_are_taken_in_sizes_points_and_millimetres(tmp_path: Path) -> None:
    yaml = "extends: broadsheet\nsheet: {width: 39cm}\nrules: {column-rule: 0.25mm, box-rule: 八号}\n"
    folder = lay(tmp_path, "own", yaml)
    (folder / "partials/box-rule.html").write_text("", encoding="utf-8")
    layout, remarks = read_layout("own", (tmp_path,))
    assert remarks == ()
    assert layout is not None
    assert layout.sheet.width == mm(390)
    assert (layout.rules["column-rule"], layout.rules["box-rule"]) == (mm("0.25"), pt(5))
    assert layout.rules["cut-off"] == pt("0.5")


def test_the_lines_a_subhead_takes_are_stated_once_in_its_style(tmp_path: Path) -> None:
    lay(tmp_path, "own", "extends: broadsheet\nstyles: {subhead: {slots: [3, 1]}}\n")
    layout, _ = read_layout("own", (tmp_path,))
    assert layout is not None
    assert layout.styles["subhead"].slots == (3, 1)


def test_a_child_says_only_what_differs_and_knows_its_parents(tmp_path: Path) -> None:
    lay(tmp_path, "middle", "extends: broadsheet\ntitle: 中间\ninks: {red: {cmyk: [0, 90, 90, 0]}}\n")
    folder = lay(tmp_path, "own", "extends: middle\ngrid: {lines: 96}\n")
    layout, remarks = read_layout("own", (tmp_path,))
    assert remarks == ()
    assert layout is not None
    assert (layout.grid.lines, layout.grid.columns, layout.title) == (96, 6, "中间")
    assert layout.inks["red"].cmyk == (0, 90, 90, 0)
    assert layout.folder == str(folder)
    shelf = shipped()
    parents = (tmp_path / "middle", shelf / "broadsheet", shelf / "common")
    assert layout.parents == tuple(str(folder) for folder in parents)


def test_a_list_replaces_the_list_it_inherits(tmp_path: Path) -> None:
    ranks = "fit: {ranks: {1: {headlines: [{size: 40pt, leading: 44pt}]}}}"
    lay(tmp_path, "own", f"extends: broadsheet\n{ranks}\n")
    layout, _ = read_layout("own", (tmp_path,))
    assert layout is not None
    assert layout.fit.headlines[1] == (HeadlineSize(pt(40), pt(44)),)
    assert layout.fit.columns[1] == (6, 5, 4)


def test_sizes_to_which_heads_may_grow_are_tried_in_turn_with_smaller_ones(tmp_path: Path) -> None:
    sizes = ", ".join(f"{{size: {size}pt, leading: {size + 6}pt}}" for size in (30, 26, 22))
    larger = "[{size: 34pt, leading: 40pt}, {size: 40pt, leading: 46pt}, {size: 46pt, leading: 52pt}]"
    ranks = f"{{2: {{headlines: [{sizes}], larger: {larger}}}}}"
    lay(tmp_path, "own", f"extends: plain\nfit: {{ranks: {ranks}}}\n")
    layout, remarks = read_layout("own", (tmp_path,))
    assert layout is not None
    assert remarks == ()
    assert [size.size for size in layout.fit.headlines[2]] == [*map(pt, (30, 26, 34, 22, 40, 46))]


def test_a_titles_own_layout_goes_before_the_shipped_one_and_may_extend_it(tmp_path: Path) -> None:
    lay(tmp_path, "broadsheet", "extends: broadsheet\ntitle: 本报的对开\n")
    layout, remarks = read_layout("broadsheet", (tmp_path,))
    assert remarks == ()
    assert layout is not None
    assert layout.title == "本报的对开"
    assert layout.parents[0] == str(shipped().resolve() / "broadsheet")
    assert dict(available_layouts((tmp_path,)))["broadsheet"] == tmp_path / "broadsheet"


def test_layouts_that_extend_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    lay(tmp_path, "one", "extends: two\n")
    lay(tmp_path, "two", "title: 二\nextends: one\n")
    layout, remarks = read_layout("one", (tmp_path,))
    assert layout is None
    assert said(remarks) == ["2 layout-circle"]
    assert remarks[0].fact("circle") == "one → two → one"


def test_a_layout_that_extends_only_itself_is_a_circle(tmp_path: Path) -> None:
    lay(tmp_path, "one", "extends: one\n")
    assert codes(read_layout("one", (tmp_path,))[1]) == ["layout-circle"]


def test_an_unknown_layout_names_the_nearest(tmp_path: Path) -> None:
    lay(tmp_path, "spring")
    layout, remarks = read_layout("sprang", (tmp_path,))
    assert layout is None
    assert codes(remarks) == ["layout-unknown"]
    assert remarks[0].fact("nearest") == "spring"
    assert {"broadsheet", "spring"} <= set(str(remarks[0].fact("known")).split("、"))


@pytest.mark.parametrize("name", ["../broadsheet", "/etc", "", "a/b", "."])
def test_a_name_that_is_a_path_finds_nothing(name: str, tmp_path: Path) -> None:
    lay(tmp_path / "layouts", "own")
    layout, remarks = read_layout(name, (tmp_path / "layouts",))
    assert layout is None
    assert codes(remarks) == ["layout-unknown"]


def test_an_unknown_key_names_the_nearest_and_its_place(tmp_path: Path) -> None:
    lay(tmp_path, "own", "extends: broadsheet\ngrid:\n  colums: 5\n")
    layout, remarks = read_layout("own", (tmp_path,))
    assert layout is None
    assert said(remarks) == ["3 key-unknown"]
    assert remarks[0].fact("nearest") == "columns"
    assert str(remarks[0].place) == f"{tmp_path.name}/own/layout.yaml:3:3"


def test_a_key_wrong_in_the_parent_is_blamed_on_the_parent(tmp_path: Path) -> None:
    lay(tmp_path, "base", "extends: broadsheet\ngrid: {lines: many}\n")
    lay(tmp_path, "own", "extends: base\n")
    remarks = read_layout("own", (tmp_path,))[1]
    assert codes(remarks) == ["value-kind"]
    assert place_of(remarks, "value-kind").file.endswith("base/layout.yaml")


def test_a_broken_file_says_its_line(tmp_path: Path) -> None:
    lay(tmp_path, "own", "extends: broadsheet\ngrid: {lines: 90\n")
    layout, remarks = read_layout("own", (tmp_path,))
    assert layout is None
    assert codes(remarks) == ["yaml-broken"]


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ("grid: {lines: 120}", ["type-area-outside"]),
        ("grid: {columns: 7}", ["type-area-outside"]),
        ("grid: {left: 60mm}", ["type-area-outside"]),
        ("styles: {body: {size: 小五}}", ["body-off-grid"]),
        ("styles: {kicker: {ink: rad}}", ["style-ink-unknown"]),
        ("styles: {kicker: {face: heiti}}", ["style-face-unknown"]),
        ("styles: {kicker: {leading: 12pt}}", ["leading-tight"]),
        ("styles: {headline: {condense: 700}}", ["condense-strong"]),
        ("styles: {credits: {size: 八号}}", ["type-small"]),
        ("styles: {caption: {ink: red}}", ["type-small"]),
        ("styles: {kicker: {slots: [1.5]}}", ["value-kind"]),
        ("styles: {kicker: {slots: []}}", ["list-length"]),
        ("inks: {red: {cmyk: [60, 100, 100, 30]}}", ["ink-heavy"]),
        ("inks: {red: {cmyk: [0, 100, 100, 0], spot: Magenta}}", ["spot-is-process"]),
        (
            "inks: {red: {cmyk: [0, 100, 70, 0], spot: P 1}, dark: {cmyk: [0, 100, 90, 0], spot: P 1}}",
            ["spot-differs"],
        ),
        (
            "inks: {red: {cmyk: [0, 100, 70, 0], spot: P 1}, dark: {cmyk: [0, 100, 70, 0], spot: p 1}}",
            ["spot-differs"],
        ),
        ("inks: {red: {cmyk: [0, 100, 120, 0]}}", ["value-kind"]),
        ("rules: {column-rule: 0.1pt}", ["rule-thin"]),
        ("fit: {ranks: {2: {columns: [8, 2]}}}", ["rank-too-wide"]),
        ("fit: {ranks: {2: {columns: [3, 2/5]}}}", ["rank-legs-narrow"]),
        ("fit: {ranks: {2: {columns: [3, 2/]}}}", ["value-kind"]),
        ("fit: {ranks: {2: {vertical: above}}}", ["value-kind"]),
        ("fit: {rungs: {crop: 60%}}", ["value-kind"]),
        (
            "fit: {ranks: {3: {headlines: [{size: 18pt, leading: 20pt}, {size: 18pt, leading: 20pt}]}}}",
            ["headlines-not-descending"],
        ),
        (
            "fit: {ranks: {1: {columns: [6], larger: [{size: 20pt, leading: 24pt}],"
            " headlines: [{size: 30pt, leading: 36pt}]}}}",
            ["headlines-not-descending"],
        ),
        ("note: {columns: [8], gutter: 6}", ["note-too-narrow"]),
        ("pages: [{pages: first}]", ["plan-missing"]),
        ("pages: [{pages: first}, {pages: other}, {pages: other}]", ["plan-twice"]),
        ("pages: [{pages: first, template: front.html}, {pages: other}]", ["layout-template-missing"]),
        (
            "pages: [{pages: first, furniture: [{role: crest, at: top, depths: [9]}]}, {pages: other}]",
            ["layout-template-missing"],
        ),
        (
            "pages: [{pages: first, furniture: [{role: folio, at: margin, depths: [9]}]},"
            " {pages: other}]",
            ["margin-too-shallow"],
        ),
        (
            "pages: [{pages: first, furniture: [{role: masthead, at: top, depths: [104]}]},"
            " {pages: other}]",
            ["furniture-too-deep"],
        ),
    ],
)
def test_what_does_not_agree_is_said_at_its_place(
    yaml: str, expected: list[str], tmp_path: Path
) -> None:
    lay(tmp_path, "own", f"extends: broadsheet\n{yaml}\n")
    layout, remarks = read_layout("own", (tmp_path,))
    assert codes(remarks) == expected
    assert place_of(remarks, expected[0]).line == 2
    stops = any(remark.level is Level.ERROR for remark in remarks)
    assert (layout is None) == stops


def test_a_spot_is_one_ink_so_small_type_may_be_set_in_it(tmp_path: Path) -> None:
    inks = "inks: {red: {cmyk: [0, 100, 70, 10], spot: P 1}}"
    lay(tmp_path, "own", f"extends: broadsheet\n{inks}\nstyles: {{caption: {{ink: red}}}}\n")
    assert codes(read_layout("own", (tmp_path,))[1]) == []


def test_what_a_layout_by_itself_lacks_is_all_said_at_once(tmp_path: Path) -> None:
    yaml = (
        "sheet: {width: 200mm, height: 280mm}\n"
        "grid: {columns: 2, characters: 20, size: 五号, leading: 14pt, lines: 40}\n"
        "inks: {black: {cmyk: [0, 0, 0, 100]}}\n"
        "styles: {body: {face: song, size: 五号, leading: 14pt}}\n"
        "pages: [{pages: first}, {pages: other}]\n"
        "fit: {ranks: {1: {columns: 2, headlines: [{size: 20pt, leading: 24pt}]}}}\n"
    )
    lay(tmp_path, "bare", yaml)
    remarks = read_layout("bare", (tmp_path,))[1]
    found = codes(remarks)
    assert found.count("style-missing") == 9
    assert [remark.fact("rank") for remark in remarks if remark.code == "rank-missing"] == ["2", "3"]
    missing = {remark.fact("template") for remark in remarks if remark.code == "layout-template-missing"}
    assert {"page.html", "partials/column.html", "partials/headline.html"} <= missing


def test_the_title_of_a_layout_is_read_even_where_the_rest_is_wrong(tmp_path: Path) -> None:
    folder = lay(tmp_path, "own", "title: 春节\nnonsense: 1\n")
    assert title_of(folder) == "春节"
    assert title_of(tmp_path / "nowhere") == ""


def test_a_layout_only_for_others_to_extend_is_neither_listed_nor_built(tmp_path: Path) -> None:
    lay(tmp_path, "base", "extends: broadsheet\nabstract: true\n")
    lay(tmp_path, "own", "extends: base\n")
    layout, remarks = read_layout("base", (tmp_path,))
    assert layout is None
    assert said(remarks) == ["2 layout-abstract"]
    assert read_layout("own", (tmp_path,))[1] == ()
    listed = dict(available_layouts((tmp_path,)))
    assert "own" in listed
    assert not {"base", "common"} & set(listed)


def test_a_style_not_written_is_set_as_the_one_that_stands_in_for_it(tmp_path: Path) -> None:
    lay(tmp_path, "own", bare_yaml())
    layout, remarks = read_layout("own", (tmp_path,))
    assert remarks == ()
    assert layout is not None
    body, quote, listed = (layout.styles[name] for name in ("body", "quote", "list"))
    assert (quote.face, quote.size, quote.setting) == (body.face, body.size, body.setting)
    assert (listed.name, listed.size, listed.setting.indent) == ("list", body.size, 0)
    assert layout.styles["guide-page"].setting.align == "right"


def test_an_inherited_template_may_name_a_style_the_layout_has_not_got_if_it_is_not_printed(
    tmp_path: Path,
) -> None:
    base = lay(tmp_path, "base", bare_yaml())
    (base / "partials/crest.html").write_text("\n{{ words.name | set('crest') }}", encoding="utf-8")
    crest = "pages: [{pages: first, furniture: [{role: crest, at: top, depths: [4]}]}, {pages: other}]"
    lay(tmp_path, "without", "extends: base\n")
    lay(tmp_path, "with", f"extends: base\n{crest}\n")
    replaced = lay(tmp_path, "replaced", f"extends: base\n{crest}\n")
    (replaced / "partials/crest.html").write_text("", encoding="utf-8")
    found = {name: said(read_layout(name, (tmp_path,))[1]) for name in ("without", "with", "replaced")}
    assert found == {"without": [], "with": ["2 template-style-unknown"], "replaced": []}


def bare_yaml() -> str:
    """The least a layout by itself needs, on the common templates."""
    styles = (
        "subhead",
        "kicker",
        "headline",
        "deck",
        "byline",
        "credit",
        "caption",
        "note",
        "note-head",
    )
    lines = "".join(f"  {name}: {{face: song, size: 五号, leading: 14pt}}\n" for name in styles)
    ranks = ", ".join(
        f"{rank}: {{columns: 2, headlines: [{{size: 20pt, leading: 24pt}}]}}" for rank in (1, 2, 3)
    )
    return (
        "extends: common\n"
        "sheet: {width: 200mm, height: 280mm}\n"
        "grid: {columns: 2, characters: 20, size: 五号, leading: 14pt, lines: 40}\n"
        "styles:\n"
        "  body: {face: song, size: 五号, leading: 14pt, indent: 2}\n"
        f"{lines}"
        "pages: [{pages: first}, {pages: other}]\n"
        f"fit: {{ranks: {{{ranks}}}}}\n"
    )
