"""Builds the made-up test face: every glyph a box 1000 or 500 units wide, so lines add up in the head.

Han and full-width marks are 1000, Latin, Greek, Cyrillic, digits, half-width forms and the interpunct
500. The only others: the two-em and three-em dash, 2000 and 3000, and what Unicode makes zero wide.
Marks have their ink in the half where Chinese type has it, so that trimming can be seen. No kerning.
工 and the radical U+2F2F share a glyph; full-width marks have vertical forms, with ink at the right.
"""

import struct
import unicodedata
from io import BytesIO
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from ghpress.stock.repertoire import repertoire
from ghpress.stock.shelf import Shelf, open_shelf

UPEM = 1000
MADE = 3_800_000_000
"""Seconds since 1904: a day in 2024. A fixed date, so that the face is the same every time."""

ROLES = ("song", "song-bold", "biaosong", "hei", "hei-heavy", "hei-light", "kai", "fang")
SHARED = {0x2F2F: 0x5DE5}
LEFT_INK = "，。、；：！？”’）》〉」』】〕］｝〗"
RIGHT_INK = "“‘（《〈「『【〔［｛〖"
UPRIGHTS = "，。、：；！？（）《》〈〉「」『』【】〔〕“”‘’—…～"
"""Marks with a vertical form."""

HALF_WIDE = "\u2013"
FULL_WIDE = "\u2003"
ZERO_WIDE = "\u200b\u200c\u200d\u2060\ufeff"
LONG = {0x2E3A: 2000, 0x2E3B: 3000}

LACKING = "\u4e04\u3400"
"""Han the face has not got, for tests of the fallback: 丄 is rare and in no table, 㐀 is Extension A."""


def width(point: int) -> int:
    """The advance of a character, in thousandths of an em."""
    char = chr(point)
    if point in LONG:
        return LONG[point]
    if char in ZERO_WIDE or unicodedata.combining(char):
        return 0
    kind = unicodedata.east_asian_width(char)
    wide = (
        kind in "WF" or char in FULL_WIDE or (kind == "A" and point >= 0x2000 and char not in HALF_WIDE)
    )
    return 1000 if wide else 500


def build_face(
    path: Path, ps_name: str = "TestSong-Regular", *, latin: int = 500, rights: int = 0
) -> None:
    """Write the test face.

    ``latin`` widens what would be 500, for composites of two faces; ``rights`` is OS/2 fsType.
    """
    points = sorted(repertoire() - set(SHARED))
    verticals = [ord(mark) for mark in UPRIGHTS]
    names = [".notdef", *(f"u{point:04X}" for point in points), *(f"u{p:04X}.vert" for p in verticals)]
    widths = [
        1000,
        *(latin if width(p) == 500 else width(p) for p in points),
        *(1000 for _ in verticals),
    ]
    boxes = [
        _box(100, 900),
        *(_ink(point, advance) for point, advance in zip(points, widths[1:], strict=False)),
        *(_box(600, 900) for _ in verticals),
    ]
    font = FontBuilder(UPEM, isTTF=True)
    font.setupGlyphOrder(names)
    cmap = {point: f"u{point:04X}" for point in points}
    cmap |= {point: f"u{stands:04X}" for point, stands in SHARED.items()}
    font.setupCharacterMap(cmap)
    _raw_outlines(font, boxes)
    sides = (_left_edge(box) for box in boxes)
    metrics = {name: metric for name, *metric in zip(names, widths, sides, strict=True)}
    font.setupHorizontalMetrics(metrics)
    font.setupHorizontalHeader(ascent=880, descent=-120)
    ascents = {"sTypoAscender": 880, "usWinAscent": 880}
    descents = {"sTypoDescender": -120, "usWinDescent": 120}
    font.setupOS2(**ascents, **descents, fsType=rights)
    family, _, style = ps_name.partition("-")
    font.setupNameTable({"familyName": family, "styleName": style, "psName": ps_name, "version": "1.0"})
    font.setupPost(keepGlyphNames=False)
    rules = "".join(f"sub u{p:04X} by u{p:04X}.vert; " for p in verticals)
    addOpenTypeFeaturesFromString(font.font, f"feature vert {{ {rules} }} vert;")
    _save(font, path)


def build_folder(folder: Path) -> None:
    """A title's fonts folder: the test face and a ``faces.yaml`` that maps every role to it."""
    folder.mkdir(parents=True, exist_ok=True)
    build_face(folder / "test.ttf")
    roles = "".join(f"  {role}: {{han: TestSong-Regular}}\n" for role in ROLES)
    (folder / "faces.yaml").write_text(f"roles:\n{roles}", encoding="utf-8")


def made_up_shelf(folder: Path) -> Shelf:
    """A shelf whose every role is the test face, built and prepared below ``folder``."""
    build_folder(folder / "fonts")
    shelf, remarks = open_shelf(folder / "fonts", folder / "store")
    assert not remarks, remarks
    return shelf


def _ink(point: int, advance: int) -> bytes:
    char = chr(point)
    if not advance or char.isspace() or unicodedata.category(char) in ("Zs", "Cf", "Cc"):
        return b""
    if char in LEFT_INK:
        return _box(100, 400)
    if char in RIGHT_INK:
        return _box(600, 900)
    return _box(advance // 10, advance - advance // 10)


def _box(left: int, right: int, low: int = -50, high: int = 800) -> bytes:
    """A glyf record: one contour of four points, padded to four bytes."""
    head = struct.pack(">hhhhh", 1, left, low, right, high)
    end_and_hints = struct.pack(">HH", 3, 0)
    flags = bytes([1, 1, 1, 1])  # on curve, both coordinates as words
    xs = struct.pack(">hhhh", left, 0, right - left, 0)
    ys = struct.pack(">hhhh", low, high - low, 0, low - high)
    record = head + end_and_hints + flags + xs + ys
    return record + b"\0" * (-len(record) % 4)


def _left_edge(box: bytes) -> int:
    return struct.unpack_from(">h", box, 2)[0] if box else 0


def _raw_outlines(font: FontBuilder, boxes: list[bytes]) -> None:
    """Put glyf and loca in as bytes: compiling 12,000 glyph objects would take seconds."""
    font.setupMaxp()
    head, maxp = font.font["head"], font.font["maxp"]
    head.indexToLocFormat, head.xMin, head.yMin, head.xMax, head.yMax = 1, 0, -50, 3000, 800
    for field in _MAXP_ZEROS:
        setattr(maxp, field, 0)
    maxp.maxPoints, maxp.maxContours, maxp.maxZones = 4, 1, 1
    maxp.recalc = lambda font: None
    offsets = [0]
    for box in boxes:
        offsets.append(offsets[-1] + len(box))
    font.font["glyf"] = _raw("glyf", b"".join(boxes))
    font.font["loca"] = _raw("loca", struct.pack(f">{len(offsets)}L", *offsets))


_MAXP_ZEROS = (
    *("maxCompositePoints", "maxCompositeContours", "maxTwilightPoints", "maxStorage"),
    *("maxFunctionDefs", "maxInstructionDefs", "maxStackElements", "maxSizeOfInstructions"),
    *("maxComponentElements", "maxComponentDepth"),
)


def _raw(tag: str, data: bytes) -> DefaultTable:
    table = DefaultTable(tag)
    table.data = data
    return table


def _save(font: FontBuilder, path: Path) -> None:
    font.font.recalcBBoxes = False
    font.font.recalcTimestamp = False
    font.font["head"].created = font.font["head"].modified = MADE
    content = BytesIO()
    font.font.save(content)
    path.write_bytes(content.getvalue())
