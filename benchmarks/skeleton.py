"""Times the skeleton of the press: 64 dummy pages through paint, finish, preview, inspect, merge.

Run ``python -m benchmarks.skeleton [PAGES]``. Prints processor seconds a page for each step (what
else the machine does meanwhile does not count), and how large the bound issue is beside one document
of the same pages as the engine itself writes it.
"""

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import TypeVar

import pikepdf

from benchmarks.dummy import SHEET, characters, dummy_page
from ghpress.preflight.subject import PageSubject
from ghpress.preflight.survey import survey
from ghpress.press.binding import Binding, Bookmark, Colophon
from ghpress.press.contact import contact_sheet
from ghpress.press.engine.paint import paint
from ghpress.press.finish import Makeready, finish
from ghpress.press.forme import Forme
from ghpress.press.merge import merge
from ghpress.press.previews import preview
from ghpress.stock.profiles import shipped_profile
from ghpress.stock.shelf import Shelf, open_shelf
from ghpress.ticket import Profile, Ticket

PAGES = 64
TICKET = Ticket(datetime(2026, 11, 1, tzinfo=UTC))
FONTS = Path(__file__).parent.parent / "fonts"

In = TypeVar("In")
Out = TypeVar("Out")


def main(count: int) -> None:
    """Measure and print."""
    with TemporaryDirectory() as store:
        shelf, _ = open_shelf(FONTS, Path(store))
        formes = [dummy_page(number, shelf) for number in range(1, count + 1)]
        paint(formes[0], shelf)  # the engine warms up: imports, style sheets, opened faces
        print(f"{count} pages, {sum(map(characters, formes)) // count} characters each, one core\n")
        print(f"{'step':<26}{'s a page':>10}{'s in all':>10}{'MB in all':>11}")
        _measure(formes, shelf, Path(store))


def _measure(formes: Sequence[Forme], shelf: Shelf, kept: Path) -> None:
    """Every step over all pages, one after the other; to the engine all of them look the same."""
    count = len(formes)
    _each("paint, the engine anew", lambda forme: paint(forme, shelf).pdf, formes)
    painted = _each("paint, furniture standing", lambda forme: paint(forme, shelf, kept).pdf, formes)
    finished = _each("finish as PDF/X-4", lambda page: _finished(page, "press"), painted)
    _each("finish as PDF/X-1a", lambda page: _finished(page, "press-x1a"), painted)
    previews = _each("preview at 100 dpi", lambda page: preview(page, 100), finished)
    _each("preview at 200 dpi", lambda page: preview(page, 200), finished[:8])
    remarks = _each("inspect", lambda page: survey(PageSubject(page, 1, SHEET), "press"), finished)
    sheet = _once("contact sheet", lambda: contact_sheet(previews), count)
    issue = _once("merge", lambda: merge(finished, _binding(count), _faces(shelf), TICKET), count)
    whole = _once("one document, engine's own", lambda: _one_document(formes, shelf), count)
    assert len(sheet) > 0
    print(f"\nremarks of inspection: {sum(map(len, remarks))}")
    print(f"page files {_mb(sum(map(len, finished))):.1f} MB, bound {_mb(len(issue)):.1f} MB, ", end="")
    print(f"one document {_mb(len(whole)):.1f} MB: bound is {len(issue) / len(whole):.2f} of it")


def _finished(painted: bytes, profile: Profile) -> bytes:
    """A page file of the painted page."""
    ticket, ready = replace(TICKET, profile=profile), Makeready(shipped_profile())
    return finish(painted, SHEET, Colophon("试版", ("skeleton",)), ticket, ready)


def _binding(count: int) -> Binding:
    """A bookmark a page."""
    marks = tuple(Bookmark(f"第{number}版", number) for number in range(1, count + 1))
    return Binding(Colophon("试刊", ("skeleton", "issue")), marks)


def _faces(shelf: Shelf) -> Mapping[str, Path]:
    """The shelf's prepared faces by key."""
    return {key: shelf.face(key).path for key in shelf.keys()}


def _one_document(formes: Sequence[Forme], shelf: Shelf) -> bytes:
    """All pages painted as one document and compressed: what merging is measured against.

    The painter remarks that it is asked for more than one page; the document is whole all the same.
    """
    bodies = "".join(
        forme.markup.removeprefix("<html><body>").removesuffix("</body></html>") for forme in formes
    )
    together = replace(
        formes[0],
        markup=f"<html><body>{bodies}</body></html>",
        planned={address: planned for forme in formes for address, planned in forme.planned.items()},
        frames={name: rect for forme in formes for name, rect in forme.frames.items()},
    )
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(paint(together, shelf).pdf)) as pdf:
        assert len(pdf.pages) >= len(formes)
        pdf.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return target.getvalue()


def _each(step: str, work: Callable[[In], Out], items: Sequence[In]) -> list[Out]:
    """The work done on every item, timed."""
    start = process_time()
    done = [work(item) for item in items]
    _say(step, process_time() - start, len(items), done)
    return done


def _once(step: str, work: Callable[[], bytes], count: int) -> bytes:
    """The work done once for all pages, timed."""
    start = process_time()
    done = work()
    _say(step, process_time() - start, count, [done])
    return done


def _say(step: str, seconds: float, count: int, done: Sequence[object]) -> None:
    """One row of the table."""
    size = sum(len(item) for item in done if isinstance(item, bytes))
    print(f"{step:<26}{seconds / count:>10.4f}{seconds:>10.2f}{_mb(size):>11.1f}")


def _mb(size: int) -> float:
    """Bytes in millions."""
    return size / 1e6


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAGES)
