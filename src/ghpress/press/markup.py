"""Turns a made-up page into a forme: its layout's templates filled, every word composed.

Templates print two ways only: ``frame | lines`` gives a frame's composed block, ``text | set(style)``
composes a few words on the spot. Both leave an address in the markup and the block in the forme.
"""

from collections.abc import Mapping
from dataclasses import field, replace
from difflib import get_close_matches
from html import escape
from pathlib import Path

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from markupsafe import Markup

from ghpress.galley.atrest import is_vertical
from ghpress.galley.block import SetBlock
from ghpress.galley.words import set_text
from ghpress.layout.css import css_points, shop_css
from ghpress.layout.layout import Layout
from ghpress.layout.templatewords import in_chinese
from ghpress.makeup.page import (
    AdvertFrame,
    Frame,
    FurnitureFrame,
    GroundFrame,
    Page,
    PictureFrame,
    Rect,
    RuleFrame,
    SetWords,
    ShapeFrame,
    TextFrame,
)
from ghpress.manuscript.text import Text, plain
from ghpress.press.adverts import FORM
from ghpress.press.forme import (
    BLOCK_SCHEME,
    FILL_SCHEME,
    FROM,
    PICTURE_SCHEME,
    TO,
    Fill,
    Forme,
    Planned,
    Ready,
)
from ghpress.press.inking import operators, spot_spaces
from ghpress.press.plain import gathered, lines_alone, plain_element
from ghpress.press.templates import Templates, Verbs, printing_by, templates
from ghpress.remarks import InFile, Remark, error
from ghpress.stock.shelf import Shelf
from ghpress.ticket import Profile
from ghpress.values import dataclass

PAGE_TEMPLATE = "page.html"


@dataclass(frozen=True, slots=True)
class Job:
    """What a page is locked up for: its layout, the shelf of faces, the profile, its pictures.

    ``pictures`` are made ready already, by frame id.
    """

    layout: Layout
    shelf: Shelf
    profile: Profile
    pictures: Mapping[str, Ready] = field(default_factory=dict)
    title: str = ""
    cuts: Mapping[tuple[str, int], tuple[int, ...]] = field(default_factory=dict)


def lock_up(page: Page, job: Job) -> tuple[Forme | None, tuple[Remark, ...]]:
    """The page as a forme, or None and remarks where a template fails."""
    read = templates(job.layout)
    stick = _Stick(page, job, read)
    try:
        with printing_by(stick.verbs()):
            template = read.template(_template_of(page, job.layout))
            markup = template.render(page=page, layout=job.layout, title=job.title)
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError) as trouble:
        return None, (_template_remark(trouble, job.layout, stick.partial),)
    markup, together = gathered(markup, page)
    forme = Forme(
        number=page.number,
        width=page.width,
        height=page.height,
        bleed=job.layout.sheet.bleed,
        markup=markup,
        css=f"{shop_css(job.layout, job.profile)}\n{read.css}",
        planned=stick.planned,
        pictures={PICTURE_SCHEME + name: ready for name, ready in job.pictures.items()},
        frames={frame.id: frame.rect for frame in page.frames},
        inks=stick.inks,
        asset_folders=(job.layout.folder, *job.layout.parents),
        words=tuple(stick.words),
        spots=tuple(spot_spaces(job.layout.inks, job.profile)),
        is_read=stick.is_read,
        asides=frozenset(frame.id for frame in page.frames if _is_running_head(frame)),
        figures=tuple(stick.figures),
        cuts=job.cuts,
        gathered=together,
        fills=stick.fills,
    )
    return forme, tuple(stick.remarks)


class _Stick:
    """The composing stick: what the templates of one page have had composed so far."""

    def __init__(self, page: Page, job: Job, read: Templates) -> None:
        self.page = page
        self.job = job
        self.read = read
        self.inks = operators(job.layout.inks, job.profile)
        self.planned: dict[str, Planned] = {}
        self.fills: dict[str, Fill] = {}
        self.words: list[SetWords] = []
        self.remarks: list[Remark] = []
        self.is_read = job.profile == "web"
        self.figures: list[str] = []
        self.frame: Frame | None = None
        self.partial = PAGE_TEMPLATE

    def verbs(self) -> Verbs:
        """What templates print by."""
        return {
            "place": self.place,
            "lines": self.lines,
            "set": self.set,
            "picture": self.picture,
            "advert": self.advert,
        }

    def place(self, frame: Frame) -> Markup:
        """The frame's element, filled by the partial of its role."""
        if isinstance(frame, ShapeFrame):
            return _element(frame, "", " shape round" if frame.is_round else " shape")
        self.frame, self.partial = frame, f"partials/{frame.role}.html"
        words = dict(frame.words) if isinstance(frame, FurnitureFrame) else {}
        inside = self.read.template(self.partial).render(
            frame=frame, page=self.page, layout=self.job.layout, words=words, title=self.job.title
        )
        self.frame, self.partial = None, PAGE_TEMPLATE
        upright = " vertical" if _is_vertical(frame) else ""
        address = lines_alone(inside)
        classes = frozenset(f"frame role-{frame.role}{upright}".split())
        if address and not self.read.spoken.of_frame(classes):
            return Markup(plain_element(address, _place_css(frame.rect)))
        if not inside.strip() and isinstance(frame, RuleFrame | GroundFrame):
            ink = self.read.filled.ink(frame.role)
            if ink in self.inks:
                return self._filled(Fill(frame.rect, ink))
        return _element(frame, inside, upright)

    def _filled(self, fill: Fill) -> Markup:
        """A frame that is filled and nothing else."""
        address = f"{FILL_SCHEME}{len(self.fills) + 1}"
        self.fills[address] = fill
        return Markup(plain_element(address, _place_css(fill.rect)))

    def lines(self, frame: TextFrame) -> Markup:
        """The frame's composed block."""
        return self._printed(frame.block, frame.id, fills=True)

    def set(
        self, text: Text | str, style: str, measure: int | None = None, within: int | None = None
    ) -> Markup:
        """Words composed in a style, in one line or in lines of a measure.

        One line is set smaller as need be to stay ``within`` a width.
        """
        assert self.frame is not None, "words are set inside a frame's partial"
        words = plain(text) if isinstance(text, str) else text
        if style not in self.job.layout.styles:
            self.remarks.append(_unknown_style(style, self.job.layout, self.read.place(self.partial)))
            return Markup()
        own = self.job.layout.styles[style]
        block, remarks = set_text(words, own, self.job.shelf, measure)
        if within is not None and block.width > within:
            smaller = replace(own, size=own.size * within // block.width)
            block, remarks = set_text(words, smaller, self.job.shelf, measure)
        self.remarks.extend(remarks)
        if isinstance(self.frame, FurnitureFrame):
            sizes = (run.size for placed in block.lines for run in placed.line.runs)
            self.words.append(SetWords(self.frame.role, words.chars, max(sizes, default=0)))
        return self._printed(block, self.frame.id, fills=False)

    def advert(self, frame: AdvertFrame) -> Markup:
        """Room for the frame's advert, whose own page the finisher puts there."""
        block = SetBlock(frame.rect.width, frame.rect.height, ())
        return self._planned(
            Planned(block, frame.id, True, self.read.place(self.partial), self._form_name())
        )

    def _form_name(self) -> str:
        """A name for the next advert's form."""
        return f"{FORM}{sum(1 for each in self.planned.values() if each.advert) + 1}"

    def picture(self, frame: PictureFrame) -> Markup:
        """The frame's picture, ready for the profile; a drawing is cropped here, about its focus."""
        alt = escape(frame.picture.alt)
        across, down = (f"{float(100 * share):g}%" for share in frame.picture.focus)
        shown = (
            f'<img class="picture" src="{PICTURE_SCHEME}{escape(frame.id)}" '
            f'style="object-position:{across} {down}" alt="{alt}">'
        )
        return Markup(self._between_points(shown, frame.id) if self.is_read else shown)

    def _between_points(self, shown: str, frame: str) -> str:
        """A picture's markup with a point painted before it and one after it."""
        self.figures.append(frame)
        style = "position:absolute;left:0;top:0;width:1px;height:1px;z-index"
        ends = ((FROM, -1), (TO, 1))
        first, last = (
            f'<img src="{end}{escape(frame)}" style="{style}:{level}" alt="">' for end, level in ends
        )
        return first + shown + last

    def _printed(self, block: SetBlock, frame: str, *, fills: bool) -> Markup:
        """Markup for a block: an address to be drawn at."""
        return self._planned(Planned(block, frame, fills, self.read.place(self.partial)))

    def _planned(self, planned: Planned) -> Markup:
        """Markup with the address a planned block is drawn at."""
        address = f"{BLOCK_SCHEME}{len(self.planned) + 1}"
        self.planned[address] = planned
        size = f"width:{css_points(planned.block.width)};height:{css_points(planned.block.depth)}"
        kind = "lines" if planned.fills else "set"
        return Markup(f'<img class="{kind}" src="{address}" style="{size}" alt="">')


def _unknown_style(style: str, layout: Layout, place: InFile) -> Remark:
    """A style the layout has not got, and the one probably meant."""
    near = get_close_matches(style, layout.styles, n=1, cutoff=0)
    return error("style-unknown", place, style=style, near=near[0] if near else "")


def _template_of(page: Page, layout: Layout) -> str:
    """The template of the page's plan: one for its number, for the first page, or for others."""
    wanted = (str(page.number), "first" if page.number == 1 else "other")
    for pages in wanted:
        for plan in layout.plans:
            if plan.pages == pages:
                return plan.template
    return PAGE_TEMPLATE


def _is_vertical(frame: Frame) -> bool:
    """Whether a frame holds vertical lines."""
    return isinstance(frame, TextFrame) and is_vertical(frame.block)


def _is_running_head(frame: Frame) -> bool:
    """Whether a piece of furniture is a running head (报眉), as layouts name it."""
    return isinstance(frame, FurnitureFrame) and frame.role.endswith("folio")


def _element(frame: Frame, inside: str, classes: str = "") -> Markup:
    """The frame's element in its place."""
    return Markup(
        f'<div class="frame role-{escape(frame.role)}{classes}" id="{escape(frame.id)}" '
        f'style="{_place_css(frame.rect)}">{inside}</div>'
    )


def _place_css(rect: Rect) -> str:
    """The frame's place as CSS declarations."""
    named = (("left", rect.x), ("top", rect.y), ("width", rect.width), ("height", rect.height))
    return ";".join(f"{name}:{css_points(length)}" for name, length in named)


def _template_remark(trouble: Exception, layout: Layout, partial: str) -> Remark:
    """A template's failure with its file and line."""
    if isinstance(trouble, TemplateNotFound):
        return error("template-missing", InFile(layout.folder), template=trouble.name or partial)
    file, line = str(Path(layout.folder) / partial), 0
    if isinstance(trouble, TemplateSyntaxError):
        file, line = trouble.filename or file, trouble.lineno
    else:
        trace = trouble.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.endswith(".html"):
                file, line = name, trace.tb_lineno
            trace = trace.tb_next
    en = str(trouble)
    return error("template-broken", InFile(file, line), zh=in_chinese(en), en=en)
