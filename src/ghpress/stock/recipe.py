"""How faces are cut: what is kept, and a digest of everything that decides the bytes that come out.

Apart from ``cut``, so that opening a shelf of prepared faces need not load fontTools (100 ms).
"""

import re
from functools import cache
from hashlib import sha256

import uharfbuzz as hb

from ghpress.stock.repertoire import BLOCKS, common_table

VERSION = 4
"""Raise it when the way of cutting changes: every face is then cut anew under a new key."""

FEATURES = (
    *("ccmp", "mark", "mkmk", "kern", "palt", "halt", "chws"),
    *("vert", "vrt2", "vkrn", "vpal", "vhal", "vchw"),
    *("fwid", "hwid", "pwid", "tnum", "lnum", "onum", "sups", "subs"),
)
"""OpenType features kept: composition, kerning, trimmed marks, vertical forms, widths, figures.
Ligatures go, the composer never asks for them; so does locl, whose Japanese, Korean and Traditional
forms would add half as many glyphs again: its Simplified ones are put into the map instead."""

NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17)
"""Name records kept: copyright, names, version, PostScript name, licence."""


_TRADITIONAL = re.compile(r"(?:CJK)?(tc|TC|hk|HK)(?=-|$)")
"""In a PostScript name: a face drawn for Taiwan or Hong Kong (NotoSerifCJKtc-Regular)."""


class UnfitFace(ValueError):
    """A font file that HarfBuzz or fontTools cannot work on."""


def language_of(ps_name: str) -> str:
    """The language a face is cut for: its forms of marks, and which characters it keeps.

    >>> [language_of(name) for name in ("NotoSerifCJKsc-Bold", "NotoSerifCJKtc-Bold")]
    ['zh-Hans', 'zh-Hant']
    """
    found = _TRADITIONAL.search(ps_name)
    if found is None:
        return "zh-Hans"
    return "zh-Hant" if found[1].lower() == "tc" else "zh-Hant-HK"


@cache
def recipe() -> str:
    """Changes when the way of cutting, HarfBuzz or the repertoire does (GB 2312 never will)."""
    tables = "".join(table.characters for table in common_table())
    said = f"{VERSION} {hb.version_string()} {FEATURES} {NAMES} {BLOCKS} {tables}"
    return sha256(said.encode()).hexdigest()[:16]
