"""Imports point up the shop: the contracts of pyproject.toml hold."""

import ast
import subprocess
import sys
from pathlib import Path

from shop.source import ROOT, modules, named, tree


def test_the_import_contracts_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "2 kept" in found.stdout.lower(), found.stdout


def test_only_the_press_writes_pdf() -> None:
    writers = {
        named(module)
        for module in modules()
        if "pikepdf" in imports(module) and {"new", "save"} & attributes(module)
    }
    rooms = ("colophon", "impose/sheets", "impose/tiles", "merge")
    assert writers == {f"src/ghpress/press/{room}.py" for room in rooms}


def test_inspection_reads_with_other_rooms_than_the_press() -> None:
    inspecting = [module for module in modules() if "/preflight/" in named(module)]
    assert inspecting, "the scan found no inspection"
    assert [named(module) for module in inspecting if "ghpress.press" in " ".join(imports(module))] == []


def imports(module: Path) -> set[str]:
    """The modules a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def attributes(module: Path) -> set[str]:
    """The attributes a module asks things for."""
    return {node.attr for node in ast.walk(tree(module)) if isinstance(node, ast.Attribute)}
