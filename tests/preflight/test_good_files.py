"""Good files, of ours and of other producers, have nothing said of them; ink is measured on plates."""

import io
import re
import shutil
import subprocess

import pikepdf
import pypdfium2
import pytest

from ghpress.platemaking import measured
from ghpress.preflight.handed_in import survey_pdf
from ghpress.press.finish import Makeready, finish
from ghpress.report.inspection import inspection_html
from ghpress.stock.profiles import shipped_profile
from preflight.bad_pages import also, good, picture
from press.printed import SHEET, TICKET, colophon, forme_of, painted

FAULTLESS = {
    "type and tint": None,
    "a picture fine enough": also(
        "q 60 0 0 60 60 150 cm /I Do Q\n", XObject={"I": lambda pdf: picture(pdf, 200)}
    ),
    "line art fine enough": also(
        "q 30 0 0 30 60 150 cm /I Do Q\n", XObject={"I": lambda pdf: picture(pdf, 400, 1)}
    ),
    "a thick rule in two inks": also("0 1 1 0 K 2 w 60 150 m 200 150 l S\n"),
    "a tint that bleeds": also("0 .2 .1 0 k 0 150 40 40 re f\n"),
    "a drawing's stroke that ends beyond the trim, on a ground that bleeds": also(
        "0 .2 .1 0 k 0 150 60 90 re f 0 .3 .3 0 k 5 170 30 30 re f\n"
    ),
    "white headline on a tint": also("0 0 0 0 k BT /F1 24 Tf 62 80 Td <0001> Tj ET\n"),
    "black at 240 per cent": also(".5 .45 .45 1 k 60 150 20 20 re f\n"),
}


@pytest.mark.parametrize("name", FAULTLESS)
@pytest.mark.parametrize("standard", ["plain", "gwg-newspaper"])
def test_a_good_page_has_nothing_said_of_it(name, standard):
    assert survey_pdf(good(FAULTLESS[name]), "page.pdf", standard) == ()


@pytest.mark.skipif(shutil.which("gs") is None, reason="Ghostscript is not installed")
def test_a_page_written_by_ghostscript_is_good(tmp_path):
    (tmp_path / "in.ps").write_text(
        "%!PS\n<< /PageSize [317.008 417.008] >> setpagedevice\n"
        "[ /TrimBox [8.504 8.504 308.504 408.504] /BleedBox [0 0 317.008 417.008] /PAGE pdfmark\n"
        "0 0 0 1 setcmykcolor 60 60 100 50 rectfill showpage\n"
    )
    out = tmp_path / "out.pdf"
    asked = ["-dBATCH", "-dNOPAUSE", "-dQUIET", "-sDEVICE=pdfwrite", f"-sOutputFile={out}"]
    subprocess.run(["gs", *asked, str(tmp_path / "in.ps")], check=True, capture_output=True)
    assert survey_pdf(out.read_bytes(), "out.pdf", "plain") == ()


@pytest.fixture(scope="module")
def own(shelf):
    """A page of ours: composed, painted, finished as PDF/X-4."""
    forme = forme_of(("清晨五点，站里的灯亮了。", "Open 24h，每天接待320人。"), shelf)
    return finish(painted(forme, shelf), SHEET, colophon(), TICKET, Makeready(shipped_profile()))


def saved_by_pdfium(content):
    target = io.BytesIO()
    with pypdfium2.PdfDocument(content) as document:
        document.save(target)
    return target.getvalue()


def linearized(content):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(target, linearize=True)
    return target.getvalue()


def merged(content):
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf, pikepdf.open(io.BytesIO(content)) as other:
        pdf.pages.extend(other.pages)
        pdf.save(target)
    return target.getvalue()


@pytest.mark.parametrize("again", [bytes, saved_by_pdfium, linearized, merged])
def test_a_page_of_ours_is_good_and_stays_so_when_others_write_it(own, again):
    for standard in ("press", "gwg-newspaper", "plain"):
        assert survey_pdf(again(own), "page.pdf", standard) == ()


def by_program(content, folder, *words):
    """The file as a program writes it; IN and OUT stand for the files."""
    (folder / "in.pdf").write_bytes(content)
    names = {"IN": str(folder / "in.pdf"), "OUT": str(folder / "out.pdf")}
    subprocess.run([names.get(word, word) for word in words], check=True, capture_output=True)
    return (folder / "out.pdf").read_bytes()


PROGRAMS = {
    "mutool clean": ("press", "mutool", "clean", "-gggz", "IN", "OUT"),
    "Ghostscript": ("plain", "gs", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite",
                    "-sColorConversionStrategy=LeaveColorUnchanged", "-o", "OUT", "IN"),
    "cairo": ("web", "pdftocairo", "-pdf", "IN", "OUT"),
}  # fmt: skip


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_page_of_ours_written_anew_by_another_program_is_good(own, name, tmp_path):
    standard, *words = PROGRAMS[name]
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed")
    assert survey_pdf(by_program(own, tmp_path, *words), "page.pdf", standard) == ()


def test_a_page_as_weasyprint_leaves_it_can_be_read(shelf):
    content = painted(forme_of(("站里的灯亮了。",), shelf), shelf)
    assert survey_pdf(content, "page.pdf", "web") == ()


HEAVY = also("1 .8 .8 .9 k 60 150 60 60 re f\n")


@pytest.mark.skipif(
    not (shutil.which("mutool") or shutil.which("pdftoppm")), reason="neither mutool nor poppler is here"
)
def test_ink_is_measured_on_the_plates():
    ink = measured(good(HEAVY), 0)
    assert ink is not None
    found, x, y = ink.heaviest(3.9)
    assert abs(found - 350) < 8
    assert 60 < x < 120 and 417 - 210 < y < 417 - 150
    codes = [r.code for r in survey_pdf(good(HEAVY), "page.pdf", "gwg-newspaper", measured)]
    assert "ink-over-limit" in codes and "colour-over-limit" in codes


def test_the_page_of_remarks_holds_its_pictures_and_marks_each_place():
    content = good(HEAVY)
    remarks = survey_pdf(content, "page.pdf", "plain")
    page = inspection_html(content, "页.pdf", "plain", remarks)
    assert "data:image/jpeg;base64," in page and "http" not in page
    assert page.count('class="pin warning"') == len(remarks) == 1
    left, top = (float(each) for each in re.search(r"left:([\d.]+)%;top:([\d.]+)%", page).groups())
    assert abs(left - 100 * 60 / 317) < 0.1 and abs(top - 100 * (417 - 210) / 417) < 0.1
