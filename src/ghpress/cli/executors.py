"""Turns ``--executor`` into what paints pages: our own workers, a Dask cluster, or another executor."""

from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # --help needs none of it
    from concurrent.futures import Executor

LOCAL, DASK = "local", "dask:"


def named(said: str) -> str:
    """The name of an executor, if it looks like one.

    Raises:
        ArgumentTypeError: it does not.
    """
    before, colon, after = said.partition(":")
    if said == LOCAL or (before and colon and after):
        return said
    raise ArgumentTypeError(f"{said!r} is not like local、dask:tcp://10.0.0.1:8786、module:function")


@contextmanager
def opened(name: str | None) -> "Iterator[Executor | None]":
    """The executor of this name while it is wanted; None for workers of our own.

    Raises:
        Halt: it is not to be had.
    """
    if name is None or name == LOCAL:
        yield None
    elif name.startswith(DASK):
        with _dask(name.removeprefix(DASK)) as executor:
            yield executor
    else:
        with _own(name) as executor:
            yield executor


@contextmanager
def _dask(address: str) -> "Iterator[Executor]":
    """A Dask cluster's interface as an executor."""
    import importlib
    import warnings

    from ghpress.remarks import NOWHERE, Halt, error

    try:
        client = importlib.import_module("distributed").Client(address, timeout="20s")
    except (ImportError, OSError, ValueError) as fault:
        raise Halt((error("executor-missing", NOWHERE, name=DASK + address, why=fault),)) from fault
    with warnings.catch_warnings(), client:
        # Faces travel once to each machine; Dask would have them laid out beforehand.
        warnings.filterwarnings("ignore", "Sending large graph", UserWarning)
        yield client.get_executor(pure=False)


def _own(name: str) -> "Executor":
    """What a function somebody wrote returns."""
    import importlib
    from concurrent.futures import Executor

    from ghpress.remarks import NOWHERE, Halt, error

    module, _, function = name.partition(":")
    try:
        made = getattr(importlib.import_module(module), function)()
    except (ImportError, AttributeError, TypeError) as fault:
        raise Halt((error("executor-missing", NOWHERE, name=name, why=fault),)) from fault
    if not isinstance(made, Executor):
        why = f"{type(made).__name__} is no concurrent.futures.Executor"
        raise Halt((error("executor-missing", NOWHERE, name=name, why=why),))
    return made
