"""Turns a painted stream into one whose every stroke is marked: a picture as a figure, ornament as such.

The painter numbers its own lines. A picture the engine draws, so the painter can only leave a point
before it and one after it; between them everything becomes one stretch. What is left is ornament.
"""

from dataclasses import field
from typing import TypeAlias

import pikepdf
from pikepdf import ContentStreamInlineImage, ContentStreamInstruction, Name, Operator

from ghpress.values import dataclass

Instruction: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage

TO_POINT = "/Figure MP"
"""What is written after a picture (ISO 32000-1 14.6)."""

_BEGIN = frozenset(("m", "re"))
"""Operators that begin a path; nothing may be marked between them and what paints it (ibid. 8.2)."""

_PATHS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
"""Operators that paint a path."""

_ALONE = frozenset(("Do", "sh", "BI", "INLINE IMAGE"))
"""Operators that paint by themselves."""

_MARKING = frozenset(("BDC", "BMC", "EMC", "DP", "MP"))
"""The operators of marked content (ibid. 14.6.1)."""


def from_point(number: int) -> str:
    """What is written before a picture: the number of its stretch."""
    return f"/Figure <</MCID {number}>> DP"


def mark_all(content: pikepdf.Object) -> None:
    """Mark everything in a page's content that is not marked yet."""
    walk = _Walk()
    for instruction in pikepdf.parse_content_stream(content):
        walk.take(instruction)
    content.write(pikepdf.unparse_content_stream(walk.out))


def unmark(content: pikepdf.Object) -> None:
    """Take all marked content's operators out of a stream; one that has none is not touched."""
    if not any(operator in content.read_bytes() for operator in (b"BDC", b"BMC", b" DP", b" MP")):
        return
    kept = (one for one in pikepdf.parse_content_stream(content) if str(one.operator) not in _MARKING)
    content.write(pikepdf.unparse_content_stream(list(kept)))


@dataclass(slots=True)
class _Walk:
    """The stream as it is rewritten; ``inside`` counts the marked sequences that are open.

    ``path`` is where the present path, or text object, begins. ``waiting`` is the figure whose point
    has been passed: it begins once the graphics states about the point are closed again.
    ``settled`` is where the last thing painted, or the state it was painted in, ended.
    """

    out: list[Instruction] = field(default_factory=list)
    inside: int = 0
    path: int | None = None
    waiting: Instruction | None = None
    settled: int = 0

    def take(self, instruction: Instruction) -> None:
        """Write an instruction, with what must stand before and after it."""
        operator = str(instruction.operator)
        if operator in ("DP", "MP"):
            self._point(operator, instruction)
            return
        if self.waiting is not None and operator != "Q":
            self.out.append(_begun(Name.Figure, self.waiting.operands[1]))
            self.waiting, self.inside = None, self.inside + 1
        if operator in ("BDC", "BMC"):
            self.inside += 1
        if operator in _BEGIN | {"BT"} and self.path is None:
            self.path = len(self.out)
        self.out.append(instruction)
        self._painted(operator)
        if operator == "EMC":
            self.inside -= 1
        if operator in _PATHS | _ALONE | {"Q", "ET", "EMC"}:
            self.settled = len(self.out)

    def _painted(self, operator: str) -> None:
        """Mark what has been painted as an artifact, unless it is marked."""
        if operator in _PATHS | {"n", "ET"}:
            start, self.path = self.path, None
        elif operator in _ALONE:
            start = len(self.out) - 1
        else:
            return
        if self.inside or operator == "n" or start is None:
            return
        if start and str(self.out[start - 1].operator) == "EMC" and self._ends_artifact(start - 1):
            del self.out[start - 1]
        else:
            self.out.insert(start, _begun(Name.Artifact))
        self.out.append(ContentStreamInstruction([], Operator("EMC")))

    def _ends_artifact(self, at: int) -> bool:
        """Whether the sequence that ends here is an artifact, so that the next may join it."""
        begun = (one for one in reversed(self.out[:at]) if str(one.operator) in ("BMC", "BDC"))
        return str(next(begun).operator) == "BMC"

    def _point(self, operator: str, instruction: Instruction) -> None:
        """Pass the point before a picture, or close the picture's stretch after what it painted last."""
        if operator == "DP":
            self.waiting = instruction
        elif self.waiting is not None:
            self.waiting = None
        else:
            self.out.insert(self.settled, ContentStreamInstruction([], Operator("EMC")))
            self.inside -= 1


def _begun(tag: pikepdf.Object, properties: pikepdf.Object | None = None) -> ContentStreamInstruction:
    """The instruction that begins a marked sequence."""
    if properties is None:
        return ContentStreamInstruction([tag], Operator("BMC"))
    return ContentStreamInstruction([tag, properties], Operator("BDC"))
