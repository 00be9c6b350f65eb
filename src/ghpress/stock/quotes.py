"""Turns a face's narrow curly quotes into Chinese ones: a full em, ink in the half where type has it.

Some Han faces (LXGW WenKai) draw “ ” ‘ ’ as wide as Latin ones only. GB/T 15834 sets each in a frame
of one em; the face's own drawing is moved into such a frame, and its narrow form stays for Western
words under the feature pwid, as in Source Han's family.
"""

from copy import deepcopy
from typing import Any

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

OPENING = (0x2018, 0x201C)
CLOSING = (0x2019, 0x201D)

NARROW = 0.7
"""In em: a quote below this is a Western one (the bound Vivliostyle tests by)."""

BEARING = 0.076
"""In em: the blank between frame and ink on the ink's side, as Noto Serif CJK SC has it."""

_HAN = 0x4E00


def widen_quotes(font: TTFont) -> None:
    """Give a TrueType Han face full-width quotes if it has none. CFF faces are left as they are."""
    if "glyf" not in font:
        return
    cmap = font.getBestCmap()
    upem = font["head"].unitsPerEm
    narrow = {p: cmap[p] for p in (*OPENING, *CLOSING) if p in cmap and _is_narrow(font, cmap[p])}
    if _HAN not in cmap or not narrow:
        return
    wide = {point: _in_frame(font, name, upem, point in OPENING) for point, name in narrow.items()}
    for table in font["cmap"].tables:
        if table.format != 14:
            table.cmap.update({point: name for point, name in wide.items() if point in table.cmap})
    add_feature(font, "pwid", {wide[point]: narrow[point] for point in narrow})


def _is_narrow(font: TTFont, name: str) -> bool:
    return bool(font["hmtx"][name][0] < NARROW * font["head"].unitsPerEm)


def _in_frame(font: TTFont, name: str, upem: int, opens: bool) -> str:
    """A copy of the glyph in a frame of one em, its ink at the right or the left; the new name."""
    glyphs = font["glyf"]
    glyph = deepcopy(glyphs[name])
    glyph.expand(glyphs)
    glyph.recalcBounds(glyphs)
    left = upem - round(BEARING * upem) - (glyph.xMax - glyph.xMin) if opens else round(BEARING * upem)
    _move(glyph, left - glyph.xMin)
    glyph.recalcBounds(glyphs)
    new = f"{name}.wide"
    font.setGlyphOrder([*font.getGlyphOrder(), new])
    glyphs[new] = glyph
    font["hmtx"][new] = (upem, left)
    if "vmtx" in font:
        font["vmtx"][new] = font["vmtx"][name]
    return new


def _move(glyph: Any, dx: int) -> None:  # noqa: ANN401 - fontTools has no types
    if glyph.isComposite():
        for component in glyph.components:
            component.x += dx
    else:
        glyph.coordinates.translate((dx, 0))


def add_feature(font: TTFont, tag: str, mapping: dict[str, str]) -> None:
    """Add a feature of single substitutions, for every script and language the font names."""
    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(mapping)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)
    record = otTables.FeatureRecord()
    record.FeatureTag = tag
    record.Feature = otTables.Feature()
    record.Feature.FeatureParams = None
    record.Feature.LookupListIndex = [len(table.LookupList.Lookup) - 1]
    record.Feature.LookupCount = 1
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)
    for script in table.ScriptList.ScriptRecord:
        systems = [script.Script.DefaultLangSys, *(s.LangSys for s in script.Script.LangSysRecord)]
        for system in systems:
            if system is not None:
                system.FeatureIndex.append(table.FeatureList.FeatureCount - 1)
                system.FeatureCount = len(system.FeatureIndex)
