"""A mark that is an edit is done to the file exactly, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ghpress.manuscript.fields import STORY
from ghpress.manuscript.stories import read_story
from ghpress.manuscript.story import Story
from ghpress.marking.edits import edit_of
from ghpress.marking.marks import Mark, PagePoint
from ghpress.marking.passages import passages_of, spot
from ghpress.remarks import Halt

SOURCE = """---
headline: 渡口的灯
byline: 本报编辑部
---

江水在这里转了一个弯，渡船**每天**开行十二班。
老船工说，灯亮着，人就不慌。

## 新桥

新桥通车以后，渡船还在开。渡船的灯也还亮着。
"""


def read(source: str) -> Story:
    found = read_story(source, "ferry.md", STORY)
    assert found.story is not None, found.remarks
    return found.story


def marked(source: str, words: str, sign: str, text: str = "", at: int | None = None) -> Mark:
    """A mark on these words where they first stand, or on no words right after their first ``at``."""
    story = read(source)
    for number, passage in enumerate(passages_of(story)):
        start = passage.chars.find(words)
        if start >= 0:
            stop = start + len(words)
            if at is not None:
                start = stop = start + at
            where = spot(story, number, start, stop)
            return Mark("1", "甲", "2025-05-01T08:00:00", "first", sign, PagePoint(1, 0, 0), where, text)
    raise AssertionError(words)


def done(source: str, *mark: object, **given: object) -> str:
    return edit_of(marked(source, *mark, **given), read(source), source).after  # type: ignore[arg-type]


def test_words_are_replaced_deleted_and_put_in() -> None:
    assert "开行二十班。" in done(SOURCE, "十二班", "replace", "二十班")
    assert "人不慌。" in done(SOURCE, "就", "delete")
    assert "老船工们说" in done(SOURCE, "老船工", "insert", "们", at=3)


def test_words_that_begin_a_passage_and_words_put_before_all() -> None:
    assert "\n一江水在" in done(SOURCE, "江水", "insert", "一", at=0)
    assert "## 旧桥" in done(SOURCE, "新桥", "replace", "旧桥")


def test_a_headline_is_corrected_in_the_front_matter() -> None:
    assert "headline: 渡口的船\n" in done(SOURCE, "灯", "replace", "船")


def test_words_inside_emphasis_keep_it() -> None:
    assert "**每日**" in done(SOURCE, "每天", "replace", "每日")
    assert "**每天都**" in done(SOURCE, "每天", "insert", "都", at=2)


def test_every_place_in_the_story_is_written_anew() -> None:
    after = done(SOURCE, "渡船", "instead", "轮渡")
    assert after.count("轮渡") == 3
    assert "渡船" not in after


def test_a_paragraph_is_parted_and_joined_again() -> None:
    parted = done(SOURCE, "渡船的灯", "new-paragraph", at=0)
    assert "还在开。\n\n渡船的灯" in parted
    assert done(parted, "还在开。", "run-on", at=4) == SOURCE


def test_characters_that_mean_something_in_copy_are_written_so_that_they_do_not() -> None:
    after = done(SOURCE, "十二班", "replace", "*12*班[直达]")
    assert passages_of(read(after))[2].chars.count("*12*班[直达]") == 1


BY_HAND = {
    "half of what is emphasised": (SOURCE, "渡船每", "delete", ""),
    "an escape in YAML": (
        SOURCE.replace("headline: 渡口的灯", 'headline: "渡口：\\u706F"'),
        "灯",
        "replace",
        "船",
    ),
}


@pytest.mark.parametrize("case", BY_HAND)
def test_what_cannot_be_done_exactly_is_left_to_the_editor(case: str) -> None:
    source, *mark = BY_HAND[case]
    with pytest.raises(Halt) as refused:
        done(source, *mark)
    assert [remark.code for remark in refused.value.remarks] == ["mark-by-hand"]
    assert "ferry.md:" in str(refused.value.remarks[0].place)


def test_a_headline_that_yaml_would_read_otherwise_is_left_to_the_editor() -> None:
    with pytest.raises(Halt) as refused:
        done(SOURCE, "渡口", "insert", '"', at=0)
    assert [remark.code for remark in refused.value.remarks] == ["mark-by-hand"]


def test_a_mark_follows_its_words_when_the_copy_about_it_changes() -> None:
    mark = marked(SOURCE, "渡船还在开", "replace", "渡轮还在开")
    moved = SOURCE.replace("江水在这里", "一段新加的导语。\n\n江水在那里")
    assert "渡轮还在开。渡船的灯" in edit_of(mark, read(moved), moved).after


def test_of_like_places_the_mark_keeps_to_its_own() -> None:
    story = read(SOURCE)
    text = passages_of(story)[4].chars
    second = text.index("渡船", text.index("渡船") + 1)
    mark = Mark("1", "甲", "", "first", "delete", PagePoint(1, 0, 0), spot(story, 4, second, second + 2))
    changed = SOURCE.replace("新桥通车", "这座新桥通车")
    assert "渡船还在开。的灯" in edit_of(mark, read(changed), changed).after


def test_a_mark_whose_words_are_gone_says_so() -> None:
    mark = marked(SOURCE, "十二班", "replace", "二十班")
    changed = SOURCE.replace("渡船**每天**开行十二班", "船很多")
    with pytest.raises(Halt) as refused:
        edit_of(mark, read(changed), changed)
    assert [remark.code for remark in refused.value.remarks] == ["mark-lost"]


def test_the_patch_shows_the_lines_that_change() -> None:
    patch = edit_of(marked(SOURCE, "十二班", "replace", "二十班"), read(SOURCE), SOURCE).patch
    assert "-江水在这里转了一个弯，渡船**每天**开行十二班。" in patch.splitlines()
    assert "+江水在这里转了一个弯，渡船**每天**开行二十班。" in patch.splitlines()


@given(st.data())
def test_an_edit_changes_its_passage_and_nothing_else(data: st.DataObject) -> None:
    story = read(SOURCE)
    texts = passages_of(story)
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number].chars)))
    stop = data.draw(st.integers(start, len(texts[number].chars)))
    text = data.draw(st.text("船灯*_[]{}:#\\&\n 1a", max_size=4))
    where = spot(story, number, start, stop)
    mark = Mark("1", "甲", "", "first", "replace", PagePoint(1, 0, 0), where, text)
    try:
        after = edit_of(mark, story, SOURCE).after
    except Halt:
        return
    expected = [one.chars for one in texts]
    expected[number] = expected[number][:start] + text + expected[number][stop:]
    assert [one.chars for one in passages_of(read(after))] == expected
