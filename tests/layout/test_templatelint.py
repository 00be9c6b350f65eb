"""Every word a template prints goes through the shop; what would be printed past it is refused."""

from pathlib import Path

import pytest

from ghpress.layout.read import read_layout
from ghpress.layout.templatelint import Stock, included, lint_template, setters
from layout.shelf import codes, lay, said


def lint(text: str) -> list[str]:
    return codes(lint_template(text, "partials/folio.html"))


@pytest.mark.parametrize(
    "text",
    [
        "{{ frame | lines }}",
        "<b>{{ words['name'] | set('folio') }}</b>",
        "{{ words.name | set('folio', measure=3) | safe }}",
        "{{ frame | picture }}",
        "{% for frame in page.frames %}\n  {{ place(frame) }}\n{% endfor %}",
        "{{ (a | set('x')) if a else '' }}",
        "{# 报眉：左版次 #}<div class='a b' id='页'></div>",
        "<!-- 说明 --><div></div>",
        "{% macro row(a) %}{{ a | set('x') }}{% endmacro %}{{ row('第') }}",
        "{% from 'partials/rows.html' import row as r %}{{ r(words) }}",
        "{% import 'partials/rows.html' as rows %}{{ rows.row(words) }}",
        '<div class="{{ frame.role }}{% if a %} odd{% endif %}"></div>',
        "{% set label = '第' ~ page.number ~ '版' %}{{ label | set('folio') }}",
    ],
)
def test_composed_words_and_bare_markup_pass(text: str) -> None:
    assert lint(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<b>第</b>", "第"),
        ("Page", "Page"),
        ("<p>2</p>", "2"),
        ("{{ a | set('x') }}·{{ b | set('x') }}", "·"),
        ("<p>&middot;</p>", "&middot;"),
        ("<p>&#31532;</p>", "&#31532;"),
        ("{% if a %}版{% endif %}", "版"),
        ("{% raw %}{{ 版 }}{% endraw %}", "{{ 版 }}"),
        ("<svg><text>一月</text></svg>", "一月"),
    ],
)
def test_bare_words_are_refused(text: str, words: str) -> None:
    remarks = lint_template(text, "partials/folio.html")
    assert codes(remarks) == ["template-bare-text"]
    assert remarks[0].fact("words") == words


@pytest.mark.parametrize(
    "expression",
    ["page.number", "words['name']", "words.name | upper", "'第' ~ page.folio", "loop.index", "f(x)"],
)
def test_words_not_sent_through_a_filter_are_refused(expression: str) -> None:
    remarks = lint_template(f"<b>{{{{ {expression} }}}}</b>", "partials/folio.html")
    assert codes(remarks) == ["template-unset-words"]
    assert remarks[0].fact("expression") == expression


def test_remarks_come_by_line_whatever_the_tags_swallow() -> None:
    text = (
        "{#- 一 -#}\n"
        "{%- if a -%}\n"
        "\n"
        "<p>\n"
        "  版</p>\n"
        "{%- endif %}\n"
        "{{ a\n  | set('x') -}}\n"
        "\n"
        "{{ page.number }}\n"
        "<p\n  class='b'>次</p>\n"
    )
    assert said(lint_template(text, "page.html")) == [
        "5 template-bare-text",
        "10 template-unset-words",
        "12 template-bare-text",
    ]


def test_a_broken_template_says_its_line() -> None:
    assert said(lint_template("<p>\n{{ a | }}", "page.html")) == ["2 template-syntax"]


def test_looks_and_scripts_do_not_stand_in_templates() -> None:
    assert lint("<div style='color: red'></div>") == ["template-attribute"]
    assert lint("<div onclick='x()'></div>") == ["template-attribute"]
    assert lint("<style>.a {}</style>")[0] == "template-element"
    assert lint("<script src='x.js'></script>") == ["template-element"]


def test_a_colour_written_into_a_drawing_is_said() -> None:
    assert lint("<svg><path fill='#c00' stroke='none'/></svg>") == ["colour-literal"]
    assert lint("<svg><path fill='{{ ink }}'/></svg>") == []


def test_templates_named_outright_are_found() -> None:
    text = (
        "{% include 'a.html' %}\n{% from 'b.html' import c %}\n{% include which %}{% extends 'd.html' %}"
    )
    assert sorted(included(text)) == [("a.html", 1), ("b.html", 2), ("d.html", 3)]


def test_a_missing_include_is_said_where_it_is_named(tmp_path: Path) -> None:
    folder = lay(tmp_path, "own")
    (folder / "partials/folio.html").write_text(
        "\n{% include 'partials/crest.html' %}", encoding="utf-8"
    )
    layout, remarks = read_layout("own", (tmp_path,))
    assert layout is None
    assert said(remarks) == ["2 layout-template-missing"]
    assert str(remarks[0].place).endswith("own/partials/folio.html:2")


def test_a_style_the_layout_has_not_got_names_the_nearest() -> None:
    text = "{{ a | set('folio') }}\n{{ b | set('folo') }}"
    remarks = lint_template(text, "page.html", Stock(styles=("folio", "body")))
    assert said(remarks) == ["2 template-style-unknown"]
    assert remarks[0].fact("nearest") == "folio"


def test_a_style_handed_to_a_macro_that_sets_words_is_checked_too() -> None:
    macro = "{% macro row(words, fields, style) %}{{ words | set(style) }}{% endmacro %}"
    assert setters(macro) == (("row", 2),)
    stock = Stock(styles=("folio", "body"), setters=setters(macro))
    text = (
        "{% from 'rows.html' import row %}\n{{ row(words, ['name'], 'folio') }}\n"
        "{{ row(words, ['name'], 'folo') }}\n{{ row(words, ['name'], chosen) }}"
    )
    assert said(lint_template(text, "page.html", stock)) == ["3 template-style-unknown"]


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("{% if a %}<p></p>", "if 没有收尾，要有 {% endif %}"),
        ("{% for a in b %}{% endif %}", "endif 收错了，先要收尾的是 for"),
        ("{% endif %}", "endif 前面没有它所收的开头"),
        ("{% iff a %}", "没有 iff 这种标签"),
        ("{{ a | }}", "这里应当是 名目，却是 }}"),
        ("{{ a }", "多出一个 }，或前面少了它的另一半"),
        ("{{ }}", "这里应当写要印的名目，却是 }}"),
        ("{{ (a] }}", "这里应当是 )，却是 ]"),
        ("{# a", "注释 {# #} 没有收尾"),
        ("{% set a.b.c = 1 + %}", "这里应当是 %}，却是 ."),
        ("{% macro m(a=1, b) %}{% endmacro %}", "从这里起读不懂"),
    ],
)
def test_what_is_wrong_with_a_template_is_said_in_chinese(text: str, chinese: str) -> None:
    (remark,) = lint_template(text, "page.html")
    assert remark.fact("zh") == chinese
