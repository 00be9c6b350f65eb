"""Turns a forme into what the engine paints of it, with gaps where blocks are to be drawn.

The engine finds what stands for a block in its image cache under the ``src`` the markup names, asks it
for its size, and lets it write into the page's stream, where it leaves a gap. The engine fails silently
in two ways that are caught here: text it set by itself, and anything it merely logs.
"""

import io
import logging
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import TextBox

from ghpress.press.engine.drawing import as_bytes, drawings
from ghpress.press.engine.fetch import ShelfFetcher
from ghpress.press.engine.overheard import overheard
from ghpress.press.engine.plate import Plate
from ghpress.press.engine.sheets import keep, sheet, system_fonts
from ghpress.press.engine.standing import Gap, Open, Size, Standing
from ghpress.press.forme import Forme
from ghpress.remarks import OnPage, Remark, error, warning
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Laid:
    """What the engine painted, what there is to say of it, and whether all it is made of is known."""

    standing: Standing
    remarks: tuple[Remark, ...]
    may_be_kept: bool


def laid(forme: Forme, sizes: Mapping[str, Size], kept: Path | None) -> Laid:
    """A forme painted with gaps of these sizes, by address; ``kept`` is the folder of drawings made.

    Never raises for what the markup does wrong: it remarks.
    """
    opened: list[tuple[Open, ...]] = []
    with overheard() as said:
        shown = drawings(forme.pictures, kept)
        base = Path(forme.asset_folders[0]).as_uri() + "/" if forme.asset_folders else None
        fetcher = ShelfFetcher(forme.pictures, forme.asset_folders)
        css = sheet(forme, fetcher, base)
        html = weasyprint.HTML(string=forme.markup, url_fetcher=fetcher, base_url=base)
        document = html.render(
            stylesheets=[css],
            cache={**shown, **{address: _Stand(address, size) for address, size in sizes.items()}},
            color_profiles={name: Plate(name) for name in forme.spots},
            font_config=system_fonts(forme),
        )
        files: list[pydyf.PDF] = []
        target = io.BytesIO()

        def take(_: object, pdf: pydyf.PDF) -> None:
            files.append(pdf)
            opened.append(tuple(_emptied(pdf)))

        document.write_pdf(target, finisher=take, uncompressed_pdf=True)
    if not said:
        keep(forme, base, css)
    remarks = (
        *_spoken(forme, said),
        *_page_count(forme, len(document.pages)),
        *_own_text(forme, document),
    )
    made = Standing(target.getvalue(), opened[0], _fonts(files[0]))
    return Laid(made, remarks, not remarks and not fetcher.has_read)


@dataclass(frozen=True, slots=True)
class _Stand:
    """What stands for a block before the engine: an image of a fixed size that leaves a gap."""

    address: str
    size: Size

    def get_intrinsic_size(self, resolution: float, font_size: float) -> tuple[float, float, float]:
        """Width, height in CSS pixels, and their ratio."""
        width, height = self.size
        return width, height, width / height if height else 1.0

    def draw(self, stream: Any, width: float, height: float, style: Any) -> None:  # noqa: ANN401
        """Leave a gap in the stream."""
        stream.stream.append(_Here(Gap(self.address, tuple(stream.ctm.values), width, height)))


class _Here(pydyf.Object):  # type: ignore[misc]  # the engine ships no types
    """A gap in a stream of the engine's: it writes nothing."""

    def __init__(self, gap: Gap) -> None:
        super().__init__()
        self.gap = gap

    @property
    def data(self) -> bytes:
        """What is written of it."""
        return b""


def _emptied(pdf: pydyf.PDF) -> Iterator[Open]:
    """The streams with gaps of a file about to be saved, which are taken out of it."""
    for one in pdf.objects:
        if isinstance(one, pydyf.Stream) and any(isinstance(item, _Here) for item in one.stream):
            entries = pydyf.Dictionary(one.extra).data.removeprefix(b"<<").removesuffix(b">>")
            gaps = tuple(item.gap for item in one.stream if isinstance(item, _Here))
            yield Open(one.number, entries, tuple(_pieces(one.stream)), gaps)
            one.stream = []


def _pieces(stream: Iterable[object]) -> Iterator[bytes]:
    """What is written before, between and after the gaps."""
    piece: list[bytes] = []
    for item in stream:
        if isinstance(item, _Here):
            yield b"\n".join(piece)
            piece = []
        else:
            piece.append(as_bytes(item))
    yield b"\n".join(piece)


def _fonts(pdf: pydyf.PDF) -> tuple[int, bytes]:
    """The dictionary of fonts that all resources of the file share: its number, its entries."""
    referred = next(each["Font"] for each in pdf.objects if isinstance(each, dict) and "Font" in each)
    number = int(referred.split()[0])
    entries: bytes = pdf.objects[number].data.removeprefix(b"<<").removesuffix(b">>")
    return number, entries


def _spoken(forme: Forme, said: list[logging.LogRecord]) -> Iterator[Remark]:
    """Log lines as remarks: the engine's errors are losses, its warnings ignored declarations."""
    for record in said:
        speak = error if record.levelno >= logging.ERROR else warning
        yield speak("engine-says", OnPage(forme.number), message=record.getMessage())


def _page_count(forme: Forme, count: int) -> Iterator[Remark]:
    """A page that flows over onto a second sheet."""
    if count != 1:
        yield error("page-runs-over", OnPage(forme.number), count=count)


def _own_text(forme: Forme, document: weasyprint.Document) -> Iterator[Remark]:
    """Text the engine set by itself: never measured, never prepared, at size 0 not even seen."""
    for page in document.pages:
        for box in page._page_box.descendants(placeholders=True):
            if isinstance(box, TextBox) and box.text.strip():
                yield error("engine-set-text", OnPage(forme.number), letters=box.text.strip()[:20])
