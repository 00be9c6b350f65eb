"""Composes a story's copy: prepared once, measured for its depths, set as make-up decides.

``prepare`` → ``depths`` or ``possible`` → ``set_copy`` (setcopy.py) or ``fit_columns`` (columns.py).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache
from itertools import accumulate

from ghpress.galley.fit import Way, Ways, best_way, ways
from ghpress.galley.instep import all_ways
from ghpress.galley.kept import matched, with_accepted
from ghpress.galley.laidby import Paragraphs
from ghpress.galley.pieces import FLOWING, Copy
from ghpress.galley.prepare import paragraphs_of
from ghpress.galley.signature import UNDER_ANYWAY, Signature, goes_beside, signature_of
from ghpress.galley.sorts import Case, FaceShelf
from ghpress.galley.standing import SUBHEAD_STEP, Option, in_galley, standing, topped
from ghpress.galley.subhead import DisplayWay, display_way
from ghpress.galley.sums import Paragraph
from ghpress.layout.grid import baseline_drop
from ghpress.layout.styles import TextStyle
from ghpress.manuscript.accepted import Accepted
from ghpress.units import Length
from ghpress.values import dataclass

ENTRY_OPENING = 60
"""Per mille of an em that gaps in a timeline's entry may open to fill a column."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The measure as a function of the line slot, counted from 0: ``widths`` first, then ``rest``."""

    rest: Length
    widths: tuple[Length, ...] = ()

    def at(self, slot: int) -> Length:
        """The measure of a slot."""
        return self.widths[slot] if slot < len(self.widths) else self.rest

    def since(self, slot: int) -> "Measures":
        """The measures counted from a slot on."""
        return self if not self.widths else Measures(self.rest, self.widths[slot:])

    def between(self, slot: int, stop: int) -> "Measures":
        """The measures counted from a slot on, for a piece that ends before another; told most simply.

        So that pieces wide of the lines where the measure changes are measured once for all.
        """
        widths = tuple(self.at(at) for at in range(slot, stop))
        if len(set(widths)) == 1:
            return Measures(widths[0])
        while widths and widths[-1] == self.rest:
            widths = widths[:-1]
        return Measures(self.rest, widths)


@dataclass(frozen=True, slots=True)
class Change:
    """Where measures change: the slots that have others than the rest, the widest and the narrowest."""

    start: int
    stop: int
    widest: Measures
    narrowest: Measures


@lru_cache(maxsize=4096)
def change_of(measures: Measures) -> Change:
    """Where the measure is another than the rest."""
    rest, widths = measures.rest, measures.widths
    others = [slot for slot, width in enumerate(widths) if width != rest]
    every = (rest, *widths)
    start, stop = (others[0], others[-1] + 1) if others else (0, 0)
    return Change(start, stop, Measures(max(every)), Measures(min(every)))


@dataclass(frozen=True, slots=True)
class Depth:
    """A total of slots the copy can fill: its cost and its widest opening in per mille of an em."""

    slots: int
    cost: int
    opening: int


@dataclass(frozen=True, slots=True)
class Course:
    """The fewest and the most slots that the copy from each piece on can take; 0 after the last."""

    least: tuple[int, ...]
    most: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A story's copy, ready to be set at any measure; ``pitch`` is the depth of a slot.

    ``options`` remembers what each piece can do at each measure: the heavy work, done once.
    """

    copy: Copy
    styles: tuple[TextStyle, ...]
    paragraphs: Paragraphs
    pitch: Length
    shelf: FaceShelf = field(compare=False, repr=False)
    signature: Signature | None = None
    """What signs the last piece."""
    options: dict[tuple[int, Measures], tuple[Option, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )
    broken: dict[Measures, dict[int, Ways]] = field(default_factory=dict, compare=False, repr=False)
    totals: dict[Measures, dict[int, Depth]] = field(default_factory=dict, compare=False, repr=False)
    courses: dict[Measures, Course] = field(default_factory=dict, compare=False, repr=False)

    def first_baseline(self) -> Length:
        """From a column's upper edge to the baseline of its first line of text."""
        kinds = (piece.kind for piece in self.copy)
        text = (style for style, kind in zip(self.styles, kinds, strict=True) if kind in FLOWING)
        return baseline_drop(next(text, self.styles[0]).size, self.pitch)


def prepare(
    copy: Copy, styles: Mapping[str, TextStyle], shelf: FaceShelf, accepted: Sequence[Accepted] = ()
) -> Prepared:
    """The copy measured and ready to be broken; done once a story.

    ``accepted`` are the paragraphs as they were last accepted, in order: their lines are kept where a
    correction leaves them standing, and every option that changes them costs more.

    Raises:
        KeyError: a piece names a style that ``styles`` lacks.
    """
    return prepare_all(((copy, accepted),), styles, shelf)[0]


def prepare_all(
    every: Sequence[tuple[Copy, Sequence[Accepted]]], styles: Mapping[str, TextStyle], shelf: FaceShelf
) -> tuple[Prepared, ...]:
    """The copies of several stories, each with what was accepted of it, prepared far sooner together."""
    signs = [copy[-1].signature if copy else None for copy, _ in every]
    copies = [copy for copy, _ in every]
    ready = _paragraphs([*copies, *((sign,) for sign in signs if sign)], styles, shelf)
    signed = iter(ready[len(copies) :])
    found = []
    for (copy, accepted), sign, paragraphs in zip(every, signs, ready, strict=False):
        own = tuple(styles[piece.style] for piece in copy)
        signature = signature_of(next(signed)[0], styles[sign.style]) if sign else None
        kept, pitch = Paragraphs(_kept(copy, paragraphs, accepted)), _pitch(copy, own)
        found.append(Prepared(copy, own, kept, pitch, shelf, signature))
    return tuple(found)


def _pitch(copy: Copy, styles: tuple[TextStyle, ...]) -> Length:
    """The depth of a slot: the leading of the first text, else of what there is."""
    kinds = zip(copy, styles, strict=True)
    text = (style.leading for piece, style in kinds if piece.kind in FLOWING)
    return next(text, styles[0].leading if styles else 0)


def _paragraphs(
    copies: Sequence[Copy], styles: Mapping[str, TextStyle], shelf: FaceShelf
) -> list[tuple[Paragraph, ...]]:
    """The pieces of copies ready to be broken, those of one style prepared together.

    Where a face lacks a sort each copy is prepared by itself, for each says so.
    """
    found: dict[tuple[int, int], Paragraph] = {}
    by_style: dict[str, list[tuple[int, int]]] = {}
    for number, copy in enumerate(copies):
        for index, piece in enumerate(copy):
            by_style.setdefault(piece.style, []).append((number, index))
    for name, own in by_style.items():
        pieces = [copies[number][index] for number, index in own]
        case = Case(shelf, styles[name])
        ready = paragraphs_of(case, [(piece.text, piece.manner) for piece in pieces])
        if case.met and len(copies) > 1:
            return [_paragraphs((copy,), styles, shelf)[0] for copy in copies]
        found.update(zip(own, ready, strict=True))
    return [
        tuple(found[number, index] for index in range(len(copy))) for number, copy in enumerate(copies)
    ]


def break_ahead(every: Sequence[Prepared], measures: Measures) -> None:
    """Have the running text of several stories broken at one measure: far sooner together than apart."""
    new = [one for one in every if measures not in one.broken]
    flowing = [
        (prepared, index)
        for prepared in new
        for index, piece in enumerate(prepared.copy)
        if piece.kind in FLOWING
    ]
    found = all_ways([prepared.paragraphs[index] for prepared, index in flowing], measures.rest)
    for prepared in new:
        prepared.broken[measures] = {}
    for (prepared, index), every_way in zip(flowing, found, strict=True):
        prepared.broken[measures][index] = every_way


def _kept(
    copy: Copy, paragraphs: tuple[Paragraph, ...], accepted: Sequence[Accepted]
) -> tuple[Paragraph, ...]:
    """The paragraphs of running text with the lines they had."""
    flowing = [index for index, piece in enumerate(copy) if piece.kind in FLOWING]
    former = matched([copy[index].text.chars for index in flowing], accepted) if accepted else ()
    kept = list(paragraphs)
    for index, one in zip(flowing, former, strict=False):
        kept[index] = kept[index] if one is None else with_accepted(kept[index], one)
    return tuple(kept)


def possible(prepared: Prepared, measures: Measures) -> Mapping[int, Depth]:
    """Every total of slots the copy can fill with its least cost, for make-up's search.

    Columns cost more where their edges part paragraphs.
    """
    known = prepared.totals.get(measures)
    if known is None:
        known = _varying(prepared, measures) if measures.widths else _even(prepared, measures)
        prepared.totals[measures] = known
    return known


def _varying(prepared: Prepared, measures: Measures) -> dict[int, Depth]:
    """The totals where the measure changes: what a piece can do depends on where it begins."""
    known = {0: Depth(0, 0, 0)}
    for index in range(len(prepared.copy)):
        known = _extended(prepared, measures, index, known.values())
    return known


def _extended(
    prepared: Prepared, measures: Measures, index: int, before: Iterable[Depth]
) -> dict[int, Depth]:
    """The totals with one piece more."""
    totals: dict[int, Depth] = {}
    for depth in before:
        for option in in_galley(options_at(prepared, index, measures, depth.slots)):
            slots, cost = depth.slots + option.slots, depth.cost + option.cost
            old = totals.get(slots)
            if old is None or cost < old.cost:
                totals[slots] = Depth(slots, cost, max(depth.opening, option.way.opening))
    return totals


def _even(prepared: Prepared, measures: Measures) -> dict[int, Depth]:
    """The totals where the measure is one: so few that arrays of them would take three times as long."""
    known = {0: (0, 0)}
    for index in range(len(prepared.copy)):
        totals: dict[int, tuple[int, int]] = {}
        for option in in_galley(options_of(prepared, index, measures)):
            more, price, widest = option.slots, option.cost, option.way.opening
            for before, (paid, opening) in known.items():
                slots, cost = before + more, paid + price
                old = totals.get(slots)
                if old is None or cost < old[0]:
                    totals[slots] = (cost, opening if opening > widest else widest)
        known = totals
    return {slots: Depth(slots, *known[slots]) for slots in sorted(known)}


def course_of(prepared: Prepared, measures: Measures) -> Course:
    """How much the copy can still take from each piece on.

    Where the measure changes no less than at the widest, and no more than at the narrowest.
    """
    known = prepared.courses.get(measures)
    if known is None:
        pieces = range(len(prepared.copy))
        if measures.widths:
            change = change_of(measures)
            shallow, deep = (course_of(prepared, one) for one in (change.widest, change.narrowest))
            known = Course(shallow.least, deep.most)
        else:
            every = [options_of(prepared, index, measures) for index in reversed(pieces)]
            least = [min(option.slots for option in options) for options in every]
            most = [max(option.slots for option in options) for options in every]
            known = Course(_summed(least), _summed(most))
        prepared.courses[measures] = known
    return known


def _summed(backward: list[int]) -> tuple[int, ...]:
    """The sum from each piece on, given the last piece first."""
    return tuple(accumulate(backward, initial=0))[::-1]


def options_at(prepared: Prepared, index: int, measures: Measures, slot: int) -> tuple[Option, ...]:
    """What one piece can do from a slot on; measured anew only where the measure changes within it."""
    if not measures.widths:
        return options_of(prepared, index, measures)
    change = change_of(measures)
    most = max(option.slots for option in options_of(prepared, index, change.narrowest))
    if slot >= change.stop or slot + most < change.start:
        return options_of(prepared, index, Measures(measures.rest))
    return options_of(prepared, index, measures.between(slot, slot + most + 1))


def options_of(prepared: Prepared, index: int, measures: Measures) -> tuple[Option, ...]:
    """What one piece can do from a slot on, whose measures these are; cheapest first."""
    known = prepared.options.get((index, measures))
    if known is None:
        known = tuple(sorted(_options(prepared, index, measures), key=lambda option: option.cost))
        prepared.options[index, measures] = known
    return known


def _options(prepared: Prepared, index: int, measures: Measures) -> Iterable[Option]:
    """Text: a slot a line. A subhead or byline: its lines in one of its style's slot counts."""
    paragraph, style = prepared.paragraphs[index], prepared.styles[index]
    kind = prepared.copy[index].kind
    if kind in FLOWING:
        every = _ways(prepared, index, measures)
        found = [(n, way) for n, both in every.items() for way in both]
        if kind == "entry":
            found = _unforced(found)
        texts = [Option(lines, way, way.cost) for lines, way in found]
        signature = prepared.signature if prepared.copy[index].signature else None
        for text in texts:
            yield from _signed(prepared, signature, text, measures) if signature else (text,)
        return
    measure = measures.at(0)
    if kind == "date":
        shown = DisplayWay(best_way(paragraph, measure))
        yield from standing(shown, style, prepared.pitch)
        return
    shown = display_way(paragraph, measure)
    if kind != "subhead":
        yield from standing(shown, style, prepared.pitch)
        return
    below = standing(shown, style, prepared.pitch, SUBHEAD_STEP)
    yield from topped(below, style, prepared.pitch)


def _ways(prepared: Prepared, index: int, measures: Measures) -> Ways:
    """All ways of a piece of running text; at one measure all such pieces are broken together."""
    if measures.widths:
        return ways(prepared.paragraphs[index], measures.at)
    break_ahead((prepared,), measures)
    return prepared.broken[measures][index]


def _signed(
    prepared: Prepared, signature: Signature, text: Option, measures: Measures
) -> Iterable[Option]:
    """A way of the last piece with its signature on the last line, if it goes there, and under it."""
    paragraph = prepared.paragraphs[-1]
    beside = goes_beside(signature, paragraph, text.way, measures.at(text.slots - 1))
    if beside:
        yield text
    shown = display_way(signature.paragraph, measures.at(text.slots))
    for under in standing(shown, signature.style, prepared.pitch):
        cost = text.cost + under.cost + (UNDER_ANYWAY if beside else 0)
        yield replace(text, slots=text.slots + under.slots, cost=cost, under=under)


def _unforced(found: list[tuple[int, Way]]) -> list[tuple[int, Way]]:
    """The ways of a short entry that are not spread out for another line: dates have white to give."""
    best = min((way for _, way in found), key=lambda way: way.cost)
    widest = max(best.opening, ENTRY_OPENING)
    return [(lines, way) for lines, way in found if way.opening <= widest]
