"""Turns the body of a story into blocks, every mistake in it a remark with its place."""

import re

from markdown_it.tree import SyntaxTreeNode

from ghpress.manuscript.figures import is_picture, read_chart, read_picture, read_table, read_timeline
from ghpress.manuscript.markdown import block_nodes
from ghpress.manuscript.raw import BLANKS, Row, trimmed
from ghpress.manuscript.source import Source
from ghpress.manuscript.story import Block, Box, List, Paragraph, Picture, Quote, Subhead
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, note

_SUBHEAD_LEVEL = 2
_NO_SPACE = re.compile(r"#{2,6}[^\s#]")
_DASH = "——"
_WIDE_SPACE = "\u3000"


def read_blocks(source: Source, described: dict[str, Picture]) -> tuple[Block, ...]:
    """The blocks of a story's body; ``described`` are the front matter's pictures by file."""
    reader = _Blocks(source, described)
    blocks = reader.blocks(block_nodes(source.body))
    if reader.indents:
        place, count = reader.indents[0], len(reader.indents)
        source.remarks.append(note("indent-typed", place, count=count))
    return blocks


class _Blocks:
    def __init__(self, source: Source, described: dict[str, Picture]) -> None:
        self.source = source
        self.described = described
        self.indents: list[InFile] = []
        self.caption: tuple[Text, InFile] | None = None

    def blocks(self, nodes: list[SyntaxTreeNode]) -> tuple[Block, ...]:
        """The blocks that nodes mean."""
        found: list[Block] = []
        for node in nodes:
            if self.caption and node.type != "table":
                self._stray_caption()
            if node.type == "paragraph":
                found.extend(self._paragraphs(node))
            else:
                block = self._block(node)
                found.extend([block] if block else [])
        if self.caption:
            self._stray_caption()
        return tuple(found)

    def _block(self, node: SyntaxTreeNode) -> Block | None:
        match node.type:
            case "heading":
                return self._subhead(node)
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return self._quote(node)
            case "box":
                return self._box(node)
            case "table":
                caption, self.caption = self.caption, None
                return read_table(self.source, *_lines(node), caption[0] if caption else None)
            case "fence":
                return self._fence(node)
            case _:
                self.source.warning("rule-dropped", self._place(node))
                return None

    def _place(self, node: SyntaxTreeNode) -> InFile:
        return self.source.place(_lines(node)[0])

    def _paragraphs(self, node: SyntaxTreeNode) -> list[Block]:
        """The paragraphs of a node: a line that begins with a full-width space begins a new one."""
        groups: list[list[Row]] = [[]]
        for row in self._rows(node.children[0]):
            written = self.source.row(row.line - self.source.first_line).chars.lstrip(" \t")
            if written.startswith(_WIDE_SPACE):
                groups.append([])
                if row.chars.strip(BLANKS):
                    self.indents.append(InFile(self.source.file, row.line, 1))
            groups[-1].append(row)
        filled = [rows for rows in groups if any(row.chars.strip(BLANKS) for row in rows)]
        found = [self._paragraph(rows) for rows in filled]
        return [block for block in found if block]

    def _paragraph(self, rows: list[Row]) -> Block | None:
        first = trimmed(rows[0])
        place = InFile(self.source.file, first.line, first.column)
        if len(rows) == 1 and is_picture(first):
            return read_picture(self.source, first, self.described)
        if first.chars.startswith(":::"):
            known = first.chars.rstrip(":") == ""
            self.source.error("box-close-stray" if known else "box-unknown", place, row=first.chars)
            return None
        if first.chars.startswith(": "):
            text = self.source.text([Row(first.chars[2:], first.line, first.column + 2), *rows[1:]])
            self.caption = (text, place)
            return None
        if _NO_SPACE.match(first.chars):
            self.source.warning("heading-no-space", place)
        text = self.source.text(rows)
        return Paragraph(text) if text else None

    def _stray_caption(self) -> None:
        assert self.caption is not None, "called only where a caption waits"
        self.source.error("table-caption-stray", self.caption[1])
        self.caption = None

    def _rows(self, inline: SyntaxTreeNode) -> list[Row]:
        """The rows of an inline node; each is the end of its source line, past any prefix."""
        start = _lines(inline)[0]
        rows = []
        for index, content in enumerate(inline.content.split("\n")):
            whole = self.source.row(start + index)
            kept = content.strip()
            column = len(whole.chars.rstrip()) - len(kept)
            rows.append(Row(kept, whole.line, column + 1))
        return rows

    def _subhead(self, node: SyntaxTreeNode) -> Subhead | None:
        level, place = int(node.tag[1:]), self._place(node)
        if level != _SUBHEAD_LEVEL:
            self.source.error("heading-level", place, level=level, mark="#" * level)
        content = node.children[0].content
        row = self.source.row(_lines(node)[0])
        column = row.chars.index(content, row.chars.index("#") + level)
        text = self.source.text([Row(content, row.line, column + 1)])
        if not text:
            self.source.error("heading-empty", place)
        return Subhead(text) if text else None

    def _list(self, node: SyntaxTreeNode) -> List:
        items = []
        for item in node.children:
            place = self._place(item)
            if [child.type for child in item.children] != ["paragraph"]:
                code = "list-nested" if item.children else "list-item-empty"
                self.source.error(code, place)
            elif len(found := self._texts(item.children[0])) == 1:
                items.append(found[0])
            else:
                self.source.error("list-nested", place)
        ordered = node.type == "ordered_list"
        return List(tuple(items), ordered, int(node.attrs.get("start", 1)) if ordered else 1)

    def _texts(self, node: SyntaxTreeNode) -> list[Text]:
        """The texts of a paragraph node that stands in a list or a quote."""
        texts = []
        for block in self._paragraphs(node):
            if isinstance(block, Paragraph):
                texts.append(block.text)
            else:
                self.source.error("quote-holds", self._place(node))
        return texts

    def _quote(self, node: SyntaxTreeNode) -> Quote:
        """A quote; a last paragraph that begins with a dash says who is quoted."""
        children = node.children
        credit = None
        for child in children:
            if child.type != "paragraph":
                self.source.error("quote-holds", self._place(child))
        children = [child for child in children if child.type == "paragraph"]
        if len(children) > 1:
            rows = self._rows(children[-1].children[0])
            first = rows[0]
            if first.chars.startswith(_DASH):
                skipped = len(_DASH)
                rows[0] = Row(first.chars[skipped:], first.line, first.column + skipped)
                credit = self.source.text(rows)
                children = children[:-1]
        paragraphs = tuple(text for child in children for text in self._texts(child))
        return Quote(paragraphs, credit or None)

    def _box(self, node: SyntaxTreeNode) -> Box:
        place = self._place(node)
        if not node.meta["closed"]:
            self.source.error("box-open", place)
        blocks = self.blocks(node.children)
        if not blocks:
            self.source.error("box-empty", place)
        title = node.info.strip()
        row = self.source.row(_lines(node)[0])
        column = row.chars.rfind(title) + 1
        text = self.source.text([Row(title, row.line, column)]) if title else None
        return Box(text, blocks, place)

    def _fence(self, node: SyntaxTreeNode) -> Block | None:
        start, stop = _lines(node)
        place = self._place(node)
        last = self.source.row(stop - 1).chars.strip()
        if stop - 1 == start or last.strip("`~") or len(last) < len(node.markup):
            self.source.error("fence-open", place)
            return None
        match node.info.strip():
            case "chart":
                return read_chart(self.source, start + 1, stop - 1)
            case "timeline":
                return read_timeline(self.source, start + 1, stop - 1)
            case name:
                self.source.error("fence-unknown", place, name=name)
                return None


def _lines(node: SyntaxTreeNode) -> tuple[int, int]:
    assert node.map is not None, "markdown-it gives every block its lines"
    return node.map
