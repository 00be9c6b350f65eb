"""Turns a PDF into the subject of inspection as a file: its catalogue, claims, output intents."""

import io
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

import pikepdf
from pikepdf import Dictionary, Name, Object

from ghpress.preflight.limits import HOUSE, Limits
from ghpress.preflight.packet import read_packet
from ghpress.remarks import InFile, Place


class FileSubject:
    """A file under inspection: its bytes, its name, what the printer allows; ``pdf`` is open."""

    def __init__(self, content: bytes, name: str, limits: Limits = HOUSE) -> None:
        self.content = content
        self.limits = limits
        self.place: Place = InFile(name)
        self.pdf = pikepdf.open(io.BytesIO(content))
        self._read: dict[tuple[int, int], bytes] = {}

    @property
    def root(self) -> Object:
        """The catalogue."""
        return self.pdf.Root

    @property
    def info(self) -> Object:
        """The information dictionary; an empty one where there is none."""
        return self.pdf.trailer.get("/Info", Dictionary())

    @cached_property
    def packet(self) -> Mapping[str, str]:
        """The XMP properties; none where there is no packet."""
        stream = self.root.get("/Metadata")
        return read_packet(stream.read_bytes()) if stream is not None else {}

    @property
    def intents(self) -> list[Object]:
        """The output intents for printing; one for PDF/A may stand beside them."""
        stated = self.root.get("/OutputIntents", ())
        return [intent for intent in stated if intent.get("/S") == Name.GTS_PDFX]

    def profiles(self) -> Iterator[Object]:
        """The profile each printing intent embeds."""
        for intent in self.intents:
            if "/DestOutputProfile" in intent:
                yield intent.DestOutputProfile

    def unpacked(self, stream: Object) -> bytes:
        """The content of a profile: half a million bytes, unpacked once for all checks."""
        if stream.objgen not in self._read:
            plain = stream.get("/Filter") == Name.FlateDecode and "/DecodeParms" not in stream
            raw = bytes(stream.read_raw_bytes()) if plain else b""
            self._read[stream.objgen] = _inflated(raw) if plain else bytes(stream.read_bytes())
        return self._read[stream.objgen]

    def condition(self) -> str:
        """The printing condition the first intent names."""
        return next((str(intent.get("/OutputConditionIdentifier", "")) for intent in self.intents), "")


@lru_cache(maxsize=4)
def _inflated(packed: bytes) -> bytes:
    """All pages of a paper carry the same profile."""
    return zlib.decompress(packed)


REGISTERED = frozenset(
    {
        "CGATS TR 001", "CGATS TR 002", "CGATS TR 003", "CGATS TR 005", "CGATS TR 006",
        "CGATS21-2-CRPC1", "IFRA26", "IFRA30", "IFRA22", "FOGRA27", "FOGRA28", "FOGRA29", "FOGRA30",
        "FOGRA39", "FOGRA42", "FOGRA45", "FOGRA47", "FOGRA51", "FOGRA52", "JC200103", "JCN2002",
        "JCW2003",
    }
)  # fmt: skip
"""Names of the ICC's registry of printing conditions that newspapers meet (2026-11, in part)."""
