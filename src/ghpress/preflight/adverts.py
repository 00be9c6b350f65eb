"""Turns an advert's PDF as handed in into remarks on what a printer would refuse.

Its first page alone is looked at, as it is placed: held to GWG's rules for newspaper adverts, its ink
and the resolution of its pictures too. How well it prints is the desk's to judge, for the space is
booked; but what would make our page less than the PDF/X it claims to be stops that page.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import pikepdf
from pikepdf import Dictionary, Name, Object

from ghpress.preflight.content.walk import read_content
from ghpress.preflight.handed_in import survey_advert
from ghpress.preflight.laid import laid_down
from ghpress.preflight.profiles import ADVERTS, CLAIMED_OF_ADVERTS, Standard
from ghpress.preflight.survey import Measure
from ghpress.remarks import Level, OnPage, Place, Remark, warning
from ghpress.wording import in_words

CLAIMS = ("PDF/X-1", "PDF/X-4")
"""How the claims begin that a newspaper accepts: X-1a:2001, X-1a:2003 and X-4."""

RGB = ("DeviceRGB", "CalRGB", "ICCBased 3", "Lab")
"""Spaces that are not ink; X-4 allows calibrated ones, which a newspaper's printer still refuses."""


NO_INK = ("DeviceRGB",)
"""Spaces of light without a profile, which no PDF/X with inks for an intent has (ISO 15930-7 6.4)."""


def inspect_advert(
    content: bytes, place: Place, name: str, measure: Measure | None = None
) -> tuple[Remark, ...]:
    """Remarks on an advert's file; it has been opened before, so it is a PDF."""
    return _inspected(content, place, name, lambda: survey_advert(content, ADVERTS, measure))


def refuse_advert(content: bytes, place: Place, name: str, standard: Standard) -> tuple[Remark, ...]:
    """An error for each thing in an advert's file that a page of this standard cannot have on it.

    None for standards that claim no PDF/X. The same things are warnings where the advert comes in.
    """
    rules = CLAIMED_OF_ADVERTS.get(standard, ())
    if not rules:
        return ()
    said = _inspected(content, place, name, lambda: survey_advert(content, rules))
    light = RGB if standard == "press-x1a" else NO_INK
    return tuple(replace(one, level=Level.ERROR) for one in said if _is_refused(one, light))


def advert_inks(content: bytes) -> frozenset[str]:
    """The inks an advert's first page lays down; none where it cannot be read, which is said else."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return laid_down(read_content(pdf.pages[0]))
    except Exception:  # damage can make any reader fail in any way
        return frozenset()


def _is_refused(remark: Remark, light: Sequence[str]) -> bool:
    """Whether a page with this on it is no PDF/X; ``light`` are the spaces it may not have."""
    if remark.code == "advert-rgb":
        return any(space.endswith(tuple(light)) for space in remark.fact("spaces").split("、"))
    return remark.code in ("advert-font-missing", "advert-fault", "advert-unreadable")


def _inspected(
    content: bytes, place: Place, name: str, survey: Callable[[], tuple[Remark, ...]]
) -> tuple[Remark, ...]:
    """What is said of file and page; that it cannot be read is said too."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            said = tuple(_remarks(pdf, place, name))
        return (*said, *_faults(survey(), place, name))
    except (
        pikepdf.PdfError,
        AssertionError,
        ValueError,
        TypeError,
        AttributeError,
        KeyError,
    ) as trouble:
        why = str(trouble) or type(trouble).__name__
        return (warning("advert-unreadable", place, file=name, why=why),)


def _remarks(pdf: pikepdf.Pdf, place: Place, name: str) -> Iterator[Remark]:
    """Every remark, from the file's claim down to its fonts."""
    claim = _claim(pdf)
    if not claim.startswith(CLAIMS):
        yield warning("advert-not-pdfx", place, file=name, claim=claim or "—")
    elif not _has_intent(pdf):
        yield warning("advert-no-intent", place, file=name, claim=claim)
    if "/OCProperties" in pdf.Root:
        yield warning("advert-layers", place, file=name)
    page = pdf.pages[0]
    if len(page.obj.get("/Annots", ())):
        yield warning("advert-annotations", place, file=name)
    content = read_content(page)
    used = {tint.colour.space for tint in content.tints()}
    spaces = sorted(space for space in used if space.endswith(RGB))
    if spaces:
        yield warning("advert-rgb", place, file=name, spaces="、".join(spaces))
    fonts = sorted({_called(font) for font in content.fonts if not _is_embedded(font)})
    if fonts:
        yield warning("advert-font-missing", place, file=name, fonts="、".join(fonts))


def _faults(faults: tuple[Remark, ...], place: Place, name: str) -> Iterator[Remark]:
    """What else its page has wrong, with where on the advert it stands, in millimetres."""
    for found in faults:
        at = found.place
        x, y = (f"{at.x_mm:g}", f"{at.y_mm:g}") if isinstance(at, OnPage) else ("0", "0")
        chinese, english = in_words(found, "zh"), in_words(found, "en")
        words = {
            "zh": chinese.says,
            "zh_help": chinese.help,
            "en": english.says,
            "en_help": english.help,
        }
        yield warning("advert-fault", place, file=name, what=found.code, x=x, y=y, **words)


def _claim(pdf: pikepdf.Pdf) -> str:
    """The PDF/X version the file claims, in its information dictionary or in XMP (ISO 15930-7 6.2)."""
    info = pdf.trailer.get("/Info", Dictionary())
    said = str(info.get("/GTS_PDFXVersion", ""))
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as packet:
        return str(packet.get("pdfxid:GTS_PDFXVersion", "") or said)


def _has_intent(pdf: pikepdf.Pdf) -> bool:
    """Whether the file says for which printing condition it was made (ISO 15930-7 6.2.2)."""
    intents = pdf.Root.get("/OutputIntents", ())
    return any(intent.get("/S") == Name.GTS_PDFX for intent in intents)


def _is_embedded(font: Object) -> bool:
    """Whether the font's program is in the file; a Type 3 font is made of content streams."""
    if font.get("/Subtype") == Name.Type3:
        return True
    descendants = font.get("/DescendantFonts")
    descriptor = (descendants[0] if descendants is not None else font).get("/FontDescriptor")
    keys = ("/FontFile", "/FontFile2", "/FontFile3")
    return descriptor is not None and any(key in descriptor for key in keys)


def _called(font: Object) -> str:
    """The font's name."""
    return str(font.get("/BaseFont", "?")).strip("/")
