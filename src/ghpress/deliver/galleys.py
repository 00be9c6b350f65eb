"""Turns an issue's stories into galley proofs (小样), before there is any page."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from ghpress.cache import cache_folder
from ghpress.house import read_house
from ghpress.layout.read import read_layout
from ghpress.makeup.slip import Slip, slip_of
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Issue, Story
from ghpress.press.proof.slips import SlipJob, print_slips
from ghpress.proofing.reading import unaccepted
from ghpress.remarks import Halt, InFile, Level, Remark, error, worst
from ghpress.rim import write_beside
from ghpress.stock.shelf import open_shelf
from ghpress.ticket import Ticket, when_from_environment
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class GalleyRequest:
    """Which stories to set, by id (none named: all); in which layout (None: the issue's own).

    ``when`` is the ticket's time: a slip says when it was set.
    """

    issue: Path
    file: Path
    when: datetime
    stories: tuple[str, ...] = ()
    layout: str | None = None
    round: str = ""


@dataclass(frozen=True, slots=True)
class Galleys:
    """The slips printed and what there was to remark."""

    slips: tuple[Slip, ...]
    remarks: tuple[Remark, ...]


def print_galleys(request: GalleyRequest) -> Galleys:
    """Set the stories and write their slips in one file.

    Raises:
        Halt: the issue or the layout cannot be read, a story is not in it, or nothing can be painted.
    """
    house, remarks = read_house(request.issue)
    issue, said = read_issue(request.issue)
    remarks += unaccepted(request.issue, issue, said)
    if issue is None or worst(remarks) >= Level.ERROR:
        raise Halt(remarks)
    layout, said = read_layout(request.layout or issue.layout, (house.layouts,))
    remarks += said
    if layout is None or worst(remarks) >= Level.ERROR:
        raise Halt(remarks)
    try:
        shelf, _ = open_shelf(house.fonts, cache_folder() / "faces")
    except OSError as fault:
        raise Halt((error("cache-unwritable", InFile(str(cache_folder())), why=fault),)) from fault
    stories = _stories(issue, request)
    slips = tuple(slip_of(story, layout, shelf) for story in stories)
    ticket = Ticket(when_from_environment(request.when), profile="proof", round=request.round)
    made, said = print_slips(slips, SlipJob(layout, shelf, ticket, issue.id, issue.title.chars))
    remarks = tuple(dict.fromkeys((*remarks, *said)))
    if worst(said) >= Level.ERROR:
        raise Halt(remarks)
    write_beside(request.file, made)
    return Galleys(slips, remarks)


def _stories(issue: Issue, request: GalleyRequest) -> tuple[Story, ...]:
    """The stories asked for, in the issue's order; Halt for one it has not."""
    note = (replace(issue.note, id=issue.note.id or "note"),) if issue.note else ()
    every: tuple[Story, ...] = (*note, *issue.stories, *issue.fillers)
    known = [story.id for story in every]
    wanted = request.stories or tuple(known)
    wrong = [name for name in wanted if name not in known]
    if wrong or not every:
        place, names = InFile(str(request.issue)), "、".join(known)
        raise Halt(
            tuple(error("galley-no-story", place, story=name, known=names) for name in wrong or ("",))
        )
    return tuple(story for story in every if story.id in wanted)
