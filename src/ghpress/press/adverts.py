"""Puts adverts made by others into a painted page: each a form of its own where the painter left room.

An advert's page is copied as it is, resources and all, and nothing in it is changed: no step that puts
our own page in order may touch it, so it comes in last.
"""

import io
from collections.abc import Iterable, Mapping
from contextlib import ExitStack

import pikepdf
from pikepdf import Array, Dictionary, Name

from ghpress.units import PT, Length
from ghpress.values import dataclass

FORM = "Advert"
"""How the names of the forms begin; inspection of our own page knows by it what is not ours."""


@dataclass(frozen=True, slots=True)
class Edges:
    """How far a frame goes over the sheet on each side, so that the advert's bleed has room there."""

    left: Length = 0
    bottom: Length = 0
    right: Length = 0
    top: Length = 0


@dataclass(frozen=True, slots=True)
class Placing:
    """An advert's file and the frame it is put into, ``edges`` and all."""

    content: bytes
    width: Length
    height: Length
    edges: Edges = Edges()


@dataclass(frozen=True, slots=True)
class _Box:
    """A rectangle in points, y up."""

    left: float
    bottom: float
    right: float
    top: float


def place_adverts(
    pdf: pikepdf.Pdf, page: pikepdf.Page, adverts: Mapping[str, Placing], kept_open: ExitStack
) -> None:
    """Add the forms the page's content calls for; ``kept_open`` holds their files until it is saved."""
    if not adverts:
        return
    if "/XObject" not in page.resources:
        page.resources.XObject = Dictionary()
    for name, placing in sorted(adverts.items()):
        handed_in = kept_open.enter_context(pikepdf.open(io.BytesIO(placing.content)))
        page.resources.XObject[f"/{name}"] = _form(pdf, handed_in, placing)


def _form(pdf: pikepdf.Pdf, handed_in: pikepdf.Pdf, placing: Placing) -> pikepdf.Object:
    """A form that shows the advert's trim in the middle of its frame, in points from its lower left.

    What lies over the sheet's edge is left out of the reckoning, and filled with the advert's bleed.
    """
    theirs = handed_in.pages[0]
    form = theirs.as_form_xobject()
    form.BBox = theirs.mediabox
    matrix = form.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))
    trim = _turned(_box(theirs.trimbox.as_list()), matrix.as_list())
    room = _room(placing)
    across = (room.right - room.left - (trim.right - trim.left)) / 2
    up = (room.top - room.bottom - (trim.top - trim.bottom)) / 2
    shown = _clip(room, max(across, 0), max(up, 0), placing.edges)
    moved = room.left + across - trim.left, room.bottom + up - trim.bottom
    content = f"1 0 0 1 {moved[0]:.4f} {moved[1]:.4f} cm /Page Do"
    return pdf.make_stream(
        content.encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([round(edge, 4) for edge in shown]),
        Resources=Dictionary(XObject=Dictionary(Page=pdf.copy_foreign(form))),
    )


def _room(placing: Placing) -> _Box:
    """The part of the frame that lies on the sheet, from the frame's lower left."""
    edges = placing.edges
    return _Box(
        edges.left / PT,
        edges.bottom / PT,
        (placing.width - edges.right) / PT,
        (placing.height - edges.top) / PT,
    )


def _clip(room: _Box, across: float, up: float, edges: Edges) -> tuple[float, float, float, float]:
    """What shows of the advert: its trim within the room, and its bleed over the sheet's edges.

    ``across`` and ``up`` are the white left on each side where the advert is smaller.
    """
    return (
        room.left + across - edges.left / PT,
        room.bottom + up - edges.bottom / PT,
        room.right - across + edges.right / PT,
        room.top - up + edges.top / PT,
    )


def _box(edges: Iterable[object]) -> _Box:
    """A page's box, its corners put in order (ISO 32000-1 7.9.5)."""
    left, bottom, right, top = (float(str(edge)) for edge in edges)
    return _Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _turned(box: _Box, matrix: Iterable[object]) -> _Box:
    """The box as the form's matrix shows it: a page may be turned by quarters, and have its own unit."""
    a, b, c, d, e, f = (float(str(part)) for part in matrix)
    corners = ((x, y) for x in (box.left, box.right) for y in (box.bottom, box.top))
    shown = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    xs, ys = zip(*shown, strict=True)
    return _Box(min(xs), min(ys), max(xs), max(ys))
