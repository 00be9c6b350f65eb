"""Turns style sheets into the engine's, and keeps what the pages of a process share of it.

Reading a layout's sheets takes the engine longer than laying out a page by them, and finding the
system's fonts, of which a page needs none, as long again.
"""

import re
import threading
from collections import OrderedDict

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from ghpress.press.engine.fetch import ShelfFetcher
from ghpress.press.forme import Forme

_INK = re.compile(r"(--ink-[\w-]+):\s*([^;{}]+);")
_NAMED = re.compile(r"var\(\s*(--ink-[\w-]+)\s*\)")

MOST_KEPT = 8
"""Sheets kept at most: the layouts and profiles a process prints by in turn."""

_kept: OrderedDict[tuple[str, str | None], weasyprint.CSS] = OrderedDict()


def sheet(forme: Forme, fetcher: ShelfFetcher, base: str | None) -> weasyprint.CSS:
    """The forme's style sheet, read anew unless it was kept."""
    known = _kept.get((forme.css, base))
    return known or weasyprint.CSS(string=_inked(forme.css), url_fetcher=fetcher, base_url=base)


def keep(forme: Forme, base: str | None, read: weasyprint.CSS) -> None:
    """Keep a sheet for pages to come. Only one by which a page was painted without a word.

    The engine says once what is wrong with a sheet, and we want to hear it of every page; what a sheet
    imports may change without the sheet.
    """
    if "@import" in forme.css:
        return
    _kept[forme.css, base] = read
    _kept.move_to_end((forme.css, base))
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)


def _inked(css: str) -> str:
    """The sheet with inks written where they are named, so that the engine reads them once.

    It would solve a variable anew for every element, eight times for a background. Only inks defined
    once are written out: of others the engine finds out which is meant.
    """
    found = [match.groups() for match in _INK.finditer(css)]
    names = [name for name, _ in found]
    inks = {name: colour for name, colour in found if names.count(name) == 1}
    return _NAMED.sub(lambda named: inks.get(named[1], named[0]), css)


class _Found(threading.local):
    """The system's fonts as a thread found them: the engine's libraries are not for several at once."""

    fonts: FontConfiguration | None = None


_found = _Found()


def system_fonts(forme: Forme) -> FontConfiguration:
    """The system's fonts: those found once, or new ones where templates may add to them."""
    if "<style" in forme.markup or "<link" in forme.markup:
        return FontConfiguration()
    return found_fonts()


def found_fonts() -> FontConfiguration:
    """The system's fonts, found once by every thread."""
    if _found.fonts is None:
        _found.fonts = FontConfiguration()
    return _found.fonts
