"""How long make-up takes: of the demo, as an issue grows, of many pages by several processes.

    python -m benchmarks.makeup [STORIES …]

The demo is made up from nothing (loading the words included), and once more, one story corrected. The
other stories are dummy text: a lead, three or four usual stories, up to two shorts, and again. Nothing
is painted and nothing is remembered between rows; ``one more`` is the same issue once more, the story in
its middle corrected. Seconds of the processor, one process. The last row is longer stories by one
process and by as many as there are processors, in seconds of the clock: it wants a quiet machine.
"""

import gc
import math
import os
import random
import statistics
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from benchmarks.dummy import drawn
from ghpress.cache import cache_folder
from ghpress.galley.sorts import FaceShelf
from ghpress.house import House
from ghpress.jobbook import Book
from ghpress.layout.layout import Layout
from ghpress.layout.read import read_layout
from ghpress.makeup import makeup, memory, search, solved
from ghpress.makeup.hands import many_hands
from ghpress.makeup.makeup import MadeUp, make_up
from ghpress.makeup.pages import Pages
from ghpress.manuscript.story import Block, Head, Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import plain
from ghpress.opening import opened, picture_sizes
from ghpress.order import BuildRequest
from ghpress.stock.shelf import open_shelf

ROWS = (22, 44, 88, 176, 350)
LENGTHS = {1: (850, 1250), 2: (700, 1150), 3: (240, 420)}
"""Characters of a lead, a usual story, a short."""

DEMO = Path("content/jilin-centenary")

MANY, LONGER = 350, 1.5
"""Stories of the last row, and how many times longer they are: some 64 pages."""

SEED = 7


def issue_of(count: int, longer: float = 1) -> Issue:
    """An issue of so many stories, the same every time; ``longer`` than usual by so much."""
    chance = random.Random(SEED)
    ranks: list[int] = []
    while len(ranks) < count:
        ranks += [1, *[2] * chance.choice((3, 3, 4)), *[3] * chance.choice((0, 1, 2))]
    stories = tuple(_story(number, rank, chance, longer) for number, rank in enumerate(ranks[:count]))
    return Issue("growth", "", plain("试排"), date(2025, 5, 1), stories)


def corrected(issue: Issue) -> Issue:
    """The issue with a few characters more in the story in its middle."""
    stories, middle = list(issue.stories), len(issue.stories) // 2
    story = stories[middle]
    more = Paragraph(plain(_words(12, random.Random(SEED))))
    stories[middle] = replace(story, blocks=(*story.blocks, more))
    return replace(issue, stories=tuple(stories))


def _story(number: int, rank: int, chance: random.Random, longer: float) -> Story:
    """A story of a few paragraphs, a subhead in all but shorts."""
    left = chance.randint(*(round(one * longer) for one in LENGTHS[rank]))
    blocks: list[Block] = []
    while left > 0:
        length = min(left, chance.randint(80, 220))
        blocks.append(Paragraph(plain(_words(length, chance))))
        if rank < 3 and len(blocks) == 2:
            blocks.append(Subhead(plain(_words(9, chance).rstrip("。"))))
        left -= length
    head = Head((plain(_words(8, chance)[:-1]), plain(_words(7, chance)[:-1])))
    return Story(f"s{number}", head, tuple(blocks), f"s{number}.md", rank=rank)


def _words(count: int, chance: random.Random) -> str:
    """So many characters that say nothing, with a comma now and then and a stop at the end."""
    chars = drawn(max(2, count - 1), chance)
    chars[12::17] = ["，"] * len(chars[12::17])
    return "".join(chars).rstrip("，") + "。"


def main(say: Callable[[str], None] = print) -> None:
    """Print the demo's row, a row for each number of stories, how they grow, and the longest."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)  # as ``ghpress`` does before it builds
    _demo(say)
    root = Path()
    shelf, _ = open_shelf(root / "fonts", cache_folder() / "faces")
    layout, _ = read_layout("broadsheet")
    assert layout is not None, "the shipped layout can be read"
    house = House(root, root, root, name="试排报")
    spent: dict[str, float] = {}
    _timed(makeup, "made_ready", spent)
    _timed(search, "_task", spent)
    _timed(search, "fill", spent)
    _timed(Pages, "settle_all", spent)
    titles = ("pages", "ready", "shapes", "search", "of it anew", "all", "one more")
    widths = (7, 8, 8, 8, 12, 8, 10)
    say(f"{'stories':>8}" + "".join(map(str.rjust, titles, widths)))
    sizes: list[tuple[float, float]] = []
    for count in map(int, sys.argv[1:] or ROWS):
        spent.clear()
        _forget()
        issue = issue_of(count)
        began = process_time()
        made = make_up(issue, layout, shelf, house, {})
        whole = process_time() - began
        sizes.append((math.log(len(made.pages)), math.log(whole)))
        steps = [spent.get(name, 0.0) for name in ("made_ready", "_task", "fill", "settle_all")]
        figures = f"{steps[0]:8.2f}{steps[1]:8.2f}{steps[2]:8.2f}{steps[3]:12.2f}{whole:8.2f}"
        began = process_time()
        make_up(corrected(issue), layout, shelf, house, {})
        figures += f"{process_time() - began:10.2f}"
        say(f"{count:8}{len(made.pages):7}{figures}")
    if len(sizes) > 1:
        slope, _ = statistics.linear_regression(*zip(*sizes, strict=True))
        say(f"grows with the pages to the power of {slope:.2f}")
    _longest(say, layout, shelf, house)


def _demo(say: Callable[[str], None]) -> None:
    """The demo made up from nothing, and with a story corrected."""
    book = Book(lambda *_: None)
    shop = opened(BuildRequest(DEMO), book)
    sizes, taken = picture_sizes(shop.issue, book), []
    for issue in (shop.issue, corrected(shop.issue)):
        began = process_time()
        made = make_up(issue, shop.layout, shop.shelf, shop.house, sizes)
        taken.append(process_time() - began)
    say(
        f"demo, {len(made.pages)} pages: from nothing {taken[0]:.2f}, one story corrected {taken[1]:.2f}"
    )


def _longest(say: Callable[[str], None], layout: Layout, shelf: FaceShelf, house: House) -> None:
    """Many stories on many pages, by one process and by several, by the clock."""
    issue, taken = issue_of(MANY, LONGER), {}
    made: MadeUp | None = None
    for hands in dict.fromkeys((1, os.cpu_count() or 1)):
        _forget()
        began = perf_counter()
        with many_hands(hands):
            again = make_up(issue, layout, shelf, house, {})
        taken[hands] = perf_counter() - began
        assert made is None or made.pages == again.pages, "the same for any number of processes"
        made = again
    pages = len(made.pages) if made else 0
    said = ", ".join(f"{seconds:.1f} s with {hands}" for hands, seconds in taken.items())
    say(f"{MANY} stories on {pages} pages: {said} (processes; by the clock)")


def _forget() -> None:
    """Nothing is remembered from before, nor looked through for garbage, as in a process of its own."""
    memory._KNOWN.clear()
    solved._GROWN.clear()
    gc.collect()
    gc.freeze()


def _timed(owner: object, name: str, spent: dict[str, float]) -> None:
    """Have a function's seconds added up under its name."""
    function = getattr(owner, name)

    def timed(*given: object, **named: object) -> object:
        began = process_time()
        try:
            return function(*given, **named)
        finally:
            spent[name] = spent.get(name, 0.0) + process_time() - began

    setattr(owner, name, timed)


if __name__ == "__main__":
    main()
