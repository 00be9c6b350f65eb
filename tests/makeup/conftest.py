"""What tests of several files of this room need."""

import pytest

from ghpress.makeup import hands


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other thread, whatever runs the tests has of its own."""
    monkeypatch.setattr(hands, "_may_copy", lambda: True)
