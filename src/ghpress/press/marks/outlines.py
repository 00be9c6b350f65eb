"""Turns composed lines into outlines, as PDF operators: words on a slug need no font of their own."""

from collections.abc import Iterator
from typing import Any

from fontTools.pens.basePen import BasePen

from ghpress.galley.block import SetBlock
from ghpress.galley.line import Line, Run
from ghpress.press.engine.strokes import number
from ghpress.stock.faces import Face
from ghpress.stock.shelf import Shelf
from ghpress.units import PT


def outlined(block: SetBlock, shelf: Shelf, x: float, y: float) -> Iterator[str]:
    """The block's lines filled in the colour in force, its lower left corner at (x, y) in points.

    What is drawn is said as well: readers find the words as the drawing's actual text (ISO 32000-1
    14.9.4).
    """
    yield f"/Span <</ActualText <{_utf16(block.text())}>>> BDC"
    for placed in block.lines:
        base = y + (block.depth - placed.y) / PT
        yield from _line(placed.line, shelf, x + placed.x / PT, base)
    yield "EMC"


def _utf16(text: str) -> str:
    """A text string in hexadecimal, with its byte order mark."""
    return (b"\xfe\xff" + text.encode("utf-16-be")).hex()


def _line(line: Line, shelf: Shelf, x: float, y: float) -> Iterator[str]:
    for run in line.runs:
        yield from _run(run, shelf.face(run.face), x, y)


def _run(run: Run, face: Face, x: float, y: float) -> Iterator[str]:
    """Each glyph's path, at the size and width of the run."""
    scale = run.size / PT / face.upem
    wide = scale * run.condense / 1000
    for glyph, at in zip(run.glyphs, run.xs, strict=True):
        pen = _Pen(wide, scale, x + at / PT, y + run.rise / PT)
        face.draw(glyph, pen)
        if pen.path:
            yield " ".join([*pen.path, "f"])


class _Pen(BasePen):  # type: ignore[misc] # fontTools has no types
    """Writes a glyph's path as operators, moved and scaled."""

    def __init__(self, across: float, up: float, x: float, y: float) -> None:
        super().__init__(None)
        self.path: list[str] = []
        self._across, self._up, self._x, self._y = across, up, x, y

    def _moveTo(self, pt: Any) -> None:  # noqa: ANN401 - the library's names
        self.path.append(f"{self._at(pt)} m")

    def _lineTo(self, pt: Any) -> None:  # noqa: ANN401
        self.path.append(f"{self._at(pt)} l")

    def _curveToOne(self, pt1: Any, pt2: Any, pt3: Any) -> None:  # noqa: ANN401
        self.path.append(f"{self._at(pt1)} {self._at(pt2)} {self._at(pt3)} c")

    def _closePath(self) -> None:
        self.path.append("h")

    def _at(self, point: tuple[float, float]) -> str:
        x, y = self._x + point[0] * self._across, self._y + point[1] * self._up
        return f"{number(x)} {number(y)}"
