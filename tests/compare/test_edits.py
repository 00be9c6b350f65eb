"""核红: in fifty pairs of proofs every change is found, none is invented, no line moved unsaid."""

from collections import Counter
from random import Random

import pytest

from compare.proofs import base, edited, proof
from ghpress.compare.changes import Comparison
from ghpress.compare.compare import compare
from ghpress.compare.copytext import END, streams_of
from ghpress.compare.proof import Proof
from ghpress.stock.shelf import Shelf

PAIRS = range(50)


def applied(old: Proof, found: Comparison, key: tuple[str, str]) -> str:
    """A stream of the old proof with the changes made that were found in it."""
    text = streams_of(old)[key].text if key in streams_of(old) else ""
    for change in reversed([each for each in found.words if (each.story, each.role) == key]):
        assert text[change.start : change.start + len(change.was)] == change.was
        text = text[: change.start] + change.now + text[change.start + len(change.was) :]
    return text


def copy_in(one: Proof, name: str) -> list[str]:
    """A story's parts as a proof prints them."""
    streams = streams_of(one)
    head = [streams[name, role].text for role in ("kicker", "headline") if (name, role) in streams]
    return [*head, *streams[name, "column"].text.split(END)]


def as_printed(one: Proof) -> Counter[tuple[object, ...]]:
    """Every line with its story, place and setting: the other way to see what stayed."""
    return Counter(
        (page.number, line.story, line.role, line.text, line.x, line.y, line.setting)
        for page in one.pages
        for line in page.lines
    )


@pytest.mark.parametrize("pair", PAIRS)
def test_every_change_is_found_and_none_invented(pair: int, shelf: Shelf) -> None:
    copy, random = base(), Random(pair)
    after, touched = edited(copy, random)
    old, new = proof(copy, shelf), proof(after, shelf)
    found = compare(old, new)
    # Found: the changes turn every stream of the old proof into that of the new, which is the copy.
    for key in {**streams_of(old), **streams_of(new)}:
        now = streams_of(new)[key].text if key in streams_of(new) else ""
        assert applied(old, found, key) == now
    for name, parts in after.items():
        assert copy_in(new, name) == [part.removeprefix("#") for part in parts]
    # Not invented: only in stories that were edited, and no more of them than was.
    assert {each.story for each in found.words} <= set(touched)
    said: Counter[str] = Counter()
    for each in found.words:
        said[each.story] += max(len(each.was), len(each.now))
    assert {name: count for name, count in said.items() if count > touched[name]} == {}
    # Lines: what is not told of stands where it stood, to the last dot.
    alike = as_printed(old) & as_printed(new)
    assert found.same_lines == sum(alike.values())
    told = [(each.page, each.line) for each in found.lines if each.state != "gone"]
    assert len(told) + found.same_lines == sum(as_printed(new).values())


def test_two_proofs_of_one_copy_are_the_same(shelf: Shelf) -> None:
    found = compare(proof(base(), shelf), proof(base(), shelf))
    assert found.is_same()
    assert set(found.same_stories) == set(base())


def test_the_edits_reach_both_words_and_pages_often_enough(shelf: Shelf) -> None:
    """The generator is worth its name: words change in most pairs, lines break anew or move in many."""
    states: Counter[str] = Counter()
    for pair in PAIRS:
        after, _ = edited(base(), Random(pair))
        found = compare(proof(base(), shelf), proof(after, shelf))
        states.update({each.state for each in found.lines} | ({"words"} if found.words else set()))
    assert states["words"] >= 45
    assert min(states["corrected"], states["rebroken"], states["moved"]) >= 20
