"""Keeps the sheets of a proof whose pages are given away, so that marks on it are read by them.

Copy may be corrected while somebody reads a PDF elsewhere. What stood under his pen is known from the
sheets of that proof, which the permanent id of the PDF names (``.ghpress/sent/ID.json.gz``).
"""

import gzip
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from ghpress.marking.sheet import Sheet, sheet_from, sheet_object
from ghpress.rim import write_beside

FOLDER = ".ghpress/sent"
MOST_KEPT = 50
"""Proofs kept: some 60 kB each for four broadsheet pages."""


def sheets_id(sheets: Mapping[int, Sheet]) -> str:
    """A name for these sheets: the same sheets, the same name."""
    return sha256(_written(sheets)).hexdigest()[:16]


def _written(sheets: Mapping[int, Sheet]) -> bytes:
    objects = [sheet_object(sheet) for sheet in sheets.values()]
    return json.dumps(objects, ensure_ascii=False, separators=(",", ":")).encode()


def keep_sent(folder: Path, original: str, sheets: Mapping[int, Sheet]) -> None:
    """Keeps the sheets of the pages in the PDF of this id.

    Raises:
        Halt: they cannot be written.
    """
    path = folder / FOLDER / f"{original}.json.gz"
    if not path.exists():
        write_beside(path, gzip.compress(_written(sheets), mtime=0))
    kept = sorted(path.parent.glob("*.json.gz"), key=lambda one: one.stat().st_mtime)
    for old in kept[:-MOST_KEPT]:
        old.unlink(missing_ok=True)


def sent_sheets(folder: Path, original: str) -> dict[int, Sheet] | None:
    """The sheets of the PDF of this id, by page; None where they are not kept."""
    if not (original.isalnum() and original.isascii()):
        return None
    path = folder / FOLDER / f"{original}.json.gz"
    try:
        found: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))
        return {int(one["number"]): sheet_from(one) for one in found}
    except (OSError, EOFError, ValueError, KeyError, TypeError):
        return None
