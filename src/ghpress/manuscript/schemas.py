"""Turns the forms of an editor's files into the JSON Schemas in docs/schema/."""

from typing import Any

from ghpress.forms import Form, root_schema
from ghpress.house import HOUSE
from ghpress.manuscript.avoided import AVOID
from ghpress.manuscript.fields import CHART, ISSUE, NOTE, STORY, TIMELINE_ENTRY
from ghpress.manuscript.terms import TERMS

_ADDRESS = "https://ghpress.invalid/schema/"
_FILES: tuple[tuple[str, Form], ...] = (
    ("issue.schema.json", ISSUE),
    ("story-front-matter.schema.json", STORY),
    ("note-front-matter.schema.json", NOTE),
    ("terms.schema.json", TERMS),
    ("avoid.schema.json", AVOID),
    ("house.schema.json", HOUSE),
    ("chart.schema.json", CHART),
    ("timeline-entry.schema.json", TIMELINE_ENTRY),
)


def schemas() -> dict[str, dict[str, Any]]:
    """Every schema by its file name in docs/schema/."""
    return {name: root_schema(form, f"{_ADDRESS}{name}") for name, form in _FILES}
