"""Checks percentages against the figures they are taken of, and shares that come to more than all."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ghpress.proofing.finding import Finding, warn
from ghpress.proofing.parts import Quantity, Sentence, quantities, sentences
from ghpress.proofing.sheet import Handbook, Sheet

_IS = re.compile(
    "^[^，。；、0-9]{0,6}，?(?:占比?|约占)(?:总数|全部|总量|总人数)?的?[为达]?[^，。；、0-9]{0,3}$"
)
_AMONG = re.compile("其中|中，|里，|[中里]")
_EACH = re.compile("分别占")
ALL = Fraction(201, 2)
"""What shares may come to at the most, rounded ones."""


def shares(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """19处，占15.8% of 120处; 分别占 … of more than all."""
    for said in sheet.said:
        if said.role in ("body", "line"):
            for sentence in sentences(said.text):
                found = quantities(sentence)
                yield from _of_whole(sentence, found)
                yield from _together(sentence, found)


def _of_whole(sentence: Sentence, found: list[Quantity]) -> Iterator[Finding]:
    for at in range(2, len(found)):
        share, part, before = found[at], found[at - 1], found[: at - 1]
        if share.unit != "%" or part.unit == "%":
            continue
        if not _IS.search(sentence.text.chars[part.stop : share.start]):
            continue
        wholes = [each for each in before if each.unit == part.unit]
        if len(wholes) != 1 or wholes[0].value <= 0 or any(each.is_about for each in (part, wholes[0])):
            continue
        whole = wholes[0]
        if not _AMONG.search(sentence.text.chars[whole.stop : part.start]) or _fits(part, whole, share):
            continue
        right = f"{float(part.value * 100 / whole.value):.1f}%"
        yield warn("share-differs", sentence.text, share.start, share.stop, right=right)


def _fits(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the share is right as far as all three are rounded, to half a point where it is 约."""
    least = (part.value - part.slack) * 100 / (whole.value + whole.slack)
    most = (part.value + part.slack) * 100 / (whole.value - whole.slack)
    # A whole per cent is rounded to one, unlike a whole number of people.
    slack = share.slack or Fraction(1, 2)
    slack = max(slack, Fraction(1, 2)) if share.is_about else slack
    return least - slack <= share.value <= most + slack


def _together(sentence: Sentence, found: list[Quantity]) -> Iterator[Finding]:
    said = _EACH.search(sentence.chars())
    if not said:
        return
    each = [one for one in found if one.unit == "%" and one.start > sentence.start + said.start()]
    total = sum((one.value for one in each), Fraction(0))
    if len(each) > 1 and total > ALL:
        facts = {"sum": f"{float(total):g}"}
        yield warn("shares-above-all", sentence.text, each[0].start, each[-1].stop, **facts)
