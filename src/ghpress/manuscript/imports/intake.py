"""Turns a file somebody sends in into an issue's folder: finished pages, Word or Markdown."""

import re
import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ghpress.manuscript.imports.imported import PICTURE_KINDS, Extra, Imported, Known
from ghpress.manuscript.imports.markdown.issue import MarkdownFile, issue_from_markdown
from ghpress.manuscript.imports.printed.issue import issue_from_print
from ghpress.manuscript.imports.word.issue import issue_from_word
from ghpress.manuscript.read import ISSUE_FILE
from ghpress.manuscript.stories import pictures_of
from ghpress.manuscript.story import Issue, Picture
from ghpress.manuscript.text import plain
from ghpress.manuscript.write import write_issue
from ghpress.remarks import Halt, InFile, Level, Remark, error, warning, worst
from ghpress.rim import inside, read_text, unwritable, write_beside
from ghpress.ticket import when_from_environment

PRINT = frozenset((".txt", ".text"))
WORD = frozenset((".docx", ".doc"))
MARKDOWN = frozenset((".md", ".markdown", ".mkd"))
MOST_WORD_BYTES = 200_000_000
"""A Word file with an issue's pictures stays under it."""


def import_file(path: Path, into: Path) -> tuple[Issue | None, tuple[Remark, ...]]:
    """Imports a file (or a folder of Markdown) and writes the issue into a new folder.

    The issue is None, and nothing is written, if a remark is an error. The issue's date is the file's
    own (or SOURCE_DATE_EPOCH), which a remark says. Raises Halt if the folder cannot be written.
    """
    if into.exists() and (not into.is_dir() or any(into.iterdir())):
        return None, (error("import-folder-taken", InFile(into.name), folder=into.name),)
    if not path.exists():
        return None, (error("file-missing", InFile(path.name), path=path.name),)
    changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    known = Known(into.name, plain(path.stem), when_from_environment(changed).date())
    imported = _imported(path, known)
    issue = imported.issue
    remarks = (*imported.remarks, *(_assumed(issue, known, path.name) if issue else ()))
    if issue is None or worst(remarks) is Level.ERROR:
        return None, remarks
    _write(issue, imported.extras, into)
    return replace(issue, folder=str(into.resolve())), remarks


def _imported(path: Path, known: Known) -> Imported:
    """The issue in the file, by what kind of file it is."""
    kind = path.suffix.lower()
    if path.is_dir():
        return _from_folder(path, known)
    if kind in WORD:
        return _from_word(path, known)
    if kind in MARKDOWN:
        return _from_markdown([path], path.parent, known)
    if kind not in PRINT:
        return Imported(None, (error("import-kind-unknown", InFile(path.name), kind=kind or "—"),))
    # A form feed parts the pages of extracted text.
    read = read_text(path, path.parent, allowed="\f")
    if read.text is None:
        return Imported(None, read.remarks)
    imported = issue_from_print(read.text, path.name, known)
    return replace(imported, remarks=(*read.remarks, *imported.remarks))


def _from_word(path: Path, known: Known) -> Imported:
    """The issue in a Word file."""
    whole = InFile(path.name)
    try:
        if path.stat().st_size > MOST_WORD_BYTES:
            megabytes = path.stat().st_size // 1_000_000
            return Imported(None, (error("import-word-big", whole, megabytes=megabytes),))
        content = path.read_bytes()
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        return Imported(None, (error("file-unreadable", whole, path=path.name, why=why),))
    return issue_from_word(content, path.name, known)


def _from_folder(folder: Path, known: Known) -> Imported:
    """The issue in a folder's Markdown files, in the order of their names."""
    if (folder / ISSUE_FILE).exists():
        return Imported(None, (error("import-is-issue", InFile(ISSUE_FILE), folder=folder.name),))
    files = [
        path
        for path in folder.iterdir()
        if path.suffix.lower() in MARKDOWN and path.stem.lower() != "readme" and path.name[0] not in "._"
    ]
    return _from_markdown(sorted(files, key=_by_numbers), folder, known)


def _by_numbers(path: Path) -> list[tuple[bool, int, str]]:
    """Sorts 2.md before 10.md."""
    found = re.findall(r"[0-9]+|[^0-9]+", path.name)
    return [(not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in found]


def _from_markdown(paths: list[Path], root: Path, known: Known) -> Imported:
    """The issue in Markdown files and the pictures they name."""
    remarks: list[Remark] = []
    files: list[MarkdownFile] = []
    for path in paths:
        read = read_text(path, root)
        remarks += read.remarks
        files += [MarkdownFile(read.text, path.name)] if read.text is not None else []
    if not files:
        return Imported(None, (*remarks, error("import-empty", InFile(root.name))))
    imported = issue_from_markdown(files, known)
    pictures = _pictures(imported.issue) if imported.issue else []
    extras, said = _picture_files(pictures, root)
    return Imported(imported.issue, (*remarks, *imported.remarks, *said), extras)


def _pictures(issue: Issue) -> list[Picture]:
    """Every picture of an issue."""
    stories = [*([issue.note] if issue.note else []), *issue.stories]
    return [picture for story in stories for picture in pictures_of(story.blocks)]


def _picture_files(pictures: Iterable[Picture], root: Path) -> tuple[tuple[Extra, ...], list[Remark]]:
    """The files of pictures that lie in the folder, and what is wrong with the others."""
    extras: dict[str, Extra] = {}
    remarks: list[Remark] = []
    for picture in pictures:
        place = picture.place if isinstance(picture.place, InFile) else InFile(root.name)
        within = inside(root, picture.file, place)
        remarks += within.remarks
        if within.path is None:
            continue
        if within.path.suffix.lower() not in PICTURE_KINDS:
            # Whatever else a story names as a picture could be one of the issue's own files.
            remarks.append(warning("import-picture-odd", place, path=picture.file))
            continue
        try:
            extras[picture.file] = Extra(picture.file, within.path.read_bytes())
        except OSError:
            remarks.append(warning("import-picture-missing", place, path=picture.file))
    return tuple(extras.values()), remarks


def _assumed(issue: Issue, known: Known, file: str) -> list[Remark]:
    """Remarks on what no file says and somebody must."""
    remarks = [warning("import-date-assumed", InFile(file), date=known.day.isoformat())]
    if issue.title is known.title:
        remarks.append(warning("import-title-assumed", InFile(file), title=known.title.chars))
    return remarks


def _write(issue: Issue, extras: Iterable[Extra], into: Path) -> None:
    """Writes the folder beside its place and moves it there when it is complete."""
    beside: Path | None = None
    try:
        into.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{into.name}.", suffix=".part", dir=into.parent))
        write_issue(issue, beside)
        for extra in extras:
            write_beside(beside / extra.name, extra.content)
        beside.chmod(0o755)
        beside.replace(into)
    except OSError as fault:
        raise Halt((unwritable(fault, into),)) from fault
    finally:
        if beside is not None:
            shutil.rmtree(beside, ignore_errors=True)
