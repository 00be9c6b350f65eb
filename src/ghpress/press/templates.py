"""Turns a layout's folders into its templates and style sheets, read once for all pages of a process."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from pathlib import Path
from typing import TypeAlias

from jinja2 import FileSystemLoader, StrictUndefined, Template, pass_context
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from ghpress.layout.layout import Layout
from ghpress.press.filled import Filled, filled
from ghpress.press.plain import Spoken, spoken
from ghpress.remarks import InFile
from ghpress.values import dataclass

Verbs: TypeAlias = Mapping[str, Callable[..., Markup]]
"""What templates print by, by name."""

FILTERS = ("lines", "set", "picture", "advert")
"""The verbs that are filters; ``place`` is a function."""

_PRINTING = ("| lines", "| set", "| advert")
_SUFFIXES = (".html", ".css")

MOST_KEPT = 8
"""Layouts kept at most."""

_State: TypeAlias = tuple[tuple[str, int, int], ...]
"""Every template and sheet of a layout with the time it was written at and its size."""

_at_work: ContextVar[Verbs] = ContextVar("verbs")
_kept: OrderedDict[tuple[str, ...], tuple[_State, "Templates"]] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Templates:
    """A layout's templates, its own before its parents', and its sheets, its parents' first."""

    folders: tuple[str, ...]
    environment: SandboxedEnvironment
    css: str
    spoken: Spoken
    filled: Filled
    places: dict[str, InFile] = field(default_factory=dict)

    def template(self, name: str) -> Template:
        """A template by its name. TemplateError where there is none, or it is broken."""
        return self.environment.get_template(name)

    def place(self, name: str) -> InFile:
        """A template's file, and the line where it first prints composed matter."""
        if name not in self.places:
            self.places[name] = _place(self.folders, name)
        return self.places[name]


def templates(layout: Layout) -> Templates:
    """The layout's templates as its files are now."""
    folders = (layout.folder, *layout.parents)
    state = tuple(entry for folder in folders for entry in sorted(_files(folder)))
    known = _kept.get(folders)
    if known is not None and known[0] == state:
        return known[1]
    css = _css(folders)
    read = Templates(folders, _environment(folders), css, spoken(css), filled(css))
    _kept[folders] = (state, read)
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return read


@contextmanager
def printing_by(verbs: Verbs) -> Iterator[None]:
    """Templates rendered meanwhile print by these verbs."""
    token = _at_work.set(verbs)
    try:
        yield
    finally:
        _at_work.reset(token)


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Every template and sheet in a folder."""
    for entry in os.scandir(folder) if Path(folder).is_dir() else ():
        if entry.is_dir():
            yield from _files(entry.path)
        elif entry.name.endswith(_SUFFIXES):
            said = entry.stat()
            yield entry.path, said.st_mtime_ns, said.st_size


def _environment(folders: tuple[str, ...]) -> SandboxedEnvironment:
    """Jinja2 in a sandbox, undefined names refused, with the shop's ways to print."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(folders), undefined=StrictUndefined, autoescape=True, auto_reload=False
    )
    for name in FILTERS:
        environment.filters[name] = _each_time(name)
    environment.globals["place"] = lambda frame: _at_work.get()["place"](frame)
    return environment


def _each_time(name: str) -> Callable[..., Markup]:
    """The verb of this name as a filter that Jinja calls each time it is met.

    Given constants, Jinja would call it once, when it compiles the template, and print the same
    block in two places.
    """

    @pass_context
    def filter_(_: object, *given: object, **named: object) -> Markup:
        return _at_work.get()[name](*given, **named)

    return filter_


def _css(folders: tuple[str, ...]) -> str:
    """The style sheets, parents' first, so that the nearest has the last word."""
    files = (file for folder in reversed(folders) for file in sorted(Path(folder).glob("*.css")))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _place(folders: tuple[str, ...], name: str) -> InFile:
    """The file of a template, the layout's own before its parents', and a line in it."""
    for folder in folders:
        file = Path(folder) / name
        if file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            hits = (at for at, line in enumerate(lines, 1) if any(mark in line for mark in _PRINTING))
            return InFile(str(file), next(hits, 1))
    return InFile(name)
