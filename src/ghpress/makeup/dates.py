"""Words for dates as a Chinese paper prints them."""

from datetime import date

WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
"""From Monday, as GB/T 7408 counts the days of a week and mainland papers name them."""


def printed_date(day: date) -> str:
    """``2025年5月1日``: figures as GB/T 15835 asks for dates, no leading noughts."""
    return f"{day.year}年{day.month}月{day.day}日"


def printed_weekday(day: date) -> str:
    """``星期四``."""
    return WEEKDAYS[day.weekday()]
