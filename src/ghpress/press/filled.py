"""Finds the frames that a layout fills with one ink and does nothing else to: rules, nearly always.

A page has dozens. For the engine each is an element to be matched against every rule of its sheets, laid
out and painted; yet all there is to know of it is a rectangle and an ink.
"""

import re
from collections.abc import Iterable
from dataclasses import field
from typing import Any, TypeAlias

import tinycss2

from ghpress.layout.selectors import Subject, subjects
from ghpress.values import dataclass

Node: TypeAlias = Any
"""A tinycss2 node; the library carries no types."""

_FILLS = re.compile(r"\s*background(?:-color)?\s*:\s*var\(\s*--ink-([\w-]+)\s*\)\s*;?\s*")
"""The declarations of a rule that fills with an ink and does nothing else."""

_ONE_ROLE = re.compile(r"\s*\.(role-[\w-]+)\s*")
_ROLE = re.compile(r"role-[\w-]+")
_INK_DEFINED = re.compile(r"--ink-[\w-]+\s*:")


@dataclass(slots=True)
class Filled:
    """By role's class the ink of its frames, as rules say that speak of such frames and fill them.

    ``ends`` are those of all other rules' selectors, ``named`` the roles' classes anywhere in these.
    """

    inks: dict[str, str] = field(default_factory=dict)
    ends: set[Subject] = field(default_factory=set)
    named: set[str] = field(default_factory=set)

    def ink(self, role: str) -> str | None:
        """The ink of a role's frames, if that is all that the sheet may say of them."""
        name = f"role-{role}"
        classes = {"frame", name}
        if name not in self.inks or name in self.named:
            return None
        if any(end.element in ("", "div") and end.classes <= classes for end in self.ends):
            return None
        return self.inks[name]


def filled(css: str) -> Filled:
    """What a layout's own style sheet fills; nothing where it may say what an ink is."""
    found = Filled()
    if "@import" not in css and not _INK_DEFINED.search(css):
        rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
        for rule in rules:
            if not _takes(found, rule):
                _leave(found, [rule])
    return found


def _takes(found: Filled, rule: Node) -> bool:
    """Whether a rule fills frames of some roles and does nothing else; if so it is noted."""
    if rule.type != "qualified-rule":
        return False
    ink = _FILLS.fullmatch(tinycss2.serialize(rule.content))
    roles = [_ONE_ROLE.fullmatch(each) for each in tinycss2.serialize(rule.prelude).split(",")]
    if ink is None or not all(roles):
        return False
    found.inks.update({role[1]: ink[1] for role in roles if role})
    return True


def _leave(found: Filled, rules: Iterable[Node]) -> None:
    """Notes what other rules, and those within them, speak of."""
    for rule in rules:
        if rule.type == "qualified-rule":
            found.ends.update(subjects(rule.prelude))
            found.named.update(_ROLE.findall(tinycss2.serialize(rule.prelude)))
        if rule.type in ("qualified-rule", "at-rule") and rule.content:
            inner = tinycss2.parse_blocks_contents(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            _leave(found, inner)
