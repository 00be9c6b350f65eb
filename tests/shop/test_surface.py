"""What others may import from ghpress is one sorted list, and it is true."""

import subprocess
import sys
import textwrap
import tomllib

import pytest

import ghpress
from shop.source import ROOT


def test_the_public_names_are_sorted_and_there() -> None:
    assert list(ghpress.__all__) == sorted(ghpress.__all__)
    assert [name for name in ghpress.__all__ if not hasattr(ghpress, name)] == []


def test_no_public_name_is_left_out_of_the_list() -> None:
    # In a process of its own: tests that ran before have loaded the rooms, which show as attributes.
    code = "import ghpress; print(*(n for n in vars(ghpress) if not n.startswith('_')))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(found.stdout.split()) <= {*ghpress.__all__, "TYPE_CHECKING", "import_module"}


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="nosuch"):
        _ = ghpress.nosuch


def test_the_example_of_the_docstring_runs() -> None:
    example = (ghpress.__doc__ or "").split("\n\n")
    code = textwrap.dedent("\n\n".join(part for part in example if part.startswith("    ")))
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.splitlines() == ["春江潮水连海平，海 9.0", "上明月共潮生。 6.5"]


def test_the_version_is_the_projects() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ghpress.__version__ == project["version"]
