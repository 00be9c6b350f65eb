"""Times ghpress against what else would set the same text, at one size of issue and at several.

    python -m benchmarks.against [TIMES …] [--runs N] [--rows WORD …] [--into FILE]

TIMES (1 4 16 unless told; 64 makes 161 pages, 100 makes 257) multiply an issue of dummy stories. Every
figure is a whole process and all it started; the runs of all rows are interleaved. Where a machine does
other things beside, processor seconds are what compares. All rows make a PDF and nothing else, but for
the one with previews. What a machine has not got is left out.

``--rows`` runs only rows with one of these words in their names. Medians are added to FILE
(benchmarks/against.json unless told), so that a long table can be measured in parts; ``--table`` prints
what is in it.
"""

import json
import os
import shutil
import statistics
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import partial
from html import escape
from importlib.util import find_spec
from itertools import pairwise
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.editions import BARE, BARE_CSS
from benchmarks.makeup import issue_of
from benchmarks.processes import Run, measured
from benchmarks.rulers import Ruled, ruled
from ghpress.manuscript.story import Paragraph, Story, Subhead

STORIES = 20
"""In the issue of 1×: about 17,500 characters of body text on three pages."""

TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
TYPST_HEAD = """#set page(width: 390mm, height: 540mm, columns: 6)
#set page(margin: (x: 19mm, top: 24mm, bottom: 22mm))
#set text(font: "Noto Serif CJK SC", size: 10.5pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 3.5pt, spacing: 3.5pt)
"""
XELATEX_HEAD = r"""\documentclass[10.5pt]{article}
\usepackage[paperwidth=390mm,paperheight=540mm,hmargin=19mm,top=24mm,bottom=22mm]{geometry}
\usepackage{xeCJK,multicol}\setCJKmainfont{Noto Serif CJK SC}
\begin{document}\begin{multicols}{6}
"""

Way = Callable[[], Run]

INTO = Path(__file__).parent / "against.json"
BASE = "bare WeasyPrint"

TITLES = ("", "pages", "processor s", "ratio", "clock s", "ratio", "MB", "worker MB", "faults", "99 %")
"""Faults in so many lines of body text; the space that one in a hundred between Han exceeds, in em."""


@dataclass(frozen=True, slots=True)
class Row:
    """One way to set one size: medians, the pages that came out and what is to be seen on them."""

    times: int
    name: str
    runs: int
    run: Run
    pages: int
    ruled: Ruled


def main(arguments: list[str]) -> None:
    """Measure what is asked for, then print the tables of all that was measured."""
    parser = ArgumentParser(prog="benchmarks.against")
    parser.add_argument("times", nargs="*", type=int, default=[1, 4, 16])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rows", nargs="+", default=[""])
    parser.add_argument("--into", type=Path, default=INTO)
    parser.add_argument("--table", action="store_true")
    given = parser.parse_args(arguments)
    rows = {(row.times, row.name): row for row in _read(given.into)}
    for times in () if given.table else given.times:
        with TemporaryDirectory() as folder:
            ways, outputs = _ways(issue_of(STORIES * times).stories, Path(folder))
            asked = {name: way for name, way in ways.items() if any(word in name for word in given.rows)}
            taken: dict[str, list[Run]] = {name: [] for name in asked}
            for _ in range(given.runs):
                for name, way in asked.items():
                    taken[name].append(way())
            for name, runs in taken.items():
                file = outputs[name]
                row = Row(times, name, len(runs), _middle(runs), _page_count(file), ruled(file))
                rows[times, name] = row
        given.into.write_text(json.dumps([asdict(row) for row in rows.values()], indent=1))
    for times in sorted({times for times, _ in rows}):
        _print(times, [row for row in rows.values() if row.times == times])
    _print_further(list(rows.values()))


def _read(file: Path) -> list[Row]:
    """What was measured before."""
    if not file.exists():
        return []
    return [
        Row(**{**row, "run": Run(**row["run"]), "ruled": Ruled(**row["ruled"])})
        for row in json.loads(file.read_text())
    ]


def _ways(stories: tuple[Story, ...], folder: Path) -> tuple[dict[str, Way], dict[str, Path]]:
    """Every way to set the stories, by name, and the file each leaves; those that are there."""
    issue = issue_folder(stories, folder / "content" / "dummy")
    bound = folder / "out" / "dummy" / "broadsheet" / "issue.pdf"
    small = issue_folder(stories[:1], folder / "small" / "dummy")
    shop = _Shop(issue, folder / "out", folder / "cache", small)
    others = _others(stories, folder)
    ways: dict[str, Way] = {
        **{name: partial(measured, line, os.environ) for name, (line, _) in others.items()}
    }
    for workers in (1, 2):
        with_so_many = f", {workers} worker{'s' if workers > 1 else ''}"
        hands = ("--workers", str(workers), "--no-previews")
        ways |= {
            f"ghpress, cold{with_so_many}": partial(shop.cold, *hands),
            f"ghpress, cold, no preflight{with_so_many}": partial(shop.cold, *hands, "--no-preflight"),
            f"ghpress, one story edited{with_so_many}": partial(shop.edited, *hands),
        }
    ways["ghpress, nothing changed"] = partial(shop.unchanged, "--no-previews")
    ways["ghpress, cold, previews, 2 workers"] = partial(shop.cold, "--workers", "2")
    ways["ghpress, one story edited, previews, 2 workers"] = partial(shop.edited, "--workers", "2")
    outputs = {name: file for name, (_, file) in others.items()}
    return ways, outputs | {name: bound for name in ways if name.startswith("ghpress")}


@dataclass(frozen=True, slots=True)
class _Shop:
    """An issue, where it is built to, a cache of its own, and an issue of one of its stories."""

    issue: Path
    into: Path
    cache: Path
    small: Path

    def build(self, *options: str, issue: Path | None = None) -> Run:
        """A build as things stand."""
        command = [str(Path(sys.executable).parent / "ghpress"), "build", str(issue or self.issue)]
        environment = {**os.environ, "GHPRESS_CACHE": str(self.cache)}
        return measured([*command, "-o", str(self.into), *options], environment)

    def cold(self, *options: str) -> Run:
        """A build of which nothing is known; faces are prepared once a machine, not once an issue."""
        if not (self.cache / "faces").is_dir():
            self.build(*options, issue=self.small)
        for kept in self.cache.iterdir():
            if kept.name != "faces":
                shutil.rmtree(kept)
        return self.build(*options)

    def edited(self, *options: str) -> Run:
        """A build after a word of one story was changed."""
        self.build(*options)
        story = self.issue / "s3.md"
        text = story.read_text(encoding="utf-8")
        story.write_text(text.rstrip().removesuffix("。") + "了。\n", encoding="utf-8")
        try:
            return self.build(*options)
        finally:
            story.write_text(text, encoding="utf-8")

    def unchanged(self, *options: str) -> Run:
        """A build once more: the second time its files are old enough to be known by their times."""
        for _ in range(2):
            self.build(*options)
        return self.build(*options)


def _others(stories: tuple[Story, ...], folder: Path) -> dict[str, tuple[list[str], Path]]:
    """The other typesetters of this machine: command and output, by name."""
    html, typ, tex = (folder / f"bare.{kind}" for kind in ("html", "typ", "tex"))
    html.write_text(_as_html(stories), encoding="utf-8")
    typ.write_text(TYPST_HEAD + _marked(stories, "= {}", "== {}"), encoding="utf-8")
    marked = _marked(stories, r"\section*{{{}}}", r"\subsection*{{{}}}")
    tex.write_text(XELATEX_HEAD + marked + "\n\\end{multicols}\\end{document}\n", encoding="utf-8")
    out = {name: folder / f"{name}.pdf" for name in ("weasyprint", "typst", "chromium")}
    found = {
        "bare WeasyPrint": (
            [sys.executable, "-c", BARE, str(html), str(out["weasyprint"])],
            out["weasyprint"],
        )
    }
    if find_spec("typst"):
        line = [sys.executable, "-c", TYPST, str(typ), str(out["typst"])]
        found["Typst"] = (line, out["typst"])
    if chromium := shutil.which("chromium"):
        line = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        found["Chromium"] = ([*line, f"--print-to-pdf={out['chromium']}", str(html)], out["chromium"])
    if xelatex := shutil.which("xelatex"):
        line = [xelatex, "-interaction=batchmode", f"-output-directory={folder}", str(tex)]
        found["XeLaTeX"] = (line, folder / "bare.pdf")
    return found


def issue_folder(stories: tuple[Story, ...], issue: Path) -> Path:
    """The stories as an issue's folder, under a house of which only the name is known."""
    issue.mkdir(parents=True)
    (issue.parent / "house.yaml").write_text("name: 试排报\n", encoding="utf-8")
    names = "".join(f"  - {story.id}.md\n" for story in stories)
    head = "title: 试排\ndate: 2025-05-01\nlayout: broadsheet\npages: auto\nstories:\n"
    (issue / "issue.yaml").write_text(head + names, encoding="utf-8")
    for story in stories:
        lines = "".join(f"  - {line.chars}\n" for line in story.head.headline)
        front = f"---\nrank: {story.rank}\nheadline:\n{lines}---\n\n"
        text = front + "\n\n".join(_words((story,), "", "## {}")) + "\n"
        (issue / f"{story.id}.md").write_text(text, encoding="utf-8")
    return issue


def _words(stories: Iterable[Story], head: str, subhead: str) -> Iterable[str]:
    """Heads, where they are marked, subheads and paragraphs."""
    for story in stories:
        if head:
            yield head.format(" ".join(line.chars for line in story.head.headline))
        for block in story.blocks:
            if isinstance(block, Subhead):
                yield subhead.format(block.text.chars)
            elif isinstance(block, Paragraph):
                yield block.text.chars


def _marked(stories: Iterable[Story], head: str, subhead: str) -> str:
    """The words with an empty line between."""
    return "\n\n".join(_words(stories, head, subhead))


def _as_html(stories: Iterable[Story]) -> str:
    """The words as anybody would write them for a browser, in our columns."""
    parts = []
    for words in _words(stories, "<h1>{}", "<h2>{}"):
        tag = words[1:3] if words.startswith("<h") else "p"
        parts.append(f"<{tag}>{escape(words.removeprefix(f'<{tag}>'))}</{tag}>")
    head = f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{BARE_CSS}</style>'
    return f"{head}<body>{''.join(parts)}</body></html>"


def _middle(runs: list[Run]) -> Run:
    """The medians, and the most memory."""
    return Run(
        statistics.median(run.processor for run in runs),
        statistics.median(run.clock for run in runs),
        max(run.memory for run in runs),
        max(run.others for run in runs),
    )


def _page_count(file: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        return len(document)


def _print(times: int, rows: list[Row]) -> None:
    """One size's table; ratios are to bare WeasyPrint, if it was measured."""
    base = next((row.run for row in rows if row.name == BASE), None)
    print(f"\n{times}×\n\n| {' | '.join(TITLES)} |\n|---|{'--:|' * (len(TITLES) - 1)}")
    for row in rows:
        run = row.run
        figures = (
            row.name,
            row.pages,
            f"{run.processor:.2f}",
            f"{run.processor / base.processor:.2f}" if base else "",
            f"{run.clock:.2f}",
            f"{run.clock / base.clock:.2f}" if base else "",
            f"{run.memory:.0f}",
            f"{run.others:.0f}" if run.others else "",
            f"{row.ruled.faults} / {row.ruled.lines}",
            f"{row.ruled.ninety_nine:.3f}",
        )
        print("| " + " | ".join(map(str, figures)) + " |")


def _print_further(rows: list[Row]) -> None:
    """What a further page costs each from one size to the next, and how the whole grows with pages."""
    print("\n| | from | to pages | processor s a page | clock s a page | exponent |\n|---|" + "--:|" * 5)
    for name in dict.fromkeys(row.name for row in rows):
        own = sorted((row for row in rows if row.name == name), key=lambda row: row.times)
        for few, many in pairwise(own):
            more = many.pages - few.pages
            if more > 0:
                processor = (many.run.processor - few.run.processor) / more
                clock = (many.run.clock - few.run.clock) / more
                grown = log(many.run.processor / few.run.processor) / log(many.pages / few.pages)
                at = f"{few.pages} | {many.pages}"
                print(f"| {name} | {at} | {processor:.3f} | {clock:.3f} | {grown:.2f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
