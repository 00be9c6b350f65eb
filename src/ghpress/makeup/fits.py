"""Says how each story came to stand on its page, as a newsroom says it: lines, rungs, 超/差N字."""

from collections.abc import Iterator

from ghpress.galley.headline import TALL
from ghpress.layout.layout import Layout
from ghpress.makeup.bodies import text_price
from ghpress.makeup.exhibits.pictures import Sized, cropping
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.matter import SetColumns
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Ready
from ghpress.makeup.shape import Shape
from ghpress.makeup.shapes import chosen, depths_of, division_of
from ghpress.remarks import OnPage, Remark, error, warning
from ghpress.values import dataclass

RUNGS = {
    "line-total": ("正文增减行", "lines of text more or fewer"),
    "signature-line": ("署名并入末行或另起一行", "the credit on a line of its own or on the last"),
    "subhead-white": ("小标题增减空", "white round subheads"),
    "head-white": ("题下增减空", "white under the head"),
    "headline-narrow": ("主题用长体", "the headline condensed"),
    "headline-flat": ("主题用扁体", "the headline expanded"),
    "headline-size": ("主题换字号", "another size of headline"),
    "headline-lines": ("主题多折几行", "the headline in more lines than it wants"),
    "headline-wording": ("换用备用主题", "another wording of the headline"),
    "drop-deck": ("不排副题", "the deck left out"),
    "picture-crop": ("图片裁高低", "pictures cropped"),
    "columns": ("换栏数", "another number of columns"),
    "overset": ("正文未排完", "text left over"),
}
"""The rungs of the ladder in an editor's words, Chinese and English, in the order they are taken."""


@dataclass(frozen=True, slots=True)
class StoryFit:
    """How a story fits: where it stands, how long it is, the rungs that made it fit.

    ``lines`` counts text lines set, of ``measure`` characters each in ``legs`` columns of text; the
    story is ``depth`` lines deep with its head. ``over_lines`` and ``over_characters`` are what is too
    much (超) or, below 0, what is wanting (差); 0 fits. ``rungs`` are in an editor's words, ``taken``
    their names; ``price`` is what those cost together that a reader might see.
    """

    story: str
    page: int
    columns: int
    lines: int
    characters: int
    rungs: tuple[str, ...] = ()
    over_lines: int = 0
    over_characters: int = 0
    taken: tuple[str, ...] = ()
    price: int = 0
    legs: int = 0
    measure: int = 0
    depth: int = 0


def rungs_in_english(fit: StoryFit) -> tuple[str, ...]:
    """The rungs a story took, in English."""
    return tuple(RUNGS[rung][1] for rung in fit.taken)


def story_fit(ready: Ready, shape: Shape, text: SetColumns, page: int, layout: Layout) -> StoryFit:
    """The fit of a story in its chosen shape."""
    legs = division_of(ready, shape).legs
    cropped = max(_cropped(ready, shape), default=0)
    taken = _taken(ready, shape, text, layout, cropped)
    return StoryFit(
        story=ready.story.id,
        page=page,
        columns=shape.columns,
        lines=text.lines,
        characters=ready.story.characters(),
        rungs=tuple(RUNGS[rung][0] for rung in taken),
        over_lines=shape.over - shape.white,
        over_characters=text.over - shape.white * legs.characters,
        taken=taken,
        price=_price(ready, shape, layout) + LADDER.picture_crop * cropped // 10,
        legs=legs.columns,
        measure=legs.characters,
        depth=shape.depth,
    )


def _taken(
    ready: Ready, shape: Shape, text: SetColumns, layout: Layout, cropped: int
) -> tuple[str, ...]:
    """The rungs taken, in their order."""
    head, _ = chosen(ready, shape)
    widths = layout.fit.columns[nearest_rank(layout.fit.columns, ready.story.rank)]
    names = {
        "head-white": head.white > 0,
        "headline-narrow": head.condense < 1000,
        "headline-flat": head.condense > 1000,
        "headline-size": head.step > 0,
        "headline-lines": any(p.candidate.cost >= TALL for p in head.parts if p.role == "headline"),
        "headline-wording": head.wording > 0,
        "drop-deck": head.has_dropped_deck,
        "picture-crop": cropped > 0,
        "columns": ready.story.columns is None and shape.columns not in widths,
    }
    taken = {*text.rungs, *(name for name, is_taken in names.items() if is_taken)}
    return tuple(rung for rung in RUNGS if rung in taken)


def _cropped(ready: Ready, shape: Shape) -> Iterator[int]:
    """The hundredths cut away of each of its pictures that is not of its own shape, to the line."""
    division = division_of(ready, shape)
    for one in division.strips[shape.strip].shown(division.count, shape.area):
        if isinstance(one.exhibit, Sized) and one.is_cropped():
            width = one.easel.layout.grid.measure(one.columns)
            yield max(1, cropping(one.exhibit, width, one.easel).percent(one.lines))


def _price(ready: Ready, shape: Shape, layout: Layout) -> int:
    """What the rungs taken in text and head cost together; white is the layout's to allow."""
    head, _ = chosen(ready, shape)
    price = head.cost - head.aired
    if shape.over or not ready.prepared.copy:
        return price
    matter = division_of(ready, shape).matter
    cut = matter.cut(depths_of(ready, shape), is_level=not shape.white)
    return price + (text_price(matter, cut, LADDER) if cut else 0)


def fit_remarks(
    fit: StoryFit, ready: Ready, shape: Shape, place: OnPage, layout: Layout
) -> Iterator[Remark]:
    """What is too much or wanting or done by harsh means, with the story's file among the facts."""
    facts = {"story": ready.story.id, "file": ready.story.file}
    head, _ = chosen(ready, shape)
    if fit.over_lines > 0:
        yield error(
            "story-overset", place, lines=fit.over_lines, characters=fit.over_characters, **facts
        )
    elif fit.over_lines < 0:
        lines, characters = -fit.over_lines, -fit.over_characters
        yield warning("story-short", place, lines=lines, characters=characters, **facts)
    elif fit.price > layout.fit.rungs.harsh:
        zh, en = ("、".join(fit.rungs), ", ".join(rungs_in_english(fit)))
        limit = layout.fit.rungs.harsh
        yield warning("fit-harsh", place, zh=zh, en=en, price=fit.price, limit=limit, **facts)
    if ready.head.is_upright_only and not head.is_upright:
        yield warning("head-not-vertical", place, **facts)
