"""Turns a press profile's name into its bytes and what they are for, or into remarks that refuse it.

Three profiles lie on the shelf, built by ``tools/profiles.py`` from published measurements; a title
may bring its own file, which is looked over and never altered.
"""

from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from ghpress.conditions import USUAL_PROFILE, PressConditions
from ghpress.remarks import Place, Remark, error, warning
from ghpress.values import dataclass

CUSTOM = "Custom"
"""What an output intent says where the condition is in no registry (ISO 15930-7 6.2.2)."""

MOST_BYTES = 20_000_000
"""Of a profile: those of print have 0.1 to 3 million."""

USUAL_LIMIT = 240
"""Total ink in per cent for a title's own profile: what newsprint takes at most (PRESS.md, 1b)."""


@dataclass(frozen=True, slots=True)
class PressProfile:
    """A CMYK output profile: its very bytes, and the printing condition it describes.

    ``condition`` is the OutputConditionIdentifier, ``is_registered`` whether the ICC's registry has
    it; ``description`` are the words for people. ``ink_limit_percent`` is its total ink.
    """

    name: str
    content: bytes
    condition: str
    is_registered: bool
    description: str
    ink_limit_percent: int

    def __repr__(self) -> str:
        """Short, and different for different bytes: page keys are made from it."""
        from hashlib import sha256

        digest = sha256(self.content).hexdigest()
        facts = (self.name, self.condition, self.is_registered, self.description, self.ink_limit_percent)
        return f"PressProfile{facts}:{digest}"

    def __reduce__(self) -> tuple[object, ...]:
        """One of the shelf's is sent by its name: the other process has its bytes as well."""
        facts = (self.condition, self.is_registered, self.description, self.ink_limit_percent)
        if self.name in SHIPPED and self.content == shipped_profile(self.name).content:
            return _from_shelf, (self.name, *facts)
        return PressProfile, (self.name, self.content, *facts)


@dataclass(frozen=True, slots=True)
class _Shipped:
    """What is known of a profile on the shelf: its condition, its words, its limit."""

    condition: str
    description: str
    ink_limit_percent: int


SHIPPED: dict[str, _Shipped] = {
    "newsprint-240": _Shipped(
        "CGATS TR 002", "Coldset on newsprint, ANSI CGATS/SNAP TR 002-2007, total ink 240 %", 240
    ),
    "newsprint-220": _Shipped(
        "CGATS TR 002",
        "Coldset on newsprint, ANSI CGATS/SNAP TR 002-2007, total ink 220 %, heavy GCR",
        220,
    ),
    "coated-300": _Shipped("FOGRA39", "Offset on coated paper, FOGRA39L, total ink 300 %", 300),
}
"""The profiles of the shelf. Names of conditions are those of the ICC's characterization registry."""

REGISTERED = frozenset(
    {"CGATS TR 001", "CGATS TR 002", "CGATS TR 003", "CGATS TR 005", "CGATS TR 006"}
    | {"CGATS21-2-CRPC1", "CGATS21-2-CRPC2", "CGATS21-2-CRPC3", "IFRA22", "IFRA26", "IFRA30"}
    | {"FOGRA27", "FOGRA28", "FOGRA29", "FOGRA30", "FOGRA39", "FOGRA40", "FOGRA41", "FOGRA42"}
    | {"FOGRA45", "FOGRA46", "FOGRA47", "FOGRA48", "FOGRA49", "FOGRA50", "FOGRA51", "FOGRA52"}
    | {"JC200103", "JC200104", "JCN2002", "JCW2003"}
)
"""Printing conditions of the ICC's registry for newspapers and offset, as of 2026-11 (PRESS.md, 19)."""

_SAID_IN_NAMES = (
    ("isonewspaper26", "IFRA26"),
    ("isonewspaper30", "IFRA30"),
    ("iso coated v2", "FOGRA39"),
    ("isocoated_v2", "FOGRA39"),
    ("pso coated v3", "FOGRA51"),
    ("psocoated_v3", "FOGRA51"),
    ("pso uncoated v3", "FOGRA52"),
    ("japan color 2001 coated", "JC200103"),
    ("japan color 2002 newspaper", "JCN2002"),
    ("japan web coated", "JCW2003"),
    ("tr 002", "CGATS TR 002"),
)
"""Words in the descriptions of well-known profiles, and the condition each was made for."""


def press_profile(
    conditions: PressConditions, root: Path
) -> tuple[PressProfile | None, tuple[Remark, ...]]:
    """The profile that press conditions name; None and errors where it cannot be used.

    Args:
        conditions: the title's.
        root: the folder of house.yaml, from which a file is named.
    """
    name, place = conditions.profile, conditions.place
    found, remarks = (
        (shipped_profile(name), ()) if name in SHIPPED else _own(name, root, conditions.place)
    )
    if found is None:
        return None, remarks
    condition = conditions.condition or found.condition
    limit = conditions.ink_limit_percent or found.ink_limit_percent
    if condition == CUSTOM:
        remarks = (*remarks, warning("profile-condition-unsaid", place, file=name))
    return _with(found, condition, limit), remarks


@cache
def shipped_profile(name: str = USUAL_PROFILE) -> PressProfile:
    """A profile of the shelf. KeyError for one it has not got."""
    facts = SHIPPED[name]
    content = files("ghpress").joinpath("stock", "data", "profiles", f"{name}.icc").read_bytes()
    return PressProfile(name, content, facts.condition, True, facts.description, facts.ink_limit_percent)


def _from_shelf(
    name: str, condition: str, is_registered: bool, description: str, limit: int
) -> PressProfile:
    """A profile of the shelf as it was sent."""
    content = shipped_profile(name).content
    return PressProfile(name, content, condition, is_registered, description, limit)


def _with(profile: PressProfile, condition: str, limit: int) -> PressProfile:
    """The profile under a title's own condition and limit."""
    is_registered = condition in REGISTERED
    return PressProfile(
        profile.name, profile.content, condition, is_registered, profile.description, limit
    )


def _own(name: str, root: Path, place: Place) -> tuple[PressProfile | None, tuple[Remark, ...]]:
    """A title's own file, looked over."""
    path = root / name
    if path.suffix.lower() not in (".icc", ".icm"):
        near = get_close_matches(name, SHIPPED, n=1, cutoff=0)
        names = "、".join(SHIPPED)
        return None, (error("profile-unknown", place, name=name, near=near[0], names=names),)
    if not path.resolve().is_relative_to(root.resolve()) or not path.is_file():
        return None, (error("profile-missing", place, file=name),)
    if path.stat().st_size > MOST_BYTES:
        return None, (error("profile-broken", place, file=name, why=f"> {MOST_BYTES} B"),)
    return _looked_over(path.read_bytes(), name, place)


def _looked_over(
    content: bytes, name: str, place: Place
) -> tuple[PressProfile | None, tuple[Remark, ...]]:
    """The profile in some bytes, by its head (ICC.1:2001-04, 6.1) and by what LCMS makes of it."""
    if len(content) < 132 or content[36:40] != b"acsp":
        return None, (error("profile-broken", place, file=name, why="acsp"),)
    space = content[16:20].decode("latin-1").strip()
    if space != "CMYK":
        return None, (error("profile-not-cmyk", place, file=name, space=space),)
    kind = content[12:16].decode("latin-1").strip()
    if kind != "prtr":
        return None, (error("profile-not-printer", place, file=name, kind=kind),)
    if content[8] > 4:
        return None, (error("profile-too-new", place, file=name, version=content[8]),)
    from PIL import ImageCms  # not loaded for the usual profile

    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(content))
        both = (ImageCms.Direction.INPUT, ImageCms.Direction.OUTPUT)
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        if not all(ImageCms.isIntentSupported(opened, intent, way) == 1 for way in both):
            return None, (error("profile-broken", place, file=name, why="A2B, B2A"),)
        description = ImageCms.getProfileDescription(opened).strip()
    except (OSError, ImageCms.PyCMSError) as trouble:
        return None, (error("profile-broken", place, file=name, why=trouble),)
    low = description.lower()
    condition = next((known for words, known in _SAID_IN_NAMES if words in low), CUSTOM)
    description = description or Path(name).stem
    is_registered = condition != CUSTOM
    return PressProfile(name, content, condition, is_registered, description, USUAL_LIMIT), ()
