"""Turns a layout's CSS into remarks on what a layout's CSS may not say, each with line and column."""

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, TypeAlias

import tinycss2

from ghpress.layout.colours import is_colour_word, nearest_ink
from ghpress.layout.cssrules import (
    AT_RULES,
    COLOUR_FUNCTIONS,
    FREE,
    KEPT_COLOURS,
    NO_ROOM,
    PLACE,
    ROOM,
    ROOM_PREFIXES,
    TYPE,
    TYPE_PREFIXES,
    UNPRINTABLE,
    UNPRINTABLE_PREFIXES,
    UNPRINTABLE_WORDS,
)
from ghpress.layout.layout import Ink
from ghpress.layout.selectors import Subject, subjects
from ghpress.remarks import InFile, Remark, error, warning
from ghpress.values import dataclass

Node: TypeAlias = Any
"""A tinycss2 node; the library carries no types."""


@dataclass(frozen=True, slots=True)
class CssContext:
    """What a stylesheet is linted against.

    ``inks`` are the layout's, ``wordless`` the roles of frames that hold no words (rules, grounds),
    ``variables`` the custom properties the layout's other stylesheets define, ``files`` the paths in
    the layout's folder that url() may name.
    """

    inks: tuple[Ink, ...]
    ink_names: frozenset[str]
    wordless: frozenset[str] = frozenset()
    variables: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


def lint_css(text: str, file: str, context: CssContext) -> tuple[Remark, ...]:
    """Every remark on a stylesheet, in the order it is written."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    variables = context.variables | defined_variables(text)
    known = CssContext(context.inks, context.ink_names, context.wordless, variables, context.files)
    return tuple(_rules(rules, file, known))


def defined_variables(text: str) -> frozenset[str]:
    """The custom properties a stylesheet defines."""
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return frozenset(
        item.name
        for rule in rules
        if rule.type == "qualified-rule"
        for item in _contents(rule.content)
        if item.type == "declaration" and item.name.startswith("--")
    )


def _contents(nodes: list[Node]) -> list[Node]:
    """The declarations and nested rules of a block."""
    found: list[Node] = tinycss2.parse_blocks_contents(nodes, skip_comments=True, skip_whitespace=True)
    return found


def _rules(nodes: list[Node], file: str, context: CssContext) -> Iterator[Remark]:
    """Remarks on a list of rules."""
    for node in nodes:
        match node.type:
            case "qualified-rule":
                yield from _block(node, file, context)
            case "at-rule":
                yield from _at_rule(node, file, context)
            case "error":
                yield error("css-broken", _at(node, file), reason=node.message)
            case _:
                pass


def _at_rule(node: Node, file: str, context: CssContext) -> Iterator[Remark]:
    """Remarks on an at-rule: only @media may stand in a layout's CSS."""
    if node.lower_at_keyword not in AT_RULES:
        yield error("css-at-rule", _at(node, file), rule=f"@{node.at_keyword}")
        return
    inner = tinycss2.parse_rule_list(node.content or [], skip_comments=True, skip_whitespace=True)
    yield from _rules(inner, file, context)


def _block(rule: Node, file: str, context: CssContext) -> Iterator[Remark]:
    """Remarks on one rule: each declaration against each element its selectors end in."""
    ends = subjects(rule.prelude)
    yield from _broken(rule.prelude, file)
    for node in _contents(rule.content):
        match node.type:
            case "declaration":
                yield from _declaration(node, ends, file, context)
            case "qualified-rule":
                yield from _block(node, file, context)
            case "at-rule":
                yield from _at_rule(node, file, context)
            case _:
                yield error("css-broken", _at(node, file), reason=node.message)


def _broken(nodes: list[Node], file: str) -> Iterator[Remark]:
    """Remarks on what in a selector could not be read."""
    for node in nodes:
        if node.type == "error":
            yield error("css-broken", _at(node, file), reason=node.message)


def _declaration(
    node: Node, ends: tuple[Subject, ...], file: str, context: CssContext
) -> Iterator[Remark]:
    """Remarks on one declaration: its property, then its value."""
    if not node.name.startswith("--"):
        yield from _property(node, ends, file, context)
    yield from _values(node.value, node.lower_name, file, context)


def _property(node: Node, ends: tuple[Subject, ...], file: str, context: CssContext) -> Iterator[Remark]:
    """A remark if this property may not be set on these elements."""
    name, place = node.lower_name, _at(node, file)
    bare = all(end.holds_no_words(context.wordless) for end in ends)
    if name in FREE or name in NO_ROOM:
        return
    if name in UNPRINTABLE or name.startswith(UNPRINTABLE_PREFIXES):
        yield error("css-unprintable", place, what=name)
    elif name in TYPE or name.startswith(TYPE_PREFIXES):
        yield error("css-forbidden", place, property=name)
    elif name in PLACE and any(end.is_frame for end in ends):
        yield error("css-moves-frame", place, property=name)
    elif name in ROOM or name.startswith(ROOM_PREFIXES):
        if not bare:
            yield error("css-takes-room", place, property=name)
    elif name not in PLACE:
        nearest = get_close_matches(name, FREE | ROOM | PLACE | NO_ROOM, 1)
        yield error("css-unknown-property", place, property=name, nearest=nearest[0] if nearest else "—")


def _values(nodes: list[Node], name: str, file: str, context: CssContext) -> Iterator[Remark]:
    """Remarks on the tokens of a value."""
    for node in nodes:
        match node.type:
            case "hash" if is_colour_word(f"#{node.value}"):
                yield _literal(f"#{node.value}", node, file, context)
            case "ident":
                yield from _word(node, name, file, context)
            case "url":
                yield from _url(node.value, node, file, context)
            case "string" if name == "content" and node.value.strip():
                yield error("css-content", _at(node, file), words=node.value)
            case "function":
                yield from _function(node, name, file, context)
            case "error":
                yield error("css-broken", _at(node, file), reason=node.message)
            case "() block" | "[] block" | "{} block":
                yield from _values(node.content, name, file, context)
            case _:
                pass


def _word(node: Node, name: str, file: str, context: CssContext) -> Iterator[Remark]:
    """A remark if a word of a value is a colour or a border style that does not print."""
    word = node.lower_value
    if name.startswith(("border", "outline")) and word in UNPRINTABLE_WORDS:
        yield error("css-unprintable", _at(node, file), what=f"{name}: {word}")
    elif word not in KEPT_COLOURS and is_colour_word(word):
        yield _literal(node.value, node, file, context)


def _function(node: Node, name: str, file: str, context: CssContext) -> Iterator[Remark]:
    """Remarks on a function: a colour, a gradient, an ink by name, a file."""
    called = node.lower_name
    if called.endswith("gradient"):
        yield error("css-unprintable", _at(node, file), what=f"{called}()")
    elif called in COLOUR_FUNCTIONS:
        yield _literal(tinycss2.serialize([node]), node, file, context)
    elif called == "var":
        yield from _variable(node, file, context)
        yield from _values(node.arguments, name, file, context)
    elif called == "url":
        address = "".join(part.value for part in node.arguments if part.type == "string")
        yield from _url(address, node, file, context)
    elif called in ("attr", "counter", "counters", "string", "leader"):
        yield error("css-content", _at(node, file), words=f"{called}()")
    else:
        yield from _values(node.arguments, name, file, context)


def _variable(node: Node, file: str, context: CssContext) -> Iterator[Remark]:
    """A remark if a custom property is neither an ink nor defined in the layout."""
    named = next((part.value for part in node.arguments if part.type == "ident"), "")
    if named in context.ink_names or named in context.variables:
        return
    code = "ink-unknown" if named.startswith("--ink") else "css-variable-unknown"
    nearest = get_close_matches(named, context.ink_names | context.variables, 1, 0.5)
    yield error(code, _at(node, file), name=named, nearest=nearest[0] if nearest else "—")


def _url(address: str, node: Node, file: str, context: CssContext) -> Iterator[Remark]:
    """A remark if an address is not a file of the layout's folder."""
    path = address.removeprefix("./")
    if path in context.files or (path.startswith("#") and len(path) > 1):
        return
    outside = ":" in path or path.startswith(("/", "\\")) or ".." in path.split("/")
    code = "css-url-outside" if outside else "css-file-missing"
    yield error(code, _at(node, file), address=address[:80])


def _literal(written: str, node: Node, file: str, context: CssContext) -> Remark:
    """The warning for a colour written out, naming the ink nearest to it."""
    nearest = nearest_ink(written, context.inks)
    return warning("colour-literal", _at(node, file), colour=written, nearest=nearest)


def _at(node: Node, file: str) -> InFile:
    """Where a node was written."""
    return InFile(file, node.source_line, node.source_column)
