"""Turns the national character tables into the fixed repertoire every face is cut to."""

from functools import cache
from importlib.resources import files

from ghpress.values import dataclass

BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x017F),  # Latin-1, Latin Extended-A
    (0x018F, 0x0192),  # Ə Ɛ ƒ: names, the florin
    (0x01CD, 0x01DC),  # vowels with the third tone and ü with tones: pinyin
    (0x01F8, 0x01F9),  # ǹ
    (0x0250, 0x0261),  # ɑ ɡ as school pinyin has them
    (0x02C6, 0x02DC),  # loose tone marks
    (0x0300, 0x030C),  # combining tone marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x045F),  # Cyrillic
    (0x1E3E, 0x1E3F),  # ḿ
    (0x1EBC, 0x1EBD),  # ẽ
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209C),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currency
    (0x2100, 0x214F),  # letterlike: ℃ № ™
    (0x2150, 0x218B),  # fractions, Roman numerals
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2300, 0x23FF),  # technical: ⌒ ⏎
    (0x2460, 0x24FF),  # enclosed alphanumerics
    (0x2500, 0x25FF),  # box drawing, blocks, geometric shapes
    (0x2600, 0x266F),  # ★ ☆ ♀ ♂ ♪
    (0x2701, 0x27BF),  # dingbats: ✓ ❶
    (0x27E8, 0x27EB),  # mathematical angle brackets
    (0x2E3A, 0x2E3B),  # two-em and three-em dash
    (0x2E80, 0x2FD5),  # radicals: mostly the ideographs' own glyphs; pasted from old PDF files
    (0x2FF0, 0x2FFF),  # ideographic description
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0x3041, 0x30FF),  # kana
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),  # bopomofo extended
    (0x3200, 0x33FF),  # enclosed CJK, CJK compatibility: ㈠ ㎡
    (0xFE10, 0xFE1F),  # vertical forms
    (0xFE30, 0xFE6F),  # compatibility and small forms
    (0xFF01, 0xFFEE),  # full-width and half-width forms
    (0x1F100, 0x1F10C),  # numbers with stop and comma
)
"""Ranges of code points beside the Han tables; gaps in them cost nothing, a face simply lacks them."""

_TABLE_FILE = "tongyong_guifan.txt"
_GB2312_ROWS = range(0xA1, 0xF8)
_GB2312_CELLS = range(0xA1, 0xFF)


@dataclass(frozen=True, slots=True)
class Table:
    """A national table: its name and characters in the table's order."""

    name: str
    characters: str


@cache
def common_table() -> tuple[Table, ...]:
    """《通用规范汉字表》 (2013) by levels: 3,500, 3,000 and 1,605 characters."""
    text = files("ghpress.stock").joinpath("data", _TABLE_FILE).read_text(encoding="utf-8")
    levels: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("="):
            levels.append((line.split()[1], []))
        elif line and not line.startswith("#"):
            levels[-1][1].append(line)
    return tuple(Table(f"通用规范汉字表{name}", "".join(lines)) for name, lines in levels)


@cache
def gb2312() -> tuple[Table, ...]:
    """GB 2312—1980: 6,763 Han in two levels, and the symbols of rows 1 to 9."""
    symbols: list[str] = []
    han: list[str] = []
    for row in _GB2312_ROWS:
        for cell in _GB2312_CELLS:
            char = bytes((row, cell)).decode("gb2312", errors="ignore")
            (han if row >= 0xB0 else symbols).append(_as_set(char))
    return Table("GB 2312 汉字", "".join(han)), Table("GB 2312 符号", "".join(symbols))


def _as_set(char: str) -> str:
    """The character printers set where Python's codec differs: — for ―, · for ・."""
    return {"\u2015": "\u2014", "\u30fb": "\u00b7"}.get(char, char)


@cache
def big5() -> Table:
    """Big5's 13,051 Han, and its symbols, as Python's codec has them: the tables of Taiwan's schools."""
    return Table("Big5", _decoded("big5"))


@cache
def big5_hkscs() -> Table:
    """Big5 with Hong Kong's supplementary set (HKSCS-2004)."""
    return Table("Big5-HKSCS", _decoded("big5hkscs"))


def _decoded(codec: str) -> str:
    """Every character of two bytes that a codec of Big5's plan knows."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    pairs = (bytes((lead, trail)) for lead in range(0x87, 0xFF) for trail in trails)
    return "".join(pair.decode(codec, errors="ignore") for pair in pairs)


@cache
def repertoire(language: str = "zh-Hans") -> frozenset[int]:
    """The code points a prepared face of this language keeps, if its source has them."""
    match language:
        case "zh-Hant":
            tables: tuple[Table, ...] = (big5(),)
        case "zh-Hant-HK":
            tables = (big5(), big5_hkscs())
        case _:
            tables = (*common_table(), *gb2312())
    han = {ord(char) for table in tables for char in table.characters}
    symbols = {point for first, last in BLOCKS for point in range(first, last + 1)}
    return frozenset(han | symbols)


def is_ideograph(point: int) -> bool:
    """Whether a code point is a Han ideograph (blocks of Unicode 15; compatibility ones included)."""
    return (
        0x4E00 <= point <= 0x9FFF
        or 0x3400 <= point <= 0x4DBF
        or 0xF900 <= point <= 0xFAFF
        or 0x20000 <= point <= 0x323AF
    )
