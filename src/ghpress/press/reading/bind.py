"""Makes of bound pages the reader's edition: tagged in reading order, stories as threads, PDF/UA-1."""

from collections.abc import Iterator

import pikepdf

from ghpress.makeup.page import TextFrame
from ghpress.press.reading.bound import Bound
from ghpress.press.reading.order import parts_by_story, reading_order
from ghpress.press.reading.story import headline_of
from ghpress.press.reading.tags import claim_accessible, write_tags
from ghpress.press.reading.threads import Thread, write_threads


def make_readable(pdf: pikepdf.Pdf, book: Bound) -> None:
    """Write all that a reader needs who cannot see the pages, or sees little of them at a time."""
    write_tags(pdf, reading_order(book), book.counts)
    write_threads(pdf, tuple(_threads(book)))
    claim_accessible(pdf)


def _threads(book: Bound) -> Iterator[Thread]:
    """The stories' text, frame by frame."""
    for parts in parts_by_story(book).values():
        standing = (one for part in parts for one in part.standing)
        beads = tuple(one.area() for one in standing if _is_followed(one.frame))
        yield Thread(headline_of(parts[0]), beads)


def _is_followed(frame: object) -> bool:
    """Whether a reader's eye goes through a frame: headline and columns, not what stands beside them."""
    return isinstance(frame, TextFrame) and frame.role in ("headline", "column")
