"""The reference page of checks says what the checks and profiles say; `make golden` writes it anew."""

import os
from pathlib import Path

from ghpress.preflight.reference import reference

PAGE = Path(__file__).resolve().parents[2] / "docs/preflight.md"


def test_the_published_page_is_the_checks_own_words() -> None:
    wanted = reference()
    found = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if found != wanted and os.environ.get("GHPRESS_GOLDEN") == "write":
        PAGE.write_text(wanted, encoding="utf-8")
    assert found == wanted
