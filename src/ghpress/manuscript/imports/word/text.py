"""Turns styled characters of a Word paragraph into texts, one for each line the typist broke."""

from collections.abc import Iterable
from dataclasses import replace

from ghpress.manuscript.imports.spaces import WIDE_SPACE, stripped, without_stray_spaces
from ghpress.manuscript.imports.texts import IGNORED, gathered, joined
from ghpress.manuscript.imports.word.runs import Char, Style
from ghpress.manuscript.text import Span, Text, plain
from ghpress.remarks import InFile

_DROPPED = IGNORED | {"\u00ad"}
"""Invisible marks of the word processor, its soft hyphen too."""


def texts_of_chars(chars: Iterable[Char], place: InFile) -> tuple[Text, ...]:
    """The texts these characters make up, indents and stray spaces gone; empty lines give none."""
    lines: list[list[tuple[int, Char]]] = [[]]
    for column, char in enumerate(chars, start=1):
        if char.char == "\n":
            lines.append([])
        elif char.char not in _DROPPED:
            lines[-1].append((column, char))
    texts = (_text(line, place) for line in lines)
    return tuple(text for text in texts if text)


def on_one_line(texts: tuple[Text, ...]) -> Text:
    """Several lines as one, set apart by an em; nothing if there are none."""
    spaced: list[Text] = []
    for text in texts:
        spaced += [plain(WIDE_SPACE), text] if spaced else [text]
    return joined(spaced)


def _text(line: list[tuple[int, Char]], place: InFile) -> Text:
    """One line as text; the place's line is the paragraph, the column counts its characters."""
    cells = stripped([(column, char.char) for column, char in line])
    kept = without_stray_spaces(cells) if cells else []
    text = gathered(kept, place)
    styles = {column: char.styles for column, char in line}
    return replace(text, spans=_spans([styles[column] for column, _ in kept]))


def _spans(styles: list[frozenset[Style]]) -> tuple[Span, ...]:
    """Stretches of characters that share a style."""
    spans: list[Span] = []
    for style in sorted(frozenset().union(*styles)):
        start = None
        for index, has in enumerate([style in each for each in styles] + [False]):
            if has and start is None:
                start = index
            elif not has and start is not None:
                spans.append(Span(start, index, *style))
                start = None
    return tuple(sorted(spans, key=lambda span: (span.start, -span.stop, span.kind)))
