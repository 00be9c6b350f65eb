"""Turns a delivery into what goes with its pages: the delivery note, the ticket, the list of inks."""

import json
from collections.abc import Iterator

from ghpress.build import Shop
from ghpress.deliver.inklist import Inks
from ghpress.makeup.printed import printed_date
from ghpress.press.colophon import PDFX
from ghpress.units import in_mm
from ghpress.values import dataclass

UNTRAPPED = ("未做陷印：请在 RIP 里做陷印。", "Untrapped: trap in the RIP.")
TRAPPING = "untrapped, trap in RIP"


@dataclass(frozen=True, slots=True)
class SheetSent:
    """A page file in the parcel: its page numbers, its name and letter, what it was before.

    ``former`` is the letter it takes the place of, empty for a page never sent; ``is_changed`` tells
    whether anything on it is not as it was.
    """

    pages: tuple[int, ...]
    file: str
    letter: str
    former: str
    is_changed: bool
    inks: Inks
    sha256: str
    former_sha256: str = ""

    def called(self) -> str:
        """03, or 02-03 of a spread."""
        return "-".join(f"{page:02}" for page in self.pages)


@dataclass(frozen=True, slots=True)
class Standing:
    """A page that is not in the parcel: the letter that stands with the printer, or that it is held."""

    pages: tuple[int, ...]
    letter: str
    is_withheld: bool = False

    def called(self) -> str:
        """03, or 02-03 of a spread."""
        return "-".join(f"{page:02}" for page in self.pages)


@dataclass(frozen=True, slots=True)
class Consignment:
    """A delivery: of which issue, the how manyth, what is in it and what is not."""

    shop: Shop
    number: int
    sent: tuple[SheetSent, ...]
    rest: tuple[Standing, ...] = ()


def delivery_note(of: Consignment) -> str:
    """The note for people, in Chinese, its one warning in English too."""
    return "\n".join(_lines(of)) + "\n"


def _lines(of: Consignment) -> Iterator[str]:
    shop = of.shop
    issue, sheet, press = shop.issue, shop.layout.sheet, shop.profile
    numbers = (printed_date(issue.date), issue.number, issue.total)
    size = f"{in_mm(sheet.width):g}×{in_mm(sheet.height):g} 毫米，出血 {in_mm(sheet.bleed):g} 毫米"
    yield "送版单"
    yield ""
    yield f"报纸：{shop.house.name or issue.title.chars}"
    yield f"期次：{'　'.join(part for part in numbers if part)}　{issue.title.chars}"
    yield f"成品：{size}"
    yield f"用途：{shop.ticket.profile}（{PDFX.get(shop.ticket.profile, 'PDF')}）"
    yield f"印刷条件：{press.condition}，总墨量不超过 {press.ink_limit_percent}%"
    yield f"送版：第 {of.number} 次，{shop.ticket.when:%Y-%m-%d %H:%M %z}"
    yield ""
    yield from UNTRAPPED
    yield ""
    yield f"本次送 {len(of.sent)} 个版面文件："
    for page in of.sent:
        yield f"  {page.called()} 版　{page.file}　版本 {page.letter}　油墨 {page.inks.said()}"
        yield f"　　　{_changed(page)}"
        yield f"　　　SHA-256 {page.sha256}"
    if of.rest:
        yield ""
        yield "不在本次里的版："
    for standing in of.rest:
        yield f"  {standing.called()} 版　{_stands(standing)}"


def _changed(page: SheetSent) -> str:
    """What the page is to the printer: the first, a change, or the same again."""
    if not page.former:
        return "初次送版"
    if page.is_changed:
        return f"换版：替下版本 {page.former}，版面文件有变动"
    return f"再送：替下版本 {page.former}，版面文件没有变动"


def _stands(standing: Standing) -> str:
    if standing.is_withheld:
        held = "印前检查有错误，不送"
        return f"{held}；仍以版本 {standing.letter} 为准" if standing.letter else held
    return f"没有变动，仍以版本 {standing.letter} 为准" if standing.letter else "尚未送"


def ticket(of: Consignment) -> bytes:
    """The same for programs."""
    shop = of.shop
    issue, sheet, press = shop.issue, shop.layout.sheet, shop.profile
    document = {
        "format": 1,
        "paper": shop.house.name,
        "code": shop.house.deliver.code,
        "issue": issue.id,
        "title": issue.title.chars,
        "date": issue.date.isoformat(),
        "number": issue.number,
        "total": issue.total,
        "layout": shop.layout.name,
        "width_mm": round(in_mm(sheet.width), 2),
        "height_mm": round(in_mm(sheet.height), 2),
        "bleed_mm": round(in_mm(sheet.bleed), 2),
        "profile": shop.ticket.profile,
        "standard": PDFX.get(shop.ticket.profile, ""),
        "condition": press.condition,
        "ink_limit_percent": press.ink_limit_percent,
        "trapping": TRAPPING,
        "when": shop.ticket.when.isoformat(),
        "delivery": of.number,
        "pages": [_page(page) for page in of.sent],
        "not_in_this_delivery": [_standing(one) for one in of.rest],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _page(page: SheetSent) -> dict[str, object]:
    return {
        "pages": list(page.pages),
        "file": page.file,
        "version": page.letter,
        "replaces": page.former or None,
        "changed": page.is_changed,
        "inks": {"process": page.inks.process, "spots": list(page.inks.spots)},
        "sha256": page.sha256,
        "replaced_sha256": page.former_sha256 or None,
    }


def _standing(one: Standing) -> dict[str, object]:
    return {"pages": list(one.pages), "version": one.letter or None, "withheld": one.is_withheld}


def ink_list(of: Consignment) -> bytes:
    """The plates of every page, a line each: page, file, process inks, spots, how many plates."""
    rows = ["page,file,process,spots,plates"]
    for page in of.sent:
        spots = ";".join(page.inks.spots)
        count = len(page.inks.process) + len(page.inks.spots)
        row = (page.called(), page.file, page.inks.process, spots, str(count))
        rows.append(",".join(_cell(cell) for cell in row))
    return ("\ufeff" + "\r\n".join(rows) + "\r\n").encode()


def _cell(text: str) -> str:
    """A cell of comma-separated values (RFC 4180)."""
    if any(char in text for char in ',"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text
