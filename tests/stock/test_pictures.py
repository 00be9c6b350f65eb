"""Pictures are probed to the last row, and what must not reach the page is refused with its place."""

import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile

from ghpress.remarks import InFile
from ghpress.stock.pictures import MOST_PIXELS, probe
from ghpress.wording import in_words

PLACE = InFile("story.md", 12, 1)


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def picture(mode="RGB", size=(60, 40)):
    image = Image.linear_gradient("L").resize(size)
    return image.convert("RGB").convert(mode) if mode == "CMYK" else image.convert(mode)


def refused(path, folder=None):
    """The code of the one remark that refuses a picture; its words are to be had, its place is ours."""
    info, remarks = probe(path, PLACE, folder)
    assert info is None
    assert [remark.place for remark in remarks] == [PLACE]
    for language in ("zh", "en"):
        assert path.name in in_words(remarks[0], language).says
    return remarks[0].code


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("a.jpg", "RGB"),
        ("a.jpeg", "CMYK"),
        ("a.png", "RGBA"),
        ("a.tif", "CMYK"),
        ("a.tif", "1"),
        ("a.webp", "RGB"),
    ],
)
def test_size_mode_and_kind_of_a_sound_photograph(folder, name, mode):
    picture(mode).save(folder / name)
    info, remarks = probe(folder / name, PLACE)
    assert remarks == ()
    assert (info.kind, info.width, info.height, info.mode) == ("raster", 60, 40, mode)


def test_dpi_and_profile_are_told(folder):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture().save(folder / "a.jpg", dpi=(300, 300), icc_profile=profile)
    info, _ = probe(folder / "a.jpg", PLACE)
    assert info.dpi == (300.0, 300.0)


def test_photograph_lying_on_its_side_is_told_upright(folder):
    exif = Image.Exif()
    exif[0x0112] = 6
    picture().save(folder / "a.jpg", exif=exif)
    info, _ = probe(folder / "a.jpg", PLACE)
    assert (info.width, info.height) == (40, 60)


def test_missing_file_is_refused(folder):
    assert refused(folder / "none.jpg") == "picture-missing"


def test_folder_is_no_picture(folder):
    (folder / "a.jpg").mkdir()
    assert refused(folder / "a.jpg") == "picture-missing"


@pytest.mark.parametrize("lenient", [False, True], ids=["", "engine-loaded"])
@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.tif", "a.webp"])
def test_photograph_cut_short_is_refused(folder, name, lenient, monkeypatch):
    # WeasyPrint, once imported, has Pillow take truncated files everywhere in the process.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    picture(size=(400, 300)).save(folder / name)
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) * 3 // 5])
    assert refused(folder / name) == "picture-broken"
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient


def test_photograph_cut_short_is_refused_whatever_the_engine_told_pillow(folder, monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    picture(size=(400, 300)).save(folder / "a.jpg")
    content = (folder / "a.jpg").read_bytes()
    (folder / "a.jpg").write_bytes(content[: len(content) * 3 // 5])
    assert refused(folder / "a.jpg") == "picture-broken"


def test_a_photograph_damaged_from_the_second_word_on_is_called_broken(folder):
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"not a picture" * 50)
    assert refused(folder / "a.png") == "picture-broken"


def test_text_named_as_a_photograph_is_refused(folder):
    (folder / "a.jpg").write_text("不是图片", encoding="utf-8")
    assert refused(folder / "a.jpg") == "picture-unknown-kind"


def test_kind_we_do_not_take_is_refused(folder):
    picture("P").save(folder / "a.gif")
    assert refused(folder / "a.gif") == "picture-unknown-kind"


def test_photograph_named_as_another_kind_is_refused(folder):
    picture().save(folder / "a.png")
    (folder / "a.png").rename(folder / "a.jpg")
    assert refused(folder / "a.jpg") == "picture-misnamed"


@pytest.mark.parametrize("side", [10_001, 20_000])
def test_photograph_of_too_many_pixels_is_refused_before_it_is_decoded(folder, side):
    # A PNG whose head claims too much over a hundred bytes of data: decoding it would fail.
    def chunk(kind, data):
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = struct.pack(">LLBBBBB", side, side, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")
    (folder / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    assert side * side > MOST_PIXELS
    assert refused(folder / "a.png") == "picture-too-large"


def test_path_out_of_the_issues_folder_is_refused(folder):
    picture().save(folder / "a.png")
    issue = folder / "issue"
    issue.mkdir()
    assert refused(issue / ".." / "a.png", issue) == "picture-outside"


def test_link_out_of_the_issues_folder_is_refused(folder):
    picture().save(folder / "a.png")
    issue = folder / "issue"
    issue.mkdir()
    (issue / "b.png").symlink_to(folder / "a.png")
    assert refused(issue / "b.png", issue) == "picture-outside"


def test_file_inside_the_folder_is_taken(folder):
    picture().save(folder / "a.png")
    info, remarks = probe(folder / "a.png", PLACE, folder)
    assert info is not None and remarks == ()


def test_svg_is_known_by_its_size(folder):
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"/>')
    info, remarks = probe(folder / "a.svg", PLACE)
    assert remarks == ()
    assert (info.kind, info.width, info.height) == ("svg", 40, 20)
