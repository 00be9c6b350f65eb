"""Says of every picture, rule and piece of furniture what became of it between two proofs."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import TypeAlias

from ghpress.compare.changes import FrameChange
from ghpress.compare.proof import Proof, ProofFrame

Standing: TypeAlias = tuple[int, ProofFrame]
"""A page's number and a frame on it."""

Key: TypeAlias = Callable[[Standing], Hashable]


def frame_changes(old: Proof, new: Proof) -> Iterator[FrameChange]:
    """Every frame that is not as it was; numbers in ids may differ, for make-up counts anew."""
    before, after = _standing(old), _standing(new)
    before, after = _without_equal(before, after)
    for key in (_by_content, _by_name, _by_make):
        pairs, before, after = _paired(before, after, key)
        for (was_page, was), (page, frame) in pairs:
            same_content = was.content == frame.content
            state = "moved" if same_content else "changed"
            yield FrameChange("moved" if state == "moved" else "changed", page, frame, was, was_page)
    for page, frame in after:
        yield FrameChange("new", page, frame)
    for page, frame in before:
        yield FrameChange("gone", page, frame)


def _standing(proof: Proof) -> list[Standing]:
    return [(page.number, frame) for page in proof.pages for frame in page.frames]


def _without_equal(
    before: list[Standing], after: list[Standing]
) -> tuple[list[Standing], list[Standing]]:
    """Both without what stands in both, each as often as it does."""
    shared = Counter(map(_as_it_stands, before)) & Counter(map(_as_it_stands, after))
    return _left(before, Counter(shared)), _left(after, Counter(shared))


def _left(frames: list[Standing], shared: Counter[Hashable]) -> list[Standing]:
    left = []
    for each in frames:
        if shared[_as_it_stands(each)] > 0:
            shared[_as_it_stands(each)] -= 1
        else:
            left.append(each)
    return left


def _paired(
    before: list[Standing], after: list[Standing], key: Key
) -> tuple[list[tuple[Standing, Standing]], list[Standing], list[Standing]]:
    """Frames of one key in order, and what is left on both sides."""
    waiting: dict[Hashable, list[Standing]] = defaultdict(list)
    for each in before:
        waiting[key(each)].append(each)
    pairs, left = [], []
    for each in after:
        if waiting[key(each)]:
            pairs.append((waiting[key(each)].pop(0), each))
        else:
            left.append(each)
    return pairs, [each for group in waiting.values() for each in group], left


def _as_it_stands(standing: Standing) -> Hashable:
    page, frame = standing
    edges = (frame.x, frame.y, frame.width, frame.height)
    return (page, frame.kind, frame.role, frame.story, frame.content, edges)


def _by_content(standing: Standing) -> Hashable:
    page, frame = standing
    # Rules and grounds show nothing of their own: only on their page are they the same.
    return (frame.kind, frame.role, frame.story, frame.content or (page, frame.id))


def _by_name(standing: Standing) -> Hashable:
    page, frame = standing
    return (page, frame.kind, frame.id)


def _by_make(standing: Standing) -> Hashable:
    page, frame = standing
    return (page, frame.kind, frame.role, frame.story)
