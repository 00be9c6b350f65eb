"""What page files and issues claim to be: PDF/X-4 with PDF/A-2b, PDF/X-1a with PDF/A-1b; and are."""

import io
import os
import shutil
import subprocess
import time
from dataclasses import replace

import pikepdf
import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from ghpress.press.adverts import Placing
from ghpress.press.binding import Binding, Bookmark
from ghpress.press.finish import Makeready, finish
from ghpress.press.merge import merge
from ghpress.stock.profiles import shipped_profile
from ghpress.units import mm
from oracles.pdfbox import needs_pdfbox, objections
from oracles.verapdf import needs_verapdf, verdicts
from press.adverts import handed_in
from press.plated import SPOT, css, plated, plated_forme
from press.printed import SHEET, TICKET, colophon, forme_of, painted
from press.trial import Bit

LINES = ["清晨五点，站里的灯亮了。", [Bit("红字", ink="red"), Bit("热水", role="hei")]]
TINT = f"left:5mm;top:5mm;width:60mm;height:20mm;background:{css('red', 20)}"
DRAWN = f'<rect x="60" y="50" width="20" height="20" fill="{css("red", 30)}"/>'
X_SHARED = {"OutputConditionIdentifier": "CGATS TR 002", "RegistryName": "http://www.color.org"}


@pytest.fixture(scope="module")
def forme(shelf):
    return plated_forme(LINES, shelf, [TINT], {"map": DRAWN})


@pytest.fixture(scope="module")
def four(forme, shelf):
    return plated(forme, shelf)


@pytest.fixture(scope="module")
def one(forme, shelf):
    return plated(forme, shelf, "press-x1a")


def faces(shelf):
    return {key: shelf.face(key).path for key in shelf.keys()}


def bound(pages, shelf, profile):
    binding = Binding(colophon(), (Bookmark("第1版", 1),), ("第1版", "第2版"))
    return merge(pages, binding, faces(shelf), replace(TICKET, profile=profile))


@pytest.fixture(scope="module")
def issues(four, one, shelf):
    """Two pages of each kind, bound."""
    return bound([four, four], shelf, "press"), bound([one, one], shelf, "press-x1a")


@pytest.fixture(scope="module")
def read(four, one, issues):
    """The catalogue and Info of each, by a reader that shares no code with what wrote them."""
    return [catalogue(content) for content in (four, one, *issues)]


def catalogue(content):
    document = PDFDocument(PDFParser(io.BytesIO(content)))
    return document.catalog, document.info[0]


def intents(root):
    return [resolve1(each) for each in resolve1(root["OutputIntents"])]


def test_every_file_has_one_output_intent_for_each_standard(read):
    for root, _ in read:
        assert [each["S"].name for each in intents(root)] == ["GTS_PDFX", "GTS_PDFA1"]
        for each in intents(root):
            assert {key: each[key].decode() for key in X_SHARED} == X_SHARED


def test_the_intents_share_one_profile_which_is_the_press_profile_to_the_byte(read):
    for root, _ in read:
        (profile,) = {each["DestOutputProfile"].objid for each in intents(root)}
        stream = resolve1(intents(root)[0]["DestOutputProfile"])
        assert profile
        assert stream.get_data() == shipped_profile().content
        assert stream.attrs["N"] == 4


def test_an_issue_holds_the_profile_once(issues):
    for content in issues:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            streams = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
            held = [each for each in streams if each.read_bytes() == shipped_profile().content]
            assert len(held) == 1


def test_an_issue_holds_a_spot_once(issues):
    with pikepdf.open(io.BytesIO(issues[0])) as pdf:
        spaces = {page.Resources.ColorSpace["/--spot-red"].objgen for page in pdf.pages}
        names = {str(page.Resources.ColorSpace["/--spot-red"][1]) for page in pdf.pages}
    assert len(spaces) == 1
    assert names == {f"/{SPOT}"}


def test_x4_is_claimed_in_the_packet_and_x1a_in_the_information(four, one, read):
    infos = [info for _, info in read]
    assert b"<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>" in packet(four)
    assert [info.get("GTS_PDFXVersion", b"").decode() for info in infos] == ["", "PDF/X-1a:2003"] * 2
    assert b"GTS_PDFXVersion" not in packet(one)


def packet(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.Root.Metadata.read_raw_bytes()


def test_the_packet_is_not_packed_and_says_what_the_information_says(four, read):
    said = packet(four).decode()
    _, info = read[0]
    for name, value in {
        "dc:format": "application/pdf",
        "xmp:CreateDate": "2026-11-01T08:30:00+08:00",
        "xmp:ModifyDate": "2026-11-01T08:30:00+08:00",
        "xmp:MetadataDate": "2026-11-01T08:30:00+08:00",
        "xmpMM:VersionID": "A",
        "xmpMM:RenditionClass": "default",
        "pdf:Trapped": "False",
        "pdfaid:part": "2",
        "pdfaid:conformance": "B",
    }.items():
        assert f"<{name}>{value}</{name}>" in said
    assert info["CreationDate"] == b"D:20261101083000+08'00"
    assert info["Trapped"].name == "False"
    assert info["Title"].decode("utf-16") in said


def test_headers_and_tables_are_those_of_the_standard(four, one, issues):
    assert [content[:8] for content in (four, issues[0])] == [b"%PDF-1.6"] * 2
    assert [content[:8] for content in (one, issues[1])] == [b"%PDF-1.4"] * 2
    for content in (one, issues[1]):
        assert b"/ObjStm" not in content
        assert b"/XRef" not in content
        assert b"\nxref\n" in content


@needs_verapdf
def test_pages_and_issues_are_the_pdfa_they_claim_to_be(four, one, issues):
    flavours = ("2b", "1b", "2b", "1b")
    said = verdicts(list(zip(flavours, (four, one, *issues), strict=True)))
    assert [verdict.faults for verdict in said] == [[], [], [], []]
    assert all(verdict.is_compliant and verdict.assertions > 500 for verdict in said)


@needs_verapdf
def test_real_faces_are_embedded_as_pdfa_asks(real_shelf):
    words = ["清晨五点，Open 24h。", [Bit("宋黑楷", role="kai"), Bit("标题", role="biaosong")]]
    raw = painted(forme_of(words, real_shelf), real_shelf)
    made = {}
    for profile in ("press", "press-x1a"):
        ticket = replace(TICKET, profile=profile)
        made[profile] = finish(raw, SHEET, colophon(), ticket, Makeready(shipped_profile()))
    files = [made["press"], made["press-x1a"]]
    files += [bound([file, file], real_shelf, profile) for profile, file in made.items()]
    said = verdicts(list(zip(("2b", "1b", "2b", "1b"), files, strict=True)))
    assert [verdict.faults for verdict in said] == [[], [], [], []]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
def test_qpdf_finds_nothing_to_mend(four, one, issues, tmp_path):
    for number, content in enumerate((four, one, *issues)):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(content)
        done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, "")


def test_a_page_with_an_advert_made_elsewhere_claims_pdfx_but_not_pdfa(shelf):
    content = handed_in(mm(40), mm(30))
    ready = Makeready(shipped_profile(), adverts={"Advert1": Placing(content, mm(40), mm(30))})
    done = finish(painted(forme_of(["旁边是广告"], shelf), shelf), SHEET, colophon(), TICKET, ready)
    root, _ = catalogue(done)
    assert [each["S"].name for each in intents(root)] == ["GTS_PDFX"]
    assert b"pdfaid" not in packet(done)
    together = bound([done, plated(plated_forme(["没有广告"], shelf), shelf)], shelf, "press")
    assert [each["S"].name for each in intents(catalogue(together)[0])] == ["GTS_PDFX"]


def test_a_page_without_a_press_claims_nothing(shelf):
    done = finish(painted(forme_of(["没有印刷条件"], shelf), shelf), SHEET, colophon(), TICKET)
    assert "OutputIntents" not in catalogue(done)[0]
    assert b"GTS_PDFX" not in packet(done)


def test_the_same_ticket_gives_the_same_bytes_at_another_hour_in_another_zone(forme, four, shelf):
    zone = os.environ.get("TZ")
    os.environ["TZ"] = "America/Anchorage"
    time.tzset()
    try:
        time.sleep(1.1)  # dates in PDF are written to the second
        assert plated(forme, shelf) == four
    finally:
        os.environ.pop("TZ")
        if zone is not None:
            os.environ["TZ"] = zone
        time.tzset()


def test_a_cid_set_names_the_glyphs_its_program_has_in_pages_and_in_issues(real_shelf):
    ticket, ready = replace(TICKET, profile="press-x1a"), Makeready(shipped_profile())
    raw = painted(forme_of(["清晨五点，灯亮了。", [Bit("楷", role="kai")]], real_shelf), real_shelf)
    page = finish(raw, SHEET, colophon(), ticket, ready)
    kinds = set()
    for content in (page, bound([page, page], real_shelf, "press-x1a")):
        with pikepdf.open(io.BytesIO(content)) as pdf:
            for _, font in pdf.pages[0].Resources.Font.items():
                descriptor = font.DescendantFonts[0].FontDescriptor
                kinds.add(str(font.DescendantFonts[0].Subtype))
                assert cids_said(descriptor) == cids_there(descriptor)
    assert kinds == {"/CIDFontType0", "/CIDFontType2"}


def cids_said(descriptor):
    """The CIDs whose bits are set, the first the highest."""
    bits = "".join(f"{byte:08b}" for byte in descriptor.CIDSet.read_bytes())
    return {cid for cid, bit in enumerate(bits) if bit == "1"}


def cids_there(descriptor):
    """The CIDs of the program, as fontTools reads it."""
    if "/FontFile2" in descriptor:
        return set(range(TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()))["maxp"].numGlyphs))
    programs = CFFFontSet()
    programs.decompile(io.BytesIO(descriptor.FontFile3.read_bytes()), None)
    program = programs[0]
    if not hasattr(program, "ROS"):
        return set(range(len(program.charset)))
    return {0 if name == ".notdef" else int(name.removeprefix("cid")) for name in program.charset}


@needs_pdfbox
def test_a_second_validator_objects_to_nothing_in_x1a_but_pdfx(issues, tmp_path):
    (tmp_path / "issue.pdf").write_bytes(issues[1])
    assert objections(tmp_path / "issue.pdf") == []


@needs_pdfbox
def test_the_second_validator_would_object(issues, tmp_path):
    (tmp_path / "issue.pdf").write_bytes(issues[0])
    assert objections(tmp_path / "issue.pdf") != []
