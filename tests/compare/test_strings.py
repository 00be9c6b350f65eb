"""The changes between two strings are complete, and as few as can be."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from ghpress.compare import strings
from ghpress.compare.strings import Change, changes, kept, tidied

COPY = st.text("甲乙丙¶，。", max_size=14)


LONG = st.text("甲乙¶", max_size=30)


def applied(old: str, new: str, changed: tuple[Change, ...]) -> str:
    for each in reversed(changed):
        old = old[: each.start] + new[each.first : each.last] + old[each.stop :]
    return old


def least(old: str, new: str) -> int:
    """The fewest characters to take out and put in, by trying everything."""

    @cache
    def from_here(at: int, to: int) -> int:
        if at == len(old) or to == len(new):
            return len(old) - at + len(new) - to
        if old[at] == new[to]:
            return from_here(at + 1, to + 1)
        return 1 + min(from_here(at + 1, to), from_here(at, to + 1))

    return from_here(0, 0)


@given(COPY, COPY)
def test_the_changes_make_the_new_text_of_the_old(old: str, new: str) -> None:
    assert applied(old, new, changes(old, new)) == new


@given(LONG, LONG)
def test_changes_told_together_do_as_much(old: str, new: str) -> None:
    assert applied(old, new, tidied(changes(old, new), old, new)) == new


@given(COPY, COPY)
def test_no_fewer_characters_would_do(old: str, new: str) -> None:
    cost = sum(each.stop - each.start + each.last - each.first for each in changes(old, new))
    assert cost == least(old, new)


@given(COPY, COPY)
def test_what_is_kept_is_the_same_character_in_the_same_order(old: str, new: str) -> None:
    origin = kept(old, changes(old, new), len(new))
    stayed = [(index, to) for to, index in enumerate(origin) if index >= 0]
    assert all(old[index] == new[to] for index, to in stayed)
    assert stayed == sorted(stayed)


def test_another_copy_altogether_is_compared_all_the_same() -> None:
    old, new = "甲乙丙" * (strings.MOST_STEPS // 2), "丁戊己" * (strings.MOST_STEPS // 2)
    assert applied(old, new, changes(old, new)) == new


def test_a_paragraph_put_in_is_read_from_its_seam_on() -> None:
    old, new = "丙。", "丙。¶甲乙。"
    (change,) = tidied(changes(old, new), old, new)
    assert new[change.first : change.last] == "¶甲乙。"


def test_a_word_for_a_word_is_one_change() -> None:
    old, new = "二楼是二胡，三楼", "二楼是胡琴，三楼"
    (change,) = tidied(changes(old, new), old, new)
    assert (old[change.start : change.stop], new[change.first : change.last]) == ("二胡", "胡琴")
