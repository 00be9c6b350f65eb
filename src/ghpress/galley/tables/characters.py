"""Which characters belong to which class of Chinese line composition.

Sources: clreq 5.1, 6.1.1 and its table of marks, GB/T 15834-2011 section 5.1,
UTR #59 for the Western marks that take a Han-Latin gap. Mainland glyph style, horizontal.
"""

from enum import IntEnum


class Class(IntEnum):
    """The class of a cluster; the short names are those of the pair table."""

    ID = 0  # ideograph and what behaves like one, with the Han–Latin gap
    SY = 1  # full-width symbol, digit or letter: like ID, never a gap beside Western text
    OP = 2  # opening bracket or quotation mark
    CL = 3  # closing bracket or quotation mark
    PA = 4  # pause inside a sentence
    ST = 5  # sentence end
    LS = 6  # two stops drawn as one
    MD = 7  # interpunct
    DS = 8  # dash of two em
    EL = 9  # ellipsis of two em
    CN = 10  # connector
    SO = 11  # solidus between Han
    DI = 12  # digit, and what stands inside a number
    LA = 13  # Western letter
    PX = 14  # sign before a number
    SX = 15  # unit after a number
    AO = 16  # Western opening bracket
    AC = 17  # Western closing bracket
    AP = 18  # Western point
    AY = 19  # Western sign that takes the gap
    AN = 20  # Western sign that takes none
    SP = 21  # space
    IS = 22  # ideographic space
    ZW = 23  # zero-width space
    WJ = 24  # word joiner at a text's start; elsewhere it is part of the cluster before it
    PC = 25  # unit after a number that takes the gap after it


OPENING = "‘“〈《「『【〔〖〘〚〝（［｛｟﹙﹛﹝"
CLOSING = "’”〉》」』】〕〗〙〛〞〟）］｝｠﹚﹜﹞"
PAUSES = "、，；：﹐﹑﹔﹕"
STOPS = "。．？！﹒﹖﹗"
LIGATED_STOPS = "‼⁇⁈⁉"
INTERPUNCTS = "·‧・•"
DASHES = "—⸺⸻―─"
"""The last two are no dashes, but stand for them in much copy."""
ELLIPSES = "…⋯‥"
CONNECTORS = "～–‐‑‒〜"
HYPHENS = "-－~"
"""Connectors where they join Han (clreq 6.1.1 names U+002D); signs or parts of words elsewhere."""
SOLIDI = "/／"
PREFIXES = "+＋－−±$＄¥￥€£￡₩₽₹№≥≤≈"
"""Signs and currencies before a number (clreq 6.1.2); UTR #59 class O, never spaced."""
SUFFIXES = "％°℃℉′″₫¢￠²³¹"
"""Units after a number, never spaced."""
PERCENTS = "%‰‱"
"""UTR #59 class C: spaced from the Han after them (5%的, clreq discussion 559), not from one before."""
FRACTIONS = "½¼¾"
WESTERN_OPENING = "([{｢"
WESTERN_CLOSING = ")]}｣"
WESTERN_POINTS = ",.:;?!｡､"
WESTERN_SIGNS = "#&@\\¡¿¶§"
"""UTR #59 class C: spaced beside Han in Chinese text."""
NOTE_SIGNS = "*†‡"
"""Never parted from what they annotate (clreq 6.1.2)."""
WESTERN_OTHERS = "-*=<>\"'_|~^`†‡©®™×÷"
"""UTR #59 class O: never spaced."""
SPACES = " \u00a0\u2009\u202f\t\n"
NO_BREAK_SPACES = "\u00a0\u202f"
IDEOGRAPHIC_SPACE = "\u3000"
ZERO_WIDTH_SPACE = "\u200b"
JOINERS = "\u2060\ufeff"
UNSEEN = "\u00ad\u200c\u200d\u200e\u200f\u061c\u2061\u2062\u2063\u2064\ufe0e\ufe0f"
"""Print nothing and go with what stands before them: soft hyphens, joiners, directional marks."""

QUOTES = "‘’“”"
"""Curly quotes: Chinese marks only where the face gives them a full em."""

STOP_PAIRS = ("？？", "！！", "？！", "！？")
"""Two stops that take one em together, three two (GB/T 15834 5.1.2)."""

APOSTROPHE = "’"

DASH_PAIR = "——"
TWO_EM_DASH = "⸺"
"""What a pair of dashes is printed as, where the face has it: two single ones would not join."""

BY_CLASS: dict[Class, str] = {
    Class.OP: OPENING,
    Class.CL: CLOSING,
    Class.PA: PAUSES,
    Class.ST: STOPS,
    Class.LS: LIGATED_STOPS,
    Class.MD: INTERPUNCTS,
    Class.DS: DASHES,
    Class.EL: ELLIPSES,
    Class.CN: CONNECTORS,
    Class.SO: SOLIDI,
    Class.PX: PREFIXES,
    Class.SX: SUFFIXES,
    Class.PC: PERCENTS,
    Class.DI: FRACTIONS,
    Class.AO: WESTERN_OPENING,
    Class.AC: WESTERN_CLOSING,
    Class.AP: WESTERN_POINTS,
    Class.AY: WESTERN_SIGNS,
    Class.AN: WESTERN_OTHERS,
    Class.SP: SPACES,
    Class.IS: IDEOGRAPHIC_SPACE,
    Class.ZW: ZERO_WIDTH_SPACE,
    Class.WJ: JOINERS,
}

HAN_RANGES = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3031, 0x3035),
    (0x3038, 0x303B),
    (0x3040, 0x30FA),
    (0x30FC, 0x312F),
    (0x3131, 0x318E),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFD),
)
"""Han, kana, bopomofo and hangul: these take the gap beside Western text (Unicode 17 blocks)."""

UNIT_RANGES = ((0x2070, 0x209F), (0x3371, 0x337A), (0x3380, 0x33DF))
"""Raised and lowered figures (m², H₂O) and units in one em (㎡, ㎏): like units after a number."""

FRACTION_RANGE = (0x2150, 0x215F)

LETTER_RANGES = (
    (0x0041, 0x005A),
    (0x0061, 0x007A),
    (0x00AA, 0x00AA),
    (0x00B5, 0x00B5),
    (0x00BA, 0x00BA),
    (0x00C0, 0x00D6),
    (0x00D8, 0x00F6),
    (0x00F8, 0x024F),
    (0x0250, 0x02AF),
    (0x0370, 0x03FF),
    (0x0400, 0x052F),
    (0x0531, 0x0588),
    (0x05D0, 0x05F4),
    (0x0620, 0x08FF),
    (0x0900, 0x0DFF),
    (0x1D00, 0x1DBF),
    (0x1E00, 0x1FFF),
    (0x2C60, 0x2C7F),
    (0xA720, 0xA7FF),
)
"""Letters of the scripts set in words with spaces (Unicode 17 blocks, coarse)."""
