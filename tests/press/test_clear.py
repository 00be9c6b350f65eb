"""A transparent picture is told of where it stands on a tint, and nowhere else."""

from pathlib import Path

import pytest
from PIL import Image

from ghpress.makeup.page import GroundFrame, Page, PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.press.clear import clear_on_tint, tint_of
from ghpress.remarks import InFile, Level
from ghpress.units import mm

PLACE = InFile("lock.md", 9, 1)
OFF = "/* .role-box-ground { background: none } */\n"
TINTED = OFF + ".role-box-ground,\n.x { background: var(--ink-wheat-30); }"


def told(folder: Path, picture: str, css: str, ground: Rect) -> list[str]:
    frames = (
        GroundFrame("g", "box-ground", ground),
        PictureFrame(
            "p", "picture", Rect(mm(10), mm(10), mm(40), mm(30)), Picture(picture, place=PLACE)
        ),
    )
    remarks = list(clear_on_tint(Page(1, mm(100), mm(100), frames), folder, css))
    assert all((one.level, one.place) == (Level.WARNING, PLACE) for one in remarks)
    return [remark.code for remark in remarks]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    made = tmp_path_factory.mktemp("pictures")
    see_through = Image.new("RGBA", (40, 30), (255, 0, 0, 255))
    see_through.save(made / "opaque.png")
    see_through.putpixel((3, 3), (0, 0, 0, 0))
    see_through.save(made / "clear.png")
    see_through.convert("P").save(made / "palette.png", transparency=0)
    Image.new("RGB", (40, 30), "red").save(made / "plain.jpg")
    (made / "drawing.svg").write_text("<svg/>")
    return made


UNDER, BESIDE = Rect(0, 0, mm(60), mm(60)), Rect(mm(50), 0, mm(40), mm(60))


@pytest.mark.parametrize(
    ("picture", "css", "ground", "is_told"),
    [
        ("clear.png", TINTED, UNDER, True),
        ("palette.png", TINTED, UNDER, True),
        ("clear.png", TINTED, BESIDE, False),
        ("clear.png", TINTED + ".role-box-ground { background: var(--ink-paper) }", UNDER, False),
        ("clear.png", "", UNDER, False),
        ("opaque.png", TINTED, UNDER, False),
        ("plain.jpg", TINTED, UNDER, False),
        ("drawing.svg", TINTED, UNDER, False),
        ("missing.png", TINTED, UNDER, False),
    ],
)
def test_only_what_is_transparent_on_a_tint_is_told(folder, picture, css, ground, is_told) -> None:
    assert told(folder, picture, css, ground) == ["picture-clear-on-tint"] * is_told


def test_the_last_style_sheet_says_the_tint() -> None:
    assert tint_of("box-ground", TINTED) == "var(--ink-wheat-30)"
    assert tint_of("box-ground", TINTED + ".role-box-ground { color: red }") == "var(--ink-wheat-30)"
    assert tint_of("note-ground", TINTED) == ""
