"""Runs stories on from page to page, as a magazine does: the rest at once on the next page.

Only a story that does not go on its page is parted. What stands under its rest is filled from the story
that follows, which is parted in its turn; a story with a page to itself keeps it.
"""

from collections.abc import Iterator

from ghpress.makeup.gaps import Gap, gaps
from ghpress.makeup.jumps import (
    Carried,
    Trial,
    begun,
    characters_over,
    nearest_places,
    tried,
)
from ghpress.makeup.parting import Jump
from ghpress.manuscript.accepted import REST
from ghpress.manuscript.story import Story
from ghpress.remarks import Halt
from ghpress.values import dataclass

HEAD = 5
"""About so many lines of all columns the head of a story takes that begins under a rest."""

MOST_STEPS = 3
"""Partings tried, for each story of the issue, before what has been found must do."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A story to be parted after about so many characters, seen on this page."""

    story: Story
    characters: int
    page: int


def ran_on(trial: Trial, head: int) -> Carried:
    """The issue made up with stories running on; ``head`` are the characters a head takes the room of.

    Raises:
        Halt: it cannot be made up at all.
    """
    best, jumps = begun(trial)
    done: set[tuple[str, int, int]] = set()
    for _ in range(MOST_STEPS * len(trial.issue.stories)):
        wanted = next((one for one in _wanted(best, trial, head) if _key(one) not in done), None)
        if wanted is None:
            break
        done.add(_key(wanted))
        found = _parted(trial, best, jumps, wanted)
        if found is not None:
            best, jumps = found
    return best


def _key(wanted: _Wanted) -> tuple[str, int, int]:
    return wanted.story.id, wanted.page, wanted.characters


def _wanted(best: Carried, trial: Trial, head: int) -> Iterator[_Wanted]:
    """What is to be parted, the first page first: text left over, then white under a rest."""
    stories = {story.id: story for story in best.issue.stories}
    found = []
    for fit in best.made.fits:
        if fit.over_characters > 0:
            story = stories[fit.story]
            found.append(_Wanted(story, story.characters() - fit.over_characters, fit.page))
    for gap in gaps(best.made):
        below = _under_a_rest(best, gap)
        if below is not None:
            found.append(_Wanted(below, gap.characters - head, gap.page))
    least = trial.rules.least_characters
    allowed = (one for one in found if one.story.jump is not False and one.characters >= least)
    yield from sorted(allowed, key=lambda one: one.page)


def _under_a_rest(best: Carried, gap: Gap) -> Story | None:
    """The story that follows a page with white on which a rest stands; None where it is pinned."""
    pages = {fit.story: fit.page for fit in best.made.fits}
    has_rest = any(name.endswith(REST) for name, page in pages.items() if page == gap.page)
    after = (story for story in best.issue.stories if pages[story.id] > gap.page)
    story = next(after, None)
    if not has_rest or story is None or story.turns_from or story.page is not None:
        return None
    return story


def _parted(
    trial: Trial, best: Carried, jumps: tuple[Jump, ...], wanted: _Wanted
) -> tuple[Carried, tuple[Jump, ...]] | None:
    """The best arrangement with the story parted; None where none is better than without."""
    story, least = wanted.story, trial.rules.least_characters
    found: list[tuple[Carried, tuple[Jump, ...]]] = []
    pages = {fit.story: fit.page for fit in best.made.fits}
    for at in nearest_places(story, wanted.characters, least):
        more = _with(jumps, Jump(story.id, at, story.id))
        try:
            one = tried(trial, more, {**pages, story.id: wanted.page, story.id + REST: wanted.page + 1})
        except Halt:
            continue
        if _goes_on(one, more) and _better(one, best):
            found.append((one, more))
    return min(found, key=lambda one: _price(one[0]), default=None)


def _with(jumps: tuple[Jump, ...], jump: Jump) -> tuple[Jump, ...]:
    """The jumps and one more; one of the same story, and those of its rest, no longer hold."""
    rest = jump.story + REST
    kept = (one for one in jumps if one.story != jump.story and not one.story.startswith(rest))
    return (*kept, jump)


def _goes_on(carried: Carried, jumps: tuple[Jump, ...]) -> bool:
    """Whether every rest stands on a later page than what it is the rest of."""
    pages = {fit.story: fit.page for fit in carried.made.fits}
    return all(pages[jump.story] < pages[jump.story + REST] for jump in jumps)


def _better(one: Carried, other: Carried) -> bool:
    return _price(one) < _price(other)


def _price(carried: Carried) -> tuple[int, int]:
    """Text left over counts before anything else."""
    return characters_over(carried.made), carried.made.cost
