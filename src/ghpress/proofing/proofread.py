"""Looks a whole issue over: every check on every story, the finds in the order they stand."""

from dataclasses import replace

from ghpress.manuscript.avoided import Avoided
from ghpress.manuscript.story import Issue
from ghpress.proofing.checks import CHECKS, OF_ISSUE
from ghpress.proofing.finding import Finding
from ghpress.proofing.sheet import Handbook, Sheet, handbook_of, sheets_of


def proofread(issue: Issue, avoided: tuple[Avoided, ...] = ()) -> tuple[Finding, ...]:
    """Every find in an issue's own words and its stories, note and fillers among them."""
    handbook, sheets = handbook_of(issue, avoided), sheets_of(issue)
    found = [finding for sheet in sheets for finding in look_over(sheet, handbook)]
    found += [finding for check in OF_ISSUE for finding in check(sheets)]
    return in_order(found, sheets)


def look_over(sheet: Sheet, handbook: Handbook) -> tuple[Finding, ...]:
    """What the checks of one story find in it."""
    return in_order([finding for check in CHECKS for finding in check(sheet, handbook)], (sheet,))


def in_order(found: list[Finding], sheets: tuple[Sheet, ...]) -> tuple[Finding, ...]:
    """The finds as they stand, each once, knowing their story and what kind of words they are in."""
    known = {id(said.text): (sheet.story, said.role) for sheet in sheets for said in sheet.said}
    order = {text: at for at, text in enumerate(known)}

    def placed(one: Finding) -> Finding:
        story, role = known[id(one.text)]
        return replace(one, story=story, role=role)

    each = dict.fromkeys(
        placed(one) for one in sorted(found, key=lambda one: (order[id(one.text)], one.start, one.stop))
    )
    return tuple(each)
