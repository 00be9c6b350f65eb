"""Turns the deliver: of house.yaml into the names of files that leave the shop (版面文件的命名).

A rule is a pattern with fields in braces: ``{code}{date:%y%m%d}{page:02}{version}.pdf``.
"""

import re
import string
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from ghpress.forms import Field, Form, Record, Words
from ghpress.remarks import NOWHERE, Place, Remark, error
from ghpress.values import dataclass

USUAL = "{title}{date:%Y%m%d}{page:02}{version}.pdf"

FIELDS = ("title", "code", "issue", "layout", "date", "page", "version", "number", "total", "inks")
"""报名, the house's code for itself, the issue's folder, the layout, the date, the page's number, its
version letter, 期号 and 总期号 in figures, the plates (CMYK, K)."""

NEEDED = ("page", "version")
"""Without these two pages, or two versions of one, would have one name."""

FORBIDDEN = '/\\:*?"<>|'
"""What no file name may hold on one system or another."""

MOST_BYTES = 200
"""A name's length in UTF-8: systems take 255, and programs add to it."""

_DATE = re.compile(r"(?:%[YymdjB]|[^%{}])*")
_PAGE = re.compile(r"0?[1-4]?")

DELIVER = Form(
    "deliver",
    "版面文件离开报社时叫什么",
    (
        Field(
            "name",
            Words(),
            "版面文件的名字：{title} 报名，{code} 代号，{issue} 期的文件夹，{layout} 版式，"
            "{date:%Y%m%d} 日期，{page:02} 版号，{version} 版本，"
            "{number} 期号，{total} 总期号，{inks} 油墨",
            "文件名",
            default=USUAL,
            example='"{code}{date:%y%m%d}{page:02}{version}.pdf"',
        ),
        Field("code", Words(), "印刷厂给本报的代号", "代号", default="", example="SLGB"),
    ),
)


@dataclass(frozen=True, slots=True)
class NameRule:
    """How files are named: the pattern, the house's code, where both were written."""

    pattern: str = USUAL
    code: str = ""
    place: Place = NOWHERE


USUAL_RULE = NameRule()


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a name is made of; ``pages`` are two of a spread."""

    title: str
    issue: str
    layout: str
    day: date
    pages: tuple[int, ...]
    version: str
    number: str = ""
    total: str = ""
    inks: str = ""


def name_rule_of(record: Record | None) -> NameRule:
    """The rule a filled form describes."""
    if record is None:
        return USUAL_RULE
    return NameRule(record["name"], record["code"], record.place_of("name"))


def faults(rule: NameRule) -> tuple[Remark, ...]:
    """What is wrong with a rule; a rule without fault names any page."""
    try:
        parts = list(string.Formatter().parse(rule.pattern))
    except ValueError:
        return (error("deliver-name-form", rule.place, pattern=rule.pattern, field="{ }"),)
    return tuple(_faults(rule, parts))


def _faults(
    rule: NameRule, parts: list[tuple[str, str | None, str | None, str | None]]
) -> Iterator[Remark]:
    fields = [field for _, field, _, _ in parts if field is not None]
    for text, field, spec, conversion in parts:
        if any(char in FORBIDDEN or not char.isprintable() for char in text):
            yield error("deliver-name-characters", rule.place, text=text, forbidden=" ".join(FORBIDDEN))
        if field is None:
            continue
        if field not in FIELDS:
            near = get_close_matches(field, FIELDS, n=1, cutoff=0)[0]
            yield error("deliver-name-field", rule.place, field=field, near=near)
        elif conversion or not _takes(field, spec or ""):
            yield error("deliver-name-form", rule.place, pattern=rule.pattern, field=f"{field}:{spec}")
    for field in NEEDED:
        if field not in fields:
            yield error("deliver-name-lacks", rule.place, field=field)
    if not rule.pattern.lower().endswith(".pdf"):
        yield error("deliver-name-pdf", rule.place, pattern=rule.pattern)


def _takes(field: str, spec: str) -> bool:
    """Whether what stands behind a field's colon says how that field is written."""
    match field:
        case "date":
            return _DATE.fullmatch(spec) is not None and not set(spec) & set(FORBIDDEN)
        case "page":
            return _PAGE.fullmatch(spec) is not None
        case _:
            return not spec


def file_name(rule: NameRule, facts: NameFacts) -> str:
    """The name of a page file by a rule without fault; what no name may hold becomes a low line."""
    said = []
    for text, field, spec, _ in string.Formatter().parse(rule.pattern):
        said.append(text)
        if field is not None:
            said.append(_clean(_value(field, spec or "", rule, facts)))
    name = "".join(said).lstrip(".")
    stem, suffix = name[:-4], name[-4:]
    while len((stem + suffix).encode()) > MOST_BYTES:
        stem = stem[:-1]
    return stem + suffix


def _value(field: str, spec: str, rule: NameRule, facts: NameFacts) -> str:
    """A field in words."""
    match field:
        case "date":
            return facts.day.strftime(spec or "%Y%m%d")
        case "page":
            return "-".join(format(page, spec) for page in facts.pages)
        case "code":
            return rule.code
        case "number" | "total":
            figures = re.search(r"[0-9]+", getattr(facts, field))
            return figures[0] if figures else ""
        case _:
            return str(getattr(facts, field))


def _clean(value: str) -> str:
    return "".join("_" if char in FORBIDDEN or not char.isprintable() else char for char in value)


def next_letter(letter: str) -> str:
    """The version letter after another: A, B … Z, AA, AB …; A after none.

    >>> next_letter(""), next_letter("A"), next_letter("Z"), next_letter("AZ")
    ('A', 'B', 'AA', 'BA')
    """
    if not letter:
        return "A"
    if letter[-1] != "Z":
        return letter[:-1] + chr(ord(letter[-1]) + 1)
    return next_letter(letter[:-1]) + "A"
