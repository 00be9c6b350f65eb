"""Turns a finished page file into facts about its structure: boxes, fonts, colours."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
import pikepdf
from numpy.typing import NDArray
from pikepdf import Object, Stream

from ghpress.preflight.content.matrix import Bounds
from ghpress.preflight.content.paints import Content
from ghpress.preflight.content.resources import Shown
from ghpress.preflight.content.unpacked import OUTLINES, Bytes, unpacked
from ghpress.preflight.inks import Colour, describe
from ghpress.preflight.outlines import open_program
from ghpress.values import dataclass

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


class Texts(Mapping[int, str]):
    """Code → text by a ToUnicode map (ISO 32000-1 9.10.3), read when asked: most fonts are whole."""

    def __init__(self, cmap: Bytes) -> None:
        self._cmap = cmap

    def __getitem__(self, code: int) -> str:
        return self._texts[code]

    def __iter__(self) -> Iterator[int]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    @cached_property
    def _texts(self) -> dict[int, str]:
        """Ranges, then single entries."""
        texts: dict[int, str] = {}
        for section in _RANGES.findall(self._cmap):
            for first, last, text in _TRIPLE.findall(section):
                start = int(text, 16)
                # A range of four-byte codes may say it reaches further than there are characters.
                span = range(int(first, 16), min(int(last, 16), int(first, 16) + 0xFFFF) + 1)
                texts.update((code, chr(start + step)) for step, code in enumerate(span))
        for section in _SINGLES.findall(self._cmap):
            for code, text in _PAIR.findall(section):
                texts[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
        return texts


@dataclass(frozen=True, slots=True, eq=False)
class FontFacts:
    """A font the page shows text in.

    ``program`` is the kind of the embedded program (``CIDFontType0C``, ``TrueType`` …), empty where
    none is. ``codes`` are those shown, ascending; for each of them ``drawn`` says whether the program
    has an outline, ``stated`` and ``actual`` how wide the file and the program say it is, in
    thousandths, NaN where that is not known. ``texts`` is what codes say by the font's ToUnicode map;
    ``first`` is where it shows its first text.
    """

    name: str
    program: str
    codes: NDArray[np.intp]
    drawn: NDArray[np.bool_]
    stated: NDArray[np.float64]
    actual: NDArray[np.float64]
    texts: Mapping[int, str]
    first: Bounds | None = None

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


def structure_of(page: pikepdf.Page, content: Content) -> Structure:
    """The structure of a page whose content has been followed."""
    fonts = sorted((_font(shown) for shown in content.shown), key=lambda font: font.name)
    colours = frozenset(tint.colour for tint in content.tints())
    blends = frozenset(describe(group.CS) if "/CS" in group else "" for group in content.groups)
    return Structure(boxes_of(page), tuple(fonts), colours, blends, len(content.skipped))


def boxes_of(page: pikepdf.Page) -> Boxes:
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


def _font(shown: Shown) -> FontFacts:
    """A font that showed text, with what it showed."""
    font = shown.font
    kind, content = ("Type3", b"") if shown.is_type3 else program_of(descriptor_of(font))
    codes, widths = shown.codes, shown.widths
    glyphs = _glyphs(font, codes)
    program = open_program(kind, content) if glyphs is not None and len(glyphs) else None
    # A program that is not opened is believed.
    drawn, actual = np.full(len(codes), bool(kind)), np.full(len(codes), np.nan)
    if glyphs is not None and program is not None:
        drawn = program.draws(glyphs)
        actual = actual if widths.is_vertical else program.widths(glyphs)
    return FontFacts(
        name=str(font.get("/BaseFont", "")).strip("/"),
        program=kind,
        codes=codes,
        drawn=drawn,
        stated=widths.each(codes),
        actual=actual,
        texts=Texts(unpacked(font.ToUnicode) if "/ToUnicode" in font else b""),
        first=shown.first,
    )


def _glyphs(font: Object, codes: NDArray[np.intp]) -> NDArray[np.integer] | None:
    """The glyph or CID of each code of a composite font; None where only its encoding would tell.

    Codes of Identity are CIDs, which a TrueType program may have a map for (ISO 32000-1 9.7.4.3).
    """
    if "/DescendantFonts" not in font or not str(font.get("/Encoding", "")).startswith("/Identity"):
        return None
    stated = font.DescendantFonts[0].get("/CIDToGIDMap")
    if not isinstance(stated, Stream):
        return codes
    written = unpacked(stated)
    table = np.append(np.frombuffer(written, ">u2", len(written) // 2), 0)
    return table[np.minimum(codes, len(table) - 1)]


def descriptor_of(font: Object) -> Object | None:
    """The font's descriptor; that of a composite font hangs on its descendant."""
    descendants = font.get("/DescendantFonts")
    return (descendants[0] if descendants is not None else font).get("/FontDescriptor")


def program_of(descriptor: Object | None) -> tuple[str, Bytes]:
    """The kind of the embedded program and its bytes."""
    for key in _PROGRAMS:
        stream = descriptor.get(key) if descriptor is not None else None
        if stream is not None:
            kinds = {"/FontFile": "Type1", "/FontFile2": "TrueType"}
            kind = kinds.get(key) or str(stream.get("/Subtype")).strip("/")
            return kind, unpacked(stream, OUTLINES)
    return "", b""
