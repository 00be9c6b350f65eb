"""What every room's tests share: shelves of faces, and a cache and a store of this run's own."""

import ctypes
import gc
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from faces.build import made_up_shelf
from ghpress.stock.shelf import Shelf, open_shelf

RUN = "GHPRESS_TESTS"
"""The variable that names the folder of this run to all its processes."""


LIBC = ctypes.CDLL(None)
LONGEST = {"reader", "desk", "cli", "press"}


def pytest_configure(config: pytest.Config) -> None:
    """Gives the run a folder before its processes start; nobody's own cache is read or written."""
    if not is_worker(config):
        os.environ[RUN] = tempfile.mkdtemp(prefix="ghpress-tests-")
    os.environ["GHPRESS_CACHE"] = str(Path(os.environ[RUN]) / "cache")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Takes the folder away."""
    if not is_worker(config):
        shutil.rmtree(os.environ.pop(RUN), ignore_errors=True)


def pytest_collection_finish() -> None:
    """What was imported stays to the end: no collection of garbage need look at it again."""
    gc.collect()
    gc.freeze()


def is_worker(config: pytest.Config) -> bool:
    """Whether this is one of several processes that another gives tests to."""
    return hasattr(config, "workerinput")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rooms whose files take longest come first, so that none is left to one process at the end."""
    items.sort(key=lambda item: not LONGEST & set(item.path.parts))


@pytest.fixture(scope="module", autouse=True)
def memory_given_back() -> Iterator[None]:
    """After every file what its tests held goes back to the system, for several processes share it."""
    yield
    gc.collect()
    if hasattr(LIBC, "malloc_trim"):  # glibc keeps what is free; others do not
        LIBC.malloc_trim(0)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Every role set in the made-up test face: Han 1000, Latin and digits 500 (see faces/build.py)."""
    return made_up_shelf(Path(tmp_path_factory.mktemp("shelf")))


@pytest.fixture(scope="session")
def real_shelf() -> Shelf:
    """The shipped roles in the real fonts of the system, which set-up installs; prepared once a run."""
    run = Path(os.environ[RUN])
    opened, _ = open_shelf(run / "fonts", run / "cache/faces")
    return opened
