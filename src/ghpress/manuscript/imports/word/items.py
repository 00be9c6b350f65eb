"""Turns the body of a Word document into items in reading order: paragraphs, tables, pictures, boxes."""

from collections.abc import Iterator
from dataclasses import field
from pathlib import PurePosixPath
from typing import Any

from docx.oxml.ns import qn

from ghpress.manuscript.imports.imported import PICTURE_KINDS, Extra
from ghpress.manuscript.imports.word.looks import NO_LOOK, Look, look_of
from ghpress.manuscript.imports.word.numbers import numbering_of
from ghpress.manuscript.imports.word.package import Document
from ghpress.manuscript.imports.word.runs import Drawn, Element, Runs, read_runs, words_under
from ghpress.manuscript.imports.word.styles import IN_LISTS, WordRole, is_title_style, role_of_style
from ghpress.manuscript.imports.word.text import on_one_line, texts_of_chars
from ghpress.manuscript.story import Block, Box, Paragraph, Picture, Table
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, note, warning
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, or a block that is ready; ``texts`` are its lines where the typist broke it."""

    role: WordRole
    place: InFile
    texts: tuple[Text, ...] = ()
    block: Block | None = None
    look: Look = NO_LOOK
    list_id: str = ""
    is_title: bool = False

    @property
    def chars(self) -> str:
        """All its characters."""
        return "".join(text.chars for text in self.texts)


@dataclass(slots=True)
class Found:
    """What a document holds; filled while reading it. ``extras`` go by the name of their part."""

    items: list[Item] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    extras: dict[str, Extra] = field(default_factory=dict)


def read_items(document: Document, file: str) -> Found:
    """The items of a document. A place's line is the number of the paragraph (or table) from 1."""
    reader = _Items(document, file)
    reader.read(document.element.body)
    return reader.found


class _Items:
    """Reads the children of a body, keeping count of them."""

    def __init__(self, document: Document, file: str) -> None:
        self.part = document.part
        self.place = InFile(file, 0)
        self.found = Found()
        self.new_page = False
        self.odd_styles: set[str] = set()
        self.numbering = numbering_of(document)
        self.styles: dict[str, Any] = {style.style_id: style for style in document.styles}
        normal = [style.style_id for style in document.styles if style.name == "Normal"]
        self.default_style = normal[0] if normal else ""

    def read(self, body: Element) -> None:
        """Takes in paragraphs and tables, going into whatever only wraps them."""
        for child in body:
            if child.tag in (qn("w:p"), qn("w:tbl")):
                self.place = InFile(self.place.file, self.place.line + 1)
                (self._paragraph if child.tag == qn("w:p") else self._table)(child)
            elif child.tag in (qn("w:del"), qn("w:moveFrom")):
                self._lose("deleted", words_under(child))
            elif child.tag not in (qn("w:sectPr"), qn("w:sdtPr")):
                self.read(child)

    def _paragraph(self, element: Element) -> None:
        """One paragraph, then the pictures and text boxes anchored in it."""
        runs = read_runs(element, self._link)
        texts = texts_of_chars(runs.chars, self.place)
        broken = self.new_page or element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None
        if texts:
            names = tuple(self._style_names(self._style_id(element)))
            role, list_id = self._role(element, names, texts[0].chars)
            look = look_of(element, runs, broken)
            self.found.items.append(
                Item(role, self.place, texts, None, look, list_id, is_title_style(names))
            )
        self.new_page = runs.page_break or (broken and not texts)
        self._beside(runs)

    def _beside(self, runs: Runs) -> None:
        """What a paragraph holds beside its words."""
        for name, words in runs.lost:
            self._lose(name, words)
        for drawn in runs.pictures:
            self._picture(drawn)
        for content in runs.text_boxes:
            self._box(self._lines_of(content))

    def _role(self, element: Element, names: tuple[str, ...], chars: str) -> tuple[WordRole, str]:
        """The paragraph's role and, for a list's item, the list's id."""
        role, known = role_of_style(names)
        if not known and names[0] not in self.odd_styles:
            self.odd_styles.add(names[0])
            self._say(note, "import-style-unknown", style=names[0])
        outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is not None and role is WordRole.BODY:
            role = _OUTLINED.get(outline.get(qn("w:val")), role)
        numbered = self.numbering.of(element, self._style_id(element))
        if numbered is None:
            return role, ""
        if role not in IN_LISTS:
            self._say(warning, "import-number-lost", chars=chars)
            return role, ""
        if numbered.level:
            self._say(note, "import-list-flattened")
        return (WordRole.BULLETS if numbered.bullets else WordRole.NUMBERS), numbered.id

    def _style_id(self, element: Element) -> str:
        """The id of the paragraph's style."""
        named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return named.get(qn("w:val"), "") if named is not None else self.default_style

    def _style_names(self, style_id: str) -> Iterator[str]:
        """The names of a style and of those it is based on."""
        style = self.styles.get(style_id)
        for _ in range(12):  # a longer chain is a ring
            if style is None:
                return
            yield style.name or ""
            style = style.base_style

    def _link(self, relation: str) -> str:
        """The address of a link, if it is one a reader can follow."""
        known = self.part.rels.get(relation)
        address = str(known.target_ref) if known is not None and known.is_external else ""
        return address if address.startswith(("http://", "https://", "mailto:")) else ""

    def _say(self, level: Any, code: str, **facts: object) -> None:  # noqa: ANN401
        self.found.remarks.append(level(code, self.place, **facts))

    def _lose(self, name: str, words: str) -> None:
        """Says what could not be carried over, with its words."""
        if words or name != "deleted":
            self._say(warning, f"import-lost-{name}", words=words[:200] or "—")

    def _picture(self, drawn: Drawn) -> None:
        """A picture as a block, its file among the extras."""
        related = self.part.rels.get(drawn.relation)
        if related is None or related.is_external:
            self._lose("linked-picture", drawn.alt)
            return
        key = str(related.target_part.partname)
        kind = PurePosixPath(key).suffix.lower()
        named = f"pictures/{len(self.found.extras) + 1:02d}{kind}"
        extra = self.found.extras.setdefault(key, Extra(named, related.target_part.blob))
        if kind not in PICTURE_KINDS:
            self._say(warning, "import-picture-kind", path=extra.name)
            return
        picture = Picture(extra.name, alt=" ".join(drawn.alt.split()), place=self.place)
        self.found.items.append(Item(WordRole.BODY, self.place, block=picture))

    def _box(self, lines: tuple[Text, ...]) -> None:
        """A text box, or a table of one cell, as a box after what it hangs on."""
        if lines:
            box = Box(None, tuple(Paragraph(line) for line in lines), self.place)
            self._say(note, "import-boxed", chars=lines[0].chars[:20])
            self.found.items.append(Item(WordRole.BODY, self.place, block=box))

    def _lines_of(self, content: Element) -> tuple[Text, ...]:
        """The lines of every paragraph under an element."""
        found: list[Text] = []
        for paragraph in content.iter(qn("w:p")):
            runs = read_runs(paragraph, self._link)
            found += texts_of_chars(runs.chars, self.place)
            self._beside(runs)
        return tuple(found)

    def _table(self, element: Element) -> None:
        """A table; one of a single cell is a box, as newsrooms make them."""
        rows = [list(_cells(row)) for row in element.findall(qn("w:tr"))]
        if [len(row) for row in rows] == [1]:
            self._box(self._lines_of(rows[0][0]))
            return
        if next(element.iter(qn("w:vMerge"), qn("w:gridSpan")), None) is not None:
            self._say(warning, "import-table-merged")
        texts = [[text for cell in row for text in self._cell(cell)] for row in rows]
        width = max((len(row) for row in texts), default=0)
        if not any(text.chars for row in texts for text in row):
            return
        filled = tuple(tuple(row) + (Text(""),) * (width - len(row)) for row in texts)
        self.found.items.append(Item(WordRole.BODY, self.place, block=Table(filled, place=self.place)))

    def _cell(self, cell: Element) -> list[Text]:
        """A cell as one text, with an empty one for each further column it spans."""
        span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
        further = int(span.get(qn("w:val"), "1")) - 1 if span is not None else 0
        return [on_one_line(self._lines_of(cell)), *[Text("")] * min(further, _MOST_SPAN)]


_OUTLINED = {"0": WordRole.HEADLINE, "1": WordRole.SUBHEAD, "2": WordRole.SUBHEAD}
_MOST_SPAN = 63
"""Columns Word allows in a table, but one."""


def _cells(row: Element) -> Iterator[Element]:
    """The cells of a row, those in content controls too, but none of a table inside a cell."""
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent")):
            yield from _cells(child)
