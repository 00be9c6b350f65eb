"""Finds the least change that turns one string into another (Myers 1986, O(ND))."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from ghpress.values import dataclass

MOST_STEPS = 600
"""Characters changed up to which the least change is looked for; beyond that the copy is another, and
difflib's longest matches say so more readably and sooner."""


SEAM = "¶"
"""What stands between paragraphs in the texts that are compared."""


@dataclass(frozen=True, slots=True)
class Change:
    """Characters [start, stop) of the old string became [first, last) of the new."""

    start: int
    stop: int
    first: int
    last: int


def changes(old: str, new: str) -> tuple[Change, ...]:
    """What changed, in order; nothing for equal strings."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    found = _least(inner_old, inner_new) if inner_old and inner_new else None
    if found is None:
        found = list(_by_matches(inner_old, inner_new))
    return tuple(
        Change(each.start + head, each.stop + head, each.first + head, each.last + head)
        for each in found
    )


def tidied(changed: tuple[Change, ...], old: str, new: str) -> tuple[Change, ...]:
    """Changes with one character at the most between them as one: 二胡→胡琴, not 二 out and 琴 in."""
    found: list[Change] = []
    for each in changed:
        if found and each.start - found[-1].stop <= 1:
            found[-1] = Change(found[-1].start, each.stop, found[-1].first, each.last)
        else:
            found.append(each)
    whole = [_trimmed(each, old, new) for each in found]
    return tuple(_slid(each, old, new, _room(whole, at, len(old))) for at, each in enumerate(whole))


def _room(whole: list[Change], at: int, length: int) -> tuple[int, int]:
    """How far a change may slide either way: half way to its neighbours, so that two never meet."""
    left = whole[at].start - whole[at - 1].stop if at else 2 * whole[at].start
    last = at + 1 == len(whole)
    right = 2 * (length - whole[at].stop) if last else whole[at + 1].start - whole[at].stop
    return (left + 1) // 2, right // 2


def _trimmed(change: Change, old: str, new: str) -> Change:
    """The change without what is alike at its ends."""
    was, now = old[change.start : change.stop], new[change.first : change.last]
    head = _common(was, now)
    tail = _common(was[head:][::-1], now[head:][::-1])
    return Change(change.start + head, change.stop - tail, change.first + head, change.last - tail)


def _slid(change: Change, old: str, new: str, room: tuple[int, int]) -> Change:
    """What is only put in, or only taken out, read from a seam on; ``room`` is how far it may slide.

    。¶甲乙 put in after 丙 is ¶甲乙。 put in after 丙。: nobody can tell, but one is a paragraph.
    """
    is_put_in = change.start == change.stop
    if not is_put_in and change.first != change.last:
        return change
    text, at, stop = (new, change.first, change.last) if is_put_in else (old, change.start, change.stop)
    left = right = 0
    while left < min(room[0], at) and text[at - left - 1] == text[stop - left - 1]:
        left += 1
    while right < room[1] and stop + right < len(text) and text[at + right] == text[stop + right]:
        right += 1
    slides = sorted(range(-left, right + 1), key=abs)
    seams = [each for each in slides if SEAM in (text[at + each], text[stop + each - 1])]
    slide = seams[0] if seams else 0
    return Change(change.start + slide, change.stop + slide, change.first + slide, change.last + slide)


def kept(old: str, changed: tuple[Change, ...], length: int) -> list[int]:
    """For every character of the new string the one of the old it is, -1 for those put in."""
    origin = [-1] * length
    at, to = 0, 0
    for change in (*changed, Change(len(old), len(old), length, length)):
        for offset in range(change.start - at):
            origin[to + offset] = at + offset
        at, to = change.stop, change.last
    return origin


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _least(old: str, new: str) -> list[Change] | None:
    """The shortest script; None if it is longer than is worth looking for."""
    furthest = {1: 0}
    trail: list[dict[int, int]] = []
    for steps in range(min(len(old) + len(new), MOST_STEPS) + 1):
        trail.append(dict(furthest))
        for diagonal in range(-steps, steps + 1, 2):
            down = diagonal == -steps or (
                diagonal != steps and furthest[diagonal - 1] < furthest[diagonal + 1]
            )
            at = furthest[diagonal + 1] if down else furthest[diagonal - 1] + 1
            to = at - diagonal
            while at < len(old) and to < len(new) and old[at] == new[to]:
                at, to = at + 1, to + 1
            furthest[diagonal] = at
            if at >= len(old) and to >= len(new):
                return _joined(_back(trail, len(old), len(new)))
    return None


def _back(trail: list[dict[int, int]], at: int, to: int) -> list[Change]:
    """The single steps of the way found, from the end to the beginning."""
    steps: list[Change] = []
    for count in range(len(trail) - 1, 0, -1):
        furthest, diagonal = trail[count], at - to
        down = diagonal == -count or (
            diagonal != count and furthest[diagonal - 1] < furthest[diagonal + 1]
        )
        former = diagonal + 1 if down else diagonal - 1
        at = furthest[former]
        to = at - former
        steps.append(Change(at, at, to, to + 1) if down else Change(at, at + 1, to, to))
    return steps[::-1]


def _joined(steps: list[Change]) -> list[Change]:
    """Steps that follow one another as one change."""
    found: list[Change] = []
    for step in steps:
        if found and (found[-1].stop, found[-1].last) == (step.start, step.first):
            found[-1] = Change(found[-1].start, step.stop, found[-1].first, step.last)
        else:
            found.append(step)
    return found


def _by_matches(old: str, new: str) -> Iterator[Change]:
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, stop, first, last in steps:
        if kind != "equal":
            yield Change(start, stop, first, last)
