"""The command answers at once: help loads none of the heavy libraries."""

import subprocess
import sys

import pytest

from ghpress.cli.main import VERBS

HEAVY = (
    "weasyprint",
    "pydyf",
    "pikepdf",
    "numpy",
    "PIL",
    "docx",
    "rjieba",
    "fontTools",
    "uharfbuzz",
    "pypdfium2",
    "jinja2",
    "shtab",
    "markdown_it",
)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], *([verb, "--help"] for verb in VERBS)])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom ghpress.cli.main import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert not end.code\n"
        f"print('loaded:', *(name for name in {HEAVY!r} if name in sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines()[-1] == "loaded:"
