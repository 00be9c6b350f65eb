"""What a comparison says, as an editor reads it."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from compare.proofs import Copy, base, proof
from ghpress.compare.compare import compare
from ghpress.compare.document import comparison_object
from ghpress.compare.page import comparison_html
from ghpress.compare.proof import Proof, ProofFrame
from ghpress.compare.sides import Compared
from ghpress.compare.told import told
from ghpress.stock.shelf import Shelf


def compared(shelf: Shelf, change: Callable[[Copy], object]) -> Compared:
    """The issue before and after a change of its copy."""
    copy = base()
    change(copy)
    old, new = proof(base(), shelf), proof(copy, shelf)
    return Compared(old, new, compare(old, new))


def rows(found: Compared) -> list[str]:
    return told(found.comparison, found.old, found.new, "zh")


def write(name: str, number: int, was: str, now: str) -> Callable[[Copy], object]:
    def change(copy: Copy) -> None:
        assert was in copy[name][number]
        copy[name][number] = copy[name][number].replace(was, now, 1)

    return change


def test_a_correction_is_told_under_its_story_with_its_place(shelf: Shelf) -> None:
    found = rows(compared(shelf, write("丁", 2, "风吹", "雨打")))
    assert found[0] == "丁的主题在这里（丁）"
    assert re.fullmatch(r"    第\d版 \[正文\] ….*【“风吹”→“雨打”】.*…  丁\.md:5:\d+", found[1])
    assert found[-1].startswith("此外没有任何变化：其余 3 篇稿件、")


def test_a_headline_is_told_apart_from_the_copy(shelf: Shelf) -> None:
    found = rows(compared(shelf, write("丁", 1, "主题", "题目")))
    assert "[主题]" in found[1] and "【“主”→“”" not in found[1]


def test_a_new_paragraph_is_an_end_put_in_and_no_word(shelf: Shelf) -> None:
    def part(copy: Copy) -> None:
        copy["丙"][2:3] = [copy["丙"][2][:40], copy["丙"][2][40:]]

    found = compared(shelf, part).comparison
    assert [(each.was, each.now) for each in found.words] == [("", "¶")]
    # A head may be of another size: the page is cut otherwise round a longer story.
    lines = [each for each in found.lines if each.story == "丙" and each.role != "headline"]
    assert lines and {each.state for each in lines} <= {"rebroken", "moved"}


def test_a_paragraph_carried_elsewhere_is_moved_and_not_written_anew(shelf: Shelf) -> None:
    def carry(copy: Copy) -> None:
        copy["丁"].insert(2, "闸口的灯亮了一夜，船都认得。")

    def further(copy: Copy) -> None:
        copy["丁"].append("闸口的灯亮了一夜，船都认得。")

    before, after = compared(shelf, carry).new, compared(shelf, further).new
    found = compare(before, after)
    assert [(each.is_move, bool(each.was), bool(each.now)) for each in found.words] == [
        (True, True, False),
        (True, False, True),
    ]
    said = told(found, before, after, "zh")
    assert "【移走“" in said[1] and "【移来“" in said[2]


def test_a_story_left_out_is_gone_to_the_last_line(shelf: Shelf) -> None:
    found = compared(shelf, lambda copy: copy.pop("丁")).comparison
    gone = [each for each in found.lines if each.story == "丁"]
    assert {each.state for each in gone} == {"gone"}
    assert {each.now for each in found.words if each.story == "丁"} == {""}


def test_a_paragraph_that_becomes_a_subhead_is_another_style(shelf: Shelf) -> None:
    def head(copy: Copy) -> None:
        copy["甲"][3] = copy["甲"][3].removeprefix("#")

    found = compared(shelf, head).comparison
    assert [(each.story, each.was, each.now) for each in found.styles] == [("甲", "subhead", "body")]
    assert found.words == ()


def framed(one: Proof, *frames: ProofFrame) -> Proof:
    page = replace(one.pages[0], frames=frames)
    return replace(one, pages=(page, *one.pages[1:]))


PICTURE = ProofFrame("photo-1", "picture", "picture", "甲", 10, 20, 60, 40, "gate.jpg")
RULE = ProofFrame("rule-1", "rule", "column-rule", "", 80, 20, 0, 90)


@pytest.mark.parametrize(
    ("after", "states"),
    [
        ((PICTURE, RULE), []),
        ((PICTURE._replace(id="photo-9"), RULE), []),
        ((PICTURE._replace(y=24), RULE), ["moved"]),
        ((PICTURE._replace(content="lock.jpg"), RULE), ["changed"]),
        ((PICTURE,), ["gone"]),
        ((PICTURE, RULE, RULE._replace(id="rule-2", x=120)), ["new"]),
        ((PICTURE, RULE._replace(height=100)), ["moved"]),
    ],
)
def test_pictures_and_rules_are_known_by_what_they_are(
    shelf: Shelf, after: tuple[ProofFrame, ...], states: list[str]
) -> None:
    one = proof(base(), shelf)
    found = compare(framed(one, PICTURE, RULE), framed(one, *after))
    assert [each.state for each in found.frames] == states


def test_the_object_for_json_holds_every_change(shelf: Shelf) -> None:
    found = compared(shelf, write("丁", 2, "风吹", "雨打"))
    plain = json.loads(json.dumps(comparison_object(found)))
    assert [(each["was"], each["now"]) for each in plain["words"]] == [("风吹", "雨打")]
    assert (plain["same"], plain["nothing_else_changed"]) == (False, True)
    assert len(plain["lines"]) == len(found.comparison.lines)
    assert plain["pixels"] is None


def test_the_page_is_whole_in_itself_and_takes_words_as_words(shelf: Shelf) -> None:
    found = compared(shelf, write("丁", 2, "风吹", "<script>alert(1)</script>"))
    page = comparison_html(found)
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page
    assert not re.search(r"""(?:src|href)=["'](?!data:|#)""", page)
    assert page.count('class="corrected"') > 1
