"""Holds an issue to what a paper must print of itself (报纸期刊质量管理规定, 2020; 报纸出版管理规定).

What is missing from house.yaml or issue.yaml is told, and what stands there but no partial of the layout
printed: by the words that were composed, not by what a template was given.
"""

from collections.abc import Iterator, Mapping, Sequence

from ghpress.house import House
from ghpress.makeup.page import FurnitureFrame, Page, SetWords, TextFrame
from ghpress.manuscript.story import Issue
from ghpress.preflight.coherence import check_coherence
from ghpress.remarks import InFile, OnPage, Remark, warning
from ghpress.units import Length, in_pt
from ghpress.values import dataclass

HOUSE, ISSUE = "house.yaml", "issue.yaml"


@dataclass(frozen=True, slots=True)
class Required:
    """A field a paper must print: the words that print it, its Chinese term, its key and file."""

    words: str
    term: str
    term_en: str
    key: str
    file: str = HOUSE


REQUIRED = (
    Required("name", "报名", "the paper's name", "name"),
    Required("date", "出版日期", "the date", "date", ISSUE),
    Required("total", "总期号", "the number since the first issue", "total", ISSUE),
    Required("page-count", "版数", "the number of pages", "pages", ISSUE),
    Required("cn", "国内统一连续出版物号", "the CN serial number", "cn"),
    Required("sponsor", "主管单位", "the authority", "authority"),
    Required("sponsor", "主办单位", "the sponsor", "sponsor"),
    Required("publisher", "出版单位", "the publisher", "publisher"),
    Required("address", "社址", "the address", "address"),
    Required("contact", "联系方式", "how to reach the paper", "contact"),
    Required("printer", "印刷单位", "the printer", "printer"),
    Required("printer-address", "印刷单位地址", "the printer's address", "printer_address"),
    Required("distribution", "发行方式", "the distribution", "distribution"),
    Required("price", "定价", "the price", "price"),
)

PRINTED = (*REQUIRED, Required("section", "专版名", "the name of the special section", "section", ISSUE))
"""What is printed wherever it is given; no paper must have a section."""


def check_imprint(
    issue: Issue, house: House, pages: Sequence[Page], printed: Mapping[int, Sequence[SetWords]]
) -> tuple[Remark, ...]:
    """Every remark on what the issue prints of itself.

    ``printed`` are the words composed for each page's furniture. To be asked only where every page of
    the issue is there.
    """
    missing, lost = _missing(issue, house), _not_printed(pages, printed)
    faults = (remark for page in pages for remark in _page(page, printed.get(page.number, ())))
    return (*missing, *lost, *faults, *check_coherence(issue, pages, printed))


def _missing(issue: Issue, house: House) -> Iterator[Remark]:
    """A warning for each required field nobody has filled in; of a house that is missing, none."""
    own = {name for name, _ in issue.furniture}
    for field in REQUIRED:
        if field.file == HOUSE and not house.name and field.words != "name":
            continue
        owner = house if field.file == HOUSE else issue
        if field.words not in own and getattr(owner, field.key) == "":
            facts = {"key": field.key, "term": field.term, "term_en": field.term_en, "file": field.file}
            yield warning("imprint-missing", InFile(field.file), **facts)


def _not_printed(pages: Sequence[Page], printed: Mapping[int, Sequence[SetWords]]) -> Iterator[Remark]:
    """A warning for each field that is filled in and stands on no page."""
    said = [_solid(each.text) for words in printed.values() for each in words]
    given = {field: words for page in pages for field, words in _given(page).items()}
    for field in {field.words: field for field in PRINTED}.values():
        wanted = _solid(given.get(field.words, ""))
        if wanted and not any(wanted in each for each in said):
            facts = {"field": field.words, "term": field.term, "term_en": field.term_en}
            yield warning("imprint-not-printed", InFile(field.file), **facts)


def _page(page: Page, words: Sequence[SetWords]) -> Iterator[Remark]:
    """The name is the largest type of the first page; every page after it says which it is."""
    given = _given(page)
    if page.number == 1:
        yield from _name(page, words, _solid(given.get("name", "")))
        return
    # A short folio may well be part of a date: it must stand by itself.
    alone = {part for each in words for part in (each.text, *each.text.split())}
    if alone.isdisjoint(given[field] for field in ("folio", "folio-number") if field in given):
        yield warning("folio-not-printed", OnPage(page.number), page=page.number)


def _given(page: Page) -> dict[str, str]:
    """The words the page's furniture was given, by field."""
    frames = (frame for frame in page.frames if isinstance(frame, FurnitureFrame))
    return {field: words for frame in frames for field, words in frame.words}


def _name(page: Page, words: Sequence[SetWords], wanted: str) -> Iterator[Remark]:
    """The name is larger than all other type on the first page."""
    names = [each.size for each in words if _solid(each.text) == wanted]
    others = [(each.size, each.text) for each in words if _solid(each.text) != wanted]
    others += _set(page)
    size, text = max(others, default=(0, ""))
    if names and max(names) <= size:
        facts = {"name": f"{in_pt(max(names)):g}", "other": f"{in_pt(size):g}", "text": text[:12]}
        yield warning("name-not-largest", OnPage(page.number), **facts)


def _set(page: Page) -> Iterator[tuple[Length, str]]:
    """Size and words of every line the page sets."""
    for frame in page.frames:
        if isinstance(frame, TextFrame):
            for placed in frame.block.lines:
                sizes = (run.size for run in placed.line.runs)
                yield max(sizes, default=0), placed.line.text


def _solid(text: str) -> str:
    """The text without white space, which furniture may set as it likes."""
    return "".join(text.split())
