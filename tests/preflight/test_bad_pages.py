"""Bad files, each with one fault: each is caught by the check that is named for the fault."""

import io

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from ghpress.preflight.handed_in import survey_pdf
from ghpress.preflight.inkmap import InkMap
from ghpress.wording import in_words
from preflight.bad_pages import EDGE, GOOD, HIGH, PROFILE, WIDE, also, font, good, picture, written


def codes(content: bytes, standard: str = "gwg-newspaper", measure=None) -> list[str]:
    remarks = survey_pdf(content, "page.pdf", standard, measure)
    assert all(in_words(r, "zh").says and in_words(r, "en").help for r in remarks)
    return [remark.code for remark in remarks]


def root(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return change


def page(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.pages[0].obj[f"/{key}"] = value

    return change


def info(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.trailer.Info[f"/{key}"] = value

    return change


def lost(*path):
    """Something taken out, by its path from the file's root."""

    def change(pdf):
        held = {"Root": pdf.Root, "Info": pdf.trailer.Info, "Page": pdf.pages[0].obj}[path[0]]
        for step in path[1:-1]:
            held = held[step]
        del held[path[-1]]

    return change


def intent(**entries):
    def change(pdf):
        for key, value in entries.items():
            pdf.Root.OutputIntents[0][f"/{key}"] = value

    return change


def profile(before, after, n=4):
    def change(pdf):
        made = pdf.make_stream(PROFILE.replace(before, after), N=n)
        pdf.Root.OutputIntents[0].DestOutputProfile = made

    return change


def undescribed(pdf):
    intent(OutputConditionIdentifier=String("Custom"), Info=String(""))(pdf)


def without_profile(pdf):
    del pdf.Root.OutputIntents[0].DestOutputProfile


def packet(before, after):
    def change(pdf):
        found = pdf.Root.Metadata.read_bytes().decode()
        assert before in found
        pdf.Root.Metadata.write(found.replace(before, after).encode())

    return change


def second(pdf, **boxes):
    made = pdf.add_blank_page(page_size=(WIDE + 2 * EDGE, HIGH + 2 * EDGE))
    for box in ("TrimBox", "BleedBox", "Resources", "Contents"):
        made.obj[f"/{box}"] = pdf.pages[0].obj[f"/{box}"]
    made.obj.TrimBox = Array(boxes.get("trim", pdf.pages[0].TrimBox))


def note(kind):
    shown = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([50, 50, 90, 90]))
    return page(Annots=Array([shown]))


def fonts(change):
    def do(pdf):
        change(pdf.pages[0].Resources.Font.F1)

    return do


def _without_program(face):
    del face.DescendantFonts[0].FontDescriptor.FontFile2


def _without_map(face):
    del face.DescendantFonts[0].CIDToGIDMap


def _named(name):
    def change(face):
        face.BaseFont = face.DescendantFonts[0].BaseFont = Name(name)

    return change


def _widened(**entries):
    def change(face):
        for key, value in entries.items():
            face.DescendantFonts[0][f"/{key}"] = value

    return change


def _without_text(face):
    del face.ToUnicode


def _in_encoding(face):
    face.Encoding = Name("/UniGB-UTF16-H")


def over_icc(pdf):
    words = "/GSo gs /S cs 0 0 0 .5 scn 60 150 20 20 re f /GSn gs\n"
    also(words, ColorSpace={"S": icc(4)})(pdf)


def placed(size, pixels=200, bits=8, **more):
    """A picture, so many points wide."""
    return also(
        f"q {size} 0 0 {size} 60 150 cm /I Do Q\n",
        XObject={"I": lambda pdf: picture(pdf, pixels, bits, **more)},
    )


def state(**entries):
    return also("/GSx gs 0 .1 .1 0 k 60 150 20 20 re f\n", ExtGState={"GSx": Dictionary(**entries)})


def spaced(space, parts="0.5"):
    return also(f"/S cs {parts} scn 60 150 20 20 re f\n", ColorSpace={"S": space})


def spot(name, base=Name.DeviceCMYK, c1=(0, 1, 0.6, 0)):
    function = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0] * len(c1)), C1=Array(c1), N=1
    )
    return Array([Name.Separation, Name(name), base, function])


def icc(n, content=b"another"):
    return lambda pdf: Array([Name.ICCBased, pdf.make_stream(content, N=n)])


def spots(*names):
    words = "".join(f"/S{at} cs 1 scn 60 {150 + 30 * at} 20 20 re f\n" for at in range(len(names)))
    return also(words, ColorSpace={f"S{at}": spot(name) for at, name in enumerate(names)})


def shading(c0):
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(c0), C1=Array(c0), N=1)
    made = Dictionary(
        ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=Array([0, 0, 1, 1]), Function=function
    )
    return also("q 60 150 20 20 re W n /Sh sh Q\n", Shading={"Sh": made})


def spots_that_differ(pdf):
    words = "/Sa cs 1 scn 60 150 20 20 re f /Sb cs 1 scn 60 190 20 20 re f\n"
    also(words, ColorSpace={"Sa": spot("/Red"), "Sb": spot("/Red", c1=(0, 0.5, 0.5, 0))})(pdf)


def with_another_intent(pdf):
    other = pdf.make_stream(PROFILE + b"another", N=4)
    archive = Dictionary(Type=Name.OutputIntent, S=Name("/GTS_PDFA1"), DestOutputProfile=other)
    pdf.Root.OutputIntents.append(archive)


def packed_by_lzw(pdf):
    """The content in LZW codes of nine bits, none of them compressing anything."""
    assert len(GOOD) < 250, "codes grow longer after that"
    bits = "".join(f"{code:09b}" for code in (256, *GOOD.encode(), 257))
    packed = int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big")
    stream = pikepdf.Stream(pdf, b"")
    stream.write(packed, filter=Name.LZWDecode)
    pdf.pages[0].Contents = pdf.make_indirect(stream)


def blending_with_profile(pdf):
    return Dictionary(S=Name.Transparency, CS=icc(4)(pdf))


def form(**entries):
    def made(pdf):
        stream = pdf.make_stream(b"0 0 0 .2 k 0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form)
        stream.BBox = Array([0, 0, 9, 9])
        for key, value in entries.items():
            stream[f"/{key}"] = value(pdf) if callable(value) else value
        return stream

    return also("/Fx Do\n", XObject={"Fx": made})


def type3(pdf):
    drawing = pdf.make_stream(b"500 0 0 0 500 500 d1 0 0 400 400 re f")
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, Name=Name("/Drawn"), FontBBox=Array([0, 0, 500, 500]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), CharProcs=Dictionary(a=drawing), FirstChar=97,
            Encoding=Dictionary(Differences=Array([97, Name.a])), LastChar=97, Widths=Array([500]),
            Resources=Dictionary(),
        )
    )  # fmt: skip


def text(ink, size, at="60 200", gs="GSo"):
    return also(f"/{gs} gs {ink} BT /F1 {size} Tf 1 0 0 1 {at} Tm <0001> Tj ET /GSn gs\n")


INLINE_RGB = "q 20 0 0 20 60 150 cm BI /W 1 /H 1 /BPC 8 /CS /RGB ID \x01\x02\x03 EI Q\n"
ALTERNATE = {"Alternates": Array([Dictionary(DefaultForPrinting=True)])}
SCRIPT = Dictionary(JavaScript=Dictionary(Names=Array([])))
LINKED = Dictionary(First=Dictionary(A=Dictionary(S=Name.URI)))
FILES = Dictionary(EmbeddedFiles=Dictionary(Names=Array([])))
GROUP_RGB = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
GROUP = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
MASK = Dictionary(S=Name.Luminosity)

X4 = [
    ("file-id-missing", "id", lambda pdf: None),
    ("trapped-not-said", "unknown", info(Trapped=Name.Unknown)),
    ("trapped-not-said", "string", info(Trapped=String("False"))),
    ("trapped-not-said", "python-name", info(Trapped=Name.False_)),
    ("trapped-not-said", "missing", lost("Info", "/Trapped")),
    ("info-incomplete", "title", lost("Info", "/Title")),
    ("info-incomplete", "dates", lost("Info", "/ModDate")),
    ("metadata-unreadable", "missing", lost("Root", "/Metadata")),
    ("metadata-unreadable", "type", lambda pdf: None),
    ("metadata-unreadable", "not-xml", lambda pdf: pdf.Root.Metadata.write(b"<rdf")),
    ("x4-not-claimed", "other", packet("PDF/X-4", "PDF/X-3")),
    ("packet-incomplete", "date", packet("xmp:MetadataDate", "xmp:Other")),
    ("packet-incomplete", "id", packet("xmpMM:DocumentID", "xmpMM:Other")),
    ("packet-not-info", "title", info(Title=String("Another"))),
    ("packet-not-info", "date", info(ModDate=String("D:20251101083000Z"))),
    ("actions-present", "open", root(OpenAction=Dictionary(S=Name.Print))),
    ("actions-present", "catalogue", root(AA=Dictionary())),
    ("actions-present", "page", page(AA=Dictionary())),
    ("actions-present", "script", root(Names=SCRIPT)),
    ("actions-present", "outline", root(Outlines=LINKED)),
    ("fields-present", "fields", root(AcroForm=Dictionary(Fields=Array([Dictionary()])))),
    ("fields-present", "files", root(Names=FILES)),
    ("fields-present", "collection", root(Collection=Dictionary())),
    ("viewer-shows-other-box", "crop", root(ViewerPreferences=Dictionary(PrintArea=Name.TrimBox))),
    ("layers-switched", "configs", root(OCProperties=Dictionary(Configs=Array([Dictionary()])))),
    ("layers-switched", "events", root(OCProperties=Dictionary(D=Dictionary(AS=Array([Dictionary()]))))),
    ("intent-missing", "none", lost("Root", "/OutputIntents")),
    ("intent-missing", "two", lambda pdf: pdf.Root.OutputIntents.append(pdf.Root.OutputIntents[0])),
    ("condition-missing", "empty", intent(OutputConditionIdentifier=String(""))),
    ("condition-unregistered", "title", intent(OutputConditionIdentifier=String("ISO Coated v2 300%"))),
    ("registry-missing", "none", lambda pdf: pdf.Root.OutputIntents[0].__delitem__("/RegistryName")),
    ("intent-not-described", "custom", undescribed),
    ("intent-profile-missing", "none", without_profile),
    ("condition-not-in-words", "info", intent(Info=String(""))),
    ("profile-version-four", "four", profile(b"\2\x20", b"\4\x20")),
    ("intents-differ", "archive", with_another_intent),
    ("intent-profile-wrong", "screen", profile(b"prtr", b"mntr")),
    ("intent-profile-wrong", "rgb", profile(b"CMYK", b"RGB ")),
    ("intent-profile-wrong", "components", profile(b"", b"", 3)),
    ("intent-profile-wrong", "no-profile", profile(b"acsp", b"....")),
    ("trims-differ", "wider", lambda pdf: second(pdf, trim=[EDGE, EDGE, EDGE + WIDE - 9, EDGE + HIGH])),
    ("separations-apart", "cyan", page(SeparationInfo=Dictionary())),
    ("trapnet-present", "note", note("/TrapNet")),
    ("trim-missing", "art", page(ArtBox=Array([9, 9, 200, 200]))),
    ("trim-missing", "none", lost("Page", "/TrimBox")),
    ("boxes-not-nested", "trim", page(BleedBox=Array([0, 0, 200, HIGH + 2 * EDGE]))),
    ("bleed-scant", "narrow", page(BleedBox=Array([4, 4, WIDE + EDGE + 4, HIGH + EDGE + 4]))),
    ("page-off-origin", "media", page(MediaBox=Array([-9, 0, WIDE + 2 * EDGE, HIGH + 2 * EDGE]))),
    ("page-off-origin", "crop", page(CropBox=Array([EDGE, EDGE, 200, 200]))),
    ("page-scaled-or-turned", "turned", page(Rotate=90)),
    ("page-scaled-or-turned", "unit", page(UserUnit=2)),
    ("page-empty", "nothing", lambda pdf: pdf.pages[0].Contents.write(b"q Q")),
    ("page-empty", "white", lambda pdf: pdf.pages[0].Contents.write(b"0 0 0 0 k 60 60 9 9 re f")),
    ("annotation-on-page", "link", note("/Link")),
    ("page-presented", "transition", page(Trans=Dictionary())),
    ("rgb-used", "fill", also("1 0 0 rg 60 150 20 20 re f\n")),
    ("rgb-used", "inline", also(INLINE_RGB)),
    ("rgb-used", "icc", spaced(icc(3), "1 0 0")),
    ("rgb-used", "picture", placed(60, ColorSpace=Name.DeviceRGB)),
    ("icc-used", "gray", spaced(icc(1))),
    ("icc-used", "cmyk", spaced(icc(4), "0 0 0 1")),
    ("icc-is-intent", "picture", placed(60, ColorSpace=Array([Name.ICCBased, Name.Mine]))),
    ("blend-not-in-ink", "form", form(Group=GROUP_RGB)),
    ("blend-not-in-ink", "page", page(Group=GROUP_RGB)),
    ("blend-with-profile", "form", form(Group=blending_with_profile)),
    ("jbig2-used", "picture", placed(60, 800, 1, Filter=Name.JBIG2Decode)),
    ("filter-forbidden", "content", packed_by_lzw),
    ("shading-uneven", "three", shading((0, 0, 1))),
    ("transfer-or-halftone", "transfer", state(TR=Name.Identity)),
    ("transfer-or-halftone", "transfer-2", state(TR2=Name.Identity)),
    ("transfer-or-halftone", "screen", state(HT=Dictionary(HalftoneType=6))),
    ("operator-unknown", "word", also("BX 1 foo EX\n")),
    ("picture-replaced-in-print", "alternate", placed(60, **ALTERNATE)),
    ("filter-forbidden", "jpx", placed(60, Filter=Name.JPXDecode)),
    ("filter-forbidden", "lzw", placed(60, Filter=Name.LZWDecode)),
    ("picture-sixteen-bits", "16", placed(60, bits=16)),
    ("picture-interpolated", "smooth", placed(60, Interpolate=True)),
    ("intent-not-standard", "operator", also("/Nice ri\n")),
    ("intent-not-standard", "picture", placed(60, Intent=Name.Nice)),
    ("opi-used", "form", form(OPI=Dictionary())),
    ("opi-used", "reference", form(Ref=Dictionary())),
    ("font-not-embedded", "program", fonts(_without_program)),
    ("font-not-subset", "tag", fonts(_named("/Square"))),
    ("cid-map-missing", "map", fonts(_without_map)),
    ("cid-map-missing", "encoding", fonts(_in_encoding)),
    ("width-not-the-fonts", "all", fonts(_widened(DW=950))),
    ("width-not-the-fonts", "one", fonts(_widened(W=Array([1, Array([500])])))),
    ("text-not-mapped", "unicode", fonts(_without_text)),
    ("courier-used", "name", fonts(_named("/ABCDEF+Courier"))),
    ("type3-used", "drawn", also("BT /T3 12 Tf 60 200 Td (a) Tj ET\n", Font={"T3": type3})),
    ("glyph-not-drawn", "notdef", also("/GSo gs 0 0 0 1 k BT /F1 10 Tf 60 200 Td <0000> Tj ET\n")),
    ("picture-too-coarse", "50", placed(288)),
    ("picture-coarse", "120", placed(120)),
    ("lineart-too-coarse", "300", placed(60, 250, 1)),
    ("lineart-coarse", "600", placed(60, 500, 1)),
    ("colour-over-limit", "area", also("1 1 1 1 k 60 150 20 20 re f\n")),
    ("black-text-knocks-out", "text", text("0 0 0 1 k", 9, gs="GSn")),
    ("black-text-knocks-out", "gray", text("0 g", 9, gs="GSn")),
    ("black-line-knocks-out", "stroke", also("0 0 0 1 K 1 w 60 150 m 200 150 l S\n")),
    ("black-line-knocks-out", "rectangle", also("0 0 0 1 k 60 150 100 .5 re f\n")),
    ("black-line-knocks-out", "cm", also("q .1 0 0 .1 0 0 cm 0 0 0 1 K 9 w 60 900 m 900 900 l s Q")),
    ("gray-overprints", "area", also("/GSo gs 0.5 g 60 150 20 20 re f /GSn gs\n")),
    ("white-overprints", "text", text("0 0 0 0 k", 14)),
    ("white-overprints", "area", also("/GSo gs 0 0 0 0 k 60 150 20 20 re f /GSn gs\n")),
    ("small-text-in-inks", "two", text("0 1 1 0 k", 7)),
    ("small-text-in-inks", "white", text("0 0 0 0 k", 7, gs="GSn")),
    ("thin-line-in-inks", "two", also("0 1 1 0 K .2 w 60 150 m 200 150 l S\n")),
    ("hairline", "stroke", also("1 0 0 0 K 0 w 60 150 m 200 150 l S\n")),
    ("hairline", "rectangle", also("1 0 0 0 k 60 150 100 .1 re f\n")),
    ("rich-black-text", "text", text(".5 .4 .4 1 k", 14, gs="GSn")),
    ("near-black-text", "text", text(".72 .68 .67 .88 k", 14, gs="GSn")),
    ("too-many-spots", "two", spots("/Red", "/Gold")),
    ("spot-twins", "case", spots("/Dark#20Red", "/DARK#20RED")),
    ("spot-alternates-differ", "colour", spots_that_differ),
    ("spot-not-on-ink", "rgb", spaced(spot("/Red", Name.DeviceRGB, (1, 0, 0)))),
    ("registration-on-page", "area", spaced(spot("/All"), "1")),
    ("bleed-not-reached", "area", also(f"0 .5 .5 0 k {EDGE} 150 30 30 re f\n")),
    ("text-near-trim", "text", text("0 0 0 1 k", 10, at=f"{EDGE + 3} 200")),
    ("text-outside-trim", "text", text("0 0 0 1 k", 10, at=f"{EDGE + WIDE - 4} 200")),
    ("icc-overprinted", "area", over_icc),
]  # fmt: skip

X1A = [
    ("x1a-not-claimed", "claim", lost("Info", "/GTS_PDFXVersion")),
    ("info-incomplete", "creator", lost("Info", "/Creator")),
    ("layers-used", "layers", root(OCProperties=Dictionary())),
    ("colour-not-x1a", "icc", spaced(icc(4), "0 0 0 1")),
    ("colour-not-x1a", "lab-spot", spaced(spot("/Red", Name.CalRGB, (1, 0, 0)))),
    ("transparency-used", "alpha", state(ca=0.5)),
    ("transparency-used", "mode", state(BM=Name.Multiply)),
    ("transparency-used", "mask", state(SMask=MASK)),
    ("transparency-used", "group", form(Group=GROUP)),
    ("transparency-used", "picture", placed(60, SMask=Dictionary())),
    ("opentype-in-x1a", "program", fonts(lambda face: _as_opentype(face))),
    ("jbig2-used", "picture", placed(60, 800, 1, Filter=Name.JBIG2Decode)),
]


def _as_opentype(face):
    descriptor = face.DescendantFonts[0].FontDescriptor
    program = descriptor.FontFile2
    program.Subtype = Name.OpenType
    del descriptor.FontFile2
    descriptor.FontFile3 = program


def made(code, fault, change, x1a=False):
    if (code, fault) == ("icc-is-intent", "picture"):
        change = _with_the_intents_profile
    content = good(change, x1a)
    # The library mends these two when it writes: they are spoilt in the bytes.
    spoilt = {
        ("file-id-missing", "id"): (b"/ID", b"/IX"),
        ("metadata-unreadable", "type"): (b"/XML", b"/XMM"),
    }
    return content.replace(*spoilt[code, fault]) if (code, fault) in spoilt else content


def _with_the_intents_profile(pdf):
    space = Array([Name.ICCBased, pdf.Root.OutputIntents[0].DestOutputProfile])
    placed(60, ColorSpace=space)(pdf)


def test_there_are_enough_bad_files() -> None:
    assert len(X4) + len(X1A) + 5 >= 80


@pytest.mark.parametrize(("code", "fault", "change"), X4, ids=[f"{c}:{f}" for c, f, _ in X4])
def test_a_bad_page_is_caught_by_the_check_of_its_fault(code, fault, change) -> None:
    assert code in codes(made(code, fault, change))


@pytest.mark.parametrize(("code", "fault", "change"), X1A, ids=[f"{c}:{f}" for c, f, _ in X1A])
def test_a_bad_x1a_page_is_caught_by_the_check_of_its_fault(code, fault, change) -> None:
    assert code in codes(made(code, fault, change, x1a=True), "press-x1a")


@pytest.mark.parametrize("standard", ["plain", "press", "gwg-newspaper", "gwg-newspaper-ads"])
def test_the_page_they_are_made_from_is_good(standard) -> None:
    assert codes(good(), standard) == []


def test_the_x1a_page_they_are_made_from_is_good() -> None:
    assert codes(good(x1a=True), "press-x1a") == []


def test_a_file_of_a_later_version_is_caught() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(target, force_version="2.0")
    assert "pdf-version-wrong" in codes(target.getvalue())
    assert "pdf-version-not-14" in codes(target.getvalue(), "press-x1a")


def test_object_streams_are_caught_in_x1a() -> None:
    with pikepdf.open(io.BytesIO(good(x1a=True))) as pdf:
        assert "object-streams-used" in codes(written(pdf), "press-x1a")


def test_an_encrypted_file_that_opens_is_caught() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(good())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(owner="a", user=""))
    assert "file-encrypted" in codes(target.getvalue(), "press")


def test_a_spread_among_pages_is_taken_by_the_house_and_not_by_gwg() -> None:
    def spread(pdf):
        second(pdf, trim=[EDGE, EDGE, EDGE + 2 * WIDE, EDGE + HIGH])
        pdf.pages[1].obj.MediaBox = Array([0, 0, 2 * WIDE + 2 * EDGE, HIGH + 2 * EDGE])
        pdf.pages[1].obj.BleedBox = pdf.pages[1].MediaBox

    assert "trims-differ" not in codes(good(spread), "press")
    assert "trims-differ" in codes(good(spread), "gwg-newspaper")


def test_an_advert_of_two_pages_is_caught() -> None:
    assert "several-pages" in codes(good(second), "gwg-newspaper-ads")


def test_a_page_that_is_one_picture_is_caught() -> None:
    def change(pdf):
        pdf.pages[0].Contents = pdf.make_stream(b"q 150 0 0 150 60 60 cm /I Do Q")
        pdf.pages[0].Resources.XObject = Dictionary(I=picture(pdf, 500))

    assert "page-is-picture" in codes(good(change))


def test_ink_is_measured_in_squares_not_in_specks() -> None:
    def page_of(side):
        plates = np.zeros((420, 318, 4), np.uint8)
        plates[100 : 100 + side, 50 : 50 + side] = 200

        return lambda content, index: InkMap(plates, 72, "the test")

    heavy_page = good(placed(60))
    assert "ink-over-limit" not in codes(heavy_page, measure=page_of(3))
    assert codes(good(), measure=page_of(20)) == [], "no picture: not measured"
    found = survey_pdf(heavy_page, "page.pdf", "gwg-newspaper", page_of(20))
    heavy = next(remark for remark in found if remark.code == "ink-over-limit")
    assert heavy.fact("found") == "314"
    assert 10 < heavy.place.x_mm < 30 and 25 < heavy.place.y_mm < 50


def test_a_font_is_found_in_a_form_within_a_form() -> None:
    def made_form(pdf):
        inner = pdf.make_stream(b"BT /F1 8 Tf 9 9 Td <0001> Tj ET", Subtype=Name.Form)
        inner.BBox, inner.Resources = Array([0, 0, 99, 99]), Dictionary(Font=Dictionary(F1=font(pdf)))
        outer = pdf.make_stream(b"2 0 0 2 60 150 cm 0 0 0 1 k /In Do", Subtype=Name.Form)
        outer.BBox, outer.Resources = Array([0, 0, 400, 400]), Dictionary(XObject=Dictionary(In=inner))
        return outer

    content = good(also("/Out Do\n", XObject={"Out": made_form}))
    assert codes(content) == [], "8 pt doubled is not small text"


def test_what_is_wrong_with_a_font_is_said_where_it_shows_its_first_text() -> None:
    remarks = survey_pdf(good(fonts(_without_program)), "page.pdf", "press")
    lost = next(remark for remark in remarks if remark.code == "font-not-embedded")
    assert (lost.place.x_mm, lost.place.y_mm) == (18.2, 35.2), "60, 308.8 pt in a trim at 8.504, 408.504"
