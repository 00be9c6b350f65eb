"""Turns a layout's folders into remarks on what their CSS and templates may not say.

Of a layout that is known to be without fault only the files are read; what looks at them is not loaded.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ghpress.layout.clean import clean_key, is_known_clean, remember_clean
from ghpress.layout.css import ink_names
from ghpress.layout.layout import Layout
from ghpress.layout.sources import Opened, open_folder, printed
from ghpress.remarks import Remark


def lint_layout(layout: Layout) -> tuple[Remark, ...]:
    """Every remark on the CSS and templates of a layout and of those it extends."""
    opened = [open_folder(Path(folder)) for folder in (layout.folder, *layout.parents)]
    key = clean_key(_looked_at(layout, opened))
    if is_known_clean(key):
        return ()
    from ghpress.layout.faults import faults_of

    remarks = faults_of(layout, opened)
    if not remarks:
        remember_clean(key)
    return remarks


def _looked_at(layout: Layout, opened: Iterable[Opened]) -> Iterator[bytes]:
    """All that remarks come from: what a layout says of itself, its files and those of its parents."""
    names = (sorted(ink_names(layout)), sorted(layout.rules), list(layout.styles))
    yield repr((list(layout.inks.values()), *names, list(printed(layout)))).encode()
    for folder in opened:
        yield repr((sorted(folder.files), folder.styles, folder.templates, folder.remarks)).encode()
