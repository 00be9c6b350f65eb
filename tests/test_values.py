"""Values behave as the library's dataclasses do, and are made without compiling anything."""

import copy
import dataclasses
import pickle
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from pathlib import Path
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


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Texts compiled from now on, in a process that knows nothing and may keep what it compiles."""
    found: list[str] = []

    def noted(text: str, *given: Any) -> object:
        found.append(text)
        return compile(text, *given)

    monkeypatch.setattr(values, "compile", noted, raising=False)
    monkeypatch.setattr(values, "KEPT", tmp_path / "__pycache__" / "values.texts")
    monkeypatch.setattr(values, "_before", {})
    monkeypatch.setattr(values, "_new", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return found


def test_nothing_is_compiled_before_a_value_is_made(compiled: list[str]) -> None:
    made, *_ = classes(values.dataclass)
    assert compiled == []
    made("头条")
    assert len(compiled) == 1


def in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on nothing is known but what was kept."""
    monkeypatch.setattr(values, "_before", {})
    monkeypatch.setattr(values, "_new", {})


def test_what_was_compiled_is_kept_for_the_next_process(
    compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    values.KEPT.parent.mkdir()
    made, *_ = classes(values.dataclass)
    assert made("头条") == made("头条")
    values.keep_compiled()
    once = list(compiled)
    in_another_process(monkeypatch)
    again, *_ = classes(values.dataclass)
    assert again("头条") == again("头条")
    assert compiled == once
    assert repr(again("头条"))
    assert len(compiled) == len(once) + 1
    values.keep_compiled()
    in_another_process(monkeypatch)
    third, *_ = classes(values.dataclass)
    assert repr(third("头条")) == repr(third("头条"))
    assert len(compiled) == len(once) + 1


@pytest.mark.parametrize("damage", [b"", b"3.1\nolder", None])
def test_what_was_kept_damaged_or_by_another_python_is_compiled_anew(
    compiled: list[str], monkeypatch: pytest.MonkeyPatch, damage: bytes | None
) -> None:
    values.KEPT.parent.mkdir()
    made, *_ = classes(values.dataclass)
    made("头条")
    values.keep_compiled()
    whole = values.KEPT.read_bytes()
    values.KEPT.write_bytes(whole[:-9] if damage is None else damage)
    in_another_process(monkeypatch)
    again, *_ = classes(values.dataclass)
    assert again("头条") == again("头条")
    assert compiled[0] in compiled[1:]


def test_where_nothing_can_be_kept_nothing_fails(compiled: list[str]) -> None:
    made, *_ = classes(values.dataclass)
    assert made("头条") == made("头条")
    values.keep_compiled()
    assert not values.KEPT.exists()
