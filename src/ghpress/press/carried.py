"""Turns a page job into a parcel that another machine can open: its files are named by their content.

No disk is shared. A worker keeps the files it was sent by their hash, and asks for those it has not
got; so faces travel once to each machine, and a page's job is small.
"""

import io
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from ghpress.cache import cache_folder
from ghpress.press.pagejob import PageFile, PageJob, advert_files, picture_files
from ghpress.press.pagekey import LAYOUT_SUFFIXES
from ghpress.stock.faces import Face
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Parcel:
    """A page job without its files: which of them stand where, by their hashes."""

    job: bytes
    files: tuple[tuple[str, str], ...]
    """Where a file stands in the worker's folder, and its hash."""
    faces: tuple[str, ...]

    def wanted(self) -> frozenset[str]:
        """The hashes of all it needs."""
        return frozenset((*(name for _, name in self.files), *self.faces))


@dataclass(frozen=True, slots=True)
class Wanting:
    """A worker's answer where it has not got all the files yet: the hashes of those to send."""

    names: frozenset[str]


def parcelled(job: PageJob) -> tuple[Parcel, Mapping[str, Path]]:
    """A page job as a parcel, and where the files it names are to be had."""
    folders = (job.layout.folder, *job.layout.parents)
    stands = [*_issue_files(job), *_layout_files(folders)]
    files = tuple((at, _hash(file, file.stat().st_mtime_ns)) for at, file in stands)
    at_hand = dict(zip((name for _, name in files), (file for _, file in stands), strict=True))
    named = [f"layout{number}" for number in range(len(folders))]
    layout = replace(job.layout, folder=named[0], parents=tuple(named[1:]))
    target = io.BytesIO()
    pickler = _Packer(target)
    pickler.dump(replace(job, layout=layout, folder=Path("issue"), kept=None))
    return Parcel(target.getvalue(), files, tuple(pickler.faces)), at_hand | pickler.faces


def render_parcel(
    render: Callable[[PageJob], PageFile],
    parcel: Parcel,
    sent: Mapping[str, bytes],
    keeps_pictures: bool,
) -> PageFile | Wanting:
    """The page of a parcel, printed by ``render``, or what is wanting for it. Runs in a worker."""
    kept = cache_folder() / "carried"
    kept.mkdir(parents=True, exist_ok=True)
    for name, content in sent.items():
        _keep(kept / name, content)
    wanting = frozenset(name for name in parcel.wanted() if not (kept / name).is_file())
    if wanting:
        return Wanting(wanting)
    with tempfile.TemporaryDirectory(prefix="ghpress-page-") as folder:
        job = opened(parcel, kept, Path(folder))
        return render(replace(job, kept=cache_folder() / "pictures") if keeps_pictures else job)


def opened(parcel: Parcel, kept: Path, folder: Path) -> PageJob:
    """The job of a parcel, its files put in a folder from those kept by their hashes."""
    (folder / "issue").mkdir(exist_ok=True)
    for at, name in parcel.files:
        place = folder / at
        place.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(kept / name, place)
        except OSError:  # another disk, or one that knows no links
            shutil.copyfile(kept / name, place)
    job = _Opener(io.BytesIO(parcel.job), kept).load()
    assert isinstance(job, PageJob), "a parcel holds a page job"
    parents = tuple(str(folder / name) for name in job.layout.parents)
    layout = replace(job.layout, folder=str(folder / job.layout.folder), parents=parents)
    return replace(job, layout=layout, folder=folder / "issue")


class _Packer(pickle.Pickler):
    """Pickles a job, its faces by the hashes of their files."""

    def __init__(self, target: io.BytesIO) -> None:
        super().__init__(target)
        self.faces: dict[str, Path] = {}

    def persistent_id(self, obj: Any) -> Any:  # noqa: ANN401 - pickle's own
        """What stands for a face."""
        if not isinstance(obj, Face):
            return None
        name = _hash(obj.path, obj.path.stat().st_mtime_ns)
        self.faces[name] = obj.path
        return name, obj.facts


class _Opener(pickle.Unpickler):
    """Opens a pickled job with the faces that are kept here."""

    def __init__(self, source: io.BytesIO, kept: Path) -> None:
        super().__init__(source)
        self.kept = kept

    def persistent_load(self, pid: Any) -> Any:  # noqa: ANN401 - pickle's own
        """The face that something stands for."""
        name, facts = pid
        return Face(self.kept / name, facts)


def _issue_files(job: PageJob) -> Iterator[tuple[str, Path]]:
    """The page's pictures and adverts, and where they stand."""
    for frame, file in picture_files(job):
        if file.is_file():
            yield f"issue/{frame.picture.file}", file
    for advert, file in advert_files(job):
        if file.is_file():
            yield f"issue/{advert.advert.file}", file


def _layout_files(folders: tuple[str, ...]) -> Iterator[tuple[str, Path]]:
    """A layout's files and its parents', and where they stand."""
    for number, folder in enumerate(folders):
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix in (*LAYOUT_SUFFIXES, ".jpeg") and file.is_file():
                yield f"layout{number}/{file.relative_to(folder).as_posix()}", file


def _keep(place: Path, content: bytes) -> None:
    """Keep a file that was sent, whole or not at all, if it is what its name says."""
    if sha256(content).hexdigest() != place.name:
        return
    handle, beside = tempfile.mkstemp(prefix=".", dir=place.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(beside).replace(place)


@cache
def _hash(file: Path, changed: int) -> str:
    """The hash of a file's content, as it was when last changed."""
    return sha256(file.read_bytes()).hexdigest()
