"""Runs the command: in a process of its own, or in this one where the process is not what is tested."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from ghpress.cli.main import main


def ghpress(
    *words: object,
    at: Path | None = None,
    env: Mapping[str, str] | None = None,
    given: str | None = None,
    before: Callable[[], object] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Runs ``ghpress`` with these words in the folder ``at``; ``given`` is its standard input.

    ``before`` runs in the new process before the command does, to set its limits.
    """
    return subprocess.run(
        command(*words),
        cwd=at,
        env=environment(env),
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        preexec_fn=before,
    )


def here(
    *words: object, at: Path | None = None, env: Mapping[str, str] | None = None, given: str = ""
) -> subprocess.CompletedProcess[str]:
    """The same in this process, which has imported the shop already: half a second less."""
    out, err = _stream(), _stream()
    with (
        patch.dict(os.environ, {"COLUMNS": "80", **environment(env)}, clear=True),
        patch("sys.stdin", _stream(given)),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(at or "."),
    ):
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:  # a usage error, help or version
            code = int(left.code or 0)
    return subprocess.CompletedProcess(command(*words), code, _said(out), _said(err))


def _stream(words: str = "") -> io.TextIOWrapper:
    """A stream that, as a pipe's end, has bytes beneath."""
    return io.TextIOWrapper(io.BytesIO(words.encode("utf-8")), encoding="utf-8", newline="")


def _said(stream: io.TextIOWrapper) -> str:
    """All that was written to it."""
    stream.flush()
    beneath = stream.buffer
    assert isinstance(beneath, io.BytesIO)
    return beneath.getvalue().decode("utf-8")


def command(*words: object) -> list[str]:
    """The command line."""
    return [sys.executable, "-m", "ghpress", *map(str, words)]


def heeding() -> None:
    """Run in a new process: it heeds Ctrl-C even where these tests run in the background, deaf to it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """This environment without what somebody set for ghpress, but with the cache of these tests."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GHPRESS_")}
    own = {name: os.environ[name] for name in ("GHPRESS_CACHE", "GHPRESS_TESTS")}
    return {**kept, **own, "NO_COLOR": "1", **(more or {})}
