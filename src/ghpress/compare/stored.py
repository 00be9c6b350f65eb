"""Turns a proof into the ``pages.json`` of a build's folder and back."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import deflate

from ghpress.compare.proof import Proof, ProofFrame, ProofLine, ProofPage
from ghpress.remarks import Halt, InFile, error
from ghpress.values import dataclass

FILE = "pages.json"
FORMAT = 1
"""Raised when a field changes its meaning or goes."""

_PAGE = tuple(name for name in ProofPage.__dataclass_fields__ if name not in ("lines", "frames"))

EFFORT = 1
"""How hard to pack, of 12: a page's lines take 26 kB instead of 70."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page as it will be written: what is said of the whole page, and its lines and frames, packed."""

    page: ProofPage
    rows: bytes


def as_json(proof: Proof) -> str:
    """The proof as JSON, a line of print a line of the file."""
    return "".join(in_parts(proof, map(packed, proof.pages)))


def packed(page: ProofPage) -> Packed:
    """A page that is written later, when others are done: its lines are much, and text when packed."""
    rows = _rows(page).encode("utf-8", "surrogatepass")
    bare = replace(page, lines=(), frames=())
    return Packed(bare, bytes(deflate.gzip_compress(rows, EFFORT)))


def in_parts(proof: Proof, pages: Iterable[Packed]) -> Iterator[str]:
    """The same with these pages instead of its own, a page a part: they need not all be at hand."""
    head = {"format": FORMAT, "issue": proof.issue, "layout": proof.layout, "titles": proof.titles}
    yield f'{_dump(head)[:-1]}, "pages": [\n'
    for at, page in enumerate(pages):
        yield (",\n" if at else "") + _page_text(page)
    yield "\n]}\n"


def read_proof(path: Path) -> Proof:
    """The proof of a build: its folder, its pages.json, its issue PDF or one of its page files.

    Raises:
        Halt: there is none, or it is not one of ours.
    """
    folder = path if path.is_dir() else path.parent
    file = next((each / FILE for each in (folder, folder.parent) if (each / FILE).is_file()), None)
    if file is None:
        raise Halt((error("proof-missing", InFile(str(path)), file=FILE),))
    try:
        stored = json.loads(file.read_text(encoding="utf-8"))
        if stored["format"] != FORMAT:
            raise ValueError("another format")
        pages = tuple(_page(page, file.parent) for page in stored["pages"])
        titles = tuple((str(story), str(title)) for story, title in stored["titles"])
        proof = Proof(stored["issue"], stored["layout"], pages, titles)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as fault:
        raise Halt((error("proof-broken", InFile(str(file))),)) from fault
    return _only(proof, path) if path.suffix.lower() == ".pdf" else proof


def _only(proof: Proof, path: Path) -> Proof:
    """The proof's one page whose file this is; all of them for the issue PDF."""
    pages = tuple(page for page in proof.pages if Path(page.file).name == path.name)
    return replace(proof, pages=pages) if pages else proof


def _page_text(packed_page: Packed) -> str:
    plain = {name: getattr(packed_page.page, name) for name in _PAGE}
    rows = bytes(deflate.gzip_decompress(packed_page.rows)).decode("utf-8", "surrogatepass")
    return f"{_dump(plain)[:-1]},\n{rows}}}"


def _rows(page: ProofPage) -> str:
    rows = ",\n".join(map(_dump, page.lines))
    others = ",\n".join(map(_dump, page.frames))
    return f'"lines": [\n{rows}\n],\n"frames": [\n{others}\n]'


def _page(stored: dict[str, Any], folder: Path) -> ProofPage:
    lines = tuple(map(ProofLine._make, stored["lines"]))
    frames = tuple(map(ProofFrame._make, stored["frames"]))
    named = {key: str(folder / stored[key]) if stored[key] else "" for key in ("file", "picture")}
    return ProofPage(
        stored["number"],
        stored["width"],
        stored["height"],
        lines,
        frames,
        digest=stored["digest"],
        **named,
    )


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _dump(value: object) -> str:
    return _ENCODER.encode(value)
