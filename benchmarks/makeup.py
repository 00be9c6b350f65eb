"""How long make-up takes as an issue grows, step by step, and how many pages were solved twice.

    python -m benchmarks.makeup [STORIES …]

The stories are dummy text: a lead, three or four usual stories, up to two shorts, and again. Nothing is
painted and nothing is remembered between rows; ``one more`` is the same issue once more, the story in
its middle corrected. Seconds of the processor, one process; only the ratios mean something elsewhere.
"""

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from time import process_time

from benchmarks.dummy import LEVEL_ONE
from ghpress.cache import cache_folder
from ghpress.house import House
from ghpress.layout.read import read_layout
from ghpress.makeup import makeup, memory, search, solved
from ghpress.makeup.makeup import make_up
from ghpress.makeup.pages import Pages
from ghpress.manuscript.story import Block, Head, Issue, Paragraph, Story, Subhead
from ghpress.manuscript.text import plain
from ghpress.stock.shelf import open_shelf

ROWS = (22, 44, 88, 176, 350)
LENGTHS = {1: (850, 1250), 2: (700, 1150), 3: (240, 420)}
"""Characters of a lead, a usual story, a short."""

SEED = 7


def issue_of(count: int) -> Issue:
    """An issue of so many stories, the same every time."""
    chance = random.Random(SEED)
    ranks: list[int] = []
    while len(ranks) < count:
        ranks += [1, *[2] * chance.choice((3, 3, 4)), *[3] * chance.choice((0, 1, 2))]
    stories = tuple(_story(number, rank, chance) for number, rank in enumerate(ranks[:count]))
    return Issue("growth", "", plain("试排"), date(2025, 5, 1), stories)


def corrected(issue: Issue) -> Issue:
    """The issue with a few characters more in the story in its middle."""
    stories, middle = list(issue.stories), len(issue.stories) // 2
    story = stories[middle]
    more = Paragraph(plain(_words(12, random.Random(SEED))))
    stories[middle] = replace(story, blocks=(*story.blocks, more))
    return replace(issue, stories=tuple(stories))


def _story(number: int, rank: int, chance: random.Random) -> Story:
    """A story of a few paragraphs, a subhead in all but shorts."""
    left = chance.randint(*LENGTHS[rank])
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
    chars = [chance.choice(LEVEL_ONE) for _ in range(max(2, count - 1))]
    chars[12::17] = ["，"] * len(chars[12::17])
    return "".join(chars).rstrip("，") + "。"


def main(say: Callable[[str], None] = print) -> None:
    """Print a row for each number of stories."""
    root = Path()
    shelf, _ = open_shelf(root / "fonts", cache_folder() / "faces")
    layout, _ = read_layout("broadsheet")
    assert layout is not None, "the shipped layout can be read"
    house = House(root, root, root, name="试排报")
    spent: dict[str, float] = {}
    _timed(makeup, "made_ready", spent)
    _timed(search, "_task", spent)
    _timed(search, "fill", spent)
    _timed(Pages, "settle", spent)
    titles = ("pages", "ready", "shapes", "search", "of it anew", "all", "one more")
    widths = (7, 8, 8, 8, 12, 8, 10)
    say(f"{'stories':>8}" + "".join(map(str.rjust, titles, widths)))
    for count in map(int, sys.argv[1:] or ROWS):
        spent.clear()
        memory._KNOWN.clear()
        solved._GROWN.clear()
        issue = issue_of(count)
        began = process_time()
        made = make_up(issue, layout, shelf, house, {})
        whole = process_time() - began
        steps = [spent.get(name, 0.0) for name in ("made_ready", "_task", "fill", "settle")]
        figures = f"{steps[0]:8.2f}{steps[1]:8.2f}{steps[2]:8.2f}{steps[3]:12.2f}{whole:8.2f}"
        began = process_time()
        make_up(corrected(issue), layout, shelf, house, {})
        figures += f"{process_time() - began:10.2f}"
        say(f"{count:8}{len(made.pages):7}{figures}")


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
