"""Looks for phrases of a new text that stand word for word in an older one: eight characters or more.

    python tools/echoes.py OLD.txt content/ISSUE

White space and punctuation are left out of the comparison, a number counts as one character, and
the names and set terms of the issue's terms.yaml may be shared: they end a phrase. Exit 1 where one is
found.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

LEAST = 8
"""Characters in a row from which on a phrase counts as taken over (the house's own rule)."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?%?")
_FRONT_KEYS = re.compile(r"^[a-z_]+:", re.MULTILINE)
_KEPT = re.compile(r"[^\w#\N{NULL}]|_")


def solid(text: str, shared: Iterable[str]) -> str:
    """The text as it is compared: terms cut out, numbers as ``#``, no blanks, no punctuation."""
    text = "".join(text.split())
    for term in sorted(shared, key=len, reverse=True):
        text = text.replace("".join(term.split()), "\0")
    return _KEPT.sub("", _NUMBER.sub("#", text))


def echoes(new: str, old: str, least: int = LEAST) -> Iterator[str]:
    """Every longest run of the new text, both made ``solid``, that the old text has too."""
    at = 0
    while at + least <= len(new):
        length = least
        if "\0" in new[at : at + least] or new[at : at + least] not in old:
            at += 1
            continue
        while at + length < len(new) and new[at : at + length + 1] in old and new[at + length] != "\0":
            length += 1
        yield new[at : at + length]
        at += length


def shared_terms(issue: Path) -> tuple[str, ...]:
    """The names and set terms the issue declares."""
    file = issue / "terms.yaml"
    read = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return (*read.get("names", ()), *read.get("terms", ()))


def main(old_file: str, issue: str) -> int:
    """Print each echo with its file; the exit code."""
    terms = shared_terms(Path(issue))
    old = solid(Path(old_file).read_text(encoding="utf-8"), terms)
    count = 0
    for file in sorted(Path(issue).glob("*.md")):
        copy = _FRONT_KEYS.sub("", file.read_text(encoding="utf-8"))
        for echo in echoes(solid(copy, terms), old):
            print(f"{file.name}: {echo.replace('#', '〇')}")
            count += 1
    print(f"{count} 处照抄（{LEAST} 字以上）")
    return 1 if count else 0


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
