"""Every kind of block is read, and every mistake in a story's body is told at its place."""

import time
from fractions import Fraction

import pytest

from ghpress.manuscript.fields import NOTE, STORY
from ghpress.manuscript.stories import FoundStory, read_story
from ghpress.manuscript.story import (
    Block,
    Box,
    Chart,
    List,
    Paragraph,
    Picture,
    Quote,
    Subhead,
    Table,
    Timeline,
    texts_of,
)
from ghpress.manuscript.text import Text
from ghpress.wording import in_words

HEAD = "---\nheadline: 主题\n---\n"
"""Three lines, so a body's first line is the file's fourth."""


def story(body: str) -> FoundStory:
    return read_story(HEAD + body, "a.md", STORY)


def blocks(body: str) -> tuple[Block, ...]:
    found = story(body)
    assert found.remarks == ()
    return found.story.blocks


def said(found: FoundStory) -> list[tuple[str, str]]:
    assert all(in_words(remark, language).says for remark in found.remarks for language in ("zh", "en"))
    return [(remark.code, str(remark.place)) for remark in found.remarks]


def words(value: object) -> object:
    """The characters of texts, however they are nested."""
    if isinstance(value, Text):
        return value.chars
    return [words(each) for each in value] if isinstance(value, tuple) else value


def paragraphs(body: str) -> list[str]:
    return [block.text.chars for block in blocks(body) if isinstance(block, Paragraph)]


def test_paragraphs_are_parted_by_empty_lines_and_joined_over_line_ends() -> None:
    assert paragraphs("第一段，\n接着写。\n\n\n第二段。\n") == ["第一段，接着写。", "第二段。"]


def test_a_line_that_begins_with_full_width_spaces_is_a_paragraph() -> None:
    found = story("　　第一段，\n接着写。\n　　第二段。\n　\n第三段。\n")
    assert [block.text.chars for block in found.story.blocks] == [
        "第一段，接着写。",
        "第二段。",
        "第三段。",
    ]
    assert said(found) == [("indent-typed", "a.md:4:1")]
    assert found.remarks[0].fact("count") == "2"


def test_text_that_markdown_would_take_for_something_else_stays_text() -> None:
    typed = [
        "    四个空格",
        "[注]: https://example.org",
        "<div>",
        "<!-- 注 -->",
        "#话题#",
        "1945年9月",
        "* * 号",
    ]
    body = "\n\n".join(typed[:-1]) + "\n\n上一行\n===\n"
    assert paragraphs(body) == [*(row.strip() for row in typed[:-1]), "上一行 ===".replace(" ", "")]


def test_subheads_lists_and_quotes() -> None:
    found = blocks(
        "## 小标题 ##\n\n- 甲\n- 乙，\n  接着\n\n3. 丙\n4. 丁\n\n"
        "> 引一，\n> 接着\n>\n> 引二\n>\n> ——出处\n"
    )
    assert [type(block) for block in found] == [Subhead, List, List, Quote]
    assert found[0].text.chars == "小标题"
    assert (words(found[1].items), found[1].ordered) == (["甲", "乙，接着"], False)
    assert (words(found[2].items), found[2].ordered, found[2].first) == (["丙", "丁"], True, 3)
    assert (words(found[3].paragraphs), found[3].credit.chars) == (["引一，接着", "引二"], "出处")


def test_a_lone_quoted_paragraph_may_begin_with_a_dash() -> None:
    (quote,) = blocks("> ——这是对话\n")
    assert (words(quote.paragraphs), quote.credit) == (["——这是对话"], None)


def test_a_box_holds_blocks_of_its_own() -> None:
    before, box, after = blocks("前\n\n::: box **链接**\n## 题\n\n文\n\n- 项\n:::\n后\n")
    assert isinstance(box, Box)
    assert (box.title.chars, [type(block) for block in box.blocks]) == (
        "链接",
        [Subhead, Paragraph, List],
    )
    assert [before.text.chars, after.text.chars] == ["前", "后"]
    assert str(box.place) == "a.md:6:1"


def test_a_box_may_go_without_title() -> None:
    (box,) = blocks("::: box\n文\n:::\n")
    assert box.title is None


def test_a_table_with_caption_and_one_without_a_head() -> None:
    first, second = blocks(
        ": 表题\n\n| 甲 | 乙\\|丙 |\n|---|:-:|\n| {汉字|hàn|zì} | 2 |\n|  | 4 |\n\n"
        "|  |  |\n|-|-|\n|1|2|\n"
    )
    assert isinstance(first, Table) and isinstance(second, Table)
    assert (first.caption.chars, first.has_head) == ("表题", True)
    assert words(first.rows) == [["甲", "乙|丙"], ["汉字", "2"], ["", "4"]]
    assert (words(second.rows), second.has_head, second.caption) == ([["1", "2"]], False, None)
    assert str(first.rows[1][1].place(0)) == "a.md:8:17"


def test_colons_say_at_which_side_a_tables_cells_stand() -> None:
    first, second = blocks(
        "| 甲 | 乙 | 丙 | 丁 |\n|:-|:-:|--:|---|\n| 1 | 2 | 3 | 4 |\n\n|甲|乙|\n|-|-|\n|1|2|\n"
    )
    assert isinstance(first, Table) and isinstance(second, Table)
    assert first.sides == ("left", "centre", "right", "")
    assert second.sides == ()
    assert second.side(7) == ""


def test_a_picture_with_caption_credit_and_settings() -> None:
    first, second = blocks(
        '![大\\]门](<p/大门 一.jpg> "图说**一**｜本报\\"资料\\""){columns=2 focus=25%,1/3}\n\n'
        "![](p/b.png)\n"
    )
    assert isinstance(first, Picture)
    assert (first.file, first.alt, first.columns) == ("p/大门 一.jpg", "大]门", 2)
    assert (first.caption.chars, first.credit.chars) == ("图说一", '本报"资料"')
    assert first.focus == (Fraction(1, 4), Fraction(1, 3))
    assert [span.kind for span in first.caption.spans] == ["strong"]
    assert str(first.caption.place(0)) == "a.md:4:23"
    assert (second.file, second.caption, str(second.place)) == ("p/b.png", None, "a.md:6:1")


def test_pictures_of_the_front_matter_lend_their_words_or_stand_first() -> None:
    source = (
        "---\nheadline: 题\npictures:\n  - {file: a.jpg, caption: 甲, credit: 乙, columns: 3}\n"
        '  - file: b.jpg\n---\n文\n\n![](a.jpg)\n\n![](a.jpg "丙")\n'
    )
    found = read_story(source, "a.md", STORY)
    assert found.remarks == ()
    first, _, third, fourth = found.story.blocks
    assert (first.file, third.file) == ("b.jpg", "a.jpg")
    assert (third.caption.chars, third.credit.chars, third.columns) == ("甲", "乙", 3)
    assert (fourth.caption.chars, fourth.credit.chars) == ("丙", "乙")


def test_a_chart_is_read_from_its_yaml() -> None:
    (chart,) = blocks(
        "```chart\nkind: map\ntitle: 各市**驿站**数\nunit: 处\ndata:\n"
        "  - {label: 长春, value: 12.5, at: [40%, 1/4]}\n"
        "  - {label: 吉林, value: 3, unit: 余处, at: [0, 1]}\n"
        "source: 统计\n```\n"
    )
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.title.chars, chart.source.chars) == ("map", "各市驿站数", "统计")
    assert [(datum.label.chars, datum.value, datum.unit) for datum in chart.data] == [
        ("长春", Fraction(25, 2), "处"),
        ("吉林", Fraction(3), "余处"),
    ]
    assert chart.data[0].at == (Fraction(2, 5), Fraction(1, 4))
    assert str(chart.data[0].label.place(0)) == "a.md:9:13"


def test_a_place_on_a_map_may_go_without_a_value() -> None:
    (chart,) = blocks("```chart\nkind: map\nframe: 3/2\ndata:\n  - {label: 长春, at: [0.5, 0.5]}\n```\n")
    assert isinstance(chart, Chart)
    assert (chart.data[0].value, chart.frame) == (None, Fraction(3, 2))


def test_a_timeline_is_read_from_its_yaml() -> None:
    (timeline,) = blocks(
        "```timeline\n- when: 1948年12月\n  where: 河边\n  what: 第一座俱乐部**开门**。\n"
        "- {when: 1956, what: 加了一层楼。}\n```\n"
    )
    assert isinstance(timeline, Timeline)
    said_so = [[text.chars for text in texts_of(entry)] for entry in timeline.entries]
    assert said_so == [["1948年12月", "河边", "第一座俱乐部开门。"], ["1956", "加了一层楼。"]]
    assert str(timeline.entries[0].what.place(0)) == "a.md:7:9"


@pytest.mark.parametrize(
    ("body", "code", "place"),
    [
        ("# 大标题\n\n文\n", "heading-level", "a.md:4:1"),
        ("文\n\n### 小小标题\n", "heading-level", "a.md:6:1"),
        ("文\n\n##\n", "heading-empty", "a.md:6:1"),
        ("##小标题\n", "heading-no-space", "a.md:4:1"),
        ("- 甲\n  - 乙\n", "list-nested", "a.md:4:1"),
        ("- 甲\n\n  乙\n", "list-nested", "a.md:4:1"),
        ("- 甲\n-\n", "list-item-empty", "a.md:5:1"),
        ("> ## 题\n>\n> 文\n", "quote-holds", "a.md:4:1"),
        ("> 文\n>\n> ![](a.jpg)\n", "quote-holds", "a.md:6:1"),
        ("::: box 题\n文\n", "box-open", "a.md:4:1"),
        ("::: box 题\n:::\n", "box-empty", "a.md:4:1"),
        ("文\n\n:::\n", "box-close-stray", "a.md:6:1"),
        ("文\n\n::: note 题\n", "box-unknown", "a.md:6:1"),
        ("```chart\ndata: []\n\n文\n", "fence-open", "a.md:4:1"),
        ("```python\nx\n```\n\n文\n", "fence-unknown", "a.md:4:1"),
        ("一\n\n---\n\n二\n", "rule-dropped", "a.md:6:1"),
        ("|a|b|\n|-|-|\n|1|2|3|\n", "table-uneven", "a.md:6:1"),
        (": 表题\n\n不是表\n", "table-caption-stray", "a.md:4:1"),
        ("文\n\n: 表题\n", "table-caption-stray", "a.md:6:1"),
        ("![](a.jpg){rows=2}\n", "picture-setting", "a.md:4:1"),
        ("![](a.jpg){focus=120%,1%}\n", "picture-setting", "a.md:4:1"),
        ("文字里![](a.jpg)有图\n", "picture-in-text", "a.md:4:4"),
        ("文\n\n```chart\nkind: pie\ndata: [{label: 一, value: 1}]\n```\n", "value-kind", "a.md:7:7"),
        ("文\n\n```chart\ndata: [\n```\n", "yaml-broken", "a.md:8:1"),
        (
            "文\n\n```chart\nkind: map\ndata: [{label: 一, value: 1}]\n```\n",
            "chart-at-missing",
            "a.md:8:8",
        ),
        ("```chart\ndata: [{label: 一}]\n```\n", "chart-value-missing", "a.md:5:8"),
        ("```chart\ndata: [{label: 一, value: -2}]\n```\n", "value-kind", "a.md:5:26"),
        (
            "```chart\ndata: [{label: 一, value: 2, unit: 处}, {label: 二, value: 3}]\n```\n",
            "chart-units-mixed",
            "a.md:4:1",
        ),
        ("```timeline\nwhen: 1948\n```\n", "timeline-not-list", "a.md:4:1"),
        ("```timeline\n- when: 1948\n```\n", "key-missing", "a.md:5:3"),
    ],
)
def test_a_mistake_is_told_at_its_place(body: str, code: str, place: str) -> None:
    assert (code, place) in said(story(body))


def test_every_mistake_of_a_story_is_told_at_once() -> None:
    source = "---\nheadlin: 题\nrank: 9\n---\n# 大标题\n\n- 甲\n  - 乙\n\n```x\n```\n"
    assert [code for code, _ in said(read_story(source, "a.md", STORY))] == [
        "key-unknown",
        "value-kind",
        "key-missing",
        "heading-level",
        "list-nested",
        "fence-unknown",
    ]


def test_an_unclosed_box_does_not_swallow_the_next() -> None:
    found = story("::: box 甲\n文\n\n::: box 乙\n文\n:::\n\n尾\n")
    assert said(found) == [("box-open", "a.md:4:1")]
    assert [type(block) for block in found.story.blocks] == [Box, Box, Paragraph]


@pytest.mark.parametrize(
    ("source", "code", "place"),
    [
        ("正文\n", "front-matter-missing", "a.md:1:1"),
        ("", "front-matter-missing", "a.md:1:1"),
        ("---\nheadline: 题\n\n正文\n", "front-matter-open", "a.md:1:1"),
        ("---\nheadline: 题\n---\n", "story-empty", "a.md:4"),
        ("---\nheadline: 题\n---\n\n　　\n", "story-empty", "a.md:4"),
        ("---\nkicker: 题\n---\n文\n", "key-missing", "a.md:2:1"),
        ("---\nheadline: '\n---\n文\n", "yaml-broken", "a.md:2:11"),
        ("---\nheadline: 题\npictures: [{file: a}, {file: a}]\n---\n文\n", "picture-twice", "a.md:3:30"),
    ],
)
def test_what_is_wrong_with_a_story_file_is_told(source: str, code: str, place: str) -> None:
    assert (code, place) in said(read_story(source, "a.md", STORY))


def test_front_matter_has_text_with_its_markup_and_places() -> None:
    source = (
        "---\nkicker: '**引**题'\nheadline:\n  - 上截\n  - 下截\n"
        "deck: >-\n  副题\n  接着\nrank: 1\n---\n文\n"
    )
    found = read_story(source, "a.md", STORY)
    head = found.story.head
    assert found.remarks == ()
    assert (words(head.headline), words(head.deck), head.kicker.chars) == (
        ["上截", "下截"],
        ["副题接着"],
        "引题",
    )
    assert [str(head.kicker.place(index)) for index in (0, 1)] == ["a.md:2:12", "a.md:2:15"]
    assert str(head.deck[0].place(2)) == "a.md:8:3"
    assert (found.story.id, found.story.rank) == ("a", 1)


def test_a_note_may_have_no_front_matter_and_no_headline() -> None:
    bare = read_story("编者按的话。\n", "note.md", NOTE)
    assert (bare.remarks, bare.story.head.headline, words(bare.story.blocks[0].text)) == (
        (),
        (),
        "编者按的话。",
    )
    assert read_story("---\nbyline: 本报编辑部\n---\n话。\n", "note.md", NOTE).remarks == ()


@pytest.mark.parametrize(
    "row",
    [
        "近年来，工会坚持“服务职工”理念，2024年开展活动180余场，**重点**在基层。",
        "- 项目",
        "> 引文",
        "## 题",
        "　　段",
    ],
)
def test_a_story_of_100_000_characters_is_read_in_time(row: str) -> None:
    body = f"{row}\n\n" * (100_000 // len(row))
    began = time.process_time()
    found = story(body)
    assert time.process_time() - began < 6, "a second and a half on a fast machine"
    assert found.story.characters() > 20_000
