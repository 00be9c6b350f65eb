"""Turns a job ticket into what a file says of itself: Info, XMP, trailer ID, header version.

One value feeds Info and XMP, so they cannot disagree (ISO 15930-7 6.6 wants them equal). Nothing
here reads the clock: the same ticket gives the same bytes. What standard a file claims follows from
the output intents it has: without one there is no PDF/X.
"""

import io
from datetime import datetime
from itertools import pairwise

import pikepdf
from pikepdf import Name

from ghpress.press.binding import Colophon
from ghpress.press.packet import PDFX_VERSION, TRAPPED, Packet, Property, written
from ghpress.press.packing import pack_streams
from ghpress.ticket import Profile, Ticket

PRODUCER = "ghpress"

PDF_VERSION = "1.6"
"""The newest header ISO 15930-7 (PDF/X-4) accepts; nothing we write needs more."""

X1A_PDF_VERSION = "1.4"
"""What ISO 15930-4 (PDF/X-1a:2003) is made of: no object streams, no cross-reference streams."""

X1A = "PDF/X-1a:2003"

PDFX: dict[Profile, str] = {"press": "PDF/X-4", "press-x1a": X1A}
"""What the files of a profile claim to be (ISO 15930-7 6.6.3, ISO 15930-4 6.9)."""

PDFA: dict[Profile, tuple[str, str]] = {"press": ("2", "B"), "press-x1a": ("1", "B")}
"""Part and level of PDF/A they claim beside it, which an independent validator can hold them to."""

KINDS = ("GTS_PDFX", "GTS_PDFA1")
"""Output intents of PDF/X and of PDF/A, whatever its part (ISO 19005-2 6.2.3)."""


def sign(pdf: pikepdf.Pdf, colophon: Colophon, ticket: Ticket) -> None:
    """Write title, dates and ids into the file, in place of whatever the painter left."""
    _write_info(pdf, colophon, ticket)
    _write_xmp(pdf, colophon, ticket)
    _write_trailer_id(pdf, colophon, ticket)
    pdf.Root.Lang = pikepdf.String(colophon.language)


def pdf_date(when: datetime) -> str:
    """A date as ISO 32000-1 7.9.4 writes it: ``D:20261101080000+08'00``."""
    offset = when.strftime("%z")
    zone = f"{offset[:3]}'{offset[3:5]}" if offset.strip("+0") else "Z"
    return f"D:{when:%Y%m%d%H%M%S}{zone}"


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The file's bytes: compressed once, second half of the ID by content.

    Objects are kept in streams, but not in a file that claims to be PDF/X-1a.
    """
    info = pdf.trailer.get("/Info", pikepdf.Dictionary())
    is_x1a = str(info.get("/GTS_PDFXVersion", "")) == X1A
    pack_streams(pdf)
    target = io.BytesIO()
    pdf.save(
        target,
        force_version=X1A_PDF_VERSION if is_x1a else PDF_VERSION,
        object_stream_mode=_APART if is_x1a else _TOGETHER,
        compress_streams=True,
        deterministic_id=True,
        fix_metadata_version=False,
    )
    return target.getvalue()


_APART, _TOGETHER = pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate


def _intents(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """The kinds of output intents the file has."""
    return tuple(str(intent.S).strip("/") for intent in pdf.Root.get("/OutputIntents", ()))


def _write_info(pdf: pikepdf.Pdf, colophon: Colophon, ticket: Ticket) -> None:
    """The document information dictionary (ISO 32000-1 14.3.3)."""
    when = pdf_date(ticket.when)
    words = {
        "/Title": colophon.title,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
        "/CreationDate": when,
        "/ModDate": when,
    }
    is_x = KINDS[0] in _intents(pdf)
    if is_x and PDFX[ticket.profile] == X1A:
        words["/GTS_PDFXVersion"] = X1A
    info = pikepdf.Dictionary({key: pikepdf.String(word) for key, word in words.items()})
    if is_x:
        info.Trapped = Name("/False")
    pdf.trailer.Info = pdf.make_indirect(info)


def _write_xmp(pdf: pikepdf.Pdf, colophon: Colophon, ticket: Ticket) -> None:
    """The XMP packet: the same facts, and the ids of Media Management (ISO 15930-7 6.6.2)."""
    when = ticket.when.isoformat(timespec="seconds")
    properties = {
        "dc:format": "application/pdf",
        "pdf:Producer": PRODUCER,
        "xmp:CreatorTool": PRODUCER,
        "xmp:CreateDate": when,
        "xmp:ModifyDate": when,
        "xmp:MetadataDate": when,
        "xmpMM:DocumentID": _uuid(ticket.document_id(*colophon.identity)),
        "xmpMM:VersionID": ticket.version,
        "xmpMM:RenditionClass": "default",
    }
    claimed, extensions = _claims(_intents(pdf), ticket.profile)
    packet = written(Packet(colophon.title, properties | claimed, extensions))
    pdf.Root.Metadata = pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _claims(intents: tuple[str, ...], profile: Profile) -> tuple[dict[str, str], tuple[Property, ...]]:
    """What the intents let the file claim, and what of it PDF/A must have explained."""
    claimed: dict[str, str] = {}
    extensions: tuple[Property, ...] = ()
    if KINDS[0] in intents:
        claimed["pdf:Trapped"] = "False"
        extensions = (TRAPPED,)
        if PDFX[profile] != X1A:
            claimed["pdfxid:GTS_PDFXVersion"] = PDFX[profile]
            extensions = (TRAPPED, PDFX_VERSION)
    if KINDS[1] not in intents:
        return claimed, ()
    part, level = PDFA[profile]
    return claimed | {"pdfaid:part": part, "pdfaid:conformance": level}, extensions


def _write_trailer_id(pdf: pikepdf.Pdf, colophon: Colophon, ticket: Ticket) -> None:
    """The permanent half of the file identifier; saving adds the half that follows the content.

    ISO 32000-1 14.4. The words make a byte string of 16 bytes, as is usual.
    """
    permanent = pikepdf.String(bytes.fromhex(ticket.document_id(*colophon.identity)))
    pdf.trailer.ID = pikepdf.Array([permanent, permanent])


def _uuid(digits: str) -> str:
    """32 hexadecimal digits as a UUID of the custom version 8 (RFC 9562 5.8)."""
    digits = f"{digits[:12]}8{digits[13:16]}a{digits[17:]}"
    cuts = (0, 8, 12, 16, 20, 32)
    parts = (digits[start:stop] for start, stop in pairwise(cuts))
    return "uuid:" + "-".join(parts)
