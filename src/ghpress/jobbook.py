"""The job book: what was remarked on a job so far, how long each of its steps took."""

from collections.abc import Callable
from dataclasses import field
from time import perf_counter
from typing import TypeAlias

from ghpress.remarks import Halt, Level, Remark, once, worst
from ghpress.values import dataclass

Progress: TypeAlias = Callable[[str, int, int], None]
"""Told a step's name, how much of it is done, and how much there is (0 where that is not known)."""


@dataclass(slots=True)
class Book:
    """The job book: what was remarked so far, how long each step took."""

    progress: Progress
    remarks: list[Remark] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def hear(self, remarks: tuple[Remark, ...]) -> None:
        """Note remarks."""
        self.remarks.extend(remarks)

    def said(self) -> tuple[Remark, ...]:
        """Every remark once, at its gravest, in the order they were made."""
        return once(self.remarks)

    def halt_on_errors(self) -> None:
        """Stop the job if anything so far is an error."""
        if worst(self.said()) >= Level.ERROR:
            raise Halt(self.said())

    def step(self, name: str) -> "Step":
        """A step of the job, timed and told."""
        self.progress(name, 0, 0)
        return Step(self, name)


@dataclass(slots=True)
class Step:
    """The time between entering and leaving."""

    book: Book
    name: str
    began: float = 0.0

    def __enter__(self) -> None:
        self.began = perf_counter()

    def __exit__(self, *_: object) -> None:
        spent = perf_counter() - self.began
        self.book.seconds[self.name] = self.book.seconds.get(self.name, 0.0) + spent
