"""Turns YAML source into a located tree, or into remarks that say what is wrong and where.

Events are read, not objects built: nothing in a file can run code, refer to itself or swell.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Protocol

import yaml

from ghpress.located.faults import FAULTS, OTHERWISE, TAB, WIDE_COLON
from ghpress.located.scalar import kind_of, origins
from ghpress.located.tree import Entries, Entry, Items, Leaf, Node, Origin
from ghpress.remarks import InFile, Remark, error
from ghpress.values import dataclass

MOST_LEVELS = 20
"""Nesting beyond this is a mistake or an attack; an editor's files need five levels."""
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters no source may hold, but an escape in double quotes could bring in."""
_STANDARD = "tag:yaml.org,2002:"


class _Mark(Protocol):
    """What both of PyYAML's mark classes answer."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class FoundYaml:
    """A document's tree (an empty file is an empty mapping; None if it cannot be read), and remarks."""

    node: Node | None
    remarks: tuple[Remark, ...] = ()


@lru_cache(maxsize=512)  # an issue that is watched is read again and again, and most of it is the same
def read_yaml(source: str, file: str, first_line: int = 1) -> FoundYaml:
    """Reads one YAML document; ``first_line`` is the source's first line in the file."""
    reader = _Reader(source, file, first_line)
    try:
        node = reader.document(yaml.parse(source, Loader=_LOADER))
    except yaml.MarkedYAMLError as fault:
        return FoundYaml(None, (*reader.remarks, _broken(fault, reader)))
    except yaml.reader.ReaderError as fault:
        return FoundYaml(None, (_unreadable(fault, reader),))
    except _Refused as refused:
        return FoundYaml(None, (*reader.remarks, refused.remark))
    return FoundYaml(node, tuple(reader.remarks))


class _Refused(Exception):
    """Something valid as YAML that we do not take."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(remark.code)
        self.remark = remark


class _Reader:
    """Builds the tree from events; collects what is wrong but readable."""

    def __init__(self, source: str, file: str, first_line: int) -> None:
        self.source = source
        self.file = file
        self.first_line = first_line
        self.remarks: list[Remark] = []

    def place(self, mark: _Mark | None) -> InFile:
        """Where a mark of libyaml's is in the file."""
        assert mark is not None, "libyaml marks every event"
        return InFile(self.file, self.first_line + mark.line, mark.column + 1)

    def document(self, events: Iterator[yaml.Event]) -> Node:
        """The one document of a stream."""
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise _Refused(error("yaml-documents", self.place(event.start_mark)))
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 0)
        top = InFile(self.file, self.first_line, 1)
        return Entries((), top) if root is None or _is_nothing(root) else root

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], level: int) -> Node:
        """The node an event begins; reads on to its end."""
        place = self.place(event.start_mark)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(error("yaml-alias", place))
        if level > MOST_LEVELS:
            raise _Refused(error("yaml-deep", place, most=MOST_LEVELS))
        tag = getattr(event, "tag", None)
        if tag and tag != f"{_STANDARD}str":
            raise _Refused(error("yaml-tag", place, tag=tag.removeprefix(_STANDARD)))
        if isinstance(event, yaml.ScalarEvent):
            return self.leaf(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self.nodes(events, yaml.SequenceEndEvent, level + 1)), place)
        return Entries(self.entries(list(self.nodes(events, yaml.MappingEndEvent, level + 1))), place)

    def nodes(self, events: Iterator[yaml.Event], end: type, level: int) -> Iterator[Node]:
        """The nodes up to the end event of this collection."""
        for event in events:
            if isinstance(event, end):
                return
            yield self.node(event, events, level)

    def entries(self, nodes: list[Node]) -> tuple[Entry, ...]:
        """Keys and values in pairs; a key written twice or no plain word is a remark."""
        first: dict[str, Leaf] = {}
        pairs = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Leaf):
                self.remarks.append(error("key-not-word", key.place))
            elif key.text in first:
                earlier = first[key.text].place
                self.remarks.append(error("key-twice", key.place, key=key.text, line=earlier.line))
            else:
                first[key.text] = key
                pairs.append(Entry(key, value))
        return tuple(pairs)

    def leaf(self, event: yaml.ScalarEvent) -> Leaf:
        """A scalar with the places of its characters."""
        start, end = event.start_mark, event.end_mark
        assert start is not None and end is not None, "libyaml marks every event"
        place = self.place(start)
        plain = event.implicit[0] and not event.tag
        text = event.value
        hidden = _HIDDEN.search(text)
        if hidden:
            found = error("character-control", place, codepoint=f"U+{ord(hidden[0]):04X}")
            self.remarks.append(found)
        kind = kind_of(text) if plain else "text"
        if plain and start.line == end.line:
            return Leaf(text, kind, place, (Origin(0, place.line, place.column),))
        raw = self.source[start.index : end.index]
        style = event.style if event.style in ("'", '"', "|", ">") else None
        return Leaf(text, kind, place, origins(text, raw, style, place.line, place.column))


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Leaf) and node.kind == "null"


def _broken(fault: yaml.MarkedYAMLError, reader: _Reader) -> Remark:
    """The complaint of libyaml in an editor's words, at the place where mending begins."""
    mark = fault.problem_mark
    if mark is None:
        return error("yaml-broken", InFile(reader.file), why=OTHERWISE[0], why_en=OTHERWISE[1])
    problem = fault.problem or ""
    if "end of stream" in problem and fault.context_mark is not None:
        mark = fault.context_mark
    rows = reader.source.split("\n")
    if mark.line < len(rows) and rows[mark.line].lstrip(" ").startswith("\t"):
        return error("yaml-broken", reader.place(mark), why=TAB[0], why_en=TAB[1])
    for line in (mark.line, mark.line - 1):
        key, colon, _ = rows[line].partition("：") if 0 <= line < len(rows) else ("", "", "")
        if colon and ":" not in key:
            place = InFile(reader.file, reader.first_line + line, len(key) + 1)
            return error("yaml-broken", place, why=WIDE_COLON[0], why_en=WIDE_COLON[1])
    why = next(((zh, en) for begins, zh, en in FAULTS if problem.startswith(begins)), OTHERWISE)
    return error("yaml-broken", reader.place(mark), why=why[0], why_en=why[1])


def _unreadable(fault: yaml.reader.ReaderError, reader: _Reader) -> Remark:
    """A character YAML does not admit; libyaml says only how far into the source it stands."""
    character = (
        fault.character if isinstance(fault.character, int) else ord(str(fault.character)[:1] or "\0")
    )
    index = reader.source.find(chr(character))
    before = reader.source[: max(index, 0)]
    place = InFile(
        reader.file, reader.first_line + before.count("\n"), len(before) - (before.rfind("\n") + 1) + 1
    )
    return error("character-control", place, codepoint=f"U+{character:04X}")
