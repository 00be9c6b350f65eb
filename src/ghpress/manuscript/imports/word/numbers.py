"""Turns Word's numbering part into what numbers a paragraph: a bullet or a figure, and in which list."""

from docx.oxml.ns import qn

from ghpress.manuscript.imports.word.package import Document
from ghpress.manuscript.imports.word.runs import Element
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list; level 0 is the outermost."""

    id: str
    level: int
    bullets: bool


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document: which (list, level) have bullets, and the lists of styles."""

    bullets: frozenset[tuple[str, str]]
    by_style: tuple[tuple[str, str], ...]

    def of(self, paragraph: Element, style_id: str) -> Numbered | None:
        """The paragraph's number; None if it has none."""
        given = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        list_id = _value(given, "w:numId") or dict(self.by_style).get(style_id, "")
        level = _value(given, "w:ilvl") or "0"
        if list_id in ("", "0"):
            return None
        return Numbered(list_id, int(level), (list_id, level) in self.bullets)


def numbering_of(document: Document) -> Numbering:
    """The numbering of a document; empty if it has no such part."""
    bullets: set[tuple[str, str]] = set()
    root = next(
        (
            rel.target_part.element
            for rel in document.part.rels.values()
            if rel.reltype.endswith("/numbering")
        ),
        None,
    )
    if root is not None:
        kinds = {
            each.get(qn("w:abstractNumId")): _bullet_levels(each)
            for each in root.iter(qn("w:abstractNum"))
        }
        for number in root.iter(qn("w:num")):
            levels = kinds.get(_value(number, "w:abstractNumId"), ())
            bullets.update((number.get(qn("w:numId")), level) for level in levels)
    styled = (
        (style.style_id, _value(style.element.find(f"{qn('w:pPr')}/{qn('w:numPr')}"), "w:numId"))
        for style in document.styles
    )
    return Numbering(frozenset(bullets), tuple(pair for pair in styled if pair[1]))


def _bullet_levels(kind: Element) -> tuple[str, ...]:
    """The levels of an abstract list that have bullets."""
    return tuple(
        level.get(qn("w:ilvl"))
        for level in kind.iter(qn("w:lvl"))
        if _value(level, "w:numFmt") in ("bullet", "none")
    )


def _value(element: Element | None, name: str) -> str:
    """The value of a property under an element."""
    found = element.find(qn(name)) if element is not None else None
    return "" if found is None else str(found.get(qn("w:val"), ""))
