"""Pictures of every kind come out right on the plates, as other programs see them.

One page shows them all; what lies on its plates is compared with LittleCMS asked directly.
"""

import io
import struct
import zlib
from dataclasses import replace
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageChops, ImageCms

from ghpress.build import press_page
from ghpress.conditions import PageInks
from ghpress.makeup.page import PictureFrame, Rect
from ghpress.manuscript.story import Picture
from ghpress.press.darkroom import Darkroom
from ghpress.press.pagefile import print_page
from ghpress.press.pictures import make_ready
from ghpress.remarks import InFile, Level
from ghpress.stock.plates import Plates
from ghpress.stock.profiles import shipped_profile
from ghpress.units import in_mm, mm
from oracles.plates import at, process_plates
from oracles.rasters import needs_renderers
from oracles.verapdf import needs_verapdf, verdicts
from press.sheets import broadsheet, job_of, page_of

PLACE = InFile("story.md", 7, 3)
NEWS = shipped_profile()
WIDE, HIGH = mm(48), mm(32)
TOLERANCE = 7
"""Of 255, between a plate and LittleCMS: 1.2 % for the table of colours, the rest for JPEG."""

PATCHES = ((200, 30, 40), (20, 120, 60), (40, 60, 160), (224, 180, 150))
"""sRGB, one in each quarter of a picture: upper left, upper right, lower left, lower right."""


def quarters(colours, mode="RGB", size=(480, 320)):
    """A picture of four flat colours."""
    picture = Image.new(mode, size)
    wide, high = size[0] // 2, size[1] // 2
    for colour, corner in zip(colours, ((0, 0), (wide, 0), (0, high), (wide, high)), strict=True):
        picture.paste(colour, (*corner, corner[0] + wide, corner[1] + high))
    return picture


def saved(picture, kind, **options):
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def png_16(rows, kind):
    """A PNG of 16 bits a channel; ``kind`` is PNG's colour type: 0 grey, 2 RGB."""

    def chunk(name, data):
        return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))

    high, wide = rows.shape[:2]
    lines = b"".join(b"\0" + row.astype(">u2").tobytes() for row in rows)
    head = struct.pack(">LLBBBBB", wide, high, 16, kind, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def srgb():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def other_rgb():
    """sRGB with red and green changed over: what was red is green."""
    return srgb().replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")


def separated(colour, mode="RGB", own=b"", profile=NEWS):
    """What LittleCMS makes of one colour for the press, asked directly."""
    usual = {"RGB": "sRGB", "LAB": "LAB"}
    source = ImageCms.ImageCmsProfile(io.BytesIO(own)) if own else ImageCms.createProfile(usual[mode])
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile.content))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    transform = ImageCms.buildTransform(
        source, target, mode, "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, flags
    )
    return ImageCms.applyTransform(Image.new(mode, (1, 1), colour), transform).getpixel((0, 0))


@cache
def lightness(black):
    """L* of a tint of black (0–255) on the newsprint's paper, paper counted as 100."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(NEWS.content))
    transform = ImageCms.buildTransform(source, ImageCms.createProfile("LAB"), "CMYK", "LAB", 1)
    pixel = ImageCms.applyTransform(Image.new("CMYK", (1, 1), (0, 0, 0, black)), transform)
    return pixel.getpixel((0, 0))[0] * 100 / 255


def luminance(light):
    return ((light + 16) / 116) ** 3 if light > 8 else light / 903.3


def without_adobe(jpeg):
    """A CMYK JPEG without Adobe's mark: its numbers are not the other way round."""
    start = jpeg.index(b"\xff\xee")
    return jpeg[:start] + jpeg[start + 2 + int.from_bytes(jpeg[start + 2 : start + 4]) :]


def exif(turn):
    made = Image.Exif()
    made[0x0112] = turn
    return made


def drawn_line():
    """Line art at 1,016 to the inch of its frame: a black square in white."""
    picture = Image.new("1", (1920, 1280), 1)
    picture.paste(0, (480, 320, 1440, 960))
    return picture


CMYKS = ((0, 255, 255, 0), (128, 0, 64, 0), (26, 51, 77, 102), (0, 0, 0, 128))
FLAT = quarters(PATCHES)
GREYS = quarters((0, 85, 170, 255), "L")
SEE_THROUGH = quarters(((255, 0, 0, 0), (255, 0, 0, 128), (0, 0, 0, 255), (0, 0, 255, 255)), "RGBA")
DEEP = np.repeat(np.repeat(np.array([[0, 21845], [43690, 65535]]), 160, 0), 240, 1)
DEEP_RGB = np.repeat(np.repeat(np.array(PATCHES).reshape(2, 2, 3) * 257, 160, 0), 240, 1)
TURNED = FLAT.transpose(Image.Transpose.ROTATE_90)
BILEVEL = drawn_line()

PICTURES = {
    "flat.png": saved(FLAT, "PNG"),
    "flat.jpg": saved(FLAT, "JPEG", quality=95, subsampling=0),
    "flat.webp": saved(FLAT, "WEBP", lossless=True),
    "flat.tif": saved(FLAT, "TIFF"),
    "palette.png": saved(FLAT.quantize(8), "PNG"),
    "deep-rgb.png": png_16(DEEP_RGB, 2),
    "turned.jpg": saved(TURNED, "JPEG", quality=95, subsampling=0, exif=exif(6)),
    "tagged.png": saved(FLAT, "PNG", icc_profile=other_rgb()),
    "lab.tif": saved(
        quarters(((128, 40, 30), (90, 216, 20), (150, 10, 200), (220, 0, 0)), "LAB"), "TIFF"
    ),
    "alpha.png": saved(SEE_THROUGH, "PNG"),
    "grey.png": saved(GREYS, "PNG"),
    "deep-grey.png": png_16(DEEP, 0),
    "deep-grey.tif": saved(Image.fromarray(DEEP.astype(">u2")), "TIFF"),
    "grey-as-rgb.jpg": saved(GREYS.convert("RGB"), "JPEG", quality=95),
    "ink.jpg": saved(quarters(CMYKS, "CMYK"), "JPEG", quality=95, subsampling=0),
    "plain-ink.jpg": without_adobe(
        saved(ImageChops.invert(quarters(CMYKS, "CMYK")), "JPEG", quality=95, subsampling=0)
    ),
    "ink.tif": saved(quarters(CMYKS, "CMYK"), "TIFF"),
    "coated.tif": saved(
        quarters(CMYKS, "CMYK"), "TIFF", icc_profile=shipped_profile("coated-300").content
    ),
    "soaked.tif": saved(quarters(((255, 255, 255, 255),) * 4, "CMYK"), "TIFF"),
    "line.png": saved(BILEVEL, "PNG"),
    "line.tif": saved(BILEVEL, "TIFF", compression="group4"),
    "line-palette.png": saved(BILEVEL.convert("P"), "PNG"),
}


BLEED = in_mm(broadsheet().sheet.bleed)


def frames_of(names):
    """Frames of one size, five in a row."""
    return {
        name: PictureFrame(
            f"p{number}",
            "picture",
            Rect(mm(30 + 60 * (number % 5)), mm(60 + 45 * (number // 5)), WIDE, HIGH),
            Picture(name, place=PLACE),
        )
        for number, name in enumerate(names)
    }


FRAMES = frames_of(PICTURES)


def printed(shelf, folder, plates=Plates(), profile="press"):  # noqa: B008 - a frozen value
    layout = broadsheet()
    for name, content in PICTURES.items():
        (folder / name).write_bytes(content)
    page = page_of(layout, shelf)
    page = replace(page, frames=(*page.frames, *FRAMES.values()))
    job = replace(job_of(page, layout, shelf, folder), plates=plates)
    return print_page(replace(job, ticket=replace(job.ticket, profile=profile)))


@pytest.fixture(scope="module")
def page(shelf, tmp_path_factory):
    done = printed(shelf, tmp_path_factory.mktemp("pictures"))
    assert done.pdf, done.remarks
    return done


@pytest.fixture(scope="module")
def plates(page):
    return process_plates(page.pdf, "mupdf")


def inks_in(plates, name):
    """What the plates have in the middle of each quarter of a picture."""
    rect = FRAMES[name].rect
    return [
        at(
            plates,
            in_mm(rect.x + rect.width * x // 4) + BLEED,
            in_mm(rect.y + rect.height * y // 4) + BLEED,
        )
        for y in (1, 3)
        for x in (1, 3)
    ]


def close(found, wanted, tolerance=TOLERANCE):
    return np.abs(np.array(found) - np.array(wanted)).max() <= tolerance


@needs_renderers
@pytest.mark.parametrize(
    "name",
    ["flat.png", "flat.jpg", "flat.webp", "flat.tif", "palette.png", "deep-rgb.png", "turned.jpg"],
)
def test_rgb_is_separated_as_littlecms_does(plates, name):
    assert close(inks_in(plates, name), [separated(colour) for colour in PATCHES])


@needs_renderers
def test_an_embedded_profile_is_honoured(plates):
    wanted = [separated(colour, own=other_rgb()) for colour in PATCHES]
    assert close(inks_in(plates, "tagged.png"), wanted)
    assert not close(wanted, [separated(colour) for colour in PATCHES], 60)


@needs_renderers
def test_lab_is_separated(plates):
    colours = ((128, 40, 30), (90, 216, 20), (150, 10, 200), (220, 0, 0))
    assert close(inks_in(plates, "lab.tif"), [separated(each, "LAB") for each in colours])


@needs_renderers
def test_what_is_transparent_shows_the_paper(plates):
    nothing, half, black, blue = inks_in(plates, "alpha.png")
    assert nothing.tolist() == [0, 0, 0, 0]
    assert close(half, separated((255, 127, 127)))
    assert close(black, separated((0, 0, 0)))
    assert close(blue, separated((0, 0, 255)))


@needs_renderers
@pytest.mark.parametrize("name", ["grey.png", "deep-grey.png", "deep-grey.tif", "grey-as-rgb.jpg"])
def test_grey_prints_in_black_alone_as_light_as_it_is(plates, name):
    found = inks_in(plates, name)
    assert [inks[:3].tolist() for inks in found] == [[0, 0, 0]] * 4
    solid = luminance(lightness(255))
    for inks, level in zip(found, (0, 85, 170, 255), strict=True):
        wanted = solid + (1 - solid) * _linear(level)
        assert abs(luminance(lightness(int(inks[3]))) - wanted) < 0.02


def _linear(level):
    share = level / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


@needs_renderers
@pytest.mark.parametrize("name", ["ink.jpg", "plain-ink.jpg", "ink.tif"])
def test_cmyk_of_no_profile_is_the_presss_own_and_passes(plates, name):
    assert close(inks_in(plates, name), CMYKS, 4)


@needs_renderers
def test_cmyk_of_another_press_is_separated_anew(plates):
    own = shipped_profile("coated-300").content
    assert close(inks_in(plates, "coated.tif"), [separated(each, "CMYK", own) for each in CMYKS])


@needs_renderers
def test_no_picture_lays_more_ink_than_the_press_takes(page, plates):
    assert plates.sum(axis=-1).max() <= NEWS.ink_limit_percent * 2.55 + 4
    soaked = inks_in(plates, "soaked.tif")[0]
    assert soaked[3] >= 253, "black stays"
    (said,) = [remark for remark in page.remarks if remark.code == "picture-ink-cut"]
    assert (said.level, said.place, said.fact("share")) == (Level.NOTE, PLACE, "100.0")


@needs_renderers
@pytest.mark.parametrize("name", ["line.png", "line.tif", "line-palette.png"])
def test_line_art_is_black_or_nothing(plates, name):
    rect = FRAMES[name].rect
    middle = at(plates, in_mm(rect.x + rect.width // 2) + BLEED, in_mm(rect.y + rect.height // 2))
    corner = at(plates, in_mm(rect.x) + BLEED + 5, in_mm(rect.y) + BLEED + 4)
    assert middle[:3].tolist() == corner.tolist()[:3] == [0, 0, 0]
    assert middle[3] >= 254 and corner[3] == 0, "mutool prints a mask at 254"


def images_of(pdf):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [
            {key: str(value) for key, value in each.items()}
            for each in opened.objects
            if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == pikepdf.Name.Image
        ]


def test_line_art_keeps_its_one_bit_and_its_pixels(page):
    masks = [image for image in images_of(page.pdf) if image.get("/ImageMask") == "True"]
    assert [(mask["/BitsPerComponent"], mask["/Width"], mask["/Height"]) for mask in masks] == [
        ("1", "1920", "1280")
    ] * len(masks)
    assert masks and all(mask["/Filter"] == "/CCITTFaxDecode" for mask in masks)


def test_every_other_picture_is_ink(page):
    spaces = {image["/ColorSpace"] for image in images_of(page.pdf) if "/ColorSpace" in image}
    assert spaces == {"/DeviceCMYK", "/DeviceGray"}


@needs_verapdf
def test_pictures_of_every_kind_make_files_that_others_accept(page, shelf, tmp_path):
    older = printed(shelf, tmp_path, profile="press-x1a")
    found = verdicts([("2b", page.pdf), ("1b", older.pdf)])
    assert [(each.is_compliant, each.faults) for each in found] == [(True, [])] * 2


@needs_renderers
def test_a_page_of_black_alone_prints_every_picture_in_black(shelf, tmp_path):
    black = Plates(NEWS, PageInks("K", (), is_open=False))
    done = printed(shelf, tmp_path, black)
    inks = process_plates(done.pdf, "mupdf")
    assert inks[..., :3].max() == 0
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB", 1
    )
    solid = luminance(lightness(255))
    for found, colour in zip(inks_in(inks, "flat.png"), PATCHES, strict=True):
        seen = ImageCms.applyTransform(Image.new("RGB", (1, 1), colour), to_lab).getpixel((0, 0))
        wanted = solid + (1 - solid) * luminance(seen[0] * 100 / 255)
        assert abs(luminance(lightness(int(found[3]))) - wanted) < 0.02


def ready(content, name="a.png", focus=Fraction(1, 2), profile="press", **room):
    """A picture made ready for a frame."""
    with TemporaryDirectory() as folder:
        file = Path(folder, name)
        file.write_bytes(content)
        picture = Picture(name, focus=(focus, Fraction(1, 2)), place=PLACE)
        frame = PictureFrame("p", "picture", Rect(0, 0, WIDE, HIGH), picture)
        return make_ready(file, frame, Darkroom({}, profile, **room))


def size_of(made):
    return Image.open(io.BytesIO(made.content)).size


def test_a_large_picture_comes_down_to_useful_resolution():
    made, remarks = ready(saved(Image.new("RGB", (3000, 2000), (90, 120, 30)), "JPEG"))
    assert (size_of(made), remarks) == ((378, 252), ())


def test_a_small_picture_is_never_scaled_up():
    made, remarks = ready(saved(Image.new("RGB", (300, 200), (90, 120, 30)), "PNG"))
    assert (size_of(made), remarks) == ((300, 200), ())


@pytest.mark.parametrize(
    ("pixels", "said"),
    [
        (284, ()),
        (270, ((Level.WARNING, "picture-coarse-here", "143", "46"),)),
        (170, ((Level.ERROR, "picture-too-coarse-here", "90", "29"),)),
    ],
)
def test_few_pixels_are_told_with_how_wide_the_picture_may_stand(pixels, said):
    _, remarks = ready(saved(Image.new("RGB", (pixels, pixels * 2 // 3), (90, 120, 30)), "PNG"))
    told = [(each.level, each.code, each.fact("ppi"), each.fact("widest")) for each in remarks]
    assert tuple(told) == said
    assert all(each.place == PLACE for each in remarks)


def test_a_coarse_picture_is_told_once_and_at_the_line_that_calls_for_it(shelf, tmp_path):
    (tmp_path / "a.png").write_bytes(saved(FLAT.resize((270, 180)), "PNG"))
    layout = broadsheet()
    picture = PictureFrame(
        "p", "picture", Rect(mm(30), mm(60), WIDE, HIGH), Picture("a.png", place=PLACE)
    )
    page = page_of(layout, shelf)
    page = replace(page, frames=(*page.frames, picture))
    done = press_page(replace(job_of(page, layout, shelf, tmp_path), preflight=True))
    assert [(each.code, each.place) for each in done.remarks] == [("picture-coarse-here", PLACE)]


def test_line_art_of_few_pixels_is_told_by_its_own_measure():
    _, remarks = ready(saved(Image.new("1", (1300, 867), 1), "PNG"))
    assert [(each.level, each.fact("least")) for each in remarks] == [(Level.WARNING, "800")]
    _, remarks = ready(saved(Image.new("1", (600, 400), 1), "PNG"))
    assert [each.level for each in remarks] == [Level.ERROR]


def test_line_art_too_fine_for_a_plate_comes_down_to_what_it_shows():
    made, _ = ready(saved(drawn_line().resize((4800, 3200)), "PNG"))
    assert (made.line_art.width, made.line_art.height) == (2268, 1512)


def test_the_crop_is_about_the_focus():
    halves = Image.new("RGB", (1200, 300), (200, 30, 40))
    halves.paste((255, 255, 255), (600, 0, 1200, 300))
    left, _ = ready(saved(halves, "PNG"), focus=Fraction(0))
    right, _ = ready(saved(halves, "PNG"), focus=Fraction(1))
    red, white = (Image.open(io.BytesIO(made.content)) for made in (left, right))
    assert close(red.getpixel((100, 100)), separated((200, 30, 40)))
    assert (white.mode, white.getpixel((100, 100))) == ("L", 255)


def test_a_profile_of_another_kind_is_left_aside_and_told():
    content = saved(FLAT, "PNG", icc_profile=NEWS.content)
    made, remarks = ready(content)
    assert [(each.code, each.place) for each in remarks] == [("picture-profile-unfit", PLACE)]
    plain, _ = ready(saved(FLAT, "PNG"))
    assert made.content == plain.content


def test_a_picture_made_before_is_taken_from_its_store(tmp_path, monkeypatch):
    coarse = saved(Image.new("RGB", (270, 180), (90, 120, 30)), "PNG")
    first = ready(coarse, kept=tmp_path)
    line = ready(PICTURES["line.png"], kept=tmp_path)
    monkeypatch.setattr("ghpress.press.pictures._made", lambda *_: pytest.fail("made anew"))
    assert ready(coarse, kept=tmp_path) == first
    assert ready(PICTURES["line.png"], kept=tmp_path) == line
    other, said = ready(coarse, "b.png", kept=tmp_path)
    assert (other, [each.fact("file") for each in said]) == (first[0], ["b.png"])


def test_a_proof_of_a_page_of_black_alone_is_grey():
    black = Plates(NEWS, PageInks("K", (), is_open=False))
    made, _ = ready(PICTURES["flat.png"], profile="proof", plates=black)
    assert Image.open(io.BytesIO(made.content)).mode == "L"


@pytest.mark.parametrize("profile", ["proof", "web"])
def test_screens_get_the_presss_inks_as_they_look(profile):
    made, _ = ready(PICTURES["ink.tif"], "ink.tif", profile=profile)
    shown = Image.open(io.BytesIO(made.content))
    red, _, _, grey = (
        shown.getpixel((shown.width * x // 4, shown.height * y // 4)) for y in (1, 3) for x in (1, 3)
    )
    assert shown.mode == "RGB"
    assert red[0] > 2 * max(red[1:]), "magenta on yellow is red"
    assert max(grey) - min(grey) < 25 and 90 < grey[1] < 180
