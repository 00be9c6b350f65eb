"""Makes stories ready once: a story that comes again unchanged, in the same layout, is ready already.

So pages are made up anew in a blink after one story was corrected. What is remembered changes no result.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import TypeAlias

from ghpress.galley.wordcut import cut_words, words_known
from ghpress.makeup.hands import many_hands, shared
from ghpress.makeup.ready import Materials, Ready, make_all_ready, sizes_of
from ghpress.manuscript.story import Story
from ghpress.manuscript.walk import texts_of_story
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


def made_ready(stories: Sequence[Story], materials: Materials) -> tuple[Ready, ...]:
    """Every story made ready; those known are not made again, those gone are forgotten."""
    known = next((one for one in _KNOWN if one.is_of(materials)), None)
    former = _Known(materials, known.stories if known else {})
    found = {number: former.ready(number, story) for number, story in enumerate(stories)}
    wanting = [(number, stories[number]) for number, ready in found.items() if ready is None]
    look = _FOUND.get()
    if look is not None and wanting:
        kept = _Known(materials, dict(look([story for _, story in wanting], materials)))
        found.update({number: kept.ready(number, story) for number, story in wanting})
        wanting = [(number, story) for number, story in wanting if found[number] is None]
    if len(wanting) >= LAID_BY:
        _cut_heads([story for _, story in wanting])
    for begin in range(0, len(wanting), AT_ONCE):
        made = make_all_ready(wanting[begin : begin + AT_ONCE], materials)
        for ready in made if len(stories) >= LAID_BY else ():
            ready.prepared.paragraphs.lay_by()
        found.update({ready.number: ready for ready in made})
    readies = tuple(ready for ready in found.values() if ready is not None)
    if known is not None:
        _KNOWN.remove(known)
    _KNOWN.append(_Known(materials, {ready.story: ready for ready in readies}))
    return readies


def _cut_heads(stories: Sequence[Story]) -> None:
    """Has the words of heads cut by a copy of this process: the 33 MB of words go with it."""
    every = (said for story in stories for said in texts_of_story(story))
    texts = {said.text.chars for said in every if said.role == "head"}
    with many_hands(2):  # this process's half is nothing
        for cut in shared(cut_words, ((), sorted(texts)), least=2):
            words_known(cut)
