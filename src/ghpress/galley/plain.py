"""Composes plain text, a paragraph a line, into lines anyone can check: text, positions, advances.

What ``ghpress compose`` prints and ``ghpress.compose`` returns. Positions are in em of the text's size.
"""

from collections.abc import Sequence
from dataclasses import asdict, field
from fractions import Fraction
from typing import Any

from ghpress.galley.galley import Slot
from ghpress.galley.instep import best_ways
from ghpress.galley.prepare import TEXT, paragraphs_of
from ghpress.galley.setpiece import Due, set_pieces
from ghpress.galley.setpiece import Setting as PieceSetting
from ghpress.galley.sorts import Case, FaceShelf
from ghpress.galley.sums import Paragraph
from ghpress.galley.terms import held
from ghpress.layout.styles import (
    AUTOSPACE_LEAST,
    AUTOSPACE_MOST,
    Hyphenation,
    Punctuation,
    Setting,
    Strictness,
    TextStyle,
)
from ghpress.manuscript.text import Anchor, Text
from ghpress.remarks import Remark
from ghpress.units import PT, Length
from ghpress.values import dataclass

SIZE: Length = 1000 * PT
"""Composed so large that rounding to whole units is far below a thousandth of an em."""


@dataclass(frozen=True, slots=True)
class ComposeOptions:
    """How plain text is composed; lengths in em."""

    strictness: Strictness = "gb"
    punctuation: Punctuation = "quanjiao"
    indent: Fraction = Fraction(0)
    autospace: Fraction = Fraction(1, 4)
    hanging: bool = False
    ragged: bool = False
    face: str = "song"
    autospace_least: Fraction = AUTOSPACE_LEAST
    autospace_most: Fraction = AUTOSPACE_MOST
    firm_stops: bool = False
    least_blank: Fraction = Fraction(0)
    kept: tuple[str, ...] = ()
    """Names and words not to be split."""
    hyphenation: Hyphenation = "en_US"
    least_adjustment: bool = False
    """Open a line where that changes less than pressing; else a line opens only where it must."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What moves as one: its text, where it stands on the line and what it takes there, in em."""

    text: str
    x_em: float
    advance_em: float


@dataclass(frozen=True, slots=True)
class ComposedLine:
    """A line: exactly the source's characters; its width to the end of its last cluster."""

    text: str
    width_em: float
    last: bool
    clusters: tuple[Cluster, ...]
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class ComposedParagraph:
    """A paragraph composed at a measure."""

    measure_em: float
    lines: tuple[ComposedLine, ...]
    remarks: tuple[Remark, ...] = field(default=())
    slots: tuple[Slot, ...] = field(default=(), repr=False, compare=False)
    """The lines as the galley has them, with what was done to their spaces (see dump.py)."""


def compose(
    text: str, measure_em: Fraction | float, shelf: FaceShelf, options: ComposeOptions | None = None
) -> tuple[ComposedParagraph, ...]:
    """Plain text composed, one paragraph a line of it.

    Args:
        text: no markup; an empty line is an empty paragraph.
        measure_em: the line's length in em.
        shelf: the faces.
        options: strictness, punctuation style and so on.
    """
    chosen = options or ComposeOptions()
    style = style_of(chosen)
    measure = max(round(SIZE * Fraction(measure_em)), 1)
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines = lines[:-1]
    texts = [(held(text, chosen.kept), TEXT) for text in map(_numbered, enumerate(lines, 1))]
    return _composed(paragraphs_of(Case(shelf, style), texts), style, measure)


def as_json(paragraph: ComposedParagraph) -> dict[str, Any]:
    """The paragraph as the JSON object that ``ghpress compose --json`` prints."""
    lines = []
    for line in paragraph.lines:
        shown = asdict(line)
        shown["clusters"] = list(shown["clusters"])
        if not line.hyphen:
            del shown["hyphen"]
        lines.append(shown)
    remarks = [
        {
            "level": remark.level.name.lower(),
            "code": remark.code,
            "place": str(remark.place),
            "facts": dict(remark.facts),
        }
        for remark in paragraph.remarks
    ]
    return {"measure_em": paragraph.measure_em, "lines": lines, "remarks": remarks}


def _numbered(line: tuple[int, str]) -> Text:
    """A line of the text, its number known."""
    number, chars = line
    return Text(chars.removesuffix("\r"), "", (Anchor(0, number, 1),))


def style_of(options: ComposeOptions) -> TextStyle:
    """The style that plain text is set in."""
    setting = Setting(
        align="left" if options.ragged else "justify",
        indent=options.indent,
        strictness=options.strictness,
        punctuation=options.punctuation,
        autospace=options.autospace,
        hanging=options.hanging,
        autospace_least=options.autospace_least,
        autospace_most=options.autospace_most,
        firm_stops=options.firm_stops,
        least_blank=options.least_blank,
        hyphenation=options.hyphenation,
        push_in_first=not options.least_adjustment,
    )
    return TextStyle("text", options.face, SIZE, SIZE * 3 // 2, setting=setting)


def _composed(
    paragraphs: Sequence[Paragraph], style: TextStyle, measure: Length
) -> tuple[ComposedParagraph, ...]:
    """Each paragraph, the cheapest way of all numbers of lines."""
    due = [
        Due(paragraph, way, lambda _: measure, PieceSetting(style, style.leading, way.lines()))
        for paragraph, way in zip(paragraphs, best_ways(paragraphs, measure), strict=True)
    ]
    return tuple(
        ComposedParagraph(
            _em(measure),
            tuple(_line(slot) for slot in piece.lines),
            (*paragraph.measured.remarks, *piece.remarks),
            piece.lines,
        )
        for paragraph, piece in zip(paragraphs, set_pieces(due), strict=True)
    )


def _line(slot: Slot) -> ComposedLine:
    line = slot.line
    clusters = tuple(
        Cluster(line.cluster(index), _em(x + slot.x), _em(advance))
        for index, (x, advance) in enumerate(zip(line.xs, line.advances, strict=True))
    )
    return ComposedLine(line.text, _em(line.width + slot.x), line.is_last, clusters, line.is_hyphenated)


def _em(length: Length) -> float:
    return round(length / SIZE, 6)
