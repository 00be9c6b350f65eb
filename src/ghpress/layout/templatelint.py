"""Turns a Jinja2 template into remarks on words it would print without composing them."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from html.parser import HTMLParser

from jinja2 import Environment, TemplateSyntaxError, nodes

from ghpress.layout.colours import is_colour_word, nearest_ink
from ghpress.layout.layout import Ink
from ghpress.layout.templatewords import in_chinese
from ghpress.remarks import InFile, Remark, error, warning
from ghpress.values import dataclass

COMPOSING = frozenset({"set", "lines", "picture", "advert"})
"""Filters that print what the shop has made or placed: composed words, a composed block, a picture, an
advert."""

CALLABLE = frozenset({"place", "caller", "super", "self"})
"""What a template may call to print: a frame in its place, and Jinja2's own blocks."""

_MARK = 0xF0000
"""Private-use characters from here on stand for a template's expressions in the blanked markup."""

_MARKS = re.compile("[\U000f0000-\U000ffffd]")
"""Such characters in the template itself would be taken for marks, so they are made visible faults."""

_REFUSED_ELEMENTS = frozenset(
    {"style", "script", "font", "center", "marquee", "object", "embed", "iframe"}
)
_COLOUR_ATTRIBUTES = frozenset({"fill", "stroke", "color", "bgcolor", "stop-color", "flood-color"})


@dataclass(frozen=True, slots=True)
class _Expression:
    """A ``{{ … }}`` of the template: its source and its line."""

    source: str
    line: int


@dataclass(frozen=True, slots=True)
class _Blanked:
    """A template with its tags taken out: markup of the same lines, expressions as marks."""

    markup: str
    expressions: tuple[_Expression, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """What a template may name: inks; styles, not checked where there are none; macros that set words.

    ``setters`` say of each macro that sets words which of its arguments names the style.
    """

    inks: tuple[Ink, ...] = ()
    styles: tuple[str, ...] = ()
    setters: tuple[tuple[str, int], ...] = ()


_NO_STOCK = Stock()


def lint_template(text: str, file: str, stock: Stock = _NO_STOCK) -> tuple[Remark, ...]:
    """Every remark on a template: bare words, words not sent through ``set``, colours, looks."""
    environment = Environment(autoescape=True)
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError as fault:
        en = fault.message or ""
        return (error("template-syntax", InFile(file, fault.lineno), zh=in_chinese(en), en=en),)
    blanked = _blank(text, environment)
    reader = _Reader(file, stock.inks)
    reader.feed(blanked.markup)
    reader.close()
    macros = CALLABLE | frozenset(_macro_names(tree))
    unset = (
        error(
            "template-unset-words", InFile(file, expression.line), expression=expression.source.strip()
        )
        for expression in (blanked.expressions[index] for index in reader.printed)
        if not _is_composed(expression.source, environment, macros)
    )
    strange = _strange_styles(tree, file, stock) if stock.styles else ()
    return tuple(sorted((*reader.remarks, *unset, *strange), key=_line))


def setters(text: str) -> tuple[tuple[str, int], ...]:
    """The macros of a template that set words in a style they are given, and which argument names it."""
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError:
        return ()
    found: dict[str, int] = {}
    for macro in tree.find_all(nodes.Macro):
        names = [argument.name for argument in macro.args]
        for style, _ in _named_styles(macro):
            if isinstance(style, nodes.Name) and style.name in names:
                found[macro.name] = names.index(style.name)
    return tuple(found.items())


def _strange_styles(tree: nodes.Template, file: str, stock: Stock) -> Iterator[Remark]:
    """Remarks on styles there are none of, named to a ``set`` filter or to a macro that sets words."""
    called = (
        (call.args[at], call.lineno)
        for call in tree.find_all(nodes.Call)
        if (at := _setter(call, stock)) is not None and at < len(call.args)
    )
    for named, line in (*_named_styles(tree), *called):
        if isinstance(named, nodes.Const) and named.value not in stock.styles:
            nearest = get_close_matches(str(named.value), stock.styles, 1, 0.3)
            facts = {"style": named.value, "nearest": nearest[0] if nearest else "—"}
            yield error("template-style-unknown", InFile(file, line), **facts)


def _named_styles(tree: nodes.Node) -> Iterator[tuple[nodes.Expr, int]]:
    """What stands for the style in each ``set`` filter, and its line."""
    for filter_ in tree.find_all(nodes.Filter):
        if filter_.name == "set" and filter_.args:
            yield filter_.args[0], filter_.lineno


def _setter(call: nodes.Call, stock: Stock) -> int | None:
    """The argument that names a style, where the call is of a macro that sets words."""
    match call.node:
        case nodes.Name(name=name) | nodes.Getattr(attr=name):
            return dict(stock.setters).get(name)
        case _:
            return None


def included(text: str) -> Iterator[tuple[str, int]]:
    """The templates a template names outright, each with its line; a broken template names none."""
    try:
        tree = Environment().parse(text)
    except TemplateSyntaxError:
        return
    for node in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
        named = getattr(node, "template", None)
        if isinstance(named, nodes.Const):
            yield str(named.value), node.lineno


def _line(remark: Remark) -> int:
    """The line a remark stands on."""
    return remark.place.line if isinstance(remark.place, InFile) else 0


def _blank(text: str, environment: Environment) -> _Blanked:
    """The template's markup with each tag blanked and each expression replaced by its mark."""
    pieces: list[str] = []
    found: list[_Expression] = []
    expression: list[str] | None = None
    lines = 1
    for line, kind, value in environment.lexer.tokeniter(text, None):
        if kind == "variable_begin":
            expression, began = [], line
        elif kind == "variable_end" and expression is not None:
            found.append(_Expression("".join(expression), began))
            pieces.append(chr(_MARK + len(found) - 1))
            expression = None
        elif expression is not None:
            expression.append(value)
        elif kind == "data":
            # The lexer drops white space at "{%-"; lines lost so are put back.
            piece = "\n" * (line - lines) + _MARKS.sub("\ufffd", value)
            pieces.append(piece)
            lines += piece.count("\n")
    return _Blanked("".join(pieces), tuple(found))


class _Reader(HTMLParser):
    """Walks blanked markup and notes what would be printed."""

    def __init__(self, file: str, inks: tuple[Ink, ...]) -> None:
        super().__init__(convert_charrefs=False)
        self.file = file
        self.inks = inks
        self.remarks: list[Remark] = []
        self.printed: list[int] = []
        self.inside: list[str] = []

    def place(self) -> InFile:
        """Where the reader stands."""
        line, offset = self.getpos()
        return InFile(self.file, line, offset + 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element a layout may not use, and its attributes."""
        if tag in _REFUSED_ELEMENTS:
            self.remarks.append(error("template-element", self.place(), element=tag))
        for name, value in attrs:
            self.attribute(name, value or "")

    def attribute(self, name: str, value: str) -> None:
        """Notes styles and scripts written into the markup, and colours written out."""
        if name == "style" or name.startswith("on"):
            self.remarks.append(error("template-attribute", self.place(), attribute=name))
        elif name in _COLOUR_ATTRIBUTES and value and is_colour_word(value):
            nearest = nearest_ink(value, self.inks)
            self.remarks.append(warning("colour-literal", self.place(), colour=value, nearest=nearest))

    def handle_data(self, data: str) -> None:
        """Notes bare text, and the expressions that stand where text is printed."""
        self.printed += [ord(character) - _MARK for character in data if ord(character) >= _MARK]
        bare = "".join(character for character in data if ord(character) < _MARK)
        if bare.strip():
            first = len(data) - len(data.lstrip())
            line, _ = self.getpos()
            place = InFile(self.file, line + data[:first].count("\n"))
            self.remarks.append(error("template-bare-text", place, words=" ".join(bare.split())[:40]))

    def handle_entityref(self, name: str) -> None:
        """A named character is printed too."""
        self.remarks.append(error("template-bare-text", self.place(), words=f"&{name};"))

    def handle_charref(self, name: str) -> None:
        """A numbered character is printed too."""
        self.remarks.append(error("template-bare-text", self.place(), words=f"&#{name};"))


def _macro_names(tree: nodes.Template) -> Iterator[str]:
    """Names a template may call for markup: its macros and those it imports."""
    for macro in tree.find_all(nodes.Macro):
        yield macro.name
    for imported in tree.find_all(nodes.Import):
        yield imported.target
    for imported_names in tree.find_all(nodes.FromImport):
        yield from (name if isinstance(name, str) else name[1] for name in imported_names.names)


def _is_composed(source: str, environment: Environment, macros: frozenset[str]) -> bool:
    """Whether an expression's result is composed words or nothing at all."""
    outputs = [
        node for node in environment.parse("{{" + source + "}}").body if isinstance(node, nodes.Output)
    ]
    return all(_composes(node, macros) for output in outputs for node in output.nodes)


def _composes(node: nodes.Node | None, macros: frozenset[str]) -> bool:
    """Whether an expression's outermost part is a composing filter or a macro."""
    match node:
        case None:
            return True
        case nodes.Filter(name="safe"):
            return _composes(node.node, macros)
        case nodes.Filter():
            return node.name in COMPOSING
        case nodes.CondExpr():
            return _composes(node.expr1, macros) and _composes(node.expr2, macros)
        case nodes.Call():
            return _root(node.node) in macros
        case nodes.Const() | nodes.TemplateData():
            return not str(node.value if isinstance(node, nodes.Const) else node.data).strip()
        case _:
            return False


def _root(node: nodes.Node) -> str:
    """The name an attribute chain begins with."""
    while isinstance(node, nodes.Getattr):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""
