"""Turns printed pages, and the issue bound of them, into remarks on their files."""

from dataclasses import replace

from ghpress.preflight.filed import FileSubject
from ghpress.preflight.limits import Limits
from ghpress.preflight.profiles import LIMITS
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import survey, survey_file
from ghpress.press.pagejob import PageJob, picture_files
from ghpress.remarks import Level, OnPage, Place, Remark
from ghpress.ticket import Profile
from ghpress.units import in_mm

TOLD_BY_PRESS = ("picture-coarse", "picture-too-coarse", "lineart-coarse", "lineart-too-coarse")
"""What the press says as well, of a picture's file and with the line it was called for at."""


def inspect_page(pdf: bytes, job: PageJob) -> tuple[Remark, ...]:
    """Every remark on a page file; its plates are drawn where only they tell how much ink there is."""
    from ghpress.platemaking import measured  # not for an issue that is bound

    subject = PageSubject(pdf, job.page.number, job.layout.sheet)
    subject.limits = _limits(job)
    told = _corners_told(job)
    found = survey(subject, job.ticket.profile, measured)
    return tuple(each for each in found if each.code not in TOLD_BY_PRESS or each.place not in told)


def inspect_bound(pdf: bytes, name: str, profile: Profile) -> tuple[Remark, ...]:
    """What makes the issue PDF less than it claims to be as a file; its pages were inspected before.

    Sheets of one page and of two may well be bound together.
    """
    found = survey_file(FileSubject(pdf, name, LIMITS[profile]), profile)
    return tuple(one for one in found if one.level is Level.ERROR and one.code != "trims-differ")


def _corners_told(job: PageJob) -> frozenset[Place]:
    """Where the page's photographs stand: of these the press tells where copy calls for them."""
    corners = ((frame.rect, file) for frame, file in picture_files(job) if file.suffix.lower() != ".svg")
    return frozenset(
        OnPage(job.page.number, round(in_mm(rect.x), 1), round(in_mm(rect.y), 1)) for rect, _ in corners
    )


def _limits(job: PageJob) -> Limits:
    """What the press of this page allows: its ink, its bleed, the plates it has for spots."""
    return replace(
        LIMITS[job.ticket.profile],
        ink=float(job.plates.profile.ink_limit_percent),
        bleed_mm=float(in_mm(job.layout.sheet.bleed)),
        spots=sum(bool(ink.spot) for ink in job.layout.inks.values()),
    )
