"""Turns a finished page file into facts about its structure: boxes, fonts, colours."""

import io
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pikepdf import Object

from ghpress.preflight.inks import Colour, Painting, read_painting

_MM_PER_PT = 25.4 / 72

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class Box:
    """A page box in millimetres, as the file has it: from the left and from below."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From bottom to top."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes a page states itself; None where it does not."""

    media: Box
    bleed: Box | None
    trim: Box | None
    crop: Box | None


@dataclass(frozen=True, slots=True)
class FontFacts:
    """A font the page shows text in.

    ``program`` is the kind of the embedded program (``CIDFontType0C``, ``TrueType`` …), empty where
    none is. ``undrawn`` are the codes shown that the program has no glyph for; ``has_text`` tells
    that the font has a ToUnicode map.
    """

    name: str
    program: str
    has_text: bool
    codes: frozenset[int]
    undrawn: frozenset[int]

    @property
    def is_subset(self) -> bool:
        """Whether the name carries a subset tag (ISO 32000-1 9.6.4)."""
        tag, plus, _ = self.name.partition("+")
        return bool(plus) and len(tag) == 6 and tag.isupper()


@dataclass(frozen=True, slots=True)
class Structure:
    """Facts about a page."""

    boxes: Boxes
    fonts: tuple[FontFacts, ...]
    colours: frozenset[Colour]


def read_structure(page_file: bytes, page: int = 0) -> Structure:
    """The structure of a page."""
    with pikepdf.open(io.BytesIO(page_file)) as pdf:
        opened = pdf.pages[page]
        painting = read_painting(opened)
        fonts = sorted(_fonts(painting), key=lambda font: font.name)
        return Structure(_boxes(opened), tuple(fonts), frozenset(painting.colours))


def _boxes(page: pikepdf.Page) -> Boxes:
    """The page's boxes; only the media box may be inherited here."""
    stated = {name: _box(page.obj.get(name)) for name in ("/BleedBox", "/TrimBox", "/CropBox")}
    media = _box(page.mediabox)
    assert media is not None, "every page has a media box (ISO 32000-1 table 30)"
    return Boxes(media, stated["/BleedBox"], stated["/TrimBox"], stated["/CropBox"])


def _box(edges: Object | None) -> Box | None:
    """Four edges in points as a box in millimetres."""
    if edges is None:
        return None
    return Box(*(float(edge) * _MM_PER_PT for edge in edges.as_list()))


def _fonts(painting: Painting) -> Iterator[FontFacts]:
    """Every font that showed text, with what it showed."""
    for key, font in painting.fonts.items():
        descriptor = _descriptor(font)
        kind, program = _program(descriptor)
        codes = frozenset(painting.codes[key])
        yield FontFacts(
            name=str(font.get("/BaseFont", "")).strip("/"),
            program=kind,
            has_text="/ToUnicode" in font,
            codes=codes,
            undrawn=codes - _drawn(kind, program) if program else frozenset(),
        )


def _descriptor(font: Object) -> Object | None:
    """The font's descriptor; that of a composite font hangs on its descendant."""
    descendants = font.get("/DescendantFonts")
    return (descendants[0] if descendants is not None else font).get("/FontDescriptor")


def _program(descriptor: Object | None) -> tuple[str, bytes]:
    """The kind of the embedded program and its bytes."""
    for key in _PROGRAMS:
        stream = descriptor.get(key) if descriptor is not None else None
        if stream is not None:
            kinds = {"/FontFile": "Type1", "/FontFile2": "TrueType"}
            return kinds.get(key) or str(stream.get("/Subtype")).strip("/"), stream.read_bytes()
    return "", b""


def _drawn(kind: str, program: bytes) -> frozenset[int]:
    """The codes the program has a glyph for, glyph 0 (.notdef) not counted."""
    match kind:
        case "CIDFontType0C":
            return _cids(program)
        case "TrueType" | "OpenType":
            with TTFont(io.BytesIO(program), lazy=True) as font:
                return frozenset(range(1, font["maxp"].numGlyphs))
    return frozenset(range(256))


def _cids(program: bytes) -> frozenset[int]:
    """The CIDs of a CFF program; without CIDs of its own, codes are glyph ids."""
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top = fonts[0]
    if not hasattr(top, "ROS"):
        return frozenset(range(1, len(top.charset)))
    return frozenset(int(name.removeprefix("cid")) for name in top.charset[1:])
