"""Turns plain text into composed lines: ``ghpress compose``."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.galley.plain import ComposedParagraph
    from ghpress.remarks import Remark
    from ghpress.wording import Language

SAYS = Said(
    "把标准输入的文字排成行（一行一段，没有标记）",
    "compose text from standard input, a paragraph a line",
)
AUTOSPACE_LEAST, AUTOSPACE_MOST = Fraction(1, 8), Fraction(1, 2)
"""Those of layout.styles, which is not imported here: help must be quick (a test holds them alike)."""
MEASURE = Fraction(15)
"""A column of the broadsheet, in em."""
_MEASURE = Said("行长，按字（默认 15）", "the measure in em (default: 15)")
_STRICTNESS = Said("避头尾的宽严（默认 gb）", "how strictly marks are kept from line ends (default: gb)")
_PUNCTUATION = Said(
    "标点占宽（默认 quanjiao 全角；juzhong 居中，用繁体字形）",
    "the width of marks (default: quanjiao; juzhong: centred, in Traditional forms)",
)
_INDENT = Said("段首空几字（默认 0）", "the indent in em (default: 0)")
_AUTOSPACE = Said(
    "汉字与西文之间空多少字（默认 1/4）", "the gap between Han and Latin in em (default: 1/4)"
)
_AUTOSPACE_LEAST = Said(
    "这个空最少压到多少字（默认 1/8）", "the least this gap is pressed to (default: 1/8)"
)
_AUTOSPACE_MOST = Said(
    "这个空最多拉到多少字（默认 1/2）", "the most this gap is opened to (default: 1/2)"
)
_LEAST_BLANK = Said(
    "括号、引号和、，；：最多挤到还留多少空（默认 0）",
    "the blank that brackets and pauses keep when pressed (default: 0)",
)
_FIRM = Said("行内的句号、问号、叹号一律不挤", "never press the blank of 。？！ inside a line")
_LEAST_ADJUSTMENT = Said(
    "挤进与拉开取变动小的（默认先挤进，后拉开）",
    "open a line where that changes less than pressing (default: press first)",
)
_HYPHENATION = Said(
    "西文单词按哪种英语断词，none 一律不断（默认 en_US）",
    "whose rules divide Western words (default: en_US)",
)
_KEEP = Said("不得拆开的词或人名，可给多次", "a term or name not to be split; may be given again")
_DUMP = Said(
    "每行写明行宽、各类空隙怎样调整、价多少", "show each line's width, adjustments by class, and cost"
)
_HANGING = Said("行末的句号、逗号可悬在行外", "let 。 and ， hang outside the line")
_RAGGED = Said("不要求行末对齐", "do not justify")


def arguments(parser: Parser) -> None:
    """Adds how to compose."""
    parser.option("--measure", type=choices.measure, default=MEASURE, metavar="EM", says=_MEASURE)
    strictnesses = ("none", "basic", "gb", "gb+ellipsis", "strict")
    parser.option("--strictness", choices=strictnesses, default="gb", says=_STRICTNESS)
    styles = ("quanjiao", "kaiming", "banjiao", "plain", "juzhong")
    parser.option("--punctuation", choices=styles, default="quanjiao", says=_PUNCTUATION)
    parser.option("--indent", type=choices.ems, default=Fraction(0), metavar="EM", says=_INDENT)
    parser.option("--autospace", type=choices.ems, default=Fraction(1, 4), metavar="EM", says=_AUTOSPACE)
    for name, default, says in (
        ("--autospace-least", AUTOSPACE_LEAST, _AUTOSPACE_LEAST),
        ("--autospace-most", AUTOSPACE_MOST, _AUTOSPACE_MOST),
        ("--least-blank", Fraction(0), _LEAST_BLANK),
    ):
        parser.option(name, type=choices.ems, default=default, metavar="EM", says=says)
    parser.option("--firm-stops", action="store_true", says=_FIRM)
    parser.option("--least-adjustment", action="store_true", says=_LEAST_ADJUSTMENT)
    languages = ("en_US", "en_GB", "none")
    parser.option("--hyphenation", choices=languages, default="en_US", says=_HYPHENATION)
    parser.option("--keep", action="append", default=[], metavar="WORD", says=_KEEP)
    parser.option("--hanging", action="store_true", says=_HANGING)
    parser.option("--ragged", action="store_true", says=_RAGGED)
    parser.option("--dump", action="store_true", says=_DUMP)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Prints the lines; remarks go to stderr, or with ``--json`` stand with their paragraph."""
    from ghpress.cli.voice import exit_for, speak

    text, remarks = _text()
    paragraphs = _composed(text, given) if text else ()
    for shown in _shown(paragraphs, given, manner.language):
        print(shown)
    said = (*remarks, *(remark for paragraph in paragraphs for remark in paragraph.remarks))
    speak(remarks if given.json else said, manner, sys.stderr)
    return exit_for(said)


def _text() -> tuple[str, tuple["Remark", ...]]:
    """Standard input, its encoding detected as that of a file."""
    from ghpress.remarks import Halt
    from ghpress.rim import decode

    read = decode(sys.stdin.buffer.read(), "-")
    if read.text is None:
        raise Halt(read.remarks)
    return read.text, read.remarks


def _composed(text: str, given: Namespace) -> tuple["ComposedParagraph", ...]:
    from ghpress.cli.places import house_here
    from ghpress.galley.plain import ComposeOptions
    from ghpress.typeset import compose

    house, _ = house_here()
    options = ComposeOptions(
        strictness=given.strictness,
        punctuation=given.punctuation,
        face="song-tc" if given.punctuation == "juzhong" else "song",
        indent=given.indent,
        autospace=given.autospace,
        hanging=given.hanging,
        ragged=given.ragged,
        autospace_least=given.autospace_least,
        autospace_most=given.autospace_most,
        firm_stops=given.firm_stops,
        least_blank=given.least_blank,
        kept=tuple(given.keep),
        hyphenation=given.hyphenation,
        least_adjustment=given.least_adjustment,
    )
    return compose(text, given.measure, options, house.fonts)


def _shown(
    paragraphs: tuple["ComposedParagraph", ...], given: Namespace, language: "Language"
) -> Iterator[str]:
    """The paragraphs as JSON, as a dump, or as lines to read."""
    import json

    from ghpress.galley.plain import as_json

    if given.dump and not given.json:
        yield _dumped(paragraphs, language)
        return
    for paragraph in paragraphs:
        as_object = json.dumps(as_json(paragraph), ensure_ascii=False) if given.json else ""
        yield as_object or "\n".join(_lines(paragraph))


def _dumped(paragraphs: tuple["ComposedParagraph", ...], language: "Language") -> str:
    """What was done to every line, under a line that says how to read it."""
    from ghpress.galley.dump import KEYS, dump_paragraph
    from ghpress.galley.plain import SIZE

    keys = (f"# {key}" for key in KEYS[language])
    return "\n".join([*keys, *(dump_paragraph(one.slots, SIZE) for one in paragraphs)])


def _lines(paragraph: "ComposedParagraph") -> list[str]:
    """The lines of a paragraph for reading, an indent shown as full-width spaces."""
    shown = []
    for line in paragraph.lines:
        indent = round(line.clusters[0].x_em) if line.clusters else 0
        shown.append("\u3000" * indent + line.text + ("-" if line.hyphen else ""))
    return shown
