"""What an editor hands in: an issue, its stories and every kind of block, as frozen values."""

from dataclasses import field
from datetime import date
from fractions import Fraction
from typing import Literal, TypeAlias

from ghpress.manuscript.accepted import Accepted, KeptPage
from ghpress.manuscript.furnishings import Advert, Ear, Section
from ghpress.manuscript.terms import Titled
from ghpress.manuscript.text import Text
from ghpress.remarks import NOWHERE, InFile, Place
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of body text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Subhead:
    """A subhead inside a story (小标题)."""

    text: Text


@dataclass(frozen=True, slots=True)
class List:
    """A list; each item is one paragraph."""

    items: tuple[Text, ...]
    ordered: bool = False
    first: int = 1


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted paragraphs set off from the text."""

    paragraphs: tuple[Text, ...]
    credit: Text | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its caption (图说) and credit; ``file`` is relative to the issue's folder.

    ``columns`` are those it is wanted over; with 1.5 it stands in a corner of its story.
    """

    file: str
    caption: Text | None = None
    credit: Text | None = None
    alt: str = ""
    focus: tuple[Fraction, Fraction] = (Fraction(1, 2), Fraction(1, 2))
    columns: Fraction | int | None = None
    place: Place = NOWHERE


CellSide: TypeAlias = Literal["", "left", "centre", "right"]
"""Where the cells of a table's column stand; empty leaves it to what is in them."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first row is the head if ``has_head``, ``sides`` are by column from the left."""

    rows: tuple[tuple[Text, ...], ...]
    has_head: bool = True
    caption: Text | None = None
    place: Place = NOWHERE
    sides: tuple[CellSide, ...] = ()

    def side(self, column: int) -> CellSide:
        """Where the cells of a column stand, if its editor says."""
        return self.sides[column] if column < len(self.sides) else ""


ROUNDED = "余多"
"""What stands before a unit when the figure says no more than its larger part (130余个)."""


@dataclass(frozen=True, slots=True)
class Datum:
    """One figure of a chart: its label, its value, its unit and, on a map, its position.

    Only a place on a map may have no value: it is shown where it lies, without a size.
    """

    label: Text
    value: Fraction | None
    unit: str = ""
    at: tuple[Fraction, Fraction] | None = None
    said: str = ""
    """What is printed instead of the number: 130余."""

    def measured_in(self) -> str:
        """The unit proper: 个, where 余个 says that the figure is rounded down."""
        return self.unit.lstrip(ROUNDED)


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart drawn by the shop from figures.

    ``frame`` is a map's width by its height, ``ground`` a drawing of the land that fills it.
    """

    kind: Literal["bars", "symbols", "map"]
    title: Text | None
    data: tuple[Datum, ...]
    source: Text | None = None
    place: Place = NOWHERE
    columns: int | None = None
    frame: Fraction = Fraction(4, 3)
    ground: Picture | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a timeline: when it was, what it was and, if that is printed, where."""

    when: Text
    what: Text
    where: Text | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dated facts in the order given (大事记); it is copy, and runs through the story's columns."""

    entries: tuple[Entry, ...]
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Box:
    """A box with a title (链接, 短评) and blocks of its own."""

    title: Text | None
    blocks: "tuple[Block, ...]"
    place: Place = NOWHERE


Block: TypeAlias = Paragraph | Subhead | List | Quote | Picture | Table | Chart | Timeline | Box


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a story: kicker 引题, headline 主题 in its parts, deck 副题.

    ``vertical`` puts it beside the story instead (竖题); where ``deck_optional`` the deck may be left
    out to make the story fit.
    """

    headline: tuple[Text, ...]
    kicker: Text | None = None
    deck: tuple[Text, ...] = ()
    alternatives: tuple[tuple[Text, ...], ...] = ()
    vertical: Literal["left", "right"] | None = None
    deck_optional: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide an editor wants a story: over so many basic columns, in so many columns of text."""

    over: int
    count: int


@dataclass(frozen=True, slots=True)
class Story:
    """One story; ``rank`` 1 is a lead, 2 a usual story, 3 a short."""

    id: str
    head: Head
    blocks: tuple[Block, ...]
    file: str
    byline: Text | None = None
    dateline: Text | None = None
    city: str = ""
    rank: int = 2
    place: InFile = field(default_factory=lambda: InFile(""))
    page: int | None = None
    """The page issue.yaml puts it on; None leaves it to make-up."""
    slot: str = ""
    """Where on its page issue.yaml puts it, as ``slots.py`` names it; empty leaves it to make-up."""
    columns: Columns | None = None
    """How wide it is to stand (破栏 where the columns of text are others); None leaves it to make-up."""
    jump: int | bool | None = None
    """Whether it may go on on another page, or the page it is to go on on; None leaves it to make-up."""
    slug: tuple[Text, ...] = ()
    """The short headline over what stands on another page; empty takes the headline's first part."""
    turns_to: Text | None = None
    """What points to its rest at its end (下转第4版), written by make-up."""
    turns_from: Text | None = None
    """In a rest, what points back to its beginning (上接第1版), printed in place of a deck."""
    accepted: tuple[Accepted, ...] = field(default=(), repr=False)
    """Its paragraphs as they were last accepted, where they were (history.py)."""

    def characters(self) -> int:
        """Body characters, headline and pictures not counted, as a newsroom counts copy."""
        return sum(_characters(block) for block in self.blocks)


def texts_of(entry: Entry) -> tuple[Text, ...]:
    """What a timeline's entry prints, in the order it is read."""
    return (entry.when, *((entry.where,) if entry.where else ()), entry.what)


def _characters(block: Block) -> int:
    match block:
        case Paragraph(text) | Subhead(text):
            return len(text.chars)
        case List(items):
            return sum(len(item.chars) for item in items)
        case Quote(paragraphs):
            return sum(len(item.chars) for item in paragraphs)
        case Timeline(entries):
            return sum(len(said.chars) for entry in entries for said in texts_of(entry))
        case Box(_, blocks):
            return sum(_characters(inner) for inner in blocks)
        case _:
            return 0


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A line of the guide (导读): a story's id, and what makes a reader turn to it.

    An entry for what is no story has an empty ``story`` and a ``page`` of its own; ``name`` None is
    what the story is called.
    """

    story: str
    words: Text
    name: Text | None = None
    page: int | None = None
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Issue:
    """A special issue as its folder holds it: ``number`` and ``total`` are 期号 and 总期号.

    ``folder`` is absolute; ``pages`` is None where the shop is to choose (``auto``).
    ``furniture`` holds the issue's own words for masthead and folio, by field name. With a ``cover``
    the first page is a poster: picture, note and guide, no stories.
    """

    id: str
    folder: str
    title: Text
    date: date
    stories: tuple[Story, ...]
    note: Story | None = None
    layout: str = "broadsheet"
    pages: int | None = None
    number: str = ""
    total: str = ""
    section: str = ""
    people: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    titles: tuple[Titled, ...] = ()
    """People with their titles, as a proofreader wants them written."""
    furniture: tuple[tuple[str, Text], ...] = ()
    cover: Picture | None = None
    guide: tuple[GuideEntry, ...] = ()
    ear: Ear | None = None
    sections: tuple[Section, ...] = ()
    adverts: tuple[Advert, ...] = ()
    fillers: tuple[Story, ...] = ()
    house_adverts: tuple[Advert, ...] = ()
    """Adverts of the paper's own, which fill what would stay white."""
    """Short pieces that stand only where a page would else have white (补白), the first choice first."""
    multiple: int = 1
    """The number of pages is a multiple of this: what the press's sheet takes."""
    locked: tuple[int, ...] = ()
    """The pages that are to stay as they were accepted."""
    kept: tuple[KeptPage, ...] = field(default=(), repr=False)
    """The pages as they were accepted, where they were (keptpages.py)."""
    alternative: int = 0
    """Which arrangement is made up: 0 the best, 1 the next best that differs visibly."""
