"""Plates become pictures: heavy ink shows dark on the map, paper shows grey on the soft proof."""

import io

import numpy as np
import pytest
from PIL import Image

from ghpress.preflight.inkmap import ESTIMATE, InkMap
from ghpress.report.inkpicture import COLOURS, ink_picture, on_paper
from ghpress.report.inspection import Plates, inspection_html
from ghpress.stock.profiles import shipped_profile
from preflight.bad_pages import good


def plates(by: str = "the test") -> InkMap:
    """A page of 6 × 8 inches with a square inch of 314 % ink at its middle."""
    inked = np.zeros((576, 432, 4), np.uint8)
    inked[252:324, 180:252] = 200
    return InkMap(inked, 72, by)


def pixels(content: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGB"))


def test_the_map_is_dark_where_ink_is_heavy_and_white_where_there_is_none() -> None:
    drawn = ink_picture(plates(), 3.9)
    seen = pixels(drawn.png)
    assert tuple(seen[seen.shape[0] // 2, seen.shape[1] // 2]) == COLOURS[-1]
    assert tuple(seen[5, 5]) == COLOURS[0]
    assert drawn.heaviest_percent == pytest.approx(314, abs=1)
    assert 63 < drawn.x_mm < 89 and 88 < drawn.y_mm < 115


def test_newsprint_is_grey_on_the_soft_proof() -> None:
    seen = pixels(on_paper(plates(), shipped_profile().content))
    red, green, blue = (int(part) for part in seen[5, 5])
    assert 180 < green < 230 and red > blue
    assert seen[seen.shape[0] // 2, seen.shape[1] // 2].max() < 90


def test_the_report_shows_page_ink_and_paper() -> None:
    known = Plates({1: plates()}, 3.9, 240, shipped_profile().content)
    page = inspection_html(good(), "页.pdf", "plain", (), known)
    assert page.count("data:image/") == 3 and page.count("<label") == 3
    assert "最重处 314%" in page and "限 240%" in page


def test_an_estimate_is_called_one_and_shows_no_paper() -> None:
    known = Plates({1: plates(ESTIMATE)}, 3.9, 240, shipped_profile().content)
    page = inspection_html(good(), "页.pdf", "plain", (), known)
    assert page.count("data:image/") == 2 and "估算" in page
