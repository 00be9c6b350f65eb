"""Keeps stories made ready, and tables grown of them, on disk: the next process need not do it again.

What is kept are pickles, and reading one may do whatever its writer wished. So they are read only from
a folder in the user's own cache that is the user's, and that nobody else may write to.
"""

import gc
import io
import json
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import field
from functools import cache, partial
from typing import Any, TypeAlias

from ghpress.cache import Store, cache_folder, content_key, is_ours
from ghpress.galley.wordcut import words_cut, words_known
from ghpress.installed import code, version
from ghpress.layout.layout import Layout
from ghpress.layout.styles import TextStyle
from ghpress.makeup.heads import pieces_known, pieces_set
from ghpress.makeup.memory import Made, last_made, stories_kept
from ghpress.makeup.ready import Materials, Ready, sizes_of
from ghpress.makeup.shapes import chosen
from ghpress.makeup.solved import Kept, tables_kept
from ghpress.makeup.tablesatrest import TablesAtRest
from ghpress.manuscript.story import Story
from ghpress.remarks import Halt
from ghpress.stock.shelf import Shelf
from ghpress.values import dataclass

MOST_STORIES = 120
"""Of an issue with more nothing is kept: theirs take sixteen million bytes, and tables fill memory."""

MOST_OF_TABLES = 32_000_000
"""What is kept of one issue's tables in one layout; three pages' take five million bytes."""

MOST_BYTES = 200_000_000
"""What is kept in all: a story takes 130,000 bytes."""

SOFTWARE = ("numpy", "uharfbuzz", "rjieba")
"""The packages whose version may change how a story is made ready, or how that is written down."""

ROOMS = ("stock", "layout", "manuscript", "galley", "makeup")
ALONE = ("units.py", "remarks.py", "readied.py")

_WORDS, _TABLES = "words", "tables"
_MOST_WORDS = 4000
_TROUBLES = (
    pickle.UnpicklingError,
    AttributeError,
    EOFError,
    ImportError,
    IndexError,
    KeyError,
    TypeError,
    ValueError,
)
"""What reading an entry of another make may come to: it is not there then."""


@contextmanager
def kept_ready(
    shelf: Shelf, stories: int, *, use_cache: bool = True, whose: Sequence[str] = ()
) -> Iterator[None]:
    """Make-up in here finds stories ready that were made ready before, and leaves its own to be found.

    So it does tables, if it is said ``whose`` they are: an issue's, in a layout. Nothing is kept of so
    long an issue that it does not pay.
    """
    folder = cache_folder() / "stories"
    if not use_cache or stories > MOST_STORIES or not is_ours(folder):
        yield
        return
    store = Store(folder, own_only=True)
    with _stories_ready(store, shelf), _tables_grown(store, whose) if whose else nullcontext():
        yield


@contextmanager
def _tables_grown(store: Store, whose: Sequence[str]) -> Iterator[None]:
    """Make-up in here finds tables grown before."""
    key = content_key((_TABLES.encode(), _shop(), *(name.encode() for name in whose)))
    with tables_kept(partial(_tables_in, store, key)) as kept:
        yield
    _now_or_later(partial(_keep_tables, store, key, kept))


def _tables_in(store: Store, key: str) -> Sequence[TablesAtRest]:
    """The tables kept."""
    parts = store.take(key)
    try:
        with _no_collecting():
            found = pickle.loads(parts[_TABLES]) if parts else ()
    except _TROUBLES:
        return ()
    is_sound = isinstance(found, tuple) and all(isinstance(one, TablesAtRest) for one in found)
    return found if is_sound else ()


def _keep_tables(store: Store, key: str, kept: Kept) -> None:
    """Keep tables asked for if one of them is new, as many of the last as there is room for."""
    every, held = [], 0
    for one in reversed(kept.to_keep()):
        held += one.bytes_held()
        if held > MOST_OF_TABLES:
            break
        every.append(one)
    if every:
        with _no_collecting():
            store.keep(key, {_TABLES: pickle.dumps(tuple(every), pickle.HIGHEST_PROTOCOL)})
        store.trim(MOST_BYTES)


@contextmanager
def _stories_ready(store: Store, shelf: Shelf) -> Iterator[None]:
    """Make-up in here finds stories made ready before."""
    drawer = _Drawer(store, shelf)
    known = drawer.words()
    try:
        with stories_kept(drawer.found):
            yield
    except Halt:
        _filled(drawer, known)  # what is halted is mended and comes again
        raise
    _filled(drawer, known)


Work: TypeAlias = Callable[[], None]
"""What is put off until somebody has been answered."""

_PUT_OFF: ContextVar[list[Work] | None] = ContextVar("put_off", default=None)


@contextmanager
def put_off() -> Iterator[list[Work]]:
    """What is to be done once an answer is given: stories made ready in here are written down then."""
    waiting: list[Work] = []
    former = _PUT_OFF.set(waiting)
    try:
        yield waiting
    finally:
        _PUT_OFF.reset(former)


def _filled(drawer: "_Drawer", known: frozenset[str]) -> None:
    """Has a drawer filled with what was made ready last, now or later."""
    _now_or_later(partial(drawer.fill, known, last_made()))


def _now_or_later(work: Work) -> None:
    """Has it done when somebody has been answered, or now where nobody waits."""
    waiting = _PUT_OFF.get()
    if waiting is None:
        work()
    else:
        waiting.append(work)


@dataclass(frozen=True, slots=True)
class _Drawer:
    """Where ready stories are kept; they are of one shelf, which is not kept with them.

    ``places`` are the places in the issue of those taken out: shapes are good for that place only.
    """

    store: Store
    shelf: Shelf
    places: dict[str, int] = field(default_factory=dict)

    def found(self, stories: Sequence[Story], materials: Materials) -> Mapping[Story, Ready]:
        """Those of these stories that are kept."""
        if materials.shelf is not self.shelf or self.shelf.has_sent_for:
            return {}
        like = _like(materials)
        with _no_collecting():
            keys = [_key(story, materials, like) for story in stories]
            every = [self._taken(key, materials.layout) for key in keys]
        # Kept by all they consist of, they are compared once more by what counts.
        return {ready.story: ready for ready in every if ready is not None}

    def _taken(self, key: str, layout: Layout) -> Ready | None:
        """The story of this key; what is not sound makes room for a sound one."""
        parts = self.store.take(key) or {"ready": b""}
        try:
            ready, pieces = _Reader(parts["ready"], self.shelf, layout).load()
        except _TROUBLES:
            ready, pieces = None, {}
        if isinstance(ready, Ready):
            self.places[key] = ready.number
            pieces_known(pieces)
            return ready
        self.store.drop(key)
        return None

    def words(self) -> frozenset[str]:
        """Has the words of heads known that were cut before: what cuts them takes long to load."""
        parts = self.store.take(_words_key())
        try:
            found = json.loads(parts["words"]) if parts else {}
            words_known(found)
        except (ValueError, KeyError, TypeError, AttributeError):
            return frozenset()
        return frozenset(found)

    def fill(self, known: frozenset[str], made: Made | None) -> None:
        """Keep what was made ready, and the words cut in heads."""
        words = words_cut()
        if not words.keys() <= known:
            last = dict(list(words.items())[-_MOST_WORDS:])
            self.store.keep(_words_key(), {"words": json.dumps(last).encode()})
        # A face sent for on the way may not be there the next time.
        if made is None or made[0].shelf is not self.shelf or self.shelf.has_sent_for:
            return
        materials, stories = made
        like = _like(materials)
        new = {_key(one.story, materials, like): one for one in stories}
        new = {key: one for key, one in new.items() if not self._has(key, one)}
        for key, ready in new.items():
            self.store.keep(key, {"ready": _written(ready, materials)})
        if new:
            self.store.trim(MOST_BYTES)

    def _has(self, key: str, ready: Ready) -> bool:
        """Whether a story is kept as it is now."""
        return self.store.has(key) and self.places.get(key, ready.number) == ready.number


def _at_hand(_name: str = "") -> Any:  # noqa: ANN401 - a shelf, a layout or a style
    """What stands in a pickle for what its reader has: of no name the shelf, "*" the layout, a style."""
    raise pickle.UnpicklingError("a ready story is read by those who have shelf and layout")


_Reduced: TypeAlias = Any
"""What pickle takes for a value: its maker and what is given to it."""


def _written(ready: Ready, materials: Materials) -> bytes:
    """A ready story without the shelf it was set from and the layout it was set for."""
    layout, stream = materials.layout, io.BytesIO()
    styles = {id(style): name for name, style in layout.styles.items()}

    def of_style(style: TextStyle) -> _Reduced:
        name = styles.get(id(style))
        return style.__reduce_ex__(pickle.HIGHEST_PROTOCOL) if name is None else (_at_hand, (name,))

    def of_layout(own: Layout) -> _Reduced:
        is_own = own is layout
        return (_at_hand, ("*",)) if is_own else own.__reduce_ex__(pickle.HIGHEST_PROTOCOL)

    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {
        Shelf: lambda _: (_at_hand, ()),
        Layout: of_layout,
        TextStyle: of_style,
    }
    with _no_collecting():
        # Pieces of heads are known by identity: they go with the story.
        pickler.dump((ready, pieces_set(chosen(ready, shape)[0] for shape in ready.texts)))
    return stream.getvalue()


class _Reader(pickle.Unpickler):
    """Reads a ready story, and puts the shelf and the layout at hand where it had its own."""

    def __init__(self, pickled: bytes, shelf: Shelf, layout: Layout) -> None:
        super().__init__(io.BytesIO(pickled))
        self._own = {"": shelf, "*": layout, **layout.styles}

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as pickle has it
        """What a name in the pickle stands for."""
        if name == _at_hand.__name__:
            return lambda own="": self._own[own]
        return super().find_class(module, name)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Lets nobody look for garbage among thousands of new things, which takes as long as they."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _key(story: Story, materials: Materials, like: str) -> str:
    """The key of a story: all of it, what was accepted of it, its pictures' sizes, and the rest."""
    facts = (story, story.accepted, sizes_of(story, materials))
    return content_key((like.encode(), repr(facts).encode("utf-8", "surrogatepass")))


def _like(materials: Materials) -> str:
    """All else that may change how it is made ready; of faces the keys, which are of their content."""
    shelf = materials.shelf
    assert isinstance(shelf, Shelf), "what is built is built from a shelf"
    facts = (materials.layout, materials.ladder, materials.terms, shelf.made_of)
    return content_key((_shop(), repr(facts).encode("utf-8", "surrogatepass")))


def _words_key() -> str:
    return content_key((_WORDS.encode(), _shop()))


@cache
def _shop() -> bytes:
    """The code that makes stories ready, with its tables, and what it stands on."""
    software = (sys.version, [(name, version(name)) for name in SOFTWARE])
    return content_key((repr(software).encode(), code(*ROOMS, *ALONE))).encode()
