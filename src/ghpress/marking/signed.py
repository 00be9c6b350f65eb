"""Keeps the files of signed pages (签付印) in ``.ghpress/signed`` and knows them again.

A signed page is printed from its stored file ever after: an upgrade of ghpress, of a face or of the
engine may change how a page is set, but not one that was signed. What the page says is kept beside it,
so that a page whose copy was changed since is not passed off as the signed one.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from ghpress.makeup.page import AdvertFrame, Frame, FurnitureFrame, Page, PictureFrame, TextFrame
from ghpress.marking.board import Board, Signed, page_name
from ghpress.remarks import InFile, Remark, error
from ghpress.rim import write_beside
from ghpress.values import dataclass

FOLDER = ".ghpress/signed"


@dataclass(frozen=True, slots=True)
class SignedPage:
    """A signed page as it is stored: its file, what it says, and how the desk shows it."""

    signed: Signed
    pdf: bytes
    says: str
    sheet: dict[str, Any]


def what_it_says(page: Page, folder: Path) -> str:
    """A hash of what a page says: its words in reading order, its pictures' bytes; not how it is set."""
    digest = hashlib.sha256()
    for piece in _says(page, folder):
        digest.update(len(piece).to_bytes(8, "big") + piece)
    return digest.hexdigest()


def _says(page: Page, folder: Path) -> Iterator[bytes]:
    for story, frames in groupby(page.frames, key=lambda frame: getattr(frame, "story", None)):
        yield str(story).encode()
        # A story's words as one: lines and columns may break elsewhere.
        told = list(frames)
        texts = (frame.block for frame in told if isinstance(frame, TextFrame))
        yield "".join(placed.line.text for block in texts for placed in block.lines).encode()
        yield from _shows(told, folder)


def _shows(frames: Iterable[Frame], folder: Path) -> Iterator[bytes]:
    """What frames show that is not composed text."""
    for frame in frames:
        match frame:
            case FurnitureFrame(words=words):
                yield repr(words).encode()
            case PictureFrame(picture=picture):
                yield _bytes(folder / picture.file)
            case AdvertFrame(advert=advert):
                yield _bytes(folder / advert.file)


def _bytes(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def store(folder: Path, page: str, pdf: bytes, says: str, sheet: dict[str, Any]) -> str:
    """Stores the file of a page (``LAYOUT/NUMBER``) before it is signed, and returns its SHA-256.

    Raises:
        Halt: it cannot be written.
    """
    sha256 = hashlib.sha256(pdf).hexdigest()
    stem = _stem(folder, page, sha256)
    write_beside(stem.with_suffix(".pdf"), pdf)
    facts = {"says": says, "sheet": sheet}
    write_beside(stem.with_suffix(".json"), json.dumps(facts, ensure_ascii=False).encode())
    return sha256


def signed_pages(folder: Path, layout: str, board: Board) -> tuple[dict[int, SignedPage], list[Remark]]:
    """The signed pages of a layout by number; an error for each whose file is not what was signed."""
    found: dict[int, SignedPage] = {}
    remarks: list[Remark] = []
    for signed in board.signed.values():
        if signed.layout != layout:
            continue
        page = _stored(folder, signed)
        if page is None:
            place = InFile(page_name(layout, signed.page))
            remarks.append(error("signed-file-lost", place, page=signed.page, by=signed.by))
        else:
            found[signed.page] = page
    return found, remarks


def _stored(folder: Path, signed: Signed) -> SignedPage | None:
    stem = _stem(folder, page_name(signed.layout, signed.page), signed.sha256)
    try:
        pdf = stem.with_suffix(".pdf").read_bytes()
        facts = json.loads(stem.with_suffix(".json").read_bytes())
        page = SignedPage(signed, pdf, str(facts["says"]), dict(facts["sheet"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return page if hashlib.sha256(pdf).hexdigest() == signed.sha256 else None


def _stem(folder: Path, page: str, sha256: str) -> Path:
    return folder / FOLDER / f"{page.replace('/', '-')}-{sha256[:16]}"
