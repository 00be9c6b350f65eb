"""The reference page of checks says what the checks and profiles say; `make golden` writes it anew."""

from pathlib import Path

from ghpress.preflight.reference import reference
from goldens import held

PAGE = Path(__file__).resolve().parents[2] / "docs/preflight.md"


def test_the_published_page_is_the_checks_own_words() -> None:
    assert held(PAGE, reference()) == reference()
