"""What a chapter shows: rules, each with samples that keep or break it. Values only."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from ghpress.units import Length, pt

Verdict: TypeAlias = Literal["wrong", "right", "style"]
"""Set against the rule, by the rule, or one of several ways a house may choose."""

SIZE: Length = pt(14)
HEAD: Length = pt(24)
LEADING: Length = pt(22)


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text at a measure in em, in the composer's hands.

    ``lines`` breaks it by hand instead, a line each; where no option switches a rule off, that is how
    its breach is shown. ``evenly`` then opens every gap alike, those inside words and numbers too.
    ``look`` are the stretches to be tinted; within one, only what stands between ‹ and ›.
    """

    verdict: Verdict
    label: str
    text: str
    measure: Fraction
    setting: Mapping[str, object] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    evenly: bool = False
    look: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    face: str = "song"
    leading: Length = LEADING


@dataclass(frozen=True, slots=True)
class Head:
    """A headline of one or more parts, planned by the composer; ``lines`` breaks it by hand instead.

    ``sizes`` are tried in turn; ``style`` changes the style's fields. The measure is in points.
    """

    verdict: Verdict
    label: str
    parts: tuple[str, ...]
    measure: Length
    sizes: tuple[Length, ...] = (HEAD,)
    style: Mapping[str, object] = field(default_factory=dict)
    setting: Mapping[str, object] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    look: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Upright:
    """A vertical head in a depth; ``stacked`` puts level glyphs under each other by hand instead."""

    verdict: Verdict
    label: str
    parts: tuple[str, ...]
    depth: Length
    size: Length = HEAD
    stacked: bool = False
    look: tuple[str, ...] = ()


Sample: TypeAlias = Passage | Head | Upright


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, what it asks in a sentence or two, its source, the key that governs it."""

    name: str
    says: str
    clause: str
    key: str
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter is one picture: its file's name, its title, a sentence before, its rules."""

    slug: str
    title: str
    says: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the documentation: its file's name, its title, its chapters."""

    slug: str
    title: str
    chapters: tuple[Chapter, ...]
