"""What becomes of text of finished pages, case by case, and one page in full."""

from datetime import date
from pathlib import Path

import pytest

from ghpress.manuscript.imports.imported import Known
from ghpress.manuscript.imports.printed.issue import issue_from_print
from ghpress.manuscript.story import Paragraph, Subhead
from ghpress.manuscript.text import plain
from ghpress.manuscript.write import issue_files
from ghpress.remarks import Level
from manuscript.imports.accounting import accounting
from manuscript.imports.codes import codes_of
from manuscript.imports.setter import set_paragraph

PAGES = Path(__file__).parent / "pages"
DAY = date(2025, 4, 1)

LONG = (
    "入春以来，春江县老街改造进入收尾阶段。沿河三百二十米的石板路全部铺完，两侧的老铺面修旧如旧，门板、招牌"
    "都按老照片复原，街坊们说和小时候看见的一样。"
)
OTHER = (
    "改造之前，城建局用两个月走访住户，收回意见四百多条，哪家灶台要留，哪家天井要通，都写进了图纸里。"
)


def imported(lines, gap="\n\n"):
    return issue_from_print(gap.join(lines), "page.txt", Known("page", plain("page"), DAY))


def bodies(result):
    return [[_marked(block) for block in story.blocks] for story in result.issue.stories]


def codes(result, least=Level.NOTE):
    return codes_of(result.remarks, least)


def _marked(block):
    return f"## {block.text.chars}" if isinstance(block, Subhead) else block.text.chars


def test_a_page_in_full():
    source = (PAGES / "two-places.txt").read_text(encoding="utf-8")
    result = issue_from_print(source, "two-places.txt", Known("two-places", plain("两处地方"), DAY))
    files = "".join(f"=== {file.name}\n{file.text}" for file in issue_files(result.issue))
    said = "".join(f"{each.level.name.lower()} {each.code} {each.place}\n" for each in result.remarks)
    expected = (PAGES / "two-places.expected").read_text(encoding="utf-8")
    assert f"{files}=== remarks\n{said}" == expected


def test_headings_may_also_stand_before_their_copy():
    first, second = set_paragraph(LONG, 17), set_paragraph(OTHER, 21)
    result = imported(["春江县：", "老街新貌 一砖一瓦", *first, "松岭乡：", "山里的信", *second])
    assert bodies(result) == [[LONG], [OTHER]]
    assert [story.head.kicker.chars for story in result.issue.stories] == ["春江县：", "松岭乡："]
    assert "import-heads-follow" not in codes(result)


def test_a_note_may_also_stand_first():
    note, copy = set_paragraph(OTHER, 30), set_paragraph(LONG, 17)
    result = imported(["编者按", *note, "春江县：", "老街新貌", *copy])
    assert [block.text.chars for block in result.issue.note.blocks] == [OTHER]
    assert bodies(result) == [[LONG]]


def test_a_notes_name_may_run_into_its_text():
    result = imported(
        ["春江县：", "老街新貌", *set_paragraph(LONG, 17), *set_paragraph("编者按：" + OTHER, 30)]
    )
    assert result.issue.note.head.headline[0].chars == "编者按："
    assert [block.text.chars for block in result.issue.note.blocks] == [OTHER]


def test_a_note_before_copy_of_the_same_width_is_in_doubt():
    both = [*set_paragraph(OTHER, 17), *set_paragraph(LONG, 17), "春江县：", "老街新貌"]
    result = imported(["编者按", *both])
    assert "import-note-end-unsure" in codes(result, Level.WARNING)


def test_the_measure_may_change_within_a_paragraph():
    wide = set_paragraph(LONG, 23)[:2]
    rest = set_paragraph(LONG[len("".join(wide)) :], 17, indent=0)
    result = imported([*wide, *rest, *set_paragraph(OTHER, 17), "春江县：", "老街新貌"])
    assert bodies(result) == [[LONG, OTHER]]


def test_lines_without_blanks_between_them_are_read_alike():
    lines = [*set_paragraph(LONG, 17), "修屋先问住户", *set_paragraph(OTHER, 17), "春江县：", "老街新貌"]
    assert (
        bodies(imported(lines, "\n"))
        == bodies(imported(lines, "\n\n"))
        == [[LONG, "## 修屋先问住户", OTHER]]
    )


def test_blanks_between_paragraphs_only_tell_the_paragraphs():
    texts = [LONG, "这是一句。", "这也是一句。", OTHER]
    source = "\n\n".join("\n".join(set_paragraph(text, 17)) for text in texts)
    assert bodies(imported([source + "\n\n春江县：\n老街新貌"])) == [texts]


def test_indents_kept_by_extraction_tell_the_paragraphs():
    short = ["这是一句。", "这也是一句。"]
    lines = [
        f"　　{line}" if at == 0 else line
        for text in (LONG, *short, OTHER)
        for at, line in enumerate(set_paragraph(text, 17))
    ]
    assert bodies(imported([*lines, "春江县：", "老街新貌"]))[0] == [LONG, *short, OTHER]


def test_typed_copy_has_a_paragraph_a_line():
    result = imported(["老街新貌", LONG, "修屋先问住户", OTHER, LONG + OTHER], "\n")
    assert result.issue.stories[0].head.headline[0].chars == "老街新貌"
    assert bodies(result) == [[LONG, "## 修屋先问住户", OTHER, LONG + OTHER]]


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("春江县城建局春江县城建局：：", "春江县城建局："),
        ("春江县城建局：春江县城建局：", "春江县城建局："),
        ("春春江江县县城城建建局局：：", "春江县城建局："),
        ("春江县春江县城建局城建局：：", "春江县城建局："),
    ],
)
def test_a_shadowed_heading_is_read_once(printed, meant):
    result = imported([*set_paragraph(LONG, 17), printed, "老街新貌"])
    assert result.issue.stories[0].head.kicker.chars == meant
    assert codes(result).count("import-shadow-undone") == 1


def test_a_shadow_extracted_as_a_line_of_its_own_goes():
    lines = [*set_paragraph(LONG, 17), "春江县：", "春江县：", "老街新貌", "老街新貌"]
    result = imported(lines)
    (story,) = result.issue.stories
    assert (story.head.kicker.chars, [part.chars for part in story.head.headline]) == (
        "春江县：",
        ["老街新貌"],
    )
    account = accounting("\n\n".join(lines), result.issue)
    assert account.is_even
    assert len(account.shadows) == 8


def test_words_that_double_by_nature_stay():
    result = imported(["春江县：", "高高兴兴", *set_paragraph(LONG, 17)])
    assert result.issue.stories[0].head.headline[0].chars == "高高兴兴"


def test_spaces_of_justification_go_and_those_of_slogans_stay():
    lines = [
        "2011 年以来，这里走访慰问 2.26 万人",
        "次，“永远向前走 迈出新步子”成了口号。",
        "春江县：",
        "老街新貌 一砖一瓦",
    ]
    result = imported(lines)
    assert bodies(result) == [
        ["2011年以来，这里走访慰问2.26万人次，“永远向前走\u3000迈出新步子”成了口号。"]
    ]
    assert {"import-spaces-closed", "import-space-kept"} <= set(codes(result))


def test_words_that_meet_at_a_line_end_are_in_doubt():
    lines = [
        "　　展览的名字叫做Spring Festival",
        "Gala，编号是202",
        "5，共有三个厅。",
        "春江县：",
        "老街新貌",
    ]
    result = imported(lines)
    text = bodies(result)[0][0]
    assert "Festival Gala" in text
    assert codes(result, Level.WARNING).count("import-word-at-join") >= 1


def test_letterspaced_titles_are_closed_up():
    result = imported(
        ["春江县：", "老街新貌", *set_paragraph(LONG, 17), "编 者 按", *set_paragraph(OTHER, 30)]
    )
    assert result.issue.note.head.headline[0].chars == "编者按"


def test_a_deck_begins_with_a_dash():
    result = imported(["春江县：", "老街新貌", "——一条街的四十六间铺面", *set_paragraph(LONG, 17)])
    assert [line.chars for line in result.issue.stories[0].head.deck] == ["——一条街的四十六间铺面"]


def test_copy_without_a_headline_is_said_to_lack_one():
    result = imported(set_paragraph(LONG, 17))
    assert codes(result, Level.WARNING) == ["import-no-headline"]
    assert bodies(result) == [[LONG]]


@pytest.mark.parametrize("source", ["", "\n\n \n", "\u3000\n\ufeff\n"])
def test_an_empty_file_is_an_error(source):
    result = imported([source])
    assert result.issue is None
    assert codes(result, Level.ERROR) == ["import-empty"]


def test_every_character_keeps_its_place():
    result = imported([*set_paragraph("2011 年以来，" + LONG, 17), "春江县：", "老街新貌"])
    block = result.issue.stories[0].blocks[0]
    assert isinstance(block, Paragraph)
    assert str(block.text.place(0)) == "page.txt:1:1"
    assert str(block.text.place(4)) == "page.txt:1:6"
    assert block.text.chars[4] == "年"


@pytest.mark.parametrize(
    ("kicker", "city"),
    [
        ("长春市总工会：", "长春市"),
        ("延边州总工会：", "延边州"),
        ("长白山保护开发区总工会：", "长白山保护开发区"),
        ("梅河口市：", "梅河口市"),
        ("某某集团：", ""),
        ("幸福社区：", ""),
    ],
)
def test_the_city_is_taken_from_the_kicker(kicker, city):
    assert imported([*set_paragraph(LONG, 17), kicker, "老街新貌"]).issue.stories[0].city == city


def test_a_hundred_thousand_characters_are_read():
    lines = set_paragraph(LONG * 1300, 23)
    result = imported([*lines, "春江县：", "老街新貌"])
    assert sum(len(text) for text in bodies(result)[0]) == len(LONG) * 1300
