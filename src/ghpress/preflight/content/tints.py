"""Turns a colour space and its parts into plates: how much of which ink is laid down."""

from dataclasses import dataclass

from pikepdf import Array, Name, Object

from ghpress.preflight.inks import Colour, describe

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")

ALL = "All"
"""The colorant that prints on every plate: crop and registration marks (ISO 32000-1 8.6.6.4)."""


@dataclass(frozen=True, slots=True)
class Tint:
    """A colour in force: as the file says it, and as amounts 0–1 of inks; None where it is no ink."""

    colour: Colour
    plates: tuple[tuple[str, float], ...] | None

    @property
    def total(self) -> float:
        """All inks together; 2.4 is 240 %. Nothing where it is no ink."""
        return sum(amount for _, amount in self.plates or ())

    @property
    def inks(self) -> tuple[str, ...]:
        """The inks laid down, in the order of the space."""
        return tuple(name for name, amount in self.plates or () if amount > 0)

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
        return dict(self.plates or ()).get(ink, 0.0)


def initial(space: Object | str) -> tuple[float, ...]:
    """The parts a space begins with (ISO 32000-1 8.6.3 to 8.6.6)."""
    kind = kind_of(space)
    if kind == "DeviceCMYK":
        return (0.0, 0.0, 0.0, 1.0)
    if kind == "Separation":
        return (1.0,)
    if kind == "DeviceN" and not isinstance(space, str):
        return (1.0,) * len(space[1])
    return (0.0,) * components(space)


def components(space: Object | str) -> int:
    """How many parts a colour of the space has."""
    kind = kind_of(space)
    if kind == "ICCBased" and not isinstance(space, str):
        return int(space[1].get("/N", 3))
    if kind == "DeviceN" and not isinstance(space, str):
        return len(space[1])
    return {"DeviceCMYK": 4, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "Pattern": 0}.get(kind, 1)


def kind_of(space: Object | str) -> str:
    """The family of a space."""
    if isinstance(space, str):
        return space
    return str(space if isinstance(space, Name) else space[0]).strip("/")


def tint(space: Object | str, parts: tuple[float, ...]) -> Tint:
    """A colour of a space."""
    name = space if isinstance(space, str) else describe(space)
    return Tint(Colour(name, parts), _plates(space, parts))


def _plates(space: Object | str, parts: tuple[float, ...]) -> tuple[tuple[str, float], ...] | None:
    kind = kind_of(space)
    count = components(space)
    if len(parts) != count:
        return None
    if kind == "DeviceCMYK" or (kind == "ICCBased" and count == 4):
        return tuple(zip(PROCESS, parts, strict=True))
    if kind in ("DeviceGray", "CalGray") or (kind == "ICCBased" and count == 1):
        return (("Black", 1 - parts[0]),)
    if isinstance(space, str):
        return None
    if kind in ("Separation", "DeviceN"):
        return tuple(zip(colorants(space), parts, strict=True))
    return _looked_up(space, parts) if kind == "Indexed" else None


def colorants(space: Object | str) -> tuple[str, ...]:
    """The inks a spot space names; none of any other. ``None`` prints nothing and is left out."""
    kind = kind_of(space)
    if isinstance(space, str) or kind not in ("Separation", "DeviceN"):
        return ()
    names = space[1] if isinstance(space[1], Array) else [space[1]]
    return tuple(str(name).strip("/") for name in names)


def _looked_up(space: Object, parts: tuple[float, ...]) -> tuple[tuple[str, float], ...] | None:
    """A colour of a table (ISO 32000-1 8.6.6.3)."""
    base, table = space[1], space[3]
    entries = table.read_bytes() if hasattr(table, "read_bytes") else bytes(table)
    count = components(base)
    start = int(parts[0]) * count
    return _plates(base, tuple(value / 255 for value in entries[start : start + count]))
