"""Adds the fonts of a page to the file the engine has painted.

The engine would open fonts through Pango and could silently take another file. Here a font's program
is cut from the prepared face itself, so the glyph ids the composer chose are the ones embedded.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby

import pydyf

from ghpress.press.cmaps import write_to_unicode
from ghpress.press.engine.facefont import FaceFont
from ghpress.press.engine.update import Update
from ghpress.press.packing import QUICK, packed
from ghpress.press.programs import Program, cut_program
from ghpress.stock.faces import Face

FIXED_PITCH_FLAG, SERIF_FLAG, SYMBOLIC_FLAG = 1 << 0, 1 << 1, 1 << 2
"""FontDescriptor flags (ISO 32000-1 table 123): our fonts use identity codes, so they are symbolic."""

STEM = 80
"""The strokes of no font: readers of PDF take a substitute's from it, and none is ever taken."""

DEFAULT_WIDTH = 1000
"""The width of a glyph that /W does not name (ISO 32000-1 table 117): a full em, as Han are."""


def embed(file: Update, fonts: Iterable[FaceFont], among: tuple[int, bytes]) -> None:
    """Add a page's fonts to a file; those of one face share its program.

    They come ``among`` others: the number of the dictionary that holds these, and its entries.
    """
    number, entries = among
    named = pydyf.Dictionary()
    for face, group in groupby(fonts, lambda font: font.sorts.face):
        layers = [(font, font.texts()) for font in group]
        program = cut_program(face.path, frozenset().union(*(texts for _, texts in layers)))
        stream = file.add(_program_stream(program).data)
        for font, texts in layers:
            named[font.name] = _font(file, font, texts, (program, stream))
    if named:
        file.write(number, b"<<" + entries + named.data.removeprefix(b"<<"))


def _font(
    file: Update, font: FaceFont, texts: Mapping[int, str], program: tuple[Program, bytes]
) -> bytes:
    """A font (ISO 32000-1 9.7.6), as it is referred to."""
    face, is_cff = font.sorts.face, program[0].outlines == "cff"
    widths = {glyph: font.sorts.widths[glyph] for glyph in texts}
    base = f"/{font.name}+{face.key}".encode()
    descriptor = _descriptor(face, base, list(widths.values()))
    descriptor["FontFile3" if is_cff else "FontFile2"] = program[1]
    descendant = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if is_cff else "/CIDFontType2",
            "BaseFont": base,
            "CIDSystemInfo": b"<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>",
            "W": _widths(widths),
            "FontDescriptor": file.add(descriptor.data),
        }
    )
    if not is_cff:
        descendant["CIDToGIDMap"] = "/Identity"
    composite = pydyf.Dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": base,
            "ToUnicode": file.add(_stream(packed(write_to_unicode(texts))).data),
            "Encoding": "/Identity-H",
            "DescendantFonts": pydyf.Array([file.add(descendant.data)]),
        }
    )
    return file.add(composite.data)


def _descriptor(face: Face, base: bytes, widths: list[float]) -> pydyf.Dictionary:
    """The font's descriptor; its box is the face's, as wide as the widest glyph shown."""
    ascent = round(face.ascent * 1000 / face.upem)
    descent = -abs(round(face.descent * 1000 / face.upem))
    is_fixed = len(widths) > 1 and len(set(widths)) == 1
    serif = SERIF_FLAG if "Serif" in face.family else 0
    return pydyf.Dictionary(
        {
            "Type": "/FontDescriptor",
            "FontName": base,
            "FontFamily": pydyf.String(face.family),
            "Flags": SYMBOLIC_FLAG | serif | (FIXED_PITCH_FLAG if is_fixed else 0),
            "FontBBox": pydyf.Array([0, descent, max(widths), ascent]),
            "ItalicAngle": 0,
            "Ascent": ascent,
            "Descent": descent,
            "CapHeight": ascent,
            "StemV": STEM,
            "StemH": STEM,
        }
    )


def _widths(widths: Mapping[int, float]) -> bytes:
    """The /W array of these widths: neighbours in one list, full ems left to the default."""
    rows: list[str] = []
    last = -2
    for glyph, width in widths.items():
        if width == DEFAULT_WIDTH:
            continue
        written = f"{width:.4f}".rstrip("0").rstrip(".")
        rows.append(f" {written}" if glyph == last + 1 else f"]{glyph}[{written}")
        last = glyph
    return f"[{''.join(rows)[1:]}{']' if rows else ''}]".encode()


def _program_stream(program: Program) -> pydyf.Stream:
    """A font program, bare CFF or TrueType (ISO 32000-1 9.9, table 126)."""
    is_cff = program.outlines == "cff"
    stream = _stream(packed(program.content, QUICK))
    stream.extra |= {"Subtype": "/CIDFontType0C"} if is_cff else {"Length1": len(program.content)}
    return stream


def _stream(content: bytes) -> pydyf.Stream:
    """A stream packed for good: who saves the file later leaves it as it is."""
    return pydyf.Stream([content], {"Filter": "/FlateDecode"})
