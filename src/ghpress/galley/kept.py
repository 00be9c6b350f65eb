"""Matches copy with its last accepted lines: turns both into the lines that a correction left whole.

A compositor who corrects a paragraph overruns from the line of the correction on until the old lines
come round again; only where that does not answer does he take back the line before.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import accumulate, pairwise

from ghpress.galley.leastchange import room
from ghpress.galley.line import Line
from ghpress.galley.sums import Held, HeldLine, Paragraph
from ghpress.manuscript.accepted import Accepted
from ghpress.units import Length
from ghpress.values import dataclass

MOST_PAIRS = 2_000_000
"""Pairs of equal characters that a comparison may look at: some seconds of a hostile text."""

ALIKE = 0.4
"""Share of neighbouring characters in common from which on a paragraph is another one's correction."""


@dataclass(frozen=True, slots=True)
class _Same:
    """A stretch that the correction left alone: so many characters from here, from there."""

    before: int
    now: int
    size: int


def with_accepted(paragraph: Paragraph, accepted: Accepted) -> Paragraph:
    """The paragraph with the accepted lines it still has, which breaking it will keep if it can."""
    held = _held(paragraph, accepted)
    return replace(paragraph, held=held) if held.lines else paragraph


def _held(paragraph: Paragraph, accepted: Accepted) -> Held:
    """The accepted lines whose every character is still there, as clusters."""
    chars, starts = paragraph.measured.text.chars, paragraph.measured.starts
    same = list(_stretches(accepted.chars, chars))
    lines = []
    for first, stop, width in zip((0, *accepted.ends), accepted.ends, accepted.rooms, strict=False):
        moved = _moved(same, first, stop)
        if moved is None:
            continue
        now_first, now_stop = moved, moved + stop - first
        # A first line stands in, a last one is not justified: elsewhere it is another line.
        begins = (first == 0) == (now_first == 0)
        stops = (stop == len(accepted.chars)) == (now_stop == len(chars))
        if begins and stops and _is_edge(starts, now_first) and _is_edge(starts, now_stop, len(chars)):
            last = bisect_left(starts, now_stop) - 1
            lines.append(HeldLine(bisect_left(starts, now_first), last, width))
    return Held(tuple(lines), bisect_left(starts, _edited(accepted, chars)))


def _edited(accepted: Accepted, chars: str) -> int:
    """Where the line begins in which the first correction stands; 0 where there is none."""
    if accepted.chars == chars:
        return 0
    same = _common(accepted.chars, chars)
    return max((end for end in accepted.ends[:-1] if end <= same), default=0)


def _is_edge(starts: Sequence[int], at: int, count: int = -1) -> bool:
    """Whether a cluster begins here, or the text ends."""
    found = bisect_left(starts, at)
    return at == count or (found < len(starts) and starts[found] == at)


def _moved(same: list[_Same], first: int, stop: int) -> int | None:
    """Where a stretch of the accepted text begins now, if it is whole."""
    for one in same:
        if one.before <= first < stop <= one.before + one.size:
            return one.now + first - one.before
    return None


def _stretches(before: str, now: str) -> Iterator[_Same]:
    """What two texts have in common: the beginning, the end, and what is between the corrections."""
    head = _common(before, now)
    rest = min(len(before), len(now)) - head
    tail = _common(before[::-1], now[::-1], rest)
    yield _Same(0, 0, head)
    old, new = before[head : len(before) - tail], now[head : len(now) - tail]
    if old and new and _pairs(old, new) <= MOST_PAIRS:
        for one in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
            yield _Same(head + one.a, head + one.b, one.size)
    yield _Same(len(before) - tail, len(now) - tail, tail)


def _common(before: str, now: str, most: int | None = None) -> int:
    """How many characters two texts have in common at their beginning."""
    count = min(len(before), len(now)) if most is None else most
    if before[:count] == now[:count]:
        return count
    return next(at for at in range(count) if before[at] != now[at])


def _pairs(old: str, new: str) -> int:
    """How many pairs of equal characters two texts have: what comparing them takes."""
    theirs = Counter(new)
    return sum(count * theirs[char] for char, count in Counter(old).items())


def matched(texts: Sequence[str], accepted: Sequence[Accepted]) -> tuple[Accepted | None, ...]:
    """For each paragraph of a story, what it was when the story was accepted; None for a new one.

    Paragraphs keep their order; those between two that did not change are paired by likeness.
    """
    found: list[Accepted | None] = [None] * len(texts)
    old = [one.chars for one in accepted]
    blocks = SequenceMatcher(None, old, list(texts), autojunk=False).get_matching_blocks()
    for block in blocks:
        for step in range(block.size):
            found[block.b + step] = accepted[block.a + step]
    ends = [(0, 0), *((block.a + block.size, block.b + block.size) for block in blocks)]
    begins = [(block.a, block.b) for block in blocks]
    for (old_from, from_), (old_to, to) in zip(ends, begins, strict=False):
        for was, now in _paired(old[old_from:old_to], list(texts[from_:to])):
            found[from_ + now] = accepted[old_from + was]
    return tuple(found)


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of old and new paragraphs in order, as alike as can be in all."""
    grams_old, grams_new = [_grams(text) for text in old], [_grams(text) for text in new]
    like = [[_likeness(one, other) for other in grams_new] for one in grams_old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for was in range(len(old) - 1, -1, -1):
        for now in range(len(new) - 1, -1, -1):
            paired = like[was][now] + best[was + 1][now + 1] if like[was][now] >= ALIKE else 0.0
            best[was][now] = max(paired, best[was + 1][now], best[was][now + 1])
    was = now = 0
    while was < len(old) and now < len(new):
        here = best[was][now]
        if here == best[was + 1][now]:
            was += 1
        elif here == best[was][now + 1]:
            now += 1
        else:
            yield was, now
            was, now = was + 1, now + 1


def _grams(text: str) -> Counter[str]:
    """How often each pair of neighbouring characters stands in a text."""
    return Counter("".join(pair) for pair in pairwise(f"\n{text}\n"))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of neighbours that two texts have in common, of the shorter one.

    Of the shorter: a paragraph cut in half is still that paragraph.
    """
    return (one & other).total() / max(min(one.total(), other.total()), 1)


def accepted_of(lines: Sequence[Line], size: Length) -> Accepted:
    """A paragraph's set lines as what is accepted; ``size`` is its style's."""
    ends = tuple(accumulate(len(line.text) for line in lines))
    rooms = tuple(room(line.measure, size) for line in lines)
    return Accepted("".join(line.text for line in lines), ends, rooms)


def accepted_paragraphs(lines: Iterable[Line], size: Length) -> tuple[Accepted, ...]:
    """Set lines in reading order as the paragraphs they are of; what is not whole is left out."""
    paragraphs: list[list[Line]] = []
    for line in lines:
        if not line.first:
            paragraphs.append([])
        if paragraphs:
            paragraphs[-1].append(line)
    return tuple(accepted_of(whole, size) for whole in paragraphs if _is_whole(whole))


def _is_whole(lines: list[Line]) -> bool:
    """Whether each line begins where the one before it ends, and the last ends the paragraph."""
    ends = (0, *accumulate(len(line.text) for line in lines))
    follow = all(line.first == end for line, end in zip(lines, ends, strict=False))
    return follow and lines[-1].is_last
