"""Turns the words of a head into copy measured once: for every size, every 长体 and every width."""

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction
from typing import TypeAlias

from ghpress.galley.headbreaks import Joined, head_breaks, head_gaps, join
from ghpress.galley.headplans import Cuts, cuts_of
from ghpress.galley.headruler import Ruler, ruler_of
from ghpress.galley.prepare import Manner, paragraph_of, paragraphs_of
from ghpress.galley.sorts import Case, FaceShelf
from ghpress.galley.spaced import spaced
from ghpress.galley.sums import Paragraph
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.text import Text
from ghpress.units import Length, pt
from ghpress.values import dataclass

MEASURED_AT: Length = pt(1000)
"""The size heads are measured at: so large that what is rounded there is nothing at any size of type."""


@dataclass(frozen=True, slots=True, eq=False)
class HeadCopy:
    """A head's parts as one text, measured once; ``breaks`` are where it may be broken, with the costs.

    ``ruler`` says what its lines measure. ``style`` is the head's own, its characters spaced if they are
    few (``spaced``).
    """

    text: Text
    joined: Joined
    style: TextStyle
    shelf: FaceShelf
    measuring: Paragraph
    breaks: Mapping[int, int]
    ruler: Ruler
    known: dict[int, Cuts] = field(default_factory=dict, repr=False)

    def cuts(self, most_lines: int) -> Cuts:
        """The ways to break it into up to so many lines, worked out once."""
        if most_lines not in self.known:
            self.known[most_lines] = cuts_of(self.ruler, self.breaks, most_lines)
        return self.known[most_lines]

    def gaps(self) -> Mapping[int, int]:
        """Before which characters of its text a line may have white in it, with the cost of it."""
        return head_gaps(self.measuring, self.joined, self.breaks)

    def at_size(self, size: Length, leading: Length) -> TextStyle:
        """The style at a size and pitch."""
        return replace(self.style, size=size, leading=leading)

    def paragraph(self, style: TextStyle, condense: int) -> Paragraph:
        """The text as it is set in this style: the glyphs at their places."""
        return _paragraph(self.text, self.joined, style, self.shelf, condense)


def head_copy(
    parts: tuple[Text, ...], style: TextStyle, shelf: FaceShelf, terms: tuple[str, ...] = ()
) -> HeadCopy | None:
    """The parts of a head measured and ready to be planned; None if they say nothing.

    Args:
        parts: what the editor wrote as one piece each (一题数句).
        style: the head's style; its size and leading give way to those planned.
        shelf: the faces.
        terms: set terms and names, which no line splits.
    """
    return head_copies(((parts, style),), shelf, terms)[0]


def head_copies(
    every: Sequence[tuple[tuple[Text, ...], TextStyle]], shelf: FaceShelf, terms: tuple[str, ...] = ()
) -> tuple[HeadCopy | None, ...]:
    """Several heads, each with its style, as ``head_copy`` has them; far sooner together than apart."""
    words = [(*join(parts, terms), style) for parts, style in every]
    asked = [(text, joined, spaced(text, style)) for text, joined, style in words if text]
    measured = iter(_measured(asked, shelf))
    made = iter([_copy(one, next(measured), shelf) for one in asked])
    return tuple(next(made) if text else None for text, _, _ in words)


_Asked: TypeAlias = tuple[Text, Joined, TextStyle]
"""The words of a head, where its parts begin, its style."""


def _copy(asked: _Asked, measuring: Paragraph, shelf: FaceShelf) -> HeadCopy:
    text, joined, style = asked
    breaks = head_breaks(measuring, joined)
    return HeadCopy(text, joined, style, shelf, measuring, breaks, ruler_of(measuring))


def _measured(every: Sequence[_Asked], shelf: FaceShelf) -> list[Paragraph]:
    """Heads measured, those of one style together; each by itself where a face lacks a sort.

    For each says so.
    """
    found: dict[int, Paragraph] = {}
    by_style: dict[TextStyle, list[int]] = {}
    for number, (_, _, style) in enumerate(every):
        by_style.setdefault(replace(style, size=MEASURED_AT), []).append(number)
    for style, own in by_style.items():
        case = Case(shelf, style, 1000)
        ready = paragraphs_of(case, [(every[number][0], _manner(every[number][1])) for number in own])
        if case.met and len(every) > 1:
            return [_measured((one,), shelf)[0] for one in every]
        found.update(zip(own, ready, strict=True))
    return [found[number] for number in range(len(every))]


def paragraphs_at(every: Sequence[tuple[HeadCopy, TextStyle, int]]) -> list[Paragraph]:
    """Heads as they are set, each in its style and 长体; far sooner together than apart."""
    found: dict[int, Paragraph] = {}
    alike: dict[tuple[FaceShelf, TextStyle, int], list[int]] = {}
    for number, (copy, style, condense) in enumerate(every):
        alike.setdefault((copy.shelf, style, condense), []).append(number)
    for (shelf, style, condense), own in alike.items():
        heads = [every[number][0] for number in own]
        asked = [(head.text, _manner(head.joined, condense)) for head in heads]
        found.update(zip(own, paragraphs_of(Case(shelf, style, condense), asked), strict=True))
    return [found[number] for number in range(len(every))]


def _paragraph(
    text: Text, joined: Joined, style: TextStyle, shelf: FaceShelf, condense: int
) -> Paragraph:
    """The text as it is set at a size and condensed."""
    return paragraph_of(text, style, shelf, _manner(joined, condense))


def _manner(joined: Joined, condense: int = 1000) -> Manner:
    """How a head stands: its parts an em apart, its lines at their own widths."""
    return Manner(first=Fraction(0), condense=condense, display=True, ragged=True, parts=joined.parts)
