"""Sets an issue's running text with ghpress and with Typst, and compares the lines with one ruler.

Run ``python -m benchmarks.typst [ISSUE | TEXT] [--indent EM] [--looks N] [EM ...]``: an issue's folder,
or a printed special as text, which is imported first. Typst is not among ghpress's own packages;
install it beside them with ``pip install -r requirements-bench.txt``. Both set the same paragraphs in
the same font file at the same measures in one run: ghpress as ``ghpress compose`` does, Typst its
default justified paragraph. Typst's lines and places are read from its PDF with pdfium.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from benchmarks.least import Asked, least_ninety_nine
from benchmarks.linerules import (
    Glyph,
    SetParagraph,
    faults,
    faults_by_line,
    openings,
    pressed,
    spaced,
    text_of,
)
from ghpress.cache import cache_folder
from ghpress.galley.line import ZERO_WIDTH_SPACE
from ghpress.galley.plain import SIZE, ComposedParagraph, ComposeOptions, compose
from ghpress.manuscript.imports import import_file
from ghpress.manuscript.read import read_issue
from ghpress.manuscript.story import Block, Box, List, Paragraph, Quote, Timeline, texts_of
from ghpress.manuscript.text import Text
from ghpress.preflight.pdfium_text import chars
from ghpress.stock.shelf import open_shelf

ISSUE = Path(__file__).parent.parent / "content" / "jilin-centenary"
MEASURES = (11, 13, 15, 20, 28)
FACE = "song"
POINTS = 10.5

DOCUMENT = """
#let set-in = json("setting.json")
#set page(width: set-in.measure * set-in.size * 1pt, height: auto, margin: 0pt)
#set text(font: set-in.family, size: set-in.size * 1pt, lang: "zh", region: "cn")
#set par(justify: true, first-line-indent: (amount: set-in.indent * 1em, all: true))
#for words in set-in.paragraphs { page(par(words)) }
"""
"""A page a paragraph; what is not said is Typst's default. The words are strings: no markup is read."""


@dataclass
class Tally:
    """What one composer made of a text at one measure."""

    opened: list[float] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    remarked: int = 0
    widest_in_order: float = 0.0
    lines: int = 0
    pressed: float = 0.0


def main(arguments: list[str]) -> None:
    """Print the comparison as Markdown tables."""
    given = _given(arguments)
    shelf, _ = open_shelf(Path("fonts"), cache_folder() / "faces")
    words = list(_paragraphs(given.source))
    print(f"{len(words)} paragraphs, {sum(map(len, words)):,} characters\n")
    rows: list[tuple[float, Tally, Tally]] = []
    least = []
    for measure in given.measures or MEASURES:
        asked = Asked(measure, given.indent, shelf)
        pairs = _set_by_both(words, asked)
        rows.append((measure, *_tallied(pairs)))
        least.append(least_ninety_nine(words, asked, max(rows[-1][1].opened)))
        _print_faults_seen(pairs, measure, given.looks)
    _print_openings(rows, least)
    _print_faults(rows)


def _given(arguments: list[str]) -> Namespace:
    """What the command line asks for."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("source", nargs="?", type=Path, default=ISSUE)
    parser.add_argument("measures", nargs="*", type=float, metavar="EM")
    parser.add_argument("--indent", type=float, default=0.0, metavar="EM")
    parser.add_argument("--looks", type=int, default=0, metavar="N", help="show N lines of each fault")
    return parser.parse_intermixed_args(arguments)


def _paragraphs(source: Path) -> Iterator[str]:
    """Every paragraph of running text of an issue, as plain words."""
    with TemporaryDirectory() as folder:
        if source.is_file():
            import_file(source, Path(folder) / "issue")
            source = Path(folder) / "issue"
        issue, remarks = read_issue(source)
    assert issue is not None, remarks
    for story in (*((issue.note,) if issue.note else ()), *issue.stories):
        for text in _texts(story.blocks):
            yield " ".join(text.chars.split())


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph(text):
                yield text
            case List(items):
                yield from items
            case Quote(paragraphs):
                yield from paragraphs
            case Timeline(entries):
                yield from (text for entry in entries for text in texts_of(entry))
            case Box(_, inner):
                yield from _texts(inner)


def _set_by_both(words: list[str], asked: Asked) -> list[tuple[SetParagraph, SetParagraph]]:
    """Each paragraph as ghpress and as Typst set it, neither having lost a word."""
    options = ComposeOptions(indent=Fraction(asked.indent))
    composed = compose("\n".join(words), asked.measure, asked.shelf, options)
    ours = [_ours(paragraph, asked) for paragraph in composed]
    pairs = list(zip(ours, _typst(words, asked), strict=True))
    for text, pair in zip(words, pairs, strict=True):
        for paragraph in pair:
            said = "".join(text_of(line) for line in paragraph.lines)
            assert _bare(said) == _bare(text), f"read {said!r} where {text!r} was set"
    return [
        (spaced(ours, text), spaced(theirs, text))
        for (ours, theirs), text in zip(pairs, words, strict=True)
    ]


def _tallied(pairs: list[tuple[SetParagraph, SetParagraph]]) -> tuple[Tally, Tally]:
    """Both composers' tallies."""
    tallies = Tally(), Tally()
    for pair in pairs:
        broken = [faults(paragraph) for paragraph in pair]
        both_in_order = not any(broken)
        for tally, paragraph, wrong in zip(tallies, pair, broken, strict=True):
            opened = [opening for line in paragraph.lines[:-1] for opening in openings(line)]
            tally.opened += opened
            tally.lines += len(paragraph.lines)
            tally.pressed += sum(map(pressed, paragraph.lines))
            tally.faults += wrong
            tally.remarked += "last-alone" in paragraph.remarks
            if both_in_order:
                tally.widest_in_order = max([tally.widest_in_order, *opened])
    return tallies


def _print_faults_seen(
    pairs: list[tuple[SetParagraph, SetParagraph]], measure: float, looks: int
) -> None:
    """Lines of each fault, so that the ruler can be checked by eye."""
    seen: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        for name, paragraph in zip(("ghpress", "Typst"), pair, strict=True):
            for fault, line in faults_by_line(paragraph):
                seen[name, fault] += 1
                if seen[name, fault] <= looks:
                    print(f"{measure:g} em  {name}  {fault}: {text_of(paragraph.lines[line])}")


def _bare(text: str) -> str:
    """Words without white space and the dash pair's two spellings told apart."""
    return "".join(text.split()).replace("⸺", "——")


def _ours(paragraph: ComposedParagraph, asked: Asked) -> SetParagraph:
    """What ghpress set, glyph by glyph, from the very line its painter prints."""
    lines = []
    for slot in paragraph.slots:
        glyphs = []
        for run in slot.line.runs:
            face = asked.shelf.face(run.face)
            for glyph, text, x in zip(run.glyphs, slot.line.texts(run), run.xs, strict=True):
                scale = run.size / SIZE
                advance = face.advance(glyph) * scale * run.condense / 1000 / face.upem
                glyphs.append(Glyph(text.strip(ZERO_WIDTH_SPACE), (x + slot.x) / SIZE, advance))
        lines.append(tuple(_without_spaces(glyphs)))
    remarks = frozenset(remark.code for remark in paragraph.remarks)
    return SetParagraph(tuple(lines), (asked.measure,) * len(lines), asked.indent, remarks)


def _typst(words: list[str], asked: Asked) -> Iterator[SetParagraph]:
    """What Typst set, read from its PDF."""
    import typst

    face = asked.shelf.face(asked.shelf.composite(FACE).han.face)
    with TemporaryDirectory() as folder:
        said = {"measure": asked.measure, "indent": asked.indent, "size": POINTS, "paragraphs": words}
        said["family"] = face.facts.family
        (Path(folder) / "setting.json").write_text(json.dumps(said), encoding="utf-8")
        (Path(folder) / "faces").mkdir()
        (Path(folder) / "faces" / face.path.name).symlink_to(face.path)
        (Path(folder) / "main.typ").write_text(DOCUMENT, encoding="utf-8")
        pdf = typst.compile(
            Path(folder) / "main.typ",
            font_paths=[Path(folder) / "faces"],
            ignore_system_fonts=True,
        )
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == len(words), "a page a paragraph"
        for page in document:
            lines = tuple(_rows(page))
            yield SetParagraph(lines, (asked.measure,) * len(lines), asked.indent)


def _rows(page: pypdfium2.PdfPage) -> Iterator[tuple[Glyph, ...]]:
    """The lines of a page, from the top."""
    shown = list(chars(page))
    for _, row in groupby(shown, lambda one: round(one[0].origin[1], 1)):
        glyphs = [
            Glyph(char.text, char.origin[0] / POINTS, advance / POINTS)
            for char, advance in sorted(row, key=lambda one: one[0].origin[0])
        ]
        yield tuple(_without_spaces(glyphs))


def _without_spaces(glyphs: Iterable[Glyph]) -> list[Glyph]:
    return [glyph for glyph in glyphs if glyph.text.strip()]


def _print_openings(rows: list[tuple[float, Tally, Tally]], least: list[float]) -> None:
    """Mean, 99th percentile and widest of the space between Han, in em."""
    print("| em | mean ghpress | Typst | ratio | 99 % ghpress | Typst | least | widest", end="")
    print(" ghpress | Typst | in order ghpress | Typst | pressed ghpress | Typst |\n|" + "--:|" * 13)
    for (measure, ours, theirs), floor in zip(rows, least, strict=True):
        means = [sum(one.opened) / len(one.opened) for one in (ours, theirs)]
        parts = [f"{measure:g}", *(f"{mean:.4f}" for mean in means), f"{means[0] / means[1]:.2f}"]
        parts += [f"{_ninety_nine(one.opened):.3f}" for one in (ours, theirs)]
        parts += [f"{floor:.3f}", *(f"{max(one.opened):.3f}" for one in (ours, theirs))]
        parts += [f"{one.widest_in_order:.3f}" for one in (ours, theirs)]
        parts += [f"{one.pressed / one.lines:.2f}" for one in (ours, theirs)]
        print("| " + " | ".join(parts) + " |")


def _ninety_nine(values: list[float]) -> float:
    """The 99th percentile, by nearest rank."""
    return sorted(values)[-(len(values) // 100) - 1]


def _print_faults(rows: list[tuple[float, Tally, Tally]]) -> None:
    """How often each rule was broken, ghpress / Typst."""
    print("\n| ghpress / Typst | " + " | ".join(f"{measure:g} em" for measure, *_ in rows) + " |")
    print("|---|" + "--:|" * len(rows))
    for name in sorted({name for _, *both in rows for tally in both for name in tally.faults}):
        shown = [f"{ours.faults[name]} / {theirs.faults[name]}" for _, ours, theirs in rows]
        print(f"| {name} | " + " | ".join(shown) + " |")
    for name, figure in (("lines", "lines"), ("lone last characters with a remark", "remarked")):
        both = [f"{getattr(ours, figure)} / {getattr(theirs, figure)}" for _, ours, theirs in rows]
        print(f"| {name} | " + " | ".join(both) + " |")


if __name__ == "__main__":
    main(sys.argv[1:])
