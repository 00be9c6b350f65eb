"""Times ghpress against what else would set the same text, at one size of issue and at several.

    python -m benchmarks.against [TIMES …] [--runs N]

TIMES (1 4 16 unless told; 64 takes long) multiply an issue of dummy stories. Every figure is a whole
process and all it started and waited for; the runs of all rows are interleaved. Processor seconds
are what is compared, because they do not count what else the machine does; ghpress paints in one
process here, so that none of its work goes uncounted. What a machine has not got is left out.
"""

import os
import shutil
import statistics
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.editions import BARE, BARE_CSS
from benchmarks.makeup import issue_of
from ghpress.manuscript.story import Paragraph, Story, Subhead

STORIES = 20
"""In the issue of 1×: about 12,000 characters on three pages."""

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

Way = Callable[[], "Run"]


@dataclass(frozen=True, slots=True)
class Run:
    """What one process took: processor seconds, seconds by the clock, megabytes at most."""

    processor: float
    clock: float
    memory: float


def main(arguments: list[str]) -> None:
    """Print a table for every size, then what a further page costs."""
    parser = ArgumentParser(prog="benchmarks.against")
    parser.add_argument("times", nargs="*", type=int, default=[1, 4, 16])
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args(arguments)
    found: dict[int, dict[str, Run]] = {}
    pages: dict[int, dict[str, int]] = {}
    for times in given.times:
        with TemporaryDirectory() as folder:
            ways, outputs = _ways(issue_of(STORIES * times).stories, Path(folder))
            taken: dict[str, list[Run]] = {name: [] for name in ways}
            for _ in range(given.runs):
                for name, way in ways.items():
                    taken[name].append(way())
            found[times] = {name: _middle(runs) for name, runs in taken.items()}
            pages[times] = {name: _page_count(file) for name, file in outputs.items()}
        _print(times, found[times], pages[times])
    if len(given.times) > 1:
        _print_further(given.times[-2], given.times[-1], found, pages)


def _ways(stories: tuple[Story, ...], folder: Path) -> tuple[dict[str, Way], dict[str, Path]]:
    """Every way to set the stories, by name, and the file each leaves; those that are there."""
    issue = _issue(stories, folder / "content" / "dummy")
    bound = folder / "out" / "dummy" / "broadsheet" / "issue.pdf"
    cache = folder / "cache"
    command = [str(Path(sys.executable).parent / "ghpress"), "build", str(issue)]
    command += ["-o", str(folder / "out"), "--workers", "1"]

    def ghpress(*options: str, anew: bool = False) -> Run:
        if anew:
            shutil.rmtree(cache / "pages", ignore_errors=True)
        return _timed([*command, *options], cache)

    def edited() -> Run:
        ghpress()
        story = issue / "s3.md"
        text = story.read_text(encoding="utf-8")
        story.write_text(text.rstrip().removesuffix("。") + "了。\n", encoding="utf-8")
        try:
            return ghpress()
        finally:
            story.write_text(text, encoding="utf-8")

    def unchanged() -> Run:
        ghpress()
        return ghpress()

    ghpress()  # the faces are prepared once a machine, not once an issue
    others = _others(stories, folder)
    ways: dict[str, Way] = {
        **{name: partial(_timed, line) for name, (line, _) in others.items()},
        "ghpress, cold": lambda: ghpress(anew=True),
        "ghpress, cold, no preflight": lambda: ghpress("--no-preflight", anew=True),
        "ghpress, one story edited": edited,
        "ghpress, nothing changed": unchanged,
    }
    outputs = {name: file for name, (_, file) in others.items()}
    return ways, outputs | {name: bound for name in ways if name.startswith("ghpress")}


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


def _issue(stories: tuple[Story, ...], issue: Path) -> Path:
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
    return f'<html lang="zh-Hans"><style>{BARE_CSS}</style><body>{"".join(parts)}</body></html>'


def _timed(command: list[str], cache: Path | None = None) -> Run:
    """A whole process; CalledProcessError if it fails. Modules are compiled, as installed ones are."""
    environment = {**os.environ, **({"GHPRESS_CACHE": str(cache)} if cache else {})}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    running = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return Run(used.ru_utime + used.ru_stime, perf_counter() - began, used.ru_maxrss / 1024)


def _middle(runs: list[Run]) -> Run:
    """The medians, and the most memory."""
    return Run(
        statistics.median(run.processor for run in runs),
        statistics.median(run.clock for run in runs),
        max(run.memory for run in runs),
    )


def _page_count(file: Path) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    with pypdfium2.PdfDocument(file) as document:
        return len(document)


def _print(times: int, runs: Mapping[str, Run], pages: Mapping[str, int]) -> None:
    """One size's table; ratios are of processor seconds, to bare WeasyPrint."""
    base = runs["bare WeasyPrint"].processor
    print(f"\n{times}×\n\n| | pages | processor s | ratio | clock s | MB |\n|---|--:|--:|--:|--:|--:|")
    for name, run in runs.items():
        figures = (
            f"{run.processor:.2f} | {run.processor / base:.2f} | {run.clock:.2f} | {run.memory:.0f}"
        )
        print(f"| {name} | {pages[name]} | {figures} |")


def _print_further(
    few: int, many: int, runs: Mapping[int, Mapping[str, Run]], pages: Mapping[int, Mapping[str, int]]
) -> None:
    """What a further page costs each, between the two largest sizes."""
    print(f"\nA further page, from {few}× to {many}×, in processor seconds\n\n| | s |\n|---|--:|")
    for name, run in runs[many].items():
        more = pages[many][name] - pages[few][name]
        if more > 0:
            print(f"| {name} | {(run.processor - runs[few][name].processor) / more:.3f} |")


if __name__ == "__main__":
    main(sys.argv[1:])
