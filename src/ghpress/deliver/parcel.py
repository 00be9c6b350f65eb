"""Turns the files of a parcel into a folder or an archive, there whole or not at all."""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from PIL import Image

from ghpress.rim import write_beside
from ghpress.staging import staged

SUMS = "SHA256SUMS"
LIGHT_QUALITY = 60
"""Of a JPEG at 100 dpi: body text can just be read."""

FIRST_YEAR = 1980
"""Archives know no earlier date (APPNOTE 4.4.6)."""


def with_sums(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files, and the list of their hashes as ``sha256sum --check`` reads it."""
    lines = (f"{sha256(content)}  {name}\n" for name, content in sorted(files.items()))
    return {**files, SUMS: "".join(lines).encode()}


def sha256(content: bytes) -> str:
    """The content's hash in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def light(picture: bytes) -> bytes:
    """A page's picture small enough to be mailed: to see that it is this page, not to judge it."""
    with Image.open(io.BytesIO(picture)) as opened:
        written = io.BytesIO()
        opened.convert("RGB").save(written, "JPEG", quality=LIGHT_QUALITY, optimize=True)
    return written.getvalue()


def write_folder(files: Mapping[str, bytes], target: Path) -> None:
    """Put the parcel in place as a folder, at once.

    Raises:
        Halt: the disk is full or the place cannot be written.
    """
    with staged(target) as folder:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


def write_archive(files: Mapping[str, bytes], target: Path, when: datetime) -> None:
    """Put the parcel in place as a zip archive: the same files and time, the same bytes.

    Pages are stored as they are: they are compressed already, and what compresses differs from one
    machine to another. Raises Halt as ``write_folder`` does.
    """
    written = io.BytesIO()
    stamp = max(when.timetuple()[:6], (FIRST_YEAR, 1, 1, 0, 0, 0))
    year, month, day, hour, minute, second = stamp
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(f"{target.stem}/{name}", (year, month, day, hour, minute, second))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content)
    write_beside(target, written.getvalue())
