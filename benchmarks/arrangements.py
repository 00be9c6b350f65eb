"""How many arrangements of an issue have level columns and full feet, rung by rung of the ladder.

    python -m benchmarks.arrangements content/ISSUE [LAYOUT]

Counts, by brute force over every row of stories, the ways to break an issue into rows and pages so
that every column of a story ends on one baseline and every page is full to its last line: first with
the stories' line totals alone, then with each further freedom. An arrangement is told from another by
its row breaks, column counts and row depths, not by which total or head makes a depth.
"""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.rows import Cellar, rows_from
from ghpress.cache import cache_folder
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup.bench import Bench, White
from ghpress.makeup.bodies import Bounds
from ghpress.makeup.furniture import dressed_pages
from ghpress.makeup.ladder import LADDER
from ghpress.makeup.note import note_forms
from ghpress.makeup.ranks import nearest_rank
from ghpress.makeup.ready import Materials, at_widths, make_ready
from ghpress.makeup.shapes import shapes_of
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Issue
from ghpress.stock.shelf import Shelf, open_shelf


@dataclass(frozen=True, slots=True)
class Freedoms:
    """Which rungs may be used besides line totals."""

    head_white: bool = False
    subheads: bool = False
    gaps: bool = False
    sizes: bool = False
    furniture: bool = False
    stacks: bool = False


STEPS = (
    ("line totals alone", Freedoms()),
    ("+ white in heads", Freedoms(head_white=True)),
    ("+ white round subheads", Freedoms(head_white=True, subheads=True)),
    ("+ white between rows", Freedoms(head_white=True, subheads=True, gaps=True)),
    ("+ headline sizes", Freedoms(head_white=True, subheads=True, gaps=True, sizes=True)),
    (
        "+ masthead depth, note columns",
        Freedoms(head_white=True, subheads=True, gaps=True, sizes=True, furniture=True),
    ),
    (
        "+ stories one under another",
        Freedoms(head_white=True, subheads=True, gaps=True, sizes=True, furniture=True, stacks=True),
    ),
)


def restrained(layout: Layout, may: Freedoms) -> Layout:
    """The layout with only these freedoms left in its fit rules."""
    fit, styles = layout.fit, dict(layout.styles)
    if not may.head_white:
        fit = replace(fit, head_white=fit.head_white[:1])
    if not may.gaps:
        fit = replace(fit, row_gap=fit.row_gap[:1])
    if not may.sizes:
        fit = replace(fit, headlines={rank: sizes[:1] for rank, sizes in fit.headlines.items()})
    if not may.subheads:
        styles["subhead"] = replace(styles["subhead"], slots=styles["subhead"].slots[:1])
    return replace(layout, fit=fit, styles=styles)


def tally(issue: Issue, full: Layout, shelf: Shelf, may: Freedoms) -> "Tally":
    """Every row the issue's stories can form with these freedoms."""
    layout = restrained(full, may)
    materials = Materials(layout, shelf, LADDER, {}, (*issue.terms, *issue.people))
    notes = note_forms(issue.note, layout, shelf)
    dressed = dressed_pages(layout, tuple(form.depth for form in notes), LADDER)
    kept = [choices if may.furniture else choices[:1] for choices in dressed]
    rooms = [{(room.lines, room.gaps) for room in (d.room(0) for d in page)} for page in kept]
    deepest = max(lines for page in rooms for lines, _ in page)
    shapes = []
    for number, story in enumerate(issue.stories):
        columns = layout.fit.columns[nearest_rank(layout.fit.columns, story.rank)]
        ready = at_widths(make_ready(number, story, materials), columns, materials)
        shapes.append(shapes_of(ready, Bounds(columns, deepest, layout.fit, LADDER)))
    gaps = layout.fit.row_gap
    bench = Bench(
        shapes,
        [s.rank for s in issue.stories],
        layout.grid.columns,
        deepest,
        White(min(gaps), gaps[0], max(gaps)),
        LADDER,
    )
    cellar = Cellar(bench)
    every = [
        [
            (row.depth, row.stop)
            for row in rows_from(first, cellar)
            if may.stacks or row.stop - first == len(row.split)
        ]
        for first in range(len(shapes))
    ]
    return Tally(every, rooms, bench.white)


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows by the story they begin with, as (depth, story after); rooms of each page; white."""

    rows: Sequence[Sequence[tuple[int, int]]]
    rooms: Sequence[set[tuple[int, int]]]
    white: White
    known: dict[tuple[int, int, int, int], Counter[tuple[int, int, int]]] = field(default_factory=dict)

    def laid(self, first: int, used: int, number: int, most: int) -> Counter[tuple[int, int, int]]:
        """Ways to lay rows from a story on: by the story after them, the lines used, the rows."""
        key = (first, used, number, most)
        if key not in self.known:
            found: Counter[tuple[int, int, int]] = Counter({(first, used, number): number > 0})
            for depth, stop in self.rows[first] if first < len(self.rows) else ():
                if used + depth + number * self.white.least <= most:
                    found.update(self.laid(stop, used + depth, number + 1, most))
            self.known[key] = found
        return self.known[key]

    def page(self, first: int, number: int) -> Counter[int]:
        """Ways to fill a page from a story on, by the story after it."""
        found: Counter[int] = Counter()
        for lines, above in self.rooms[min(number, len(self.rooms)) - 1]:
            for (stop, used, rows), ways in self.laid(first, 0, 0, lines).items():
                gaps = rows - 1 + above
                if rows and gaps * self.white.least <= lines - used <= gaps * self.white.most:
                    found[stop] += ways
        return found

    def issue(self, pages: int) -> int:
        """Ways to fill so many pages with all the stories."""
        reached: Counter[int] = Counter({0: 1})
        for number in range(1, pages + 1):
            following: Counter[int] = Counter()
            for first, ways in reached.items():
                for stop, more in self.page(first, number).items():
                    following[stop] += ways * more
            reached = following
        return reached[len(self.rows)]


def main(say: Callable[[str], None] = print) -> None:
    folder, name = Path(sys.argv[1]), (sys.argv[2:] or ["broadsheet"])[0]
    shelf, _ = open_shelf(Path("fonts"), cache_folder() / "faces")
    issue, layout = read_issue(folder)[0], read_layout(name)[0]
    say(f"{'arrangements that fill':32} {'1 page':>12}  {'2 pages':>12}  {'3 pages':>12}")
    assert issue is not None and layout is not None, "the issue and the layout must be readable"
    for step, may in STEPS:
        found = tally(issue, layout, shelf, may)
        ways = "  ".join(f"{found.issue(pages):>12,}" for pages in (1, 2, 3))
        first = ", ".join(f"{stories}: {ways}" for stories, ways in sorted(found.page(0, 1).items()))
        say(f"{step:32} {ways}   page 1 alone, by its stories: {first or 'none'}")


if __name__ == "__main__":
    main()
