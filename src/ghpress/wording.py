"""Turns a remark into words an editor reads, in Chinese or English.

The words stand in ``words/*.yaml``, one file a room of the shop: code → zh/en → [says, help].
Facts are named in braces.
"""

from functools import cache
from importlib.resources import files
from typing import Literal, TypeAlias

from ghpress.remarks import Remark
from ghpress.values import dataclass

Language: TypeAlias = Literal["zh", "en"]

_Room: TypeAlias = dict[str, dict[Language, tuple[str, str]]]
"""The words of a room, by code and language."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a remark says and the help line that goes with it."""

    says: str
    help: str


def in_words(remark: Remark, language: Language = "zh") -> Words:
    """The words of a remark; KeyError if its code has no wording (a test sees that none lacks it)."""
    says, help_line = _room_of(remark.code)[remark.code][language]
    facts = dict(remark.facts)
    return Words(says.format_map(facts), help_line.format_map(facts))


@cache
def catalogue() -> _Room:
    """Every code with its words."""
    return {code: words for name in _texts() for code, words in _read(name).items()}


@cache
def _room_of(code: str) -> _Room:
    """The words of the room that a code belongs to: all of them take ten times as long to read."""
    name = next((name for name, text in _texts().items() if f"\n{code}:" in f"\n{text}"), None)
    return _read(name) if name else {}


@cache
def _texts() -> dict[str, str]:
    """The files of words, by their names."""
    every = sorted(files("ghpress").joinpath("words").iterdir(), key=lambda item: item.name)
    return {file.name: file.read_text(encoding="utf-8") for file in every if file.name.endswith(".yaml")}


@cache
def _read(name: str) -> _Room:
    """One file of words, read."""
    import yaml  # a run that has nothing to remark needs no words

    # libyaml's, where PyYAML was built with it: reading words takes a tenth of the time.
    return yaml.load(_texts()[name], getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
