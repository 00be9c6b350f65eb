"""Pixels are the last witness: they find what no line or frame told of, and nothing that one did."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from compare.proofs import base, proof
from ghpress.compare.changes import Spot
from ghpress.compare.compare import compare
from ghpress.compare.pixels import compared_pixels
from ghpress.compare.proof import Proof
from ghpress.compare.sides import compare_builds
from ghpress.compare.stored import FILE, as_json
from ghpress.compare.told import nothing_else, told
from ghpress.stock.shelf import Shelf

DPI = 72.0


def blank() -> np.ndarray:
    return np.full((400, 300), 255, np.uint8)


def inked(top: int, left: int, bottom: int, right: int) -> np.ndarray:
    page = blank()
    page[top:bottom, left:right] = 0
    return page


def test_two_like_pictures_do_not_differ() -> None:
    assert compared_pixels(1, inked(5, 5, 9, 9), inked(5, 5, 9, 9), DPI, ()).differing == 0


def test_a_difference_nobody_told_of_is_given_its_place() -> None:
    found = compared_pixels(1, blank(), inked(100, 50, 120, 90), DPI, ())
    assert found.differing == 20 * 40
    (spot,) = found.unexplained
    assert spot.x <= 50 / DPI * 25.4 and spot.y <= 100 / DPI * 25.4
    assert spot.x + spot.width >= 90 / DPI * 25.4
    assert spot.width < 25 and spot.height < 20


def test_a_difference_at_a_known_change_is_explained() -> None:
    known = Spot(1, 50 / DPI * 25.4, 100 / DPI * 25.4, 15, 8)
    found = compared_pixels(1, blank(), inked(100, 50, 120, 90), DPI, (known,))
    assert (found.differing, found.unexplained) == (800, ())


def test_differences_far_apart_are_two_spots() -> None:
    new = inked(10, 10, 14, 14)
    new[300:304, 200:204] = 0
    assert len(compared_pixels(1, blank(), new, DPI, ()).unexplained) == 2


def test_a_page_of_another_size_differs_everywhere() -> None:
    found = compared_pixels(1, blank(), np.full((400, 310), 255, np.uint8), DPI, ())
    assert len(found.unexplained) == 1


def built(one: Proof, folder: Path, *, blot: bool = False) -> Path:
    """A build of the proof with bars for its lines as page pictures, and a blot if that is wanted."""
    folder.mkdir()
    pages = []
    for page in one.pages:
        scale = DPI / 25.4
        picture = Image.new("L", (round(page.width * scale), round(page.height * scale)), 255)
        pen = ImageDraw.Draw(picture)
        for line in page.lines:
            dark = int(line.setting[:2], 16) // 2
            left, base_line = line.x * scale, line.y * scale
            right, top = (line.x + line.width) * scale, base_line - line.size * 0.6 * scale
            pen.rectangle((left, top, right, base_line), fill=dark)
        for frame in page.frames:
            edges = (frame.x, frame.y, frame.x + frame.width, frame.y + frame.height)
            pen.rectangle(tuple(edge * scale for edge in edges), outline=128)
        if blot and page.number == one.pages[-1].number:
            pen.ellipse((2, 2, 12, 12), fill=0)
        name = f"{page.number:02}.png"
        picture.save(folder / name)
        pages.append(replace(page, picture=name, digest=f"{blot}{page.lines}"))
    (folder / FILE).write_text(as_json(replace(one, pages=tuple(pages))), encoding="utf-8")
    return folder


def corrected() -> dict[str, list[str]]:
    copy = base()
    copy["乙"][2] = copy["乙"][2].replace("，", "，火车、轮船和飞机都来了，", 1)
    return copy


def test_after_a_correction_the_pixels_bear_out_that_nothing_else_changed(
    shelf: Shelf, tmp_path: Path
) -> None:
    old = built(proof(base(), shelf), tmp_path / "old")
    new = built(proof(corrected(), shelf), tmp_path / "new")
    compared = compare_builds(old, new)
    assert sum(each.differing for each in compared.comparison.pixels or ()) > 0
    assert compared.comparison.unexplained() == ()
    said = nothing_else(compared.comparison, "zh")
    assert said.startswith("此外没有任何变化：") and said.endswith("，像素也相同。")


def test_a_blot_that_no_line_tells_of_takes_the_words_back(shelf: Shelf, tmp_path: Path) -> None:
    old = built(proof(base(), shelf), tmp_path / "old")
    new = built(proof(base(), shelf), tmp_path / "new", blot=True)
    compared = compare_builds(old, new)
    (spot,) = compared.comparison.unexplained()
    assert (spot.page, spot.x, spot.y) == (compared.new.pages[-1].number, 0.0, 0.0)
    assert told(compared.comparison, compared.old, compared.new, "zh")[-1].startswith(
        "但像素有 1 处不同"
    )


def test_without_pixels_it_is_said_that_they_were_not_compared(shelf: Shelf) -> None:
    found = compare(proof(base(), shelf), proof(base(), shelf))
    assert nothing_else(found, "zh").startswith("两份校样完全一样：4 篇稿件、")
    assert nothing_else(found, "zh").endswith("；没有比对像素。")
    assert nothing_else(found, "en").endswith("; pixels were not compared.")
