"""Markdown from elsewhere: which heading is what, and what its front matter says."""

from datetime import date

from ghpress.manuscript.imports.imported import Known
from ghpress.manuscript.imports.markdown.issue import MarkdownFile, issue_from_markdown
from ghpress.manuscript.story import Subhead
from ghpress.manuscript.text import plain
from ghpress.remarks import Level
from manuscript.imports.codes import codes_of

KNOWN = Known("handed-in", plain("来稿"), date(2025, 4, 1))


def imported(*texts):
    files = [MarkdownFile(text, f"{number}.md") for number, text in enumerate(texts, start=1)]
    return issue_from_markdown(files, KNOWN)


def codes(result, least=Level.NOTE):
    return codes_of(result.remarks, least)


def headlines(result):
    return ["".join(part.chars for part in story.head.headline) for story in result.issue.stories]


def bodies(result):
    return [
        [
            f"## {block.text.chars}" if isinstance(block, Subhead) else block.text.chars
            for block in story.blocks
        ]
        for story in result.issue.stories
    ]


def test_a_hash_begins_a_story_and_two_begin_its_parts():
    result = imported("# 老街新貌\n\n铺完了。\n\n## 修屋\n\n问住户。\n\n# 山里的信\n\n走两趟。\n")
    assert headlines(result) == ["老街新貌", "山里的信"]
    assert bodies(result) == [["铺完了。", "## 修屋", "问住户。"], ["走两趟。"]]
    assert codes(result) == []


def test_a_title_over_stories_of_level_two_is_the_issues():
    text = "# 两处地方\n\n## 老街新貌\n\n铺完了。\n\n### 修屋\n\n问住户。\n\n## 山里的信\n\n走两趟。\n"
    result = imported(text)
    assert result.issue.title.chars == "两处地方"
    assert headlines(result) == ["老街新貌", "山里的信"]
    assert bodies(result)[0] == ["铺完了。", "## 修屋", "问住户。"]
    assert codes(result) == ["import-levels-moved"]


def test_underlined_headings_are_headings():
    result = imported("老街新貌\n========\n\n铺完了。\n\n修屋\n----\n\n问住户。\n")
    assert headlines(result) == ["老街新貌"]
    assert bodies(result) == [["铺完了。", "## 修屋", "问住户。"]]


def test_headings_in_fences_are_none():
    text = (
        "# 老街新貌\n\n```chart\nkind: bars\n# 注释\ndata:\n  - {label: 一, value: 1}\n```\n\n铺完了。\n"
    )
    assert headlines(imported(text)) == ["老街新貌"]


def test_front_matter_of_a_single_story_is_kept():
    text = (
        "---\nkicker: 春江县：\nheadline: [老街新貌, 一砖一瓦]\ndeck: 四十六间铺面\nbyline: 本报编辑部\n"
        "dateline: 本报讯\nrank: 1\n---\n\n铺完了。\n\n## 修屋\n\n问住户。\n"
    )
    result = imported(text)
    (story,) = result.issue.stories
    assert [part.chars for part in story.head.headline] == ["老街新貌", "一砖一瓦"]
    assert (story.head.kicker.chars, story.head.deck[0].chars) == ("春江县：", "四十六间铺面")
    assert (story.byline.chars, story.dateline.chars, story.city, story.rank) == (
        "本报编辑部",
        "本报讯",
        "春江县",
        1,
    )
    assert bodies(result) == [["铺完了。", "## 修屋", "问住户。"]]
    assert codes(result) == []


def test_other_tools_front_matter_is_understood_and_the_rest_named():
    text = "---\ntitle: 老街新貌\nauthor: [本报编辑部]\ntags: [老街, 河]\ndraft: true\n---\n铺完了。\n"
    result = imported(text)
    (story,) = result.issue.stories
    assert headlines(result) == ["老街新貌"]
    assert story.byline.chars == "本报编辑部"
    assert [(each.code, each.fact("key"), each.fact("words")) for each in result.remarks] == [
        ("import-key-dropped", "tags", "老街, 河"),
        ("import-key-dropped", "draft", "true"),
    ]


def test_a_headline_given_twice_alike_is_one_and_otherwise_a_warning():
    assert codes(imported("---\ntitle: 老街新貌\n---\n\n# 老街新貌\n\n铺完了。\n")) == []
    other = imported("---\ntitle: 老街\n---\n\n# 老街新貌\n\n铺完了。\n")
    assert headlines(other) == ["老街新貌"]
    assert codes(other, Level.WARNING) == ["import-headline-twice"]


def test_front_matter_over_several_stories_is_the_issues():
    result = imported(
        "---\ntitle: 两处地方\nauthor: 本报编辑部\n---\n# 老街\n\n铺完了。\n\n# 信\n\n走两趟。\n"
    )
    assert result.issue.title.chars == "两处地方"
    assert codes(result) == ["import-key-of-many"]


def test_a_note_is_the_issues_note():
    result = imported("# 编者按\n\n写两处地方。\n\n# 老街\n\n铺完了。\n")
    assert result.issue.note.blocks[0].text.chars == "写两处地方。"
    assert headlines(result) == ["老街"]


def test_copy_before_the_first_heading_is_not_lost():
    result = imported("先说一句。\n\n# 老街\n\n铺完了。\n")
    assert bodies(result) == [["先说一句。"], ["铺完了。"]]
    assert codes(result) == ["import-no-headline"]


def test_html_is_text():
    assert bodies(imported("# 老街\n\n<script>alert(1)</script>\n")) == [["<script>alert(1)</script>"]]


def test_remarks_name_the_line_of_the_file():
    result = imported("# 老街\n\n铺完了。\n\n# 信\n\n走两趟。\n\n----\n")
    (remark,) = [each for each in result.remarks if each.code == "rule-dropped"]
    assert str(remark.place).startswith("1.md:9")
