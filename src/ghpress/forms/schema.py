"""Turns a form into a JSON Schema (draft 2020-12), which editors' programs complete and check by.

A schema cannot see what the reader sees: the bounds of ``50%``, or how a number was written that is
taken as text. So it may let pass what the reader refuses; it never refuses what the reader takes.
"""

from fractions import Fraction
from typing import Any

from ghpress.forms.kinds import (
    Choice,
    Day,
    Either,
    Field,
    Form,
    Kind,
    ListOf,
    MapOf,
    Measure,
    Number,
    Prose,
    Truth,
    Whole,
    Words,
)
from ghpress.forms.values import DAY_TEXT, LENGTH_TEXT, NUMBER_TEXT

_TEXT_TYPES = ["string", "number", "boolean"]
"""The reader takes any scalar as text, as it was written."""


def root_schema(form: Form, address: str) -> dict[str, Any]:
    """The schema of a whole file, with its address."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": address}
    return {**head, "title": form.name, **schema(form)}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of a value of this kind."""
    match kind:
        case Words(pattern, may_be_empty):
            return _text(pattern, may_be_empty)
        case Prose(may_be_empty):
            return _text("", may_be_empty)
        case Whole(least, most):
            return {"type": "integer", **_bounds(least, most)}
        case Number(least, most):
            decimal = {"type": "number", **_bounds(least, most)}
            return {"anyOf": [decimal, {"type": "string", "pattern": _whole_of(NUMBER_TEXT)}]}
        case Truth():
            return {"type": "boolean"}
        case Day():
            return {"type": "string", "format": "date", "pattern": _whole_of(DAY_TEXT)}
        case Measure(signed):
            sign = "-?" if signed else ""
            text = {"type": "string", "pattern": f"^{sign}(?:{LENGTH_TEXT}|0)$"}
            return {"anyOf": [text, {"const": 0}]}
        case Choice(options):
            return {"enum": list(options)}
        case _:
            return _gathered(kind)


def _gathered(kind: Kind) -> dict[str, Any]:
    match kind:
        case ListOf(inner, least, lone, most):
            array: dict[str, Any] = {"type": "array", "items": schema(inner)}
            array |= {"minItems": least} if least else {}
            array |= {} if most is None else {"maxItems": most}
            return {"anyOf": [array, schema(inner)]} if lone else array
        case MapOf(inner, key_pattern):
            names = {"propertyNames": {"pattern": _whole_of(key_pattern)}} if key_pattern else {}
            return {"type": "object", **names, "additionalProperties": schema(inner)}
        case Either(kinds):
            return {"anyOf": [schema(each) for each in kinds]}
        case Form(_, doc, fields):
            return {
                "type": "object",
                "description": doc,
                "properties": {field.key: _property(field) for field in fields},
                "required": [field.key for field in fields if field.required],
                "additionalProperties": False,
            }
        case _:
            raise AssertionError(f"a kind without a schema: {kind}")


def _property(field: Field) -> dict[str, Any]:
    """A field's schema; one that may be left out may also stand empty."""
    said = f"{field.term}：{field.doc}" if field.term else field.doc
    head: dict[str, Any] = {"description": said}
    head |= {"examples": [field.example]} if field.example else {}
    own = schema(field.kind)
    return {**head, **own} if field.required else {**head, "anyOf": [own, {"type": "null"}]}


def _text(pattern: str, may_be_empty: bool) -> dict[str, Any]:
    if pattern:
        return {"type": _TEXT_TYPES, "pattern": _whole_of(pattern)}
    return {"type": _TEXT_TYPES} if may_be_empty else {"type": _TEXT_TYPES, "pattern": r"\S"}


def _bounds(least: Fraction | int | None, most: Fraction | int | None) -> dict[str, Any]:
    bounds = {"minimum": least, "maximum": most}
    return {
        name: bound if isinstance(bound, int) else float(bound)
        for name, bound in bounds.items()
        if bound is not None
    }


def _whole_of(pattern: str) -> str:
    return f"^(?:{pattern})$"
