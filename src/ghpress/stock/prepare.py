"""Turns a font source into a prepared face, kept in the store under a key of all that made it."""

import json
import re
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

import uharfbuzz as hb

from ghpress.rim import write_beside
from ghpress.stock.faces import Face, FaceFacts
from ghpress.stock.recipe import language_of, recipe
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A face where it was found: the file and its number in a collection."""

    path: Path
    number: int = 0


def prepare(source: Source, store: Path, *, whole: bool = False) -> Face:
    """Cut the face and put it into the store, unless it lies there already.

    Several processes may do so at once: files are written beside and renamed.

    Raises:
        OSError: the source cannot be read.
        Halt: the store cannot be written.
        UnfitFace: the source is no sound font.
    """
    content = source.path.read_bytes()
    key = _key(content, source.number, whole=whole)
    known = opened(key, store)
    if known is not None:
        return known
    # Loaded only where there is something to cut: fontTools takes longer to load than a shelf to open.
    from ghpress.stock.cut import cut_face

    cut = cut_face(content, source.number, whole=whole)
    facts = FaceFacts(
        key=key,
        source=source.path.name,
        size=len(cut.content),
        whole=whole,
        vertical=tuple(sorted(cut.vertical.items())),
        **asdict(cut.says),
    )
    path = store / f"{key}.{'otf' if cut.content.startswith(b'OTTO') else 'ttf'}"
    write_beside(path, cut.content)
    write_beside(_facts_path(key, store), json.dumps({**asdict(facts), "file": path.name}).encode())
    return Face(path, facts)


def opened(key: str, store: Path) -> Face | None:
    """The prepared face of this key, or None if the store has not got it."""
    try:
        told: dict[str, Any] = json.loads(_facts_path(key, store).read_bytes())
    except (FileNotFoundError, ValueError):
        return None
    path = store / told.pop("file")
    told["vertical"] = tuple((upright, vertical) for upright, vertical in told["vertical"])
    whole = path.exists() and path.stat().st_size == told["size"]
    return Face(path, FaceFacts(**told)) if whole else None


def _facts_path(key: str, store: Path) -> Path:
    return store / f"{key}.json"


def _key(content: bytes, number: int, *, whole: bool) -> str:
    """The PostScript name and eight digits of a hash of all that decides the prepared bytes."""
    digest = sha256(content)
    digest.update(f"{number} {whole} {recipe()}".encode())
    said = hb.Face(hb.Blob(content), number).get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME)
    language = language_of(said or "")
    if language != "zh-Hans":
        digest.update(language.encode())
    name = re.sub(r"[^A-Za-z0-9_-]", "", said or "") or "face"
    return f"{name}-{'whole-' if whole else ''}{digest.hexdigest()[:8]}"
