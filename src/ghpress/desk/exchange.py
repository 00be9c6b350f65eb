"""Gives a desk's marks to readers of PDF, and takes in what they made of them."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path

import pikepdf

from ghpress.desk.session import Session
from ghpress.desk.standing import Standing
from ghpress.marking.exchange.annotation import MOST, ON_WORDS, Annotation, Area
from ghpress.marking.exchange.inward import Receiving, events_of
from ghpress.marking.exchange.outward import annotations_of
from ghpress.marking.exchange.pdf import annotate, leaf_of, read_pdf
from ghpress.marking.exchange.sent import keep_sent, sent_sheets, sheets_id
from ghpress.marking.exchange.trims import MM, Leaf
from ghpress.marking.exchange.under import astray
from ghpress.marking.exchange.xfdf import Xfdf, read_xfdf, xfdf_of
from ghpress.marking.log import keep, read_events
from ghpress.marking.sheet import Sheet, sheet_from
from ghpress.press.binding import Binding, Colophon
from ghpress.press.merge import merge
from ghpress.remarks import Halt, InFile, OnPage, Remark, error, warning
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What an import added: marks, and answers and states of marks; and what there is to say of it."""

    marks: int
    answers: int
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A file as somebody hands it in; ``first`` is the number of the page its first one is, 0 unknown.

    ``by`` and ``at`` are for annotations that do not say who made them when.
    """

    name: str
    content: bytes
    by: str
    at: str
    first: int = 0


@dataclass(frozen=True, slots=True)
class _Lying:
    """The pages that lie on the desk: their files and sheets by number."""

    files: dict[int, bytes]
    sheets: dict[int, Sheet]
    original: str


def marks_as_pdf(session: Session) -> bytes:
    """The pages in one PDF with every mark as an annotation: a copy to read, none to print from.

    Raises:
        Halt: there is no page yet, or the sheets cannot be kept.
    """
    lying = _lying(session)
    annotations = _annotations(session, lying)
    jobs = session.proof.jobs
    shelf, ticket = jobs[0].shelf, jobs[0].ticket
    faces = {key: shelf.face(key).path for key in shelf.keys()}

    def add(pdf: pikepdf.Pdf) -> None:
        annotate(pdf, annotations, list(lying.files))
        own = pikepdf.String(bytes.fromhex(lying.original))
        pdf.trailer.ID = pikepdf.Array([own, own])

    binding = Binding(Colophon(jobs[0].title, _identity(session, lying.sheets)))
    return merge(list(lying.files.values()), binding, faces, ticket, add)


def marks_as_xfdf(session: Session, pdf: str) -> bytes:
    """Every mark as XFDF for the PDF of this name, which ``marks_as_pdf`` makes.

    Raises:
        Halt: there is no page yet, or the sheets cannot be kept.
    """
    lying = _lying(session)
    annotations = _annotations(session, lying)
    return xfdf_of(annotations, _leaves(lying), pdf, lying.original)


def _lying(session: Session) -> _Lying:
    """What lies on the desk; of a signed page its own file."""
    files: dict[int, bytes] = {}
    sheets: dict[int, Sheet] = {}
    for page in session.proof.pages:
        number = page.sheet.number
        stored = session.signed.get(number)
        files[number] = stored.pdf if stored else page.pdf
        sheets[number] = sheet_from(stored.sheet) if stored else page.sheet
    if not files:
        raise Halt(session.proof.remarks or (error("proof-stale", OnPage(1), page=1),))
    original = session.proof.jobs[0].ticket.document_id(*_identity(session, sheets))
    return _Lying(files, sheets, original)


def _identity(session: Session, sheets: Mapping[int, Sheet]) -> tuple[str, ...]:
    return session.proof.jobs[0].issue, session.proof.layout, "marks", sheets_id(sheets)


def _annotations(session: Session, lying: _Lying) -> tuple[Annotation, ...]:
    """The marks as annotations of these pages, whose sheets are kept for what comes back."""
    keep_sent(session.folder, lying.original, lying.sheets)
    standing = Standing(session.proof, session.signed)
    return annotations_of(session.board.marks, lying.sheets, standing.on_page)


def _leaves(lying: _Lying) -> dict[int, Leaf]:
    """Where the trim is on each page file."""
    leaves = {}
    for number, content in lying.files.items():
        with pikepdf.open(BytesIO(content)) as pdf:
            leaves[number] = leaf_of(pdf.pages[0])
    return leaves


def take_in(session: Session, given: Given) -> TakenIn:
    """Takes in the annotations of a PDF or an XFDF; what is on the desk already is not added again.

    Raises:
        Halt: the file cannot be read; nothing was taken in.
    """
    lying = _lying(session)
    annotations, original, remarks = _read(given, lying, session.folder)
    sheets = sent_sheets(session.folder, original) if original else None
    if annotations and sheets is None and original != lying.original:
        remarks = (*remarks, warning("annotations-other-proof", InFile(given.name)))
    seen = frozenset(event.id for event in read_events(session.folder).events)
    receiving = Receiving(
        sheets=sheets or lying.sheets,
        stories={story.id: story for story in session.proof.stories.values()},
        board=session.board,
        seen=seen,
        layout=session.proof.layout,
        file=given.name,
        by=given.by,
        at=given.at,
    )
    events, said = events_of(annotations, receiving)
    if events:
        keep(session.folder, events)
        session.reread()
    marks = sum(event.kind == "mark" for event in events)
    return TakenIn(marks, len(events) - marks, (*remarks, *said))


def _placed(given: Given, lying: _Lying, first: int, folder: Path) -> Xfdf:
    """The annotations of an XFDF where they were made, if that was on another PDF of the same pages.

    It gives places from the origin of a PDF that we may not have: our page files begin at the edge of
    the bleed, proofs and readers' editions at the trim. Areas on words tell which it was.
    """
    found = read_xfdf(given.content, given.name, _leaves(lying), first)
    if found.original == lying.original or sent_sheets(folder, found.original):
        return found
    trimmed = {number: Leaf(0.0, sheet.height * MM) for number, sheet in lying.sheets.items()}
    other = read_xfdf(given.content, given.name, trimmed, first)
    return min((found, other), key=lambda one: astray(_on_words(one), lying.sheets))


def _on_words(found: Xfdf) -> Iterator[tuple[int, Area]]:
    return ((one.page, quad) for one in found.annotations if one.kind in ON_WORDS for quad in one.quads)


def _read(
    given: Given, lying: _Lying, folder: Path
) -> tuple[tuple[Annotation, ...], str, tuple[Remark, ...]]:
    """The annotations of a file, the id of the PDF they are on, and what there is to say of it."""
    place, numbers = InFile(given.name), list(lying.files)
    first = numbers.index(given.first) if given.first in numbers else 0
    remarks: tuple[Remark, ...] = ()
    if given.content.lstrip()[:5] == b"%PDF-":
        pdf = read_pdf(given.content, given.name, numbers, first)
        if pdf.annotations and pdf.pages != len(numbers) and not given.first:
            facts = {"count": pdf.pages, "pages": len(numbers), "first": numbers[0]}
            remarks = (warning("annotations-other-pages", place, **facts),)
        found, original, is_cut = pdf.annotations, pdf.original, pdf.is_cut
    elif b"<" in given.content[:400]:
        xfdf = _placed(given, lying, first, folder)
        found, original, is_cut = xfdf.annotations, xfdf.original, xfdf.is_cut
    else:
        raise Halt((error("annotations-kind", place),))
    if is_cut:
        remarks = (*remarks, warning("annotations-many", place, most=MOST))
    return found, original, remarks
