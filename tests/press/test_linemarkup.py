"""Both painters hold to the same places: the HTML lines, painted by the engine, read by pdfium."""

import io
import re

import pytest
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from ghpress.layout.css import css_points
from ghpress.preflight.reader import read_glyphs
from ghpress.press.engine.paint import TOLERANCE_PT, paint
from ghpress.press.linemarkup import block_markup, line_css
from press.trial import RADICAL_WORK, trial_blocks, trial_forme

PAGE_CSS = "@page { size: 210mm 200mm; margin: 0; bleed: 3mm } body { margin: 0; font-size: 0 }"


def html_of(shelf):
    """The trial page as HTML lines, and the classes used."""
    boxes = [
        f'<div style="position:absolute;left:{css_points(rect.x)};top:{css_points(rect.y)}">'
        f"{block_markup(block, shelf)}</div>"
        for rect, block in trial_blocks(shelf).values()
    ]
    body = "".join(boxes)
    classes = {name for names in re.findall('class="([^"]*)"', body) for name in names.split()}
    return f'<html lang="zh-Hans"><body>{body}</body></html>', classes


@pytest.fixture(scope="module")
def from_html(real_shelf):
    markup, classes = html_of(real_shelf)
    faces = {name[2:]: real_shelf.face(name[2:]).path.as_uri() for name in classes if name[:2] == "f-"}
    css = line_css(classes, faces, {"black": "#000", "red": "#c00"}) + PAGE_CSS
    fonts = FontConfiguration()
    sheet = weasyprint.CSS(string=css, font_config=fonts)
    target = io.BytesIO()
    weasyprint.HTML(string=markup).write_pdf(target, stylesheets=[sheet], font_config=fonts)
    return [glyph for glyph in read_glyphs(target.getvalue()) if glyph.text != " "]


@pytest.fixture(scope="module")
def from_runs(real_shelf):
    pdf = paint(trial_forme(real_shelf), real_shelf).pdf
    return [glyph for glyph in read_glyphs(pdf) if glyph.text != " "]


def test_both_painters_print_the_same_words(from_html, from_runs):
    said = "".join(glyph.text for glyph in from_runs)
    assert "".join(glyph.text for glyph in from_html) == said.replace(RADICAL_WORK, "工")


def test_both_painters_put_every_glyph_in_the_same_place(from_html, from_runs):
    pairs = zip(from_html, from_runs, strict=True)
    off = [max(abs(html.x - run.x), abs(html.y - run.y)) for html, run in pairs]
    assert len(off) > 70
    assert max(off) <= TOLERANCE_PT


def test_both_painters_set_the_same_sizes_and_widths(from_html, from_runs):
    for html, run in zip(from_html, from_runs, strict=True):
        assert html.size == pytest.approx(run.size, abs=1e-3)
        assert html.condensed == pytest.approx(run.condensed, abs=1e-3)


def test_html_in_text_is_text(shelf):
    from ghpress.galley.block import Placed, SetBlock
    from press.trial import Bit, set_line

    line = set_line([Bit("<b>&")], shelf)
    markup = block_markup(SetBlock(line.width, 200_000, (Placed(line, 0, 100_000, "body"),)), shelf)
    assert "<b>" not in markup
    assert "&lt;b&gt;&amp;" in markup


def test_a_line_is_one_span_in_one_paragraph(shelf):
    markup, _ = html_of(shelf)
    paragraph = next(part for part in markup.split("<p>") if "每天接待" in part)
    assert paragraph.count('class="line"') == 1
