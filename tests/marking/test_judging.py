"""Whether a mark was done is judged from the copy."""

import pytest

from ghpress.marking.edits import edit_of
from ghpress.marking.judging import judged
from marking.test_edits import SOURCE, marked, read

MARKS = {
    "replace": ("十二班", "replace", "二十班", None),
    "delete": ("就", "delete", "", None),
    "insert": ("老船工", "insert", "们", 3),
    "transpose": ("灯亮着", "transpose", "着灯亮", None),
    "instead": ("渡船", "instead", "轮渡", None),
    "new paragraph": ("渡船的灯", "new-paragraph", "", 0),
    "run on": ("人就不慌。", "run-on", "", 5),
}


@pytest.mark.parametrize("kind", [kind for kind in MARKS if kind != "run on"])
def test_a_mark_is_not_done_before_and_done_after(kind: str) -> None:
    words, sign, text, at = MARKS[kind]
    mark = marked(SOURCE, words, sign, text, at)
    assert judged(mark, read(SOURCE)) == "not-done"
    after = edit_of(mark, read(SOURCE), SOURCE).after
    assert judged(mark, read(after)) == "done"


def test_paragraphs_run_on() -> None:
    source = SOURCE.replace("## 新桥\n\n", "")
    mark = marked(source, "人就不慌。", "run-on", at=5)
    assert judged(mark, read(source)) == "not-done"
    assert judged(mark, read(edit_of(mark, read(source), source).after)) == "done"


@pytest.mark.parametrize("kind", ["replace", "insert", "delete"])
def test_an_edit_elsewhere_does_not_change_the_verdict(kind: str) -> None:
    words, sign, text, at = MARKS[kind]
    mark = marked(SOURCE, words, sign, text, at)
    moved = SOURCE.replace("新桥通车以后", "这座新桥通车以后").replace(
        "江水在这里", "一段导语。\n\n江水在这里"
    )
    assert judged(mark, read(moved)) == "not-done"
    assert judged(mark, read(edit_of(mark, read(moved), moved).after)) == "done"


def test_another_word_than_the_one_asked_for_is_done_differently() -> None:
    mark = marked(SOURCE, "十二班", "replace", "二十班")
    assert judged(mark, read(SOURCE.replace("十二班", "二十二趟"))) == "done-differently"


def test_a_place_that_is_gone_is_said_to_be_gone() -> None:
    mark = marked(SOURCE, "十二班", "replace", "二十班")
    gone = SOURCE.replace(
        "江水在这里转了一个弯，渡船**每天**开行十二班。\n老船工说，灯亮着，人就不慌。", "换了一段。"
    )
    assert judged(mark, read(gone)) == "gone"
    assert judged(mark, None) == "gone"


def test_a_mark_that_is_no_edit_is_for_a_person_to_judge() -> None:
    assert judged(marked(SOURCE, "灯亮着", "say", "核对"), read(SOURCE)) == "ask"


def test_a_headline_of_few_words_is_not_done_by_the_like_of_it_elsewhere() -> None:
    source = SOURCE.replace("渡口的灯", "渡船停开")
    mark = marked(source, "停开", "delete")
    assert judged(mark, read(source.replace("渡船停开", "轮船停开"))) != "done"
    assert judged(mark, read(source.replace("渡船停开", "渡船"))) == "done"
