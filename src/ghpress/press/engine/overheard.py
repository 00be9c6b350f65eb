"""Keeps what the engine would print into its log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def overheard() -> Iterator[list[logging.LogRecord]]:
    """What the engine logs meanwhile, warnings and worse."""
    records: list[logging.LogRecord] = []
    listener = logging.Handler(logging.WARNING)
    listener.emit = records.append  # type: ignore[assignment,method-assign]
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield records
    finally:
        logger.removeHandler(listener)
