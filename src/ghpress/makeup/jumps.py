"""Carries stories on to a later page (转版): what a page cannot hold of one goes on on another.

The last rung but fillers: tried where text would be left over, or where a story is longer than a page.
A story is parted between paragraphs, never after a subhead; its rest stands after the stories of the
page it goes to, under a short head of its own, and each part says where the other is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from ghpress.layout.layout import JumpRules
from ghpress.makeup.fits import StoryFit
from ghpress.makeup.makeup import MadeUp
from ghpress.makeup.parting import Jump, kept_jumps
from ghpress.manuscript.accepted import REST
from ghpress.manuscript.story import Head, Issue, Story, Subhead
from ghpress.manuscript.text import Text
from ghpress.remarks import Halt, Remark
from ghpress.values import dataclass

SHORT = 3
"""The rank of a rest, whose head is a reminder and no headline."""

NEAREST = 2
"""Places to part a story that are tried, those nearest to what the page holds first."""

MOST_TARGETS = 3
"""Pages tried for the rest of a story."""

MOST_ROUNDS = 3
"""Times an issue is made up for the page numbers in its jump lines to come to rest."""

FULL = 0.7
"""Of the characters a page would hold if nothing but text stood on it: what a story that is longer than
a page leaves on it at first, its head and pictures taking the rest."""

Attempt: TypeAlias = Callable[[Issue], MadeUp]
"""Makes an issue up; may raise Halt."""

JumpWords: TypeAlias = Callable[[int], tuple[str, str]]
"""What points to a page, and what points back to it."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What jumps are decided with: the issue as handed in, the rules, the words, the way to try."""

    issue: Issue
    rules: JumpRules
    words: JumpWords
    attempt: Attempt
    holds: int
    """Characters a page holds."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The issue with its stories parted as they were printed, and how that was made up."""

    issue: Issue
    made: MadeUp


def carried_on(trial: Trial) -> Carried:
    """The issue made up, with stories carried on to other pages as far as it must be.

    Raises:
        Halt: it cannot be made up at all.
    """
    best, jumps = begun(trial)
    for _ in trial.issue.stories:
        over = characters_over(best.made)
        if not over:
            break
        better = next(_bettered(trial, best, jumps), None)
        if better is None:
            break
        best, jumps = better
    return best


def begun(trial: Trial) -> tuple[Carried, tuple[Jump, ...]]:
    """The issue made up with no stories parted but those longer than a page, and how these are.

    Those on locked pages are parted as they were.

    Raises:
        Halt: it cannot be made up at all.
    """
    kept = kept_jumps(trial.issue)
    jumps = (*kept.jumps, *(jump for jump in _for_length(trial) if not kept.part(jump.story)))
    return tried(trial, jumps, kept.pages or {}), jumps


def _bettered(
    trial: Trial, best: Carried, jumps: tuple[Jump, ...]
) -> Iterator[tuple[Carried, tuple[Jump, ...]]]:
    """The arrangements with one jump more that leave no more than half of the text over."""
    over, pages = characters_over(best.made), {fit.story: fit.page for fit in best.made.fits}
    for more in _further(trial, best, jumps):
        try:
            asked = {jump.story + REST: jump.page for jump in more if jump.page}
            found = tried(trial, more, {**pages, **asked})
        except Halt:
            continue
        if 2 * characters_over(found.made) <= over:
            yield found, more


def characters_over(made: MadeUp) -> int:
    """The characters that find no room."""
    return sum(max(0, fit.over_characters) for fit in made.fits)


def tried(trial: Trial, jumps: tuple[Jump, ...], numbers: Mapping[str, int]) -> Carried:
    """The issue parted so and made up; again if a page number that is printed came out otherwise.

    ``numbers`` are the pages the parts are thought to come out on.

    Raises:
        Halt: it cannot be made up, or its page numbers do not come to rest.
    """
    said: tuple[Remark, ...] = ()
    for _ in range(MOST_ROUNDS):
        issue = parted(trial.issue, jumps, numbers, trial.words)
        made = trial.attempt(issue)
        said, found = made.remarks, {fit.story: fit.page for fit in made.fits}
        if all(numbers.get(story) == found[story] for story in _printed(jumps)):
            return Carried(issue, made)
        numbers = found
    raise Halt(said)


def _printed(jumps: tuple[Jump, ...]) -> Iterator[str]:
    """The parts whose page numbers are printed."""
    for jump in jumps:
        yield jump.story
        yield jump.story + REST


def parted(issue: Issue, jumps: Sequence[Jump], numbers: Mapping[str, int], words: JumpWords) -> Issue:
    """The issue with its stories parted; ``numbers`` are the pages of the parts, as far as known."""
    for jump in jumps:
        stories = list(issue.stories)
        index = next(number for number, story in enumerate(stories) if story.id == jump.story)
        story = stories[index]
        here, there = (
            numbers.get(story.id, story.page or 1),
            numbers.get(story.id + REST, jump.page or 1),
        )
        first, rest = _parts(story, jump, words(there)[0], words(here)[1])
        stories[index] = first
        after = next(number for number, one in enumerate(stories) if one.id == jump.after)
        stories.insert(max(after, index) + 1, rest)
        issue = replace(issue, stories=tuple(stories))
    return issue


def _parts(story: Story, jump: Jump, to: str, back: str) -> tuple[Story, Story]:
    """A story's first part and its rest; what signs it and turns on from it goes with the rest.

    Both have its accepted lines, and find their own paragraphs among them.
    """
    slug = story.slug or story.head.headline[:1]
    first = replace(story, blocks=story.blocks[: jump.at], byline=None, turns_to=Text(to), slug=slug)
    rest = replace(
        story,
        id=story.id + REST,
        head=Head(slug),
        blocks=story.blocks[jump.at :],
        dateline=None,
        rank=SHORT,
        page=jump.page,
        slot="",
        columns=None,
        slug=slug,
        turns_from=Text(back),
    )
    return first, rest


def places_to_part(story: Story, least: int) -> list[int]:
    """The blocks before which a story may be parted, with so many characters on either side."""
    found = []
    for at in range(1, len(story.blocks)):
        first = _characters(story, slice(at))
        rest = _characters(story, slice(at, None))
        if min(first, rest) >= least and not isinstance(story.blocks[at - 1], Subhead):
            found.append(at)
    return found


def _characters(story: Story, part: slice) -> int:
    return replace(story, blocks=story.blocks[part]).characters()


def nearest_places(story: Story, wanted: int, least: int) -> list[int]:
    """Those places before which about so many characters stand, the nearest first."""
    places = places_to_part(story, least)
    return sorted(places, key=lambda at: (abs(_characters(story, slice(at)) - wanted), at))[:NEAREST]


def _for_length(trial: Trial) -> Iterator[Jump]:
    """Parts every story that is longer than a page, as often as it takes and the rules allow."""
    wanted = int(FULL * trial.holds)
    for story in trial.issue.stories:
        found: list[Jump] = []
        left = story
        while left.characters() > trial.holds and left.jump is not False:
            places = nearest_places(left, wanted, trial.rules.least_characters)
            if not places or (trial.rules.allowed == "off" and left.jump is None):
                break
            page = left.jump if isinstance(left.jump, int) and left.jump is not True else None
            found.append(Jump(left.id, places[0], left.id, page))
            left = _parts(left, found[-1], "", "")[1]
        # Longer than that, it is more likely the wrong file than a story: make-up refuses it whole.
        if len(found) < trial.rules.most_pages:
            yield from found


def _further(trial: Trial, best: Carried, jumps: tuple[Jump, ...]) -> Iterator[tuple[Jump, ...]]:
    """One jump more: of a story whose text was left over, to each page after its own."""
    pages: dict[int, int] = defaultdict(int)
    pages_of = {fit.story: fit.page for fit in best.made.fits}
    for fit in best.made.fits:
        pages[fit.page] += max(0, fit.over_characters)
    for fit in sorted(best.made.fits, key=lambda fit: -fit.over_characters):
        story = next(one for one in best.issue.stories if one.id == fit.story)
        if fit.over_characters <= 0 or not _may_jump(trial, story, fit, best):
            continue
        wanted = story.characters() - pages[fit.page]
        for page in _targets(story, fit, best.made):
            # Never after another rest, which may come to stand elsewhere yet.
            whole = [one.id for one in best.issue.stories if not one.turns_from]
            after = [one for one in whole if pages_of[one] <= page][-1]
            for at in nearest_places(story, wanted, trial.rules.least_characters):
                yield _with(jumps, Jump(story.id, at, after, page))


def _with(jumps: tuple[Jump, ...], jump: Jump) -> tuple[Jump, ...]:
    """The jumps and one more, last; one of a story that jumps already parts it elsewhere instead."""
    if any(one.story == jump.story for one in jumps):
        return tuple(jump if one.story == jump.story else one for one in jumps)
    return (*jumps, jump)


def _may_jump(trial: Trial, story: Story, fit: StoryFit, best: Carried) -> bool:
    """Whether the rules and the editor let a story go on elsewhere."""
    if story.jump is not None:
        return story.jump is not False
    if story.turns_to is not None:
        return True
    first = min(one.page for one in best.made.fits)
    allowed = trial.rules.allowed == "any" or (trial.rules.allowed == "first" and fit.page == first)
    jumped = sum(
        one.turns_to is not None and _page_of(one, best.made) == fit.page for one in best.issue.stories
    )
    return allowed and jumped < trial.rules.most


def _targets(story: Story, fit: StoryFit, made: MadeUp) -> list[int]:
    """The pages its rest may go to, the emptiest first; the editor's if there is one."""
    if story.jump is not None and story.jump is not True:
        return [int(story.jump)] if story.jump > fit.page else []
    over = {one.page: 0 for one in made.fits if one.page > fit.page}
    for one in made.fits:
        if one.page in over:
            over[one.page] += one.over_characters
    return sorted(over, key=lambda page: (over[page], page))[:MOST_TARGETS]


def _page_of(story: Story, made: MadeUp) -> int:
    return next((fit.page for fit in made.fits if fit.story == story.id), 0)
