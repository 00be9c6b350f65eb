"""What was last accepted, of paragraphs and of pages: what a correction leaves standing."""

from ghpress.values import dataclass

REST = "-rest"
"""What the id of a story's rest, on a later page, ends with."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A paragraph as it was last accepted.

    Line ``i`` ended before character ``ends[i]`` and had ``rooms[i]`` thousandths of an em to stand in.
    """

    chars: str
    ends: tuple[int, ...]
    rooms: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was last accepted: how its stories stood, as make-up writes and reads it.

    ``stories`` are ids with a mark of what each story was; a story that is another by now no longer
    stands as it did.
    """

    number: int
    stories: tuple[tuple[str, str], ...]
    standing: str
