"""The edge of the shop: turns files into text and bytes into files, and trouble into remarks.

Nothing is read from outside the folder it belongs to, nothing is written by halves. What this
cannot promise: a folder on a network share may not rename atomically.
"""

import errno
import os
import re
import stat
import tempfile
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path, PureWindowsPath

from ghpress.remarks import NOWHERE, Halt, InFile, Remark, error, warning
from ghpress.values import dataclass

MOST_BYTES = 16_000_000
"""Larger text files are mistakes: the longest story allowed is some 400 kB."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""C0, DEL and C1 controls, and the line separators YAML and Python would count as lines."""

_LEAST_COMMON = 0.95
"""Share of GB 2312 characters from which on text read as GB 18030 is taken for Chinese: running
text has 0.99 and more, Big5 or Latin-1 read so well under 0.8 (tried on the tests' samples)."""


@dataclass(frozen=True, slots=True)
class FileText:
    """A file's text with line ends as LF; None if it cannot be read."""

    text: str | None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class InFolder:
    """A path found to lie in its folder; None if it does not."""

    path: Path | None
    remarks: tuple[Remark, ...] = ()


def inside(root: Path, name: str, place: InFile) -> InFolder:
    """The path a file name means, if it lies in the folder, links followed.

    ``place`` is where the name was written. The file need not exist.
    """
    given = Path(name)
    foreign = PureWindowsPath(name)
    if not name or given.is_absolute() or foreign.drive or foreign.root or "\0" in name:
        return InFolder(None, (error("path-outside", place, path=name),))
    path = root / given
    try:
        is_within = lies_within(path, root)
    except (OSError, RuntimeError):
        return InFolder(None, (error("file-unreadable", place, path=name, why="loop"),))
    if not is_within:
        return InFolder(None, (error("path-outside", place, path=name),))
    return InFolder(path)


def lies_within(path: Path, folder: Path) -> bool:
    """Whether a path lies in a folder, links followed; it need not exist.

    Raises:
        OSError, RuntimeError: its links lead round and round.
    """
    return _lies_plainly(path, folder) or path.resolve().is_relative_to(folder.resolve())


def _lies_plainly(path: Path, folder: Path) -> bool:
    """Whether nothing below the folder leads elsewhere, which is told in a fifth of the time."""
    if os.name != "posix" or not path.is_relative_to(folder):
        return False
    parts, at = path.relative_to(folder).parts, os.fspath(folder)
    try:
        for part in parts:
            at = f"{at}/{part}"
            if part == ".." or stat.S_ISLNK(os.lstat(at).st_mode):
                return False
    except FileNotFoundError:
        return ".." not in parts
    except OSError:
        return False
    return True


def read_text(path: Path, root: Path, allowed: str = "") -> FileText:
    """The text of a file in the folder, its encoding detected; places name the file from ``root``."""
    name = name_in(path, root)
    within = inside(root, name, InFile(name))
    if within.path is None:
        return FileText(None, within.remarks)
    return text_of(path, name, allowed)


def text_of(path: Path, name: str, allowed: str = "") -> FileText:
    """The text of a file known to lie where it may be read, which remarks call by this name.

    UTF-8, UTF-16 with a byte order mark and GB 18030 (with a warning) are read. ``allowed`` are
    control characters to let pass.
    """
    data = _bytes(path, InFile(name))
    if isinstance(data, Remark):
        return FileText(None, (data,))
    decoded = decode(data, name)
    if decoded.text is None:
        return decoded
    controls = _control_remarks(decoded.text, name, allowed)
    return FileText(None if controls else decoded.text, decoded.remarks + controls)


def name_in(path: Path, root: Path) -> str:
    """The file's name from the folder on, as remarks print it."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def decode(data: bytes, name: str) -> FileText:
    """Bytes as text with line ends as LF, or an error that says what is wrong with the encoding."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _decoded_utf16(data, name)
    try:
        return FileText(_with_line_feeds(data.removeprefix(BOM_UTF8).decode("utf-8")))
    except UnicodeDecodeError as fault:
        broken = data[: fault.start]
    chinese = _as_gb18030(data)
    if chinese is not None:
        return FileText(_with_line_feeds(chinese), (warning("encoding-gb18030", InFile(name)),))
    place = InFile(name, broken.count(b"\n") + 1)
    return FileText(None, (error("encoding-unknown", place),))


def write_beside(path: Path, content: bytes) -> None:
    """Writes the file whole or not at all; an earlier file stays until the new one is complete.

    Raises Halt with ``disk-full`` or ``output-unwritable``.
    """
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
        temporary = Path(beside)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as fault:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise Halt((unwritable(fault, path),)) from fault
    except BaseException:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise


def unwritable(fault: OSError, path: Path) -> Remark:
    """The remark for a file that could not be written."""
    full = fault.errno in (errno.ENOSPC, errno.EDQUOT)
    code = "disk-full" if full else "output-unwritable"
    return error(code, NOWHERE, path=path, why=fault.strerror or type(fault).__name__)


def _bytes(path: Path, whole: InFile) -> bytes | Remark:
    try:
        if path.exists() and not path.is_file():
            return error("file-not-plain", whole, path=whole.file)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            return error("file-too-big", whole, path=whole.file, most=MOST_BYTES // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError:
        return error("file-missing", whole, path=whole.file)
    except OSError as fault:
        return error("file-unreadable", whole, path=whole.file, why=fault.strerror or "")


def _decoded_utf16(data: bytes, name: str) -> FileText:
    try:
        return FileText(_with_line_feeds(data.decode("utf-16")))
    except UnicodeDecodeError:
        return FileText(None, (error("encoding-unknown", InFile(name)),))


def _as_gb18030(data: bytes) -> str | None:
    """The bytes as GB 18030 if that gives Chinese a newspaper could have written."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    wide = [char for char in text if ord(char) > 0x7F]
    common = sum(1 for char in wide if _in_gb2312(char))
    return text if wide and common / len(wide) >= _LEAST_COMMON else None


def _in_gb2312(char: str) -> bool:
    """Whether GB 2312 has the character as a mark (rows 1 to 3) or as a Han character."""
    try:
        code = char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and (code[0] <= 0xA3 or code[0] >= 0xB0)


def _with_line_feeds(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _control_remarks(text: str, name: str, allowed: str) -> tuple[Remark, ...]:
    remarks = []
    for found in _CONTROLS.finditer(text):
        if found[0] not in allowed:
            start = found.start()
            column = start - text.rfind("\n", 0, start)
            place = InFile(name, text.count("\n", 0, start) + 1, column)
            remarks.append(error("character-control", place, codepoint=f"U+{ord(found[0]):04X}"))
        if len(remarks) == _MOST_CONTROLS:
            break
    return tuple(remarks)


_MOST_CONTROLS = 20
"""A binary file would otherwise fill the screen."""


def _umask() -> int:
    """The process's mask; mkstemp makes files only the owner can read, which a printer cannot."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
