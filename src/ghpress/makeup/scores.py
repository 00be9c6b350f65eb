"""Says of an arrangement what each page of it costs, and for what: its score and its faults by name."""

from collections.abc import Iterator
from itertools import groupby

from ghpress.makeup.bench import ADVERTS, Bench
from ghpress.makeup.pages import Filled
from ghpress.makeup.prices import Charge, charges, lead_cost
from ghpress.makeup.ready import Materials
from ghpress.makeup.search import Arranged, fold_of, white_between
from ghpress.makeup.tree import leaves
from ghpress.values import dataclass

PRICES = {
    "story": ("稿件自己的调整", "what the stories did to fit"),
    "furniture": ("报头、编者按的深浅", "masthead or note of another depth"),
    "row_gap": ("稿间空白松紧", "white between stories"),
    "bumping_heads": ("碰题", "bumping heads"),
    "outdone_head": ("右边题目压过左边", "a head outdone by its right neighbour"),
    "equal_blocks": ("左右两块一样宽", "equal blocks"),
    "pictures_meet": ("两图相接", "pictures meet"),
    "pictures_alike": ("并排两图同宽", "pictures of one width"),
    "stack": ("一篇旁边叠两篇", "a stack beside a story"),
    "climb": ("左叠右长，要回头读", "the eye climbs back up"),
    "twin_stacks": ("两叠并排（通线）", "two stacks side by side"),
    "nested": ("叠里又分", "a row within a stack"),
    "page_cut": ("断版", "white across the whole page"),
    "page_split": ("一条竖线把版分成两半", "a gutter that halves the page"),
    "through_gutter": ("通线", "a gutter that runs on"),
    "same_split": ("上下两排分得一样", "two rows divided alike"),
    "fold_crossed": ("稿件压折缝", "a story across the fold"),
    "spread_apart": ("通版两半不相连", "a spread in two halves"),
    "lead_not_widest": ("头条不比邻稿宽", "a lead no wider than its neighbour"),
    "lead_outspread": ("有稿件比头条还宽", "a story wider than the lead"),
    "lead_head": ("有题目比头条的还大", "a head larger than the lead's"),
    "rising_head": ("下排题目比上排的大", "a head larger than those over it"),
    "page_without_lead": ("没有头条", "no lead"),
    "late_lead": ("头条不在版首", "the lead stands low"),
    "page_short": ("版脚空着", "an open foot"),
}
"""Every price of a page in an editor's words, Chinese and English."""

FAULT = 9
"""What costs less is no fault: no editor would mention it (the ladder's unit is explained there)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A price of a page: its name in the ladder, what it comes to, the stories it is for."""

    name: str
    amount: int
    stories: tuple[str, ...] = ()

    def is_grave(self) -> bool:
        """Whether an editor would mention it; what stories do to fit is said of each story."""
        return self.amount >= FAULT and self.name != "story"


@dataclass(frozen=True, slots=True)
class Score:
    """What a page costs: the sum, of which its prices are the parts; the lines open at its foot."""

    page: int
    cost: int
    white: int
    prices: tuple[Fault, ...]


def scores(arranged: Arranged, materials: Materials) -> Iterator[Score]:
    """The score of each page, in order."""
    layout, own = materials.layout, arranged.stories.stories
    bench = Bench(
        shapes=[],
        ranks=[story.rank for story in own],
        columns=layout.grid.columns,
        deepest=0,
        white=white_between(layout.fit.row_gap),
        ladder=materials.ladder,
        fold=fold_of(layout),
    )
    for sheet, page in enumerate(arranged.pages, 1):
        found = [*_prices(page, bench), *_rest(page, bench)]
        summed = tuple(
            Fault(charge.name, charge.amount, tuple(own[at].id for at in stories))
            for charge, stories in _summed(found)
            if charge.amount
        )
        yield Score(arranged.numbering.number(sheet), page.cost, page.foot, summed)


def _prices(page: Filled, bench: Bench) -> Iterator[Charge]:
    """The prices of its tree, of its white and its furniture."""
    if any(shape.story == ADVERTS for shape in leaves(page.tree)):
        yield Charge("story", sum(shape.cost for shape in page.shapes()))
    else:
        yield from charges(page.tree, bench, page.room.columns or bench.columns)
    yield Charge("furniture", page.room.cost)
    if page.room.gaps:
        yield Charge("row_gap", bench.white.cost((page.top,), bench.ladder))
    ranked = [shape.story for shape in page.shapes()]
    start, stop = min(ranked), max(ranked) + 1
    name = "page_without_lead" if 1 not in bench.ranks[start:stop] else "late_lead"
    yield Charge(name, lead_cost(start, stop, bench))


def _rest(page: Filled, bench: Bench) -> Iterator[Charge]:
    """What its other prices do not come to: white at the foot; beside adverts the make-up in all."""
    left = page.cost - sum(charge.amount for charge in _prices(page, bench))
    yield Charge("page_short", left if page.foot else 0)


def _summed(found: list[Charge]) -> Iterator[tuple[Charge, tuple[int, ...]]]:
    """Charges of one name as one, the dearest first, with all their stories."""
    by_name = sorted(found, key=lambda charge: charge.name)
    sums = []
    for name, group in groupby(by_name, key=lambda charge: charge.name):
        own = list(group)
        stories = dict.fromkeys(story for charge in own if charge.amount for story in charge.stories)
        sums.append((Charge(name, sum(charge.amount for charge in own)), tuple(stories)))
    yield from sorted(sums, key=lambda one: -one[0].amount)
