"""Turns a subject into remarks: every check of its profile, in their order."""

from ghpress.preflight.profiles import CHECKS
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark
from ghpress.ticket import Profile


def survey(subject: PageSubject, profile: Profile) -> tuple[Remark, ...]:
    """Every remark on a finished page file of a build; none where it may be used."""
    return tuple(remark for rule in CHECKS[profile] for remark in rule.apply(subject))
