"""Turns a subject into remarks: every check of the standard it is held to, in their order."""

from collections.abc import Callable, Iterator, Sequence

from ghpress.preflight.damage import damaged_part
from ghpress.preflight.estimate import estimated
from ghpress.preflight.filed import FileSubject
from ghpress.preflight.inkmap import InkMap
from ghpress.preflight.profiles import FILES, PAGES, Standard
from ghpress.preflight.rules import Rule
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

Measure = Callable[[bytes, int], InkMap | None]
"""Draws the plates of a page; None where no program on this machine can."""


def survey(
    subject: PageSubject, standard: Standard, measure: Measure | None = None
) -> tuple[Remark, ...]:
    """Every remark on a page file of a build, file and page; none where it may go to the printer.

    What is wrong with the file as a whole is said of its page. Without ``measure`` ink is judged by
    colours and their overprint alone.
    """
    file = FileSubject(subject.page_file, "", subject.limits)
    file.place = subject.page
    subject.pdf = file.pdf
    return (*survey_file(file, standard), *survey_page(subject, PAGES[standard], measure))


def survey_file(file: FileSubject, standard: Standard) -> Iterator[Remark]:
    """The remarks on a file; one a reader chokes on is itself a remark."""
    for rule in FILES[standard]:
        try:
            yield from tuple(rule.apply(file))
        except Exception as fault:  # damage can make any reader fail in any way
            yield error("file-damaged", file.place, why=damaged_part(fault, "/Root"))
            return


def survey_page(
    subject: PageSubject, rules: Sequence[Rule], measure: Measure | None = None
) -> tuple[Remark, ...]:
    """The remarks on a page; one a reader chokes on is itself a remark."""
    try:
        if measure and any(rule.name == "ink_over_limit" for rule in rules) and subject.needs_plates():
            subject.ink = plates_of(subject, measure)
        return tuple(remark for rule in rules for remark in rule.apply(subject))
    except Exception as fault:  # damage can make any reader fail in any way
        return (error("pdf-page-damaged", subject.page, why=damaged_part(fault, "/Page")),)


def plates_of(subject: PageSubject, measure: Measure) -> InkMap:
    """The page's plates as a program draws them, or else as they are estimated."""
    return measure(subject.page_file, subject.index) or estimated(subject.content, subject.media)
