r"""Turns a located YAML mapping into checked values, by a form that is also its JSON Schema.

A form says once what keys a mapping has; the reader, the schema and the editor's reference page
all work from it, so they cannot disagree.

>>> from ghpress.located import read_yaml
>>> sheet = Form("sheet", "纸张", (
...     Field("width", Measure(), "成品宽", required=True, example="390mm"),
...     Field("bleed", Measure(), "出血", default=0),
... ))
>>> filled = fill(sheet, read_yaml("width: 390mm\n", "layout.yaml").node)
>>> filled.record["width"], filled.record["bleed"], str(filled.record.place_of("width"))
(14040000, 0, 'layout.yaml:1:8')
>>> [remark.code for remark in fill(sheet, read_yaml("widht: 390mm\n", "layout.yaml").node).remarks]
['key-unknown', 'key-missing']
>>> schema(sheet)["required"]
['width']
"""

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
from ghpress.forms.read import Filled, Record, fill
from ghpress.forms.schema import root_schema, schema
from ghpress.forms.values import length_from

__all__ = [
    "Choice",
    "Day",
    "Either",
    "Field",
    "Filled",
    "Form",
    "Kind",
    "ListOf",
    "MapOf",
    "Measure",
    "Number",
    "Prose",
    "Record",
    "Truth",
    "Whole",
    "Words",
    "fill",
    "length_from",
    "root_schema",
    "schema",
]
