"""Times the composer: characters a second for prepare, break and Line values, on one core, warm.

Run ``python -m benchmarks.galley [EM] [ISSUE]``. Three lengths (1×, 10×, 100×) of plain paragraphs are
set in turns, then the stories of an issue in its layout's styles, each by itself as make-up has them and
all as one copy; the round in the middle of several counts. Each row's last figure is its time a
character against the first's of its kind: 1.0 is linear, and less where what is done once a copy counts
less. ``one way`` breaks each paragraph the cheapest way at one measure; ``all totals`` finds every
number of lines the copy can have and sets the cheapest, as make-up does. Nothing is kept from round to
round but what the shelf keeps, its glyphs. Only the ratios mean something on another machine.
"""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from time import perf_counter, process_time
from typing import TypeAlias

from ghpress.cache import cache_folder
from ghpress.galley.compose import Measures, Prepared, depths, prepare
from ghpress.galley.instep import best_ways
from ghpress.galley.pieces import Copy, Piece, copy_of
from ghpress.galley.setcopy import set_copy
from ghpress.galley.setpiece import Due, set_pieces
from ghpress.galley.setpiece import Setting as PieceSetting
from ghpress.galley.terms import held_issue
from ghpress.layout.read import read_layout
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf, open_shelf
from ghpress.units import hao, pt

TIMES = (1, 10, 100)
ROUNDS = 5
LEAST = 5000
"""Characters set a round at the least, a short text several times."""

MEASURE = 15
ISSUE = "content/jilin-centenary"
LAYOUT = "broadsheet"

PARAGRAPHS = (
    "清早六点，车间里的灯一盏一盏亮起来，老班长已经站在机床旁，把昨天的图纸又看了一遍，用铅笔在边上记下三个"
    "数字：0.02毫米、35%、180分钟。“差一点都不行。”他说，“零件装到车上，人就坐在上面。”徒弟们围拢来，谁也不说话。",
    "这一年，厂里办起12个“师徒课堂”，每周二、周四晚上开课，来听课的多是刚进厂的年轻人。课堂不讲大道理，只讲手上"
    "的活：怎样听声音，怎样看铁屑的颜色，怎样在图纸之外多想一步。到年底，课堂已经讲了96次，写下笔记近20万字，有7人"
    "考上了高级工；他们用的《车工手册》（第3版）翻得卷了边，扉页上写着“手稳、心细、眼快”六个字。",
    "问起秘诀，年轻人笑着说：“哪有什么秘诀？师傅怎么做，我们就怎么做——多做一遍罢了！”夜班的人换下来，天已经亮了，"
    "食堂的豆浆冒着热气，窗外的杨树刚刚发芽……新的一天，就这样开始了。",
)


Seconds: TypeAlias = dict[str, float]
"""By step."""
Copies: TypeAlias = tuple[Copy, ...]


@dataclass(frozen=True, slots=True)
class Bench:
    """In which styles copy is set, on which shelf, at which measure."""

    styles: Mapping[str, TextStyle]
    shelf: Shelf
    measures: Measures

    def one_way(self, copy: Copy) -> Seconds:
        """Seconds of each step when every paragraph is broken the cheapest way."""
        began = process_time()
        prepared = prepare(copy, self.styles, self.shelf)
        ready = process_time()
        ways = best_ways(prepared.paragraphs, self.measures.rest)
        broken = process_time()
        pieces = zip(prepared.paragraphs, ways, prepared.styles, strict=True)
        set_pieces(
            [
                Due(one, way, self.measures.at, PieceSetting(style, style.leading, way.lines()))
                for one, way, style in pieces
            ]
        )
        return {"prepare": ready - began, "break": broken - ready, "lines": process_time() - broken}

    def all_totals(self, copy: Copy) -> Seconds:
        """Seconds of each step when every total of lines is found, and the cheapest set."""
        began = process_time()
        prepared = prepare(copy, self.styles, self.shelf)
        ready = process_time()
        total = self._cheapest(prepared)
        broken = process_time()
        set_copy(prepared, self.measures, total)
        return {"prepare": ready - began, "break": broken - ready, "lines": process_time() - broken}

    def _cheapest(self, prepared: Prepared) -> int:
        return min(depths(prepared, self.measures), key=lambda depth: depth.cost).slots


def main(arguments: list[str]) -> None:
    """Print characters a second for each text and way of breaking."""
    ems = Fraction(arguments[0]) if arguments else Fraction(MEASURE)
    shelf, _ = open_shelf(Path("fonts"), cache_folder() / "faces")
    size = hao("五号")
    style = TextStyle("body", "song", size, pt(14), setting=Setting(indent=Fraction(2)))
    measures = Measures(round(size * ems))
    print(f"{'':<26}{'chars':>9}{'chars/s':>10}{'prepare':>9}{'break':>7}{'lines':>7}  a character")
    plainly = Bench({"body": style}, shelf, measures)
    lengths = {f"{times}×": (_copy(times),) for times in TIMES}
    stories = _stories(Path(arguments[1] if len(arguments) > 1 else ISSUE))
    whole = tuple(piece for copy in stories for piece in copy)
    styled = Bench(_styles(), shelf, measures)
    issue = {"issue by story": stories, "issue at once": (whole,)}
    for bench, rows in ((plainly, lengths), (styled, issue)):
        _print("one way", bench.one_way, rows)
        _print("all totals", bench.all_totals, rows)


def _styles() -> Mapping[str, TextStyle]:
    layout, remarks = read_layout(LAYOUT)
    if layout is None:
        raise SystemExit(f"{LAYOUT}: {remarks}")
    return layout.styles


def _stories(folder: Path) -> tuple[Copy, ...]:
    """The copy of each story of an issue."""
    issue, remarks = read_issue(folder)
    if issue is None:
        raise SystemExit(f"{folder}: {remarks}")
    copies = (copy_of(story).copy for story in held_issue(issue).stories)
    return tuple(copy for copy in copies if copy)


def _print(name: str, run: Callable[[Copy], Seconds], rows: Mapping[str, Copies]) -> None:
    """A row for each text, set copy by copy; the rounds interleaved."""
    rounds: dict[str, list[Seconds]] = {row: [] for row in rows}
    for number in range(ROUNDS + 1):
        for row, copies in rows.items():
            again = range(-(-LEAST // _count(copies)))
            steps = _mean([run(copy) for _ in again for copy in copies], len(again))
            if number:  # the first is to warm up: faces opened, tables built
                rounds[row].append(steps)
    least = 0.0
    for row, done in rounds.items():
        steps = sorted(done, key=lambda one: sum(one.values()))[len(done) // 2]
        count, seconds = _count(rows[row]), sum(steps.values())
        least = least or seconds / count
        shares = "".join(f"{steps[step] / seconds:>{width}.0%}" for step, width in _STEPS)
        speed = f"{count:>9,}{count / seconds:>10,.0f}{shares}"
        print(f"{f'{row}, {name}':<26}{speed}  {seconds / count / least:.2f}×")


def _count(copies: Copies) -> int:
    """Characters in all."""
    return sum(len(piece.text.chars) for copy in copies for piece in copy)


def _mean(every: list[Seconds], times: int) -> Seconds:
    """The seconds of each step in all, a time."""
    return {step: sum(one[step] for one in every) / times for step in every[0]}


_STEPS = (("prepare", 9), ("break", 7), ("lines", 7))


def _copy(times: int) -> Copy:
    return tuple(Piece("body", plain(text)) for _ in range(times) for text in PARAGRAPHS)


if __name__ == "__main__":
    began = perf_counter()
    main(sys.argv[1:])
    print(f"({perf_counter() - began:.0f} s in all)")
