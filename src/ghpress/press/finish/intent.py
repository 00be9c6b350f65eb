"""Writes the printing condition a page was made for into the file: its output intents."""

import zlib
from functools import cache

import pikepdf
from pikepdf import Array, Dictionary, Name

from ghpress.press.finish.within import drop
from ghpress.stock.profiles import PressProfile

REGISTRY = "http://www.color.org"
"""Where registered conditions are looked up (ISO 15930-7 6.2.2)."""


def write_intents(pdf: pikepdf.Pdf, profile: PressProfile, kinds: tuple[str, ...]) -> None:
    """One output intent for each kind, all sharing one profile object with the profile's very bytes.

    ``kinds`` are ``GTS_PDFX`` for PDF/X and ``GTS_PDFA1`` for PDF/A of every part.
    """
    embedded = pdf.make_indirect(
        pikepdf.Stream(pdf, _deflated(profile.content), N=4, Filter=Name.FlateDecode)
    )
    intents = (_intent(profile, kind, embedded) for kind in kinds)
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent) for intent in intents])


def drop_intents(pdf: pikepdf.Pdf) -> None:
    """Take away what the engine takes for an output intent: the first of its colour spaces."""
    drop(pdf.Root, "/OutputIntents")


def _intent(profile: PressProfile, kind: str, embedded: pikepdf.Object) -> pikepdf.Dictionary:
    """An output intent dictionary (ISO 32000-1 14.11.5; ISO 15930-7 6.2.2)."""
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name(f"/{kind}"),
        OutputConditionIdentifier=profile.condition,
        OutputCondition=profile.description,
        Info=profile.description,
        DestOutputProfile=embedded,
    )
    if profile.is_registered:
        intent.RegistryName = REGISTRY
    return intent


@cache
def _deflated(content: bytes) -> bytes:
    """A profile's bytes packed, once for all pages a process finishes."""
    return zlib.compress(content)
