"""A layout as read from its folder: sheet, grid, styles, inks, page plans, fit rules."""

from collections.abc import Mapping
from dataclasses import field, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from ghpress.folios import USUAL, Folios
from ghpress.layout.grid import Grid
from ghpress.layout.styles import TextStyle
from ghpress.units import Length
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Sheet:
    """The trimmed page and its bleed."""

    width: Length
    height: Length
    bleed: Length


@dataclass(frozen=True, slots=True)
class Ink:
    """A named ink: process parts C M Y K in per cent, and the spot's name if it prints as one."""

    name: str
    cmyk: tuple[Fraction, Fraction, Fraction, Fraction]
    spot: str = ""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of page furniture: its partial's name, where it stands, how deep it may be in lines.

    ``at`` is ``top`` (in the type area, before the stories), ``bottom`` (after them) or ``margin``
    (above the type area, taking no lines: the folio strip). ``depths`` are tried in order. ``block``
    is ``words`` (what its partial prints), ``ear`` or ``guide``: such a piece stands only where the
    issue has it. One that stands ``beside`` another takes so many ``columns`` at its right. Each step
    down its depths counts as so many of another's as its ``weight``.
    """

    role: str
    at: str
    depths: tuple[int, ...] = (0,)
    block: str = "words"
    beside: str = ""
    columns: int | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of a poster's band: ``block`` is ``picture``, ``note``, ``guide`` or ``contents``.

    ``columns`` are the basic columns it stands over; None shares out what the others leave. A
    picture that ``bleeds`` runs over the edges of the sheet it stands next to.
    """

    block: str
    columns: int | None = None
    bleeds: bool = False


@dataclass(frozen=True, slots=True)
class Fold:
    """The fold of a spread (通版), in characters of the grid.

    ``gutter`` is the white between the columns at either side, ``safe`` the width that no glyph touches.
    """

    gutter: int = 4
    safe: int = 2


@dataclass(frozen=True, slots=True)
class PagePlan:
    """Which furniture the pages of one kind carry.

    ``pages`` is ``first``, ``other``, a number, ``cover``: the first page of an issue that has a
    picture for it, or ``contents``: the page that follows such a cover. A cover, a contents page, and
    a first page that has ``bands`` carry no stories but these, from the top: parts side by side.
    """

    pages: str
    template: str
    furniture: tuple[Furniture, ...]
    takes_note: bool = False
    bands: tuple[tuple[PagePart, ...], ...] = ()
    fold: Fold = Fold()

    def spread(self) -> tuple[int, int] | None:
        """The two page numbers of a spread: ``pages`` is two numbers with a hyphen, as ``2-3``."""
        first, hyphen, last = self.pages.partition("-")
        return (int(first), int(last)) if hyphen else None

    def takes(self, block: str) -> bool:
        """Whether a page of this kind has a place for the note, the guide or the front's picture."""
        blocks = {part.block for band in self.bands for part in band}
        in_bands = block in blocks or (block == "guide" and "contents" in blocks)
        in_furniture = any(piece.block == block for piece in self.furniture)
        return in_bands or in_furniture or (block == "note" and self.takes_note)


@dataclass(frozen=True, slots=True)
class HeadlineSize:
    """A headline size and the whole lines its block of one, two … lines of type takes."""

    size: Length
    leading: Length


Side: TypeAlias = Literal["left", "right"]
"""Where a vertical head stands beside its story."""


@dataclass(frozen=True, slots=True)
class Rungs:
    """How far make-up may go to make one story fit.

    ``loosest`` and ``crop`` are limits: the widest gap between characters in em, the share of a picture
    cut away. With ``drop_deck`` a deck may be left out. From ``harsh`` on, in the unit of make-up's
    prices (docs/makeup.md), a story that fits by rungs dearer than that together is said to fit harshly.
    """

    loosest: Fraction = Fraction(1, 4)
    crop: Fraction = Fraction(15, 100)
    drop_deck: bool = False
    harsh: int = 100


@dataclass(frozen=True, slots=True)
class JumpRules:
    """How stories may go on on another page (转版).

    ``most`` are the stories of a page that may, ``least_characters`` what stands on either page at the
    least. From ``first`` only stories of the first page of stories jump; from ``any`` those of every
    page; ``off`` allows none but those an editor asks for. No story stands on more than ``most_pages``.
    Where stories ``run_on``, the rest of any stands at once on the next page, and the next story begins
    under it.
    """

    allowed: Literal["off", "first", "any"] = "first"
    most: int = 2
    least_characters: int = 150
    most_pages: int = 6
    run_on: bool = False


@dataclass(frozen=True, slots=True)
class FitRules:
    """What make-up may do to make a page full, each with its limit.

    ``columns`` are the widths in basic columns a story may take, by rank; ``headlines`` the sizes by
    rank, best first; ``head_white`` the white lines allowed over and under a head, best first;
    ``row_gap`` the white lines between rows, best first; ``least_depth`` the least lines of text a
    story may stand deep. The lines a subhead takes are its style's ``slots``.
    """

    columns: Mapping[int, tuple[int, ...]]
    headlines: Mapping[int, tuple[HeadlineSize, ...]]
    head_white: tuple[int, ...] = (1, 2, 3)
    row_gap: tuple[int, ...] = (2, 1, 3)
    least_depth: int = 6
    legs: Mapping[int, Mapping[int, tuple[int, ...]]] = field(default_factory=dict)
    """By rank and width in basic columns: the columns of text (破栏), where they are not the same."""
    upright: Mapping[int, Side] = field(default_factory=dict)
    """The ranks whose heads may stand vertical (竖题), and at which side of the story."""
    rungs: Rungs = Rungs()
    jumps: JumpRules = JumpRules()


@dataclass(frozen=True, slots=True)
class NoteRules:
    """How the editor's note stands in its box (编者按): columns it may be set in, room inside the box.

    ``columns`` are counts tried in order over the box's whole measure, ``gutter`` the characters of
    the grid between them; ``inset`` the white at left and right in characters of the grid, ``over``
    and ``under`` the white lines inside the box.
    """

    columns: tuple[int, ...] = (2, 1, 3)
    gutter: int = 2
    inset: int = 2
    over: int = 1
    under: int = 1


@dataclass(frozen=True, slots=True)
class BoxRules:
    """How a box (链接, 短评) stands beside text: columns it may be set in, room inside it.

    ``columns`` are the counts tried over the box's whole measure, ``gutter`` the characters of the
    grid between them; ``inset`` the white at left and right in characters, ``over`` and ``under`` the
    white lines inside.
    """

    columns: tuple[int, ...] = (1, 2, 3)
    gutter: int = 1
    inset: int = 1
    over: int = 1
    under: int = 1


@dataclass(frozen=True, slots=True)
class GuideRules:
    """How the guide (导读) or the contents (目录) stand in their box: columns, room inside the box.

    ``gutter`` are the characters of the grid between columns, ``inset`` the white at left and right
    in characters, ``over`` and ``under`` the white lines inside the box. ``larger`` are the hundredths
    to which the type of the contents may grow where there is room for it, the largest first.
    """

    columns: int = 1
    gutter: int = 2
    inset: int = 0
    over: int = 1
    under: int = 0
    larger: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class EarRules:
    """The room inside the ear (报眼): white at the sides in characters, above and below in lines.

    ``below`` are the white lines under its box.
    """

    inset: int = 1
    over: int = 0
    under: int = 0
    below: int = 1


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout, read: everything make-up and the painters need to know of it but its templates."""

    name: str
    folder: str
    sheet: Sheet
    grid: Grid
    styles: Mapping[str, TextStyle]
    inks: Mapping[str, Ink]
    plans: tuple[PagePlan, ...]
    fit: FitRules
    parents: tuple[str, ...] = ()
    """Folders of the layouts it extends, nearest first: templates and CSS are looked up there next."""
    rules: Mapping[str, Length] = field(default_factory=dict)
    """Thickness of each rule by role (column-rule, row-rule, folio-rule); a role not named has none."""
    note: NoteRules = NoteRules()
    guide: GuideRules = GuideRules()
    contents: GuideRules = GuideRules()
    title: str = ""
    """What an editor calls it, for lists."""
    ear: EarRules = EarRules()
    box: BoxRules = BoxRules()
    folios: Folios = USUAL
    """How it prints page numbers; a house that has a way of its own keeps to that."""

    def spread_at(self, number: int) -> PagePlan | None:
        """The plan of the spread that begins with a page, or None."""
        spreads = {numbers[0]: plan for plan in self.plans if (numbers := plan.spread())}
        return spreads.get(number)

    def numbers(self, number: int) -> tuple[int, ...]:
        """The page numbers of the sheet that begins with a page: two of a spread."""
        plan = self.spread_at(number)
        return (plan.spread() if plan else None) or (number,)

    def at(self, number: int) -> "Layout":
        """The layout for the sheet that begins with a page: twice as wide if that is a spread."""
        plan = self.spread_at(number)
        if plan is None:
            return self
        sheet = replace(self.sheet, width=2 * self.sheet.width)
        return replace(self, sheet=sheet, grid=_doubled(self.grid, sheet, plan.fold))

    def widest(self) -> "Layout":
        """The layout with the columns of its widest sheet: what shapes of stories are made for."""
        if not any(plan.spread() for plan in self.plans):
            return self
        one = self.grid.columns
        return replace(self, grid=replace(self.grid, columns=2 * one, fold_after=one))


def _doubled(grid: Grid, sheet: Sheet, fold: Fold) -> Grid:
    """The grid of a spread, in the middle of its sheet."""
    wide = replace(
        grid,
        columns=2 * grid.columns,
        fold_after=grid.columns,
        fold=(fold.gutter - grid.gutter) * grid.size,
        safe=fold.safe * grid.size,
    )
    return replace(wide, left=(sheet.width - wide.width()) // 2)
