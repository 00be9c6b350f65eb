"""A drawing is read once: what it wrote is kept by its bytes and size, and written again as it was."""

from dataclasses import replace

import pytest
from weasyprint.images import SVGImage

from ghpress.press.engine.paint import paint
from press.plated import css, plated_forme

SHAPES = (
    f'<path fill="{css("pine")}" d="M0 0l50 3.5-20 40z"/>'
    f'<circle cx="70" cy="30" r="9" stroke="{css("red")}" fill="none" stroke-width=".4"/>'
)
GRADIENT = (
    '<linearGradient id="g"><stop stop-color="#102030"/><stop offset="1" stop-color="#405060"/>'
    '</linearGradient><rect width="100" height="80" fill="url(#g)"/>'
)


@pytest.fixture
def unread(monkeypatch):
    """From now on the engine draws no drawing."""

    def unread() -> None:
        def refuse(*_: object) -> None:
            raise AssertionError("the drawing was read again")

        monkeypatch.setattr(SVGImage, "draw", refuse)

    return unread


def test_a_kept_drawing_is_not_read_again_and_gives_the_same_bytes(real_shelf, tmp_path, unread):
    forme = plated_forme(["一城一品"], real_shelf, drawings={"d": SHAPES})
    unkept, first = paint(forme, real_shelf), paint(forme, real_shelf, tmp_path)
    unread()
    again = paint(replace(forme, css=f"{forme.css} .other {{}}"), real_shelf, tmp_path)
    assert again.remarks == first.remarks == ()
    assert unkept.pdf == first.pdf == again.pdf


def test_a_drawing_of_another_size_is_drawn_for_that_size(real_shelf, tmp_path):
    forme = plated_forme(["一城一品"], real_shelf, drawings={"d": SHAPES})
    paint(forme, real_shelf, tmp_path)
    markup = forme.markup.replace("width:100mm;height:80mm", "width:50mm;height:40mm")
    smaller = replace(forme, markup=markup)
    assert paint(smaller, real_shelf, tmp_path).pdf == paint(smaller, real_shelf).pdf
    assert len(list(tmp_path.glob("*.entry"))) == 2


def test_a_damaged_entry_is_drawn_anew(real_shelf, tmp_path):
    forme = plated_forme(["一城一品"], real_shelf, drawings={"d": SHAPES})
    whole = paint(forme, real_shelf, tmp_path).pdf
    (entry,) = tmp_path.glob("*.entry")
    entry.write_bytes(entry.read_bytes()[:-5])
    forme = replace(forme, css=f"{forme.css} .other {{}}")
    assert paint(forme, real_shelf, tmp_path).pdf == whole


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(real_shelf, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    forme = plated_forme(["一城一品"], real_shelf, drawings={"d": SHAPES})
    assert paint(forme, real_shelf, tmp_path / "file").pdf == paint(forme, real_shelf).pdf


@pytest.mark.parametrize("drawn", [GRADIENT, f'<g opacity=".5">{SHAPES}</g>'])
def test_a_drawing_of_more_than_shapes_is_left_to_the_engine(drawn, real_shelf, tmp_path):
    forme = plated_forme(["一城一品"], real_shelf, drawings={"d": drawn})
    assert paint(forme, real_shelf, tmp_path).remarks == ()
    assert list(tmp_path.glob("*.entry")) == []


def test_what_is_wrong_with_a_drawing_is_said_each_time(real_shelf, tmp_path):
    forme = plated_forme(["一城一品"], real_shelf, drawings={"d": '<path d="M0 0'})
    said = [[remark.code for remark in paint(forme, real_shelf, tmp_path).remarks] for _ in range(2)]
    assert said[0] == said[1] == ["engine-says"]
