"""Reads from locked pages how the stories on them were parted, so that they are parted so again."""

import json
from collections.abc import Iterator, Mapping

from ghpress.manuscript.accepted import REST, KeptPage
from ghpress.manuscript.story import Issue
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Jump:
    """A story parted before block ``at``, its rest after the story ``after``, on ``page`` if given."""

    story: str
    at: int
    after: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class KeptJumps:
    """The jumps of locked pages, in the order they are made, and the pages of all parts."""

    jumps: tuple[Jump, ...] = ()
    pages: Mapping[str, int] | None = None

    def part(self, story: str) -> bool:
        """Whether a story or the story it is the rest of is parted by them."""
        return any(whole(jump.story) == whole(story) for jump in self.jumps)


def whole(name: str) -> str:
    """The id of the story that a part is of."""
    while name.endswith(REST):
        name = name.removesuffix(REST)
    return name


def kept_jumps(issue: Issue) -> KeptJumps:
    """How stories were parted of which a part stands on a locked page."""
    kept = sorted(issue.kept, key=lambda page: page.number) if issue.locked else []
    pages = {name: page.number for page in kept for name, _ in page.stories}
    order = list(pages)
    blocks = {story.id: len(story.blocks) for story in issue.stories}
    found: list[tuple[int, int, Jump]] = []
    for name, at in _parts(kept):
        own, rest = whole(name), name + REST
        chain = [pages[one] for one in order if whole(one) == own]
        if rest not in pages or not 0 < at < blocks.get(own, 0) or not set(chain) & set(issue.locked):
            continue
        place = order.index(rest)
        page = pages[rest] if pages[rest] in issue.locked else None
        before = (one for one in reversed(order[:place]) if one in blocks)
        found.append((name.count(REST), -place, Jump(name, at, next(before, own), page)))
    jumps = tuple(jump for _, _, jump in sorted(found, key=lambda one: one[:2]))
    return KeptJumps(jumps, pages if jumps else None)


def _parts(kept: list[KeptPage]) -> Iterator[tuple[str, int]]:
    """The parts that turn to another page, with the number of blocks they have."""
    for page in kept:
        try:
            parts = json.loads(page.standing).get("parts", {})
            yield from ((str(name), int(at)) for name, at in parts.items())
        except (ValueError, TypeError, AttributeError):
            continue
