"""Turns a proof into the ``pages.json`` of a build's folder and back."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from operator import attrgetter
from pathlib import Path
from typing import Any

from ghpress.compare.proof import Proof, ProofFrame, ProofLine, ProofPage
from ghpress.remarks import Halt, InFile, error

FILE = "pages.json"
FORMAT = 1
"""Raised when a field changes its meaning or goes."""

_LINE = tuple(ProofLine.__dataclass_fields__)
_FRAME = tuple(ProofFrame.__dataclass_fields__)
_PAGE = tuple(name for name in ProofPage.__dataclass_fields__ if name not in ("lines", "frames"))
_values_of_line, _values_of_frame = attrgetter(*_LINE), attrgetter(*_FRAME)


def as_json(proof: Proof) -> str:
    """The proof as JSON, a line of print a line of the file."""
    return "".join(in_parts(proof, proof.pages))


def in_parts(proof: Proof, pages: Iterable[ProofPage]) -> Iterator[str]:
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


def _page_text(page: ProofPage) -> str:
    plain = {name: getattr(page, name) for name in _PAGE}
    rows = ",\n".join(_dump(_values_of_line(line)) for line in page.lines)
    others = ",\n".join(_dump(_values_of_frame(frame)) for frame in page.frames)
    return f'{_dump(plain)[:-1]},\n"lines": [\n{rows}\n],\n"frames": [\n{others}\n]}}'


def _page(stored: dict[str, Any], folder: Path) -> ProofPage:
    lines = tuple(ProofLine(**dict(zip(_LINE, row, strict=True))) for row in stored["lines"])
    frames = tuple(ProofFrame(**dict(zip(_FRAME, row, strict=True))) for row in stored["frames"])
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
