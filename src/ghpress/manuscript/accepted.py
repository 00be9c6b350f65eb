"""A paragraph's lines as they were last accepted: what a correction leaves standing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accepted:
    """A paragraph as it was last accepted.

    Line ``i`` ended before character ``ends[i]`` and had ``rooms[i]`` thousandths of an em to stand in.
    """

    chars: str
    ends: tuple[int, ...]
    rooms: tuple[int, ...]
