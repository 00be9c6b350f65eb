"""Finds days that no calendar has, weekdays that are not their dates', years that run backwards."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ghpress.manuscript.text import Text
from ghpress.proofing.finding import Finding, warn
from ghpress.proofing.sheet import Handbook, Sheet

_DAY = re.compile(
    r"(?<![0-9.])(?:(?P<year>[12][0-9]{3})年|(?P<said>今|去|明|前|后)年)?"
    r"(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})(?P<end>[日号])"
    r"(?:[（(]?[，,]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天])[）)]?)?"
)
_MONTH = re.compile(r"(?<![0-9.])(?P<year>[12][0-9]{3}年)(?P<month>[0-9]{1,2})月(?!球)")
_CLOCK = re.compile(r"(?<![0-9.])(?P<hour>[0-9]{1,2})(?:时|：|:)(?P<minute>[0-9]{2})(?:分)?(?![0-9：:])")
_YEARS = re.compile(
    r"(?<![0-9.])(?P<first>[12][0-9]{3})年?(?P<to>[—～~–-]|至|到)(?P<last>[12][0-9]{3})年"
)
_SAID = {"前": -2, "去": -1, "今": 0, "明": 1, "后": 2}
_WEEKDAYS = "一二三四五六日"
_LUNAR = re.compile("农历|阴历|旧历|腊月|正月")
LOOK_BACK = 12
"""Characters before a date in which 农历 may stand."""


def dates(sheet: Sheet, handbook: Handbook) -> Iterator[Finding]:
    """Impossible days and hours, weekdays that are not those of the date."""
    for said in sheet.said:
        yield from _days(said.text, handbook.today)
        yield from _months(said.text)
        yield from _hours(said.text)
        yield from _years(said.text)


def _days(text: Text, today: date) -> Iterator[Finding]:
    for found in _DAY.finditer(text.chars):
        if _LUNAR.search(text.chars, max(0, found.start() - LOOK_BACK), found.start()):
            continue
        month, day = int(found["month"]), int(found["day"])
        # Without a year a 29 February may be of any leap year.
        year = _year(found, today)
        if not 1 <= month <= 12 or not 1 <= day <= monthrange(year or 2000, month)[1]:
            yield warn("date-impossible", text, found.start(), found.end("end"))
        elif found["weekday"]:
            yield from _weekday(text, found, date(year or today.year, month, day))


def _year(found: re.Match[str], today: date) -> int | None:
    if found["year"]:
        return int(found["year"])
    return today.year + _SAID[found["said"]] if found["said"] else None


def _weekday(text: Text, found: re.Match[str], day: date) -> Iterator[Finding]:
    right = _WEEKDAYS[day.weekday()]
    if found["weekday"].replace("天", "日") != right:
        facts = {"year": str(day.year)}
        start, stop = found.start("weekday"), found.end("weekday")
        yield replace(warn("weekday-differs", text, start, stop, **facts), fix=right)


def _months(text: Text) -> Iterator[Finding]:
    for found in _MONTH.finditer(text.chars):
        if not 1 <= int(found["month"]) <= 12 and not _DAY.match(text.chars, found.start()):
            yield warn("date-impossible", text, found.start(), found.end())


def _hours(text: Text) -> Iterator[Finding]:
    """25时, 8时75分; a score (3：78) has no 分 after it and is let be."""
    for found in _CLOCK.finditer(text.chars):
        is_clock = "时" in found[0]
        hour, minute = int(found["hour"]), int(found["minute"])
        if is_clock and (hour > 24 or minute > 59 or (hour == 24 and minute)):
            yield warn("time-impossible", text, found.start(), found.end())


def _years(text: Text) -> Iterator[Finding]:
    for found in _YEARS.finditer(text.chars):
        if int(found["last"]) < int(found["first"]):
            yield warn("years-backwards", text, found.start(), found.end())
