"""Turns the inks of a sheet into its control strip (测控条), as PDF operators.

CY/T 197-2019 asks newspapers for a strip in its appendix B, whose drawing was not at hand. The fields
here are what ISO 12647-3 and its Chinese edition GB/T 17934.3 measure: solids, half tones, two inks
one on another, and grey out of three inks beside grey of black (30/24/24 and 30 %, the pair by which
newspaper presses are balanced). No field holds more than 200 % ink.
"""

from collections.abc import Iterator, Sequence

from ghpress.press.engine.strokes import number
from ghpress.units import in_pt, mm
from ghpress.values import dataclass

SIDE = in_pt(mm(5))
"""The side of a field: what a densitometer's opening of 3.5 mm needs with room for its rim."""

LEAST_SIDE = in_pt(mm(4))
"""Smaller fields cannot be measured, so the strip is left out instead."""

PROCESS = ("C", "M", "Y", "K")
HALF = 0.5
GREY = {"C": 0.30, "M": 0.24, "Y": 0.24}
BLACK_GREY = 0.30


@dataclass(frozen=True, slots=True)
class Field:
    """A field: shares of process inks in the order C M Y K, or of a spot by its resource's name."""

    shares: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    spot: str = ""
    spot_share: float = 0.0


def fields(inks: Sequence[str], spots: Sequence[str] = ()) -> tuple[Field, ...]:
    """The fields for these process inks (``C``, ``M`` …) and spots: none on a plate that is not made."""
    there = [ink for ink in PROCESS if ink in inks]
    made = [_of({ink: 1.0}) for ink in there]
    made += [_of({ink: HALF}) for ink in there]
    pairs = (pair for pair in ("CM", "MY", "CY") if {*pair} <= {*there})
    made += [_of(dict.fromkeys(pair, 1.0)) for pair in pairs]
    if {*GREY} <= {*there}:
        made.append(_of(GREY))
    if "K" in there:
        made.append(_of({"K": BLACK_GREY}))
    made += [Field(spot=spot, spot_share=share) for spot in spots for share in (1.0, HALF)]
    return tuple(made)


def _of(shares: dict[str, float]) -> Field:
    c, m, y, k = (shares.get(ink, 0.0) for ink in PROCESS)
    return Field((c, m, y, k))


def strip(every: Sequence[Field], x: float, y: float, room: float) -> Iterator[str]:
    """The fields side by side from (x, y); nothing where the room is too narrow to measure them."""
    side = min(SIDE, room / max(1, len(every)))
    if side < LEAST_SIDE:
        return
    yield "q"
    for at, field in enumerate(every):
        place = " ".join(map(number, (x + at * side, y, side, SIDE)))
        yield f"{_colour(field)} {place} re f"
    yield "Q"


def _colour(field: Field) -> str:
    """The operator that takes a field's colour."""
    if field.spot:
        return f"/{field.spot} cs {number(field.spot_share)} scn"
    return " ".join(map(number, field.shares)) + " k"
