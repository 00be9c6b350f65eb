"""Takes the places out of values, so that what was read again can be compared with what was meant."""

from dataclasses import fields, is_dataclass, replace

from ghpress.manuscript.text import Text
from ghpress.remarks import NOWHERE, InFile


def bare(value):
    """The value with no place and no folder in it; spans in one order."""
    if isinstance(value, Text):
        return Text(value.chars, spans=tuple(sorted(value.spans, key=repr)))
    if isinstance(value, tuple):
        return tuple(bare(each) for each in value)
    if not is_dataclass(value):
        return value
    changed = {each.name: bare(getattr(value, each.name)) for each in fields(value)}
    changed |= {name: _NO[name] for name in _NO if name in changed}
    if isinstance(getattr(value, "place", None), InFile) and "head" in changed:
        changed["place"] = InFile("")
    return replace(value, **changed)


_NO = {"place": NOWHERE, "folder": ""}
