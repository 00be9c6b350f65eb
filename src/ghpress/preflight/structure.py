"""Turns a finished page file into facts about its structure: boxes, fonts, colours."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pikepdf
from pikepdf import Object

from ghpress.preflight.inks import Colour, Painting, read_painting
from ghpress.preflight.outlines import outlined

_MM_PER_PT = 25.4 / 72

_SINGLES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
_TRIPLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]{4})>")

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
    none is. ``codes`` are those shown, ``drawn`` those of them that the program has an outline for,
    ``texts`` what each code says by the font's ToUnicode map.
    """

    name: str
    program: str
    codes: frozenset[int]
    drawn: frozenset[int]
    texts: Mapping[int, str]

    @property
    def is_subset(self) -> bool:
        """Whether the name carries a subset tag (ISO 32000-1 9.6.4)."""
        tag, plus, _ = self.name.partition("+")
        return bool(plus) and len(tag) == 6 and tag.isupper()


@dataclass(frozen=True, slots=True)
class Structure:
    """Facts about a page, its adverts but for their number left out.

    ``blends`` are the spaces its transparent groups blend in.
    """

    boxes: Boxes
    fonts: tuple[FontFacts, ...]
    colours: frozenset[Colour]
    blends: frozenset[str]
    adverts: int = 0


def read_structure(page_file: bytes, page: int = 0) -> Structure:
    """The structure of a page."""
    with pikepdf.open(io.BytesIO(page_file)) as pdf:
        opened = pdf.pages[page]
        painting = read_painting(opened)
        fonts = sorted(_fonts(painting), key=lambda font: font.name)
        colours, blends = frozenset(painting.colours), frozenset(painting.blends)
        return Structure(_boxes(opened), tuple(fonts), colours, blends, painting.adverts)


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
        kind, program = program_of(descriptor_of(font))
        codes = frozenset(painting.codes[key])
        yield FontFacts(
            name=str(font.get("/BaseFont", "")).strip("/"),
            program=kind,
            codes=codes,
            drawn=outlined(kind, program, codes) if program else frozenset(),
            texts=MappingProxyType(_texts(font)),
        )


def descriptor_of(font: Object) -> Object | None:
    """The font's descriptor; that of a composite font hangs on its descendant."""
    descendants = font.get("/DescendantFonts")
    return (descendants[0] if descendants is not None else font).get("/FontDescriptor")


def program_of(descriptor: Object | None) -> tuple[str, bytes]:
    """The kind of the embedded program and its bytes."""
    for key in _PROGRAMS:
        stream = descriptor.get(key) if descriptor is not None else None
        if stream is not None:
            kinds = {"/FontFile": "Type1", "/FontFile2": "TrueType"}
            return kinds.get(key) or str(stream.get("/Subtype")).strip("/"), stream.read_bytes()
    return "", b""


def _texts(font: Object) -> dict[int, str]:
    """Code → text by the ToUnicode map (ISO 32000-1 9.10.3), single entries and ranges."""
    if "/ToUnicode" not in font:
        return {}
    cmap = font.ToUnicode.read_bytes()
    texts: dict[int, str] = {}
    for section in _RANGES.findall(cmap):
        for first, last, text in _TRIPLE.findall(section):
            start = int(text, 16)
            span = range(int(first, 16), int(last, 16) + 1)
            texts.update((code, chr(start + step)) for step, code in enumerate(span))
    for section in _SINGLES.findall(cmap):
        for code, text in _PAIR.findall(section):
            texts[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
    return texts
