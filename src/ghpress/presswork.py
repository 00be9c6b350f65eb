"""Turns a page job into the page file, printed and inspected: what worker processes do."""

from ghpress.press.pagejob import PageFile, PageJob


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
