"""Deals the glyphs of a page to its font resources, as a compositor sorts type into a case.

A PDF font resource has one text for each glyph. A glyph that stands for two characters (工 and the
radical U+2F2F) therefore needs two resources; the case deals each glyph to a layer that says what
this occurrence says.
"""

from collections.abc import Iterator
from dataclasses import field
from itertools import groupby

from ghpress.galley.flat import PrintedLine, PrintedRun
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

    def deal(self, line: PrintedLine, run: PrintedRun) -> list[tuple[FaceFont, PrintedRun]]:
        """A run cut where the font resource changes, which it does only at glyphs of two texts."""
        layers = self.layers.get(run.face) or self._open(run.face)
        glyphs, usual = run.glyphs, layers[0].sorts.usual
        if line.said(run) == "".join(map(usual.__getitem__, glyphs)):
            layers[0].usual.update(glyphs)
            return [(layers[0], run)]
        fonts = [_fitting(layers, *each) for each in zip(glyphs, line.texts(run), strict=True)]
        return [(font, run.part(each)) for font, each in _alike(fonts)]

    def _open(self, face_key: str) -> list[FaceFont]:
        """A face's resources, of which there is one to begin with."""
        return self.layers.setdefault(face_key, [FaceFont(sorts(self.shelf.face(face_key)), 0)])


def _alike(fonts: list[FaceFont]) -> Iterator[tuple[FaceFont, slice]]:
    """Fonts of glyphs in a row, each once, with the place of its glyphs."""
    start = 0
    for _, group in groupby(fonts, id):
        count = len(list(group))
        yield fonts[start], slice(start, start + count)
        start += count


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
