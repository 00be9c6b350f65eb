"""Puts annotations on the pages of a PDF and reads those that are on them.

Of a file that is read only dictionaries of annotations are looked at: no action, no attachment and no
content of its pages.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from math import isfinite
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ghpress.marking.exchange.annotation import MOST, UNNAMED, Annotation, Area
from ghpress.marking.exchange.looks import look_of
from ghpress.marking.exchange.times import as_iso, as_pdf
from ghpress.marking.exchange.trims import Leaf
from ghpress.marking.exchange.xfdf import MOST_BYTES
from ghpress.remarks import Halt, InFile, error
from ghpress.values import dataclass

OWN = "/GHPRESS_Own"
"""Our own entry in an annotation (ISO 32000-1 annex E: a prefix of ours)."""

PRINT = 4
"""The flag of annotations that are printed (ISO 32000-1 table 165)."""

TROUBLE = (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError, IndexError, RuntimeError)
"""What reading a broken object may raise."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """What a PDF says: its annotations, its permanent id, how many pages it has."""

    annotations: tuple[Annotation, ...]
    original: str = ""
    pages: int = 0
    is_cut: bool = False


def leaf_of(page: pikepdf.Page) -> Leaf:
    """A page's trim."""
    trim = page.trimbox
    return Leaf(float(trim[0]), float(trim[3]))


def annotate(pdf: pikepdf.Pdf, annotations: Iterable[Annotation], numbers: list[int]) -> None:
    """Puts annotations on the pages, which are ours of these numbers, and takes back its claims.

    A file with annotations on its pages is neither PDF/X nor PDF/A, and must not be taken for plates.
    """
    made: dict[str, pikepdf.Object] = {}
    for one in annotations:
        page = pdf.pages[numbers.index(one.page)]
        written = pdf.make_indirect(_dictionary(pdf, one, leaf_of(page)))
        if one.answers in made:
            written.IRT = made[one.answers]
            written.RT = Name.Group if one.is_grouped else Name.R
        made[one.name] = written
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(written)
    for claim in ("/Metadata", "/OutputIntents"):
        if claim in pdf.Root:
            del pdf.Root[claim]
    for claim in ("/GTS_PDFXVersion", "/Trapped"):
        if claim in pdf.trailer.Info:
            del pdf.trailer.Info[claim]


def _dictionary(pdf: pikepdf.Pdf, one: Annotation, leaf: Leaf) -> Dictionary:
    """The annotation as PDF has it."""
    box = leaf.box(one.rect)
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name(f"/{one.kind}"),
        Rect=_numbers(box),
        F=PRINT,
        C=_numbers(_rgb(one.colour)),
    )
    words = {
        "/NM": one.name,
        "/T": one.by,
        "/Contents": one.words,
        "/Subj": one.subject,
        "/M": as_pdf(one.at),
        "/CreationDate": as_pdf(one.at),
        "/State": one.state,
        "/StateModel": "Review" if one.state else "",
        OWN: one.own,
    }
    for key, text in words.items():
        if text:
            made[key] = String(text)
    if one.intent:
        made.IT = Name(f"/{one.intent}")
    if one.quads:
        made.QuadPoints = _numbers(at for quad in one.quads for at in leaf.corners(quad))
    if one.kind == "Text":
        made.Name = Name.Comment
    look = look_of(one, leaf)
    if look:
        made.AP = Dictionary(N=_form(pdf, look, box))
    if one.answers and not one.is_grouped:
        made.F = PRINT | 2  # an answer is read at what it answers, and has no icon of its own
    return made


def _form(pdf: pikepdf.Pdf, look: str, box: tuple[float, ...]) -> pikepdf.Object:
    """What the annotation looks like in readers that do not draw it themselves."""
    return pdf.make_stream(
        look.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=_numbers(box),
        Resources=Dictionary(ExtGState=Dictionary(Over=Dictionary(BM=Name.Multiply))),
    )


def _numbers(values: Iterable[float]) -> Array:
    return Array([round(float(value), 4) for value in values])


def _rgb(colour: str) -> Iterator[float]:
    """``#rrggbb`` as shares of 1."""
    return (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def read_pdf(data: bytes, name: str, numbers: list[int], first: int) -> Annotated:
    """The annotations of a PDF whose pages are ours of these numbers, ``first`` of ours not in it.

    Raises:
        Halt: ``annotations-too-big``, or ``annotations-unreadable``: it is broken or locked.
    """
    place = InFile(name)
    if len(data) > MOST_BYTES:
        raise Halt((error("annotations-too-big", place, most=MOST_BYTES // 1_000_000),))
    ours = dict(enumerate(numbers[first:]))
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            found = list(islice(_found(pdf, ours), MOST + 1))
            original = bytes(pdf.trailer.ID[0]).hex() if "/ID" in pdf.trailer else ""
            return Annotated(tuple(found[:MOST]), original, len(pdf.pages), len(found) > MOST)
    except TROUBLE as fault:
        raise Halt((error("annotations-unreadable", place, why=_why(fault)),)) from fault


def _why(fault: Exception) -> str:
    return str(fault).split("\n")[0][:120]


def _found(pdf: pikepdf.Pdf, ours: Mapping[int, int]) -> Iterator[Annotation]:
    for index, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots")
        if not isinstance(annotations, Array):
            continue
        leaf = leaf_of(page)
        for one in annotations:
            if isinstance(one, Dictionary) and "/Subtype" in one:
                yield _annotation(one, leaf, ours.get(index, 0))


def _annotation(one: Any, leaf: Leaf, page: int) -> Annotation:  # noqa: ANN401 - an object of a PDF
    """The annotation of a dictionary; what is broken in it is left out."""
    rect = _floats(one, "/Rect")
    corners = _floats(one, "/QuadPoints")
    head = one.get("/IRT")
    return Annotation(
        kind=str(one.Subtype).removeprefix("/")[:40],
        page=page if len(rect) == 4 else 0,
        rect=leaf.area(rect) if len(rect) == 4 else Area(0, 0, 0, 0),
        quads=tuple(leaf.area(corners[at : at + 8]) for at in range(0, len(corners) - 7, 8)),
        name=_named(one),
        by=_text(one, "/T"),
        at=as_iso(_text(one, "/M") or _text(one, "/CreationDate")),
        words=_said(one),
        subject=_text(one, "/Subj"),
        answers=_named(head) if isinstance(head, Dictionary) else "",
        is_grouped=one.get("/RT") == Name.Group,
        state=_text(one, "/State"),
        own=_text(one, OWN),
        intent=str(one.get("/IT", "")).removeprefix("/"),
    )


def _named(one: Any) -> str:  # noqa: ANN401
    """Its name; of one without, the number of its object, by which answers find it in this file."""
    name = _text(one, "/NM")
    return name or (f"{UNNAMED}{one.objgen[0]}" if one.is_indirect else "")


def _text(one: Any, key: str) -> str:  # noqa: ANN401
    found = one.get(key)
    return str(found) if isinstance(found, String) else ""


def _said(one: Any) -> str:  # noqa: ANN401
    """Its words, with line ends as we have them."""
    return _text(one, "/Contents").replace("\r\n", "\n").replace("\r", "\n").strip("\n")


def _floats(one: Any, key: str) -> list[float]:  # noqa: ANN401
    """The numbers of an array; none where it is broken."""
    found = one.get(key)
    if not isinstance(found, Array):
        return []
    try:
        numbers = [float(number) for number in found]
    except TROUBLE:
        return []
    return numbers if all(isfinite(one) and abs(one) < 1e6 for one in numbers) else []
