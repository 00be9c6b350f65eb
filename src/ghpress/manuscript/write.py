"""Turns an issue back into the files an editor would have written; reading them gives it again.

Exact but for places, and for what ``markup`` says it cannot write.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ghpress.manuscript.furnishinglines import furnishing_lines
from ghpress.manuscript.markup import markup
from ghpress.manuscript.story import (
    Block,
    Box,
    Chart,
    Issue,
    List,
    Paragraph,
    Picture,
    Quote,
    Story,
    Subhead,
    Table,
    Timeline,
)
from ghpress.manuscript.text import Text
from ghpress.manuscript.yamlout import entry, listing, one_or_listing, scalar
from ghpress.remarks import Halt, InFile, error
from ghpress.rim import inside, write_beside
from ghpress.values import dataclass

_LINE_STARTS = re.compile(
    r"#|>|[-+](?=\s|$)|(?:[-_][ \t]*){3,}$|:(?=::|\s)|```"
    r"|(?P<figures>[0-9]{1,9})(?P<stop>[.)])(?=\s|$)"
)


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of an issue: its name from the issue's folder and its text."""

    name: str
    text: str


def write_issue(issue: Issue, folder: Path, *, replace: bool = False) -> tuple[Path, ...]:
    """Writes the issue's files into the folder and returns their paths.

    Raises Halt: ``issue-exists`` unless ``replace``, ``path-outside``, or what ``rim`` says.
    """
    files = issue_files(issue)
    if not replace and (folder / files[0].name).exists():
        raise Halt((error("issue-exists", InFile(files[0].name), folder=folder.name),))
    refused = [
        remark for file in files for remark in inside(folder, file.name, InFile(file.name)).remarks
    ]
    if refused:
        raise Halt(tuple(refused))
    for file in reversed(files):
        write_beside(folder / file.name, file.text.encode())
    return tuple(folder / file.name for file in files)


def issue_files(issue: Issue) -> tuple[WrittenFile, ...]:
    """Every file of the issue, issue.yaml first."""
    files = [WrittenFile("issue.yaml", issue_yaml(issue))]
    if issue.terms or issue.titles:
        files.append(WrittenFile("terms.yaml", "\n".join([*_terms(issue), ""])))
    stories = (*((issue.note,) if issue.note else ()), *issue.stories, *issue.fillers)
    return (*files, *(WrittenFile(story.file, story_markdown(story)) for story in stories))


def _terms(issue: Issue) -> list[str]:
    """The lines of terms.yaml."""
    lines = listing("terms", list(issue.terms))
    lines += ["titles:"] if issue.titles else []
    for each in issue.titles:
        lines += [f"  - name: {scalar(each.name)}", *entry("title", each.title, "    ")]
    return lines


def issue_yaml(issue: Issue) -> str:
    """The text of issue.yaml."""
    furniture = [f"  {name}: {scalar(markup(text))}" for name, text in issue.furniture]
    lines = [
        *entry("title", markup(issue.title)),
        f"date: {issue.date.isoformat()}",
        *entry("number", issue.number),
        *entry("total", issue.total),
        *entry("section", issue.section),
        *entry("layout", issue.layout),
        f"pages: {_pages(issue)}",
        *([f"lock: [{', '.join(map(str, issue.locked))}]"] if issue.locked else []),
        *(entry("note", issue.note.file) if issue.note else ()),
        "stories:",
        *(_listed(story) for story in issue.stories),
        *(_cover(issue.cover) if issue.cover else ()),
        *furnishing_lines(issue),
        *listing("people", list(issue.people)),
        *(["furniture:", *furniture] if furniture else []),
    ]
    return "\n".join(lines) + "\n"


def _pages(issue: Issue) -> str:
    """The number of pages, or that make-up decides it."""
    if issue.pages is None and issue.multiple > 1:
        return f"{{auto: {issue.multiple}}}"
    return str(issue.pages or "auto")


def _listed(story: Story) -> str:
    """A story in the issue's list, with the page and the slot it is put on."""
    said = {"page": story.page, "slot": story.slot}
    put = "".join(f", {key}: {value}" for key, value in said.items() if value)
    return f"  - {{file: {scalar(story.file)}{put}}}" if put else f"  - {scalar(story.file)}"


def _cover(picture: Picture) -> Iterator[str]:
    """The front page's picture."""
    yield "cover:"
    yield from entry("file", picture.file, "  ")
    yield from _text("caption", picture.caption, "  ")
    yield from _text("credit", picture.credit, "  ")
    yield from entry("alt", picture.alt, "  ")
    if any(share * 2 != 1 for share in picture.focus):
        yield f"  focus: [{', '.join(str(share) for share in picture.focus)}]"


def story_markdown(story: Story) -> str:
    """The text of a story's file: front matter and body."""
    body = "\n\n".join(blocks_markdown(story.blocks))
    return "\n".join(["---", *_front_matter(story), "---", "", body, ""])


def blocks_markdown(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The Markdown of each block; of two lists side by side the second takes other marks."""
    other = False
    for former, block in pairwise((None, *blocks)):
        same = isinstance(former, List) and isinstance(block, List) and former.ordered == block.ordered
        other = same and not other
        assert block is not None, "only the first of the pairs is empty"
        yield _block(block, other)


def _front_matter(story: Story) -> Iterator[str]:
    stem = story.file.rpartition("/")[2].removesuffix(".md")
    if story.id != stem:
        yield from entry("id", story.id)
    yield from _text("kicker", story.head.kicker)
    yield from one_or_listing("headline", [markup(part) for part in story.head.headline])
    yield from one_or_listing("deck", [markup(line) for line in story.head.deck])
    yield from _text("byline", story.byline)
    yield from _text("dateline", story.dateline)
    yield from entry("city", story.city)
    if story.rank != Story.__dataclass_fields__["rank"].default:
        yield f"rank: {story.rank}"
    yield from _standing(story)
    if story.head.alternatives:
        yield "alternatives:"
    for parts in story.head.alternatives:
        yield f"  - - {scalar(markup(parts[0]))}"
        yield from (f"    - {scalar(markup(part))}" for part in parts[1:])


def _standing(story: Story) -> Iterator[str]:
    """How its editor wants it to stand."""
    if (columns := story.columns) is not None:
        over, count = columns.over, columns.count
        yield f"columns: {over}" if over == count else f"columns: {over}/{count}"
    if story.head.vertical:
        yield f"vertical: {story.head.vertical}"
    if story.head.deck_optional:
        yield "deck-optional: true"
    if story.jump is not None:
        yield f"jump: {str(story.jump).lower()}"
    yield from one_or_listing("slug", [markup(part) for part in story.slug])


def _text(key: str, text: Text | None, indent: str = "") -> list[str]:
    return entry(key, markup(text), indent) if text else []


def _block(block: Block, other: bool) -> str:
    match block:
        case Paragraph(text):
            return _line(text)
        case Subhead(text):
            return f"## {_heading(text)}"
        case List():
            return _list(block, other)
        case Quote():
            return _quote(block)
        case Picture():
            return _picture(block)
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)
        case Timeline():
            return _timeline(block)
        case Box(title, blocks):
            head = f"::: box {markup(title)}" if title else "::: box"
            return "\n\n".join([head, *blocks_markdown(blocks), ":::"])


def _line(text: Text) -> str:
    """A paragraph on one line, its beginning no mark of another block."""
    written = markup(text)
    found = _LINE_STARTS.match(written)
    if not found:
        return written
    at = found.start("stop") if found["figures"] else 0
    return f"{written[:at]}\\{written[at:]}"


def _heading(text: Text) -> str:
    written = markup(text)
    return f"{written[:-1]}\\#" if written.endswith("#") else written


def _list(block: List, other: bool) -> str:
    if not block.ordered:
        return "\n".join(f"{'+' if other else '-'} {_line(item)}" for item in block.items)
    stop = ")" if other else "."
    return "\n".join(
        f"{block.first + index}{stop} {_line(item)}" for index, item in enumerate(block.items)
    )


def _quote(block: Quote) -> str:
    lines = [_line(paragraph) for paragraph in block.paragraphs]
    if block.credit:
        lines.append(f"——{markup(block.credit)}")
    elif len(lines) > 1 and lines[-1].startswith("——"):
        # Without a credit a last paragraph that begins with a dash would be read as one.
        lines[-1] = f"&#8212;{lines[-1][1:]}"
    return "\n>\n".join(f"> {line}" for line in lines)


def _picture(block: Picture) -> str:
    alt = markup(Text(block.alt), "~*^{")
    file = f"<{block.file}>" if re.search(r'[\s()"]', block.file) else block.file
    words = markup(block.caption, '"|｜') if block.caption else ""
    words += f"｜{markup(block.credit, chr(34) + '|｜')}" if block.credit else ""
    settings = [] if block.columns is None else [f"columns={block.columns}"]
    if any(share * 2 != 1 for share in block.focus):
        settings.append("focus=" + ",".join(f"{s.numerator}/{s.denominator}" for s in block.focus))
    title = f' "{words}"' if words else ""
    return f"![{alt}]({file}{title})" + (f"{{{' '.join(settings)}}}" if settings else "")


_DASHES = {"": "---", "left": ":---", "centre": ":---:", "right": "---:"}


def _table(block: Table) -> str:
    rows = ["| " + " | ".join(markup(cell, "|") for cell in row) + " |" for row in block.rows]
    width = max((len(row) for row in block.rows), default=1)
    dashes = "|" + "".join(f" {_DASHES[block.side(column)]} |" for column in range(width))
    head = rows[0] if block.has_head and rows else "|" + "  |" * width
    rest = rows[1:] if block.has_head else rows
    caption = [f": {markup(block.caption)}", ""] if block.caption else []
    return "\n".join([*caption, head, dashes, *rest])


def _chart(block: Chart) -> str:
    lines = [f"kind: {block.kind}", *_text("title", block.title)]
    if block.columns is not None:
        lines.append(f"columns: {block.columns}")
    if block.frame != Chart.__dataclass_fields__["frame"].default:
        lines.append(f"frame: {_number(block.frame.numerator, block.frame.denominator)}")
    lines.extend(entry("ground", block.ground.file) if block.ground else ())
    lines.append("data:")
    for datum in block.data:
        lines.append(f"  - label: {scalar(markup(datum.label))}")
        if datum.value is not None:
            lines.append(f"    value: {_number(datum.value.numerator, datum.value.denominator)}")
        lines.extend(entry("said", datum.said, "    ") if datum.said else ())
        lines.extend(entry("unit", datum.unit, "    "))
        if datum.at:
            shares = [_number(share.numerator, share.denominator) for share in datum.at]
            lines.append(f"    at: [{', '.join(shares)}]")
    return "\n".join(["```chart", *lines, *_text("source", block.source), "```"])


def _timeline(block: Timeline) -> str:
    lines: list[str] = []
    for one in block.entries:
        lines.append(f"- when: {scalar(markup(one.when))}")
        lines.extend(entry("where", markup(one.where), "  ") if one.where else ())
        lines.append(f"  what: {scalar(markup(one.what))}")
    return "\n".join(["```timeline", *lines, "```"])


def _number(above: int, below: int) -> str:
    return str(above) if below == 1 else f"{above}/{below}"
