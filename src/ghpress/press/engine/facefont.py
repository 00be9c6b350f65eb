"""Turns a prepared face into the font object the engine embeds.

The engine would open fonts through Pango and could silently take another file. This object has the
shape of ``weasyprint.pdf.fonts.Font`` as far as ``build_fonts_dictionary`` reads it, but its
program is the prepared face itself, so the glyph ids the composer chose are the ones embedded.
"""

import hashlib
from dataclasses import dataclass, field
from functools import cache

import uharfbuzz

from ghpress.stock.faces import Face

SERIF_FLAG, SYMBOLIC_FLAG = 1 << 1, 1 << 2
"""FontDescriptor flags (ISO 32000-1 table 123): our fonts use identity codes, so they are symbolic."""

DROPPED_TABLES = ("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx", "name", "post")
"""Tables no viewer needs once glyphs are placed one by one by their id."""


@dataclass(slots=True)
class FaceFont:
    """One font resource of a page: a face, and the text of each glyph as this resource knows it.

    ``layer`` 0 holds glyphs that stand for their usual character; a glyph that also stands for
    another (U+2F2F beside 工) prints that one from layer 1 and up, a font dictionary of the same
    program with its own ToUnicode. Every reader copes with that; few follow ActualText.
    """

    face: Face
    layer: int
    to_unicode: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    missing: dict[int, int] = field(default_factory=dict)
    file_content: bytes = b""
    bitmap: bool = False
    used_in_forms: bool = False
    italic_angle: int = 0
    stemv: int = 80
    stemh: int = 80
    index: int = 0
    hash: str = field(init=False)
    """The resource's name: six letters, the same for the same face and layer in every run."""

    def __post_init__(self) -> None:
        digest = hashlib.sha256(f"{self.face.key}/{self.layer}".encode()).digest()
        self.hash = "".join(chr(65 + number % 26) for number in digest[:6])

    @property
    def name(self) -> bytes:
        """BaseFont: subset tag and face key, by which the merger knows its face again."""
        return f"/{self.hash}+{self.face.key}".encode()

    @property
    def family(self) -> str:
        """FontFamily of the descriptor."""
        return self.face.family

    @property
    def ascent(self) -> int:
        """Ascent in 1/1000 em."""
        return round(self.face.ascent * 1000 / self.face.upem)

    @property
    def descent(self) -> int:
        """Descent in 1/1000 em, negative."""
        return -abs(round(self.face.descent * 1000 / self.face.upem))

    @property
    def flags(self) -> int:
        """FontDescriptor flags."""
        return SYMBOLIC_FLAG | (SERIF_FLAG if "Serif" in self.face.family else 0)

    @property
    def type(self) -> str:
        """``otf`` for CFF outlines, ``ttf`` for TrueType, as the engine spells them."""
        return "otf" if self.file_content[:4] == b"OTTO" else "ttf"

    def take(self, glyph: int, text: str) -> None:
        """Note that this glyph is shown and what it says."""
        if glyph not in self.to_unicode:
            self.to_unicode[glyph] = text
            self.widths[glyph] = exact(self.face.advance(glyph) * 1000 / self.face.upem)

    def clean(self, to_unicode: dict[int, str], hinting: bool) -> None:
        """Cut the program down to the glyphs shown (the engine calls this before it embeds)."""
        self.file_content = cut(self.face, frozenset(to_unicode))


def exact(number: float) -> float:
    """A whole float as an int, so that widths are written ``1000`` and not ``1000.``."""
    return int(number) if number == int(number) else number


def cut(face: Face, glyphs: frozenset[int]) -> bytes:
    """The face's program with these glyphs only, glyph ids kept."""
    request = uharfbuzz.SubsetInput()
    request.sets(uharfbuzz.SubsetInputSets.GLYPH_INDEX).update(glyphs)
    request.sets(uharfbuzz.SubsetInputSets.DROP_TABLE_TAG).update(_tags(DROPPED_TABLES))
    request.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.DESUBROUTINIZE
        | uharfbuzz.SubsetFlags.NO_LAYOUT_CLOSURE
        | uharfbuzz.SubsetFlags.CFF_IDENTITY_CHARSET
    )
    return bytes(uharfbuzz.subset(_opened(str(face.path)), request).blob.data)


@cache
def _opened(path: str) -> uharfbuzz.Face:
    """The face as HarfBuzz sees it, opened once a process."""
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(path))


def _tags(names: tuple[str, ...]) -> set[int]:
    """OpenType tags as numbers, padded to four letters."""
    return {int.from_bytes(name.ljust(4).encode(), "big") for name in names}
