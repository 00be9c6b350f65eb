"""Every remark the shop can make has words in both languages, and no words lie about unused."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from ghpress import wording
from ghpress.wording import catalogue
from shop.source import PACKAGE, modules, named, tree

MAKERS = {"error": "error", "warning": "warning", "note": "note"}


@dataclass(frozen=True)
class Made:
    """A call that makes a remark: its code and facts as far as they are written out there."""

    where: str
    codes: tuple[str, ...]
    facts: frozenset[str] | None


@cache
def made() -> tuple[Made, ...]:
    """Every call of error(), warning() or note() of ghpress.remarks."""
    return tuple(call for module in modules() for call in _calls(module))


def _calls(module: Path) -> list[Made]:
    syntax = tree(module)
    makers = {
        alias.asname or alias.name
        for node in ast.walk(syntax)
        if isinstance(node, ast.ImportFrom) and node.module == "ghpress.remarks"
        for alias in node.names
        if alias.name in MAKERS
    }
    calls = []
    for node in ast.walk(syntax):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in makers:
            open_ended = any(word.arg is None for word in node.keywords)
            facts = None if open_ended else frozenset(word.arg or "" for word in node.keywords)
            codes = _strings(node.args[0]) if node.args else ()
            calls.append(Made(f"{named(module)}:{node.lineno}", codes, facts))
    return calls


def _strings(node: ast.expr) -> tuple[str, ...]:
    """The codes an expression may be: a string, or either branch of a choice; else none."""
    match node:
        case ast.Constant(value=str(code)):
            return (code,)
        case ast.IfExp(body=body, orelse=orelse):
            return _strings(body) + _strings(orelse)
        case ast.JoinedStr():
            return tuple(code for code in catalogue() if re.fullmatch(_pattern(node), code))
        case _:
            return ()


def _pattern(node: ast.JoinedStr) -> str:
    """What a formatted string can become."""
    parts = node.values
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts
    )


def _braces(words: list[str]) -> set[str]:
    return set(re.findall(r"\{(\w+)", " ".join(words).replace("{{", "").replace("}}", "")))


def test_every_code_has_words() -> None:
    assert len(made()) > 20, "the scan found no remarks"
    known = catalogue()
    assert [(call.where, code) for call in made() for code in call.codes if code not in known] == []


def test_every_entry_has_two_sentences_in_both_languages() -> None:
    bad = [
        code
        for code, words in catalogue().items()
        if set(words) != {"zh", "en"}
        or any(
            len(pair) != 2 or not all(isinstance(text, str) for text in pair) for pair in words.values()
        )
        or any(not pair[0].strip() for pair in words.values())
    ]
    assert bad == []


def test_words_name_only_facts_the_remark_has() -> None:
    known = catalogue()
    bad = []
    for call in made():
        if call.facts is None:
            continue
        for code in call.codes:
            for language, words in known.get(code, {}).items():
                lacking = _braces(list(words)) - call.facts
                if lacking:
                    bad.append((call.where, code, language, sorted(lacking)))
    assert bad == []


def test_no_words_lie_unused() -> None:
    # A code may come from a table or another constant: it counts as used if it is written as a
    # whole string anywhere in the package, or if a formatted string can become it.
    strings = {
        node.value
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    formed = [
        _pattern(node)
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.JoinedStr) and re.match("[a-z]+-", _pattern(node).replace("\\", ""))
    ]
    unused = set(catalogue()) - strings
    assert sorted(code for code in unused if not any(re.fullmatch(form, code) for form in formed)) == []


def test_words_of_a_code_are_read_alone_as_with_all_others() -> None:
    assert all(wording._words_of(code) == words for code, words in catalogue().items())


def test_no_code_has_words_twice() -> None:
    seen: dict[str, str] = {}
    twice = []
    for file in sorted((PACKAGE / "words").glob("*.yaml")):
        for code in yaml.safe_load(file.read_text(encoding="utf-8")) or {}:
            if code in seen:
                twice.append((code, seen[code], file.name))
            seen[code] = file.name
    assert twice == []


def test_codes_are_kebab_case() -> None:
    assert [code for code in catalogue() if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", code)] == []
