"""Turns an issue into a parcel for the printer: page files under their names, with their papers.

A page goes out once under a letter. Sent again it has the next one, in its name, in its file and on its
slug line; what is sent without being asked for is what changed since it was last sent.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from ghpress.build import (
    BuildRequest,
    Progress,
    Tried,
    try_out,
)
from ghpress.deliver.history import (
    FILE,
    Entry,
    History,
    SentPage,
    add_entry,
    held,
    read_deliveries,
)
from ghpress.deliver.inklist import inks_of
from ghpress.deliver.note import (
    Consignment,
    SheetSent,
    Standing,
    delivery_note,
    ink_list,
    ticket,
)
from ghpress.deliver.parcel import light, sha256, with_sums, write_archive, write_folder
from ghpress.deliver.sheets import Sheet, print_jobs, printed_sheets
from ghpress.filenames import NameFacts, faults, file_name, next_letter
from ghpress.makeup.imagearea import check_area
from ghpress.makeup.verify import verify
from ghpress.press.pagejob import PageFile
from ghpress.remarks import Halt, InFile, Level, OnPage, Place, Remark, error, note, once, worst
from ghpress.report.inspection import inspection_html
from ghpress.report.spoken import remark_object
from ghpress.values import dataclass


@dataclass(frozen=True, slots=True)
class DeliverRequest:
    """What to deliver. ``build.pages`` None: what changed; ``as_zip`` makes one archive of it."""

    build: BuildRequest
    as_zip: bool = False


@dataclass(frozen=True, slots=True)
class Delivered:
    """What went out: the parcel (None where nothing had to go), its pages, the rest, remarks."""

    parcel: Path | None
    number: int
    sent: tuple[SheetSent, ...]
    rest: tuple[Standing, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class _Going:
    """A sheet that is to go: under which letter, and its file with that letter on it."""

    sheet: Sheet
    letter: str
    file: PageFile


def deliver_issue(request: DeliverRequest, progress: Progress) -> Delivered:
    """Print, name, list and pack the pages that are to go; nothing is there before it is whole.

    Pages whose inspection finds an error stay behind, each with a remark.

    Raises:
        Halt: the issue cannot be made up, the rule for names is wrong, nothing can be written.
    """
    build = request.build
    with held(build.issue):
        history = read_deliveries(build.issue)
        tried = _made_up(build, progress)
        sheets, said = printed_sheets(tried, build, progress)
        due = _due(sheets, build, history)
        round_ = _Round(tried, history, sheets, _lettered(due, build, history, progress))
        remarks = (*history.remarks, *tried.remarks, *said, *round_.remarks())
        consignment = round_.consignment()
        parcel = _put_in_place(round_, consignment, request) if consignment.sent else None
    return Delivered(parcel, consignment.number, consignment.sent, consignment.rest, once(remarks))


def _made_up(build: BuildRequest, progress: Progress) -> Tried:
    """The pages made up and in order, and the rule for names without fault; Halt where not."""
    tried = try_out(build, progress)
    shop, pages = tried.shop, tried.made.pages
    said = (
        *tried.remarks,
        *verify(pages, shop.layout),
        *check_area(pages, shop.layout, shop.house.press),
        *faults(shop.house.deliver),
    )
    if worst(said) >= Level.ERROR:
        raise Halt(tuple(dict.fromkeys(said)))
    return replace(tried, remarks=tuple(dict.fromkeys(said)))


def _due(sheets: Sequence[Sheet], build: BuildRequest, history: History) -> tuple[Sheet, ...]:
    """The sheets asked for, or else those that are not as they were last sent."""
    if build.pages is not None:
        there = {number for sheet in sheets for number in sheet.numbers}
        place = InFile(str(build.issue))
        wrong = [number for number in build.pages if number not in there]
        if wrong:
            lost = (error("page-not-there", place, number=one, count=len(there)) for one in wrong)
            raise Halt(tuple(lost))
        asked = set(build.pages)
        return tuple(sheet for sheet in sheets if asked.intersection(sheet.numbers))
    due = []
    for sheet in sheets:
        sent = history.sent(*sheet.key)
        if sent is None or sent.content != sheet.content:
            due.append(sheet)
    return tuple(due)


def _lettered(
    due: Sequence[Sheet], build: BuildRequest, history: History, progress: Progress
) -> tuple[_Going, ...]:
    """The sheets that are to go, each under its next letter, printed anew where not the first."""
    letters = [next_letter(history.letter(*sheet.key)) for sheet in due]
    again = [
        replace(sheet.job, ticket=replace(sheet.job.ticket, version=letter))
        for sheet, letter in zip(due, letters, strict=True)
        if letter != sheet.job.ticket.version and sheet.may_be_lettered()
    ]
    printed = {file.number: file for file in print_jobs(again, build, progress)} if again else {}
    return tuple(
        _Going(sheet, letter, printed.get(sheet.plain.number, sheet.plain))
        for sheet, letter in zip(due, letters, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Round:
    """One delivery: the issue made up, what was sent before, all sheets, those that are to go."""

    tried: Tried
    history: History
    sheets: tuple[Sheet, ...]
    going: tuple[_Going, ...]

    def sound(self) -> tuple[_Going, ...]:
        """What may go."""
        return tuple(one for one in self.going if one.file.is_sound())

    def remarks(self) -> Iterator[Remark]:
        """What inspection said of what was to go, and an error for each page that stays behind."""
        for one in self.going:
            yield from one.file.remarks
            if not one.file.is_sound():
                number = one.sheet.numbers[0]
                yield error("deliver-withheld", OnPage(number), page=one.sheet.called())
        if not self.going:
            yield note("deliver-unchanged", InFile(FILE))

    def consignment(self) -> Consignment:
        """What is in the parcel and what is not; Halt where two files would have one name."""
        sent = tuple(self._sheet_sent(one) for one in self.sound())
        names = [page.file.lower() for page in sent]
        shop = self.tried.shop
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            place = shop.house.deliver.place
            raise Halt((error("deliver-name-clash", place, name=twice[0]),))
        return Consignment(shop, self.history.next_number(), sent, tuple(self._rest()))

    def _sheet_sent(self, one: _Going) -> SheetSent:
        sheet, shop = one.sheet, self.tried.shop
        former = self.history.sent(*sheet.key)
        inks = inks_of(one.file.pdf, sheet.numbers[0], sheet.job.layout.sheet)
        facts = NameFacts(
            title=shop.house.name or shop.issue.title.chars,
            issue=shop.issue.id,
            layout=shop.layout.name,
            day=shop.issue.date,
            pages=sheet.numbers,
            version=one.letter,
            number=shop.issue.number,
            total=shop.issue.total,
            inks="+".join((inks.process, *inks.spots)),
        )
        return SheetSent(
            pages=sheet.numbers,
            file=file_name(shop.house.deliver, facts),
            letter=one.letter,
            former=former.letter if former else "",
            is_changed=former is None or former.content != sheet.content,
            inks=inks,
            sha256=sha256(one.file.pdf),
            former_sha256=former.sha256 if former else "",
        )

    def _rest(self) -> Iterator[Standing]:
        """The sheets that are not in the parcel."""
        gone = {one.sheet.numbers for one in self.sound()}
        held_back = {one.sheet.numbers for one in self.going} - gone
        for sheet in self.sheets:
            if sheet.numbers not in gone:
                former = self.history.sent(*sheet.key)
                letter = former.letter if former else ""
                yield Standing(sheet.numbers, letter, sheet.numbers in held_back)


def _put_in_place(round_: _Round, of: Consignment, request: DeliverRequest) -> Path:
    """The parcel in its place, a line in the issue's history before it and one after."""
    shop = of.shop
    name = f"{shop.layout.name}-delivery-{of.number}" + (".zip" if request.as_zip else "")
    target = request.build.into / shop.issue.id / name
    files = with_sums(dict(_files(round_, of)))
    contents = {one.sheet.numbers: one.sheet.content for one in round_.sound()}
    pages = tuple(
        SentPage(page.pages[0], page.letter, page.file, page.sha256, contents[page.pages])
        for page in of.sent
    )
    when = shop.ticket.when.isoformat()
    begun = Entry(of.number, "begun", shop.layout.name, shop.ticket.profile, when, name, pages)
    add_entry(request.build.issue, begun)
    if request.as_zip:
        write_archive(files, target, shop.ticket.when)
    else:
        write_folder(files, target)
    add_entry(request.build.issue, replace(begun, step="sent"))
    return target


def _files(round_: _Round, of: Consignment) -> Iterator[tuple[str, bytes]]:
    """Everything in the parcel, by name, but the list of hashes."""
    yield "delivery-note.txt", ("\ufeff" + delivery_note(of)).encode()
    yield "ticket.json", ticket(of)
    yield "inks.csv", ink_list(of)
    report = []
    for one, page in zip(round_.sound(), of.sent, strict=True):
        stem = page.file[:-4]
        file = one.file
        profile = one.sheet.job.ticket.profile
        yield f"pages/{page.file}", file.pdf
        yield f"proofs/{stem}.jpg", light(file.previews[0])
        shown = tuple(replace(remark, place=_first(remark.place)) for remark in file.remarks)
        yield f"preflight/{stem}.html", inspection_html(file.pdf, page.file, profile, shown).encode()
        report.append({"file": page.file, "remarks": [remark_object(each) for each in file.remarks]})
    document = {"format": 1, "standard": of.shop.ticket.profile, "files": report}
    yield "preflight.json", (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _first(place: Place) -> Place:
    """A place on a page as one in its own file, of which it is the first page."""
    return replace(place, page=1) if isinstance(place, OnPage) else place
