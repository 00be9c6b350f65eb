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


@dataclass(frozen=True, slots=True)
class Words:
    """What a remark says and the help line that goes with it."""

    says: str
    help: str


def in_words(remark: Remark, language: Language = "zh") -> Words:
    """The words of a remark; KeyError if its code has no wording (a test sees that none lacks it)."""
    says, help_line = catalogue()[remark.code][language]
    facts = dict(remark.facts)
    return Words(says.format_map(facts), help_line.format_map(facts))


@cache
def catalogue() -> dict[str, dict[Language, tuple[str, str]]]:
    """Every code with its words, read once."""
    import yaml  # a run that has nothing to remark needs no words

    # libyaml's, where PyYAML was built with it: reading all words takes a tenth of the time.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    words: dict[str, dict[Language, tuple[str, str]]] = {}
    for file in sorted(files("ghpress").joinpath("words").iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            words.update(yaml.load(file.read_text(encoding="utf-8"), loader) or {})
    return words
