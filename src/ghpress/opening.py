"""Turns an order into the shop open for it: issue, house, layout and faces read, with remarks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta, timezone
from pathlib import Path

from ghpress.cache import cache_folder
from ghpress.house import House, read_house
from ghpress.jobbook import Book
from ghpress.layout.conditioned import under_conditions
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.elsewhere import for_layout
from ghpress.manuscript.history import read_history, with_history
from ghpress.manuscript.keptpages import with_kept_pages
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.stories import pictures_of
from ghpress.manuscript.story import Issue, Picture, Story
from ghpress.order import BuildRequest
from ghpress.remarks import Halt, InFile, Remark, error
from ghpress.stock.pictures import probe
from ghpress.stock.profiles import PressProfile, press_profile
from ghpress.stock.shelf import Shelf, open_shelf
from ghpress.ticket import Ticket, when_from_environment
from ghpress.values import dataclass

BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Shop:
    """The shop open for one issue: what was read and what lies ready."""

    issue: Issue
    house: House
    layout: Layout
    shelf: Shelf
    ticket: Ticket
    profile: PressProfile


def opened(request: BuildRequest, book: Book) -> Shop:
    """Read house, issue, layout and faces; halt on errors of any of them together."""
    with book.step("read"):
        house, said = read_house(request.issue)
        book.hear(said)
        issue, said = read_issue(request.issue)
        book.hear(_unaccepted(request, issue, said))
        layout = None
        name = request.layout or (issue.layout if issue else "")
        if name:
            layout, said = read_layout(name, (house.layouts,))
            book.hear(said)
        profile, said = press_profile(house.press, house.root)
        book.hear(said)
        if layout:
            layout, said = under_conditions(layout, house.press)
            book.hear(said)
        if issue and (issue.adverts or issue.house_adverts):
            from ghpress.adverts import with_art

            issue, said = with_art(issue)
            book.hear(said)
        if issue and layout:
            history = read_history(Path(issue.folder), layout.name)
            issue, said = for_layout(with_history(issue, history), layout)
            issue, broken = with_kept_pages(issue, layout.name)
            book.hear((*history.remarks, *said, *broken))
    with book.step("faces"):
        try:
            shelf, said = open_shelf(house.fonts, cache_folder() / "faces")
        except OSError as fault:
            raise Halt((error("cache-unwritable", InFile(str(cache_folder())), why=fault),)) from fault
        book.hear(_of_use(said, layout))
    book.halt_on_errors()
    assert issue is not None and layout is not None, "what could not be read is an error"
    assert profile is not None, "a profile that cannot be used is an error"
    multiple = house.sheet_pages if issue.multiple == 1 else issue.multiple
    issue = replace(issue, alternative=request.alternative, multiple=multiple)
    return Shop(issue, house, layout, shelf, _ticket(issue, request), profile)


def _unaccepted(
    request: BuildRequest, issue: Issue | None, said: tuple[Remark, ...]
) -> tuple[Remark, ...]:
    """What reading remarked on, without what a proofreader has accepted."""
    if not said:
        return said
    from ghpress.proofing.reading import unaccepted

    return unaccepted(request.issue, issue, said)


def _of_use(said: tuple[Remark, ...], layout: Layout | None) -> tuple[Remark, ...]:
    """Remarks on faces without those on a stand-in for a role that no style of the layout takes."""
    styles = layout.styles.values() if layout else ()
    roles = {role for style in styles for role in (style.face, style.strong_face)}
    return tuple(
        remark for remark in said if remark.code != "role-stands-in" or remark.fact("role") in roles
    )


def _ticket(issue: Issue, request: BuildRequest) -> Ticket:
    """The job ticket: dated by the issue, not by the clock, so that same copy gives same file."""
    appears = datetime.combine(issue.date, time(), BEIJING)
    return Ticket(when_from_environment(appears), profile=request.profile, round=request.round)


def picture_sizes(issue: Issue, book: Book) -> dict[str, tuple[int, int]]:
    """The pixel sizes of the issue's pictures; remarks for those that cannot be used."""
    sizes = {}
    folder = Path(issue.folder)
    for picture in _pictures(issue):
        found, said = probe(folder / picture.file, picture.place, folder)
        book.hear(said)
        if found is not None:
            sizes[picture.file] = (found.width, found.height)
    return sizes


def _pictures(issue: Issue) -> Iterator[Picture]:
    """Every picture of the issue's stories."""
    if issue.cover:
        yield issue.cover
    note = (issue.note,) if issue.note else ()
    stories: tuple[Story, ...] = (*note, *issue.stories, *issue.fillers)
    for story in stories:
        yield from pictures_of(story.blocks)
