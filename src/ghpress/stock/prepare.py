"""Turns a font source into a prepared face: one face, cut to the repertoire, kept in the store."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from ghpress.stock.faces import Face, FaceFacts
from ghpress.stock.repertoire import repertoire

RECIPE = 1
"""Raise it when the way of cutting changes: every face is then cut anew under a new key."""

FEATURES = (
    *("ccmp", "mark", "mkmk", "kern", "palt", "halt", "chws"),
    *("vert", "vrt2", "vkrn", "vpal", "vhal", "vchw"),
    *("fwid", "hwid", "pwid", "tnum", "lnum", "onum", "sups", "subs"),
)
"""OpenType features kept: composition, kerning, trimmed marks, vertical forms, widths, figures.
Ligatures go, the composer never asks for them; so does locl, whose Japanese, Korean and Traditional
forms would add half as many glyphs again."""

NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
"""Name records kept: copyright, names, version, PostScript name, licence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A face where it was found: the file and its number in a collection."""

    path: Path
    number: int = 0


def prepare(source: Source, store: Path, *, whole: bool = False) -> Face:
    """Cut the face and put it into the store, unless it lies there already.

    Several processes may do so at once: files are written beside and renamed.

    Raises:
        OSError: the source cannot be read or the store cannot be written.
    """
    blob = hb.Blob(source.path.read_bytes())
    face = hb.Face(blob, source.number)
    key = _key(face, blob.data, source.number, whole=whole)
    known = opened(key, store)
    if known is not None:
        return known
    content = _cut(face, whole=whole)
    facts = _facts(content, key, source, whole=whole)
    store.mkdir(parents=True, exist_ok=True)
    path = store / _file_name(key, content)
    write_beside(path, content)
    write_beside(_facts_path(key, store), json.dumps({**asdict(facts), "file": path.name}).encode())
    return Face(path, facts)


@cache
def recipe() -> str:
    """Changes when the way of cutting, HarfBuzz or the repertoire does."""
    said = f"{RECIPE} {hb.version_string()} {FEATURES} {NAMES} {sorted(repertoire())}"
    return sha256(said.encode()).hexdigest()[:16]


def opened(key: str, store: Path) -> Face | None:
    """The prepared face of this key, or None if the store has not got it."""
    try:
        told: dict[str, Any] = json.loads(_facts_path(key, store).read_bytes())
    except FileNotFoundError:
        return None
    path = store / told.pop("file")
    told["vertical"] = tuple((upright, vertical) for upright, vertical in told["vertical"])
    return Face(path, FaceFacts(**told)) if path.exists() else None


def write_beside(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
        beside.write(content)
    Path(beside.name).chmod(0o644)
    os.replace(beside.name, path)  # noqa: PTH105 - said plainly: an atomic rename


def _facts_path(key: str, store: Path) -> Path:
    return store / f"{key}.json"


def _file_name(key: str, content: bytes) -> str:
    return f"{key}.{'otf' if content.startswith(b'OTTO') else 'ttf'}"


def _key(face: Any, content: bytes, number: int, *, whole: bool) -> str:  # noqa: ANN401
    """The PostScript name and eight digits of a hash of all that decides the prepared bytes."""
    digest = sha256(content)
    digest.update(f"{number} {whole} {recipe()}".encode())
    name = re.sub(r"[^\w-]", "", face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "face")
    return f"{name}-{'whole-' if whole else ''}{digest.hexdigest()[:8]}"


def _cut(face: Any, *, whole: bool) -> bytes:  # noqa: ANN401 - uharfbuzz has no types
    """The face as a font of its own; glyph ids are renumbered and, in CFF, equal the CIDs."""
    wanted = hb.SubsetInput()
    if whole:
        wanted.keep_everything()
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    else:
        wanted.unicode_set.update(repertoire())
        wanted.layout_feature_tag_set.clear()
        wanted.layout_feature_tag_set.update(_tag(feature) for feature in FEATURES)
        wanted.name_id_set.update(NAMES)
        wanted.flags = hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    return bytes(hb.subset(face, wanted).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.encode("ascii"), "big")


def _facts(content: bytes, key: str, source: Source, *, whole: bool) -> FaceFacts:
    font = TTFont(BytesIO(content), lazy=True)
    names, metrics = font["name"], font["OS/2"]
    return FaceFacts(
        key=key,
        ps_name=names.getDebugName(6) or "",
        family=names.getDebugName(16) or names.getDebugName(1) or "",
        style=names.getDebugName(17) or names.getDebugName(2) or "",
        version=names.getDebugName(5) or "",
        licence=names.getDebugName(13) or names.getDebugName(14) or "",
        source=source.path.name,
        whole=whole,
        upem=font["head"].unitsPerEm,
        ascent=metrics.sTypoAscender,
        descent=metrics.sTypoDescender,
        embedding=metrics.fsType,
        vertical=tuple(sorted(_vertical_forms(font).items())),
    )


def _vertical_forms(font: TTFont) -> dict[int, int]:
    """Glyph → vertical form by the single substitutions of vert, and vrt2 where vert has none."""
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
