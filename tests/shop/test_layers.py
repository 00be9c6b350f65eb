"""Imports point up the shop: the contracts of pyproject.toml hold."""

import subprocess
import sys
from pathlib import Path

from shop.source import ROOT


def test_the_import_contracts_are_kept() -> None:
    lint = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout + found.stderr
    assert "2 kept" in found.stdout.lower(), found.stdout
