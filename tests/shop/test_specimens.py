"""The specimens of docs/typesetting are what the composer sets today; `make golden` writes them anew."""

import os
import re
import subprocess
import sys

from shop.source import ROOT

FOLDER = ROOT / "docs" / "typesetting"
LARGEST = 80_000


def test_pages_and_lines_are_up_to_date() -> None:
    checking = [sys.executable, "-m", "tools.specimens", "--check"]
    found = subprocess.run(checking, cwd=ROOT, capture_output=True, text=True, check=False)
    if found.returncode and os.environ.get("GHPRESS_GOLDEN") == "write":
        subprocess.run([sys.executable, "-m", "tools.specimens"], cwd=ROOT, check=True)
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_picture_shown_is_there_and_small_and_none_lies_idle() -> None:
    pages = (file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md"))
    shown = {name for page in pages for name in re.findall(r'src="([\w-]+\.png)"', page)}
    assert len(shown) > 10
    assert shown == {file.name for file in FOLDER.glob("*.png")}
    assert [name for name in sorted(shown) if (FOLDER / name).stat().st_size > LARGEST] == []


def test_links_between_the_pages_lead_to_a_heading() -> None:
    pages = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    anchors = {
        name: {re.sub(r"\W", "", head) for head in re.findall(r"(?m)^#+ (.+)$", page)}
        for name, page in pages.items()
    }
    links = {link for page in pages.values() for link in re.findall(r"\]\(([^)]+)\)", page)}
    assert len(links) > 10
    for link in links:
        name, _, anchor = link.partition("#")
        assert (FOLDER / name).is_file(), link
        assert not anchor or anchor in anchors[name], link
