"""Turns a layout's inks into what a page's plates print of them: reds of a black page are greys."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

from ghpress.conditions import PROCESS
from ghpress.layout.layout import Ink, Layout
from ghpress.remarks import InFile, OnPage, Remark, error, note
from ghpress.stock.inks import CMYK, total_area
from ghpress.stock.plates import Plates

NOTHING: CMYK = (Fraction(0), Fraction(0), Fraction(0), Fraction(0))


def inked(layout: Layout, plates: Plates, page: int) -> tuple[Layout, tuple[Remark, ...]]:
    """The layout with every ink as this page's plates print it.

    An ink among the page's spots is a plate of its own. One whose process parts are all there prints
    them; any other is printed in as much black as looks as light, which is a note.
    """
    asked = plates.inks
    remarks = [*_too_heavy(layout, plates)]
    if asked.is_open:
        return layout, tuple(remarks)
    remarks += _amiss(layout, plates, page)
    inks = {}
    for name, ink in layout.inks.items():
        inks[name] = _on_plates(ink, plates)
        if total_area(inks[name].cmyk) and inks[name].cmyk != ink.cmyk:
            share = round(inks[name].cmyk[3])
            facts = {"ink": name, "share": share, "plates": asked.said()}
            remarks.append(note("ink-in-black", OnPage(page), **facts))
    return replace(layout, inks=inks), tuple(remarks)


def _too_heavy(layout: Layout, plates: Plates) -> list[Remark]:
    """Inks of the layout that lay down more than this press takes; a spot counts as one ink."""
    place, most = InFile(str(Path(layout.folder) / "layout.yaml")), plates.profile.ink_limit_percent
    return [
        error("ink-too-heavy", place, ink=name, total=f"{float(total_area(ink.cmyk)):g}", most=most)
        for name, ink in layout.inks.items()
        if not ink.spot and total_area(ink.cmyk) > most
    ]


def _amiss(layout: Layout, plates: Plates, page: int) -> list[Remark]:
    """What cannot be printed so: no black plate, a spot that is no ink of the layout."""
    remarks = []
    if "K" not in plates.inks.process:
        remarks.append(error("plates-without-black", OnPage(page), plates=plates.inks.said()))
    for spot in plates.inks.spots:
        if spot not in layout.inks:
            names = "、".join(sorted(layout.inks))
            remarks.append(error("plate-unknown", OnPage(page), ink=spot, inks=names))
    return remarks


def _on_plates(ink: Ink, plates: Plates) -> Ink:
    """An ink as these plates print it."""
    if ink.name in plates.inks.spots:
        return replace(ink, spot=ink.spot or ink.name)
    wanting = [
        part for letter, part in zip(PROCESS, ink.cmyk, strict=True) if letter not in plates.inks.process
    ]
    if not any(wanting):
        return replace(ink, spot="")
    from ghpress.stock.separation import as_black  # few pages are printed without one of the inks

    black = Fraction(round(as_black(ink.cmyk, plates.profile)))
    return replace(ink, cmyk=(*NOTHING[:3], black), spot="")
