"""Work for copies of the process that does not come home."""

import os
import signal
import threading

HERE = os.getpid()
"""The process that runs the test; its copies have other numbers."""


def dies_elsewhere(number: int) -> int:
    if os.getpid() != HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fails_elsewhere(number: int) -> int:
    if os.getpid() != HERE:
        raise RuntimeError
    return number


def brings_what_cannot_be_sent(number: int) -> object:
    return (number, None if os.getpid() == HERE else threading.Lock())
