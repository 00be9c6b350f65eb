"""Turns a page job into the key of its page file: a hash of all that can change a byte of it."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

from ghpress.cache import content_key
from ghpress.galley.atrest import printed_of
from ghpress.installed import code, version
from ghpress.layout.layout import Layout
from ghpress.layout.shelves import THUMBNAIL
from ghpress.makeup.page import AdvertFrame, Frame, FurnitureFrame, PictureFrame, ShapeFrame, TextFrame
from ghpress.press.pagejob import PageJob, advert_files, picture_files

SOFTWARE = (
    *("weasyprint", "pydyf", "pikepdf", "pypdfium2", "pillow", "uharfbuzz", "jinja2", "fonttools"),
    "deflate",
)
"""The packages whose version may change a page's bytes. HarfBuzz, qpdf and pdfium come in them;
Pango draws nothing of ours, because every face is embedded as it was prepared."""

_ROOMS = ("press", "preflight", "layout", "galley", "stock")

LAYOUT_SUFFIXES = (".html", ".css", ".yaml", ".svg", ".png", ".jpg")


Known: TypeAlias = dict[tuple[object, ...], bytes]
"""What pages have in common, by what it is of, for as long as their jobs are held."""


def page_key(job: PageJob, known: Known | None = None) -> str:
    """The job's key: the same for jobs that give the same bytes, places in the source left out.

    What jobs have in common is read once where they are given the same ``known``.
    """
    return pictured(content_key(_parts(job, {} if known is None else known)), job.pictured_at)


def pictured(key: str, dpis: tuple[int, ...]) -> str:
    """The key of a page whose key without previews this is, with previews of these resolutions."""
    return "-".join((key, *map(str, dpis)))


def _parts(job: PageJob, known: Known) -> Iterator[bytes]:
    """What goes into the hash."""
    yield _software()
    yield _shop()
    facts = (
        job.ticket,
        job.issue,
        job.title,
        job.preflight,
        sorted(job.cuts.items()),
        job.layout.sheet,
        job.layout.inks,
        job.plates,
        (job.marks, job.paper),
    )
    yield repr(facts).encode()
    layout, page = job.layout, job.page
    common = (layout.folder, layout.parents, id(layout.styles), id(layout.plans), id(job.shelf))
    if common not in known:
        known[common] = content_key(_common(job)).encode()
    yield known[common]
    yield repr((page.number, page.width, page.height, page.stories, page.folio)).encode()
    yield from (_printed(frame) for frame in page.frames)
    for frame, file in picture_files(job):
        yield from _named(frame.id, file)
    for advert, file in advert_files(job):
        yield from _named(advert.id, file)


def _common(job: PageJob) -> Iterator[bytes]:
    """What goes into the hashes of all pages: layout and faces."""
    yield repr((job.layout.name, job.layout.styles, job.layout.plans)).encode()
    yield repr([(role, job.shelf.composite(role)) for role in job.shelf.roles]).encode()
    yield from _layout_files(job.layout)


def _named(name: str, file: Path) -> Iterator[bytes]:
    """A frame's id and the bytes of the file it shows."""
    yield name.encode()
    yield file.read_bytes() if file.is_file() else b""


def _printed(frame: Frame) -> bytes:
    """A frame as far as it is printed: without the places its words were written at."""
    facts = (type(frame).__name__, frame.id, frame.role, frame.rect)
    match frame:
        case TextFrame(block=block):
            return repr((facts, block.width, block.depth)).encode() + printed_of(block)
        case PictureFrame(picture=picture):
            return repr((facts, picture.file, picture.alt, picture.focus)).encode()
        case AdvertFrame(advert=advert):
            return repr((facts, advert.file)).encode()
        case FurnitureFrame(words=words):
            return repr((facts, words)).encode()
        case ShapeFrame(is_round=is_round):
            return repr((facts, is_round)).encode()
        case _:
            return repr(facts).encode()


def _layout_files(layout: Layout) -> Iterator[bytes]:
    """Names and contents of the layout's files, its parents' included."""
    for folder in (layout.folder, *layout.parents):
        for file in sorted(Path(folder).rglob("*")):
            if file.suffix in LAYOUT_SUFFIXES and file.name != THUMBNAIL and file.is_file():
                yield file.relative_to(folder).as_posix().encode()
                yield file.read_bytes()


@cache
def _software() -> bytes:
    """Versions of what prints."""
    return repr([(name, version(name)) for name in SOFTWARE]).encode()


def _shop() -> bytes:
    """The shop's own printing code: a change of ghpress is a change of the page until proved not."""
    return code(*_ROOMS, "inspection.py", "platemaking.py", "presswork.py")
