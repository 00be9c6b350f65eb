"""Turns an issue into what its form comes to (出版形式), its pages made up and none painted."""

from pathlib import Path

from ghpress.build import BuildRequest, Tried, try_out
from ghpress.makeup.page import SetWords
from ghpress.preflight.form import FormCheck, form_check
from ghpress.preflight.imprint import check_imprint
from ghpress.press.markup import Job, lock_up
from ghpress.remarks import Halt, Level, Remark, worst
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class FormChecked:
    """The remarks on form and their points; ``check`` is None where no pages can be made up."""

    remarks: tuple[Remark, ...]
    check: FormCheck | None


def check_form(issue: Path, layout: str | None = None) -> FormChecked:
    """Make the issue up, let its templates print their words, and hold these to the rule.

    An issue that cannot be read or does not fit has no form to check: ``fit`` says why.
    """
    try:
        tried = try_out(BuildRequest(issue, layout), lambda *_: None)
    except Halt:
        return FormChecked((), None)
    if worst(tried.remarks) >= Level.ERROR:
        return FormChecked((), None)
    words = _words(tried)
    if words is None:
        return FormChecked((), None)
    shop = tried.shop
    remarks = check_imprint(shop.issue, shop.house, tried.made.pages, words)
    return FormChecked(remarks, form_check(remarks))


def _words(tried: Tried) -> dict[int, tuple[SetWords, ...]] | None:
    """What the furniture of each page prints; None where a template fails."""
    found: dict[int, tuple[SetWords, ...]] = {}
    shop = tried.shop
    for page in tried.made.pages:
        desk = Job(
            shop.layout.at(page.number), shop.shelf, shop.ticket.profile, {}, shop.issue.title.chars
        )
        forme, _ = lock_up(page, desk)
        if forme is None:
            return None
        found[page.number] = forme.words
    return found
