"""Makes stories ready once: a story that comes again unchanged, in the same layout, is ready already.

So pages are made up anew in a blink after one story was corrected. What is remembered changes no result.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TypeAlias, overload

from ghpress.galley.wordcut import cut_words, words_cut, words_known
from ghpress.makeup.alongside import pooled
from ghpress.makeup.hands import many_hands, shared
from ghpress.makeup.ready import Materials, Ready, make_all_ready, sizes_of
from ghpress.manuscript.story import Story
from ghpress.manuscript.walk import texts_of_story
from ghpress.remarks import Remark
from ghpress.values import dataclass

REMEMBERED = 2
"""Issues in a layout that are remembered: the one at hand, and the one looked at before it."""

AT_ONCE = 24
"""Stories made ready together: more take more memory and no less time."""

LAID_BY = 400
"""Stories of an issue from which on their paragraphs, 65 kB of each, are packed as soon as they are
ready: they are asked for when shapes are made of it and when it is set."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The stories of one issue made ready with the same materials."""

    materials: Materials
    stories: dict[Story, Ready]

    def is_of(self, materials: Materials) -> bool:
        """Whether these are the same materials; the sizes of pictures are looked at by story."""
        mine = self.materials
        return mine.shelf is materials.shelf and replace(mine, sizes=materials.sizes) == materials

    def ready(self, number: int, story: Story) -> Ready | None:
        """The story as made ready before, at its place in the issue, if its pictures are the same."""
        ready = self.stories.get(story)
        if ready is None or ready.sizes != sizes_of(story, self.materials):
            return None
        return ready if ready.number == number else replace(ready, number=number, shapes={})


_KNOWN: deque[_Known] = deque(maxlen=REMEMBERED)


Found: TypeAlias = Callable[[Sequence[Story], Materials], Mapping[Story, Ready]]
"""Those of some stories that another process has made ready with the same materials."""

_FOUND: ContextVar[Found | None] = ContextVar("found", default=None)
"""Where they are found is said around make-up, as it changes nothing of what comes of it."""


@contextmanager
def stories_kept(found: Found) -> Iterator[None]:
    """Lets make-up have stories that it does not know itself from elsewhere."""
    former = _FOUND.set(found)
    try:
        yield
    finally:
        _FOUND.reset(former)


Made: TypeAlias = tuple[Materials, tuple[Ready, ...]]
"""Stories made ready, and what with."""


def last_made() -> Made | None:
    """The stories of the issue made up last, as they are ready now, and what with."""
    return (_KNOWN[-1].materials, tuple(_KNOWN[-1].stories.values())) if _KNOWN else None


def forget_long() -> None:
    """Lets go the stories of long issues: they take as much as painting and binding the pages does."""
    short = [one for one in _KNOWN if len(one.stories) < LAID_BY]
    _KNOWN.clear()
    _KNOWN.extend(short)


@dataclass(slots=True, eq=False)
class Readies(Sequence[Ready]):
    """The stories of an issue, each made ready when it is first asked for, if it was not before."""

    stories: Sequence[Story]
    materials: Materials
    _known: _Known
    _made: dict[int, Ready]

    def __len__(self) -> int:
        return len(self.stories)

    @overload
    def __getitem__(self, at: int) -> Ready: ...

    @overload
    def __getitem__(self, at: slice) -> list[Ready]: ...

    def __getitem__(self, at: int | slice) -> Ready | list[Ready]:
        if isinstance(at, slice):
            numbers = range(len(self.stories))[at]
            self.make(numbers)
            return [self._made[number] for number in numbers]
        if at not in self._made:
            self.make((at,))
        return self._made[at]

    def make(self, numbers: Iterable[int]) -> None:
        """Makes these ready, which is done far sooner together than one by one."""
        wanting = [(number, self.stories[number]) for number in numbers if number not in self._made]
        for begin in range(0, len(wanting), AT_ONCE):
            for ready in make_all_ready(wanting[begin : begin + AT_ONCE], self.materials):
                if len(self.stories) >= LAID_BY:
                    ready.prepared.paragraphs.lay_by()
                self._made[ready.number] = self._known.stories[ready.story] = ready

    def remarks(self) -> Iterator[Remark]:
        """What there is to say of them, whoever of those alongside has made them ready."""
        said = pooled({number: ready.remarks for number, ready in self._made.items()})
        for number in range(len(self)):
            yield from said[number] if number in said else self[number].remarks

    def made(self) -> Mapping[int, Ready]:
        """Those that are ready, by number."""
        return self._made


def made_ready(stories: Sequence[Story], materials: Materials, *, when_asked: bool = False) -> Readies:
    """Every story made ready, now or ``when_asked`` for; those known are not made again.

    Those gone are forgotten.
    """
    known = next((one for one in _KNOWN if one.is_of(materials)), None)
    former = _Known(materials, known.stories if known else {})
    found = {number: former.ready(number, story) for number, story in enumerate(stories)}
    wanting = [(number, stories[number]) for number, ready in found.items() if ready is None]
    look = _FOUND.get()
    if look is not None and wanting:
        kept = _Known(materials, dict(look([story for _, story in wanting], materials)))
        found.update({number: kept.ready(number, story) for number, story in wanting})
        wanting = [(number, story) for number, story in wanting if found[number] is None]
    there = {number: ready for number, ready in found.items() if ready is not None}
    if known is not None:
        _KNOWN.remove(known)
    _KNOWN.append(_Known(materials, {ready.story: ready for ready in there.values()}))
    readies = Readies(stories, materials, _KNOWN[-1], there)
    if not when_asked:
        readies.make(number for number, _ in wanting)
        _KNOWN[-1] = _Known(materials, {ready.story: ready for ready in readies})  # in their order
    return readies


def cut_heads(stories: Sequence[Story]) -> None:
    """Has the words of a long issue's heads cut by a copy of this process: 33 MB go with it."""
    every = (said for story in stories for said in texts_of_story(story))
    texts = {said.text.chars for said in every if said.role == "head"} - words_cut().keys()
    if len(stories) < LAID_BY or not texts:
        return
    with many_hands(2):  # this process's half is nothing
        for cut in shared(cut_words, ((), sorted(texts)), least=2):
            words_known(cut)
