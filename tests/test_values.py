"""Values behave as the library's dataclasses do, and are made without compiling anything."""

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from typing import Any

import pytest

from ghpress import values


def classes(made: Callable[..., Any]) -> tuple[type[Any], type[Any], type[Any]]:
    """A frozen class, one derived from it, and one that changes, made by one of the two."""

    @made(frozen=True, slots=True)
    class Kept:
        name: str
        sizes: tuple[int, ...] = ()
        seen: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @made(frozen=True, slots=True)
    class Derived(Kept):
        last: int = 0

    @made(slots=True)
    class Changing:
        one: int
        twice: int = field(init=False)
        rest: list[int] = field(default_factory=list)

        def __post_init__(self) -> None:
            self.twice = 2 * self.one

    return Kept, Derived, Changing


@values.dataclass(frozen=True, slots=True)
class Sent:
    """Of a module, so that it can be pickled."""

    name: str
    sizes: tuple[int, ...] = ()


@values.dataclass(frozen=True, slots=True)
class Bare:
    """Without a field."""


def behaviour(kind: tuple[type[Any], type[Any], type[Any]]) -> list[object]:
    kept, derived, changing = kind
    one, other, less = (
        kept("头条", (1, 2)),
        kept("头条", sizes=(1, 2), seen={"a": 1}),
        derived("头条", (1, 2)),
    )
    worked = changing(3)
    return [
        repr(one),
        repr(less),
        repr(worked),
        one == other,
        one == less,
        one == "头条",
        hash(one) == hash(other),
        replace(one, name="二条").name,
        replace(one, name="二条").sizes,
        one.seen == {} and one.seen is not kept("头条").seen,
        [each.name for each in fields(less)],
        dataclasses.asdict(less),
        worked.rest is not changing(3).rest,
        changing.__hash__,
        kept.__match_args__,
        kept.__slots__,
        derived.__slots__,
    ]


def test_values_behave_as_the_librarys_do() -> None:
    def names_apart(said: object) -> object:
        return said.replace("classes.<locals>.", "") if isinstance(said, str) else said

    own = [names_apart(said) for said in behaviour(classes(values.dataclass))]
    assert own == [names_apart(said) for said in behaviour(classes(dataclasses.dataclass))]


def test_a_frozen_value_is_not_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Sent("头条").name = "二条"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del Sent("头条").name  # type: ignore[misc]


@pytest.mark.parametrize("wrong", [{}, {"name": "头条", "size": 3}])
def test_a_value_wants_its_fields_and_no_others(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Sent(**wrong)


def test_a_value_is_the_same_after_a_journey() -> None:
    one = Sent("头条", (3, 4))
    assert pickle.loads(pickle.dumps(one)) == one
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(Bare())) == Bare()


def test_what_a_class_does_itself_it_goes_on_doing() -> None:
    @values.dataclass(frozen=True, slots=True)
    class Named:
        name: str
        place: int

        def __eq__(self, other: object) -> bool:
            return isinstance(other, Named) and self.name == other.name

        def __hash__(self) -> int:
            return hash(self.name)

        def __repr__(self) -> str:
            return self.name

    assert {Named("头条", 1), Named("头条", 2)} == {Named("头条", 3)}
    assert repr(Named("头条", 1)) == "头条"


def test_nothing_is_compiled_before_a_value_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    monkeypatch.setattr(
        values, "exec", lambda text, have: (compiled.append(text), exec(text, have)), False
    )
    made, *_ = classes(values.dataclass)
    assert compiled == []
    made("头条")
    assert len(compiled) == 1
