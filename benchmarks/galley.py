"""Times the composer: characters a second for prepare, break and Line values, on one core, warm.

Run ``python -m benchmarks.galley [EM]``. Three lengths (1×, 10×, 100×) are set in turns, the best of
several rounds counts, and each row's last figure is its time a character against the shortest text's:
1.0 is linear. ``one way`` breaks each paragraph the cheapest way at one measure; ``all totals`` finds
every number of lines the story can have and sets the cheapest, as make-up does. Only the ratios mean
something on another machine.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from time import perf_counter, process_time

from ghpress.cache import cache_folder
from ghpress.galley.compose import Measures, Prepared, depths, prepare
from ghpress.galley.instep import best_ways
from ghpress.galley.pieces import Copy, Piece
from ghpress.galley.setcopy import set_copy
from ghpress.galley.setpiece import Due, set_pieces
from ghpress.galley.setpiece import Setting as PieceSetting
from ghpress.layout.styles import Setting, TextStyle
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import Shelf, open_shelf
from ghpress.units import hao, pt

TIMES = (1, 10, 100)
ROUNDS = 5
MEASURE = 15

PARAGRAPHS = (
    "清早六点，车间里的灯一盏一盏亮起来，老班长已经站在机床旁，把昨天的图纸又看了一遍，用铅笔在边上记下三个"
    "数字：0.02毫米、35%、180分钟。“差一点都不行。”他说，“零件装到车上，人就坐在上面。”徒弟们围拢来，谁也不说话。",
    "这一年，厂里办起12个“师徒课堂”，每周二、周四晚上开课，来听课的多是刚进厂的年轻人。课堂不讲大道理，只讲手上"
    "的活：怎样听声音，怎样看铁屑的颜色，怎样在图纸之外多想一步。到年底，课堂已经讲了96次，写下笔记近20万字，有7人"
    "考上了高级工；他们用的《车工手册》（第3版）翻得卷了边，扉页上写着“手稳、心细、眼快”六个字。",
    "问起秘诀，年轻人笑着说：“哪有什么秘诀？师傅怎么做，我们就怎么做——多做一遍罢了！”夜班的人换下来，天已经亮了，"
    "食堂的豆浆冒着热气，窗外的杨树刚刚发芽……新的一天，就这样开始了。",
)


@dataclass(frozen=True, slots=True)
class Bench:
    """What is set, on which shelf, at which measure."""

    style: TextStyle
    shelf: Shelf
    measures: Measures

    def one_way(self, copy: Copy) -> dict[str, float]:
        """Seconds of each step when every paragraph is broken the cheapest way."""
        began = process_time()
        prepared = prepare(copy, {"body": self.style}, self.shelf)
        ready = process_time()
        ways = best_ways(prepared.paragraphs, self.measures.rest)
        broken = process_time()
        set_pieces(
            [
                Due(
                    one, way, self.measures.at, PieceSetting(self.style, self.style.leading, way.lines())
                )
                for one, way in zip(prepared.paragraphs, ways, strict=True)
            ]
        )
        return {"prepare": ready - began, "break": broken - ready, "lines": process_time() - broken}

    def all_totals(self, copy: Copy) -> dict[str, float]:
        """Seconds of each step when every total of lines is found, and the cheapest set."""
        began = process_time()
        prepared = prepare(copy, {"body": self.style}, self.shelf)
        ready = process_time()
        total = self._cheapest(prepared)
        broken = process_time()
        set_copy(prepared, self.measures, total)
        return {"prepare": ready - began, "break": broken - ready, "lines": process_time() - broken}

    def _cheapest(self, prepared: Prepared) -> int:
        return min(depths(prepared, self.measures), key=lambda depth: depth.cost).slots


def main(arguments: list[str]) -> None:
    """Print characters a second for each length and way of breaking."""
    ems = Fraction(arguments[0]) if arguments else Fraction(MEASURE)
    bench = _bench(ems)
    print(f"{'':<12}{'chars':>8}{'chars/s':>10}{'prepare':>9}{'break':>7}{'lines':>7}  a character")
    for name, run in (("one way", bench.one_way), ("all totals", bench.all_totals)):
        _print(name, run)


def _bench(ems: Fraction) -> Bench:
    size = hao("五号")
    style = TextStyle("body", "song", size, pt(14), setting=Setting(indent=Fraction(2)))
    shelf, _ = open_shelf(Path("fonts"), cache_folder() / "faces")
    return Bench(style, shelf, Measures(round(size * ems)))


def _print(name: str, run: Callable[[Copy], dict[str, float]]) -> None:
    """A row for each length, the rounds interleaved."""
    copies = {times: _copy(times) for times in TIMES}
    run(copies[1])  # warm: faces opened, tables built
    best: dict[int, dict[str, float]] = {}
    for _ in range(ROUNDS):
        for times, copy in copies.items():
            for _ in range(max(1, 10 // times)):
                steps = run(copy)
                if times not in best or sum(steps.values()) < sum(best[times].values()):
                    best[times] = steps
    least = 0.0
    for times, steps in best.items():
        count = sum(len(piece.text.chars) for piece in copies[times])
        seconds = sum(steps.values())
        least = least or seconds / count
        shares = "".join(f"{steps[step] / seconds:>{width}.0%}" for step, width in _STEPS)
        print(f"{name:<12}{count:>8,}{count / seconds:>10,.0f}{shares}  {seconds / count / least:.2f}×")


_STEPS = (("prepare", 9), ("break", 7), ("lines", 7))


def _copy(times: int) -> Copy:
    return tuple(Piece("body", plain(text)) for _ in range(times) for text in PARAGRAPHS)


if __name__ == "__main__":
    began = perf_counter()
    main(sys.argv[1:])
    print(f"({perf_counter() - began:.0f} s in all)")
