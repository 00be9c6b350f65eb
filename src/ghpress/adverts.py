"""Turns the adverts an issue books into adverts with what their files hold; each is looked over.

Once where it comes in, for the desk to know; once where the page it stands on is to go on plates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from ghpress.manuscript.furnishings import Advert
from ghpress.manuscript.story import Issue
from ghpress.platemaking import measured
from ghpress.preflight.adverts import advert_inks, inspect_advert, refuse_advert
from ghpress.preflight.laid import PROCESS
from ghpress.press.pagejob import PageFile, PageJob, advert_files
from ghpress.remarks import Place, Remark, warning
from ghpress.stock.adverts import probe_advert
from ghpress.ticket import PLATED


def with_art(issue: Issue) -> tuple[Issue, tuple[Remark, ...]]:
    """The issue with what lies in its folder for its adverts, and what there is to say of it.

    Space is held for an advert whose file is not there or cannot be placed; of the house's own such a
    one is not used.
    """
    adverts, said = _probed(issue.adverts, Path(issue.folder))
    own, more = _probed(issue.house_adverts, Path(issue.folder))
    there = tuple(advert for advert in own if advert.art is not None)
    return replace(issue, adverts=adverts, house_adverts=there), (*said, *more)


def held_to_claim(files: tuple[PageFile, ...], jobs: Sequence[PageJob]) -> tuple[PageFile, ...]:
    """The page files, with an error for each thing in an advert that makes one less than it claims."""
    return tuple(
        file.with_remarks(tuple(_refused(job))) if job.preflight and file.is_there() else file
        for file, job in zip(files, jobs, strict=True)
    )


def _refused(job: PageJob) -> Iterator[Remark]:
    """What the adverts of a page have that it cannot have on it."""
    for frame, file in advert_files(job):
        advert = frame.advert
        content = file.read_bytes()
        yield from refuse_advert(content, advert.place, advert.file, job.ticket.profile)
        yield from _without_plates(content, advert, job)


def _without_plates(content: bytes, advert: Advert, job: PageJob) -> Iterator[Remark]:
    """A warning for an advert in inks that its page has no plates for."""
    given, own = job.plates.inks, job.layout.inks
    if given.is_open or job.ticket.profile not in PLATED:
        return
    spots = {own[name].spot for name in given.spots if name in own}
    there = {name for name, letter in PROCESS.items() if letter in given.process} | spots
    wanted = sorted(advert_inks(content) - there)
    if wanted:
        facts = {"inks": "、".join(wanted), "given": given.said(), "page": job.page.number}
        yield warning("advert-ink-without-plate", advert.place, file=advert.file, **facts)


def _probed(adverts: tuple[Advert, ...], folder: Path) -> tuple[tuple[Advert, ...], tuple[Remark, ...]]:
    """Adverts with what their files hold."""
    found: list[Advert] = []
    remarks: list[Remark] = []
    for advert in adverts:
        file = folder / advert.file
        art, said = probe_advert(file, advert.place, folder)
        remarks += said
        if art is not None and art.kind == "pdf":
            remarks += _inspected(file.read_bytes(), advert.place, advert.file)
        found.append(replace(advert, art=art))
    return tuple(found), tuple(remarks)


@lru_cache(maxsize=32)
def _inspected(content: bytes, place: Place, name: str) -> tuple[Remark, ...]:
    """What there is to say of an advert's file; once, though an issue is tried again and again."""
    return inspect_advert(content, place, name, measured)
