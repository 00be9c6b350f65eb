"""``ghpress build`` under a plant's conditions: what house.yaml asks is on the plates, or is refused."""

from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from cli.issues import small_issue
from ghpress.build import BuildRequest, build_issue, page_jobs, try_out
from ghpress.remarks import Halt
from ghpress.stock.profiles import shipped_profile
from oracles.plates import process_plates
from oracles.rasters import needs_renderers

STORY = """\
---
headline: 渡口添了一盏灯
pictures: [{file: lamp.png, caption: 新灯, columns: 2}]
---
过河的人多是赶早市的。灯装好以后，头班船提前了一刻钟，来回都不必再打手电。
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A shop with one small issue, a colour picture in it."""
    issue = small_issue(tmp_path / "river", ferry=STORY)
    colours = Image.merge("RGB", [Image.linear_gradient("L").rotate(90 * turn) for turn in range(3)])
    colours.resize((1500, 1000)).save(issue / "lamp.png")
    return tmp_path


def build(shop: Path, press: str) -> tuple[Path, dict[str, str]]:
    """The page file of a build under these conditions, and the places of its remarks by code."""
    (shop / "house.yaml").write_text(f"name: 报\npress: {press}\n", encoding="utf-8")
    request = BuildRequest(shop / "river", into=shop / "out")
    try:
        remarks = build_issue(request, lambda *_: None).remarks
    except Halt as halt:
        remarks = halt.remarks
    page = shop / "out/river/broadsheet/pages/01.pdf"
    return page, {remark.code: str(remark.place) for remark in remarks}


@needs_renderers
def test_a_page_has_the_inks_and_the_profile_its_title_asks_for(shop: Path) -> None:
    page, told = build(shop, "{profile: newsprint-220, condition: IFRA26, inks: {other: K}}")
    assert told["ink-in-black"].startswith("p1")
    plates = process_plates(page.read_bytes(), "mupdf", 36)
    assert plates[..., :3].max() == 0
    assert len(np.unique(plates[..., 3])) > 60, "the picture is there"
    with pikepdf.open(page) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert str(intent.OutputConditionIdentifier) == "IFRA26"
        assert intent.DestOutputProfile.read_bytes() == shipped_profile("newsprint-220").content


def test_the_edition_for_readers_keeps_its_colours(shop: Path) -> None:
    (shop / "house.yaml").write_text("name: 报\npress: {inks: {other: K}}\n", encoding="utf-8")
    tried = try_out(BuildRequest(shop / "river", profile="web"), lambda *_: None)
    (job,), remarks = page_jobs(tried, BuildRequest(shop / "river", profile="web"))
    assert job.layout.inks["red"].cmyk[1] == 100
    assert remarks == ()


def test_an_image_area_too_small_stops_the_build(shop: Path) -> None:
    page, told = build(shop, "{image-area: {width: 340mm, height: 500mm}}")
    assert "outside-image-area" in told and not page.exists()


def test_a_profile_that_is_not_there_stops_the_build_at_its_line(shop: Path) -> None:
    page, told = build(shop, "{profile: plant.icc}")
    assert told["profile-missing"] == "house.yaml:2:8" and not page.exists()
