"""Turns a layout's folders into remarks on what their CSS and templates may not say."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ghpress.layout.clean import clean_key, is_known_clean, remember_clean
from ghpress.layout.css import ink_names
from ghpress.layout.csslint import CssContext, defined_variables, lint_css
from ghpress.layout.cssrules import SHAPES
from ghpress.layout.layout import Layout
from ghpress.layout.templatelint import Stock, included, lint_template, setters
from ghpress.remarks import InFile, Remark, error
from ghpress.rim import name_in, read_text
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A file of a layout's folder, read: its name in remarks, its path from the folder, its text."""

    name: str
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A layout's folder, read: its files' paths, style sheets, templates, and remarks on the unread."""

    files: frozenset[str]
    styles: tuple[Source, ...]
    templates: tuple[Source, ...]
    remarks: tuple[Remark, ...]


def lint_layout(layout: Layout) -> tuple[Remark, ...]:
    """Every remark on the CSS and templates of a layout and of those it extends."""
    opened = [open_folder(Path(folder)) for folder in (layout.folder, *layout.parents)]
    key = clean_key(_looked_at(layout, opened))
    if is_known_clean(key):
        return ()
    remarks = _remarks(layout, opened)
    if not remarks:
        remember_clean(key)
    return remarks


def _looked_at(layout: Layout, opened: Iterable[Opened]) -> Iterator[bytes]:
    """All that remarks come from: what a layout says of itself, its files and those of its parents."""
    names = (sorted(ink_names(layout)), sorted(layout.rules), list(layout.styles))
    yield repr((list(layout.inks.values()), *names, list(_printed(layout)))).encode()
    for folder in opened:
        yield repr((sorted(folder.files), folder.styles, folder.templates, folder.remarks)).encode()


def _remarks(layout: Layout, opened: Sequence[Opened]) -> tuple[Remark, ...]:
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


def open_folder(folder: Path) -> Opened:
    """A layout's folder, read."""
    files = files_in(folder)
    styles, unread = _sources(folder, files, ".css")
    templates, unread_templates = _sources(folder, files, ".html")
    return Opened(files, styles, templates, unread + unread_templates)


def files_in(folder: Path) -> frozenset[str]:
    """The files of a folder and those below it, as paths from it."""
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _sources(
    folder: Path, files: frozenset[str], ending: str
) -> tuple[tuple[Source, ...], tuple[Remark, ...]]:
    """The files of this ending, and remarks on those that cannot be read."""
    root = folder.parent.parent
    sources: list[Source] = []
    remarks: list[Remark] = []
    for path in (folder / name for name in sorted(files) if name.endswith(ending)):
        found = read_text(path, root)
        remarks += found.remarks
        if found.text is not None:
            own = path.relative_to(folder).as_posix()
            sources.append(Source(name_in(path, root), own, found.text))
    return tuple(sources), tuple(remarks)


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
    printed, styles = frozenset(_printed(layout)), tuple(layout.styles)
    given = tuple(setter for sheet in whole.templates for setter in _setters(sheet.text))
    for sheet in folder.templates:
        if nearer is not None and sheet.path in nearer:
            continue
        is_held = nearer is None or sheet.path in printed
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


def _printed(layout: Layout) -> Iterator[str]:
    """The templates that name styles themselves: of pages and of their furniture."""
    for plan in layout.plans:
        yield plan.template
        yield from (f"partials/{piece.role}.html" for piece in plan.furniture)
