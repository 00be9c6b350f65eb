"""Turns the glyphs of a page into its font resources, as a compositor sorts type into a case.

A PDF font resource has one text for each glyph. A glyph that stands for two characters (工 and the
radical U+2F2F) therefore needs two resources; the case deals each glyph to a layer that says what
this occurrence says.
"""

from collections.abc import MutableMapping
from dataclasses import dataclass, field

from ghpress.press.engine.facefont import FaceFont
from ghpress.stock.shelf import Shelf


@dataclass(slots=True)
class Case:
    """The fonts of one page, opened as glyphs call for them.

    ``fonts`` is the mapping the engine embeds from (``weasyprint.Document.fonts``).
    """

    shelf: Shelf
    fonts: MutableMapping[str, FaceFont]
    layers: dict[str, list[FaceFont]] = field(default_factory=dict)

    def font(self, face_key: str, glyph: int, text: str) -> FaceFont:
        """The resource from which this glyph prints this text; it notes the glyph as shown."""
        layers = self.layers.setdefault(face_key, [])
        usual = self.shelf.face(face_key).char_of(glyph)
        first = 0 if usual is None or usual == text else 1
        for number in range(first, len(layers) + 2):
            font = self._layer(face_key, number)
            if font.to_unicode.get(glyph, text) == text:
                font.take(glyph, text)
                return font
        raise AssertionError("a fresh layer takes any glyph")

    def _layer(self, face_key: str, number: int) -> FaceFont:
        """The face's resource of this layer, opened if it is new."""
        layers = self.layers[face_key]
        while len(layers) <= number:
            layers.append(FaceFont(self.shelf.face(face_key), len(layers)))
        font = layers[number]
        self.fonts.setdefault(font.hash, font)
        return font
