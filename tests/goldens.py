"""What a test accepts as text in the tree: goldens a person reads, pages and schemas of the manual."""

import os
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "golden"


def held(file: Path, wanted: str) -> str:
    """What the file holds; with GHPRESS_GOLDEN=write it is written first, and the test fails once."""
    found = file.read_text(encoding="utf-8") if file.exists() else ""
    if found != wanted and os.environ.get("GHPRESS_GOLDEN") == "write":
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(wanted, encoding="utf-8")
    return found
