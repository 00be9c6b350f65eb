"""Turns ISO times into dates as PDF writes them (ISO 32000-1 7.9.4), and back."""

import re
from datetime import UTC, datetime, timedelta, timezone

from ghpress.press.colophon import pdf_date

_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?")


def as_pdf(at: str) -> str:
    """The date; nothing where the time is none."""
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return ""
    return pdf_date(when if when.tzinfo else when.replace(tzinfo=UTC))


def as_iso(date: str) -> str:
    """The time to the second; nothing where the date is none. Without a zone it is taken as UTC."""
    found = _DATE.match(date)
    if not found:
        return ""
    year, month, day, hour, minute, second, _, sign, across, past = (
        part or least for part, least in zip(found.groups(), _LEAST, strict=True)
    )
    try:
        ahead = timedelta(hours=int(across), minutes=int(past))
        zone = timezone(-ahead if sign == "-" else ahead)
        when = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}")
    except ValueError:
        return ""
    return when.replace(tzinfo=zone).isoformat()


_LEAST = ("", "01", "01", "00", "00", "00", "", "", "00", "00")
"""What a date means by the parts it leaves out."""
