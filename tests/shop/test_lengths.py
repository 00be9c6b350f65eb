"""Modules and functions stay short enough to read in one go (STYLE: 400 and 60 lines)."""

import ast

from shop.source import modules, named, tree

MODULE_CAP = 400
FUNCTION_CAP = 60


def test_no_module_is_longer_than_its_cap() -> None:
    lengths = {
        named(module): len(module.read_text(encoding="utf-8").splitlines()) for module in modules()
    }
    assert len(lengths) > 20, "the scan found no package"
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_CAP} == {}


def test_no_function_is_longer_than_its_cap() -> None:
    lengths = {
        f"{named(module)}:{node.lineno} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(lengths) > 50, "the scan found no functions"
    assert {name: lines for name, lines in lengths.items() if lines > FUNCTION_CAP} == {}


def test_every_module_begins_by_saying_what_it_does() -> None:
    silent = []
    for module in modules():
        first = (ast.get_docstring(tree(module)) or "").split("\n", 1)[0]
        if len(first) < 15 or first[-1] not in ".:?":
            silent.append(named(module))
    assert silent == []
