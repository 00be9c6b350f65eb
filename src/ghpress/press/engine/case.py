"""Deals the glyphs of a page to its font resources, as a compositor sorts type into a case.

A PDF font resource has one text for each glyph. A glyph that stands for two characters (工 and the
radical U+2F2F) therefore needs two resources; the case deals each glyph to a layer that says what
this occurrence says.
"""

from collections.abc import Iterator
from dataclasses import field
from operator import itemgetter

from ghpress.galley.line import Line, Run
from ghpress.press.engine.facefont import FaceFont
from ghpress.press.engine.sorts import sorts
from ghpress.stock.shelf import Shelf
from ghpress.values import dataclass


@dataclass(slots=True)
class Case:
    """The fonts of one page by face, opened as glyphs call for them."""

    shelf: Shelf
    layers: dict[str, list[FaceFont]] = field(default_factory=dict)

    def fonts(self) -> Iterator[FaceFont]:
        """Every resource of the page that shows anything, a face's together, as they were opened."""
        for layers in self.layers.values():
            yield from (font for font in layers if font.usual or font.others)

    def deal(self, line: Line, run: Run) -> list[tuple[FaceFont, int, int]]:
        """A run cut where the font resource changes, which it does only at glyphs of two texts."""
        layers = self.layers.get(run.face) or self._open(run.face)
        if len(run.glyphs) > 1 and _said(line, run) == "".join(
            itemgetter(*run.glyphs)(layers[0].sorts.usual)
        ):
            layers[0].usual.update(run.glyphs)
            return [(layers[0], 0, len(run.glyphs))]
        dealt: list[tuple[FaceFont, int, int]] = []
        for at, (glyph, text) in enumerate(zip(run.glyphs, line.texts(run), strict=True)):
            font = _fitting(layers, glyph, text)
            if dealt and dealt[-1][0] is font:
                dealt[-1] = (font, dealt[-1][1], at + 1)
            else:
                dealt.append((font, at, at + 1))
        return dealt

    def _open(self, face_key: str) -> list[FaceFont]:
        """A face's resources, of which there is one to begin with."""
        return self.layers.setdefault(face_key, [FaceFont(sorts(self.shelf.face(face_key)), 0)])


def _said(line: Line, run: Run) -> str | None:
    """What a run says where each glyph says one character of the line, in order: as nearly all do."""
    clusters = run.clusters
    first, count = clusters[0], len(clusters)
    starts = line.starts[first : first + count]
    if clusters != tuple(range(first, first + count)) or len(starts) != count:
        return None
    begin = starts[0]
    stop = line.starts[first + count] if first + count < len(line.starts) else len(line.text)
    return line.text[begin:stop] if starts == tuple(range(begin, stop)) else None


def _fitting(layers: list[FaceFont], glyph: int, text: str) -> FaceFont:
    """The resource from which this glyph prints this text; it notes the glyph as shown."""
    usual = layers[0].sorts.usual[glyph]
    if usual == text:
        layers[0].usual.add(glyph)
        return layers[0]
    for number in range(1 if usual else 0, len(layers) + 2):
        if number == len(layers):
            layers.append(FaceFont(layers[0].sorts, number))
        if layers[number].says(glyph) in (None, text):
            layers[number].others[glyph] = text
            return layers[number]
    raise AssertionError("a fresh layer takes any glyph")
