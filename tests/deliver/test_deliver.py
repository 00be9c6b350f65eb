"""An issue goes to the printer: what is in the parcel, what is sent again, what stays behind."""

import csv
import hashlib
import io
import json
import re
import subprocess
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path
from shutil import which

import pypdfium2
import pytest

from cli.issues import ISSUE, LOCK
from cli.test_signed import signed_by_hand
from deliver.issues import HOUSE, quietly, request_of
from ghpress.cli.main import main
from ghpress.deliver import deliver, sheets
from ghpress.deliver.deliver import Delivered, DeliverRequest, deliver_issue
from ghpress.deliver.history import FILE
from ghpress.marking.signed import FOLDER
from ghpress.remarks import Halt, Level, OnPage, error

TOTAL = ISSUE + "total: 总第9期\n"
RULE = HOUSE + 'deliver: {code: SLGB, name: "{code}{date:%y%m%d}{page:02}{version}.pdf"}\n'
FIRST, SECOND, THIRD = (f"SLGB26040301{letter}.pdf" for letter in "ABC")


@pytest.fixture
def request_(tmp_path: Path) -> DeliverRequest:
    return DeliverRequest(request_of(tmp_path, RULE, issue=TOTAL))


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Delivered:
    """The first delivery of a small issue."""
    request = request_of(tmp_path_factory.mktemp("first"), RULE, issue=TOTAL)
    return deliver_issue(DeliverRequest(request), quietly)


def corrected(request: DeliverRequest) -> None:
    """A word of the copy is another."""
    text = LOCK.replace("薄雾", "晨雾")
    (request.build.issue / "lock.md").write_text(text, encoding="utf-8")


def files_of(made: Delivered) -> dict[str, bytes]:
    assert made.parcel is not None
    every = (path for path in made.parcel.rglob("*") if path.is_file())
    return {path.relative_to(made.parcel).as_posix(): path.read_bytes() for path in every}


def test_a_parcel_holds_the_page_and_all_its_papers(first: Delivered) -> None:
    assert first.parcel is not None
    assert first.parcel.parts[-3:] == ("output", "river", "broadsheet-delivery-1")
    files = files_of(first)
    stem = FIRST[:-4]
    assert set(files) == {
        f"pages/{FIRST}",
        f"proofs/{stem}.jpg",
        f"preflight/{stem}.html",
        "preflight.json",
        "ticket.json",
        "inks.csv",
        "delivery-note.txt",
        "SHA256SUMS",
    }
    told = json.loads(files["ticket.json"])
    digest = hashlib.sha256(files[f"pages/{FIRST}"]).hexdigest()
    (page,) = told["pages"]
    assert (page["file"], page["version"], page["replaces"], page["sha256"]) == (
        FIRST,
        "A",
        None,
        digest,
    )
    assert (told["trapping"], told["date"], told["total"]) == (
        "untrapped, trap in RIP",
        "2026-04-03",
        "总第9期",
    )
    note = files["delivery-note.txt"].decode("utf-8-sig")
    assert "未做陷印" in note
    assert "Untrapped: trap in the RIP." in note
    assert digest in note
    assert json.loads(files["preflight.json"])["files"][0]["file"] == FIRST
    (row,) = csv.DictReader(io.StringIO(files["inks.csv"].decode("utf-8-sig")))
    assert (row["page"], row["file"], row["plates"]) == ("01", FIRST, str(len(row["process"])))
    assert "K" in row["process"]
    with pypdfium2.PdfDocument(files[f"pages/{FIRST}"]) as pdf:
        assert len(pdf) == 1


def test_the_list_of_hashes_is_one_sha256sum_reads(first: Delivered) -> None:
    files = files_of(first)
    lines = files["SHA256SUMS"].decode().splitlines()
    named = dict(reversed(line.split("  ", 1)) for line in lines)
    assert set(named) == set(files) - {"SHA256SUMS"}
    assert all(hashlib.sha256(files[name]).hexdigest() == sum_ for name, sum_ in named.items())
    if which("sha256sum"):
        subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"],
            cwd=first.parcel,
            check=True,
            capture_output=True,
        )


def test_a_page_sent_again_has_the_next_letter_in_its_name_and_in_its_file(
    request_: DeliverRequest,
) -> None:
    first = deliver_issue(request_, quietly)
    again = deliver_issue(request_, quietly)
    assert again.parcel is None
    assert "deliver-unchanged" in {remark.code for remark in again.remarks}
    assert [(one.letter, one.is_withheld) for one in again.rest] == [("A", False)]

    corrected(request_)
    second = deliver_issue(request_, quietly)
    assert second.parcel == request_.build.into / "river" / "broadsheet-delivery-2"
    (page,) = second.sent
    assert (page.file, page.former, page.is_changed) == (SECOND, "A", True)
    assert page.former_sha256 == first.sent[0].sha256
    assert version_of(files_of(second)[f"pages/{SECOND}"]) == "B"
    assert version_of(files_of(first)[f"pages/{FIRST}"]) == "A"
    assert "换版：替下版本 A" in files_of(second)["delivery-note.txt"].decode()

    asked = replace(request_, build=replace(request_.build, pages=(1,)))
    third = deliver_issue(asked, quietly)
    (page,) = third.sent
    assert (page.file, page.former, page.is_changed) == (THIRD, "B", False)
    assert "没有变动" in files_of(third)["delivery-note.txt"].decode()
    history = (request_.build.issue / FILE).read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["step"] for line in history] == ["begun", "sent"] * 3


def version_of(pdf: bytes) -> str:
    """The version the file's own metadata tell, read as plain text."""
    texts = [pdf]
    for start in re.finditer(rb"stream\r?\n", pdf):
        try:
            texts.append(zlib.decompressobj().decompress(pdf[start.end() :]))
        except zlib.error:
            continue
    found = [match for text in texts for match in re.findall(rb"VersionID>?=?\"?([A-Z]+)", text)]
    assert found
    return found[0].decode()


def test_an_archive_of_the_same_pages_has_the_same_bytes_and_the_tickets_time(
    request_: DeliverRequest, tmp_path: Path
) -> None:
    zipped = replace(request_, as_zip=True)
    first = deliver_issue(zipped, quietly).parcel
    other = request_of(tmp_path / "elsewhere", RULE, issue=TOTAL)
    second = deliver_issue(DeliverRequest(other, as_zip=True), quietly).parcel
    assert first is not None
    assert second is not None
    assert first.name == second.name == "broadsheet-delivery-1.zip"
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert archive.testzip() is None
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 4, 3, 0, 0, 0)}
        assert f"broadsheet-delivery-1/pages/{FIRST}" in archive.namelist()


def test_a_page_with_an_error_stays_behind_and_keeps_its_letter(
    request_: DeliverRequest, monkeypatch
) -> None:
    def faulty(job):
        return press(job).with_remarks((error("rgb-used", OnPage(1), what="x", count=1),))

    press = sheets.press_page
    monkeypatch.setattr(sheets, "press_page", faulty)
    uncached = replace(request_, build=replace(request_.build, use_cache=False))
    made = deliver_issue(uncached, quietly)
    assert (made.parcel, made.sent) == (None, ())
    wrong = {remark.code for remark in made.remarks if remark.level is Level.ERROR}
    assert wrong == {"rgb-used", "deliver-withheld"}
    assert [one.is_withheld for one in made.rest] == [True]
    assert not request_.build.into.exists()
    monkeypatch.setattr(sheets, "press_page", press)
    assert [page.letter for page in deliver_issue(request_, quietly).sent] == ["A"]


def test_a_delivery_that_cannot_be_written_leaves_nothing_and_uses_its_letter(
    request_: DeliverRequest, monkeypatch
) -> None:
    def full(files, target):
        raise Halt((error("disk-full", OnPage(1), path=target, why="full"),))

    monkeypatch.setattr(deliver, "write_folder", full)
    with pytest.raises(Halt):
        deliver_issue(request_, quietly)
    assert not request_.build.into.exists()
    monkeypatch.undo()
    made = deliver_issue(request_, quietly)
    assert [(page.letter, page.former) for page in made.sent] == [("B", "")]


def test_a_signed_page_goes_out_as_the_file_that_was_signed_under_any_letter(
    request_: DeliverRequest,
) -> None:
    issue = signed_by_hand(request_.build.issue, b"% as an earlier one set it\n")
    stored = next((issue / FOLDER).glob("*.pdf")).read_bytes()
    assert files_of(deliver_issue(request_, quietly))[f"pages/{FIRST}"] == stored
    again = replace(request_, build=replace(request_.build, pages=(1,)))
    assert files_of(deliver_issue(again, quietly))[f"pages/{SECOND}"] == stored
    corrected(request_)
    made = deliver_issue(request_, quietly)
    assert made.parcel is None
    wrong = {remark.code for remark in made.remarks if remark.level is Level.ERROR}
    assert wrong == {"signed-page-changed", "deliver-withheld"}


@pytest.mark.parametrize(
    ("house", "code"),
    [
        (HOUSE + 'deliver: {name: "{page}.pdf"}\n', "deliver-name-lacks"),
        (HOUSE + "deliver: {nmae: x}\n", "key-unknown"),
    ],
)
def test_a_wrong_rule_for_names_stops_the_delivery(house: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(Halt) as halt:
        deliver_issue(DeliverRequest(request_of(tmp_path, house, issue=TOTAL)), quietly)
    assert code in {remark.code for remark in halt.value.remarks}


def test_a_page_the_issue_has_not_got_is_refused(request_: DeliverRequest) -> None:
    asked = replace(request_, build=replace(request_.build, pages=(9,)))
    with pytest.raises(Halt) as halt:
        deliver_issue(asked, quietly)
    assert [remark.code for remark in halt.value.remarks] == ["page-not-there"]


def test_the_verb_tells_what_went_out(request_: DeliverRequest, tmp_path: Path, capsys) -> None:
    words = ["deliver", str(request_.build.issue), "--json", "-o", str(tmp_path / "out")]
    assert main(words) == 0
    delivered = json.loads(capsys.readouterr().out)["delivered"]
    assert [page["file"] for page in delivered["sent"]] == [FIRST]
    assert (Path(delivered["parcel"]) / "pages" / FIRST).is_file()
