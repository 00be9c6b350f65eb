"""One good PDF/X-4 page, and the tools to make one fault in it by hand."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from faces.square import square_font

EDGE, WIDE, HIGH = 8.504, 300.0, 400.0
"""Bleed, and the trim's size, in points."""

PROFILE = b"\0" * 8 + b"\2\x20\0\0" + b"prtrCMYKLab " + b"\0" * 12 + b"acsp" + b"\0" * 88
"""The header of a press profile of ICC version 2; nobody converts with it here."""

PACKET = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 pdfxid:GTS_PDFXVersion="PDF/X-4"
 xmp:CreateDate="2026-11-01T08:30:00Z" xmp:ModifyDate="2026-11-01T08:30:00Z"
 xmp:MetadataDate="2026-11-01T08:30:00Z" xmpMM:DocumentID="uuid:1" xmpMM:VersionID="1"
 xmpMM:RenditionClass="default" pdf:Trapped="False" pdf:Producer="tests">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Page</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

GOOD = (
    "/GSo gs 0 0 0 1 k BT /F1 10 Tf 1 0 0 1 60 300 Tm <00010001> Tj ET "
    "/GSn gs 0 .2 .3 0 k 60 60 80 80 re f\n"
)
"""Black text that overprints, and a tint."""


def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The font as a composite one, embedded."""
    program = square_font("A", 0, 900, 800, 1000)
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Square"), Flags=4,
        FontBBox=Array([0, 0, 900, 800]),
        ItalicAngle=0, Ascent=880, Descent=-120, CapHeight=800, StemV=80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )  # fmt: skip
    below = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/ABCDEF+Square"), DW=1000,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity, FontDescriptor=pdf.make_indirect(descriptor),
    )  # fmt: skip
    cmap = b"1 beginbfchar <0001> <0041> endbfchar"
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=Name("/ABCDEF+Square"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(below)]), ToUnicode=pdf.make_stream(cmap),
        )
    )  # fmt: skip


def picture(pdf: pikepdf.Pdf, pixels: int = 200, bits: int = 8, **more: object) -> pikepdf.Object:
    """A picture of one CMYK tint (or of black pixels, of one bit)."""
    row = (pixels + 7) // 8 if bits == 1 else pixels * bits // 8 * 4
    space = Name.DeviceGray if bits == 1 else Name.DeviceCMYK
    facts = {"Width": pixels, "Height": pixels, "BitsPerComponent": bits, "ColorSpace": space, **more}
    data = zlib.compress(b"\x20" * (row * pixels))
    made = pdf.make_stream(data, Type=Name.XObject, Subtype=Name.Image, Filter=Name.FlateDecode)
    for key, value in facts.items():
        made[f"/{key}"] = value
    return made


def good(change: Callable[[pikepdf.Pdf], None] | None = None, x1a: bool = False) -> bytes:
    """The page; ``change`` is done to it before it is written."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(WIDE + 2 * EDGE, HIGH + 2 * EDGE))
    page.TrimBox = Array([EDGE, EDGE, EDGE + WIDE, EDGE + HIGH])
    page.BleedBox = Array([0, 0, WIDE + 2 * EDGE, HIGH + 2 * EDGE])
    states = Dictionary(
        GSo=Dictionary(OP=True, op=True, OPM=1), GSn=Dictionary(OP=False, op=False, OPM=1)
    )
    page.Resources = Dictionary(Font=Dictionary(F1=font(pdf)), ExtGState=states)
    page.Contents = pdf.make_stream(GOOD.encode())
    profile = pdf.make_stream(PROFILE, N=4)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("CGATS TR 002"),
        RegistryName=String("http://www.color.org"), Info=String("newsprint"), DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
    date = String("D:20261101083000Z")
    facts = {"Title": "Page", "Creator": "tests", "Producer": "tests"}
    info = Dictionary({f"/{key}": String(value) for key, value in facts.items()})
    info.CreationDate, info.ModDate, info.Trapped = date, date, Name("/False")
    if x1a:
        info.GTS_PDFXVersion = String("PDF/X-1a:2003")
    pdf.trailer.Info = pdf.make_indirect(info)
    packet = pdf.make_stream(PACKET.encode(), Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root.Metadata = packet
    if change:
        change(pdf)
    return written(pdf, x1a)


def written(pdf: pikepdf.Pdf, x1a: bool = False) -> bytes:
    """The file, in the version its standard asks for, without object streams in PDF/X-1a."""
    target = io.BytesIO()
    streams = pikepdf.ObjectStreamMode.disable if x1a else pikepdf.ObjectStreamMode.generate
    version = "1.4" if x1a else "1.6"
    as_packed = pikepdf.StreamDecodeLevel.none
    pdf.save(
        target,
        static_id=True,
        object_stream_mode=streams,
        force_version=version,
        stream_decode_level=as_packed,
        compress_streams=False,
    )
    return target.getvalue()


def also(words: str, **resources: dict[str, object]) -> Callable[[pikepdf.Pdf], None]:
    """A change: more content, with the resources it names; a function makes those of the file's own."""

    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0]
        for kind, entries in resources.items():
            held = page.Resources.get(f"/{kind}", Dictionary())
            for name, value in entries.items():
                made = value(pdf) if callable(value) else value
                held[f"/{name}"] = made
            page.Resources[f"/{kind}"] = held
        page.Contents = pdf.make_stream(page.Contents.read_bytes() + words.encode())

    return change
