"""Turns a class into one of values, just as the library's dataclass does, in a tenth of the time.

The library writes half a dozen functions for each class and has them compiled as its module is loaded:
two fifths of what loading ghpress took. Here fields and slots are still the library's, and a class's
functions are compiled when they are first called, which for most classes of most runs is never. What was
compiled is kept where Python keeps modules compiled: of three hundred functions it would take 0.04 s.
"""

import dataclasses
import marshal
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import MISSING, FrozenInstanceError
from pathlib import Path
from types import CodeType
from typing import Any, Literal, NoReturn, TypeAlias, TypeVar, dataclass_transform

_Class = TypeVar("_Class")
_Known: TypeAlias = Any
"""A class that ``dataclass`` has made, of whatever fields."""


@dataclass_transform(field_specifiers=(dataclasses.field, dataclasses.Field))
def dataclass(
    *, slots: Literal[True], frozen: bool = False, eq: bool = True, order: bool = False
) -> Callable[[type[_Class]], type[_Class]]:
    """What ``dataclasses.dataclass`` makes of a class with slots.

    Fields given by keyword only, and those that are none (InitVar), are not provided for.
    """
    if order:
        return dataclasses.dataclass(slots=slots, frozen=frozen, eq=eq, order=order)

    def made(plain: type[_Class]) -> type[_Class]:
        known: _Known = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(plain)
        texts = [_init, _repr]
        if eq:
            known.__hash__ = plain.__dict__.get("__hash__")
            texts += [_eq, _hash] if frozen else [_eq]
        if frozen:
            known.__setattr__, known.__delattr__ = _refuse_to_set, _refuse_to_drop
            texts += [_getstate, _setstate]
        for text in texts:
            name = f"_{text.__name__}__"
            if plain.__dict__.get(name) is None:
                setattr(known, name, _compiled_later(known, name, text))
        return known  # type: ignore[no-any-return]

    return made


def _compiled_later(known: _Known, name: str, text: Callable[[_Known], str]) -> Callable[..., object]:
    """A function of a class that is compiled when it is first called, and is itself from then on."""

    def first(self: object, *given: object, **named: object) -> object:
        have: dict[str, Any] = {"MISSING": MISSING}
        for field in dataclasses.fields(known):
            have[f"set_{field.name}"] = getattr(known, field.name).__set__
            have[f"default_{field.name}"] = field.default
            have[f"new_{field.name}"] = field.default_factory
        exec(_compiled(text(known)), have)
        have[name].__qualname__ = f"{known.__qualname__}.{name}"
        setattr(known, name, have[name])
        made: object = have[name](self, *given, **named)
        return made

    return first


KEPT = Path(__file__).parent / "__pycache__" / f"values.{sys.implementation.cache_tag}.texts"
"""Functions as they were compiled, by their texts: where they are kept, each as ``marshal`` has it."""

_MARK = f"{sys.version}\n".encode()
_before: dict[str, bytes] = {}
_new: dict[str, bytes] = {}


def _compiled(text: str) -> CodeType:
    """A function's text compiled, now or before."""
    if not _before:
        _before.update(_kept() or {"": b""})
    if text in _before:
        with suppress(ValueError, EOFError, TypeError):
            code: CodeType = marshal.loads(_before[text])
            return code
    code = compile(text, "<values>", "exec")
    _before[text] = _new[text] = marshal.dumps(code)
    return code


def keep_compiled() -> None:
    """Keep for the next process what this one had to compile; where it cannot, that costs time."""
    if not _new or sys.dont_write_bytecode:
        return
    beside = KEPT.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        beside.write_bytes(_MARK + marshal.dumps({**_kept(), **_new}))
        beside.replace(KEPT)
    _new.clear()


def _kept() -> dict[str, bytes]:
    """What was kept by this very Python."""
    with suppress(OSError, ValueError, EOFError, TypeError):
        content = KEPT.read_bytes()
        if content.startswith(_MARK):
            found = marshal.loads(content[len(_MARK) :])
            return found if isinstance(found, dict) else {}
    return {}


def _init(known: _Known) -> str:
    """How a value is begun: by the setters of its slots, whom a frozen class does not refuse."""
    given, lines = ["self"], []
    for field in dataclasses.fields(known):
        name = field.name
        if field.default_factory is not MISSING:
            given += [f"{name}=MISSING"] if field.init else []
            anew = f"new_{name}()"
            value = f"{anew} if {name} is MISSING else {name}" if field.init else anew
        elif field.default is not MISSING:
            given += [f"{name}=default_{name}"] if field.init else []
            value = name if field.init else f"default_{name}"
        elif field.init:
            given.append(name)
            value = name
        else:
            continue  # __post_init__ fills it
        lines.append(f"set_{name}(self, {value})")
    if hasattr(known, "__post_init__"):
        lines.append("self.__post_init__()")
    return _function("__init__", given, lines or ["pass"])


def _repr(known: _Known) -> str:
    """How a value is shown."""
    shown = ", ".join(
        f"{field.name}={{self.{field.name}!r}}" for field in dataclasses.fields(known) if field.repr
    )
    return _function("__repr__", ["self"], [f"return f'{{self.__class__.__qualname__}}({shown})'"])


def _eq(known: _Known) -> str:
    """Whether a value is like another."""
    names = [field.name for field in dataclasses.fields(known) if field.compare]
    lines = [
        "if other.__class__ is not self.__class__: return NotImplemented",
        f"return {_parts('self', names)} == {_parts('other', names)}",
    ]
    return _function("__eq__", ["self", "other"], lines)


def _hash(known: _Known) -> str:
    """A value's hash, of what it is compared by."""
    fields = dataclasses.fields(known)
    names = [field.name for field in fields if (field.compare if field.hash is None else field.hash)]
    return _function("__hash__", ["self"], [f"return hash({_parts('self', names)})"])


def _function(name: str, given: Iterable[str], lines: Iterable[str]) -> str:
    """A function as text."""
    return "\n    ".join((f"def {name}({', '.join(given)}):", *lines))


def _names(known: _Known) -> list[str]:
    """The names of a class's fields."""
    return [field.name for field in dataclasses.fields(known)]


def _parts(whose: str, names: Iterable[str]) -> str:
    """Fields of somebody in a tuple."""
    return f"({''.join(f'{whose}.{name}, ' for name in names)})"


def _getstate(known: _Known) -> str:
    """What is pickled of a value: all it consists of."""
    return _function("__getstate__", ["self"], [f"return {_parts('self', _names(known))}"])


def _setstate(known: _Known) -> str:
    """How a value is filled with what was pickled of it."""
    lines = [f"set_{name}(self, parts[{at}])" for at, name in enumerate(_names(known))]
    return _function("__setstate__", ["self", "parts"], lines or ["pass"])


def _refuse_to_set(_self: object, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_drop(_self: object, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
