"""Writes article threads: a viewer that follows one leads the eye from column to column, page to page.

ISO 32000-1 12.4.3. A bead is a rectangle on a page; the beads of a story make a ring.
"""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ghpress.press.finish.within import numbers
from ghpress.press.reading.tree import Area
from ghpress.units import in_pt
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Thread:
    """A story to be followed: its title, and the places it takes in the order they are read."""

    title: str
    beads: tuple[Area, ...]


def write_threads(pdf: pikepdf.Pdf, threads: Sequence[Thread]) -> None:
    """Write the threads; a story without a place has none."""
    made = [_thread(pdf, thread) for thread in threads if thread.beads]
    if made:
        pdf.Root.Threads = Array(made)


def _thread(pdf: pikepdf.Pdf, thread: Thread) -> pikepdf.Object:
    """One thread, its beads linked forwards and backwards into a ring."""
    head = pdf.make_indirect(Dictionary(Type=Name.Thread, I=Dictionary(Title=String(thread.title))))
    beads = [_bead(pdf, area) for area in thread.beads]
    for number, bead in enumerate(beads):
        bead.N, bead.V = beads[(number + 1) % len(beads)], beads[number - 1]
    head.F, beads[0].T = beads[0], head
    return head


def _bead(pdf: pikepdf.Pdf, area: Area) -> pikepdf.Object:
    """One place of a thread, which its page lists too."""
    page = pdf.pages[area.page]
    left, _, _, top = (float(edge) for edge in page.trimbox)
    x, y = left + in_pt(area.rect.x), top - in_pt(area.rect.y)
    box = numbers(x, y - in_pt(area.rect.height), x + in_pt(area.rect.width), y)
    bead = pdf.make_indirect(Dictionary(Type=Name.Bead, P=page.obj, R=box))
    if Name.B not in page.obj:
        page.obj.B = Array()
    page.obj.B.append(bead)
    return bead
