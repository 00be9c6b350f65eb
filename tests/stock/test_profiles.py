"""Press profiles: those of the shelf are sound, a title's own is looked over before it is used."""

import io

import numpy as np
import pytest
from PIL import Image, ImageCms

from ghpress.conditions import PressConditions
from ghpress.remarks import InFile, Level
from ghpress.stock.profiles import REGISTERED, SHIPPED, press_profile, shipped_profile
from ghpress.wording import in_words

PLACE = InFile("house.yaml", 3, 3)
NEWS = shipped_profile()


def asked(name, **others):
    return PressConditions(profile=name, place=PLACE, **others)


def patched(start, data):
    """The newsprint profile with some bytes of its head changed."""
    return NEWS.content[:start] + data + NEWS.content[start + len(data) :]


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_profile_of_the_shelf_is_an_output_profile_of_version_two(name):
    content = shipped_profile(name).content
    assert (content[8], content[12:16], content[16:20], content[36:40]) == (2, b"prtr", b"CMYK", b"acsp")
    assert len(content) == int.from_bytes(content[:4]), "whole"
    assert shipped_profile(name).condition in REGISTERED


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_profile_names_the_data_it_was_made_from(name):
    opened = ImageCms.ImageCmsProfile(io.BytesIO(shipped_profile(name).content))
    source = "FOGRA39L" if name.startswith("coated") else "ANSI CGATS/SNAP TR 002-2007"
    assert source in ImageCms.getProfileCopyright(opened)
    assert source in ImageCms.getProfileDescription(opened)


@pytest.mark.parametrize("name", sorted(SHIPPED))
def test_a_profile_lays_no_more_ink_than_it_says_and_leaves_white_paper_bare(name):
    profile = shipped_profile(name)
    steps = np.linspace(0, 255, 17).round().astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps), -1).reshape(289, 17, 3)
    target = ImageCms.ImageCmsProfile(io.BytesIO(profile.content))
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    source = ImageCms.createProfile("sRGB")
    transform = ImageCms.buildTransform(source, target, "RGB", "CMYK", 1, flags)
    inks = np.asarray(ImageCms.applyTransform(Image.fromarray(cube), transform))
    assert inks.sum(axis=-1).max() / 2.55 <= profile.ink_limit_percent
    assert inks[(cube == 255).all(axis=-1)].tolist() == [[0, 0, 0, 0]]


def test_the_newsprint_is_as_the_report_measured_it():
    """Paper and solids of CGATS TR 002 (L*, absolute), to within the fit of the profile."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(NEWS.content))
    intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    transform = ImageCms.buildTransform(source, ImageCms.createProfile("LAB"), "CMYK", "LAB", intent)
    solids = [(0, 0, 0, 0), (255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255)]
    found = [
        ImageCms.applyTransform(Image.new("CMYK", (1, 1), solid), transform).getpixel((0, 0))[0] / 2.55
        for solid in solids
    ]
    assert np.allclose(found, [80.1, 56.6, 52.7, 76.6, 36.7], atol=1.2)


def test_the_heavy_black_profile_lays_less_colour_in_greys():
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    colours = []
    for profile in (NEWS, shipped_profile("newsprint-220")):
        target = ImageCms.ImageCmsProfile(io.BytesIO(profile.content))
        source = ImageCms.createProfile("sRGB")
        transform = ImageCms.buildTransform(source, target, "RGB", "CMYK", 1, flags)
        greys = Image.linear_gradient("L").convert("RGB")
        colours.append(np.asarray(ImageCms.applyTransform(greys, transform))[..., :3].sum())
    assert colours[1] < 0.7 * colours[0]


def test_a_titles_own_profile_is_taken_with_its_bytes(tmp_path):
    (tmp_path / "press.icc").write_bytes(NEWS.content)
    found, remarks = press_profile(asked("press.icc", ink_limit_percent=230), tmp_path)
    assert remarks == ()
    assert (found.content, found.condition, found.is_registered) == (NEWS.content, "CGATS TR 002", True)
    assert found.ink_limit_percent == 230


def test_a_condition_said_in_house_yaml_comes_before_the_profiles_own(tmp_path):
    found, remarks = press_profile(asked("newsprint-240", condition="IFRA26"), tmp_path)
    assert (found.condition, found.is_registered, remarks) == ("IFRA26", True, ())
    found, _ = press_profile(asked("newsprint-240", condition="松辽 2026"), tmp_path)
    assert (found.condition, found.is_registered) == ("松辽 2026", False)


def test_a_profile_of_no_known_condition_is_told_and_called_custom(tmp_path):
    words = NEWS.content.replace(b"TR 002", b"XX 999")
    (tmp_path / "own.icm").write_bytes(words)
    found, remarks = press_profile(asked("own.icm"), tmp_path)
    assert (found.condition, found.is_registered) == ("Custom", False)
    assert [(each.level, each.code) for each in remarks] == [(Level.WARNING, "profile-condition-unsaid")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (patched(16, b"RGB "), "profile-not-cmyk"),
        (patched(12, b"scnr"), "profile-not-printer"),
        (patched(8, b"\x05"), "profile-too-new"),
        (NEWS.content[:60_000], "profile-broken"),
        (b"no profile at all", "profile-broken"),
        (b"", "profile-broken"),
        (NEWS.content.replace(b"B2A1", b"B2A7").replace(b"B2A0", b"B2A8"), "profile-broken"),
    ],
    ids=["rgb", "scanner", "version 5", "cut short", "text", "empty", "one way only"],
)
def test_a_profile_that_cannot_be_used_is_refused(tmp_path, content, code):
    (tmp_path / "own.icc").write_bytes(content)
    found, remarks = press_profile(asked("own.icc"), tmp_path)
    assert found is None
    assert [(each.level, each.code, each.place) for each in remarks] == [(Level.ERROR, code, PLACE)]
    assert "own.icc" in in_words(remarks[0]).says


def test_a_profile_that_is_not_there_or_elsewhere_is_refused(tmp_path):
    inner = tmp_path / "shop"
    inner.mkdir()
    (tmp_path / "own.icc").write_bytes(NEWS.content)
    for name in ("none.icc", "../own.icc"):
        found, remarks = press_profile(asked(name), inner)
        assert (found, [each.code for each in remarks]) == (None, ["profile-missing"])


def test_a_name_misspelt_is_told_with_the_nearest(tmp_path):
    _, remarks = press_profile(asked("newsprint-24"), tmp_path)
    assert (remarks[0].code, remarks[0].fact("near")) == ("profile-unknown", "newsprint-240")
