"""Turns the forms of an editor's files into the manual's tables of keys (docs/content.md)."""

from collections.abc import Iterator

from ghpress.conditions import IMAGE_AREA, PRESS
from ghpress.filenames import DELIVER
from ghpress.forms import Either, Field, Form, Kind, ListOf, Prose, Words
from ghpress.forms.kinds import in_words
from ghpress.house import HOUSE
from ghpress.manuscript.avoided import AVOID, AVOIDED
from ghpress.manuscript.fields import (
    ADVERT,
    ADVERT_SIZE,
    CHART,
    DATUM,
    EAR,
    GUIDE_ENTRY,
    ISSUE,
    PICTURE,
    SECTION,
    STORY,
    TIMELINE_ENTRY,
)
from ghpress.manuscript.terms import TERMS, TITLED

TABLES: tuple[tuple[str, Form], ...] = (
    ("issue.yaml", ISSUE),
    ("story", STORY),
    ("picture", PICTURE),
    ("chart", CHART),
    ("datum", DATUM),
    ("timeline-entry", TIMELINE_ENTRY),
    ("guide-entry", GUIDE_ENTRY),
    ("ear", EAR),
    ("section", SECTION),
    ("advert", ADVERT),
    ("advert-size", ADVERT_SIZE),
    ("terms.yaml", TERMS),
    ("titled", TITLED),
    ("avoid.yaml", AVOID),
    ("avoided", AVOIDED),
    ("house.yaml", HOUSE),
    ("press", PRESS),
    ("image-area", IMAGE_AREA),
    ("deliver", DELIVER),
)


def with_tables(manual: str) -> str:
    """The manual with every table as the forms have it now; ValueError if a table's marks are gone."""
    for name, form in TABLES:
        begin, end = f"<!-- 表：{name} -->", f"<!-- 表终：{name} -->"
        before, rest = manual.split(begin)
        _, after = rest.split(end)
        manual = "\n".join([f"{before}{begin}", "", *_table(form), "", f"{end}{after}"])
    return manual


def _table(form: Form) -> Iterator[str]:
    yield "| 项 | 是什么 | 写法 | 例 |"
    yield "|---|---|---|---|"
    for field in form.fields:
        said = f"{field.term}：{field.doc}" if field.term else field.doc
        example = f"`{field.key}: {field.example}`" if field.example else "—"
        need = "**必写**。" if field.required else ""
        yield f"| `{field.key}` | {said} | {need}{_written(field)} | {example} |"


def _written(field: Field) -> str:
    kind = field.kind
    inner = _form_in(kind)
    written = f"列表，每项的写法见下表（{inner.name}）" if inner else in_words(kind)[0]
    plain = isinstance(kind, Words | Prose | ListOf | Either) or field.default in (None, "", (), {})
    default = "" if plain or field.required else f"；不写是 {field.default}"
    if isinstance(field.default, str) and field.default:
        default = f"；不写是 {field.default}"
    return written + default


def _form_in(kind: Kind) -> Form | None:
    return kind.kind if isinstance(kind, ListOf) and isinstance(kind.kind, Form) else None
