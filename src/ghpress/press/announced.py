"""Tells the workers' common parent what pages are to come, which is not known yet when it is started.

What is told lies in a file, whose place the environment says. Nobody waits for it: told too late it is
not heeded, and the workers' first pages take longer.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path
from tempfile import TemporaryDirectory

from ghpress.values import dataclass

TOLD_AT = "GHPRESS_TOLD_AT"
"""The variable of the environment that names the file."""


@dataclass(slots=True)
class Announcement:
    """Word for processes that are started meanwhile, and gone when it is taken down."""

    _folder: "TemporaryDirectory[str]" = field(
        default_factory=lambda: TemporaryDirectory(prefix="ghpress-", ignore_cleanup_errors=True)
    )

    @contextmanager
    def is_heard(self) -> Iterator[None]:
        """Processes that are started within know where to look."""
        former = os.environ.get(TOLD_AT)
        os.environ[TOLD_AT] = str(self._file())
        try:
            yield
        finally:
            os.environ.pop(TOLD_AT)
            if former is not None:
                os.environ[TOLD_AT] = former

    def tell(self, parcel: bytes) -> None:
        """Have this found. Where it cannot be written nothing is lost but time."""
        beside = self._file().with_suffix(".new")
        try:
            beside.write_bytes(parcel)
            beside.rename(self._file())
        except OSError:
            return

    def take_down(self) -> None:
        """Clear it away."""
        self._folder.cleanup()

    def _file(self) -> Path:
        """Where the word lies."""
        return Path(self._folder.name) / "told"


def told() -> bytes:
    """What this process was told by the one that started it; nothing where it was not, or not yet.

    The word is taken down: whoever gave it may be killed, and would leave it behind.
    """
    path = os.environ.get(TOLD_AT)
    if not path:
        return b""
    with suppress(OSError):
        try:
            found = Path(path).read_bytes()
            Path(path).unlink()
            return found
        finally:
            Path(path).parent.rmdir()
    return b""
