"""Turns the shelf into rows an editor can read: which file sets what, and what it may and can."""

from fractions import Fraction

from ghpress.stock.composites import embedding_rights
from ghpress.stock.coverage import Coverage, coverage
from ghpress.stock.faces import Face, Script
from ghpress.stock.shelf import Shelf
from ghpress.values import dataclass

SCRIPTS: tuple[Script, ...] = ("han", "latin", "figures")


@dataclass(frozen=True, slots=True)
class Row:
    """One face in one role: the scripts it sets there, its files, what it covers, its rights.

    ``bytes`` is the prepared file's size. ``embedding`` is a word of ``embedding_rights``; ``licence``
    is what the name table says. ``coverage`` holds both national tables, then their parts.
    """

    role: str
    scripts: tuple[Script, ...]
    key: str
    family: str
    style: str
    scale: Fraction
    shift: Fraction
    source: str
    prepared: str
    bytes: int
    version: str
    embedding: str
    licence: str
    coverage: tuple[Coverage, ...]


def overview(shelf: Shelf) -> tuple[Row, ...]:
    """A row for each part of each role, parts that are alike in one."""
    covered: dict[str, tuple[Coverage, ...]] = {}
    rows = []
    for role in shelf.roles:
        composite = shelf.composite(role)
        parts = {script: composite.part(script) for script in SCRIPTS}
        for part in dict.fromkeys(parts.values()):
            face = shelf.face(part.face)
            covered.setdefault(face.key, coverage(face))
            scripts = tuple(script for script in SCRIPTS if parts[script] == part)
            rows.append(_row(role, scripts, (part.scale, part.shift), face, covered[face.key]))
    return tuple(rows)


def _row(
    role: str,
    scripts: tuple[Script, ...],
    set_as: tuple[Fraction, Fraction],
    face: Face,
    covered: tuple[Coverage, ...],
) -> Row:
    facts = face.facts
    return Row(
        role=role,
        scripts=scripts,
        key=face.key,
        family=facts.family,
        style=facts.style,
        scale=set_as[0],
        shift=set_as[1],
        source=facts.source,
        prepared=face.path.name,
        bytes=facts.size,
        version=facts.version,
        embedding=embedding_rights(facts.embedding),
        licence=facts.licence,
        coverage=covered,
    )
