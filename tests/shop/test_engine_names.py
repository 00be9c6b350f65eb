"""What we hold on to of WeasyPrint beyond its documented surface is listed, and is there."""

import ast
import importlib
import inspect
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from ghpress.press.engine import LEANED_ON
from shop.source import PACKAGE, ROOT, modules, named, tree

ENGINE = PACKAGE / "press" / "engine"
LIBRARIES = {"weasyprint", "pydyf"}
DOCUMENTED = {"HTML", "CSS", "Document", "default_url_fetcher"}
"""The names WeasyPrint's reference documents at its top level."""


def engine_modules() -> list[Path]:
    return [module for module in modules() if module.is_relative_to(ENGINE)]


def imported(module: Path) -> set[str]:
    """Full names of what a module imports from the engine."""
    names: set[str] = set()
    if not any(library in module.read_text(encoding="utf-8") for library in LIBRARIES):
        return names
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in LIBRARIES:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names if alias.name.split(".")[0] in LIBRARIES}
    return names


def test_only_the_engine_room_imports_the_engine() -> None:
    outside = {named(module): imported(module) for module in modules() if module not in engine_modules()}
    assert {module: names for module, names in outside.items() if names} == {}


def test_every_undocumented_import_is_listed() -> None:
    found = set().union(*(imported(module) for module in engine_modules()))
    assert "weasyprint" in found, "the scan found no import of the engine"
    deep = {name for name in found if "." in name and name.split(".", 1)[1] not in DOCUMENTED}
    assert deep - set(LEANED_ON) == set()


def test_every_private_attribute_used_is_listed() -> None:
    listed = {name.rsplit(".", 1)[1] for name in LEANED_ON}
    private = {
        node.attr: f"{named(module)}:{node.lineno}"
        for module in engine_modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not (isinstance(node.value, ast.Name) and node.value.id in {"self", "cls"})
        and not node.attr.startswith("__")
    }
    own = {
        node.name
        for module in engine_modules()
        for node in ast.walk(tree(module))
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    assert {name: where for name, where in private.items() if name not in listed | own} == {}


@pytest.mark.parametrize("name", LEANED_ON)
def test_a_listed_name_is_in_the_installed_engine(name: str) -> None:
    owner, last = found(name)
    # What __init__ sets shows only in the source of the class.
    assert hasattr(owner, last) or re.search(rf"self\.{last}\b", inspect.getsource(owner)), name


@pytest.mark.parametrize("name", LEANED_ON)
def test_a_listed_name_is_used_or_explained(name: str) -> None:
    last = name.rsplit(".", 1)[1]
    texts = [
        module.read_text(encoding="utf-8") for module in engine_modules() if module.name != "__init__.py"
    ]
    assert any(re.search(rf"\b{last}\b", text) for text in texts), f"{name} is listed and not used"


def found(name: str) -> tuple[object, str]:
    """The module or class a listed name belongs to, and its last part."""
    *path, last = name.split(".")
    for length in range(len(path), 0, -1):
        try:
            owner: object = importlib.import_module(".".join(path[:length]))
        except ModuleNotFoundError:
            continue
        for part in path[length:]:
            owner = getattr(owner, part)
        return owner, last
    raise AssertionError(f"{name} belongs to no module")


def test_the_engine_is_pinned_to_the_version_that_was_read() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pin = f"weasyprint=={version('weasyprint')}"
    assert pin in project["dependencies"]
    assert pin in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
