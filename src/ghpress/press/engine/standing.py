"""Keeps what the engine painted of a page standing (存版), for pages on which nothing of it has changed.

Of most pages the engine paints the furniture alone: columns and heads are drawn by us, in gaps of what
it painted. After a correction the gaps are where they were, and the engine need not even be loaded.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, TypeAlias

from ghpress.cache import Store, content_key
from ghpress.installed import code, version
from ghpress.press.engine.loading import load
from ghpress.press.forme import Forme
from ghpress.press.pagejob import STANDING
from ghpress.remarks import Remark
from ghpress.values import dataclass

Size: TypeAlias = tuple[float, float]
"""Width and height in CSS pixels."""

Matrix: TypeAlias = tuple[float, float, float, float, float, float]

SLOT = "ghpress-slot:"
"""Addresses of what is drawn in gaps, by number: those of a page with one more column are the same."""

_SOURCE = re.compile(r'src="(ghpress-[^"]+)"')
_ID = re.compile(r' id="[^"]*"')
_SPEAKS_OF_IDS = re.compile(r"[#\[\\]")
"""What a style sheet that names an id has: ``#``, an attribute, an escape."""

_SOFTWARE = ("weasyprint", "pydyf")


@dataclass(frozen=True, slots=True)
class Gap:
    """Where something is to be drawn: its address, the matrix in force, the room in CSS pixels."""

    address: str
    matrix: Matrix
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Open:
    """A stream with gaps: its object's number, its dictionary's entries, what goes round the gaps."""

    number: int
    entries: bytes
    pieces: tuple[bytes, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the engine painted of a page, as a file whose streams with gaps are empty.

    ``fonts`` are the number and the entries of the dictionary of fonts that all its resources share.
    """

    pdf: bytes
    streams: tuple[Open, ...]
    fonts: tuple[int, bytes]


def standing(
    forme: Forme, sizes: Mapping[str, Size], kept: Path | None
) -> tuple[Standing, tuple[Remark, ...]]:
    """What the engine paints of a forme with gaps of these sizes, by address, and what there is to say.

    Nothing is kept of which there is anything to say.
    """
    forme, slots = _as_laid(forme, sizes)
    room = [sizes[address] for address in slots]
    store = Store(kept / STANDING) if kept is not None else None
    key = _key(forme, room)
    found = _taken(store, key) if store else None
    if found is not None:
        return _addressed(found, slots), ()
    load()
    from ghpress.press.engine.laying import laid

    fresh = laid(forme, {f"{SLOT}{at}": size for at, size in enumerate(room)}, kept)
    if store and fresh.may_be_kept:
        store.keep(key, _packed(fresh.standing))
    return _addressed(fresh.standing, slots), fresh.remarks


def has_painted() -> bool:
    """Whether the engine has painted anything in this process."""
    return "ghpress.press.engine.laying" in sys.modules


def _as_laid(forme: Forme, known: Mapping[str, Size]) -> tuple[Forme, list[str]]:
    """The forme as the engine is to see it, and the addresses of what is drawn in its gaps.

    Pages tell their numbers in ids, too: these go where no rule and no link speaks of any.
    """
    markup, slots = _numbered(forme.markup, known)
    if not (_SPEAKS_OF_IDS.search(forme.css) or "#" in markup):
        markup = _ID.sub("", markup)
    return replace(forme, markup=markup), slots


def _numbered(markup: str, known: Mapping[str, Size]) -> tuple[str, list[str]]:
    """The markup with the addresses of what is drawn in gaps numbered in order; the addresses."""
    numbers: dict[str, int] = {}

    def slot(found: re.Match[str]) -> str:
        address = unescape(found[1])
        if address not in known:
            return found[0]
        return f'src="{SLOT}{numbers.setdefault(address, len(numbers))}"'

    return _SOURCE.sub(slot, markup), list(numbers)


def _addressed(found: Standing, slots: Sequence[str]) -> Standing:
    """The same, every gap with the address of what this page draws there."""

    def addressed(gap: Gap) -> Gap:
        return replace(gap, address=slots[int(gap.address.removeprefix(SLOT))])

    streams = (replace(one, gaps=tuple(map(addressed, one.gaps))) for one in found.streams)
    return replace(found, streams=tuple(streams))


def _key(forme: Forme, room: Sequence[Size]) -> str:
    """The key of all that the engine sees: files that it fetches besides make a page not be kept."""
    pictures = (
        part
        for address, ready in sorted(forme.pictures.items())
        for part in (address.encode(), ready.media_type.encode(), ready.content)
    )
    facts = (room, forme.spots, forme.asset_folders)
    seen = (repr(facts).encode(), forme.markup.encode(), forme.css.encode())
    return content_key((_shop(), *seen, *pictures))


@cache
def _shop() -> bytes:
    """What lays out: a change of it is a change of the page until proved not."""
    versions = repr([(name, version(name)) for name in _SOFTWARE]).encode()
    return content_key((versions, code("press/engine"))).encode()


def _packed(made: Standing) -> dict[str, bytes]:
    """As it is kept."""
    streams = [
        (
            one.number,
            _text(one.entries),
            list(map(_text, one.pieces)),
            [(gap.address, gap.matrix, gap.width, gap.height) for gap in one.gaps],
        )
        for one in made.streams
    ]
    facts = {"streams": streams, "fonts": (made.fonts[0], _text(made.fonts[1]))}
    return {"pdf": made.pdf, "facts": json.dumps(facts).encode()}


def _taken(store: Store, key: str) -> Standing | None:
    """What was kept, if anything was."""
    parts = store.take(key)
    if parts is None:
        return None
    facts = json.loads(parts["facts"])
    number, entries = facts["fonts"]
    return Standing(parts["pdf"], tuple(map(_opened, facts["streams"])), (number, _bytes(entries)))


def _opened(facts: Any) -> Open:  # noqa: ANN401 - as it comes out of JSON
    """A stream with gaps as it was kept."""
    number, entries, pieces, gaps = facts
    return Open(
        number,
        _bytes(entries),
        tuple(map(_bytes, pieces)),
        tuple(Gap(address, tuple(matrix), width, height) for address, matrix, width, height in gaps),
    )


def _text(content: bytes) -> str:
    """Bytes as JSON can have them."""
    return content.decode("latin-1")


def _bytes(text: str) -> bytes:
    """Bytes as they were."""
    return text.encode("latin-1")
