"""Turns a page job into the page file, printed and inspected: what worker processes do."""

from contextlib import suppress
from dataclasses import replace

from ghpress.press.pagejob import PageFile, PageJob
from ghpress.values import keep_compiled


def press_page(job: PageJob) -> PageFile:
    """One page printed and, where the job asks for it, inspected. Runs in worker processes."""
    # Loaded where it is needed: not by a build that takes every page from the cache.
    from ghpress.inspection import inspect_page
    from ghpress.press.marks.pages import with_marks
    from ghpress.press.pagefile import print_page

    file = with_marks(print_page(job), job)
    if not job.preflight or not file.is_sound():
        return file
    return file.with_remarks(inspect_page(file.pdf, job))


def rehearse(parcel: bytes, *, with_engine: bool) -> bool:
    """Print a page that nobody will see, to be ready for others of its layout; whether that went well.

    The parcel holds an empty page's job. What fails here fails again on the pages that are printed, and
    is told of them.
    """
    from ghpress.press.engine.standing import has_painted
    from ghpress.press.sample import read_furniture, sample_page
    from ghpress.press.sent import opened

    with suppress(Exception):
        job = opened(parcel)
        job = replace(job, page=sample_page(job.layout, job.shelf, job.page.number))
        press_page(job)
        if with_engine and not has_painted():  # what it painted of that page is kept
            press_page(replace(job, kept=None))
        read_furniture(job.layout)
        keep_compiled()
        return True
    return False
