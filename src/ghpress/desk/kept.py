"""Keeps proofs in ``.ghpress/proofs`` of the issue, so that the present one can be held against them.

A proof is kept when a page leaves a round, and when somebody asks for it: its ``pages.json`` as a build
writes it, and its page files, each stored once under its SHA-256. The folder tells git to leave it out:
page files are large, and marks, rounds and signed pages, which git does carry, do not need it.
"""

import contextlib
import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

from ghpress.compare.proof import Proof as Dump
from ghpress.compare.proof import ProofPage as DumpPage
from ghpress.compare.proof import proof_page
from ghpress.compare.stored import FILE as PAGES
from ghpress.compare.stored import as_json, read_proof
from ghpress.desk.proof import Proof
from ghpress.remarks import Halt, InFile, error
from ghpress.rim import write_beside
from ghpress.values import dataclass

FOLDER = ".ghpress/proofs"
FILES = "files"
LABELS = "kept.json"

MOST = 12
"""Proofs kept: two for each round. A broadsheet of four pages takes some 3 MB each."""

_NAME = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Label:
    """Why a proof was kept, when and by whom: a page left a round, or (page 0) somebody asked."""

    at: str
    by: str
    page: int = 0
    round: str = ""


@dataclass(frozen=True, slots=True)
class KeptProof:
    """A kept proof: its name, its layout and its labels, the first of them the oldest."""

    name: str
    layout: str
    labels: tuple[Label, ...]


def dump_of(proof: Proof) -> Dump:
    """The proof on the desk as one that can be compared; its pages' files are named by their SHA-256."""
    assert proof.issue is not None, "a proof with pages is an issue's"
    digest_of = partial(_digest_of, Path(proof.issue.folder))
    shown = {page.sheet.number: page for page in proof.pages}
    pages = []
    for job in proof.jobs:
        page = shown[job.page.number]
        file = f"../{FILES}/{page.sha256}.pdf"
        pages.append(replace(proof_page(job.page, digest_of), file=file, digest=page.sha256))
    note = (proof.issue.note,) if proof.issue.note else ()
    titles = tuple(
        (story.id, " ".join(part.chars for part in story.head.headline))
        for story in (*proof.issue.stories, *note)
    )
    return Dump(proof.issue.id, proof.layout, tuple(pages), titles)


def keep_proof(folder: Path, proof: Proof, label: Label) -> str:
    """Keeps the proof on the desk and returns its name; one that is kept already gets another label.

    Raises:
        Halt: it cannot be written.
    """
    whole = as_json(dump_of(proof)).encode("utf-8", "surrogatepass")
    name = hashlib.sha256(whole).hexdigest()[:16]
    root = folder / FOLDER
    write_beside(root / ".gitignore", b"*\n")
    for page in proof.pages:
        file = root / FILES / f"{page.sha256}.pdf"
        if not file.is_file():
            write_beside(file, page.pdf)
    write_beside(root / name / PAGES, whole)
    former = _labelled(root / name)
    labels = (*(former.labels if former else ()), label)
    facts = {"layout": proof.layout, "labels": [asdict(each) for each in labels]}
    # Last: a proof whose labels are there is whole.
    write_beside(root / name / LABELS, json.dumps(facts, ensure_ascii=False).encode())
    _trim(root)
    return name


def kept_proofs(folder: Path, layout: str) -> tuple[KeptProof, ...]:
    """The proofs kept of a layout, the newest first."""
    return tuple(each for each in _all(folder / FOLDER) if each.layout == layout)


def read_kept(folder: Path, name: str) -> Dump:
    """A kept proof.

    Raises:
        Halt: there is none of this name, or it is broken.
    """
    if not _NAME.fullmatch(name) or not (folder / FOLDER / name / LABELS).is_file():
        raise Halt((error("kept-unknown", InFile(FOLDER)),))
    return read_proof(folder / FOLDER / name)


def kept_file(folder: Path, digest: str) -> bytes | None:
    """The page file with this SHA-256, if a kept proof has it and it is what it was."""
    if not re.fullmatch(r"[0-9a-f]{64}", digest):
        return None
    try:
        content = (folder / FOLDER / FILES / f"{digest}.pdf").read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == digest else None


def _all(root: Path) -> list[KeptProof]:
    """Every kept proof, the newest first by its last label."""
    folders = (each for each in root.glob("*") if _NAME.fullmatch(each.name))
    found = [kept for each in folders if (kept := _labelled(each)) is not None]
    return sorted(found, key=lambda kept: kept.labels[-1].at, reverse=True)


def _labelled(folder: Path) -> KeptProof | None:
    try:
        facts: dict[str, Any] = json.loads((folder / LABELS).read_bytes())
        labels = tuple(Label(**each) for each in facts["labels"])
        return KeptProof(folder.name, str(facts["layout"]), labels) if labels else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _trim(root: Path) -> None:
    """Lets the oldest proofs go, and the page files that none of the others has."""
    every = _all(root)
    for old in every[MOST:]:
        shutil.rmtree(root / old.name, ignore_errors=True)
    used = set(_files(root, every[:MOST]))
    for file in (root / FILES).glob("*.pdf"):
        if file.stem not in used:
            with contextlib.suppress(OSError):
                file.unlink()


def _files(root: Path, kept: Iterable[KeptProof]) -> Iterable[str]:
    for each in kept:
        pages: tuple[DumpPage, ...] = ()
        with contextlib.suppress(Halt):
            pages = read_proof(root / each.name).pages
        yield from (page.digest for page in pages)


def _digest_of(folder: Path, name: str) -> str:
    """Eight figures that tell a picture's file from another of its name; none for one not there."""
    try:
        return hashlib.sha256((folder / name).read_bytes()).hexdigest()[:8]
    except OSError:
        return ""
