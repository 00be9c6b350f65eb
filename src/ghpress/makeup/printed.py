"""Turns the house and the issue into the words that page furniture prints."""

from collections.abc import Iterator
from datetime import date

from ghpress.house import House
from ghpress.manuscript.story import Issue

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


def furniture_words(issue: Issue, house: House, number: int, pages: int) -> tuple[tuple[str, str], ...]:
    """Field and words of everything page ``number`` of ``pages`` may print, empty ones left out.

    The issue's own words for a field take the place of these.
    """
    own = {field: text.chars for field, text in issue.furniture}
    words = {
        **dict(_of_issue(issue, house)),
        **dict(_of_house(house)),
        "folio": f"第{number}版",
        "page-count": f"本期{pages}版",
        **own,
    }
    return tuple((field, text) for field, text in words.items() if text)


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
    yield "credits", GAP.join(f"{credit.role}：{credit.by}" for credit in house.credits)
    for field in OWN_WORDS:
        yield field.replace("_", "-"), getattr(house, field)
