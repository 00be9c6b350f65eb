"""Puts a space between every two neighbours: what it is, how far it gives, how far it takes.

All blanks of Chinese marks are spaces here, so marks see each other across styles and links, and a
line's edge needs no rule of its own: a space that would stand at an edge is simply not there.
"""

from fractions import Fraction
from functools import cache
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from ghpress.galley.arrays import lean, where
from ghpress.galley.classes import WESTERN, among
from ghpress.galley.measure import Flags, Ints, Lean, Measured, Take
from ghpress.galley.tables.characters import Class
from ghpress.galley.tables.pairs import (
    AUTOSPACE,
    BLANK_AFTER,
    BLANK_BEFORE,
    BRACKET,
    CENTRED,
    COMMA,
    EIGHTHS,
    GAP,
    LARGER,
    RIGHT,
    STOP,
    WORD,
    kinds,
    naturals,
    owners,
)
from ghpress.layout.styles import AUTOSPACE_LEAST, AUTOSPACE_MOST, Punctuation, Setting
from ghpress.values import dataclass

Scalar = TypeVar("Scalar", bound=np.generic)

LEAST_WORD = Fraction(1, 4)
MOST_WORD = Fraction(1, 2)
"""A Western word space gives to a quarter em and takes to a half (clreq 6.2.2.3, 6.2.2.4)."""

HAN_SPACE = Fraction(1, 2)
"""A space typed between Han, in text; a head shows it as a full em."""

_GIVES: dict[Punctuation, frozenset[int]] = {
    "quanjiao": frozenset({BRACKET, COMMA, STOP}),
    "kaiming": frozenset({BRACKET, COMMA}),
    "banjiao": frozenset(),
    "plain": frozenset(),
    "juzhong": frozenset({BRACKET, COMMA}),
}
"""Whose blanks may be pressed out: in kaiming and juzhong setting a sentence end keeps its em (centred
？ and ！ are not adjusted, clreq 6.3.2.1)."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """Space ``i`` stands between cluster ``i`` and the next; the last is nothing.

    ``least`` ≤ ``natural`` ≤ ``most``; ``most`` is above ``natural`` only where a space takes before
    the others do (words, Han–Latin gaps). ``takes`` marks the places that open evenly after those.
    ``leads`` and ``trails`` are what a cluster keeps before and after its body at a line's edge.
    """

    natural: Lean
    least: Lean
    most: Lean
    kind: Lean
    takes: Flags
    leads: Lean
    trails: Lean

    def part(self, here: slice) -> "Spaces":
        """The spaces of these clusters: views, so that what is changed in them is changed here."""
        return Spaces(
            self.natural[here],
            self.least[here],
            self.most[here],
            self.kind[here],
            self.takes[here],
            self.leads[here],
            self.trails[here],
        )

    def lean(self) -> "Spaces":
        """The same in as little memory as they need, when nothing is changed in them any more."""
        return Spaces(
            lean(self.natural),
            lean(self.least),
            lean(self.most),
            self.kind.astype(np.uint8),
            self.takes,
            lean(self.leads),
            lean(self.trails),
        )


@dataclass(frozen=True, slots=True)
class Spacing:
    """What a style says of spaces; ``parts`` is the space shown between Han for one typed."""

    punctuation: Punctuation = "quanjiao"
    autospace: Fraction = Fraction(1, 4)
    tracking: Fraction = Fraction(0)
    parts: Fraction = HAN_SPACE
    autospace_most: Fraction = AUTOSPACE_MOST
    autospace_least: Fraction = AUTOSPACE_LEAST
    firm_stops: bool = False
    least_blank: Fraction = Fraction(0)

    def gives(self) -> frozenset[int]:
        """The kinds of blank that may be pressed."""
        kinds = _GIVES[self.punctuation]
        return kinds - {STOP} if self.firm_stops else kinds


def spacing_of(setting: Setting, tracking: Fraction = Fraction(0), *, display: bool = False) -> Spacing:
    """The spacing a style asks for; a display line shows a typed space as a full em."""
    parts = Fraction(1) if display else HAN_SPACE
    return Spacing(
        setting.punctuation,
        setting.autospace,
        tracking,
        parts,
        autospace_most=setting.autospace_most,
        autospace_least=setting.autospace_least,
        firm_stops=setting.firm_stops,
        least_blank=setting.least_blank,
    )


def spaces_of(take: Take, spacing: Spacing) -> Spaces:
    """The spaces of measured texts, one text after the other."""
    if not len(take):
        return _none()
    classes, left = take.classes, take.ems
    # Beyond a text's last cluster stands nothing; what is said of it here is undone at the end.
    after, right = _next(classes), _next(left)
    own = owners(spacing.punctuation)[classes, after]
    width = np.where(own == RIGHT, right, np.where(own == LARGER, np.maximum(left, right), left))
    eighths = naturals(spacing.punctuation)[classes, after]
    is_gap = eighths == GAP
    natural = np.where(is_gap, _share(width, spacing.autospace), width * eighths // EIGHTHS)
    if spacing.punctuation not in ("plain", "juzhong"):
        # ？！ takes one em as a pair, so nothing follows it (GB/T 15834 5.1.2).
        natural[take.tight & ~among(after, (Class.OP,))] = 0
    kind = kinds(spacing.punctuation)[classes, after]
    kept = np.minimum(natural, _share(width, spacing.least_blank)) if spacing.least_blank else 0
    least = np.where(_flags(spacing.gives())[kind], np.where(kind == STOP, 0, kept), natural)
    most = natural.copy()
    gap = is_gap & ~(take.raised ^ _next(take.raised))
    natural[is_gap & ~gap] = 0
    least = np.minimum(least, natural)
    at = where(gap)
    least[at] = np.minimum(natural[at], _share(width[at], spacing.autospace_least))
    most = natural.copy()
    most[at] = np.maximum(natural[at], _share(width[at], spacing.autospace_most))
    if not spacing.autospace:
        least[at] = most[at] = 0
    kind = np.where(natural > 0, kind, np.where(gap, AUTOSPACE, 0))
    takes = _takes(take) & ~gap
    if spacing.tracking:
        extra = np.where(takes, _share(left, spacing.tracking), 0)
        natural, least, most = natural + extra, least + extra, most + extra
    lasts = take.lasts()
    for part in (natural, least, most, kind, takes):
        part[lasts] = 0
    spaces = Spaces(natural, least, most, kind, takes, *_edges(take, spacing.punctuation))
    _set_typed_spaces(take, spaces, spacing)
    return spaces


def _next(values: npt.NDArray[Scalar]) -> npt.NDArray[Scalar]:
    """What stands after each cluster; after the last the first, which is as good as any."""
    return np.concatenate((values[1:], values[:1]))


@cache
def _flags(kinds: frozenset[int]) -> Flags:
    """For each kind of space, whether it is one of these."""
    flags = np.zeros(STOP + 1, dtype=np.bool_)
    flags[sorted(kinds)] = True
    return flags


def _share(width: Ints, share: Fraction) -> Ints:
    return (width * share.numerator) // share.denominator


def _none() -> Spaces:
    empty = np.zeros(0, dtype=np.int64)
    return Spaces(empty, empty, empty, empty, np.zeros(0, dtype=np.bool_), empty, empty)


def _takes(take: Take) -> Flags:
    """Where a line may open evenly: not inside units, beside connectors, or before a space."""
    closed = among(take.classes, _CLOSED)
    western = among(take.classes, WESTERN)
    raised = _next(take.raised)
    takes: Flags = ~(take.unit | closed | _next(closed) | (western & _next(western)) | raised)
    return takes


_CLOSED = (Class.CN, Class.SO, Class.SP, Class.IS, Class.ZW, Class.WJ)
_BLANK = (Class.SP, Class.IS, Class.ZW)


def _edges(take: Take, punctuation: Punctuation) -> tuple[Ints, Ints]:
    """Blank kept at a line's start and end: none, but in plain setting all.

    A centred mark begins a line only where nothing prohibits it, and then in its place.
    """
    zeros = np.zeros(len(take), dtype=np.int64)
    if punctuation == "juzhong":
        return np.where(among(take.classes, CENTRED), take.ems // 4, 0), zeros
    if punctuation != "plain":
        return zeros, zeros
    halves = take.ems // 2
    leads = np.where(among(take.classes, BLANK_BEFORE), halves, 0)
    trails = np.where(among(take.classes, BLANK_AFTER), halves, 0)
    return leads, trails


def _set_typed_spaces(take: Take, spaces: Spaces, spacing: Spacing) -> None:
    """The typed spaces of the texts that have any."""
    blank = among(take.classes, _BLANK)
    if blank.any():
        for measured, here in take.parts():
            if blank[here].any():
                _set_own_spaces(measured, spaces.part(here), spacing)


def _set_own_spaces(measured: Measured, spaces: Spaces, spacing: Spacing) -> None:
    """A text's typed spaces: the last of a run carries the space its neighbours ask for, the rest none.

    A zero-width space is one of no width of its own: marks see each other through it.
    """
    blank = where(among(measured.classes, _BLANK)).tolist()
    for at in blank:
        for part in (spaces.natural, spaces.least, spaces.most, spaces.kind):
            part[at] = 0
            if at:
                part[at - 1] = 0
    for at in blank:
        if measured.classes[at] == Class.IS:
            spaces.natural[at] = spaces.least[at] = spaces.most[at] = measured.ems[at]
        elif at + 1 < len(measured) and measured.classes[at + 1] not in _BLANK:
            _set_typed_space(measured, spaces, spacing, at)


def _set_typed_space(measured: Measured, spaces: Spaces, spacing: Spacing, at: int) -> None:
    """One typed space: a word space, a Han–Latin gap, or nothing beside a mark's own blank."""
    first = at
    while first and measured.classes[first - 1] in (Class.SP, Class.ZW):
        first -= 1
    unseen = not (measured.classes[first : at + 1] == Class.SP).any()
    em = int(measured.ems[at])
    after = Class(int(measured.classes[at + 1]))
    before = Class(int(measured.classes[first - 1])) if first else Class.SP
    eighths = int(naturals(spacing.punctuation)[before, after])
    if unseen and (eighths == GAP or not eighths):
        return
    if before in WESTERN and after in WESTERN:
        natural = int(measured.spaces[at]) or em // 4
        limits = (min(natural, round(em * LEAST_WORD)), max(natural, round(em * MOST_WORD)), WORD)
    elif eighths == GAP or _is_mixed(before, after):
        natural = round(em * spacing.autospace)
        limits = (
            min(natural, round(em * spacing.autospace_least)),
            max(natural, round(em * spacing.autospace_most)),
            AUTOSPACE,
        )
    elif eighths or {before, after} & _MARKS:
        natural = em * eighths // EIGHTHS
        kind = int(kinds(spacing.punctuation)[before, after])
        kept = 0 if kind == STOP else min(natural, round(em * spacing.least_blank))
        limits = (kept if kind in spacing.gives() else natural, natural, kind)
    else:
        natural = round(em * spacing.parts) if first else 0
        limits = (min(natural, round(em * LEAST_WORD)), max(natural, round(em * MOST_WORD)), WORD)
    spaces.natural[at] = natural
    spaces.least[at], spaces.most[at], spaces.kind[at] = limits


def _is_mixed(before: Class, after: Class) -> bool:
    """Whether one is Western and the other Han, though of themselves they take no gap (C++ 语言)."""
    return bool({before, after} & WESTERN) and Class.ID in (before, after)


_MARKS = frozenset(
    {Class.OP, Class.CL, Class.PA, Class.ST, Class.LS, Class.MD, Class.DS, Class.EL, Class.CN}
)
