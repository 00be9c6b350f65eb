"""Which marks a change of words answers, those at its place; and whether it is just what they ask."""

import pytest

from ghpress.compare.changes import WordChange
from ghpress.compare.copytext import END
from ghpress.desk.answering import answer
from ghpress.marking.marks import Mark, PagePoint
from ghpress.marking.passages import AROUND, Spot

OLD = (
    f"守闸人照例先敲三下铜钟，再把水尺上的读数记进本子。{END}这座闸建成已有九十二年，去年冬天换了铰链。"
)


def marked(sign: str, words: str, text: str = "", name: str = "m", after: str = "") -> Mark:
    """A mark on these words of the old text; of a gap, the one after ``after``."""
    at = OLD.index(words) if words else OLD.index(after) + len(after)
    start, stop = OLD.rfind(END, 0, at) + 1, OLD.find(END, at)
    stop = len(OLD) if stop < 0 else stop
    end = at + len(words)
    before, behind = OLD[max(start, at - AROUND) : at], OLD[end : min(stop, end + AROUND)]
    where = Spot("lock", 0, at, end, words, before, behind)
    return Mark(name, "甲", "", "first", sign, PagePoint(1, 0, 0), where, text)


def changed(new: str) -> WordChange:
    """What makes the old text the new one, as one change."""
    start = next(at for at in range(len(OLD)) if OLD[: at + 1] != new[: at + 1])
    tail = 0
    while tail < min(len(OLD), len(new)) - start and OLD[-1 - tail] == new[-1 - tail]:
        tail += 1
    was, now = OLD[start : len(OLD) - tail], new[start : len(new) - tail]
    before, after = new[max(0, start - 8) : start], new[start + len(now) :][:8]
    return WordChange("lock", "body", was, now, before, after, start, start, 1)


def answered(new: str, *marks: Mark) -> tuple[tuple[str, ...], bool]:
    found = answer(changed(new), marks, OLD, new)
    return found.marks, found.is_exact


@pytest.mark.parametrize(
    ("mark", "new"),
    [
        (marked("replace", "三下", "五下"), OLD.replace("三下", "五下")),
        (marked("delete", "照例"), OLD.replace("照例", "")),
        (marked("insert", "", "慢慢", after="先"), OLD.replace("先敲", "先慢慢敲")),
        (marked("transpose", "照例先", "先照例"), OLD.replace("照例先", "先照例")),
        (marked("run-on", "", after="本子。"), OLD.replace(END, "")),
        (marked("new-paragraph", "", after="铜钟，"), OLD.replace("铜钟，", f"铜钟，{END}")),
    ],
    ids=lambda given: given.sign if isinstance(given, Mark) else "",
)
def test_what_a_mark_asks_for_answers_it_and_is_just_that(mark: Mark, new: str) -> None:
    assert answered(new, mark) == (("m",), True)


def test_a_change_near_a_mark_and_not_at_it_is_asked_for_by_nobody() -> None:
    mark = marked("replace", "三下", "五下")
    assert answered(OLD.replace("铜钟", "铁钟"), mark) == ((), True)
    assert answered(OLD.replace("照例", "总是"), mark) == ((), True)
    assert answered(OLD.replace("老", "旧").replace("再把", "又把"), mark) == ((), True)


def test_two_marks_side_by_side_are_both_answered_by_the_change_that_does_both() -> None:
    marks = marked("replace", "三", "五", "a"), marked("replace", "铜", "铁", "b")
    assert answered(OLD.replace("三下铜", "五下铁"), *marks) == (("a", "b"), True)


def test_a_change_that_does_more_than_was_asked_for_says_so() -> None:
    mark = marked("replace", "三", "五")
    assert answered(OLD.replace("三下铜", "五下铁"), mark) == (("m",), False)
    assert answered(OLD.replace("三", "九"), mark) == (("m",), False)
    assert answered(OLD.replace("三下铜", "五下铁"), mark, marked("say", "铜钟", "铁的？", "n"))[1]


def test_a_word_replaced_wherever_it_stands_is_asked_for_at_each_place() -> None:
    mark = marked("instead", "年", "载")
    again = OLD.replace("去年", "去载")
    assert OLD.index("年") < OLD.index("去年")
    assert answered(again, mark) == (("m",), True)


def test_a_mark_made_after_another_change_in_its_neighbourhood_is_known_by_the_new_copy() -> None:
    mark = marked("replace", "三下", "五下")
    where = mark.where
    assert where is not None
    late = Spot("lock", 0, where.start, where.stop, "三下", "守闸的人照例先敲", "铜钟，再把水尺上的")
    made = Mark("m", "甲", "", "first", "replace", mark.point, late, "五下")
    new = OLD.replace("守闸人", "守闸的人").replace("三下", "五下")
    at, now = OLD.index("三"), new.index("五")
    change = WordChange(
        "lock", "body", "三", "五", new[now - 8 : now], new[now + 1 : now + 9], at, now, 1
    )
    assert answer(change, (made,), OLD, new).marks == ("m",)
    beside = WordChange("lock", "body", "", "的", "守闸", "人照例先敲五下", 2, 2, 1)
    assert answer(beside, (made,), OLD, new).marks == ()
