"""A page signed for print is built from the very file that was signed, or not called signed."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cli.command import ghpress
from cli.issues import FERRY, small_issue
from ghpress.build import BuildRequest
from ghpress.desk.session import Session
from ghpress.marking.signed import FOLDER


def signed_by_hand(issue: Path, more: bytes = b"") -> Path:
    """The issue, its page signed; ``more`` stands at the end of the signed file alone."""
    session = Session(BuildRequest(issue=issue), lambda: datetime(2025, 5, 1, 8, tzinfo=UTC))
    session.renew()
    (page,) = session.proof.pages
    session.proof = replace(session.proof, pages=(replace(page, pdf=page.pdf + more),))
    session.advance(1, "总编", "final")
    session.sign(1, "总编")
    return issue


@pytest.fixture
def signed(tmp_path: Path) -> Path:
    """A small issue whose page is signed."""
    return signed_by_hand(small_issue(tmp_path / "content/river"))


def test_a_page_signed_with_an_earlier_ghpress_is_still_that_file(tmp_path: Path) -> None:
    issue = signed_by_hand(small_issue(tmp_path / "content/river"), b"% as an earlier one set it\n")
    stored = next((issue / FOLDER).glob("*.pdf")).read_bytes()
    done = ghpress("build", issue, "-o", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert stored in [file.read_bytes() for file in (tmp_path / "out").rglob("*.pdf")]


def test_a_signed_page_is_built_as_it_was_signed(signed: Path, tmp_path: Path) -> None:
    stored = next((signed / FOLDER).glob("*.pdf"))
    done = ghpress("build", signed, "-o", tmp_path / "out", "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    files = {file.name: file.read_bytes() for file in (tmp_path / "out").rglob("*.pdf")}
    assert stored.read_bytes() in files.values()


def test_copy_changed_after_the_signature_is_an_error_and_keeps_the_former_output(
    signed: Path, tmp_path: Path
) -> None:
    assert ghpress("build", signed, "-o", tmp_path / "out").returncode == 0
    before = {file: file.read_bytes() for file in (tmp_path / "out").rglob("*.pdf")}
    (signed / "ferry.md").write_text(FERRY.replace("一盏灯", "两盏灯"), encoding="utf-8")
    done = ghpress("build", signed, "-o", tmp_path / "out", "--json")
    assert done.returncode == 1
    assert "signed-page-changed" in [remark["code"] for remark in json.loads(done.stdout)["remarks"]]
    assert {file: file.read_bytes() for file in (tmp_path / "out").rglob("*.pdf")} == before


@pytest.mark.parametrize("harm", ["lost", "changed"])
def test_a_signed_file_that_is_lost_or_changed_is_an_error(
    signed: Path, tmp_path: Path, harm: str
) -> None:
    stored = next((signed / FOLDER).glob("*.pdf"))
    if harm == "lost":
        stored.unlink()
    else:
        stored.write_bytes(stored.read_bytes() + b"%")
    done = ghpress("build", signed, "-o", tmp_path / "out", "--json")
    assert done.returncode == 1
    assert "signed-file-lost" in [remark["code"] for remark in json.loads(done.stdout)["remarks"]]


def test_a_proof_is_built_whatever_is_signed(signed: Path, tmp_path: Path) -> None:
    (signed / "ferry.md").write_text(FERRY.replace("一盏灯", "两盏灯"), encoding="utf-8")
    assert ghpress("build", signed, "--profile", "proof", "-o", tmp_path / "out").returncode == 0
