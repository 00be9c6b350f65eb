"""Proof sheets of a few words, and what the checks find on them."""

from datetime import date

from ghpress.manuscript.avoided import Avoided
from ghpress.manuscript.terms import Titled
from ghpress.manuscript.text import Anchor, Text
from ghpress.manuscript.walk import Role, Said
from ghpress.proofing.finding import Finding
from ghpress.proofing.proofread import look_over
from ghpress.proofing.sheet import Handbook, Sheet

HANDBOOK = Handbook(
    date(2025, 4, 30),
    ("河东区职工文化宫", "北岭市总工会", "职工驿站"),
    (Titled("周大江", "北岭市总工会副主席"),),
    (
        Avoided("残废人", "残疾人", "有贬义"),
        Avoided("老板", "", "", ("老板凳",)),
    ),
)


def text(chars: str, line: int = 1) -> Text:
    """A text that stands on one line of story.md."""
    return Text(chars, "story.md", (Anchor(0, line, 1),))


def finds(chars: str, role: Role = "body") -> list[Finding]:
    """What all checks find in a text."""
    return list(look_over(Sheet("story", (Said(role, text(chars)),)), HANDBOOK))


def codes(chars: str, role: Role = "body") -> list[str]:
    """The codes of it."""
    return [finding.code for finding in finds(chars, role)]
