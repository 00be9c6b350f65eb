"""Turns a face as published into the face we set: cut to the repertoire, in its language's forms."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from io import BytesIO
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from ghpress.stock.quotes import widen_quotes
from ghpress.stock.recipe import FEATURES, NAMES, UnfitFace, language_of
from ghpress.stock.repertoire import is_ideograph, repertoire
from ghpress.values import dataclass

_FLAGS = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
"""In a CID-keyed face CID = glyph id, so that Identity-H is right for the page's font either way."""

_BARE = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.DESUBROUTINIZE
"""Outlines as a page embeds them: hints say nothing at plate resolution, subroutines cost more than they
save among the glyphs of a page, and without them a page's glyphs are cut by copying them."""

_PLAIN = {"ccmp": False, "calt": False, "liga": False, "kern": False}


@dataclass(frozen=True, slots=True)
class Said:
    """What a font says of itself in its tables; fields as in ``FaceFacts``."""

    ps_name: str
    family: str
    style: str
    version: str
    licence: str
    upem: int
    ascent: int
    descent: int
    embedding: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut face: its bytes, glyph → vertical form, what the font says of itself."""

    content: bytes
    vertical: Mapping[int, int]
    says: Said


def cut_face(content: bytes, number: int, *, whole: bool) -> Cut:
    """The face as a font of its own, glyph ids renumbered unless it stays whole.

    Its character map gives the forms that text marked as Simplified Chinese shows (of a face drawn
    for Taiwan or Hong Kong: as Traditional): Source Han's family draws — 0.89 em wide by default and a
    full em by locl.

    Raises:
        UnfitFace: the file is damaged, or no OpenType font with outlines.
    """
    try:
        return _cut(hb.Face(hb.Blob(content), number), whole=whole)
    except Exception as trouble:  # whatever two font libraries may say of a damaged file
        raise UnfitFace(str(trouble) or type(trouble).__name__) from trouble


def _cut(face: Any, *, whole: bool) -> Cut:  # noqa: ANN401 - uharfbuzz has no types
    language = language_of(face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "")
    points = set(face.unicodes) if whole else repertoire(language) & set(face.unicodes)
    local = _local_forms(face, points, language)
    plan = hb.SubsetPlan(face, _wanted(points, local.values(), whole=whole))
    renumbered = plan.old_to_new_glyph_mapping
    font = TTFont(BytesIO(bytes(plan.execute().blob.data)), lazy=True, recalcBBoxes=False)
    font.recalcTimestamp = False
    font.setGlyphOrder([f"glyph{number:05d}" for number in range(font["maxp"].numGlyphs)])
    forms = {point: f"glyph{renumbered[glyph]:05d}" for point, glyph in local.items()}
    remap(font, forms)
    widen_quotes(font)
    vertical, says = vertical_forms(font), _says(font)
    finished = BytesIO()
    font.save(finished, reorderTables=None)
    return Cut(finished.getvalue(), vertical, says)


def _says(font: TTFont) -> Said:
    names, metrics = font["name"], font["OS/2"]

    def name(*numbers: int) -> str:
        said = (names.getDebugName(number) for number in numbers)
        return next((str(text) for text in said if text), "")

    return Said(
        ps_name=name(6),
        family=name(16, 1),
        style=name(17, 2),
        version=name(5),
        licence=name(13, 14),
        upem=font["head"].unitsPerEm,
        ascent=metrics.sTypoAscender,
        descent=metrics.sTypoDescender,
        embedding=metrics.fsType,
    )


def _wanted(points: AbstractSet[int], glyphs: Iterable[int], *, whole: bool) -> Any:  # noqa: ANN401
    wanted = hb.SubsetInput()
    if whole:
        wanted.keep_everything()
        wanted.flags = _FLAGS | hb.SubsetFlags.RETAIN_GIDS
        return wanted
    wanted.unicode_set.update(points)
    wanted.glyph_set.update(glyphs)
    wanted.layout_feature_tag_set.clear()
    wanted.layout_feature_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in FEATURES)
    wanted.name_id_set.update(NAMES)
    wanted.flags = _FLAGS | _BARE
    return wanted


def _local_forms(face: Any, points: Iterable[int], language: str) -> dict[int, int]:  # noqa: ANN401
    """Code point → glyph, where text of this language shows another glyph than the map says."""
    font = hb.Font(face)
    forms = {}
    for point in points:
        if is_ideograph(point):
            continue
        buffer = hb.Buffer()
        buffer.add_codepoints([point])
        buffer.direction, buffer.script, buffer.language = "ltr", "Hani", language
        buffer.flags = hb.BufferFlags.PRESERVE_DEFAULT_IGNORABLES
        hb.shape(font, buffer, _PLAIN)
        shown = [info.codepoint for info in buffer.glyph_infos]
        if len(shown) == 1 and shown[0] != font.get_nominal_glyph(point):
            forms[point] = shown[0]
    return forms


def remap(font: TTFont, forms: Mapping[int, str]) -> None:
    """Point characters to other glyphs in every map of the font that has them."""
    for table in font["cmap"].tables:
        if table.format != 14:  # 14 holds variation sequences, no plain characters
            table.cmap.update({point: name for point, name in forms.items() if point in table.cmap})


def vertical_forms(font: TTFont) -> dict[int, int]:
    """Glyph → vertical form by the single substitutions of vert, and of vrt2 where vert has none."""
    forms: dict[str, str] = {}
    for tag in ("vert", "vrt2"):
        for mapping in _single_substitutions(font, tag):
            forms = {**mapping, **forms}
    number = font.getGlyphID
    return {number(upright): number(vertical) for upright, vertical in forms.items()}


def _single_substitutions(font: TTFont, tag: str) -> list[Mapping[str, str]]:
    """The mappings of a feature's single substitutions, in the order of its lookups."""
    if "GSUB" not in font:
        return []
    table = font["GSUB"].table
    records = table.FeatureList.FeatureRecord if table.FeatureList else []
    wanted = sorted({n for r in records if r.FeatureTag == tag for n in r.Feature.LookupListIndex})
    subtables = (s for n in wanted for s in table.LookupList.Lookup[n].SubTable)
    bare = (getattr(subtable, "ExtSubTable", subtable) for subtable in subtables)
    return [subtable.mapping for subtable in bare if hasattr(subtable, "mapping")]
