"""Turns a remark into words an editor reads, in Chinese or English.

The words stand in ``words/*.yaml``, one file a room of the shop: code → zh/en → [says, help].
Facts are named in braces.
"""

import re
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
    says, help_line = _words_of(remark.code)[language]
    facts = dict(remark.facts)
    return Words(says.format_map(facts), help_line.format_map(facts))


@cache
def catalogue() -> _Room:
    """Every code with its words."""
    return {code: words for text in _texts() for code, words in _read(text).items()}


@cache
def _words_of(code: str) -> dict[Language, tuple[str, str]]:
    """The words of one code: to read all of its room takes ten times as long."""
    entry = re.compile(rf"^{re.escape(code)}:.*(?:\n(?:[ #].*)?)*", re.MULTILINE)
    found = next((found for text in _texts() if (found := entry.search(text))), None)
    return _read(found[0])[code] if found else catalogue()[code]


@cache
def _texts() -> tuple[str, ...]:
    """The files of words."""
    every = sorted(files("ghpress").joinpath("words").iterdir(), key=lambda item: item.name)
    return tuple(file.read_text(encoding="utf-8") for file in every if file.name.endswith(".yaml"))


def _read(text: str) -> _Room:
    """Words, read."""
    import yaml  # a run that has nothing to remark needs no words

    # libyaml's, where PyYAML was built with it: reading words takes a tenth of the time.
    return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
