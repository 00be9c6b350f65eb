"""The job of printing one page, and the page file it gives: what workers are sent and send back.

Apart from ``pagefile``, which does the work, so that a build whose pages all come from the cache
never loads the engine.
"""

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from ghpress.conditions import Marks
from ghpress.layout.layout import Layout
from ghpress.makeup.page import AdvertFrame, Page, PictureFrame, SetWords
from ghpress.press.reading.stretches import Stretch
from ghpress.remarks import Level, Remark, worst
from ghpress.stock.plates import Plates
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Ticket
from ghpress.values import dataclass

PREVIEW_DPIS = (100, 200)
"""Resolutions of the page pictures: the whole page on a screen, and its text readable."""

PAGES = "pages"
"""The folder of page files in a folder of output."""

STANDING = "standing"
"""The folder of what the engine painted of pages, in the folder of pictures made ready before."""


@dataclass(frozen=True, slots=True)
class PageJob:
    """Everything one page file is made from. ``folder`` is the issue's, where its pictures are.

    ``preflight`` says whether the file is to be inspected when it is printed. ``plates`` are the page's
    press profile and inks; ``kept`` is the folder of pictures made ready before, or None.
    """

    page: Page
    layout: Layout
    shelf: Shelf
    ticket: Ticket
    issue: str
    title: str
    folder: Path
    preflight: bool = False
    plates: Plates = field(default_factory=Plates)
    kept: Path | None = None
    marks: Marks = "none"
    paper: tuple[str, ...] = ()
    """What a slug line says of the paper and the issue before it says which page this is."""
    cuts: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)
    """By frame and line the clusters at which links begin and end, in a reader's edition."""
    pictured_at: tuple[int, ...] = PREVIEW_DPIS
    """The resolutions of its previews; none where the page is looked at otherwise, as on the desk."""


@dataclass(frozen=True, slots=True)
class InHand:
    """A page file and its previews in memory; nothing where the page could not be printed."""

    pdf: bytes
    previews: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class PutDown:
    """A page file and its previews written where they are to stand: an issue may have hundreds."""

    paths: tuple[Path, ...]
    """The page file, then its previews."""

    @property
    def pdf(self) -> bytes:
        """The page file, read anew each time."""
        return self.paths[0].read_bytes()

    @property
    def previews(self) -> tuple[bytes, ...]:
        """The previews, read anew each time."""
        return tuple(path.read_bytes() for path in self.paths[1:])


@dataclass(frozen=True, slots=True)
class PageFile:
    """A page file with its previews, as the job asked for them, or remarks that say why not.

    ``words`` are those of its furniture as they were composed; ``stretches`` say what the marked content
    of a page for readers is.
    """

    number: int
    held: InHand | PutDown
    remarks: tuple[Remark, ...]
    words: tuple[SetWords, ...] = ()
    stretches: tuple[Stretch, ...] = ()

    @property
    def pdf(self) -> bytes:
        """The page file; empty where the page could not be printed."""
        return self.held.pdf

    @property
    def previews(self) -> tuple[bytes, ...]:
        """Its pictures, one for each resolution asked for."""
        return self.held.previews

    def is_there(self) -> bool:
        """Whether there is a page file at all."""
        return isinstance(self.held, PutDown) or bool(self.held.pdf)

    def is_sound(self) -> bool:
        """Whether the page may be printed."""
        return self.is_there() and worst(self.remarks) < Level.ERROR

    def in_hand(self) -> "PageFile":
        """The same file in memory, wherever it was put down."""
        return replace(self, held=InHand(self.pdf, self.previews))

    def moved(self, former: Path, folder: Path) -> "PageFile":
        """The same file after the folder it was put down in has got another name."""
        if isinstance(self.held, InHand):
            return self
        paths = tuple(folder / path.relative_to(former) for path in self.held.paths)
        return replace(self, held=PutDown(paths))

    def with_remarks(self, remarks: tuple[Remark, ...]) -> "PageFile":
        """The same file with further remarks on it."""
        return replace(self, remarks=(*self.remarks, *remarks))


def picture_files(job: PageJob) -> Iterator[tuple[PictureFrame, Path]]:
    """The page's picture frames and the files they show."""
    for frame in job.page.frames:
        if isinstance(frame, PictureFrame):
            yield frame, job.folder / frame.picture.file


def advert_files(job: PageJob) -> Iterator[tuple[AdvertFrame, Path]]:
    """The page's adverts that are pages themselves, and their files."""
    for frame in job.page.frames:
        if isinstance(frame, AdvertFrame):
            yield frame, job.folder / frame.advert.file


def page_paths(folder: Path, number: int, layout: Layout, dpis: tuple[int, ...]) -> tuple[Path, ...]:
    """Where a page file stands in a folder of output, and its previews of these resolutions."""
    name = page_name(number, layout)
    previews = (folder / "previews" / f"{name}-{dpi}.png" for dpi in dpis)
    return (folder / PAGES / f"{name}.pdf", *previews)


def page_name(number: int, layout: Layout) -> str:
    """What the files of the sheet that begins with a page are called: 04, or 02-03 of a spread."""
    return "-".join(f"{each:02}" for each in layout.numbers(number))
