"""Gradients come out alike in three renderers, or are refused where they are written."""

import io
from base64 import b64encode
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from PIL import Image

from ghpress.conditions import PageInks
from ghpress.layout.inked import inked
from ghpress.makeup.page import PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.press.darkroom import Darkroom
from ghpress.press.drawings import draw
from ghpress.press.pagefile import print_page
from ghpress.remarks import Level
from ghpress.stock.plates import Plates
from ghpress.stock.profiles import shipped_profile
from ghpress.stock.separation import colour_in_inks
from ghpress.units import in_mm, mm
from ghpress.wording import in_words
from oracles.plates import at, process_plates, separations
from oracles.rasters import PROGRAMS, needs_renderers
from press.sheets import broadsheet, job_of, page_of

PLACE = Rect(mm(50), mm(200), mm(120), mm(60))

LINEAR = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><defs>
<linearGradient id="g"><stop offset="0" stop-color="var(--ink-red)"/>
<stop offset="50%" style="stop-color: var(--ink-black-10)"/><stop offset="1"/></linearGradient></defs>
<rect width="120" height="60" fill="url(#g)"/></svg>"""

RADIAL = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60"><defs>
<radialGradient id="g" gradientUnits="userSpaceOnUse" cx="60" cy="30" r="60">
<stop offset="0" stop-color="var(--ink-black-80)"/><stop offset="1" stop-color="var(--ink-red-20)"/>
</radialGradient></defs><rect width="120" height="60" fill="url(#g)"/></svg>"""

LEFT, TOP = (in_mm(edge + broadsheet().sheet.bleed) for edge in (PLACE.x, PLACE.y))
"""Where the drawing begins on the media, in millimetres."""

POINTS = [(x, y) for y in (10, 30, 50) for x in (3, 20, 40, 60, 80, 100, 117)]
"""Places in the drawing, in millimetres."""


def printed(drawing, shelf, folder, plates=Plates()):  # noqa: B008 - a frozen value
    (folder / "a.svg").write_text(drawing, encoding="utf-8")
    layout, _ = inked(broadsheet(), plates, 1)
    page = page_of(layout, shelf)
    frame = PictureFrame("p", "picture", PLACE, Picture("a.svg"))
    page = replace(page, frames=(*page.frames, frame))
    return print_page(replace(job_of(page, layout, shelf, folder), plates=plates))


def samples(plates):
    return np.array([at(plates, LEFT + x, TOP + y) for x, y in POINTS])


@needs_renderers
@pytest.mark.parametrize("drawing", [LINEAR, RADIAL], ids=["linear", "radial"])
def test_a_gradient_of_inks_is_the_same_in_three_renderers(drawing, shelf, tmp_path):
    done = printed(drawing, shelf, tmp_path)
    assert done.remarks == ()
    seen = [samples(process_plates(done.pdf, name)) for name in PROGRAMS]
    assert np.ptp(seen, axis=0).max() <= 6, "2.4 %: poppler's comes as a JPEG"


@needs_renderers
def test_a_gradient_runs_from_ink_to_ink(shelf, tmp_path):
    inks = samples(process_plates(printed(LINEAR, shelf, tmp_path).pdf, "mupdf"))
    red = np.array([float(part) * 2.55 for part in broadsheet().inks["red"].cmyk])
    tenth, black = np.array([0, 0, 0, 25.5]), np.array([0, 0, 0, 255])
    for (x, _), found in zip(POINTS, inks, strict=True):
        share = x / 120
        low, high, along = (red, tenth, share * 2) if share < 0.5 else (tenth, black, share * 2 - 1)
        assert np.abs(found - (low + (high - low) * along)).max() <= 4


@needs_renderers
def test_a_gradient_on_a_page_of_black_alone_is_of_black(shelf, tmp_path):
    plates = Plates(shipped_profile(), PageInks("K", (), is_open=False))
    made = process_plates(printed(LINEAR, shelf, tmp_path, plates).pdf, "mupdf")
    assert made[..., :3].max() == 0 and samples(made)[..., 3].min() > 20


def test_a_gradient_is_smooth_and_not_transparent(shelf, tmp_path):
    with pikepdf.open(io.BytesIO(printed(LINEAR, shelf, tmp_path).pdf)) as opened:
        kinds = {
            int(each.PatternType)
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream) and "/PatternType" in each
        }
        groups = [
            each for each in opened.objects if isinstance(each, pikepdf.Stream) and "/Group" in each
        ]
    assert (kinds, groups) == ({2}, [])


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ('<stop stop-color="#c00"/>', "gradient-colour"),
        ('<linearGradient spreadMethod="repeat">', "gradient-repeats"),
        ('<stop stop-opacity=".5"/>', "gradient-see-through"),
        ('<stop style="stop-opacity: 0"/>', "gradient-see-through"),
        ('<stop stop-color="var(--ink-spot)"/>', "gradient-in-spot"),
        ('<stop stop-color="var(--ink-mauve)"/>', "picture-ink-unknown"),
    ],
)
def test_a_gradient_that_would_print_unevenly_is_refused_at_its_line(part, code):
    inks = broadsheet().inks
    inks = {**inks, "spot": replace(inks["red"], name="spot", spot="PANTONE 186 C")}
    frame = PictureFrame("p", "picture", PLACE, Picture("a.svg"))
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">\n\n{part}</svg>'
    _, remarks = draw(drawing.encode(), frame, Darkroom(inks, "press"))
    assert [(each.level, each.code, str(each.place)) for each in remarks] == [
        (Level.ERROR, code, "a.svg:3")
    ]
    assert in_words(remarks[0]).help


def test_a_gradient_of_one_stop_is_refused_at_its_line():
    frame = PictureFrame("p", "picture", PLACE, Picture("a.svg"))
    one = (
        '<svg>\n\n<linearGradient id="g">\n<stop stop-color="var(--ink-red)"/>\n</linearGradient></svg>'
    )
    _, remarks = draw(one.encode(), frame, Darkroom(broadsheet().inks, "press"))
    assert [(each.code, str(each.place)) for each in remarks] == [("gradient-of-one", "a.svg:3")]


@needs_renderers
def test_a_photograph_within_a_drawing_is_ink(shelf, tmp_path):
    target = io.BytesIO()
    Image.new("RGB", (120, 60), (200, 30, 40)).save(target, "PNG")
    data = f"data:image/png;base64,{b64encode(target.getvalue()).decode()}"
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 60">'
        f'<image width="120" height="60" href="{data}"/></svg>'
    )
    done = printed(drawing, shelf, tmp_path)
    assert done.remarks == ()
    inks = samples(process_plates(done.pdf, "mupdf"))
    wanted = np.array(colour_in_inks((200, 30, 40), shipped_profile())) * 255
    assert np.abs(inks - wanted).max() <= 5
    assert b"DeviceRGB" not in done.pdf


@pytest.mark.parametrize("part", ['stop-opacity="1"', 'stop-opacity="1.0"', 'stop-opacity="100%"'])
def test_a_stop_that_is_opaque_passes(part):
    frame = PictureFrame("p", "picture", PLACE, Picture("a.svg"))
    drawing = f'<stop stop-color="var(--ink-red)" {part}/>'
    assert draw(drawing.encode(), frame, Darkroom(broadsheet().inks, "press"))[1] == ()


@needs_renderers
def test_a_colour_written_out_is_separated_and_told(shelf, tmp_path):
    drawing = LINEAR.replace("url(#g)", "rgb(128, 128, 128)")
    done = printed(drawing, shelf, tmp_path)
    assert [each.code for each in done.remarks] == ["picture-colour-literal"]
    inks = samples(process_plates(done.pdf, "mupdf"))
    assert inks[..., :3].max() == 0 and 120 < inks[0][3] < 150


@needs_renderers
def test_a_red_that_is_a_plate_of_its_own_prints_on_it(shelf, tmp_path):
    plates = Plates(shipped_profile(), PageInks("K", ("red",), is_open=False))
    flat = LINEAR.replace("url(#g)", "var(--ink-red-50)").replace(' id="g"', "")
    drawing = flat[: flat.index("<linear")] + flat[flat.index("</defs>") :]
    made = separations(printed(drawing, shelf, tmp_path, plates).pdf)
    middle = {name: int(at(plate, 110, 230)) for name, plate in made.items()}
    assert 120 < middle.pop("red") < 135
    assert set(middle.values()) == {0}
