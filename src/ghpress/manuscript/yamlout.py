"""Turns words, numbers and lists into YAML lines that read back as the same."""

from ghpress.located.scalar import kind_of

_BEGINNERS = "“‘《〈（【「『—…·"


def scalar(words: str) -> str:
    """Words as a YAML scalar: bare where that is safe, else in single quotes."""
    first, last = words[:1], words[-1:]
    bare = (
        (first.isalpha() or (first.isdigit() and kind_of(words) == "text") or first in _BEGINNERS)
        and kind_of(words) == "text"
        and not last.isspace()
        and not last == ":"
        and ": " not in words
        and " #" not in words
        and "\t" not in words
        and "\n" not in words
    )
    if bare and words:
        return words
    doubled = words.replace("'", "''")
    return f"'{doubled}'"


def entry(key: str, words: str, indent: str = "") -> list[str]:
    """One line ``key: words``; none where there are no words."""
    return [f"{indent}{key}: {scalar(words)}"] if words else []


def listing(key: str, items: list[str], indent: str = "") -> list[str]:
    """A key and a list of words, one a line; none where there are no items."""
    return [f"{indent}{key}:", *(f"{indent}  - {scalar(item)}" for item in items)] if items else []


def one_or_listing(key: str, items: list[str], indent: str = "") -> list[str]:
    """One item on the key's line, several as a list."""
    return entry(key, items[0], indent) if len(items) == 1 else listing(key, items, indent)
