"""Turns the runs of one Word paragraph into characters with their styles, pictures and losses."""

from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeAlias

from docx.oxml.ns import nsmap, qn

from ghpress.manuscript.text import SpanKind
from ghpress.values import dataclass

Element: TypeAlias = Any
"""An lxml element; python-docx has no types."""

Style: TypeAlias = tuple[SpanKind, str]

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFF = ("0", "false", "off", "none")
_STRONG_STYLES = frozenset(("strong", "要点", "强调", "明显强调", "intenseemphasis"))


@dataclass(frozen=True, slots=True)
class Char:
    """One character and what it is."""

    char: str
    styles: frozenset[Style] = frozenset()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture in a paragraph: the relation its data hangs on, and words for who cannot see it."""

    relation: str
    alt: str


@dataclass(slots=True)
class Runs:
    """What one paragraph holds; filled while walking it, read afterwards.

    ``lost`` names what could not be carried over, with its words where it has any.
    """

    chars: list[Char] = field(default_factory=list)
    pictures: list[Drawn] = field(default_factory=list)
    text_boxes: list[Element] = field(default_factory=list)
    lost: list[tuple[str, str]] = field(default_factory=list)
    page_break: bool = False


def read_runs(paragraph: Element, link_of: Callable[[str], str]) -> Runs:
    """The runs of a ``w:p`` element; ``link_of`` gives the address of a relation."""
    runs = Runs()
    _walk(paragraph, _Walk(runs, link_of), frozenset())
    return runs


@dataclass(frozen=True, slots=True)
class _Walk:
    """What the walk carries along."""

    runs: Runs
    link_of: Callable[[str], str]


_LOST = {
    qn("w:footnoteReference"): "footnote",
    qn("w:endnoteReference"): "endnote",
    qn("w:commentReference"): "comment",
    qn("w:del"): "deleted",
    qn("w:moveFrom"): "deleted",
    qn("w:object"): "object",
    _MATH + "oMath": "formula",
    _MATH + "oMathPara": "formula",
}
_CHARS = {qn("w:tab"): " ", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:ptab"): " "}


def _walk(element: Element, walk: _Walk, styles: frozenset[Style]) -> None:
    """Takes in everything under an element."""
    for child in element:
        tag = child.tag
        if tag in _LOST:
            walk.runs.lost.append((_LOST[tag], words_under(child)))
        elif tag in _CHARS:
            walk.runs.chars.append(Char(_CHARS[tag], styles))
        elif tag == qn("w:t"):
            walk.runs.chars += (Char(char, styles) for char in child.text or "")
        elif tag == qn("w:r"):
            _walk_run(child, walk, styles)
        elif tag == qn("w:hyperlink"):
            address = walk.link_of(child.get(qn("r:id"), ""))
            _walk(child, walk, styles | {("link", address)} if address else styles)
        else:
            _walk_other(child, walk, styles)


def _walk_other(element: Element, walk: _Walk, styles: frozenset[Style]) -> None:
    """Takes in breaks, drawings, ruby, symbols; goes into everything that only wraps."""
    tag = element.tag
    if tag == qn("w:br"):
        page = element.get(qn("w:type")) == "page"
        walk.runs.page_break = walk.runs.page_break or page
        walk.runs.chars += [] if page else [Char("\n", styles)]
    elif tag in (qn("w:drawing"), qn("w:pict")):
        _take_drawing(element, walk.runs)
    elif tag == qn("w:ruby"):
        annotation = words_under(element.find(qn("w:rt")))
        base = element.find(qn("w:rubyBase"))
        _walk(base if base is not None else element, walk, styles | {("ruby", annotation)})
    elif tag == qn("w:sym"):
        walk.runs.lost.append(("symbol", f"{element.get(qn('w:font'))} {element.get(qn('w:char'))}"))
    elif tag == _MC + "AlternateContent":
        # Choice and Fallback say the same twice; the first is the richer.
        _walk(element[0] if len(element) else element, walk, styles)
    elif tag not in (qn("w:pPr"), qn("w:rPr"), qn("w:instrText"), qn("w:delText")):
        _walk(element, walk, styles)


def _walk_run(run: Element, walk: _Walk, styles: frozenset[Style]) -> None:
    """Takes in one run in its own style; a hidden one is lost."""
    properties = run.find(qn("w:rPr"))
    if properties is not None and _is_on(properties.find(qn("w:vanish"))):
        walk.runs.lost.append(("hidden", words_under(run)))
        return
    _walk(run, walk, styles | _styles(properties))


def _styles(properties: Element | None) -> frozenset[Style]:
    """What the run's properties make of it."""
    if properties is None:
        return frozenset()
    found: set[Style] = set()
    named = properties.find(qn("w:rStyle"))
    name = named.get(qn("w:val"), "").lower() if named is not None else ""
    if _is_on(properties.find(qn("w:b"))) or name in _STRONG_STYLES:
        found.add(("strong", ""))
    if _is_on(properties.find(qn("w:em"))):
        found.add(("dots", ""))
    raised = properties.find(qn("w:vertAlign"))
    if raised is not None and raised.get(qn("w:val")) in ("superscript", "subscript"):
        found.add(("sup" if raised.get(qn("w:val")) == "superscript" else "sub", ""))
    return frozenset(found)


def _is_on(toggle: Element | None) -> bool:
    """Whether a property stands and is not switched off."""
    return toggle is not None and toggle.get(qn("w:val"), "1") not in _OFF


def _take_drawing(drawing: Element, runs: Runs) -> None:
    """Pictures and text boxes of one drawing."""
    boxes = list(drawing.iter(qn("w:txbxContent")))
    runs.text_boxes += boxes[:1]
    described = next((item for item in drawing.iter(f"{{{nsmap['wp']}}}docPr")), None)
    alt = described.get("descr", "") if described is not None else ""
    for blip in drawing.iter(qn("a:blip")):
        relation = blip.get(qn("r:embed"), "")
        if relation:
            runs.pictures.append(Drawn(relation, alt))
        else:
            runs.lost.append(("linked-picture", alt))
    for shape in drawing.iter(_VML + "imagedata"):
        runs.pictures.append(Drawn(shape.get(qn("r:id"), ""), alt))


def words_under(element: Element | None) -> str:
    """All the words under an element, deleted ones and formulas too."""
    if element is None:
        return ""
    tags = (qn("w:t"), qn("w:delText"), _MATH + "t")
    return "".join(item.text or "" for item in element.iter(*tags))
