"""Finds addresses of the web and of mail in a text, and where a line may break inside one.

An address breaks behind one of its own marks and never takes a hyphen: nobody could tell it from one
that belongs to the address.
"""

import re
from collections.abc import Iterator

_PART = r"[A-Za-z0-9-]+"
_REST = r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]*"
_DOMAINS = "com|org|net|edu|gov|mil|int|cn|hk|tw|mo|eu|uk|us|jp|de|fr|ru|info|io"
_ADDRESS = re.compile(
    rf"(?<![A-Za-z0-9._+@-])(?:(?:https?|ftp)://[A-Za-z0-9]{_REST}|mailto:{_REST}|www\.[A-Za-z0-9]{_REST}"
    rf"|[A-Za-z0-9._+-]+@(?:{_PART}\.)+[A-Za-z]+|(?:{_PART}\.)+(?:{_DOMAINS})(?![A-Za-z0-9-])(?:/{_REST})?)"
)
"""RFC 3986 characters; without a scheme only what begins with www, is mail, or ends as a host does."""

_MAY_BE = re.compile(r"[@:.](?:(?<=@)|(?<=:)//|(?<=mailto:)|(?<=\.)[A-Za-z]|(?<=www\.))")
"""What an address has: most copy has none of it and is passed over at once."""

_TRAILING = ".,;:!?'*"
"""Marks of the sentence, not of the address, when they are its last (RFC 3986 appendix C)."""

BREAKS_AFTER = "/.-_?&="
"""A line may end behind these, if none of them follows."""

LEAST_BEFORE = 3
LEAST_AFTER = 2
"""Characters of an address kept together at its start and at its end."""


def addresses(chars: str) -> Iterator[tuple[int, int]]:
    """First and one past the last character of each address."""
    if not _MAY_BE.search(chars):
        return
    for match in _ADDRESS.finditer(chars):
        start, stop = match.span()
        while stop > start and (chars[stop - 1] in _TRAILING or _is_unopened(chars[start:stop])):
            stop -= 1
        yield start, stop


def address_breaks(chars: str, start: int, stop: int) -> Iterator[int]:
    """The characters of an address after which a line may end."""
    for at in range(start + LEAST_BEFORE - 1, stop - LEAST_AFTER):
        if chars[at] in BREAKS_AFTER and chars[at + 1] not in BREAKS_AFTER:
            yield at


def _is_unopened(address: str) -> bool:
    """Whether the address ends in a bracket that was opened before it."""
    pairs = {")": "(", "]": "["}
    return address[-1] in pairs and address.count(address[-1]) > address.count(pairs[address[-1]])
