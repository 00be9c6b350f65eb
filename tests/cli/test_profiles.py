"""What a build makes files for: the round on a proof's stamp, files of two uses never mixed."""

import io
from argparse import ArgumentTypeError

import pikepdf
import pytest

from ghpress.build import BuildRequest, build_issue
from ghpress.cli.building import round_name
from press.reading.library import issue_folder
from reader.editions import untold


@pytest.mark.parametrize("said", ["一校", "first"])
def test_a_round_is_known_by_its_name_in_either_language(said):
    assert round_name(said) == "一校"


def test_a_round_there_is_not_is_refused_with_those_there_are():
    with pytest.raises(ArgumentTypeError, match="毛校、一校、二校、三校、通读、清样"):
        round_name("四校")


def test_pages_of_another_use_are_not_taken_over(tmp_path):
    issue, into = issue_folder(tmp_path / "issue"), tmp_path / "output"
    first = build_issue(BuildRequest(issue, pages=(1,), into=into, preflight=False), untold)
    assert [file.name for file in first.page_files] == ["01.pdf"]
    request = BuildRequest(issue, profile="proof", round="毛校", pages=(2,), into=into)
    second = build_issue(request, untold)
    assert [file.name for file in second.page_files] == ["02.pdf"]
    assert second.issue_pdf is None
    with pikepdf.open(io.BytesIO(second.page_files[0].read_bytes())) as pdf:
        assert "/Stamp" in pdf.pages[0].resources.ExtGState
