"""Puts a whole folder of output in place at once, so that nobody ever sees half of one.

Everything is written into a folder beside the old one; then the two change places in one step where
the system can (Linux renameat2), else in two renames a moment apart. Before that all of it is on the
disk: a power cut, too, leaves the former output or the whole of the new one. That takes 5 to 50 ms, for
the files are sent there together: one by one they would take 10 ms each, and those who write into the
stage need not do it.
"""

import ctypes
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

from ghpress.remarks import Halt
from ghpress.rim import unwritable

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""Linux's renameat2(2): relative to the working directory; swap the two paths atomically."""

STAGED_SUFFIX = ".part"

TOGETHER = 16
"""Files sent to the disk at a time: what it does to keep one keeps all that wait."""

_OURS: set[str] = set()
"""The folders that this process has staged and not put in place yet."""


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A folder to write into that becomes ``target`` if the block ends well, and vanishes if not.

    With it vanish the folders over the target that were made for it.

    Raises:
        Halt: ``disk-full`` or ``output-unwritable``; the former output is untouched.
    """
    made = [folder for folder in target.parents if not folder.exists()]
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        folder = Path(
            tempfile.mkdtemp(
                prefix=f".{target.name}.{os.getpid()}-", suffix=STAGED_SUFFIX, dir=target.parent
            )
        )
    except OSError as fault:
        raise Halt((unwritable(fault, target),)) from fault
    try:
        _OURS.add(folder.name)
        yield folder
        folder.chmod(0o755)
        _settle(folder)
        _put_in_place(folder, target)
    except OSError as fault:
        if not _is_of_writing(fault, target):
            raise
        raise Halt((unwritable(fault, target),)) from fault
    finally:
        _OURS.discard(folder.name)
        shutil.rmtree(folder, ignore_errors=True)
        _remove_empty(made)


def _remove_empty(folders: Iterable[Path]) -> None:
    """Removes those that nothing was put into."""
    with suppress(OSError):
        for folder in folders:
            folder.rmdir()


def _is_of_writing(fault: OSError, target: Path) -> bool:
    """Whether a fault met while output was made is one of writing it: a full disk tells no name."""
    if fault.filename is None:
        return fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
    return Path(os.fsdecode(fault.filename)).is_relative_to(target.parent)


def _settle(folder: Path) -> None:
    """Has the folder and all that is in it on the disk."""
    with ThreadPoolExecutor(TOGETHER) as threads:
        for _ in threads.map(_sent_to_disk, (folder, *folder.rglob("*"))):
            pass


def _sent_to_disk(path: Path) -> None:
    """Waits until a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_in_place(folder: Path, target: Path) -> None:
    """Make the folder the target; what was there is left under the folder's name, to be removed."""
    if not target.exists():
        folder.replace(target)
        return
    if _exchanged(folder, target):
        return
    aside = folder.with_name(folder.name + ".old")
    target.replace(aside)
    folder.replace(target)
    shutil.rmtree(aside, ignore_errors=True)


def _exchanged(first: Path, second: Path) -> bool:
    """Whether the two folders changed places in one step."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    paths = (os.fsencode(first), os.fsencode(second))
    if libc.renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        return False
    raise OSError(fault, os.strerror(fault), str(second))


def _sweep(target: Path) -> None:
    """Remove what a killed build left; bring the former output back if it was killed between renames.

    What a build still running has staged is let be.
    """
    for left in target.parent.glob(f".{target.name}.*{STAGED_SUFFIX}*"):
        process = left.name.removeprefix(f".{target.name}.").partition("-")[0]
        if left.name in _OURS or _is_at_work(process):
            continue
        if left.name.endswith(".old") and not target.exists():
            left.replace(target)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _is_at_work(process: str) -> bool:
    """Whether a process of this number, other than ourselves, is running."""
    if not process.isdigit() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True
