"""Turns a sheet's trade name into its trimmed size."""

from ghpress.units import Length, mm
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class NamedSheet:
    """A sheet the trade knows by name: its trim in units, the words it goes by."""

    name: str
    term: str
    width: Length
    height: Length


SHEETS: tuple[NamedSheet, ...] = (
    NamedSheet("broadsheet", "对开", mm(390), mm(540)),
    NamedSheet("broadsheet-545", "对开（545）", mm(390), mm(545)),
    NamedSheet("tabloid", "四开", mm(270), mm(390)),
    NamedSheet("tabloid-272", "四开（272）", mm(272), mm(390)),
    NamedSheet("octavo", "八开", mm(195), mm(270)),
    NamedSheet("a3", "A3", mm(297), mm(420)),
    NamedSheet("a4", "A4", mm(210), mm(297)),
)
"""Newspaper trims as plants in mainland China have them (781 mm newsprint reels: 对开 390 × 540 or 545,
四开 its half); ISO 216 A sizes beside them. A plant's own booking comes before this table."""

TOLERANCE: Length = mm("0.2")
"""A page this near a sheet's size counts as that sheet (PRESS.md, rule 28)."""


def sheet(name: str) -> NamedSheet:
    """The sheet of that name or trade term. KeyError for a name the trade does not know."""
    found = next((item for item in SHEETS if name in (item.name, item.term)), None)
    if found is None:
        raise KeyError(name)
    return found


def sheet_of(width: Length, height: Length) -> NamedSheet | None:
    """The sheet of this size, upright or lying, within the tolerance; None if it has no name."""
    sides = sorted((width, height))
    for item in SHEETS:
        own = sorted((item.width, item.height))
        if all(abs(a - b) <= TOLERANCE for a, b in zip(sides, own, strict=True)):
            return item
    return None
