"""Turns an advert's file into what is known of it, or into remarks that say why its space is held.

An advert is made by others and printed as it is: what counts here is that it can be placed, and how
large its trimmed page is. Whether it may be printed is inspection's business.
"""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from ghpress.remarks import Place, Remark, warning
from ghpress.stock.pictures import FORMATS, probe
from ghpress.units import INCH, PT, Length
from ghpress.values import dataclass

if TYPE_CHECKING:  # most issues have no adverts, and those that have are read with it
    import pikepdf

MOST_BYTES = 200_000_000
"""Of an advert's PDF: a full page with pictures at 300 ppi has some 30 million."""


@dataclass(frozen=True, slots=True)
class Art:
    """An advert's file: a PDF page or a picture.

    Width and height are those of the page's trim as it is to be looked at; a picture's are what its own
    resolution makes of its pixels, 0 where it claims none, and ``pixels`` their numbers.
    """

    kind: Literal["pdf", "picture"]
    width: Length = 0
    height: Length = 0
    pixels: tuple[int, int] = (0, 0)


Probed: TypeAlias = tuple[Art | None, tuple[Remark, ...]]


def probe_advert(path: Path, place: Place, folder: Path) -> Probed:
    """What is known of an advert's file; None and a remark where it cannot be placed.

    Args:
        path: the file.
        place: where the advert is booked.
        folder: the issue's folder; a path out of it, links followed, is refused.
    """
    if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
        return None, (warning("advert-missing", place, file=path.name),)
    if path.suffix.lower() == ".pdf":
        return _page(path, place)
    if path.suffix.lower() not in (ending for endings in FORMATS.values() for ending in endings):
        return None, (warning("advert-kind", place, file=path.name),)
    found, remarks = probe(path, place, folder)
    if found is None:
        return None, remarks
    across, down = found.dpi or (0.0, 0.0)
    sides = (round(found.width * INCH / across), round(found.height * INCH / down)) if across else (0, 0)
    return Art("picture", *sides, (found.width, found.height)), remarks


def _page(path: Path, place: Place) -> Probed:
    """The first page of a PDF."""
    import pikepdf

    if path.stat().st_size > MOST_BYTES:
        facts = {"why": f"> {MOST_BYTES // 1_000_000} MB"}
        return None, (warning("advert-broken", place, file=path.name, **facts),)
    try:
        with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
            if pdf.is_encrypted:
                return None, (warning("advert-encrypted", place, file=path.name),)
            count = len(pdf.pages)
            said = (warning("advert-pages", place, file=path.name, pages=count),) if count != 1 else ()
            if not count:
                return None, said
            return _trimmed(pdf.pages[0]), said
    except pikepdf.PasswordError:
        return None, (warning("advert-encrypted", place, file=path.name),)
    except Exception as trouble:  # damage can make any reader fail in any way
        why = str(trouble) or type(trouble).__name__
        return None, (warning("advert-broken", place, file=path.name, why=why),)


def _trimmed(page: "pikepdf.Page") -> Art:
    """The page's trim, turned as it is to be looked at (ISO 32000-1 14.11.2; 8.3.2.3 for the unit)."""
    left, bottom, right, top = (float(edge) for edge in page.trimbox)
    unit = float(page.obj.get("/UserUnit", 1)) * PT
    sides = (round(abs(right - left) * unit), round(abs(top - bottom) * unit))
    turned = int(_inherited(page.obj, "/Rotate", 0)) % 180 != 0
    return Art("pdf", *(reversed(sides) if turned else sides))


def _inherited(page: "pikepdf.Object", key: str, usual: int) -> "pikepdf.Object | int":
    """An attribute of a page, or of the page tree above it (ISO 32000-1 7.7.3.4)."""
    while key not in page and "/Parent" in page:
        page = page.Parent
    return page.get(key, usual)
