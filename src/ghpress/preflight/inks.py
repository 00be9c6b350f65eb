"""Turns a colour space of a file into words, and a colour of it into a value that can be compared."""

from pikepdf import Name, Object

from ghpress.values import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Colour:
    """A colour as the file states it: the space's name, then its parts (none for pictures).

    An ICC space is called ``ICCBased 4`` by its components, a spot ``Separation NAME``.
    """

    space: str
    parts: tuple[float, ...] = ()


ADVERT = r"/Advert[0-9]+"
"""The names of forms that hold the pages of adverts."""


def describe(space: Object) -> str:
    """A colour space in words; what an indexed or spot colour stands on is named with it."""
    if isinstance(space, Name):
        return str(space).strip("/")
    kind = str(space[0]).strip("/")
    match kind:
        case "ICCBased":
            return f"ICCBased {space[1].N}"
        case "Indexed" | "Pattern":
            return describe(space[1]) if len(space) > 1 else kind
        case "Separation":
            return f"Separation {str(space[1]).strip('/')} on {describe(space[2])}"
        case "DeviceN":
            return f"DeviceN on {describe(space[2])}"
    return kind
