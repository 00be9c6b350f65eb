"""The proofreader's table: slips of the keyboard, the clipboard and the PDF extractor.

Sources: GB/T 15834-2011 (marks), GB/T 15835-2011 (figures), Unicode 16.0 for the blocks;
checked in 2026.
"""

import re
from unicodedata import normalize

from ghpress.manuscript.characters import HAN_RANGES, WIDE_MARKS
from ghpress.manuscript.checks.check import Check
from ghpress.manuscript.checks.radicals import RADICALS
from ghpress.remarks import Level

_H = HAN_RANGES
_W = f"{HAN_RANGES}{WIDE_MARKS}“”‘’…—·"
_SHUT = f"{HAN_RANGES}”’》）〉】」』"
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。", "(": "（", ")": "）"}
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}


def _normal(found: re.Match[str]) -> str | None:
    """The usual character for a radical or a compatibility form."""
    fixed = "".join(RADICALS.get(char, normalize("NFKC", char)) for char in found[0])
    return fixed if fixed != found[0] else None


def _quote(found: re.Match[str]) -> str:
    """Opening or closing, by how many of the same stand before."""
    opening, closing = _QUOTES[found[0]]
    return closing if found.string.count(found[0], 0, found.start()) % 2 else opening


def _full(found: re.Match[str]) -> str | None:
    """The full-width mark: one for several alike, each of ?!; nobody can say what others mean."""
    marks = set(found[0])
    if marks <= {"!", "?"}:
        return "".join(_FULL[mark] for mark in found[0])
    return _FULL[found[0][0]] if len(marks) == 1 and found[0] != ".." else None


def _one(found: re.Match[str]) -> str:
    """One of several alike; nothing for a mark beside a stronger one."""
    return found[0][0] if len(found[0]) > 1 else ""


CHECKS = (
    # Kangxi and CJK radicals look like the characters and are found by no search.
    Check("han-radical", Level.WARNING, "[\u2e80-\u2fdf]", _normal),
    # U+FA0E to FA29 holds twelve characters that are no doubles of others.
    Check(
        "han-compatibility",
        Level.WARNING,
        (
            "(?![\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29])"
            "[\uf900-\ufaff\U0002f800-\U0002fa1f]"
        ),
        _normal,
    ),
    Check(
        "private-character",
        Level.WARNING,
        "[\ue000-\uf8ff\U000f0000-\U0010fffd]",
        lambda _: None,
    ),
    Check(
        "invisible-character",
        Level.WARNING,
        "[\t\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffd]+",
        lambda _: "",
    ),
    Check("wide-alphanumeric", Level.NOTE, "[０-９Ａ-Ｚａ-ｚ]+", _normal),
    Check(
        "straight-quote",
        Level.WARNING,
        f"(?<=[{_W}])[\"']|[\"'](?=[{_W}])",
        _quote,
        signs="\"'",
    ),
    # A figure with its stop may begin a paragraph (1.坚持), so a stop counts only after Han.
    Check(
        "half-width-mark",
        Level.WARNING,
        (
            f"(?<=[{_SHUT}])(?:[,;!?]+|\\.\\.(?!\\.)|:(?!/)|\\.(?=[{_H}“‘《（]|$))"
            f"|(?<=[{_SHUT}] )[,;!?](?=[{_H}])"
            f"|(?<=[0-9A-Za-z%])[,;!?](?=[{_H}“‘《（])|\\((?=[{_H}])|(?<=[{_H}])\\)"
        ),
        _full,
        signs=",;!?.:()",
    ),
    Check(
        "space-in-han",
        Level.WARNING,
        # One full-width space is meant: it parts the halves of a slogan (永远跟党走　奋进新征程).
        f"(?<=[{_W}])(?!\u3000[{_W}])[ \u3000\u00a0]+(?=[{_W}])",
        lambda _: "",
        signs=" \u3000\u00a0",
        roles=frozenset(("body", "line")),
    ),
    Check(
        "mark-doubled",
        Level.WARNING,
        (
            "([，、；：])\\1+|(?<!。)。。(?!。)|[，、；：](?=[。，、；：！？])|(?<=[。！？])[，、；：]|(?<=[！？])。"
            "|(?<=[，、；：。！？])[,;]"
        ),
        _one,
    ),
    Check(
        "ellipsis-odd",
        Level.WARNING,
        (
            f"(?<=[{_W}])(?:\\.{{3,}}|·{{3,}})|(?:\\.{{3,}}|·{{3,}})(?=[{_W}])|。{{3,}}"
            "|(?<!…)…(?!…)|(?<!…)…{3}(?!…)"
        ),
        lambda _: "……",
        signs=("...", "···", "。。。", "…"),
    ),
    Check(
        "dash-odd",
        Level.WARNING,
        f"(?<=[{_W}])-{{2,}}|-{{2,}}(?=[{_W}])|[―─━]+",
        lambda _: "——",
        signs=("--", *"―─━"),
    ),
    Check(
        "interpunct-odd",
        Level.WARNING,
        f"(?<=[{_H}])[•‧∙⋅・･](?=[{_H}])",
        lambda _: "·",
        signs="•‧∙⋅・･",
    ),
    Check("range-tilde", Level.NOTE, "(?<=[0-9%℃])[~˜](?=[0-9])", lambda _: "～"),
)

ODD = (
    "[\t !\"'(),.:;?~\u00a0\u00ad\u02dc\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    "•‧∙⋅・･―─━…\u3000０-９Ａ-Ｚａ-ｚ\u2e80-\u2fdf\ue000-\ufaff\ufff9-\ufffd"
    "\U0002f800-\U0002fa1f\U000f0000-\U0010fffd]|--|·{3}|[，、；：。！？]{2}"
)
"""Something of this is in whatever any check finds: a text without, as most are, has nothing to find."""
