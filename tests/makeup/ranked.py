"""Pairs of pages as an art director ranks them (pairs.yaml), read into trees and priced."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from ghpress.makeup.bench import Bench, White
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.prices import Charge, charges, lead_cost
from ghpress.makeup.shape import Look, Shape
from ghpress.makeup.tree import Row, Stack, Tree, columns_of, depth_of
from ghpress.units import pt

FILE = Path(__file__).parent / "pairs.yaml"
COLUMNS, LINES = 6, 60
WHITE = White(least=1, best=2, most=3)


@dataclass(frozen=True, slots=True)
class Ranked:
    """One page of a pair: its tree and the ranks of its stories."""

    tree: Tree
    ranks: tuple[int, ...]

    def charges(self) -> tuple[Charge, ...]:
        """Every price of it."""
        bench = Bench([{}] * len(self.ranks), self.ranks, COLUMNS, LINES, WHITE, LADDER)
        foot = LADDER.page_short * (LINES - depth_of(self.tree))
        lead = lead_cost(0, len(self.ranks), bench)
        whole = (Charge("page_short", foot), Charge("late_lead", lead))
        found = (*charges(self.tree, bench, COLUMNS), *whole)
        return tuple(charge for charge in found if charge.amount)

    def cost(self) -> int:
        """What it costs in all."""
        return sum(charge.amount for charge in self.charges())


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pages of the same stories, the better first, and why."""

    name: str
    why: str
    better: Ranked
    worse: Ranked


def pairs() -> list[Pair]:
    """Every pair of the file."""
    written = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return [Pair(one["name"], one["why"], page(one["better"]), page(one["worse"])) for one in written]


def page(written: dict[str, Any]) -> Ranked:
    """A page as written."""
    reader = _Reader()
    tree = reader.tree(written)
    assert columns_of(tree) == COLUMNS
    assert depth_of(tree) <= LINES
    return Ranked(tree, tuple(reader.ranks))


@dataclass
class _Reader:
    """Counts the stories of a page as it reads them."""

    ranks: list[int] = field(default_factory=list)

    def tree(self, written: dict[str, Any]) -> Tree:
        if "row" in written:
            row = Row(tuple(map(self.tree, written["row"])))
            assert len(set(map(depth_of, row.parts))) == 1
            return row
        if "stack" in written:
            parts = tuple(map(self.tree, written["stack"]))
            assert len(set(map(columns_of, parts))) == 1
            return Stack(parts, tuple(written.get("gaps", [WHITE.best] * (len(parts) - 1))))
        return self.leaf(written)

    def leaf(self, written: dict[str, Any]) -> Shape:
        columns, depth = map(int, written["at"].split("x"))
        size, lines = written["head"].split("/")
        own = written.get("own", {})
        cost = sum(getattr(LADDER, name) * many for name, many in own.items())
        look = Look(pt(size), int(lines), written.get("picture", 0))
        self.ranks.append(written.get("rank", 2))
        return Shape(len(self.ranks) - 1, columns, depth, 0, 0, depth, look, cost)
