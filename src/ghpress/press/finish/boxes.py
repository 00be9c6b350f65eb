"""Puts a painted page on its sheet: origin, boxes, and nothing on it that a click could do."""

import pikepdf

from ghpress.layout.layout import Sheet
from ghpress.press.finish.within import drop, entries, numbers
from ghpress.units import Length, in_pt

TOLERANCE_PT = 0.02
"""How far the painted sheet may differ from the ordered one: float noise, not a wrong size."""


def move_to_origin(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Move the page's content so that its media begins at 0, 0 (GWG asks nothing, RIPs thank us).

    The content stands in ``q … Q``, so that later steps may add to the page undisturbed. A tiling
    pattern hangs on the page's own origin, not on the matrix in force (ISO 32000-1 8.7.3.1).
    """
    left, bottom = (-float(edge) for edge in page.mediabox[:2])
    if left == bottom == 0:
        return
    moved = f"q 1 0 0 1 {left:.6f} {bottom:.6f} cm\n".encode()
    content = b"".join((moved, page.Contents.read_bytes(), b"\nQ\n"))
    page.Contents.write(content)
    for pattern in entries(page.resources, "/Pattern"):
        a, b, c, d, e, f = (float(part) for part in pattern.get("/Matrix", [1, 0, 0, 1, 0, 0]))
        pattern.Matrix = numbers(a, b, c, d, e + left, f + bottom)


def write_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    """Trim, bleed and media as the sheet orders them; no crop box (ISO 15930-7 6.3; GWG R0003)."""
    media = [float(edge) for edge in page.mediabox]
    width, height = media[2] - media[0], media[3] - media[1]
    full = (_pt(sheet.width + 2 * sheet.bleed), _pt(sheet.height + 2 * sheet.bleed))
    assert abs(width - full[0]) < TOLERANCE_PT, f"painted {width} pt wide, ordered {full[0]}"
    assert abs(height - full[1]) < TOLERANCE_PT, f"painted {height} pt high, ordered {full[1]}"
    bleed = _pt(sheet.bleed)
    page.obj.MediaBox = numbers(0, 0, *full)
    page.obj.BleedBox = numbers(0, 0, *full)
    page.obj.TrimBox = numbers(bleed, bleed, bleed + _pt(sheet.width), bleed + _pt(sheet.height))
    for unwanted in ("/CropBox", "/ArtBox"):
        drop(page.obj, unwanted)


def drop_interaction(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """No links, forms or scripts in what is printed (ISO 15930-7 6.10, 6.11, 6.20)."""
    for key in ("/Annots", "/AA", "/Tabs"):
        drop(page.obj, key)
    for key in ("/AcroForm", "/AA", "/OpenAction", "/Names", "/Outlines", "/Dests"):
        drop(pdf.Root, key)


def _pt(length: Length) -> float:
    """Points as a box states them: four decimals."""
    return round(in_pt(length), 4)
