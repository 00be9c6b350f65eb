"""Climbs the last rungs of the ladder: stories go on on other pages, then fillers take what is white."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from ghpress.folios import jump_words
from ghpress.galley.sorts import FaceShelf
from ghpress.house import House
from ghpress.layout.layout import Layout
from ghpress.makeup.gaps import Gap, gaps
from ghpress.makeup.jumps import Attempt, Carried, Trial, carried_on
from ghpress.makeup.limits import page_characters
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.printed import edition_of
from ghpress.makeup.ready import PixelSizes
from ghpress.makeup.runon import HEAD, ran_on
from ghpress.manuscript.furnishings import Advert
from ghpress.manuscript.story import Issue, Story
from ghpress.remarks import Halt, OnPage, Remark, note

MOST_FILLERS = 3
"""Fillers of one page: with more it is a page of scraps."""

MOST_TRIED = 6
"""Fillers tried for one place, the first in the editor's order that are not too long for it."""

Filler: TypeAlias = Story | Advert
"""What fills white: a short piece, or an advert of the paper's own."""

LEAST_SHEETS, EMPTY = 2, 2
"""From how many sheets on one less is thought of, where more than this part of the last is empty."""

TOO_LONG = 1.5
"""A filler longer than so many times what is wanting is not tried."""


def made_to_fit(
    issue: Issue, layout: Layout, shelf: FaceShelf, house: House, sizes: PixelSizes | None = None
) -> MadeUp:
    """The issue made up; where copy is left over or wanting, with jumps and fillers.

    Raises:
        Halt: it cannot be made up at all.
    """
    attempt = partial(make_up, layout=layout, shelf=shelf, house=house, sizes=sizes)
    folios = edition_of(issue, house, layout).folios
    trial = Trial(
        issue=issue,
        rules=layout.fit.jumps,
        words=partial(jump_words, folios),
        attempt=attempt,
        holds=page_characters(layout.grid),
    )
    head = HEAD * layout.grid.columns * layout.grid.characters
    carried = ran_on(trial, head) if layout.fit.jumps.run_on else carried_on(trial)
    made = filled(carried, (*issue.fillers, *issue.house_adverts), attempt)
    said = tuple(_for_little(issue, made, trial))
    return replace(made, remarks=(*made.remarks, *said))


def _for_little(issue: Issue, made: MadeUp, trial: Trial) -> Iterator[Remark]:
    """A note on a last sheet that is more than half empty: what to cut for a sheet less."""
    last = max((fit.page for fit in made.fits), default=0)
    sheet = min((page.number for page in made.pages if page.number >= last), default=0)
    open_there = sum(gap.characters for gap in gaps(made) if gap.page == sheet)
    if issue.pages is not None or len(made.pages) < LEAST_SHEETS or EMPTY * open_there < trial.holds:
        return
    try:
        fewer = trial.attempt(replace(made.printed or issue, pages=sheet - 1))
    except Halt:
        return
    over = sum(max(0, fit.over_characters) for fit in fewer.fits)
    if over:
        yield note("sheet-for-little", OnPage(sheet), page=sheet, characters=over)


def filled(carried: Carried, fillers: tuple[Filler, ...], attempt: Attempt) -> MadeUp:
    """The issue with a filler wherever one makes a page that wants copy better; each is used once."""
    unused = list(fillers)
    for page in sorted({gap.page for gap in gaps(carried.made)}) if unused else ():
        for _ in range(MOST_FILLERS):
            gap = next((one for one in gaps(carried.made) if one.page == page), None)
            better = _better(carried, gap, unused, attempt) if gap else None
            if better is None:
                break
            carried, used = better
            unused.remove(used)
    return replace(carried.made, printed=carried.issue)


def _better(
    carried: Carried, gap: Gap, unused: list[Filler], attempt: Attempt
) -> tuple[Carried, Filler] | None:
    """The issue with the filler that mends most, and that filler; None if none mends anything."""
    fitting = [one for one in unused if not _is_too_long(one, gap)]
    tried = [(_with(carried, filler, gap.page, attempt), filler) for filler in fitting[:MOST_TRIED]]
    found = [(one, filler) for one, filler in tried if one and one.made.cost < carried.made.cost]
    return min(found, key=lambda one: one[0].made.cost, default=None)


def _is_too_long(filler: Filler, gap: Gap) -> bool:
    """Whether a story is far longer than what is wanting; an advert too large prices itself out."""
    return isinstance(filler, Story) and filler.characters() > TOO_LONG * gap.characters


def _with(carried: Carried, filler: Filler, page: int, attempt: Attempt) -> Carried | None:
    """The issue with the filler as the last story of a page, or as one more of its adverts.

    None where it cannot be made up, or the advert would stand alone beside white that nobody counts.
    """
    issue = carried.issue
    if isinstance(filler, Advert):
        issue = replace(issue, adverts=(*issue.adverts, replace(filler, page=page)))
    else:
        issue = replace(issue, stories=_after(carried, filler, page))
    try:
        made = attempt(issue)
    except Halt:
        return None
    alone = any(one.code == "advert-alone" and one.place == filler.place for one in made.remarks)
    return None if alone else Carried(issue, made)


def _after(carried: Carried, filler: Story, page: int) -> tuple[Story, ...]:
    """The stories with the filler after the last of a page."""
    where = {fit.story: fit.page for fit in carried.made.fits}
    stories = list(carried.issue.stories)
    last = max(at for at, story in enumerate(stories) if where.get(story.id, 0) <= page)
    stories.insert(last + 1, replace(filler, page=page))
    return tuple(stories)
