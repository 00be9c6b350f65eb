"""Inline markup beside Chinese marks, what is no markup, and where every character was written."""

import html
import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ghpress.manuscript.inline import Inline, read_inline
from ghpress.manuscript.raw import Row, text_of_rows
from ghpress.manuscript.text import Text
from manuscript.stories import CHARS


def read(source: str) -> Inline:
    rows = [Row(row, index + 1, 1) for index, row in enumerate(source.split("\n"))]
    return read_inline(text_of_rows("a.md", rows))


def spans(source: str) -> list[tuple[str, str, str]]:
    text = read(source).text
    return [(span.kind, text.chars[span.start : span.stop], span.value) for span in text.spans]


@pytest.mark.parametrize(
    ("source", "strong"),
    [
        ("**“工”字**品牌", "“工”字"),
        ("他说**“好。”**然后", "“好。”"),
        ("**《工人日报》**记者", "《工人日报》"),
        ("做到**（一）快**，（二）好", "（一）快"),
        ("增长**20%**左右", "20%"),
        ("一**二**三", "二"),
        ("**整段。**", "整段。"),
    ],
)
def test_emphasis_works_right_beside_chinese_marks(source: str, strong: str) -> None:
    assert spans(source) == [("strong", strong, "")]
    assert read(source).text.chars == source.replace("**", "")


def test_emphasis_dots_and_both_at_once() -> None:
    assert spans("*务必*按时") == [("dots", "务必", "")]
    assert spans("***务必***按时") == [("dots", "务必", ""), ("strong", "务必", "")]
    assert spans("**一*二**三*") == [("strong", "一二", ""), ("dots", "二三", "")]


@pytest.mark.parametrize(
    "source",
    [
        "3*5=15",
        "* 星号后面有空格 *",
        "****",
        "5~10度，湿度3~5成",
        "a_b_c和__d__",
        "`代码`",
        "2^10",
        "[注]和[1]",
        "[看这里](这里)",
        "[x](javascript:alert(1))",
        "{没有竖线}",
        "A&B、AT&T、&nosuch;、&#0;、&#xD800;、&#7;",
        "<b>粗</b><script>alert(1)</script><!-- 注 --><br/>",
        "<https://example.org>",
        "C:\\文件\\名",
        "==高亮==",
        "~~删~~",
    ],
)
def test_what_is_no_markup_is_text_as_typed(source: str) -> None:
    found = read(source)
    assert (found.text.chars, found.text.spans, found.remarks) == (source, (), ())


@pytest.mark.parametrize(
    ("source", "chars"),
    [
        (r"\*不\*是", "*不*是"),
        (r"\\、\{、\[、\^、\~、\#", r"\、{、[、^、~、#"),
        ("&amp;&lt;b&gt;&#x5DE5;&#24037;&hellip;", "&<b>工工…"),
        ("A&nbsp;B", "A\u00a0B"),
    ],
)
def test_escapes_and_entities_are_the_characters_they_mean(source: str, chars: str) -> None:
    assert read(source).text.chars == chars


def test_ruby_by_character_and_by_word() -> None:
    assert spans("{汉字|hàn|zì}") == [("ruby", "汉", "hàn"), ("ruby", "字", "zì")]
    assert spans("{汉字|hàn zì}") == [("ruby", "汉字", "hàn zì")]
    assert spans("{汉字|hàn|}") == [("ruby", "汉", "hàn")]
    assert spans(r"{\|\}|x\|y}") == [("ruby", "|}", "x|y")]


def test_ruby_that_does_not_add_up_is_an_error_at_its_place() -> None:
    found = read("请看{汉字们|hàn|zì}")
    assert found.text.chars == "请看汉字们"
    assert [(remark.code, str(remark.place)) for remark in found.remarks] == [("ruby-count", "a.md:1:3")]


def test_scripts_links_and_attributes() -> None:
    assert spans("10^8^和CO~2~") == [("sup", "8", ""), ("sub", "2", "")]
    assert spans("增长^①^了") == [("sup", "①", "")]
    assert spans("[**网**站](https://example.org/a?b=*c*)") == [
        ("link", "网站", "https://example.org/a?b=*c*"),
        ("strong", "网", ""),
    ]
    assert spans("[北岭]{专名}[工人日记]{书名}[2.0版]{不拆}") == [
        ("name", "北岭", ""),
        ("title", "工人日记", ""),
        ("nobreak", "2.0版", ""),
    ]


def test_a_lost_half_of_a_pair_is_text_and_a_warning() -> None:
    found = read("这里**只有一半")
    assert found.text.chars == "这里**只有一半"
    assert [(remark.code, str(remark.place)) for remark in found.remarks] == [
        ("mark-unpaired", "a.md:1:3")
    ]


def test_a_picture_in_a_paragraph_is_an_error_and_an_escaped_one_is_text() -> None:
    assert [remark.code for remark in read("见![图](a.jpg)。").remarks] == ["picture-in-text"]
    assert read(r"写作\![图](a.jpg)。").remarks == ()


@pytest.mark.parametrize(
    ("source", "chars"),
    [
        ("第一行\n第二行", "第一行第二行"),
        ("第一行，\n第二行", "第一行，第二行"),
        ("句末。\n“引”", "句末。“引”"),
        ("用的是\nCNC", "用的是CNC"),
        ("CNC\n机床", "CNC机床"),
        ("2024\n年", "2024年"),
        ("New\nYork", "New York"),
        ("in 2024\nand 2025", "in 2024 and 2025"),
        ("“Hello”\nworld", "“Hello” world"),
        ("**New**\n*York*", "New York"),
        ("**新**\nYork", "新York"),
        ("一  \n  二", "一二"),
        ("……\n——", "……——"),
        ("a\n", "a"),
    ],
)
def test_a_line_end_is_nothing_beside_han_and_a_space_between_latin_words(
    source: str, chars: str
) -> None:
    assert read(source).text.chars == chars


def test_a_backslash_at_a_lines_end_breaks_nothing_and_is_told() -> None:
    found = read("一\\\n二")
    assert (found.text.chars, [remark.code for remark in found.remarks]) == (
        "一二",
        ["line-break-forced"],
    )


def stands_for(written: str, char: str) -> bool:
    """Whether the source from here on is the character, its escape or entity, or the line's end."""
    if written.startswith(char) or (char == " " and not written.strip()):
        return True
    if re.match(r"\\[!-/:-@\[-`{-~]", written):
        return written[1] == char
    entity = re.match(r"&#?\w+;", written)
    return entity is not None and char in html.unescape(entity[0])


MARKED = st.text(CHARS, max_size=20) | st.sampled_from(
    [
        "**",
        "*",
        "{汉字|hàn|zì}",
        "^2^",
        "~3~",
        "\n",
        "\\*",
        "&amp;",
        "&#x5DE5;",
        "&NotEqualTilde;",
        "](https://a.b)",
    ]
)


@given(st.lists(MARKED, max_size=12).map("".join))
@settings(max_examples=600, deadline=None)
def test_every_character_stands_where_its_place_says(source: str) -> None:
    text = read(source).text
    rows = source.split("\n")
    for index, char in enumerate(text.chars):
        place = text.place(index)
        row = rows[place.line - 1]
        assert stands_for(f"{row}\n"[place.column - 1 :], char), (source, index, char, place)


def with_readings(text: Text) -> str:
    """The characters, the readings among them after what they are of."""
    found = list(text.chars)
    for span in text.spans:
        found[span.stop - 1] += span.value if span.kind == "ruby" else ""
    return "".join(found)


@given(st.lists(MARKED, max_size=12).map("".join))
@example("{0|，}")
@settings(max_examples=300, deadline=None)
def test_no_character_that_is_no_mark_is_lost_or_doubled(source: str) -> None:
    kept = [char for char in with_readings(read(source).text) if char in "工会人民，。“”"]
    plain = re.sub(r"&#?\w+;", html.unescape("&amp;"), source)
    wanted = [char for char in plain if char in "工会人民，。“”"]
    assert [char for char in kept if char != "工"] == [char for char in wanted if char != "工"]


@pytest.mark.parametrize(
    "piece",
    ["字", "**字", "*", "{字|", "^字", "~a", "[字](", "&a", "\\", "字\n", "[", "![a](b", "{a|b}"],
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    source = piece * (100_000 // len(piece))
    began = time.process_time()
    read(source)
    assert time.process_time() - began < 4, "quadratic reading takes minutes"
