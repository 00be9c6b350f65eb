"""Fills a form from a located mapping; whatever does not fit is a remark, and all are collected."""

import re
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from ghpress.forms.kinds import Either, Field, Form, Kind, ListOf, MapOf, Measure, in_words
from ghpress.forms.values import scalar_value
from ghpress.located import Entries, Entry, Items, Leaf, Node
from ghpress.remarks import InFile, Remark, error
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """A filled form. ``record[key]`` is the value, or the field's default where none was given."""

    form: Form
    place: InFile
    values: Mapping[str, Any]
    places: Mapping[str, InFile]

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - the field's kind says what it is
        field = self.form.field(key)
        return self.values.get(key, field.default)

    def given(self, key: str) -> bool:
        """Whether the key has a value of its own (not the default)."""
        return key in self.values

    def place_of(self, key: str) -> InFile:
        """Where the key's value stands; the mapping's own place where none was given."""
        return self.places.get(key, self.place)


@dataclass(frozen=True, slots=True)
class Filled:
    """A form filled as far as it would go; ``record`` is None only where there is no mapping at all.

    A value that was wrong is left out of the record, so look at the remarks before using it.
    """

    record: Record | None
    remarks: tuple[Remark, ...] = ()


def fill(form: Form, node: Node | None) -> Filled:
    """Fills the form from a mapping."""
    if node is None:
        return Filled(None)
    remarks: list[Remark] = []
    value = _form(form, node, remarks)
    return Filled(value, tuple(remarks))


_WRONG = object()
"""Stands for a value that could not be read; its remark has been made."""


def _form(form: Form, node: Node, remarks: list[Remark]) -> Record | None:
    if not isinstance(node, Entries):
        remarks.append(_wrong_kind(form, node, form.name, ""))
        return None
    values: dict[str, Any] = {}
    places: dict[str, InFile] = {}
    fields = {field.key: field for field in form.fields}
    for entry in node.entries:
        field = fields.get(entry.key.text)
        if field is None:
            remarks.append(_unknown_key(form, entry))
        elif not _is_empty(entry.value):
            value = _value(field.kind, entry.value, field, remarks)
            places[field.key] = entry.value.place
            if value is not _WRONG:
                values[field.key] = value
    for field in form.fields:
        if field.required and field.key not in places:
            remarks.append(_missing_key(form, field, node.place))
    return Record(form, node.place, values, places)


def _value(kind: Kind, node: Node, field: Field, remarks: list[Remark]) -> object:
    """The value of a node as this kind, or ``_WRONG`` and a remark."""
    match kind, node:
        case Form(), Entries():
            return _form(kind, node, remarks) or _WRONG
        case ListOf(), Items(nodes):
            return _list(kind, nodes, node, field, remarks)
        case ListOf(inner, _, True), _:
            value = _value(inner, node, field, remarks)
            return value if value is _WRONG else (value,)
        case MapOf(), Entries(entries):
            return _map(kind, entries, field, remarks)
        case Either(kinds), _:
            return _either(kinds, node, field, remarks)
        case _, Leaf():
            value = scalar_value(kind, node)
            if value is not None:
                return value
    remarks.append(_wrong_kind(kind, node, field.key, field.example))
    return _WRONG


def _list(
    kind: ListOf, nodes: tuple[Node, ...], node: Node, field: Field, remarks: list[Remark]
) -> tuple[Any, ...] | object:
    if len(nodes) < kind.least or (kind.most is not None and len(nodes) > kind.most):
        most = "" if kind.most is None else kind.most
        remarks.append(error("list-length", node.place, key=field.key, least=kind.least, most=most))
        return _WRONG
    values = tuple(_value(kind.kind, each, field, remarks) for each in nodes)
    return tuple(value for value in values if value is not _WRONG)


def _map(kind: MapOf, entries: tuple[Entry, ...], field: Field, remarks: list[Remark]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for entry in entries:
        key = entry.key.text
        if kind.key_pattern and not re.fullmatch(kind.key_pattern, key):
            facts = {"key": field.key, "name": key, "example": field.example}
            remarks.append(error("key-shape", entry.key.place, **facts))
            continue
        own = replace(field, key=f"{field.key}: {key}", example="")
        value = _value(kind.kind, entry.value, own, remarks)
        if value is not _WRONG:
            values[key] = value
    return values


def _either(kinds: tuple[Kind, ...], node: Node, field: Field, remarks: list[Remark]) -> object:
    """The first kind that takes the node; else the complaint of the only one of its shape."""
    tries: list[tuple[Kind, list[Remark]]] = []
    for kind in kinds:
        own: list[Remark] = []
        value = _value(kind, node, field, own)
        if not own:
            return value
        tries.append((kind, own))
    shaped = [own for kind, own in tries if _has_shape(kind, node)]
    remarks.extend(
        shaped[0] if len(shaped) == 1 else [_wrong_kind(Either(kinds), node, field.key, field.example)]
    )
    return _WRONG


def _has_shape(kind: Kind, node: Node) -> bool:
    match node:
        case Entries():
            return isinstance(kind, Form | MapOf)
        case Items():
            return isinstance(kind, ListOf)
        case _:
            return False


def _is_empty(node: Node) -> bool:
    return isinstance(node, Leaf) and node.kind == "null"


def _unknown_key(form: Form, entry: Entry) -> Remark:
    """Names the nearest known key: by spelling, or by its Chinese term."""
    written = entry.key.text

    def likeness(field: Field) -> float:
        names = (field.key, field.term) if field.term else (field.key,)
        return max(SequenceMatcher(None, written.lower(), name).ratio() for name in names)

    nearest = max(form.fields, key=likeness)
    known = "、".join(field.key for field in form.fields)
    return error("key-unknown", entry.key.place, key=written, nearest=nearest.key, known=known)


def _missing_key(form: Form, field: Field, place: InFile) -> Remark:
    facts = {"key": field.key, "term": field.term or field.doc, "example": _example(field)}
    return error("key-missing", place, **facts)


def _wrong_kind(kind: Kind, node: Node, key: str, example: str) -> Remark:
    zh, en = in_words(kind)
    found, found_en = _found(node)
    example = example or _filled_in(kind)
    example = f"{key}: {example}" if example else zh
    if isinstance(node, Leaf) and isinstance(kind, Measure) and node.kind in ("whole", "number"):
        example = f"{key}: {node.text}mm"
    return error(
        "value-kind",
        node.place,
        key=key,
        expected=zh,
        expected_en=en,
        found=found,
        found_en=found_en,
        example=example,
    )


def _filled_in(kind: Kind) -> str:
    """An example of a mapping: what it must have, by the examples of its fields."""
    if not isinstance(kind, Form):
        return ""
    must = [f"{field.key}: {field.example}" for field in kind.fields if field.required and field.example]
    return f"{{{', '.join(must)}}}" if must else ""


def _example(field: Field) -> str:
    return f"{field.key}: {field.example}" if field.example else f"{field.key}: …"


def _found(node: Node) -> tuple[str, str]:
    match node:
        case Leaf(kind="null"):
            return "空着", "nothing"
        case Leaf(text):
            short = text if len(text) <= 20 else text[:20] + "…"
            return f"“{short}”", f"“{short}”"
        case Items():
            return "一个列表", "a list"
        case _:
            return "“键: 值”若干行", "lines of 'key: value'"
