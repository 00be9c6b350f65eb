"""What every room's tests share: a shelf whose faces add up in the head."""

from pathlib import Path

import pytest

from faces.build import made_up_shelf
from ghpress.stock.shelf import Shelf, open_shelf


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Every role set in the made-up test face: Han 1000, Latin and digits 500 (see faces/build.py)."""
    return made_up_shelf(Path(tmp_path_factory.mktemp("shelf")))


@pytest.fixture(scope="session")
def real_shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The shipped roles in the real fonts of the system, which set-up installs."""
    folder = Path(tmp_path_factory.mktemp("real"))
    opened, _ = open_shelf(folder / "fonts", folder / "store")
    return opened
