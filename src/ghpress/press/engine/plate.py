"""Holds the place of a spot's colour space in what the engine paints; the finisher makes the plate."""

from ghpress.values import dataclass


@dataclass(slots=True)
class Plate:
    """A colour space of one component in the shape of the engine's ``ColorProfile``, empty."""

    name: str
    content: bytes = b""
    components: tuple[str, ...] = ("tint",)
    pdf_reference: str = ""
