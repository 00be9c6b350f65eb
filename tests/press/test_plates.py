"""Which ink prints where: Ghostscript separates finished pages, and the plates are looked at."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from ghpress.units import pt
from oracles.plates import separations
from oracles.rasters import needs_renderers
from press.plated import SPOT, css, plated, plated_forme
from press.printed import forme_of
from press.trial import Bit

pytestmark = needs_renderers

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
FULL = 255
DPI = 144


def plates(forme, shelf, profile="press"):
    return separations(plated(forme, shelf, profile), DPI)


def place(left, top, width, height):
    """A box's style, in millimetres from the trim's upper left."""
    return f"left:{left}mm;top:{top}mm;width:{width}mm;height:{height}mm;"


def part(plate, left, top, width, height):
    """A rectangle of a plate, in millimetres from the trim's upper left."""
    left, top, right, bottom = (
        round((edge + 3) / 25.4 * DPI) for edge in (left, top, left + width, top + height)
    )
    return plate[top:bottom, left:right]


def inked(plate):
    """How much of a plate prints, from 0 to 1."""
    return float(np.mean(plate)) / FULL


def empty(made, *but):
    """The plates that print nothing."""
    return [name for name, plate in made.items() if name not in but and plate.any()] == []


def test_words_print_on_the_black_plate_alone(shelf):
    made = plates(plated_forme(["清晨五点"], shelf), shelf)
    assert made["Black"].max() == FULL
    assert empty(made, "Black")


def test_a_spot_has_a_plate_of_its_own_and_no_process_ink(shelf):
    made = plates(plated_forme([[Bit("红字", ink="red")]], shelf), shelf)
    assert set(made) == {*PROCESS, SPOT}
    assert made[SPOT].max() == FULL
    assert empty(made, SPOT)


@pytest.mark.parametrize("tint", [20, 100])
def test_a_tint_of_a_spot_is_so_much_of_its_plate(tint, shelf):
    made = plates(
        plated_forme([], shelf, [place(10, 10, 40, 20) + f"background:{css('red', tint)}"]), shelf
    )
    assert inked(part(made[SPOT], 15, 15, 20, 10)) == pytest.approx(tint / 100, abs=0.005)
    assert empty(made, SPOT)


def test_a_tint_of_text_is_so_much_of_the_plate(shelf):
    made = plates(plated_forme([[Bit("红字", ink="red-40")]], shelf), shelf)
    assert made[SPOT].max() == pytest.approx(0.4 * FULL, abs=1)


def test_a_drawing_prints_on_the_spots_plate_too(shelf):
    drawn = (
        f'<rect x="10" y="10" width="30" height="20" fill="{css("red", 30)}"/>'
        f'<rect x="50" y="10" width="30" height="20" style="fill:none;stroke:{css("red")}" '
        'stroke-width="4"/>'
    )
    made = plates(plated_forme([], shelf, drawings={"map": drawn}), shelf)
    assert inked(part(made[SPOT], 15, 15, 20, 10)) == pytest.approx(0.3, abs=0.005)
    assert inked(part(made[SPOT], 49, 14, 2, 12)) == 1
    assert empty(made, SPOT)


def test_without_a_spots_name_the_ink_is_its_process_parts(shelf):
    made = plates(forme_of([[Bit("红字", ink="red")]], shelf), shelf)
    assert set(made) == set(PROCESS)
    assert (made["Magenta"].max(), made["Yellow"].max()) == (FULL, FULL)


def test_black_words_print_over_a_tint_and_leave_it_whole(shelf):
    ground = place(5, 5, 90, 30) + f"background:{css('pine')}"
    made = plates(plated_forme(["清晨五点"], shelf, [ground]), shelf)
    assert made["Black"].max() == FULL
    assert inked(part(made["Cyan"], 6, 6, 80, 28)) == pytest.approx(0.5, abs=0.002)


def test_black_words_print_over_a_spot_and_leave_it_whole(shelf):
    ground = place(5, 5, 90, 30) + f"background:{css('red')}"
    made = plates(plated_forme(["清晨五点"], shelf, [ground]), shelf)
    assert inked(part(made[SPOT], 6, 6, 80, 28)) == 1
    assert made["Black"].max() == FULL


def test_white_words_tints_and_colours_knock_out(shelf):
    ground = place(5, 5, 90, 40) + f"background:{css('pine')}"
    lines = [[Bit("清晨五点", ink=ink)] for ink in ("paper", "black-50", "red")]
    made = plates(plated_forme(lines, shelf, [ground]), shelf)
    # Baselines stand 20 pt under the frame's top at 10 mm, then every 24 pt.
    bands = [
        part(made["Cyan"], 10, 10 + 16 / 72 * 25.4 + row * 24 / 72 * 25.4, 40, 3) for row in range(3)
    ]
    assert [band.min() for band in bands] == [0, 0, 0]


@pytest.mark.parametrize(
    ("thickness", "overprints"), [("0.3pt", True), ("1.9pt", True), ("2.1pt", False)]
)
def test_black_rules_print_over_a_tint_where_they_are_thin(thickness, overprints, shelf):
    ground = place(5, 5, 90, 30) + f"background:{css('pine')}"
    rule = f"left:10mm;top:10mm;width:60mm;height:{thickness};background:{css('black')}"
    made = plates(plated_forme([], shelf, [ground, rule]), shelf)
    assert made["Black"].max() == FULL
    assert (part(made["Cyan"], 6, 6, 80, 28).min() > 0) == overprints


@pytest.mark.parametrize(("width", "overprints"), [(0.5, True), (3, False)])
def test_black_strokes_of_a_drawing_print_over_its_tints_where_they_are_thin(width, overprints, shelf):
    drawn = (
        f'<rect x="5" y="5" width="90" height="30" fill="{css("pine")}"/>'
        f'<path d="M 10 10 L 80 30" fill="none" stroke="{css("black")}" stroke-width="{width}"/>'
    )
    made = plates(plated_forme([], shelf, drawings={"map": drawn}), shelf)
    assert (part(made["Cyan"], 6, 6, 80, 28).min() > 0) == overprints


def test_a_white_shape_with_a_thin_black_edge_knocks_out_and_its_edge_does_not(shelf):
    drawn = (
        f'<rect x="5" y="5" width="90" height="30" fill="{css("pine")}"/>'
        f'<rect x="20" y="10" width="40" height="20" fill="{css("paper")}" stroke="{css("black")}" '
        'stroke-width="0.6"/>'
    )
    made = plates(plated_forme([], shelf, drawings={"map": drawn}), shelf)
    assert inked(part(made["Cyan"], 22, 12, 36, 16)) == 0
    edge = part(made["Black"], 5, 5, 90, 30) > 0
    assert (part(made["Cyan"], 5, 5, 90, 30)[edge] > 0).any()


def picture(tmp_path, level):
    """A CMYK picture of even ink, its total in per cent, as a box's background."""
    file = tmp_path / f"{level}.jpg"
    share = round(level / 300 * 255)
    Image.new("CMYK", (200, 100), (share, share, share, 0)).save(file, quality=95)
    return place(5, 5, 90, 30) + f"background:url({file.as_uri()});background-size:100% 100%"


@pytest.mark.parametrize(
    ("level", "size", "overprints"),
    [(90, 10, True), (240, 10, False), (90, 30, False)],
)
def test_small_black_words_print_over_a_picture_that_is_light(level, size, overprints, shelf, tmp_path):
    forme = plated_forme([[Bit("工会", size=pt(size))]], shelf, [picture(tmp_path, level)])
    made = plates(replace(forme, asset_folders=(str(tmp_path),)), shelf)
    under = part(made["Cyan"], 6, 6, 80, 28)[part(made["Black"], 6, 6, 80, 28) == FULL]
    assert under.size > 20
    assert (under.min() > 10) == overprints


def test_words_on_a_white_panel_over_a_dark_picture_print_over(shelf, tmp_path):
    panel = place(8, 8, 84, 24) + f"background:{css('paper')}"
    forme = plated_forme(["清晨"], shelf, [picture(tmp_path, 240), panel])
    made = plates(replace(forme, asset_folders=(str(tmp_path),)), shelf)
    assert inked(part(made["Cyan"], 10, 10, 80, 20)) == 0
    assert made["Black"].max() == FULL


def test_plates_of_x1a_are_those_of_x4(shelf):
    ground = place(5, 5, 90, 30) + f"background:{css('red', 30)}"
    forme = plated_forme(["清晨五点", [Bit("红", ink="red")]], shelf, [ground])
    four, one = plates(forme, shelf), plates(forme, shelf, "press-x1a")
    assert set(four) == set(one)
    assert all((four[name] == one[name]).all() for name in four)
