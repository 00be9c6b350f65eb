"""Makes up any issue in any layout and looks over every page: docs/any-layout.md is made by this.

    python -m benchmarks.pairs [-o docs/any-layout.md]

The issues are the demo, the second issue, and some made of the second issue's own sentences: three
stories, sixty of mixed length, none with a picture, five pictures a story, headlines very long and very
short, no editor's note. GHPRESS_REFERENCE may name the folder of one issue more. Nothing is painted.
"""

import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from ghpress.build import BuildRequest, Tried, try_out
from ghpress.layout.layout import Layout
from ghpress.makeup import memory, solved
from ghpress.makeup.page import FurnitureFrame, Page, RuleFrame
from ghpress.makeup.verify import verify
from ghpress.remarks import Halt, Level, Remark

ROOT = Path(__file__).parent.parent
LAYOUTS = ("broadsheet", "broadsheet-classic", "spread", "tabloid", "magazine", "wallposter", "plain")
SOURCE, DRAWINGS = ROOT / "content" / "spring-trial", ROOT / "content" / "jilin-centenary" / "pictures"
SHORT = frozenset({"page-short", "story-short"})
NOTE = 160
"""Characters of a made issue's note."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A story to be made: its length, rank, headline's lines, pictures."""

    characters: int
    rank: int = 2
    head: tuple[str, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """What came of an issue in a layout; ``codes`` counts the remarks of make-up and of looking it over.

    ``over`` and ``short`` are characters too many and wanting, ``unsaid`` the pages with an open foot of
    which nothing is said, ``lost`` the stories whose text is not whole; ``open`` the deepest open foot
    of a page, its furniture included, in hundredths of the type area.
    """

    issue: str
    layout: str
    pages: int
    codes: Counter[str]
    over: int = 0
    short: int = 0
    unsaid: int = 0
    lost: int = 0
    open: int = 0
    seconds: float = 0.0

    def faults(self) -> list[str]:
        """What may never be: text lost, a page with a fault, an open foot of which nothing is said."""
        never = (
            "text-not-whole",
            "frames-overlap",
            "frame-outside",
            "baseline-off-grid",
            "head-at-foot",
        )
        found = [code for code in never if self.codes[code]]
        return [*found, *(["foot-unsaid"] if self.unsaid else [])]


def main(arguments: Sequence[str]) -> None:
    """Print the table, or write the page the documentation has."""
    into = Path(arguments[arguments.index("-o") + 1]) if "-o" in arguments else None
    with TemporaryDirectory() as folder:
        found = []
        for issue in issues(Path(folder)):
            for layout in LAYOUTS:
                found.append(pair(issue, layout))
                print(_row(found[-1], 1.0), file=sys.stderr)
    text = document(found)
    if into is None:
        print(text)
    else:
        into.write_text(text, encoding="utf-8")


def issues(folder: Path) -> Iterator[Path]:
    """The folder of every issue, those made written into this one."""
    yield ROOT / "content" / "jilin-centenary"
    yield SOURCE
    if os.environ.get("GHPRESS_REFERENCE"):
        yield Path(os.environ["GHPRESS_REFERENCE"])
    for name in MADE:
        yield made(name, folder)


def made(name: str, folder: Path) -> Path:
    """A made issue written into the folder, with a house that has the shipped layouts."""
    house_for(folder)
    into = folder / name
    (into / "pictures").mkdir(parents=True)
    plans, has_note = MADE[name]()
    text = _sentences()
    files = [_written(number, plan, into, text) for number, plan in enumerate(plans, 1)]
    head = f"title: 试排专刊\ndate: 2026-04-07\nlayout: broadsheet\nstories: [{', '.join(files)}]\n"
    if has_note:
        (into / "note.md").write_text(
            f"---\nheadline: 编者按\n---\n{_text(text, NOTE)}\n", encoding="utf-8"
        )
        head += "note: note.md\n"
    (into / "issue.yaml").write_text(head, encoding="utf-8")
    return into


def house_for(folder: Path) -> None:
    """The shop's own house written into a folder of issues."""
    house = (ROOT / "content" / "house.yaml").read_text(encoding="utf-8")
    for word in ("layouts", "fonts"):
        house = re.sub(rf"(?m)^{word}:.*$", f"{word}: {ROOT / word}", house)
    (folder / "house.yaml").write_text(house, encoding="utf-8")


def _three() -> list[Plan]:
    return [Plan(900, 1, ("热水送到路边", "凳子摆进门里")), Plan(500), Plan(240, 3)]


def _sixty() -> list[Plan]:
    lengths = (1400, 260, 640, 420, 900, 180, 560, 330, 760, 480, 1100, 140)
    return [Plan(length, 1 if length > 1000 else 3 if length < 300 else 2) for length in lengths * 5]


def _bare() -> list[Plan]:
    return [
        Plan(length, 1 if length > 1000 else 2) for length in (1200, 800, 620, 540, 480, 900, 700, 450)
    ]


def _pictured() -> list[Plan]:
    return [Plan(length, 1 if length > 1500 else 2, (), 5) for length in (1800, 1300, 1400, 1600, 1200)]


def _headed() -> list[Plan]:
    long = (
        "从清早头一班车到夜里最后一盏灯都有人守在路口等着",
        "把一年里三百六十五个日子的冷和暖都记在本子上的人",
    )
    heads = (long, ("雨",), long[:1], ("灯火",), long, ("桥", "路"), ("春",), long[:1])
    lengths = (1200, 500, 700, 420, 620, 560, 800, 480)
    return [Plan(n, 1 if n > 1000 else 2, head) for n, head in zip(lengths, heads, strict=True)]


MADE: dict[str, Callable[[], tuple[list[Plan], bool]]] = {
    "three-stories": lambda: (_three(), True),
    "sixty-stories": lambda: (_sixty(), True),
    "no-picture": lambda: (_bare(), True),
    "five-pictures": lambda: (_pictured(), True),
    "heads-long-and-short": lambda: (_headed(), True),
    "no-note": lambda: (_bare(), False),
}
"""The issues made here, each with its stories and whether it has a note."""


def _sentences() -> list[str]:
    """The second issue's own sentences of plain text, in order."""
    found: list[str] = []
    for file in sorted(SOURCE.glob("[0-9]*.md")):
        body = file.read_text(encoding="utf-8").split("---", 2)[2]
        plain = [one for one in body.split("\n\n") if re.match(r"[\u4e00-\u9fff“《]", one.strip())]
        plain = [one for one in plain if not re.search(r"[\[\]{}|*_^<>`（(]", one)]
        found += [one for text in plain for one in re.findall(r"[^。]+。", "".join(text.split()))]
    return [one for one in found if one.count("“") == one.count("”")]


def _text(sentences: list[str], characters: int, start: int = 0) -> str:
    """Paragraphs of about so many characters, from a sentence on."""
    paragraphs, length, at = [""], 0, start
    while length < characters:
        sentence = sentences[at % len(sentences)]
        if paragraphs[-1] and len(paragraphs[-1]) + len(sentence) > 70 + 17 * (at % 6):
            paragraphs.append("")
        paragraphs[-1] += sentence
        length, at = length + len(sentence), at + 1
    return "\n\n".join(paragraphs)


def _written(number: int, plan: Plan, into: Path, sentences: list[str]) -> str:
    """A story's file."""
    heads = (
        "新闸开了",
        "渡口添灯",
        "夜班车加一趟",
        "老井又出水",
        "桥下的书摊",
        "一碗热汤面",
        "谁来修路灯",
    )
    head = (
        plan.head or (heads[number % 7] + f"第{number}天", heads[(number * 3 + 1) % 7])[: 1 + number % 2]
    )
    blocks = _text(sentences, plan.characters, 7 * number).split("\n\n")
    if plan.characters > 600:
        blocks.insert(len(blocks) // 2, "## 后来的事")
    drawings = sorted(DRAWINGS.glob("[a-z]*.svg"))
    for place in range(plan.pictures):
        drawing = drawings[(number + place) % len(drawings)]
        shutil.copy(drawing, into / "pictures")
        at = (place + 1) * len(blocks) // (plan.pictures + 1)
        blocks.insert(at, f"![第{place + 1}幅图的说明。](pictures/{drawing.name})")
    lines = "".join(f"  - {line}\n" for line in head)
    front = f"---\nheadline:\n{lines}rank: {plan.rank}\n---\n"
    name = f"s{number:02}.md"
    (into / name).write_text(front + "\n\n".join(blocks) + "\n", encoding="utf-8")
    return name


def pair(issue: Path, layout: str) -> Pair:
    """The issue made up in the layout and looked over."""
    # What one pair left ready would make the next look quicker than it is.
    memory._KNOWN.clear()
    solved._GROWN.clear()
    began = process_time()
    try:
        tried = try_out(BuildRequest(issue, layout), lambda *_: None)
    except Halt as halt:
        return Pair(
            issue.name, layout, 0, _counted(halt.remarks), _characters(halt.remarks, {"too-long"})
        )
    seconds = process_time() - began
    said = (*tried.remarks, *verify(tried.made.pages, tried.shop.layout, tried.remarks))
    return Pair(
        issue=issue.name,
        layout=layout,
        pages=len(tried.made.pages),
        codes=_counted(said),
        over=_characters(said, {"story-overset"}),
        short=_characters(said, SHORT),
        unsaid=_unsaid(tried),
        open=max((_open(page, tried.shop.layout) for page in tried.made.pages), default=0),
        lost=sum(remark.code == "text-not-whole" for remark in said),
        seconds=seconds,
    )


def _open(page: Page, layout: Layout) -> int:
    """How much of the type area lies under the lowest of a page's stories, in hundredths."""
    if not page.stories:
        return 0
    grid = layout.at(page.number).grid
    printed = [one for one in page.frames if not isinstance(one, FurnitureFrame | RuleFrame)]
    lowest = max(one.rect.bottom() for one in printed if getattr(one, "story", ""))
    return 100 * (grid.top + grid.depth(grid.lines) - lowest) // grid.depth(grid.lines)


def _unsaid(tried: Tried) -> int:
    """Pages with an open foot of which nothing is said."""
    said = {getattr(one.place, "page", 0) for one in tried.remarks if one.code in SHORT}
    return sum(score.white > 0 and score.page not in said for score in tried.made.scores)


def _counted(remarks: Sequence[Remark]) -> Counter[str]:
    return Counter(one.code for one in dict.fromkeys(remarks) if one.level > Level.NOTE)


def _characters(remarks: Sequence[Remark], codes: set[str] | frozenset[str]) -> int:
    """The characters that such remarks name."""
    named = [one for one in remarks if one.code in codes]
    return sum(int(dict(one.facts).get("characters", 0)) for one in named)


def document(found: Sequence[Pair]) -> str:
    """The page of the documentation."""
    unit = min((one.seconds for one in found if one.pages), default=1.0)
    faults = [one for one in found if one.faults()]
    grave = "；".join(f"{one.issue} × {one.layout}：{'、'.join(one.faults())}" for one in faults)
    return "\n".join(
        [
            "# 任何一期，任何一种版式",
            "",
            "由 `python -m benchmarks.pairs -o docs/any-layout.md` 写出，不要手改。",
            "每一期用每一种版式各拼一次（不绘版），拼完逐版查看：文字一个不少、各栏齐平、框不相压不出格、",
            "小标题不在栏末、题不相碰、段末短行不独在栏首（独行）；版脚不空，空了就说差多少字。",
            "“脚空”是各版里最后一行稿件到版心底最深的一处，占版心的百分之几，版脚的家具也在内：",
            "magazine 和 wallposter 大都一张排一篇，版脚可以深些（不到四分之一，有山的不过七分之二），",
            "这里照样记下来；再空，就同别的版式一样说差多少字。",
            "",
            f"共 {len(found)} 对：{sum(not one.codes for one in found)} 对没有一处提醒，",
            f"{sum(bool(one.over) for one in found)} 对超字（退出码 1），",
            f"{sum(bool(one.short) for one in found)} 对差字，",
            f"{sum(one.codes['heads-bump'] > 0 for one in found)} 对有碰题。",
            f"不该有的毛病：{grave or '没有'}。用时以最快的一对为 1。",
            "",
            "| 期 | 版式 | 版 | 丢字的稿 | 超字 | 差字 | 脚空 % | 碰题 | 独行 | 其他提醒 | 用时 |",
            "|---|---|--:|--:|--:|--:|--:|--:|--:|---|--:|",
            *(_row(one, unit) for one in found),
            "",
        ]
    )


def _row(one: Pair, unit: float) -> str:
    """One pair as a row of the table."""
    columns = {"heads-bump", "line-alone", "story-overset", "text-not-whole", *SHORT}
    rest = "，".join(f"{code} {many}" for code, many in sorted(one.codes.items()) if code not in columns)
    cells = (
        one.issue,
        one.layout,
        one.pages or "排不成",
        one.lost,
        one.over,
        one.short,
        one.open,
        one.codes["heads-bump"],
        one.codes["line-alone"],
        rest,
        f"{one.seconds / unit:.0f}",
    )
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    main(sys.argv[1:])
