"""What is written reads back as the same: text, blocks, stories, issues."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings

from ghpress.manuscript.fields import STORY
from ghpress.manuscript.inline import read_inline
from ghpress.manuscript.markup import markup
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.stories import read_story
from ghpress.manuscript.story import (
    Box,
    GuideEntry,
    Head,
    Issue,
    List,
    Paragraph,
    Picture,
    Quote,
    Story,
    Subhead,
    Table,
)
from ghpress.manuscript.text import Anchor, Span, Text
from ghpress.manuscript.write import story_markdown, write_issue
from ghpress.remarks import Halt, Level
from manuscript.bare import bare
from manuscript.stories import stories, texts


def read_back(story: Story):
    found = read_story(story_markdown(story), story.file, STORY)
    assert [str(remark) for remark in found.remarks if remark.level is Level.ERROR] == []
    return found.story


@given(texts())
@settings(max_examples=400, deadline=None)
def test_inline_markup_reads_back_as_the_same_text(text):
    written = markup(text)
    found = read_inline(Text(written, anchors=(Anchor(0, 1, 1),)))
    assert bare(found.text) == text
    assert found.remarks == ()


@given(stories)
@settings(max_examples=120, deadline=None)
def test_a_story_reads_back_as_it_was_written(story):
    assert bare(read_back(story)) == bare(story)


def test_a_poster_front_and_stories_put_on_pages_read_back_as_they_were_written(tmp_path: Path) -> None:
    (tmp_path / "river").mkdir()
    (tmp_path / "river" / "front.svg").touch()
    picture = Picture("front.svg", Text("图说：一"), Text("本报绘图"), "一幅画")
    written = issue(
        a_story("b"),
        replace(a_story("a"), page=4),
        cover=replace(picture, focus=(Fraction(1, 3), Fraction(1, 2))),
        guide=(GuideEntry("a", Text("*翻*到四版")), GuideEntry("b", Text("- 二"))),
    )
    write_issue(written, tmp_path / "river")
    read, remarks = read_issue(tmp_path / "river")
    assert remarks == ()
    assert bare(replace(read, folder="")) == bare(written)


def issue(*stories: Story, **more: object) -> Issue:
    return Issue("river", "", Text("河上：*春*"), date(2026, 4, 3), stories, **more)


def a_story(name: str) -> Story:
    return Story(name, Head((Text("主题"),)), (Paragraph(Text("正文。")),), f"{name}.md")


def test_a_whole_issue_reads_back_as_it_was_written(tmp_path: Path) -> None:
    written = issue(
        a_story("b"),
        a_story("a"),
        note=replace(a_story("note"), head=Head(())),
        number="007",
        total="总第1期",
        section="特刊: 一",
        pages=4,
        people=("某某", "true"),
        terms=("2.0版", "北岭"),
        furniture=(("page-count", Text("今日|四|版")),),
    )
    paths = write_issue(written, tmp_path / "river")
    read, remarks = read_issue(tmp_path / "river")
    assert remarks == ()
    assert bare(replace(read, folder="")) == bare(written)
    assert sorted(path.name for path in paths) == ["a.md", "b.md", "issue.yaml", "note.md", "terms.yaml"]


def test_an_issue_that_exists_is_not_written_over_unless_asked(tmp_path: Path) -> None:
    write_issue(issue(a_story("a")), tmp_path)
    with pytest.raises(Halt) as halt:
        write_issue(issue(a_story("b")), tmp_path)
    assert [remark.code for remark in halt.value.remarks] == ["issue-exists"]
    assert not (tmp_path / "b.md").exists()
    write_issue(issue(a_story("b")), tmp_path, replace=True)
    assert (tmp_path / "b.md").exists()


def test_a_story_file_outside_the_folder_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Halt) as halt:
        write_issue(issue(a_story("a"), a_story("../b")), tmp_path / "river")
    assert [remark.code for remark in halt.value.remarks] == ["path-outside"]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "chars",
    [
        "# 不是标题",
        "##不是标题",
        "> 不是引文",
        "- 不是列表",
        "+ 不是列表",
        "1. 不是列表",
        "1945) 不是列表",
        "---",
        "***",
        "- - -",
        "___",
        "===",
        "```chart",
        "~~~",
        "::: box 题",
        ":::",
        ": 不是表题",
        "![图](a.jpg)",
        "| a | b |",
        "——不是出处",
        "<div>",
        "[注]: https://example.org",
        "&amp; &#42; \\*",
        "　　两个全角空格",
        " 一个空格 ",
        "行末反斜杠\\",
        "5~10~15",
        "**字**",
        "{汉|hàn}",
    ],
)
def test_text_that_looks_like_a_block_is_written_so_that_it_stays_text(chars: str) -> None:
    text = Text(chars)
    blocks = (
        Paragraph(text),
        List((text, text)),
        List((text,)),
        List((text,), True, 3),
        List((text,), True),
        Quote((text, text)),
        Quote((text,), text),
        Subhead(text),
        Table(((text, text), (text, text))),
        Box(text, (Paragraph(text), Paragraph(text))),
    )
    story = replace(a_story("a"), blocks=blocks, head=Head((text, text), text, (text,)), byline=text)
    assert bare(read_back(story)) == bare(story)


def test_a_subscript_markup_cannot_say_loses_its_mark_but_no_character() -> None:
    assert markup(Text("52", spans=(Span(1, 2, "sub"),))) == "52"


def test_a_soft_hyphen_is_written_so_that_an_editor_sees_it() -> None:
    text = Text("gh\u00adpress", spans=(Span(0, 8, "name"),))
    assert markup(text) == "[gh&shy;press]{专名}"
    assert read_inline(Text(markup(text))).text.chars == text.chars
