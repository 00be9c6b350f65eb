"""Measures a head's lines before they are set: any stretch of its clusters, at one size."""

from ghpress.galley.sums import Paragraph
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Ruler:
    """What a head's lines measure, at one size, as plain lists: quicker to reckon with than arrays.

    ``natural`` are prefix sums of bodies and spaces; ``ends[i]`` is the last cluster up to i that is no
    space; ``leads`` and ``trails`` is the blank kept at a line's edges.
    """

    size: Length
    natural: list[Length]
    bodies: list[Length]
    ends: list[int]
    leads: list[Length]
    trails: list[Length]

    @property
    def last(self) -> int:
        """The head's last cluster."""
        return len(self.bodies) - 1

    def widths(self, ends: tuple[int, ...]) -> list[Length]:
        """The natural width of each line, blank at its edges left out."""
        widths, first = [], 0
        for end in ends:
            widths.append(self.width(first, end))
            first = end + 1
        return widths

    def width(self, first: int, end: int) -> Length:
        """The natural width of a line of these clusters, blank at its edges left out."""
        last = max(self.ends[end], first)
        inner = self.natural[last] - self.natural[first] + self.bodies[last]
        return inner + self.leads[first] + self.trails[last]


def ruler_of(paragraph: Paragraph) -> Ruler:
    """The ruler of a head set level."""
    measured, sums, spaces = paragraph.measured, paragraph.sums, paragraph.spaces
    return Ruler(
        measured.style.size,
        sums.natural.tolist(),
        measured.bodies.tolist(),
        sums.ends.tolist(),
        spaces.leads.tolist(),
        spaces.trails.tolist(),
    )
