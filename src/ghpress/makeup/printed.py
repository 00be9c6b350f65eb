"""Turns the house and the issue into the words that page furniture prints."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ghpress.folios import USUAL, Folios
from ghpress.house import House
from ghpress.layout.layout import Layout
from ghpress.manuscript.furnishings import Section
from ghpress.manuscript.story import Issue
from ghpress.values import dataclass

GAP = "\u3000"
"""Between items of one line: a full-width space."""

NAMELESS = "特刊"
"""The name in the masthead where no house.yaml gives one (a remark says so): short enough for any
masthead, which the issue's title need not be."""

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
"""From Monday, as GB/T 7408 counts the days of a week and mainland papers name them."""

OWN_WORDS = (
    "publisher",
    "address",
    "postcode",
    "contact",
    "website",
    "printer",
    "printer_address",
    "distribution",
    "price",
)
"""Fields of the house printed as the house wrote them; underscores become hyphens."""


def printed_date(day: date) -> str:
    """``2025年5月1日``: figures as GB/T 15835 asks for dates, no leading noughts."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed_weekday(day: date) -> str:
    """``星期四``."""
    return WEEKDAYS[day.weekday()]


@dataclass(frozen=True, slots=True)
class Edition:
    """What the furniture of every page is printed from; ``pages`` is how many pages the issue has."""

    issue: Issue
    house: House
    folios: Folios = USUAL
    pages: int = 0

    def section(self, page: int) -> Section | None:
        """The section a page belongs to, if issue.yaml names it."""
        sections = (one for one in self.issue.sections if one.first <= page <= one.last)
        return next(sections, None)


def edition_of(issue: Issue, house: House, layout: Layout) -> Edition:
    """The edition; page numbers are printed as the house has it, else as the layout has it."""
    letters = tuple((one.first, one.letter) for one in issue.sections if one.letter)
    return Edition(issue, house, replace(house.folios.over(layout.folios), letters=letters))


def furniture_words(
    edition: Edition, number: int, last: int | None = None
) -> tuple[tuple[str, str], ...]:
    """Field and words of everything page ``number`` may print, empty ones left out.

    ``last`` is the second number of a spread. The issue's own words for a field take the place of
    these.
    """
    own = {field: text.chars for field, text in edition.issue.furniture}
    section = edition.section(number)
    words = {
        **dict(_of_issue(edition.issue, edition.house)),
        **dict(_of_house(edition.house)),
        "folio": edition.folios.folio(number, last),
        "folio-number": edition.folios.number(number, last),
        "page-count": f"本期{edition.pages}版",
        "page-name": section.name if section else "",
        **own,
    }
    if section and section.credits:
        words["credits"] = credits_line(section.credits)
    return tuple((field, text) for field, text in words.items() if text)


def credits_line(credits_of: tuple[tuple[str, str], ...]) -> str:
    """``责编：某某　校对：某某``."""
    return GAP.join(f"{role}：{by}" for role, by in credits_of)


def _of_issue(issue: Issue, house: House) -> Iterator[tuple[str, str]]:
    """What the issue says of itself."""
    yield "name", house.name or NAMELESS
    yield "title", issue.title.chars
    yield "date", printed_date(issue.date)
    yield "weekday", printed_weekday(issue.date)
    yield "number", issue.number
    yield "total", issue.total
    yield "section", issue.section


def _of_house(house: House) -> Iterator[tuple[str, str]]:
    """What the house says of itself."""
    yield "cn", f"国内统一连续出版物号{GAP}{house.cn}" if house.cn else ""
    if house.authority == house.sponsor:
        yield "sponsor", f"{house.sponsor}主管主办" if house.sponsor else ""
    else:
        said = ((house.authority, "主管"), (house.sponsor, "主办"))
        yield "sponsor", GAP.join(f"{name}{does}" for name, does in said if name)
    yield "credits", credits_line(tuple((credit.role, credit.by) for credit in house.credits))
    for field in OWN_WORDS:
        yield field.replace("_", "-"), getattr(house, field)
