"""Turns annotations into XFDF (ISO 19444-1) and XFDF into annotations.

Nothing of a file that is read is run or fetched: a document type, which could declare entities, is
refused before anything of it counts, and elements, their depth and the bytes are bounded.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from math import isfinite
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from ghpress.marking.exchange.annotation import MOST, Annotation, Area
from ghpress.marking.exchange.times import as_iso, as_pdf
from ghpress.marking.exchange.trims import Leaf
from ghpress.remarks import Halt, InFile, error
from ghpress.values import dataclass

NAMESPACE = "http://ns.adobe.com/xfdf/"
OWN = "urn:ghpress:marks"
"""The name space of the one attribute that is ours."""

MOST_BYTES = 64_000_000
DEEPEST = 40
"""Elements within elements: XFDF has some eight, rich text a few more."""

KINDS = {
    kind.lower(): kind
    for kind in (
        "Text FreeText Highlight Underline Squiggly StrikeOut Caret Square Circle Line Polygon PolyLine "
        "Ink Stamp FileAttachment Sound Redact Movie Screen RichMedia Projection Link Popup Widget"
    ).split()
}
_PARAGRAPHS = {"p", "br", "div"}


@dataclass(frozen=True, slots=True)
class Xfdf:
    """What an XFDF file says: its annotations, and the permanent id of the PDF they are on."""

    annotations: tuple[Annotation, ...]
    original: str = ""
    is_cut: bool = False


def xfdf_of(
    annotations: Iterable[Annotation], leaves: Mapping[int, Leaf], pdf: str, original: str
) -> bytes:
    """The annotations as XFDF for a PDF of this name and id, whose pages are the leaves in order."""
    rows = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xfdf xmlns="{NAMESPACE}" xmlns:ghpress="{OWN}" xml:space="preserve">',
        f"<f href={quoteattr(pdf)}/>",
        f'<ids original="{original.upper()}" modified="{original.upper()}"/>',
        "<annots>",
        *(_written(one, leaves) for one in annotations),
        "</annots>",
        "</xfdf>",
        "",
    ]
    return "\n".join(rows).encode("utf-8")


def _written(one: Annotation, leaves: Mapping[int, Leaf]) -> str:
    """One annotation as an element."""
    leaf = leaves[one.page]
    given = {
        "page": str(list(leaves).index(one.page)),
        "rect": _numbers(leaf.box(one.rect)),
        "coords": ",".join(_numbers(leaf.corners(quad)) for quad in one.quads),
        "color": one.colour,
        "flags": "print",
        "name": one.name,
        "title": one.by,
        "subject": one.subject,
        "date": as_pdf(one.at),
        "creationdate": as_pdf(one.at),
        "inreplyto": one.answers,
        "replyType": ("group" if one.is_grouped else "reply") if one.answers else "",
        "statemodel": "Review" if one.state else "",
        "state": one.state,
        "IT": one.intent,
        "icon": "Comment" if one.kind == "Text" else "",
        "ghpress:own": one.own,
    }
    attributes = " ".join(f"{key}={quoteattr(_clean(value))}" for key, value in given.items() if value)
    name = one.kind.lower()
    return f"<{name} {attributes}><contents>{escape(_clean(one.words))}</contents></{name}>"


def _numbers(values: Iterable[float]) -> str:
    return ",".join(f"{value:.4f}" for value in values)


def _clean(text: str) -> str:
    """Without characters that XML has not."""
    return "".join(
        char
        for char in text
        if char in "\n\t" or " " <= char < "\ud800" or "\ue000" <= char <= "\ufffd" or char > "\uffff"
    )


def read_xfdf(data: bytes, name: str, leaves: Mapping[int, Leaf], first: int) -> Xfdf:
    """The annotations of an XFDF file. ``first`` is how many pages of ours come before its own.

    Raises:
        Halt: ``annotations-too-big``, ``xfdf-declares`` (a document type), ``xfdf-broken``.
    """
    place = InFile(name)
    if len(data) > MOST_BYTES:
        raise Halt((error("annotations-too-big", place, most=MOST_BYTES // 1_000_000),))
    reader = _Reader(place)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = reader.declare
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.chars
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as fault:
        raise Halt((error("xfdf-broken", place, why=fault),)) from fault
    if not reader.is_xfdf:
        raise Halt((error("xfdf-broken", place, why="xfdf"),))
    numbers = list(leaves)
    found = (_annotation(one, numbers, leaves, first) for one in reader.found)
    return Xfdf(tuple(found), reader.original.lower(), reader.is_cut)


@dataclass(slots=True)
class _Found:
    """An element of an annotation, and the words in it, plain or rich."""

    name: str
    given: dict[str, str]
    contents: list[str] = field(default_factory=list)
    rich: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reader:
    """What is told while the file is read."""

    place: InFile
    found: list[_Found] = field(default_factory=list)
    original: str = ""
    is_xfdf: bool = False
    is_cut: bool = False
    _path: list[str] = field(default_factory=list)
    _open: _Found | None = None

    def declare(self, *_: object) -> None:
        """A document type."""
        raise Halt((error("xfdf-declares", self.place),))

    def start(self, name: str, given: dict[str, str]) -> None:
        """An element begins."""
        local = name.rpartition("}")[2].lower()
        self._path.append(local)
        if len(self._path) > DEEPEST:
            raise Halt((error("xfdf-broken", self.place, why=f"> {DEEPEST}"),))
        if len(self._path) == 1:
            self.is_xfdf = local == "xfdf"
        elif local == "ids":
            self.original = given.get("original", "")[:64]
        elif len(self._path) == 3 and self._path[1] == "annots":
            self._begin(local, given)
        elif self._open is not None and local in _PARAGRAPHS and self._open.rich:
            self._open.rich.append("\n")

    def _begin(self, local: str, given: dict[str, str]) -> None:
        self.is_cut = len(self.found) >= MOST
        if not self.is_cut:
            self._open = _Found(local, given)
            self.found.append(self._open)

    def end(self, _: str) -> None:
        """An element ends."""
        self._path.pop()
        if len(self._path) == 2:
            self._open = None

    def chars(self, chars: str) -> None:
        """Words."""
        if self._open is None or len(self._path) < 4:
            return
        if self._path[3] == "contents":
            self._open.contents.append(chars)
        elif self._path[3] == "contents-richtext" and len(self._path) > 4:
            self._open.rich.append(chars)


def _annotation(one: _Found, numbers: list[int], leaves: Mapping[int, Leaf], first: int) -> Annotation:
    """The annotation of an element."""
    given = {key.rpartition("}")[2].lower(): value for key, value in one.given.items()}
    number = given.get("page", "")
    index = int(number) + first if number.isdecimal() and len(number) < 6 else -1
    page = numbers[index] if 0 <= index < len(numbers) else 0
    leaf = leaves.get(page, Leaf())
    corners = list(_floats(given.get("coords", "")))
    quads = tuple(leaf.area(corners[at : at + 8]) for at in range(0, len(corners) - 7, 8))
    rect = list(_floats(given.get("rect", "")))
    words = "".join(one.contents) or "".join(one.rich)
    return Annotation(
        kind=KINDS.get(one.name, one.name[:40]),
        page=page if len(rect) == 4 else 0,
        rect=leaf.area(rect) if len(rect) == 4 else Area(0, 0, 0, 0),
        quads=quads,
        name=given.get("name", ""),
        by=given.get("title", ""),
        at=as_iso(given.get("date", "") or given.get("creationdate", "")),
        words=words.replace("\r\n", "\n").replace("\r", "\n").strip("\n"),
        subject=given.get("subject", ""),
        answers=given.get("inreplyto", ""),
        is_grouped=given.get("replytype", "").lower() == "group",
        state=given.get("state", ""),
        own=one.given.get(f"{OWN}}}own", ""),
        intent=given.get("it", "") or given.get("intent", ""),
    )


def _floats(text: str) -> Iterator[float]:
    """The numbers of a list; nothing where one is none."""
    try:
        found = [float(part) for part in text.replace(";", ",").split(",") if part.strip()]
    except ValueError:
        return
    if all(isfinite(number) and abs(number) < 1e6 for number in found):
        yield from found
