"""The one way to complain: a remark with a level, a stable code, a place and its facts.

The words an editor reads are not here: ``wording`` finds them by code and language.
"""

from collections.abc import Iterable
from enum import IntEnum
from typing import Any, TypeAlias

from ghpress.values import dataclass


class Level(IntEnum):
    """How much a remark matters."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, order=True)
class InFile:
    """A place in a source file; line and column count from 1, 0 says the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(number) for number in (self.line, self.column) if number)]
        return ":".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class OnPage:
    """A place on a printed page, in millimetres from the trim's top left corner."""

    page: int
    x_mm: float = 0.0
    y_mm: float = 0.0

    def __str__(self) -> str:
        return f"p{self.page} ({self.x_mm:.1f}, {self.y_mm:.1f} mm)"


@dataclass(frozen=True, slots=True, order=True)
class Nowhere:
    """For what belongs to no file and no page (a missing system package)."""

    def __str__(self) -> str:
        return "-"


NOWHERE = Nowhere()

Place: TypeAlias = InFile | OnPage | Nowhere


@dataclass(frozen=True, slots=True)
class Remark:
    """One complaint: stable kebab-case code, place, and the facts its wording names."""

    level: Level
    code: str
    place: Place
    facts: tuple[tuple[str, str], ...] = ()

    def fact(self, name: str) -> str:
        """The fact of that name, or an empty string."""
        return dict(self.facts).get(name, "")


def packed(remark: Remark) -> list[object]:
    """The remark as plain values that JSON can carry; ``unpacked`` is the inverse."""
    place = remark.place
    where = [type(place).__name__, *(getattr(place, name) for name in place.__slots__)]
    return [int(remark.level), remark.code, where, [list(fact) for fact in remark.facts]]


def unpacked(plain: Any) -> Remark:  # noqa: ANN401 - it comes from JSON
    """The remark that ``packed`` made plain. KeyError, TypeError or ValueError for anything else."""
    level, code, (kind, *where), facts = plain
    place = {"InFile": InFile, "OnPage": OnPage, "Nowhere": Nowhere}[kind](*where)
    return Remark(Level(level), code, place, tuple((name, fact) for name, fact in facts))


def error(code: str, place: Place, **facts: object) -> Remark:
    """A remark that stops the page."""
    return _remark(Level.ERROR, code, place, facts)


def warning(code: str, place: Place, **facts: object) -> Remark:
    """A remark somebody should read before printing."""
    return _remark(Level.WARNING, code, place, facts)


def note(code: str, place: Place, **facts: object) -> Remark:
    """A remark for the record."""
    return _remark(Level.NOTE, code, place, facts)


def _remark(level: Level, code: str, place: Place, facts: dict[str, object]) -> Remark:
    return Remark(level, code, place, tuple((name, str(fact)) for name, fact in facts.items()))


def worst(remarks: tuple[Remark, ...]) -> Level:
    """The highest level among the remarks; NOTE where there are none."""
    return max((remark.level for remark in remarks), default=Level.NOTE)


def once(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Each remark once, in the order they were made; one made again as graver, where it was first."""
    found: dict[tuple[str, Place, tuple[tuple[str, str], ...]], Remark] = {}
    for remark in remarks:
        same = (remark.code, remark.place, remark.facts)
        if same not in found or found[same].level < remark.level:
            found[same] = remark
    return tuple(found.values())


class Halt(Exception):
    """Raised at the end of a stage whose result cannot be used; carries every remark of it."""

    def __init__(self, remarks: tuple[Remark, ...]) -> None:
        super().__init__("; ".join(f"{remark.place}: {remark.code}" for remark in remarks))
        self.remarks = remarks
