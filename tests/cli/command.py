"""Runs the real command in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def ghpress(
    *words: object,
    at: Path | None = None,
    env: Mapping[str, str] | None = None,
    given: str | None = None,
) -> subprocess.CompletedProcess[str]:
    """Runs ``ghpress`` with these words in the folder ``at``; ``given`` is its standard input."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GHPRESS_")}
    return subprocess.run(
        [sys.executable, "-m", "ghpress", *map(str, words)],
        cwd=at,
        env={**kept, "NO_COLOR": "1", **(env or {})},
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
