"""Counts what the text checks find in issues as they are, and of mistakes planted in them.

``python -m benchmarks.proofing [ISSUE…]`` prints the tables of docs/text-checks.md; without issues it
takes those of ``content/``. GHPRESS_REFERENCE names one more issue that is not of this repository; no
sentence of it is printed.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import Text
from ghpress.manuscript.walk import Said
from ghpress.proofing.checks import OF_ISSUE
from ghpress.proofing.proofread import look_over, proofread
from ghpress.proofing.sheet import Sheet, handbook_of, sheets_of
from ghpress.proofing.tables.forms import forms
from ghpress.proofing.tables.reduplicated import NEVER_TWICE
from ghpress.proofing.tables.wrong_words import SURE
from ghpress.stock.repertoire import common_table

PLANTED = 200
"""Mistakes of each kind, one at a time, spread over the paragraphs that have room for it."""

Plant = Callable[[str, Random], tuple[str, int] | None]
"""Makes one mistake in a paragraph: the paragraph with it, and where it is; None where it cannot."""


def at_one(pattern: str, becomes: Callable[[re.Match[str], Random], str]) -> Plant:
    """A mistake at one of the places a pattern finds."""

    def plant(chars: str, random: Random) -> tuple[str, int] | None:
        found = list(re.finditer(pattern, chars))
        if not found:
            return None
        one = random.choice(found)
        return chars[: one.start()] + becomes(one, random) + chars[one.end() :], one.start()

    return plant


COMMON = common_table()[0].characters
HAN = "[\u4e00-\u9fff]"
TRADITIONAL = {simple: other for other, simple in forms().traditional.items()}
RIGHT = {right: wrong for wrong, right in SURE.items()}

KINDS: dict[str, Plant] = {
    "半角标点（，→,）": at_one(f"(?<={HAN})，(?={HAN})", lambda *_: ","),
    "标点重复（。→。。）": at_one("[，。、；]", lambda found, _: found[0] * 2),
    "漏后引号": at_one("”", lambda *_: ""),
    "漏后书名号": at_one("》", lambda *_: ""),
    "汉字间空格": at_one(f"(?<={HAN})(?={HAN})", lambda *_: " "),
    "重字（的→的的）": at_one(f"[{''.join(NEVER_TWICE)}]", lambda found, _: found[0] * 2),
    "重短语": at_one(f"{HAN}{{5,9}}", lambda found, _: found[0] * 2),
    "繁体字": at_one(f"[{''.join(TRADITIONAL)}]", lambda found, _: TRADITIONAL[found[0]]),
    "常见别字": at_one("|".join(map(re.escape, RIGHT)), lambda found, _: RIGHT[found[0]]),
    "没有的日期": at_one("(?<=[0-9]月)[0-9]+(?=日)", lambda *_: "32"),
    "年份的零": at_one("20[0-9]{2}(?=年)", lambda *_: "二0二四"),
    "缺段末句号": at_one("。$", lambda *_: ""),
    "随意错一字": at_one(HAN, lambda _, random: random.choice(COMMON)),
    "漏一字": at_one(HAN, lambda *_: ""),
}
"""The last two no check is made for; they are here so that nobody thinks they are found."""

NEAR = 12
"""Characters from a planted mistake within which a find counts as its own."""


def issues_named(names: list[str]) -> Iterator[tuple[str, Issue]]:
    """The issues to count in, under the names the tables give them."""
    root = Path(__file__).resolve().parents[1] / "content"
    folders = [Path(name) for name in names] or sorted(path.parent for path in root.glob("*/issue.yaml"))
    for folder in folders:
        issue, _ = read_issue(folder)
        if issue:
            yield folder.name, issue
    if os.environ.get("GHPRESS_REFERENCE"):
        issue, _ = read_issue(Path(os.environ["GHPRESS_REFERENCE"]))
        if issue:
            yield "参考专刊", issue


def as_they_are(issues: list[tuple[str, Issue]]) -> Iterator[str]:
    """A row an issue: its characters, and its finds by code."""
    yield "| 一期 | 字数 | 发现 |"
    yield "|---|---|---|"
    for name, issue in issues:
        count = sum(len(said.text.chars) for sheet in sheets_of(issue) for said in sheet.said)
        codes = Counter(finding.code for finding in proofread(issue))
        said = "，".join(f"`{code}` {number}" for code, number in codes.most_common()) or "无"
        yield f"| {name} | {count} | {said} |"


def planted(issues: list[tuple[str, Issue]]) -> Iterator[str]:
    """A row a kind: how many were planted, how many found, what else was then told of."""
    yield "| 错法 | 放入 | 发现 | 别处多报 |"
    yield "|---|---|---|---|"
    paragraphs = [(issue, said) for _, issue in issues for said in _paragraphs(issue)]
    for kind, plant in KINDS.items():
        random = Random(kind)
        tried = found = elsewhere = 0
        for _ in range(PLANTED * 20):
            issue, said = random.choice(paragraphs)
            made = plant(said.text.chars, random)
            if tried == PLANTED or made is None:
                continue
            tried += 1
            hits = _hits(issue, said, *made)
            found += any(hits)
            elsewhere += sum(not hit for hit in hits)
        yield f"| {kind} | {tried} | {found} | {elsewhere} |"


def _paragraphs(issue: Issue) -> Iterator[Said]:
    for sheet in sheets_of(issue):
        yield from (said for said in sheet.said if said.role == "body" and len(said.text.chars) > 30)


def _hits(issue: Issue, said: Said, chars: str, at: int) -> list[bool]:
    """For every find that was not there before: whether it is at the planted mistake."""
    handbook = handbook_of(issue)
    before = {(one.code, one.found()) for one in look_over(Sheet("", (said,)), handbook)}
    text = Text(chars, said.text.file)
    now = look_over(Sheet("", (replace(said, text=text),)), handbook)
    fresh = [one for one in now if (one.code, one.found()) not in before]
    return [one.start - NEAR <= at <= one.stop + NEAR or one.code.startswith("pair-") for one in fresh]


def sentences_planted(issues: list[tuple[str, Issue]]) -> str:
    """Whether a sentence said once more in another story is found."""
    random, found = Random(1), 0
    for _ in range(PLANTED):
        _, issue = random.choice(issues)
        one, other = random.sample(list(_paragraphs(issue)), 2)
        whole = re.split("(?<=。)", one.text.chars)
        sentence = random.choice([each for each in whole if len(each) > 20] or [one.text.chars])
        more = Said("body", Text(other.text.chars + sentence, "b.md"))
        sheets = (Sheet("a", (one,)), Sheet("b", (more,)))
        found += any(finding for check in OF_ISSUE for finding in check(sheets))
    return f"| 一句写了两遍 | {PLANTED} | {found} | — |"


def main() -> None:
    """Prints the tables."""
    issues = list(issues_named(sys.argv[1:]))
    print(*as_they_are(issues), "", *planted(issues), sentences_planted(issues), sep="\n")


if __name__ == "__main__":
    main()
