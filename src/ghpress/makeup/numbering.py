"""Turns the order of an issue's sheets into page numbers: a spread is one sheet and two pages."""

from ghpress.layout.layout import Layout
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Numbering:
    """The numbers of sheets counted from 1, the first of them being page ``first``.

    ``spreads`` are the page numbers that a spread begins with.
    """

    first: int = 1
    spreads: frozenset[int] = frozenset()

    def number(self, sheet: int) -> int:
        """The first page number of a sheet."""
        number = self.first
        for _ in range(sheet - 1):
            number = self.last(number) + 1
        return number

    def last(self, number: int) -> int:
        """The last page number of the sheet that begins with this one."""
        return number + (number in self.spreads)

    def sheet(self, number: int) -> int:
        """The sheet that a page is on; none or less before the first."""
        if number < self.first:
            return number - self.first + 1
        sheet, start = 1, self.first
        while self.last(start) < number:
            sheet, start = sheet + 1, self.last(start) + 1
        return sheet


PLAIN = Numbering()


def numbering_from(first: int, layout: Layout) -> Numbering:
    """How a layout numbers the sheets that begin with a page."""
    spreads = (plan.spread() for plan in layout.plans)
    return Numbering(first, frozenset(numbers[0] for numbers in spreads if numbers))
