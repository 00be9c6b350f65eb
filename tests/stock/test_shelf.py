"""The shelf opens what faces.yaml asks for, says what is missing, and prepares each face once."""

import os
import pickle
from concurrent.futures import ProcessPoolExecutor
from fractions import Fraction
from multiprocessing import get_context
from shutil import copytree

import pytest

from faces.build import LACKING, ROLES, build_face, build_folder, made_up_shelf
from ghpress.remarks import Halt, Level, Remark, worst
from ghpress.stock.shelf import Shelf, open_shelf
from ghpress.wording import in_words


def codes(remarks):
    for remark in remarks:
        for language in ("zh", "en"):
            assert in_words(remark, language).says
    return [remark.code for remark in remarks]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A folder with fonts/ and a store/ in which its face is prepared already."""
    folder = tmp_path_factory.mktemp("title")
    made_up_shelf(folder)
    return folder


@pytest.fixture
def title(built, tmp_path):
    """A title's fonts folder with the made-up face, and a function that opens its shelf."""
    copytree(built, tmp_path, dirs_exist_ok=True)

    def opened(roles: str = "", faces: str = "") -> tuple[Shelf, tuple[Remark, ...]]:
        # Every role not under test is set too: none may send the shelf to the system's fonts.
        own = {line.strip().split(":")[0] for line in roles.splitlines() if line.startswith("  ")}
        rest = "".join(f"  {role}: {{han: TestSong-Regular}}\n" for role in ROLES if role not in own)
        text = (f"faces:\n{faces}" if faces else "") + f"roles:\n{roles}{rest}"
        (tmp_path / "fonts" / "faces.yaml").write_text(text, encoding="utf-8")
        return open_shelf(tmp_path / "fonts", tmp_path / "store")

    return opened


def test_composite_sets_latin_in_another_face_scaled_and_shifted(title, tmp_path):
    build_face(tmp_path / "fonts" / "latin.ttf", "TestLatin-Regular", latin=600)
    latin = "{face: TestLatin-Regular, scale: 105%, shift: 0.02}"
    shelf, remarks = title(f"  song:\n    han: TestSong-Regular\n    latin: {latin}\n")
    assert codes(remarks) == []
    composite = shelf.composite("song")
    han, latin = shelf.face(composite.han.face), shelf.face(composite.latin.face)
    assert (han.ps_name, latin.ps_name) == ("TestSong-Regular", "TestLatin-Regular")
    assert (composite.latin.scale, composite.latin.shift) == (Fraction(21, 20), Fraction(1, 50))
    assert latin.advance(latin.glyph("a")) == 600
    assert han.advance(han.glyph("a")) == 500


def test_figures_left_out_are_set_in_the_latin_face_and_latin_in_the_han_face(title, tmp_path):
    build_face(tmp_path / "fonts" / "latin.ttf", "TestLatin-Regular", latin=600)
    shelf, _ = title("  song: {han: TestSong-Regular, latin: TestLatin-Regular}\n")
    song, hei = shelf.composite("song"), shelf.composite("hei")
    assert song.figures == song.latin != song.han
    assert hei.figures == hei.latin == hei.han


def test_missing_face_names_role_family_and_package_and_leaves_the_role_out(title):
    roles = "  song: {han: Nowhere-Regular}\n"
    shelf, remarks = title(roles, "  Nowhere-Regular: {family: 无处宋, package: fonts-nowhere}\n")
    assert codes(remarks) == ["face-missing"]
    words = in_words(remarks[0])
    assert "song" in words.says and "无处宋" in words.says and "fonts-nowhere" in words.help
    assert str(remarks[0].place).endswith("faces.yaml:4:9")
    assert "song" not in shelf.roles and "hei" in shelf.roles
    with pytest.raises(KeyError):
        shelf.composite("song")


def test_missing_face_of_no_package_asks_for_its_file(title):
    _, remarks = title("  song: {han: TestSong-Regular, latin: Nowhere-Regular}\n")
    assert codes(remarks) == ["face-missing-own"]


def test_role_that_lends_another_is_noted(title):
    shelf, remarks = title("  fang: {stands_in: kai}\n")
    assert codes(remarks) == ["role-stands-in"]
    assert worst(remarks) == Level.NOTE
    assert shelf.composite("fang").han == shelf.composite("kai").han


def test_role_that_lends_an_unknown_one_is_an_error(title):
    shelf, remarks = title("  fang: {stands_in: xingkai}\n")
    assert codes(remarks) == ["role-lender-unknown"]
    assert "fang" not in shelf.roles


def test_role_without_a_han_face_is_an_error(title):
    _, remarks = title("  song: {latin: TestSong-Regular}\n")
    assert codes(remarks) == ["role-without-han"]


def test_unknown_key_and_wild_scale_are_errors_with_their_places(title):
    roles = "  song:\n    han: {face: TestSong-Regular, scale: 30, shft: 0}\n"
    _, remarks = title(roles)
    assert codes(remarks) == ["value-kind", "key-unknown"]
    assert [str(remark.place).split("faces.yaml")[1] for remark in remarks] == [":3:42", ":3:46"]


def test_broken_yaml_is_an_error_with_its_line(tmp_path):
    build_folder(tmp_path / "fonts")
    (tmp_path / "fonts" / "faces.yaml").write_text("roles:\n  song: {han\n", encoding="utf-8")
    _, remarks = open_shelf(tmp_path / "fonts", tmp_path / "store")
    broken = [remark for remark in remarks if remark.code == "yaml-broken"]
    assert len(broken) == 1 and broken[0].place.line >= 2


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        (0, []),
        (0x0004, []),
        (0x0008, []),
        (0x0002, ["face-not-embeddable"]),
        (0x0100, ["face-not-to-be-cut"]),
    ],
)
def test_face_that_may_not_be_embedded_is_an_error(title, tmp_path, rights, expected):
    build_face(tmp_path / "fonts" / "test.ttf", rights=rights)
    _, remarks = title()
    assert codes(remarks) == expected


def test_damaged_face_is_an_error_that_names_it(title, tmp_path):
    file = tmp_path / "fonts" / "test.ttf"
    content = bytearray(file.read_bytes())
    at = content.index(b"cmap")  # in the table directory: offset and length follow the checksum
    content[at + 8 : at + 16] = b"\xff" * 8
    file.write_bytes(bytes(content))
    _, remarks = title()
    assert codes(remarks) == ["face-unreadable"]
    assert remarks[0].fact("face") == "TestSong-Regular"


def test_font_file_cut_short_is_pointed_out_beside_the_missing_face(title, tmp_path):
    file = tmp_path / "fonts" / "test.ttf"
    file.write_bytes(file.read_bytes()[:200])
    _, remarks = title("  song: {han: TestSong-Regular}\n")
    assert set(codes(remarks)) == {"face-missing-own", "face-file-damaged"}
    assert "fonts/test.ttf" in [str(remark.place) for remark in remarks]


def test_second_opening_prepares_nothing(tmp_path):
    first = made_up_shelf(tmp_path)
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "store").iterdir()}
    second, _ = open_shelf(tmp_path / "fonts", tmp_path / "store")
    after = {file: file.stat().st_mtime_ns for file in (tmp_path / "store").iterdir()}
    assert after == before
    assert second.keys() == first.keys()


def test_a_shelf_opened_again_unchanged_is_the_same_and_another_wish_opens_another(title):
    first, _ = title()
    assert title()[0] is first
    other, _ = title("  song: {han: TestSong-Regular, latin: {face: TestSong-Regular, shift: 0.02}}\n")
    assert other is not first
    assert title()[0] is first


def test_changed_source_is_cut_anew_under_another_key(tmp_path):
    first = made_up_shelf(tmp_path)
    build_face(tmp_path / "fonts" / "test.ttf", latin=600)
    os.utime(tmp_path / "fonts" / "test.ttf", (1, 1))
    second, _ = open_shelf(tmp_path / "fonts", tmp_path / "store")
    assert second.keys() != first.keys()
    face = second.face(second.keys()[0])
    assert face.advance(face.glyph("a")) == 600


def test_same_source_gives_the_same_key_and_bytes_in_another_store(tmp_path):
    first, second = made_up_shelf(tmp_path / "a"), made_up_shelf(tmp_path / "b")
    assert first.keys() == second.keys()
    key = first.keys()[0]
    assert first.face(key).content() == second.face(key).content()


def test_cut_short_prepared_file_is_made_again(tmp_path):
    shelf = made_up_shelf(tmp_path)
    face = shelf.face(shelf.keys()[0])
    whole = face.content()
    face.path.write_bytes(whole[:1000])
    open_shelf(tmp_path / "fonts", tmp_path / "store")
    assert face.content() == whole


def test_face_and_shelf_open_anew_in_another_process(shelf):
    face = shelf.face(shelf.keys()[0])
    copy = pickle.loads(pickle.dumps(face))
    assert copy == face and copy.glyph("工") == face.glyph("工")
    again = pickle.loads(pickle.dumps(shelf))
    assert again.composite("song") == shelf.composite("song")
    assert len(pickle.dumps(shelf)) < 20_000


def test_several_processes_may_prepare_at_once(tmp_path):
    build_folder(tmp_path / "fonts")
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as workers:
        asked = [workers.submit(open_shelf, tmp_path / "fonts", tmp_path / "store") for _ in range(3)]
        shelves = [answer.result()[0] for answer in asked]
    assert len({shelf.keys() for shelf in shelves}) == 1
    assert {shelf.face(shelf.keys()[0]).glyph("工") is None for shelf in shelves} == {False}
    assert not [file.name for file in (tmp_path / "store").iterdir() if file.name.startswith(".")]


def test_character_no_face_has_falls_back_to_nothing(shelf):
    assert shelf.fallback(LACKING[0]) is None


def test_unknown_key_is_no_face(shelf):
    with pytest.raises(KeyError):
        shelf.face("Nowhere-Regular-00000000")


def test_a_role_on_demand_is_prepared_when_it_is_first_set_in(title, tmp_path):
    build_face(tmp_path / "fonts" / "late.ttf", "TestLate-Regular", latin=600)
    shelf, remarks = title("  late: {han: TestLate-Regular, on_demand: true}\n")
    assert codes(remarks) == []
    assert "late" not in shelf.roles
    assert shelf.offers("late") and not shelf.offers("later")
    assert not list((tmp_path / "store").glob("TestLate-*"))
    face = shelf.face(shelf.composite("late").han.face)
    assert face.ps_name == "TestLate-Regular"
    assert "late" not in shelf.roles  # what others are keyed by does not change
    assert face.key in shelf.keys()
    again = pickle.loads(pickle.dumps(shelf))
    assert again.composite("late") == shelf.composite("late")


def test_a_role_on_demand_without_its_face_is_said_only_when_it_is_wanted(title):
    shelf, remarks = title("  late: {han: NoSuchFace-Regular, on_demand: true}\n")
    assert codes(remarks) == []
    with pytest.raises(Halt) as halted:
        shelf.composite("late")
    assert codes(halted.value.remarks) == ["face-missing-own"]
