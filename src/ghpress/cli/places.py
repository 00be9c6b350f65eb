"""Where the command keeps what it need not make twice."""

from pathlib import Path


def faces_store() -> Path:
    """The folder of prepared faces."""
    return Path(".ghpress-cache/faces")
