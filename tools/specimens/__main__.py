"""Writes the specimens, or with ``--check`` compares their lines and pages with those written."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tools.specimens.book import PAGES
from tools.specimens.pages import index, page
from tools.specimens.setting import read, set_sample
from tools.specimens.sheet import picture

from ghpress.cache import cache_folder
from ghpress.stock.shelf import Shelf, open_shelf

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "typesetting"
LINES = "lines.txt"


def main() -> int:
    """Writes pages, lines and pictures; 1 if ``--check`` finds pages or lines out of date."""
    shelf, _ = open_shelf(ROOT / "fonts", cache_folder() / "faces")
    if "--check" in sys.argv:
        stale = [name for name, text in _texts(shelf) if _found(FOLDER / name) != text]
        for name in stale:
            print(f"docs/typesetting/{name} is out of date: run python -m tools.specimens")
        return min(len(stale), 1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in _texts(shelf):
        (FOLDER / name).write_text(text, encoding="utf-8")
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")]
    for chapter in (chapter for one in PAGES for chapter in one.chapters):
        if not wanted or chapter.slug in wanted:
            (FOLDER / f"{chapter.slug}.png").write_bytes(picture(chapter, shelf))
    return 0


def _texts(shelf: Shelf) -> Iterator[tuple[str, str]]:
    """Every file of text and what it should say."""
    yield LINES, "".join(_lines(shelf))
    yield "README.md", index(PAGES)
    for one in PAGES:
        yield f"{one.slug}.md", page(one)


def _lines(shelf: Shelf) -> Iterator[str]:
    """All samples as they are composed."""
    for chapter in (chapter for one in PAGES for chapter in one.chapters):
        for rule in chapter.rules:
            for sample in rule.samples:
                yield f"## {chapter.slug} · {rule.name} · {sample.label}\n"
                yield read(set_sample(sample, shelf))


def _found(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    sys.exit(main())
