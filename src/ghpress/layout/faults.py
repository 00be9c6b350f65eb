"""Turns a layout's style sheets and templates, read, into remarks on what they may not say."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ghpress.layout.css import ink_names
from ghpress.layout.csslint import CssContext, defined_variables, lint_css
from ghpress.layout.cssrules import SHAPES
from ghpress.layout.layout import Layout
from ghpress.layout.sources import Opened, Source, printed
from ghpress.layout.templatelint import Stock, included, lint_template, setters
from ghpress.remarks import InFile, Remark, error


def faults_of(layout: Layout, opened: Sequence[Opened]) -> tuple[Remark, ...]:
    """Every remark on these folders, the layout's own first."""
    whole = Opened(
        files=frozenset[str]().union(*(folder.files for folder in opened)),
        styles=tuple(sheet for folder in opened for sheet in folder.styles),
        templates=tuple(sheet for folder in reversed(opened) for sheet in folder.templates),
        remarks=(),
    )
    variables = [defined_variables(sheet.text) for sheet in whole.styles]
    context = CssContext(
        inks=tuple(layout.inks.values()),
        ink_names=frozenset(ink_names(layout)),
        wordless=frozenset(layout.rules) | SHAPES,
        variables=frozenset[str]().union(*variables),
    )
    remarks: list[Remark] = []
    nearer: frozenset[str] | None = None
    for folder in opened:
        remarks += folder.remarks
        remarks += _style_remarks(folder, context)
        remarks += _template_remarks(folder, layout, whole, nearer)
        nearer = folder.files | (nearer or frozenset())
    return tuple(remarks)


def _style_remarks(folder: Opened, context: CssContext) -> Iterator[Remark]:
    """Remarks on one folder's style sheets; url() may name the files of that folder."""
    own = CssContext(context.inks, context.ink_names, context.wordless, context.variables, folder.files)
    for sheet in folder.styles:
        yield from _css_remarks(sheet, own)


def _template_remarks(
    folder: Opened, layout: Layout, whole: Opened, nearer: frozenset[str] | None
) -> Iterator[Remark]:
    """Remarks on one folder's templates, and on templates they include that are nowhere.

    ``whole`` is all folders together; ``nearer`` are the files of the layouts that extend this one,
    None for the layout's own folder. Of inherited templates those replaced are not read, and those
    this layout's pages do not print may name styles it has not got.
    """
    inks = tuple(layout.inks.values())
    asked, styles = frozenset(printed(layout)), tuple(layout.styles)
    given = tuple(setter for sheet in whole.templates for setter in _setters(sheet.text))
    for sheet in folder.templates:
        if nearer is not None and sheet.path in nearer:
            continue
        is_held = nearer is None or sheet.path in asked
        yield from _own_remarks(sheet, Stock(inks, styles if is_held else (), given))
        for wanted, line in _included(sheet.text):
            if wanted not in whole.files:
                yield error("layout-template-missing", InFile(sheet.name, line), template=wanted)


FILES_KEPT = 512
"""Files whose remarks are remembered by what they say: layouts are read again and again unchanged."""


@lru_cache(maxsize=FILES_KEPT)
def _css_remarks(sheet: Source, context: CssContext) -> tuple[Remark, ...]:
    return tuple(lint_css(sheet.text, sheet.name, context))


@lru_cache(maxsize=FILES_KEPT)
def _own_remarks(sheet: Source, stock: Stock) -> tuple[Remark, ...]:
    return lint_template(sheet.text, sheet.name, stock)


@lru_cache(maxsize=FILES_KEPT)
def _setters(text: str) -> tuple[tuple[str, int], ...]:
    return setters(text)


@lru_cache(maxsize=FILES_KEPT)
def _included(text: str) -> tuple[tuple[str, int], ...]:
    return tuple(included(text))
