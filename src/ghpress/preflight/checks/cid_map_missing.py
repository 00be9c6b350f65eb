"""A composite TrueType font says which code shows which glyph.

Without the map, RIPs guess, and a character of Chinese text becomes another (ISO 15930-7 6.4; ISO
32000-1 9.7.4.2).
"""

from collections.abc import Iterator

from pikepdf import Name

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each CIDFontType2 without its map, or whose codes are of no known kind."""
    for shown in subject.content.shown:
        font = shown.font
        descendant = font.DescendantFonts[0] if "/DescendantFonts" in font else None
        if descendant is None:
            continue
        name = str(font.get("/BaseFont", "?")).strip("/")
        if descendant.get("/Subtype") == Name.CIDFontType2 and "/CIDToGIDMap" not in descendant:
            yield error("cid-map-missing", subject.first(shown), font=name, what="CIDToGIDMap")
        elif isinstance(font.Encoding, Name) and not str(font.Encoding).startswith("/Identity-"):
            yield error(
                "cid-map-missing", subject.first(shown), font=name, what=str(font.Encoding).strip("/")
            )
