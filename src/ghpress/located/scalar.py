"""Turns a YAML scalar back into places: for each of its characters, where the source has it."""

import re
from collections.abc import Iterator

from ghpress.located.tree import Origin, Scalar

_BLANK = re.compile(r"[ \t\n]+")
_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}
_KINDS: tuple[tuple[Scalar, re.Pattern[str]], ...] = (
    # YAML 1.2.2 section 10.3.2 (core schema) without octal and hexadecimal, which no editor means.
    ("null", re.compile(r"~|null|Null|NULL|")),
    ("truth", re.compile(r"true|True|TRUE|false|False|FALSE")),
    ("whole", re.compile(r"[-+]?[0-9]+")),
    ("number", re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")),
)


def kind_of(text: str) -> Scalar:
    """What an unquoted scalar is; anything the core schema does not name is text."""
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), "text")


def origins(value: str, raw: str, style: str | None, line: int, column: int) -> tuple[Origin, ...]:
    """Where each character of a scalar stands.

    ``raw`` is the scalar's source, quotes and block header included, beginning at line, column
    (from 1). One origin is kept where a run of characters begins.
    """
    walk = _block(value, raw) if style in ("|", ">") else _flow(value, raw, style or "")
    found: list[Origin] = []
    expected = -1
    row, line_start = line, 1 - column
    passed = 0
    for index, at in enumerate(walk):
        if at != expected:
            breaks = raw.count("\n", passed, at)
            if breaks:
                row, line_start = row + breaks, raw.rfind("\n", passed, at) + 1
            passed = at
            found.append(Origin(index, row, at - line_start + 1))
        # A run never passes a line's end: the next character would be on another row.
        expected = -1 if raw[at : at + 1] == "\n" else at + 1
    return tuple(found)


def _flow(value: str, raw: str, style: str) -> Iterator[int]:
    """Indexes into raw for a plain, single- or double-quoted scalar (YAML 1.2.2 sections 7.3, 6.5)."""
    at, done = len(style), 0
    while done < len(value) and at < len(raw):
        blank = _BLANK.match(raw, at)
        if blank:
            breaks = raw.count("\n", at, blank.end())
            count = max(1, breaks - 1) if breaks else blank.end() - at
            yield from ([at] * count if breaks else range(at, at + count))
            at, done = blank.end(), done + count
        elif style == '"' and raw.startswith("\\\n", at):
            folded = _BLANK.match(raw, at + 1)
            at = folded.end() if folded else at + 2
        else:
            yield at
            at, done = at + _length_at(raw, at, style), done + 1


def _length_at(raw: str, at: int, style: str) -> int:
    """How many source characters the next character of a quoted scalar takes."""
    if style == "'" and raw.startswith("''", at):
        return 2
    if style == '"' and raw[at] == "\\":
        return _ESCAPE_LENGTHS.get(raw[at + 1 : at + 2], 2)
    return 1


def _block(value: str, raw: str) -> Iterator[int]:
    """Indexes into raw for a literal or folded block: its lines are found again one by one."""
    at = raw.find("\n") + 1
    indent = _block_indent(value, raw[at:])
    done = 0
    for row in raw[at:].split("\n"):
        content = row[indent:]
        start = value.find(content, done) if content else -1
        if start >= 0:
            # What the block put between two lines (a space, line ends) stands at the former's end.
            yield from [max(at - 1, 0)] * (start - done)
            yield from range(at + indent, at + len(row))
            done = start + len(content)
        at += len(row) + 1
    yield from [min(at, len(raw)) - 1] * (len(value) - done)


def _block_indent(value: str, rows: str) -> int:
    """The block's indent: the first full line's, less what the value itself begins with."""
    first = next((row for row in rows.split("\n") if row.strip(" ")), "")
    kept = next((row for row in value.split("\n") if row.strip(" ")), "")
    return (len(first) - len(first.lstrip(" "))) - (len(kept) - len(kept.lstrip(" ")))
