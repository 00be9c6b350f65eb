"""Writes the tree that reads an issue into the bound file: structure, links, what says it is tagged.

ISO 32000-1 14.7 and 14.8; ISO 14289-1 (PDF/UA-1). Every stretch on the pages must be somewhere in the
tree, once: what a page shows and nobody reads is as bad as a line left out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from ghpress.makeup.page import Rect
from ghpress.press.finish.within import numbers
from ghpress.press.reading.tree import Area, Node, Ref
from ghpress.units import in_pt
from ghpress.values import dataclass

UA_NAMESPACE = "http://www.aiim.org/pdfua/ns/id/"

_SEEN_AND_PRINTED = 4
"""The annotation flag Print (ISO 32000-1 12.5.3): a link is not hidden from anybody."""


def write_tags(pdf: pikepdf.Pdf, document: Node, counts: Sequence[int]) -> None:
    """Write the tree; ``counts`` are the stretches of each page, all of which it must hold."""
    writer = _Writer(pdf, [[None] * count for count in counts])
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([writer.element(document, root)])
    left = [(at, n) for at, row in enumerate(writer.parents) for n, one in enumerate(row) if one is None]
    assert not left, f"stretches that nobody reads: {left[:5]}"
    _write_parents(pdf, root, writer)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True, Suspects=False)


def claim_accessible(pdf: pikepdf.Pdf) -> None:
    """Say in the XMP packet that the file is PDF/UA-1 (ISO 14289-1 5)."""
    pikepdf.models.PdfMetadata.register_xml_namespace(UA_NAMESPACE, "pdfuaid")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        packet["pdfuaid:part"] = "1"


@dataclass(slots=True)
class _Writer:
    """The file, the element that holds each stretch of each page, and the links by number."""

    pdf: pikepdf.Pdf
    parents: list[list[pikepdf.Object | None]]
    links: list[pikepdf.Object] = field(default_factory=list)

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        """A node and all under it as structure elements."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent))
        pages = {kid.page for kid in node.kids if isinstance(kid, Ref)}
        page = min(pages, default=None)
        if page is not None:
            made.Pg = self.pdf.pages[page].obj
        kids = [self._kid(kid, made, page) for kid in node.kids]
        kids += self._clickable(node, made)
        if kids:
            made.K = Array(kids)
        for key, said in (("/Alt", node.alt if node.tag == "Figure" else ""), ("/T", node.title)):
            if said:
                made[key] = String(said)
        if attributes := _attributes(node, self.pdf):
            made.A = attributes
        return made

    def _kid(self, kid: Node | Ref, parent: pikepdf.Object, page: int | None) -> pikepdf.Object | int:
        """A node as an element; a stretch by its number, with its page where that is another."""
        if isinstance(kid, Node):
            return self.element(kid, parent)
        row = self.parents[kid.page]
        assert row[kid.number] is None, f"a stretch read twice: {kid}"
        row[kid.number] = parent
        if kid.page == page:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=self.pdf.pages[kid.page].obj, MCID=kid.number)

    def _clickable(self, node: Node, parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
        """The annotations of a link, which are its kids too."""
        if node.tag != "Link":
            return
        first = len(self.parents) + len(self.links)
        for number, area in enumerate(node.areas):
            page = self.pdf.pages[area.page]
            annotation = self.pdf.make_indirect(_annotation(self.pdf, node, area))
            annotation.StructParent = first + number
            if Name.Annots not in page.obj:
                page.obj.Annots = Array()
            page.obj.Annots.append(annotation)
            self.links.append(parent)
            yield Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page.obj)


def _write_parents(pdf: pikepdf.Pdf, root: pikepdf.Object, writer: _Writer) -> None:
    """The number tree that leads from what is on a page to its element (ISO 32000-1 14.7.4.4)."""
    entries: list[pikepdf.Object | int] = []
    for number, (page, row) in enumerate(zip(pdf.pages, writer.parents, strict=True)):
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
        entries += (number, pdf.make_indirect(Array(row)))
    for number, element in enumerate(writer.links, len(writer.parents)):
        entries += (number, element)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(entries)))
    root.ParentTreeNextKey = len(entries) // 2


def _attributes(node: Node, pdf: pikepdf.Pdf) -> pikepdf.Object | None:
    """What a viewer should know of an element: what a head cell heads, where a figure stands."""
    if node.tag == "TH":
        return Dictionary(O=Name.Table, Scope=Name.Column)
    if node.tag == "Figure" and node.areas:
        box = _box(pdf.pages[node.areas[0].page], node.areas[0].rect)
        return Dictionary(O=Name.Layout, BBox=box, Placement=Name.Block)
    return None


def _annotation(pdf: pikepdf.Pdf, node: Node, area: Area) -> pikepdf.Object:
    """What can be clicked in one place of a link."""
    made = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=_box(pdf.pages[area.page], area.rect),
        Border=Array([0, 0, 0]),
        F=_SEEN_AND_PRINTED,
        Contents=String(node.alt or str(node.target)),
    )
    if isinstance(node.target, Area):
        made.Dest = place_of(pdf, node.target)
    else:
        made.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(node.target))
    return made


def place_of(pdf: pikepdf.Pdf, area: Area) -> pikepdf.Object:
    """An area's upper left corner as a destination, the viewer's magnification kept."""
    page = pdf.pages[area.page]
    left, _, _, top = (float(edge) for edge in _box(page, area.rect).as_list())
    return Array([page.obj, Name.XYZ, round(left, 2), round(top, 2), 0])


def _box(page: pikepdf.Page, rect: Rect) -> pikepdf.Array:
    """A rectangle of the page as made up, in its file's points."""
    left, _, _, top = (float(edge) for edge in page.trimbox)
    x, y = left + in_pt(rect.x), top - in_pt(rect.y)
    return numbers(x, y - in_pt(rect.height), x + in_pt(rect.width), y)
