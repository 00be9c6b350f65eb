"""Turns Text back into inline markup: the exact inverse of ``inline.read_inline``.

Two things markup cannot say are left unsaid: a subscript straight after a figure, and a super- or
subscript longer than the reader takes; their characters stand, unmarked.
"""

import re
from typing import Literal

from ghpress.manuscript.marks import ATTRIBUTES, find_pieces
from ghpress.manuscript.marks import Raised as RaisedPiece
from ghpress.manuscript.text import Span, Text
from ghpress.values import dataclass

SOFT_HYPHEN = "\u00ad"
"""Written as an entity: nobody could see it."""
_ESCAPED = re.compile(r"[\\*^{}\[\]]|&(?=#|[A-Za-z])")
_WORD_OF = {kind: word for word, kind in ATTRIBUTES.items()}
_ATOMS = ("ruby", "sup", "sub")
_STARS = {"strong": "**", "dots": "*"}


@dataclass(frozen=True, slots=True)
class _Tag:
    """Something to be written before the character at an index; closings come first there."""

    index: int
    order: int
    size: int
    written: str


def markup(text: Text, also: str = "") -> str:
    """The text in inline markup; ``also`` are characters that mean something where it will stand."""
    tags = _tags(text)
    atoms = {span.start: span for span in text.spans if span.kind in _ATOMS}
    out: list[str] = []
    at, next_tag = 0, 0
    while at <= len(text.chars):
        while next_tag < len(tags) and tags[next_tag].index == at:
            out.append(tags[next_tag].written)
            next_tag += 1
        if at == len(text.chars):
            break
        atom = atoms.get(at)
        if atom:
            out.append(_atom(text.chars, atom, also, "".join(out[-2:])))
            at = atom.stop
        else:
            out.append(_char(text.chars, at, also, "".join(out[-2:])))
            at += 1
    return _with_safe_edges(_with_safe_blanks(out))


def _tags(text: Text) -> list[_Tag]:
    """Opening and closing marks in the order they are written."""
    tags = []
    for kind, stars in _STARS.items():
        for start, stop in _merged([span for span in text.spans if span.kind == kind]):
            tags += [_Tag(start, 2, 0, stars), _Tag(stop, 1, 0, stars)]
    for span in text.spans:
        if span.kind == "link" or span.kind in _WORD_OF:
            after = f"]({span.value})" if span.kind == "link" else f"]{{{_WORD_OF[span.kind]}}}"
            size = span.stop - span.start
            tags += [_Tag(span.start, 3, -size, "["), _Tag(span.stop, 0, size, after)]
    return sorted(tags, key=lambda tag: (tag.index, tag.order, tag.size))


def _merged(spans: list[Span]) -> list[tuple[int, int]]:
    """Stretches of spans, touching ones as one: ``**a****b**`` would say nothing."""
    stretches: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: span.start):
        if stretches and span.start <= stretches[-1][1]:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], span.stop))
        else:
            stretches.append((span.start, span.stop))
    return stretches


def _char(chars: str, at: int, also: str, before: str) -> str:
    char = chars[at]
    if char == "~":
        # Only a tilde that follows something other than a figure could begin a subscript.
        return char if before and before[-1].isdigit() else "\\~"
    if char == SOFT_HYPHEN:
        return "&shy;"
    if char in also:
        return f"\\{char}" if char.isascii() else _entity(char)
    return f"\\{char}" if _ESCAPED.match(chars, at) else char


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def _atom(chars: str, span: Span, also: str, before: str) -> str:
    inner = chars[span.start : span.stop]
    if span.kind == "ruby":
        base = "".join(_char(inner, index, "|~" + also, "") for index in range(len(inner)))
        note = "".join(_char(span.value, index, "|~" + also, "") for index in range(len(span.value)))
        return f"{{{base}|{note}}}"
    mark = "^" if span.kind == "sup" else "~"
    written = "".join(_char(inner, index, "~" + also, "") for index in range(len(inner)))
    tried = f"{mark}{written}{mark}"
    kind: Literal["sup", "sub"] = "sup" if span.kind == "sup" else "sub"
    return tried if _reads_as(before + tried, kind, len(before)) else written


def _reads_as(written: str, kind: Literal["sup", "sub"], at: int) -> bool:
    """Whether the reader takes it for what it is meant to be."""
    return any(
        isinstance(piece, RaisedPiece)
        and (piece.kind, piece.start, piece.stop) == (kind, at, len(written))
        for piece in find_pieces(written)
    )


def _with_safe_blanks(out: list[str]) -> str:
    """Writes a blank inside stars as an entity: stars neither open before nor close after one."""
    for index, piece in enumerate(out):
        if not piece.isspace():
            continue
        before = out[index - 1] if index else ""
        after = out[index + 1] if index + 1 < len(out) else ""
        if before in ("*", "**") or after in ("*", "**"):
            out[index] = _entity(piece)
    return "".join(out)


def _with_safe_edges(written: str) -> str:
    """Writes blanks at both ends as entities; the reader drops plain ones."""
    left = len(written) - len(written.lstrip())
    right = len(written.rstrip())
    if left >= right:
        return "".join(map(_entity, written))
    head, tail = written[:left], written[right:]
    return "".join(map(_entity, head)) + written[left:right] + "".join(map(_entity, tail))
