"""Takes the places out of values, so that what was written and what was read can be compared."""

from dataclasses import fields, is_dataclass, replace

from ghpress.manuscript.text import Text
from ghpress.remarks import NOWHERE


def bare(value):
    """The value with every place and anchor left out."""
    if isinstance(value, Text):
        return Text(value.chars, spans=value.spans)
    if isinstance(value, tuple):
        return tuple(bare(each) for each in value)
    if not is_dataclass(value):
        return value
    kept = {
        field.name: bare(getattr(value, field.name)) for field in fields(value) if field.name != "place"
    }
    if any(field.name == "place" for field in fields(value)):
        kept["place"] = NOWHERE
    return replace(value, **kept)
