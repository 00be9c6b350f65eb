"""Puts the fonts of a page in order: bare outlines, without the wrapping PDF 1.4 does not know."""

import pikepdf
from pikepdf import Name

from ghpress.press.finish.within import drop, entries
from ghpress.press.programs import bare_cff


def embed_bare_outlines(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Embed CFF outlines without the OpenType wrapping, which PDF 1.4 does not know.

    ISO 32000-1 9.9, table 126; a CIDFontType0 has no CIDToGIDMap (9.7.4.1, table 117). Fonts that
    share a program go on sharing it.
    """
    bare: dict[tuple[int, int], pikepdf.Stream] = {}
    for font in entries(page.resources, "/Font"):
        for descendant in font.get("/DescendantFonts", ()):
            descriptor = descendant.FontDescriptor
            program = descriptor.get("/FontFile3")
            if program is None:
                continue
            drop(descendant, "/CIDToGIDMap")
            if program.get("/Subtype") == Name.OpenType:
                if program.objgen not in bare:
                    content = bare_cff(program.read_bytes())
                    bare[program.objgen] = pdf.make_stream(content, Subtype=Name.CIDFontType0C)
                descriptor.FontFile3 = bare[program.objgen]
