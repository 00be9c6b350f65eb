"""What can be known of an advert before it is placed: its trim, or why its space is held."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ghpress.remarks import InFile
from ghpress.stock.adverts import Art, probe_advert
from ghpress.units import mm
from press.adverts import handed_in

PLACE = InFile("issue.yaml", 9, 11)


def probed(folder: Path, name: str, content: bytes | None) -> tuple[Art | None, list[str]]:
    if content is not None:
        (folder / name).write_bytes(content)
    art, remarks = probe_advert(folder / name, PLACE, folder)
    assert all(remark.place == PLACE for remark in remarks)
    return art, [remark.code for remark in remarks]


def test_the_size_of_a_pdf_is_that_of_its_trim_not_of_its_bleed(tmp_path: Path) -> None:
    art, codes = probed(tmp_path, "ad.pdf", handed_in(mm(120), mm(80)))
    assert codes == [] and art is not None and art.kind == "pdf"
    assert (art.width, art.height) == pytest.approx((mm(120), mm(80)), abs=mm("0.01"))


def test_a_page_turned_by_its_page_tree_is_measured_as_it_is_looked_at(tmp_path: Path) -> None:
    def turned(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Rotate = 90

    art, _ = probed(tmp_path, "ad.pdf", handed_in(mm(120), mm(80), change=turned))
    assert art is not None
    assert (art.width, art.height) == pytest.approx((mm(80), mm(120)), abs=mm("0.01"))


def test_a_picture_is_as_large_as_its_resolution_says(tmp_path: Path) -> None:
    content = io.BytesIO()
    Image.new("CMYK", (600, 300)).save(content, "TIFF", dpi=(300, 300))
    art, codes = probed(tmp_path, "ad.tif", content.getvalue())
    assert (art, codes) == (Art("picture", mm("50.8"), mm("25.4"), (600, 300)), [])


def test_a_file_that_is_not_there_holds_its_space(tmp_path: Path) -> None:
    assert probed(tmp_path, "ad.pdf", None) == (None, ["advert-missing"])


def test_a_file_outside_the_issue_is_as_good_as_missing(tmp_path: Path) -> None:
    inner = tmp_path / "issue"
    inner.mkdir()
    (tmp_path / "ad.pdf").write_bytes(handed_in(mm(50), mm(50)))
    art, remarks = probe_advert(inner / "../ad.pdf", PLACE, inner)
    assert (art, [remark.code for remark in remarks]) == (None, ["advert-missing"])


def test_an_encrypted_file_holds_its_space(tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(handed_in(mm(50), mm(50)))) as pdf:
        pdf.save(tmp_path / "ad.pdf", encryption=pikepdf.Encryption(owner="a", user=""))
    assert probed(tmp_path, "ad.pdf", None) == (None, ["advert-encrypted"])


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ad.pdf", b"no pdf at all", "advert-broken"),
        ("ad.doc", b"anything", "advert-kind"),
        ("ad.png", b"\x89PNG and no more", "picture-broken"),
    ],
)
def test_a_file_that_cannot_be_placed_says_why(
    tmp_path: Path, name: str, content: bytes, code: str
) -> None:
    assert probed(tmp_path, name, content) == (None, [code])


def test_of_several_pages_the_first_is_taken_and_said_so(tmp_path: Path) -> None:
    def doubled(pdf: pikepdf.Pdf) -> None:
        pdf.pages.append(pdf.pages[0])

    art, remarks = probed(tmp_path, "ad.pdf", handed_in(mm(50), mm(50), change=doubled))
    assert art is not None and remarks == ["advert-pages"]
