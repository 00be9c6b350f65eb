"""Adverts made in the test, as an agency would hand them in: one page, its trim, what stands on it."""

import io
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name

from faces.square import square_font
from ghpress.units import Length, in_pt, mm

BLEED = mm(3)
HELVETICA = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def embedded(pdf: pikepdf.Pdf, words: str = "SPRING SALE") -> None:
    """Sets the words of a page handed in from a font that is embedded: without its one fault."""
    program, name = square_font("".join(sorted(set(words))), 60, 560, 700, 600), Name("/ABCDEF+Square")
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=32, FontBBox=Array([60, 0, 560, 700]),
        ItalicAngle=0, Ascent=880, Descent=-120, CapHeight=700, StemV=80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )  # fmt: skip
    pdf.pages[0].Resources.Font.F1 = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=name, Encoding=Name.WinAnsiEncoding,
            FirstChar=32, LastChar=126, Widths=Array([600] * 95),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )  # fmt: skip


def handed_in(
    width: Length,
    height: Length,
    words: str = "SPRING SALE",
    bleed: Length = BLEED,
    change: Callable[[pikepdf.Pdf], None] | None = None,
) -> bytes:
    """A PDF/X-4 of one page of this trim: a tint to the edge of the bleed, words near the trim's corner.

    Its one fault is the font, which is not embedded: every reader knows Helvetica.
    """
    pdf = pikepdf.new()
    side, foot = in_pt(bleed), in_pt(bleed)
    full = in_pt(width + 2 * bleed), in_pt(height + 2 * bleed)
    page = pdf.add_blank_page(page_size=full)
    page.TrimBox = Array([side, foot, side + in_pt(width), foot + in_pt(height)])
    page.BleedBox = Array([0, 0, *full])
    page.Resources = Dictionary(Font=Dictionary(F1=HELVETICA))
    content = f"0 0.2 0.6 0 k 0 0 {full[0]} {full[1]} re f\n"
    content += f"BT /F1 12 Tf 0 0 0 1 k 1 0 0 1 {side + 20:.3f} {foot + 30:.3f} Tm ({words}) Tj ET"
    page.Contents = pdf.make_stream(content.encode())
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier="newspaper")
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet["pdfxid:GTS_PDFXVersion"] = "PDF/X-4"
    if change is not None:
        change(pdf)
    target = io.BytesIO()
    pdf.save(target, static_id=True)
    return target.getvalue()
