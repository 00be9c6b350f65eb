"""The centenary special with stories of other lengths: what an editor's cuts and additions do to it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from reader.editions import ROOT

SHORT = 400
"""Characters a story is cut to."""


def variant(into: Path, *, cut: tuple[str, ...] = (), doubled: tuple[str, ...] = ()) -> Path:
    """The special in a folder of its own, some stories (by file stem) cut short, some twice as long."""
    shop = into / "content"
    issue = shop / "jilin-centenary"
    shutil.copytree(ROOT / "content/jilin-centenary", issue)
    house = (ROOT / "content/house.yaml").read_text(encoding="utf-8")
    for name in ("layouts", "fonts"):
        house = house.replace(f"../{name}", str(ROOT / name))
    (shop / "house.yaml").write_text(house, encoding="utf-8")
    for stem in cut:
        _rewritten(issue / f"{stem}.md", _cut_short)
    for stem in doubled:
        _rewritten(issue / f"{stem}.md", lambda body: body.rstrip() + "\n\n" + body.lstrip())
    return issue


def _rewritten(file: Path, change) -> None:
    """The file with its body changed, its front matter left alone."""
    front, body = file.read_text(encoding="utf-8").split("\n---\n", 1)
    file.write_text(f"{front}\n---\n{change(body)}", encoding="utf-8")


def _cut_short(body: str) -> str:
    """As many whole paragraphs, subheads with text under them, as make about so many characters."""
    kept: list[str] = []
    for block in body.strip().split("\n\n"):
        if sum(map(len, kept)) + len(block) / 2 > SHORT:
            break
        kept.append(block)
    while kept[-1].startswith("#"):
        kept.pop()
    return "\n\n".join(kept) + "\n"


VARIANTS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "three of page 2 and 3 cut": {"cut": ("02-liaoyuan", "05-jilinshi", "09-baishan")},
    "three of page 3 cut": {"cut": ("07-baicheng", "08-siping", "10-yanbian")},
    "a lead and two others cut": {"cut": ("01-changchun", "03-songyuan", "11-meihekou")},
    "a story of page 2 doubled": {"doubled": ("03-songyuan",)},
    "a story of page 3 doubled": {"doubled": ("09-baishan",)},
    "three cut, one doubled": {
        "cut": ("02-liaoyuan", "07-baicheng", "11-meihekou"),
        "doubled": ("04-changbaishan",),
    },
}
