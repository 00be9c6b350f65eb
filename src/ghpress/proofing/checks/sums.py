"""Adds up what a sentence gives in parts and as a whole, and follows what it says has grown."""

import re
from collections.abc import Iterator
from fractions import Fraction

from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, warn
from ghpress.proofing.parts import Quantity, Sentence, quantities, sentences
from ghpress.proofing.sheet import Handbook, Sheet

_TOTAL = re.compile("[，、（(](?:共计|合计|总计|一共|总共|共)[^，。；、0-9]{0,4}$")
_PART = re.compile("^[^。；0-9共计]{0,14}$")
_AMONG = re.compile("其中")
_FROM = re.compile("[由从][^，。；0-9]{0,10}$")
_TO = re.compile(
    "^[^，。；0-9]{0,12}?(?P<way>增|升|提高|涨|扩大|发展|上升|提升|减|降|缩|下降|压缩)[^，。；0-9]{0,5}(?:到|至|为)[^，。；0-9]{0,3}$"
)
_BY = re.compile(
    "^[^。；0-9]{0,10}?(?:增长|增加|增幅|上升|提高|提升|下降|降低|降幅|减少|缩短)[了达为约]{0,2}$"
)


def sums(sheet: Sheet, _: Handbook) -> Iterator[Finding]:
    """Parts that do not come to their total, a part above its whole, a growth that is another."""
    for said in sheet.said:
        if said.role in ("body", "line"):
            for sentence in sentences(said.text):
                found = quantities(sentence)
                yield from _totals(sentence, found)
                yield from _above_whole(sentence, found)
                yield from _growth(sentence, found)


def _totals(sentence: Sentence, found: list[Quantity]) -> Iterator[Finding]:
    """A人、B人，共C人: some run of parts right before it must come to C."""
    for at, total in enumerate(found):
        parts = _parts(sentence.text, found[:at], total)
        if len(parts) < 2 or total.is_about or not _TOTAL.search(_between(sentence, parts[-1], total)):
            continue
        if any(each.is_about for each in parts):
            continue
        if not any(_is_sum(parts[first:], total) for first in range(len(parts) - 1)):
            said = sum((each.value for each in parts), Fraction(0))
            facts = {"sum": _written(said), "parts": str(len(parts))}
            yield warn("sum-differs", sentence.text, total.start, total.stop, **facts)


def _parts(text: Text, before: list[Quantity], total: Quantity) -> list[Quantity]:
    """The quantities in front that are of the total's unit and follow one another."""
    parts: list[Quantity] = []
    following = total
    for each in reversed(before):
        gap = text.chars[each.stop : following.start]
        if each.unit != total.unit or (parts and not _PART.search(gap)):
            break
        parts.insert(0, each)
        following = each
    return parts


def _is_sum(parts: list[Quantity], total: Quantity) -> bool:
    slack = sum((each.slack for each in parts), total.slack)
    return abs(sum((each.value for each in parts), Fraction(0)) - total.value) <= slack


def _above_whole(sentence: Sentence, found: list[Quantity]) -> Iterator[Finding]:
    """…60人，其中女职工80人: a part is never more than its whole."""
    among = _AMONG.search(sentence.chars())
    if not among or len(_AMONG.findall(sentence.chars())) > 1:
        return
    border = sentence.start + among.start()
    wholes = [each for each in found if each.stop <= border]
    for part in (each for each in found if each.start > border):
        alike = [each for each in wholes if each.unit == part.unit and part.unit != "%"]
        if alike and not any(each.is_about for each in alike):
            whole = max(alike, key=lambda each: each.value)
            if part.value > whole.value + whole.slack + part.slack:
                facts = {"whole": sentence.text.chars[whole.start : whole.stop]}
                yield warn("part-above-whole", sentence.text, part.start, part.stop, **facts)


def _growth(sentence: Sentence, found: list[Quantity]) -> Iterator[Finding]:
    """从A增加到B，增长P%."""
    for first, last, by in zip(found, found[1:], found[2:], strict=False):
        before = sentence.text.chars[sentence.start : first.start]
        way = _TO.search(_between(sentence, first, last))
        if not (_FROM.search(before) and way and _BY.search(_between(sentence, last, by))):
            continue
        if first.unit != last.unit or first.is_about or last.is_about or not first.value:
            continue
        wanted = _wanted(first, last, by)
        if wanted is not None and not wanted[0] <= by.value <= wanted[1]:
            facts = {"right": _written((wanted[0] + wanted[1]) / 2)}
            yield warn("growth-differs", sentence.text, by.start, by.stop, **facts)


def _wanted(first: Quantity, last: Quantity, by: Quantity) -> tuple[Fraction, Fraction] | None:
    """Between what and what the growth must lie; None where it is counted in something else."""
    least = abs(last.value - first.value) - last.slack - first.slack
    most = abs(last.value - first.value) + last.slack + first.slack
    room = Fraction(1) if by.is_about else Fraction(0)
    if by.unit == "%" and first.unit != "%":
        return (
            least * 100 / (first.value + first.slack) - Fraction(1, 2) - room,
            most * 100 / max(first.value - first.slack, Fraction(1, 10**6)) + Fraction(1, 2) + room,
        )
    if by.unit in (first.unit, "个百分点") and (by.unit != "个百分点" or first.unit == "%"):
        return least - by.slack - room, most + by.slack + room
    return None


def _between(sentence: Sentence, first: Quantity, last: Quantity) -> str:
    return sentence.text.chars[first.stop : last.start]


def _written(value: Fraction) -> str:
    return f"{float(value):.4g}" if value.denominator > 1 else str(value)
