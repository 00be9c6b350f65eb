"""Turns a colour space and its parts into plates: how much of which ink is laid down."""

from functools import lru_cache

from pikepdf import Array, Name, Object, Stream

from ghpress.preflight.inks import Colour, describe
from ghpress.values import dataclass

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

ALL = "All"
"""The colorant that prints on every plate: crop and registration marks (ISO 32000-1 8.6.6.4)."""

NOTHING = "None"
"""The colorant that prints on none."""


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """A colour space read once: its family, its name in words, how many parts a colour has.

    ``inks`` are those a spot space names; ``base`` and ``table`` belong to an indexed one; ``source``
    is what stands in the file.
    """

    kind: str
    name: str
    count: int
    inks: tuple[str, ...] = ()
    base: "Space | None" = None
    table: bytes = b""
    source: Object | str = ""

    @property
    def initial(self) -> tuple[float, ...]:
        """The parts the space begins with (ISO 32000-1 8.6.3 to 8.6.6)."""
        if self.kind == "DeviceCMYK":
            return (0.0, 0.0, 0.0, 1.0)
        return (1.0 if self.inks else 0.0,) * self.count


@dataclass(frozen=True, slots=True, eq=False)
class Tint:
    """A colour in force: as the file says it, and as amounts 0–1 of inks; None where it is no ink.

    ``total`` is all inks together (2.4 is 240 %), ``inks`` those laid down, in the order of the space.
    """

    colour: Colour
    plates: tuple[tuple[str, float], ...] | None
    total: float
    inks: tuple[str, ...]

    @property
    def is_white(self) -> bool:
        """Whether paper is left: every plate is said and none is inked."""
        return self.plates is not None and not self.inks

    @property
    def is_black(self) -> bool:
        """Whether it is full black and nothing else."""
        return self.inks == ("Black",) and self.total > 0.999

    def amount(self, ink: str) -> float:
        """How much of an ink."""
        return next((amount for name, amount in self.plates or () if name == ink), 0.0)


DEVICE = {
    name: Space(name, name, count, source=name)
    for name, count in (("DeviceGray", 1), ("DeviceRGB", 3), ("DeviceCMYK", 4), ("Pattern", 0))
}
_PARTS = {"DeviceCMYK": 4, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "Pattern": 0}


def space_of(space: Object | str) -> Space:
    """A space of the file, or one named by an operator."""
    if isinstance(space, str | Name):
        name = str(space).strip("/")
        return DEVICE.get(name) or Space(name, name, _PARTS.get(name, 1), source=name)
    kind = kind_of(space)
    if kind == "Indexed":
        table = space[3]
        entries = bytes(table.read_bytes() if isinstance(table, Stream) else bytes(table))
        return Space(kind, describe(space), 1, (), space_of(space[1]), entries, space)
    return Space(kind, describe(space), components(space), colorants(space), source=space)


def components(space: Object | str) -> int:
    """How many parts a colour of the space has."""
    kind = kind_of(space)
    if kind == "ICCBased" and not isinstance(space, str):
        return int(space[1].get("/N", 3))
    if kind == "DeviceN" and not isinstance(space, str):
        return len(space[1])
    return _PARTS.get(kind, 1)


def kind_of(space: Object | str) -> str:
    """The family of a space."""
    if isinstance(space, str):
        return space.strip("/")
    return str(space if isinstance(space, Name) else space[0]).strip("/")


@lru_cache(maxsize=4096)
def tint(space: Space, parts: tuple[float, ...] = ()) -> Tint:
    """A colour of a space; without parts what only the space is known of, such as a picture."""
    plates = _plates(space, parts)
    inked = tuple(name for name, amount in plates or () if amount > 0)
    total = sum(amount for _, amount in plates or ())
    return Tint(Colour(space.name, parts), plates, total, inked)


def _plates(space: Space, parts: tuple[float, ...]) -> tuple[tuple[str, float], ...] | None:
    kind = space.kind
    if len(parts) != space.count:
        return None
    if kind == "DeviceCMYK" or (kind == "ICCBased" and space.count == 4):
        return tuple(zip(PROCESS, parts, strict=True))
    if kind in ("DeviceGray", "CalGray") or (kind == "ICCBased" and space.count == 1):
        return (("Black", 1 - parts[0]),)
    if space.inks:
        return tuple(each for each in zip(space.inks, parts, strict=True) if each[0] != NOTHING)
    if space.base is not None:
        start = int(parts[0]) * space.base.count
        found = space.table[start : start + space.base.count]
        return _plates(space.base, tuple(value / 255 for value in found))
    return None


def colorants(space: Object | str) -> tuple[str, ...]:
    """The inks a spot space names; none of any other."""
    kind = kind_of(space)
    if isinstance(space, str) or kind not in ("Separation", "DeviceN"):
        return ()
    names = space[1] if isinstance(space[1], Array) else [space[1]]
    return tuple(str(name).strip("/") for name in names)
