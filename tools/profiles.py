"""Builds the press profiles of the shelf from published measurements, with Argyll's colprof.

Run by hand, when a profile is to change: ``python -m tools.profiles [NAME…]``. It needs the Debian
packages argyll, argyll-ref (its sRGB: the gamut pictures come in) and icc-profiles-free (the
measurements); some two minutes of one processor and 700 MB. ghpress itself never calls it: the
profiles are committed.

Sources: ANSI CGATS/SNAP TR 002-2007, colour characterization data for coldset printing on newsprint
(102 sets of measurements averaged; profiles made from it may be distributed, the report must be named);
FOGRA39L, offset on coated paper, Fogra, December 2006.
"""

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

DATA = Path("/usr/share/color/icc")
SOURCE_GAMUT = Path("/usr/share/color/argyll/ref/sRGB.icm")
SHELF = Path(__file__).parents[1] / "src" / "ghpress" / "stock" / "data" / "profiles"

DATE = bytes.fromhex("07ea 000b 0017 0000 0000 0000")
"""The creation date in every profile (23 November 2026), so that a rebuild gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A profile: its measurements, how black is made and how much ink is laid, its words."""

    measurements: str
    options: str
    words: str
    source: str


NEWSPRINT = "ANSI CGATS/SNAP TR 002-2007"
RECIPES = {
    # Black sets in at a fifth of the way down and carries 95 % of the deepest tone.
    "newsprint-240": Recipe(
        "TR002",
        "-qm -bm -l240 -L95 -kp 0 .2 1 .95 1",
        f"Newsprint coldset 240 % ({NEWSPRINT})",
        NEWSPRINT,
    ),
    # All the black there can be: the least colour to drift, the least ink to dry.
    "newsprint-220": Recipe(
        "TR002", "-ql -bl -l220 -L100 -kx", f"Newsprint coldset 220 % heavy GCR ({NEWSPRINT})", NEWSPRINT
    ),
    "coated-300": Recipe(
        "FOGRA39L",
        "-qm -bm -l300 -L95 -kp 0 .2 1 .95 1",
        "Coated offset 300 % (FOGRA39L)",
        "Fogra, FOGRA39L",
    ),
}


def build(name: str, recipe: Recipe) -> bytes:
    """The profile's bytes: perceptual by appearance on a print, without the measurements themselves."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"{name}.icc"
        subprocess.run(
            [
                *("colprof", *recipe.options.split(), "-nc"),
                *("-S", str(SOURCE_GAMUT), "-cmt", "-dpp"),
                *("-A", "ghpress", "-M", name, "-D", recipe.words),
                *("-C", f"Made from the data of {recipe.source}. May be freely distributed."),
                *("-O", str(made), str(DATA / recipe.measurements)),
            ],
            check=True,
        )
        content = made.read_bytes()
    return content[:24] + DATE + content[36:84] + bytes(16) + content[100:]


def main(names: list[str]) -> None:
    """Builds the named profiles, or all."""
    for name in names or RECIPES:
        SHELF.mkdir(parents=True, exist_ok=True)
        (SHELF / f"{name}.icc").write_bytes(build(name, RECIPES[name]))


if __name__ == "__main__":
    main(sys.argv[1:])
