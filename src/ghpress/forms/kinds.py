"""What a value in a YAML mapping may be, as frozen values: kinds, fields and forms."""

from fractions import Fraction
from typing import Any, TypeAlias

from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Text, read as ``str``; unquoted figures are taken as written. ``pattern`` must match all of it."""

    pattern: str = ""
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """Text that will be printed, read as a ``Leaf`` so that every character's place is known."""

    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number, read as ``int``."""

    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal, a percentage (``50%``) or a fraction (``1/2``), read exactly as ``Fraction``."""

    least: Fraction | int | None = None
    most: Fraction | int | None = None


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false``."""


@dataclass(frozen=True, slots=True)
class Day:
    """A date written 2025-05-01, read as ``datetime.date``."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A length with its unit (``五号``, ``10.5pt``, ``3mm``), read as ``Length``."""

    signed: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some words, read as ``str``."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, read as a tuple. With ``lone``, one value without a list counts as a list of one."""

    kind: "Kind"
    least: int = 0
    lone: bool = False
    most: int | None = None


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping whose keys are free, read as a ``dict`` from the key's text, in the order written."""

    kind: "Kind"
    key_pattern: str = ""


@dataclass(frozen=True, slots=True)
class Either:
    """A value of one kind or another; the first that takes it reads it."""

    kinds: "tuple[Kind, ...]"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a form: its kind, what it is for, its Chinese term and what stands if it is left out.

    An empty value (``key:``) counts as left out.
    """

    key: str
    kind: "Kind"
    doc: str
    term: str = ""
    required: bool = False
    default: Any = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """The keys a mapping may have; read as a ``Record``."""

    name: str
    doc: str
    fields: tuple[Field, ...]

    def field(self, key: str) -> Field:
        """The field of that key; KeyError if the form has none."""
        found = next((field for field in self.fields if field.key == key), None)
        if found is None:
            raise KeyError(f"form {self.name} has no field {key}")
        return found


Kind: TypeAlias = (
    Words | Prose | Whole | Number | Truth | Day | Measure | Choice | ListOf | MapOf | Either | Form
)


def in_words(kind: Kind) -> tuple[str, str]:
    """What a value of the kind looks like, in Chinese and in English, for messages and the manual."""
    match kind:
        case Words() | Prose():
            return "文字", "text"
        case Whole(least, most):
            zh, en = _range(least, most)
            return f"整数{zh}", f"a whole number{en}"
        case Number(least, most):
            zh, en = _range(least, most)
            return f"数{zh}（可写小数、50%、1/2）", f"a number{en} (0.5, 50% or 1/2)"
        case Truth():
            return "true 或 false", "true or false"
        case Day():
            return "日期（如 2025-05-01）", "a date such as 2025-05-01"
        case Measure():
            return "带单位的长度（如 五号、10.5pt、3mm）", "a length with its unit (五号, 10.5pt, 3mm)"
        case Choice(options):
            return "、".join(options) + "之一", "one of " + ", ".join(options)
        case _:
            return _gathered_in_words(kind)


def _gathered_in_words(kind: Kind) -> tuple[str, str]:
    match kind:
        case ListOf(inner, _, lone):
            zh, en = in_words(inner)
            return (
                (f"{zh}，或其列表", f"{en}, or a list of such")
                if lone
                else (
                    f"列表（每项：{zh}）",
                    f"a list (each: {en})",
                )
            )
        case MapOf(inner):
            zh, en = in_words(inner)
            return f"“键: 值”若干行（值：{zh}）", f"lines of 'key: value' (value: {en})"
        case Form(_, _, fields):
            keys = "、".join(field.key for field in fields)
            return f"“键: 值”若干行（键：{keys}）", f"lines of 'key: value' (keys: {keys})"
        case Either(kinds):
            both = [in_words(each) for each in kinds]
            return "或".join(zh for zh, _ in both), " or ".join(en for _, en in both)
        case _:
            raise AssertionError(f"a kind without words: {kind}")


def _range(least: Fraction | int | None, most: Fraction | int | None) -> tuple[str, str]:
    if least is not None and most is not None:
        return f"（{least} 到 {most}）", f" from {least} to {most}"
    if least is not None:
        return f"（不小于 {least}）", f" not below {least}"
    if most is not None:
        return f"（不大于 {most}）", f" not above {most}"
    return "", ""
