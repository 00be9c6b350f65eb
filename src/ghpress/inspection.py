"""Turns a printed page into the remarks on its file: all its profile asks, with its press's limits."""

from dataclasses import replace

from ghpress.platemaking import measured
from ghpress.preflight.limits import Limits
from ghpress.preflight.profiles import LIMITS
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import survey
from ghpress.press.pagejob import PageJob
from ghpress.remarks import Remark
from ghpress.units import in_mm


def inspect_page(pdf: bytes, job: PageJob) -> tuple[Remark, ...]:
    """Every remark on a page file; its plates are drawn where only they tell how much ink there is."""
    subject = PageSubject(pdf, job.page.number, job.layout.sheet)
    subject.limits = _limits(job)
    return survey(subject, job.ticket.profile, measured)


def _limits(job: PageJob) -> Limits:
    """What the press of this page allows: its ink, its bleed, the plates it has for spots."""
    return replace(
        LIMITS[job.ticket.profile],
        ink=float(job.plates.profile.ink_limit_percent),
        bleed_mm=float(in_mm(job.layout.sheet.bleed)),
        spots=sum(bool(ink.spot) for ink in job.layout.inks.values()),
    )
