"""Pictures that a layout's style sheet shows are printed in ink, like those of an issue."""

import io

import pikepdf
from PIL import Image

from ghpress.press.pagefile import print_page
from ghpress.remarks import Level
from ghpress.stock.profiles import shipped_profile
from ghpress.stock.separation import colour_in_inks
from oracles.plates import at, process_plates
from oracles.rasters import needs_renderers
from press.sheets import broadsheet, job_of, page_of, with_layout_file

CSS = """.page { background: url(ground.png) 0 0 / 100mm 50mm no-repeat,
  url(drawn.svg) 100mm 0 / 100mm 50mm no-repeat }"""
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">'
    '<rect width="100" height="50" fill="var(--ink-red)"/></svg>'
)


def printed(shelf, folder):
    layout = broadsheet()
    job = with_layout_file(job_of(page_of(layout, shelf), layout, shelf, folder), folder, "z.css", CSS)
    return print_page(job)


@needs_renderers
def test_a_layouts_pictures_are_ink(shelf, tmp_path):
    Image.new("RGB", (200, 100), (30, 120, 60)).save(tmp_path / "ground.png")
    (tmp_path / "drawn.svg").write_text(DRAWN, encoding="utf-8")
    done = printed(shelf, tmp_path)
    assert done.remarks == ()
    plates = process_plates(done.pdf, "mupdf")
    green = [255 * share for share in colour_in_inks((30, 120, 60), shipped_profile())]
    red = [float(part) * 2.55 for part in broadsheet().inks["red"].cmyk]
    for x, wanted in ((10, green), (150, red)):
        assert max(abs(a - b) for a, b in zip(at(plates, x, 10), wanted, strict=True)) <= 5
    with pikepdf.open(io.BytesIO(done.pdf)) as pdf:
        spaces = {str(each.get("/ColorSpace")) for each in pdf.objects if hasattr(each, "keys")}
    assert "/DeviceRGB" not in spaces


def test_a_layouts_broken_picture_is_told_with_its_file(shelf, tmp_path):
    (tmp_path / "ground.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"no picture" * 9)
    (tmp_path / "drawn.svg").write_text(DRAWN, encoding="utf-8")
    done = printed(shelf, tmp_path)
    broken = [each for each in done.remarks if each.code == "picture-broken"]
    assert [each.level for each in broken] == [Level.ERROR]
    assert str(tmp_path / "ground.png") in str(broken[0].place)
    assert done.pdf == b""
