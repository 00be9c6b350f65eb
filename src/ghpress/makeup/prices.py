"""Says what a page costs and why: every price of a tree by its name, its amount and its stories.

This is what the prices mean; the search in ``tables.py`` adds up the same amounts in arrays, and a test
holds the two together.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise, product

from ghpress.galley.headline import are_alike
from ghpress.makeup.bench import ADVERTS, Bench
from ghpress.makeup.ladder import Ladder
from ghpress.makeup.shape import Look, Shape
from ghpress.makeup.tree import (
    Row,
    Stack,
    Tree,
    along,
    columns_of,
    corner,
    dividing,
    gutters,
    leaves,
    tops,
    tops_along,
)
from ghpress.values import dataclass

UNRANKED = 10
"""The rank of what is no story: below all of theirs."""

MOST_ABREAST = 4
"""Parts of a row: with more, a reader of six columns no longer sees where a story ends."""


MOST_OVER = 50
"""Hundredths by which a head may outdo the lead's, beyond which it is no worse."""

A_STEP = 10
"""Hundredths by which a head may be larger than those over it: a lead among usual stories is."""

HEADS_ALONG, HEADS_LEVEL = 3, 1
"""Heads under the top one that are looked at along an edge, and the lines by which one may stand lower
than another and still be level with it."""


@dataclass(frozen=True, slots=True)
class Charge:
    """A price charged: the ladder's name for it, how much, and the stories it is for."""

    name: str
    amount: int
    stories: tuple[int, ...] = ()


def charges(tree: Tree, bench: Bench, columns: int) -> Iterator[Charge]:
    """Every price of a page's tree, the page being so many columns wide; those of nothing left out."""
    of_page = (_apart(tree, bench, columns), _divided(tree, bench, columns))
    of_lead = (_outspread(tree, bench), _outsized(tree, bench), _towering(tree, bench))
    whole = (*_charges(tree, bench, columns), *of_page, *of_lead)
    return (charge for charge in whole if charge.amount)


def _apart(tree: Tree, bench: Bench, columns: int) -> Charge:
    """What a spread costs that no story at its head joins its halves."""
    apart = columns == 2 * bench.fold and bool(gutters(tree, bottom=False))
    return Charge("spread_apart", bench.ladder.spread_apart * apart, _stories(tree))


def _divided(tree: Tree, bench: Bench, columns: int) -> Charge:
    """What a page costs that gutters divide from head to foot; a spread is folded anyhow."""
    divided = 0 if columns == 2 * bench.fold else len(dividing(tree))
    return Charge("page_split", bench.ladder.page_split * divided, _stories(tree))


def _outspread(tree: Tree, bench: Bench) -> Charge:
    """What a page costs with a story over more columns than its lead."""
    shapes = [shape for shape in leaves(tree) if shape.story != ADVERTS]
    lead = max((one.columns for one in shapes if _rank(one, bench) == 1), default=0)
    wider = [one.story for one in shapes if _rank(one, bench) > 1 and one.columns > lead > 0]
    return Charge("lead_outspread", bench.ladder.lead_outspread * bool(wider), tuple(wider))


def _outsized(tree: Tree, bench: Bench) -> Charge:
    """What a page costs with a head larger than its lead's."""
    shapes = [shape for shape in leaves(tree) if shape.story != ADVERTS]
    lead = max((one.look.size for one in shapes if _rank(one, bench) == 1), default=0)
    larger = [one for one in shapes if one.look.size > lead > 0]
    over = max((100 * (one.look.size - lead) // lead for one in larger), default=0)
    stories = tuple(one.story for one in larger)
    return Charge("lead_head", bench.ladder.lead_head * min(over, MOST_OVER), stories)


def _charges(tree: Tree, bench: Bench, columns: int) -> Iterator[Charge]:
    match tree:
        case Shape():
            yield Charge("story", tree.cost, (tree.story,))
        case Stack():
            yield from _stack(tree, bench, columns)
        case Row():
            yield from _row(tree, bench)
    for part in () if isinstance(tree, Shape) else tree.parts:
        yield from _charges(part, bench, columns)


def _stack(stack: Stack, bench: Bench, columns: int) -> Iterator[Charge]:
    """Gaps, gutters that run on through them, and that there is a stack at all within a row."""
    ladder, inner = bench.ladder, columns_of(stack) < columns
    for (upper, lower), gap in zip(pairwise(stack.parts), stack.gaps, strict=True):
        between = _stories(upper, lower)
        yield Charge("row_gap", bench.white.cost((gap,), ladder), between)
        yield Charge("stack" if inner else "page_cut", join_cost(upper, ladder, inner=inner), between)
        fold = {bench.fold} if columns_of(stack) == 2 * bench.fold else set[int]()
        above, below = gutters(upper, bottom=True) - fold, gutters(lower, bottom=False) - fold
        if above == below and above:
            yield Charge("same_split", ladder.same_split, between)
        else:
            yield Charge("through_gutter", ladder.through_gutter * len(above & below), between)
        if not inner:
            rising = _rising(leaves(upper), tops(lower))
            yield Charge("rising_head", ladder.rising_head * rising, between)
    if inner:
        for part in stack.parts:
            yield Charge("nested", ladder.nested * isinstance(part, Row), _stories(part))


def _towering(tree: Tree, bench: Bench) -> Charge:
    """What a page of one row costs with a head larger than all at its top."""
    rising = _rising(tops(tree), leaves(tree)) if isinstance(tree, Row) else 0
    return Charge("rising_head", bench.ladder.rising_head * rising, _stories(tree))


def _rising(above: Sequence[Shape], below: Sequence[Shape]) -> int:
    """By how many hundredths the largest head below outdoes the largest of those above."""
    over, under = (max(shape.look.size for shape in shapes) for shapes in (above, below))
    return min(max(0, 100 * (under - over) // over - A_STEP), MOST_OVER) if over else 0


def join_cost(upper: Tree, ladder: Ladder, *, inner: bool) -> int:
    """What it costs that something stands under this."""
    if inner:
        return ladder.stack
    return 0 if isinstance(upper, Shape) else ladder.page_cut


def _row(row: Row, bench: Bench) -> Iterator[Charge]:
    """Neighbours too much alike, and a lead no wider than its neighbours."""
    for left, right in pairwise(row.parts):
        yield from beside(left, right, bench)
    yield Charge("lead_not_widest", _rank_cost(row, bench), _stories(row))
    yield Charge("fold_crossed", bench.ladder.fold_crossed * _crosses_fold(row, bench), _stories(row))


def _crosses_fold(row: Row, bench: Bench) -> bool:
    """Whether a row as wide as a spread has a part that stands across its fold."""
    ends = tuple(accumulate(map(columns_of, row.parts)))
    return ends[-1] == 2 * bench.fold and bench.fold not in ends


def beside(left: Tree, right: Tree, bench: Bench) -> Iterator[Charge]:
    """What two neighbours cost each other."""
    ladder, between = bench.ladder, _stories(left, right)
    one, other = corner(left, right=True), corner(right, right=False)
    for name, amount in heads_beside(View.of(one, bench), View.of(other, bench), ladder):
        yield Charge(name, amount, (one.story, other.story))
    yield from _bumping_below(left, right, bench)
    same_block = columns_of(left) == columns_of(right) and len(leaves(left)) == len(leaves(right))
    yield Charge("equal_blocks", ladder.equal_blocks * same_block, between)
    yield Charge("climb", ladder.climb * isinstance(left, Stack), between)
    facing = min(along(left, right=True), along(right, right=False))
    yield Charge("twin_stacks", ladder.twin_stacks * (facing - 1), between)


def _bumping_below(left: Tree, right: Tree, bench: Bench) -> Iterator[Charge]:
    """Heads under the top ones that stand level, side by side, and read as one line."""
    for one, other in product(
        tops_along(left, right=True)[1 : 1 + HEADS_ALONG],
        tops_along(right, right=False)[1 : 1 + HEADS_ALONG],
    ):
        if abs(one.line - other.line) <= HEADS_LEVEL and bump(one.shape.look, other.shape.look):
            stories = (one.shape.story, other.shape.story)
            yield Charge("bumping_heads", bench.ladder.bumping_heads, stories)


@dataclass(frozen=True, slots=True)
class View:
    """What a neighbour sees of a story at the top of a row: its head, its pictures, its rank.

    ``filled`` says that its pictures go over all its columns.
    """

    look: Look
    rank: int
    filled: bool

    @staticmethod
    def of(shape: Shape, bench: Bench) -> "View":
        """The view of a shape."""
        return View(shape.look, _rank(shape, bench), 0 < shape.look.picture == shape.columns)


def heads_beside(left: View, right: View, ladder: Ladder) -> tuple[tuple[str, int], ...]:
    """What two stories side by side cost by heads and pictures.

    Pictures stand at the right of their story: they meet where the right one is as wide as its story.
    """
    one, other = left.look, right.look
    outdone = one.size < other.size and left.rank <= right.rank
    both = bool(one.picture and other.picture)
    return (
        ("bumping_heads", ladder.bumping_heads * bump(one, other)),
        ("outdone_head", ladder.outdone_head * outdone),
        ("pictures_meet", ladder.pictures_meet * (both and right.filled)),
        ("pictures_alike", ladder.pictures_alike * (both and one.picture == other.picture)),
    )


def bump(one: Look, other: Look) -> bool:
    """Whether two heads side by side read as one line."""
    return one.lines == other.lines and are_alike(one.size, other.size)


def _rank_cost(row: Row, bench: Bench) -> int:
    """What it costs that a lead is no wider than its neighbours; what stands under it does not count."""
    parts = [part for part in row.parts if any(shape.story != ADVERTS for shape in leaves(part))]
    leads = [any(_rank(shape, bench) == 1 for shape in leaves(part)) for part in parts]
    lead = [columns_of(part) for part, has in zip(parts, leads, strict=True) if has]
    rest = [columns_of(part) for part, has in zip(parts, leads, strict=True) if not has]
    return bench.ladder.lead_not_widest if lead and rest and max(rest) >= max(lead) else 0


def lead_cost(start: int, stop: int, bench: Bench) -> int:
    """What it costs that a page has no lead, or has it elsewhere than at its head.

    An issue without any lead has none to give.
    """
    ranks = bench.ranks[start:stop]
    if 1 not in ranks:
        return bench.ladder.page_without_lead if 1 in bench.ranks else 0
    return 0 if ranks[0] == 1 else bench.ladder.late_lead


def _rank(shape: Shape, bench: Bench) -> int:
    """A story's rank; adverts have none, and come after every story."""
    return UNRANKED if shape.story == ADVERTS else bench.ranks[shape.story]


def _stories(*trees: Tree) -> tuple[int, ...]:
    return tuple(shape.story for tree in trees for shape in leaves(tree))
