"""Walks the structure tree of a tagged PDF as a screen reader does, with the text pdfminer finds."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

ARTIFACT, NOTHING = "artifact", "unmarked"


@dataclass(frozen=True)
class Leaf:
    """Marked content: its page from 0, its number, its text."""

    page: int
    number: int
    text: str


@dataclass(frozen=True)
class Clickable:
    """A link annotation: where it is, where it leads."""

    page: int
    rect: tuple[float, ...]
    to: str | int
    contents: str


@dataclass(frozen=True)
class Element:
    """A structure element and what is in it, in reading order."""

    tag: str
    title: str = ""
    alt: str = ""
    scope: str = ""
    kids: list["Element | Leaf | Clickable"] = field(default_factory=list)

    def text(self) -> str:
        """All it says."""
        return "".join(
            kid.text() if isinstance(kid, Element) else kid.text
            for kid in self.kids
            if not isinstance(kid, Clickable)
        )

    def all(self, *tags: str) -> list["Element"]:
        """It and the elements under it with these tags, in reading order; all of them without."""
        own = [self] if not tags or self.tag in tags else []
        inner = (kid.all(*tags) for kid in self.kids if isinstance(kid, Element))
        return own + [element for elements in inner for element in elements]

    def leaves(self) -> Iterator[Leaf]:
        """The marked content under it, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.leaves()
            elif isinstance(kid, Leaf):
                yield kid

    def outline(self, depth: int = 0) -> str:
        """Tags and texts, one a line, as a person would check them."""
        own = "".join(kid.text for kid in self.kids if isinstance(kid, Leaf))
        said = f" {own}" if own else ""
        alt = f" [{self.alt}]" if self.alt else ""
        lines = [f"{'  ' * depth}{self.tag}{alt}{said}"]
        lines += [kid.outline(depth + 1) for kid in self.kids if isinstance(kid, Element)]
        return "\n".join(lines)


def structure(content: bytes) -> Element:
    """The tree's one root element."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        texts = marked_texts(content)
        (root,) = pdf.Root.StructTreeRoot.K
        return _element(root, pages, texts, None)


def _element(made: pikepdf.Object, pages: dict, texts: list[dict], page: int | None) -> Element:
    page = pages[made.Pg.objgen] if "/Pg" in made else page
    kids = made.K if "/K" in made else []
    attributes = made.get("/A")
    found = Element(
        str(made.S)[1:],
        str(made.get("/T", "")),
        str(made.get("/Alt", "")),
        str(attributes.get("/Scope", "")) if attributes is not None else "",
    )
    for kid in kids if isinstance(kids, list | pikepdf.Array) else [kids]:
        found.kids.append(_kid(kid, pages, texts, page))
    return found


def _kid(kid: pikepdf.Object | int, pages: dict, texts: list[dict], page: int | None):
    if isinstance(kid, int):
        return Leaf(page, kid, texts[page].get(kid, ""))
    kind = kid.get("/Type")
    if kind == "/MCR":
        other = pages[kid.Pg.objgen]
        return Leaf(other, int(kid.MCID), texts[other].get(int(kid.MCID), ""))
    if kind == "/OBJR":
        link = kid.Obj
        to = pages[link.Dest[0].objgen] if "/Dest" in link else str(link.A.URI)
        rect = tuple(float(edge) for edge in link.Rect)
        return Clickable(pages[kid.Pg.objgen], rect, to, str(link.Contents))
    return _element(kid, pages, texts, page)


def marked_texts(content: bytes) -> list[dict]:
    """By page the text of each numbered stretch, of artifacts, and of what is not marked at all."""
    found = []
    manager = PDFResourceManager()
    for page in PDFPage.get_pages(io.BytesIO(content)):
        device = _Listener(manager)
        PDFPageInterpreter(manager, device).process_page(page)
        found.append(device.texts)
    return found


class _Listener(PDFTextDevice):
    """Hears what is shown in which marked content; ActualText stands for what is shown in it."""

    def __init__(self, manager: PDFResourceManager) -> None:
        super().__init__(manager)
        self.open: list[int | str] = []
        self.replaced: set[int] = set()
        self.texts: dict[int | str, str] = {}

    def begin_tag(self, tag, props=None) -> None:
        number = props.get("MCID") if isinstance(props, dict) else None
        self.open.append(ARTIFACT if tag.name == "Artifact" else number)
        if number is not None and "ActualText" in props:
            self.replaced.add(number)
            said = props["ActualText"]
            self.texts[number] = said.decode("utf-16") if isinstance(said, bytes) else said

    def end_tag(self) -> None:
        self.open.pop()

    def do_tag(self, tag, props=None) -> None:
        pass

    def render_string(self, textstate, seq, ncs, graphicstate) -> None:
        inside = self.open[-1] if self.open else NOTHING
        if inside in self.replaced:
            return
        codes = (code for part in seq if isinstance(part, bytes) for code in textstate.font.decode(part))
        said = "".join(textstate.font.to_unichr(code) for code in codes)
        self.texts[inside] = self.texts.get(inside, "") + said
