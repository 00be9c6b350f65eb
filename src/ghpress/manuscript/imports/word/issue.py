"""Turns a Word file (.docx) into an issue: styles say what paragraphs are, a headline begins a story."""

from dataclasses import replace

from ghpress.manuscript.imports.imported import Imported, Known
from ghpress.manuscript.imports.word.items import Item, read_items
from ghpress.manuscript.imports.word.looks import guessed_roles
from ghpress.manuscript.imports.word.package import open_word
from ghpress.manuscript.imports.word.stories import stories_of
from ghpress.manuscript.imports.word.styles import TELLING, WordRole
from ghpress.manuscript.imports.word.text import on_one_line
from ghpress.manuscript.story import Issue
from ghpress.manuscript.text import Text
from ghpress.remarks import InFile, Remark, error, note, warning


def issue_from_word(content: bytes, file: str, known: Known) -> Imported:
    """The issue in a Word file; in places of its remarks the line is the paragraph's number."""
    opened = open_word(content, file)
    if opened.document is None:
        return Imported(None, opened.remarks)
    found = read_items(opened.document, file)
    if not found.items:
        return Imported(None, (*found.remarks, error("import-empty", InFile(file))))
    items, guesses = _with_guesses(found.items)
    title, items = _title_apart(items)
    made = stories_of(items)
    issue = Issue(known.name, "", title or known.title, known.day, made.stories, made.note)
    dropped = [note("import-contents-dropped", item.place) for item in items if _is_contents(item)]
    remarks = (*found.remarks, *guesses, *made.remarks, *dropped[:1])
    return Imported(issue, remarks, tuple(found.extras.values()))


def _is_contents(item: Item) -> bool:
    """Whether this is a line of a table of contents, which the paper makes itself."""
    return item.role is WordRole.CONTENTS


def _with_guesses(items: list[Item]) -> tuple[list[Item], list[Remark]]:
    """The items, their roles guessed from their looks if nobody used styles, and a remark a guess."""
    if any(item.role in TELLING for item in items):
        return items, []
    typed = [item for item in items if item.block is None and item.role is WordRole.BODY]
    roles = guessed_roles([(item.chars, item.look) for item in typed])
    guessed = {
        item.place: role for item, role in zip(typed, roles, strict=True) if role is not item.role
    }
    remarks: list[Remark] = [
        warning(f"import-guessed-{guessed[item.place].value}", item.place, chars=item.chars)
        for item in typed
        if item.place in guessed
    ]
    return [
        replace(item, role=guessed.get(item.place, item.role)) if item in typed else item
        for item in items
    ], remarks


def _title_apart(items: list[Item]) -> tuple[Text | None, list[Item]]:
    """The issue's title and the rest: style Title at the head of a file, Heading 1 over its stories."""
    first = items[0]
    others = [item for item in items[1:] if item.role is WordRole.HEADLINE]
    styled_so = first.is_title and any(not item.is_title for item in others)
    if not styled_so or len(items) < 2 or items[1].role not in (WordRole.HEADLINE, WordRole.KICKER):
        return None, items
    return on_one_line(first.texts), items[1:]
