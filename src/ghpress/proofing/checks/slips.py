"""Finds slips of the keyboard and the clipboard: the table that reading an issue goes by."""

from collections.abc import Iterator

from ghpress.manuscript.checks.check import finds
from ghpress.manuscript.checks.pairs import lone_marks
from ghpress.manuscript.checks.table import CHECKS
from ghpress.proofing.finding import Finding
from ghpress.proofing.sheet import Handbook, Sheet
from ghpress.remarks import Level

SLIPS = frozenset({check.code for check in CHECKS} | {"pair-unopened", "pair-unclosed"})
"""The codes of these slips, which reading an issue remarks on as well."""

_UNSURE = frozenset(("straight-quote", "wide-alphanumeric", "range-tilde"))
"""Slips whose fix is likely and no more."""


def slips(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Half-width marks in Chinese, doubled marks, spaces between Han, odd dashes, lost partners."""
    for said in sheet.said:
        for check in CHECKS:
            for start, stop, fix in finds(check, said):
                is_sure = fix is not None and check.code not in _UNSURE
                yield Finding(check.level, check.code, said.text, start, stop, fix, is_sure)
        for lone in lone_marks(said.text):
            facts = (("partner", lone.partner),)
            level = Level.NOTE if lone.code == "pair-unclosed" and lone.is_quote else Level.WARNING
            yield Finding(level, lone.code, said.text, lone.index, lone.index + 1, facts=facts)
