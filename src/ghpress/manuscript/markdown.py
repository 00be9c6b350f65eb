"""Turns a story's Markdown into block nodes with their source lines.

markdown-it does CommonMark's block structure; left out of it are indented code, setext headings,
reference definitions and HTML blocks, all of which take away or change what an editor typed as
text. Added are ``::: box 标题`` … ``:::`` and tables that lose no cell. Inline markup is ours.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.tree import SyntaxTreeNode

from ghpress.manuscript.cells import is_delimiter_row

BOX_OPEN = re.compile(r":::+[ \t]*box(?:[ \t]+(?P<title>.*))?$")
BOX_CLOSE = re.compile(r":::+[ \t]*$")
_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
_MOST_NESTING = 12
"""Deeper quotes and lists are refused anyway, one by one, so none may be dropped unseen before."""


def block_nodes(source: str) -> list[SyntaxTreeNode]:
    """The blocks of a Markdown text, top level first; ``node.map`` counts its lines from 0."""
    return SyntaxTreeNode(_PARSER.parse(source)).children


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": _MOST_NESTING})
    parser.disable(["code", "lheading", "reference", "html_block"])
    parser.core.ruler.enableOnly(["block"])
    parser.block.ruler.before("fence", "box", _box, _INTERRUPTS)
    parser.block.ruler.before("fence", "plain_table", _table, {"alt": ["paragraph"]})
    return parser


def _row(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box from its opening line to its closing one, its blocks read as a text of their own.

    Boxes hold no boxes, so one that was not closed ends where the next begins.
    """
    found = BOX_OPEN.match(_row(state, start))
    if not found:
        return False
    if silent:
        return True
    stop = start + 1
    while stop < end and not (row := _row(state, stop)).startswith(":::"):
        stop += 1
    closed = stop < end and BOX_CLOSE.match(row) is not None
    token = state.push("box_open", "div", 1)
    token.info = found["title"] or ""
    token.map = [start, stop + closed]
    token.meta = {"closed": closed}
    former, state.lineMax = state.lineMax, stop
    state.md.block.tokenize(state, start + 1, stop)
    state.lineMax = former
    state.push("box_close", "div", -1)
    state.line = stop + closed
    return True


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A GFM table: a row with a bar, a row of dashes, then rows up to an empty line."""
    if start + 1 >= end or "|" not in _row(state, start):
        return False
    if state.sCount[start + 1] < state.blkIndent or not is_delimiter_row(_row(state, start + 1)):
        return False
    if silent:
        return True
    line = start + 2
    while line < end and "|" in _row(state, line) and state.sCount[line] >= state.blkIndent:
        line += 1
    token = state.push("table", "table", 0)
    token.map = [start, line]
    state.line = line
    return True


_PARSER = _parser()
