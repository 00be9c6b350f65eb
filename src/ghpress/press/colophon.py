"""Turns a job ticket into what a file says of itself: Info, XMP, trailer ID, header version.

One value feeds Info and XMP, so they cannot disagree (ISO 15930-7 6.6 wants them equal). Nothing
here reads the clock: the same ticket gives the same bytes.
"""

import io
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import pikepdf
from pikepdf import Name

from ghpress.ticket import Ticket

PRODUCER = "ghpress"

PDF_VERSION = "1.6"
"""The newest header ISO 15930-7 (PDF/X-4) accepts; nothing we write needs more."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """What a file is (版权页): its title, the words its id is made of, its language (BCP 47)."""

    title: str
    identity: tuple[str, ...]
    language: str = "zh-Hans"


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
    """The file's bytes: compressed once, objects in streams, second half of the ID by content."""
    target = io.BytesIO()
    pdf.save(
        target,
        force_version=PDF_VERSION,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        compress_streams=True,
        deterministic_id=True,
    )
    return target.getvalue()


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
    pdf.trailer.Info = pdf.make_indirect(
        pikepdf.Dictionary({key: pikepdf.String(word) for key, word in words.items()})
    )


def _write_xmp(pdf: pikepdf.Pdf, colophon: Colophon, ticket: Ticket) -> None:
    """The XMP packet: the same facts, and the ids of Media Management (ISO 15930-7 6.6.2)."""
    if Name.Metadata in pdf.Root:
        del pdf.Root.Metadata
    when = ticket.when.isoformat(timespec="seconds")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet["dc:title"] = colophon.title
        packet["dc:format"] = "application/pdf"
        packet["pdf:Producer"] = PRODUCER
        packet["xmp:CreatorTool"] = PRODUCER
        for field in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
            packet[field] = when
        packet["xmpMM:DocumentID"] = _uuid(ticket.document_id(*colophon.identity))
        packet["xmpMM:VersionID"] = ticket.version
        packet["xmpMM:RenditionClass"] = "default"


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
