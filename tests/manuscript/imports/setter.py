"""Sets stories as a newspaper would and gives back the lines extraction finds: the importer's opponent.

Greedy, with the rules that matter here: two em indent, no closing mark first, no opening mark last,
marks squeezed to take one more character in. Nothing of the importer is used.
"""

from dataclasses import dataclass, field

CLOSING = "，。、；：！？”’）》"
OPENING = "“‘（《"


@dataclass(frozen=True)
class Copy:
    """One story: a body of (kind, text) with kind P or S, and its head."""

    kicker: str
    headline: str
    body: list = field(default_factory=list)


def width(chars, squeezed=False):
    return sum(
        0.5 if (squeezed and char in CLOSING + OPENING) or char.isascii() else 1.0 for char in chars
    )


def set_paragraph(chars, measure, indent=2):
    """The printed lines of one paragraph."""
    lines, start, room = [], 0, measure - indent
    while start < len(chars):
        stop = start
        while stop < len(chars) and width(chars[start : stop + 1], squeezed=True) <= room:
            stop += 1
        stop = _least_squeezed(chars, start, stop, room)
        lines.append(chars[start:stop])
        start, room = stop, measure
    return lines


def page(stories, measures, heads_after=True, blank_lines=True, note=()):
    """The text of a page, each story in its own measure, blanks between lines as extraction has them."""
    lines = []
    for story, measure in zip(stories, measures, strict=True):
        head = [story.kicker, story.headline]
        body = []
        for kind, text in story.body:
            body += set_paragraph(text, measure) if kind == "P" else [text]
        lines += [*body, *head] if heads_after else [*head, *body]
    lines += list(note)
    return ("\n\n" if blank_lines else "\n").join(lines) + "\n"


def _least_squeezed(chars, start, stop, room):
    """Back from the most that goes in to where the line may break."""
    while stop < len(chars) and stop - start > 1 and not _legal(chars, start, stop, room):
        stop -= 1
    return stop


def _legal(chars, start, stop, room):
    line = chars[start:stop]
    if chars[stop] in CLOSING or line[-1] in OPENING:
        return False
    if line[-1].isascii() and chars[stop].isascii():
        return False
    spare = width(line) - room
    return spare <= (width(line) - width(line, squeezed=True)) * 0.75 + 1e-9
