"""Turns a list of checks into rules: a check by its name, and how much what it finds matters."""

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from ghpress.preflight.filed import FileSubject
from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Level, Remark
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A check held to at a level; the name of a check is its file and its remark's code."""

    name: str
    level: Level = Level.ERROR

    def apply(self, subject: PageSubject | FileSubject) -> Iterator[Remark]:
        """What the check finds, at this rule's level."""
        for remark in self.check(subject):
            yield replace(remark, level=self.level)

    @property
    def check(self) -> Callable[[PageSubject | FileSubject], Iterator[Remark]]:
        """The check itself."""
        return _check(self.name)


@cache
def _check(name: str) -> Callable[[PageSubject | FileSubject], Iterator[Remark]]:
    found = importlib.import_module(f"ghpress.preflight.checks.{name}").check
    return found  # type: ignore[no-any-return]


def errors(names: str) -> tuple[Rule, ...]:
    """Rules that stop a page."""
    return tuple(Rule(name) for name in names.split())


def warnings(names: str) -> tuple[Rule, ...]:
    """Rules somebody should know of."""
    return tuple(Rule(name, Level.WARNING) for name in names.split())


def notes(names: str) -> tuple[Rule, ...]:
    """Rules for the record."""
    return tuple(Rule(name, Level.NOTE) for name in names.split())
