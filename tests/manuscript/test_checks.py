"""The proofreader circles what is probably not meant, says what should stand there, no more."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ghpress.manuscript.characters import is_han
from ghpress.manuscript.checks import CHECKS, look_for, look_for_pairs
from ghpress.manuscript.checks.radicals import RADICALS
from ghpress.manuscript.checks.table import ODD
from ghpress.manuscript.text import Anchor, Text
from ghpress.manuscript.walk import Role, Said
from ghpress.remarks import Remark
from ghpress.wording import in_words


def remarks(chars: str, role: Role = "body") -> list[Remark]:
    text = Text(chars, "a.md", (Anchor(0, 1, 1),))
    found = [remark for check in CHECKS for remark in look_for(check, Said(role, text))]
    assert not found or re.search(ODD, chars)
    found += look_for_pairs(text)
    assert all(in_words(remark, language).help for remark in found for language in ("zh", "en"))
    return sorted(found, key=lambda remark: remark.place)


def circled(chars: str, role: Role = "body") -> list[tuple[str, int, str, str]]:
    """Code, column, what stands there and what should."""
    return [
        (
            remark.code,
            remark.place.column,
            remark.fact("found"),
            remark.fact("fix") or remark.fact("partner"),
        )
        for remark in remarks(chars, role)
    ]


@given(
    some.text(
        "国3aＡ９，。：！、；？,.:()!\"'“” \u3000\u00a0…·.-—―•~˜％%℃⼯⻓\ufa0e\uf900\ue000\u200b\t",
        max_size=6,
    )
)
def test_what_nobody_calls_odd_has_nothing_to_be_found(chars: str) -> None:
    for role in ("head", "line", "body", "cell"):
        remarks(chars, role)


@pytest.mark.parametrize(
    ("chars", "expected"),
    [
        ("⼯会", [("han-radical", 1, "⼯", "工")]),
        ("⻓春", [("han-radical", 1, "⻓", "长")]),
        ("⺟亲", [("han-radical", 1, "⺟", "母")]),
        ("樂\uf914", [("han-compatibility", 2, "\uf914", "樂")]),
        ("\ufa0e\ufa29", []),
        ("造\ue000字", [("private-character", 2, "[U+E000]", "（请查对原稿）")]),
        ("零\u200b宽", [("invisible-character", 2, "[U+200B]", "（删去）")]),
        ("制\t表", [("invisible-character", 2, "[U+0009]", "（删去）")]),
        (
            "２０２５年ＡＩ",
            [("wide-alphanumeric", 1, "２０２５", "2025"), ("wide-alphanumeric", 6, "ＡＩ", "AI")],
        ),
        ('他说"好"。', [("straight-quote", 3, '"', "“"), ("straight-quote", 5, '"', "”")]),
        ("他说'好'。", [("straight-quote", 3, "'", "‘"), ("straight-quote", 5, "'", "’")]),
        ("6\" 管和Tom's", []),
        ("春天,来了!", [("half-width-mark", 3, ",", "，"), ("half-width-mark", 6, "!", "！")]),
        ("春天.来了.", [("half-width-mark", 3, ".", "。"), ("half-width-mark", 6, ".", "。")]),
        (
            "地址:建设街;电话:1",
            [
                ("half-width-mark", 3, ":", "："),
                ("half-width-mark", 7, ";", "；"),
                ("half-width-mark", 10, ":", "："),
            ],
        ),
        ("春天,,来了", [("half-width-mark", 3, ",,", "，")]),
        ("春天?!来了!!", [("half-width-mark", 3, "?!", "？！"), ("half-width-mark", 7, "!!", "！！")]),
        (
            "春天,;来了..好",
            [
                ("half-width-mark", 3, ",;", "（请查对原稿）"),
                ("half-width-mark", 7, "..", "（请查对原稿）"),
            ],
        ),
        ("春天，,来了", [("mark-doubled", 4, ",", "（删去）")]),
        ("春天 ,来了", [("half-width-mark", 4, ",", "，")]),
        ("见 a,,b 和 if(x);;", []),
        ("2024,全市", [("half-width-mark", 5, ",", "，")]),
        ("(一)好", [("half-width-mark", 1, "(", "（"), ("half-width-mark", 3, ")", "）")]),
        ("1.坚持3.5%、8:30、1,234人、No.5、a, b; c", []),
        ("汉 字", [("space-in-han", 2, "␣", "（删去）")]),
        ("永远向前　不负春光", []),
        ("永远向前　　不负春光", [("space-in-han", 5, "␣␣", "（删去）")]),
        ("句号。 下一句", [("space-in-han", 4, "␣", "（删去）")]),
        ("共 24 人和 AI", []),
        ("好，，坏、、", [("mark-doubled", 2, "，，", "，"), ("mark-doubled", 5, "、、", "、")]),
        ("好。。坏", [("mark-doubled", 2, "。。", "。")]),
        ("好，。坏", [("mark-doubled", 2, "，", "（删去）")]),
        ("好！！什么？！", []),
        ("等等...", [("ellipsis-odd", 3, "...", "……")]),
        ("等等。。。", [("ellipsis-odd", 3, "。。。", "……")]),
        ("等等…完", [("ellipsis-odd", 3, "…", "……")]),
        ("等等……完", []),
        ("他--来了", [("dash-odd", 2, "--", "——")]),
        ("他──来了", [("dash-odd", 2, "──", "——")]),
        ("他——来了，a-b，北京—上海", []),
        ("阿•凡提・", [("interpunct-odd", 2, "•", "·")]),
        ("5~10度", [("range-tilde", 2, "~", "～")]),
        ("好”坏", [("pair-unopened", 2, "”", "“")]),
        ("《工人日报", [("pair-unclosed", 1, "《", "》")]),
        ("“‘《好》’”，it’s", []),
    ],
)
def test_a_slip_is_circled_with_its_fix(chars: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert circled(chars) == expected


def test_spaces_in_heads_and_cells_are_meant() -> None:
    assert circled("上截 下截", "head") == circled("姓　名", "cell") == []
    assert [code for code, *_ in circled("图 说", "line")] == ["space-in-han"]


def test_an_open_quotation_that_may_run_on_is_a_note_only() -> None:
    assert [(remark.code, remark.level.name) for remark in remarks("“一段引文没有完。")] == [
        ("pair-unclosed", "NOTE")
    ]


def test_every_radical_of_the_table_is_a_radical_and_stands_for_a_character() -> None:
    wrong = {
        radical: char
        for radical, char in RADICALS.items()
        if not "\u2e80" <= radical <= "\u2ef3" or "\u2e80" <= char <= "\u2fdf" or not is_han(char)
    }
    assert wrong == {}


def test_good_newspaper_prose_is_left_alone() -> None:
    prose = (
        "“五一”前夕，本报编辑部走进北岭市（河东区）：120处驿站，占15.8%，气温−28℃。"
        "《不会大全》第3本写道：“CNC程序为什么总在拐角处‘啃刀’？”——问得好……节电11.2%，2024—2025年。"
    )
    assert circled(prose) == []
