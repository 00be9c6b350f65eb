"""Committed files are about the project: no machine's paths, no registry's host, nothing forgotten."""

import fnmatch
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from shop.source import PACKAGE, ROOT, tracked

PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|opt/(?:wheels|pypi))\b")
# Written in pieces, so that this file does not trip over itself.
HOSTS = re.compile(
    "|".join(
        ("py" + r"pi\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "deb\\." + "debian")
    )
)


def _texts() -> list[tuple[Path, str]]:
    found = []
    for file in tracked():
        try:
            found.append((file, file.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def test_no_file_names_a_machines_path_or_a_registrys_host() -> None:
    texts = _texts()
    assert len(texts) > 50, "the scan found no files"
    bad = [
        f"{file.relative_to(ROOT)}:{number}: {found[0]}"
        for file, text in texts
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := PATHS.search(line) or HOSTS.search(line)) and file != Path(__file__).resolve()
    ]
    assert bad == []


def test_files_end_with_a_line_end_and_have_no_byte_order_mark() -> None:
    ours = [
        (file, text)
        for file, text in _texts()
        if file.suffix in {".py", ".md", ".yaml", ".html", ".css", ".sh", ".toml"}
    ]
    assert [
        str(file)
        for file, text in ours
        if text and (not text.endswith("\n") or text.startswith("\ufeff"))
    ] == []


def test_every_data_file_of_the_package_travels_in_the_wheel() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    globs = project["tool"]["setuptools"]["package-data"]["ghpress"]
    beside = [
        file.relative_to(PACKAGE)
        for file in tracked()
        if file.is_relative_to(PACKAGE) and file.suffix != ".py"
    ]
    assert len(beside) > 3, "the scan found no data files"
    lost = [str(file) for file in beside if not any(_matches(file, glob) for glob in globs)]
    assert lost == []


def _matches(file: Path, glob: str) -> bool:
    # "**/" also stands for no folder at all.
    return fnmatch.fnmatch(str(file), glob) or fnmatch.fnmatch(str(file), glob.replace("**/", ""))


def test_requirements_are_what_this_environment_has() -> None:
    found = subprocess.run(
        [sys.executable, str(ROOT / "tools/pin.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_requirements_name_no_address() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
            assert line.startswith("#") or re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line), line
