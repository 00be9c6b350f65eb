"""Turns the fonts and pictures of bound pages into ones the pages share.

A page file embeds its own cut of every face. Bound together, the cuts of one face become one: the
glyphs of all pages cut once more from the prepared face. Codes are glyph ids of that face on every
page, so no content stream changes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.press.cmaps import entries_of, read_entries, write_to_unicode
from ghpress.press.finish.cidset import cid_set
from ghpress.press.finish.within import drop, resource_dictionaries
from ghpress.press.programs import cut_program
from ghpress.values import dataclass

DEFAULT_WIDTH = 1000
"""The width of a glyph that /W does not name (ISO 32000-1 table 117): a full em, as Han are."""


@dataclass(slots=True)
class UnitedFont:
    """Fonts of several pages that agree on face and text, on their way to being one.

    ``name`` is the BaseFont, subset tag and all. ``pattern`` is the first page's font, whose
    dictionaries serve for all. ``entries`` are the lines that its CMaps say ``texts`` in.
    """

    name: str
    pattern: pikepdf.Object
    entries: set[bytes] = field(default_factory=set)
    texts: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)

    @property
    def face(self) -> str:
        """The key of the face: the name behind the subset tag."""
        return self.name.partition("+")[2]

    def takes(self, entries: set[bytes], widths: Mapping[int, float]) -> bool:
        """Add a page's glyphs, if none says one thing here and another there.

        Most pages say little that is new.
        """
        known, new = self.texts, read_entries(entries - self.entries)
        if any(known.get(glyph, text) != text for glyph, text in new.items()):
            return False
        known.update(new)
        self.entries |= entries
        self.widths.update(widths)
        return True


def drop_programs(page_file: pikepdf.Pdf, faces: Mapping[str, Path]) -> None:
    """Drop the programs of a page's fonts that will share one, before the page is copied with them.

    They are nearly all there is in a page of text, and copying takes them into memory.
    """
    for _, _, font in _fonts_of_known_faces(page_file, faces):
        for kind in ("/FontFile2", "/FontFile3"):
            drop(font.DescendantFonts[0].FontDescriptor, kind)


def share_fonts(pdf: pikepdf.Pdf, faces: Mapping[str, Path]) -> None:
    """Give all pages one font a face and text; a face not among ``faces`` stays as it is.

    A face whose glyphs print two texts (工 and the radical U+2F2F) keeps two font dictionaries with
    one program.
    """
    united: dict[str, list[UnitedFont]] = defaultdict(list)
    places = list(_fonts_of_known_faces(pdf, faces))
    owners = [_owner(united, font) for _, _, font in places]
    by_face: dict[str, list[UnitedFont]] = defaultdict(list)
    for fonts in united.values():
        for font in fonts:
            by_face[font.face].append(font)
    made = {
        id(font): shared
        for face, fonts in by_face.items()
        for font, shared in zip(fonts, _shared_fonts(pdf, faces[face], fonts), strict=True)
    }
    for (resource, name, _), owner in zip(places, owners, strict=True):
        resource[name] = made[id(owner)]


def share_pictures(pdf: pikepdf.Pdf) -> None:
    """Let equal pictures on several pages be one object."""
    first: dict[bytes, pikepdf.Object] = {}
    for page in pdf.pages:
        for resources in resource_dictionaries(page):
            xobjects = resources.get("/XObject", Dictionary())
            for name, xobject in list(xobjects.items()):
                if xobject.get("/Subtype") == Name.Image:
                    xobjects[name] = first.setdefault(fingerprint(xobject), xobject)


def share_plates(pdf: pikepdf.Pdf) -> None:
    """Let the same spot on several pages be one colour space (ISO 19005-2 6.2.4.4)."""
    first: dict[bytes, pikepdf.Object] = {}
    for page in pdf.pages:
        for resources in resource_dictionaries(page):
            spaces = resources.get("/ColorSpace", Dictionary())
            for name, space in list(spaces.items()):
                if isinstance(space, pikepdf.Array) and space[0] == Name.Separation:
                    spaces[name] = first.setdefault(fingerprint(space), space)


def fingerprint(value: pikepdf.Object) -> bytes:
    """A digest of an object and all it refers to, whatever the numbers of its objects."""
    digest = hashlib.sha256()
    for part in _parts(value):
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.digest()


def _parts(value: pikepdf.Object) -> Iterator[bytes]:
    """An object as bytes, references followed; a picture refers to nothing that refers back."""
    if isinstance(value, pikepdf.Stream):
        yield value.read_raw_bytes()
        value = value.stream_dict
    if isinstance(value, pikepdf.Dictionary):
        for key, entry in sorted(value.items()):
            yield key.encode()
            yield fingerprint(entry)
    elif isinstance(value, pikepdf.Array):
        for entry in value:
            yield fingerprint(entry)
    else:
        yield repr(value).encode()


def _fonts_of_known_faces(
    pdf: pikepdf.Pdf, faces: Mapping[str, Path]
) -> Iterator[tuple[pikepdf.Object, str, pikepdf.Object]]:
    """Every font dictionary of a page, the name it has there, and the font."""
    for page in pdf.pages:
        for resources in resource_dictionaries(page):
            fonts = resources.get("/Font", Dictionary())
            for name, font in fonts.items():
                if face_key(font) in faces:
                    yield fonts, name, font


def face_key(font: pikepdf.Object) -> str:
    """The face's key, as the painter wrote it behind the subset tag."""
    return str(font.get("/BaseFont", "")).partition("+")[2]


def _owner(united: dict[str, list[UnitedFont]], font: pikepdf.Object) -> UnitedFont:
    """The united font that takes this one in: the first of its name that agrees with it."""
    name = str(font.BaseFont)
    entries = entries_of(font.ToUnicode.read_bytes())
    widths = read_widths(font.DescendantFonts[0].get("/W", pikepdf.Array()))
    for owner in united[name]:
        if owner.takes(entries, widths):
            return owner
    owner = UnitedFont(name, font)
    united[name].append(owner)
    owner.takes(entries, widths)
    return owner


def _shared_fonts(pdf: pikepdf.Pdf, face: Path, fonts: Iterable[UnitedFont]) -> Iterator[pikepdf.Object]:
    """The fonts of one face as PDF objects around one program."""
    fonts = tuple(fonts)
    program = cut_program(face, frozenset(glyph for font in fonts for glyph in font.texts))
    if program.outlines == "cff":
        stream = pdf.make_stream(program.content, Subtype=Name.CIDFontType0C)
        key = Name.FontFile3
    else:
        stream = pdf.make_stream(program.content, Length1=len(program.content))
        key = Name.FontFile2
    for font in fonts:
        descendant = font.pattern.DescendantFonts[0]
        descendant.FontDescriptor[key] = stream
        if "/CIDSet" in descendant.FontDescriptor:
            descendant.FontDescriptor.CIDSet = pdf.make_stream(
                cid_set(program.content, is_cff=program.outlines == "cff")
            )
        descendant.W = write_widths(font.widths)
        font.pattern.ToUnicode = pdf.make_stream(write_to_unicode(font.texts))
        yield font.pattern


def read_widths(widths: pikepdf.Object) -> dict[int, float]:
    """Glyph → width from a /W array (ISO 32000-1 9.7.4.3)."""
    found: dict[int, float] = {}
    entries = iter(widths.as_list())
    for first in entries:
        then = next(entries)
        if isinstance(then, pikepdf.Array):
            found.update((int(first) + step, float(width)) for step, width in enumerate(then.as_list()))
        else:
            width = float(next(entries))
            found.update((glyph, width) for glyph in range(int(first), int(then) + 1))
    return found


def write_widths(widths: Mapping[int, float]) -> pikepdf.Array:
    """The /W array of these widths: neighbours in one list, full ems left to the default."""
    rows: list[tuple[int, list[float]]] = []
    for glyph, width in sorted(widths.items()):
        if width == DEFAULT_WIDTH:
            continue
        if not rows or glyph != rows[-1][0] + len(rows[-1][1]):
            rows.append((glyph, []))
        rows[-1][1].append(int(width) if width == int(width) else round(width, 4))
    return pikepdf.Array([part for first, row in rows for part in (first, pikepdf.Array(row))])
