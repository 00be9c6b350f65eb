"""Times whole builds against bare WeasyPrint setting the same text: cold, one edit, nothing changed.

Run ``python -m benchmarks.editions [ISSUE] [RUNS]``. Every figure is a whole process from start to
end; the runs of all rows are interleaved, so that a machine that slows down slows all of them. Only
the ratios mean something on another machine.
"""

import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).parent.parent
ISSUE = ROOT / "content" / "spring-trial"
RUNS = 5

BARE = """
import sys, weasyprint
weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])
"""

BARE_CSS = """
@page { size: 390mm 540mm; margin: 24mm 19mm 22mm }
body { font: 10.5pt/14pt "Noto Serif CJK SC"; columns: 6; column-gap: 10.5pt; text-align: justify }
h1 { font: 28pt/34pt "Noto Serif CJK SC"; font-weight: 900 } h2 { font: 11.5pt/14pt "Noto Sans CJK SC" }
p { text-indent: 2em; margin: 0 }
"""
"""About what our pages look like, as WeasyPrint's users would write it: its own multi-column layout."""


def main(arguments: list[str]) -> None:
    """Print a row for every way to build, with its ratio to bare WeasyPrint."""
    issue = Path(arguments[0]) if arguments else ISSUE
    runs = int(arguments[1]) if len(arguments) > 1 else RUNS
    with TemporaryDirectory() as folder:
        shop = Path(folder) / "content"
        shutil.copytree(issue.resolve(), shop / issue.name)
        for house in (issue.resolve().parent / "house.yaml",):
            if house.is_file():
                shutil.copy(house, shop)
        rows = _rows(shop / issue.name, Path(folder))
        seconds: dict[str, list[float]] = {name: [] for name in rows}
        for _ in range(runs):
            for name, run in rows.items():
                seconds[name].append(run())
    _print(seconds, runs)


def _rows(issue: Path, folder: Path) -> dict[str, Callable[[], float]]:
    """The ways to build, by name; each returns its seconds."""
    html = folder / "bare.html"
    html.write_text(_bare_html(issue), encoding="utf-8")
    cache, store = folder / "cache", folder / "cache" / "pages"

    def build(*options: str) -> float:
        return _timed(
            [_tool("ghpress"), "build", str(issue), "-o", str(folder / "out"), *options], cache
        )

    def cold(*options: str) -> float:
        shutil.rmtree(store, ignore_errors=True)
        return build(*options)

    def edited() -> float:
        story = next(file for file in sorted(issue.glob("*.md")) if file.name != "note.md")
        text = story.read_text(encoding="utf-8")
        end = text.rstrip().rfind("。")
        story.write_text(
            text[:end] + ("吧" if text[end - 1] != "吧" else "了") + text[end:], encoding="utf-8"
        )
        try:
            return build()
        finally:
            story.write_text(text, encoding="utf-8")

    def unchanged() -> float:
        build()
        return build()

    build()
    return {
        "bare WeasyPrint, same text": lambda: _timed(
            [sys.executable, "-c", BARE, str(html), str(folder / "b.pdf")]
        ),
        "cold": cold,
        "cold, no preflight": lambda: cold("--no-preflight"),
        "one story edited": edited,
        "nothing changed": unchanged,
    }


def _bare_html(issue: Path) -> str:
    """The issue's words as plain HTML."""
    from html import escape

    from ghpress.manuscript.read import read_issue
    from ghpress.manuscript.story import Paragraph, Subhead

    read, remarks = read_issue(issue)
    assert read is not None, remarks
    parts = []
    for story in (*((read.note,) if read.note else ()), *read.stories):
        parts.append(f"<h1>{escape(' '.join(part.chars for part in story.head.headline))}</h1>")
        for block in story.blocks:
            if isinstance(block, Paragraph | Subhead):
                tag = "p" if isinstance(block, Paragraph) else "h2"
                parts.append(f"<{tag}>{escape(block.text.chars)}</{tag}>")
    head = f'<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><style>{BARE_CSS}</style>'
    return f"{head}<body>{''.join(parts)}</body></html>"


def _timed(command: list[str], cache: Path | None = None) -> float:
    """Seconds of a whole process; CalledProcessError if it fails."""
    environment = {**os.environ, **({"GHPRESS_CACHE": str(cache)} if cache else {})}
    began = perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return perf_counter() - began


def _tool(name: str) -> str:
    """A command of this environment."""
    return str(Path(sys.executable).parent / name)


def _print(seconds: dict[str, list[float]], runs: int) -> None:
    """The table: medians and their ratio to the first row."""
    base = statistics.median(next(iter(seconds.values())))
    print(f"medians of {runs} interleaved runs, whole processes, {os.cpu_count()} processors")
    for name, taken in seconds.items():
        middle = statistics.median(taken)
        spread = f"(from {min(taken):.2f} to {max(taken):.2f})"
        print(f"{name:<28} {middle:6.2f} s  {middle / base:5.2f} ×  {spread}")


if __name__ == "__main__":
    main(sys.argv[1:])
