"""Turns made-up pages into a proof: every line and frame with its place, source and setting."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ghpress.galley.block import Placed
from ghpress.galley.line import Line
from ghpress.makeup.page import (
    AdvertFrame,
    Frame,
    FurnitureFrame,
    GroundFrame,
    Page,
    PictureFrame,
    ShapeFrame,
    TextFrame,
)
from ghpress.remarks import InFile
from ghpress.units import Length, in_mm
from ghpress.values import dataclass


class ProofLine(NamedTuple):
    """A printed line. Lengths are mm from the trim's top left corner, to 0.01.

    ``x`` and ``y`` are the start of its baseline, ``setting`` a digest of its glyphs, faces, sizes, inks
    and their places along it; two lines of one text and one setting look alike to the last dot.
    ``ends`` says that it is its paragraph's last; ``source`` is where its first character is written.
    """

    story: str
    role: str
    style: str
    text: str
    x: float
    y: float
    width: float
    size: float
    setting: str
    ends: bool = True
    vertical: bool = False
    source: str = ""


class ProofFrame(NamedTuple):
    """What is printed beside lines: a picture, a rule, a ground, a shape, furniture with its words."""

    id: str
    kind: str
    role: str
    story: str
    x: float
    y: float
    width: float
    height: float
    content: str = ""


@dataclass(frozen=True, slots=True)
class ProofPage:
    """A page of a proof. ``file`` and ``picture`` are paths, ``digest`` the page file's SHA-256."""

    number: int
    width: float
    height: float
    lines: tuple[ProofLine, ...]
    frames: tuple[ProofFrame, ...]
    file: str = ""
    picture: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """One proof of an issue; ``titles`` are (story, headline), in the order of the issue."""

    issue: str
    layout: str
    pages: tuple[ProofPage, ...]
    titles: tuple[tuple[str, str], ...] = ()

    def title(self, story: str) -> str:
        """A story's headline, or its id."""
        return dict(self.titles).get(story, story)


def proof_page(page: Page, digest_of: Callable[[str], str] = lambda _: "") -> ProofPage:
    """A page as a proof keeps it, its files not named yet.

    ``digest_of`` tells a picture's or an advert's file from another of the same name.
    """
    lines = tuple(
        _line(frame, placed)
        for frame in page.frames
        if isinstance(frame, TextFrame)
        for placed in frame.block.lines
    )
    frames = tuple(_frame(frame, digest_of) for frame in page.frames if not isinstance(frame, TextFrame))
    return ProofPage(page.number, _mm(page.width), _mm(page.height), lines, frames)


def with_files(page: ProofPage, file: str, picture: str, content: bytes) -> ProofPage:
    """The page with the names of its files and its page file's digest."""
    return replace(page, file=file, picture=picture, digest=hashlib.sha256(content).hexdigest())


def _line(frame: TextFrame, placed: Placed) -> ProofLine:
    line, rect = placed.line, frame.rect
    return ProofLine(
        frame.story,
        frame.role,
        placed.role,
        line.text,
        _mm(rect.x + placed.x),
        _mm(rect.y + placed.y),
        _mm(line.width),
        _mm(max([run.size for run in line.runs], default=0)),
        _setting(line),
        line.is_last,
        line.vertical,
        str(placed.source) if isinstance(placed.source, InFile) else "",
    )


def _setting(line: Line) -> str:
    """Sixteen figures that differ where anything printed differs, but for where the line stands."""
    printed = repr((line.runs, line.marks, line.notes, line.vertical))
    return hashlib.sha256(printed.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _frame(frame: Frame, digest_of: Callable[[str], str]) -> ProofFrame:
    rect = frame.rect
    story = "" if isinstance(frame, FurnitureFrame | AdvertFrame) else getattr(frame, "story", "")
    edges = (_mm(rect.x), _mm(rect.y), _mm(rect.width), _mm(rect.height))
    return ProofFrame(frame.id, _kind(frame), frame.role, story, *edges, _content(frame, digest_of))


def _kind(frame: Frame) -> str:
    match frame:
        case PictureFrame():
            return "picture"
        case FurnitureFrame():
            return "furniture"
        case AdvertFrame():
            return "advert"
        case GroundFrame():
            return "ground"
        case ShapeFrame():
            return "shape"
        case _:
            return "rule"


def _content(frame: Frame, digest_of: Callable[[str], str]) -> str:
    """What it shows: a file, or words."""
    match frame:
        case PictureFrame():
            return f"{frame.picture.file} {digest_of(frame.picture.file)}".rstrip()
        case AdvertFrame():
            return f"{frame.advert.file} {digest_of(frame.advert.file)}".rstrip()
        case FurnitureFrame():
            return "\n".join(f"{field}: {words}" for field, words in frame.words)
        case _:
            return ""


@lru_cache(maxsize=4096)
def _mm(length: Length) -> float:
    return round(in_mm(length), 2)
