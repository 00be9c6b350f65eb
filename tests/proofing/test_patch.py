"""Sure fixes become a patch of the very characters, and nothing else of a file changes."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cli.issues import LOCK, small_issue
from ghpress.manuscript.read import read_issue
from ghpress.proofing.patch import Edit, patched
from ghpress.proofing.reading import accept_at, mend, proof_issue, unaccepted, write_mended
from ghpress.rim import read_text

SLIPS = LOCK.replace("照例先敲三下铜钟", "照例先敲三下的**的**铜钟,己经第二遍").replace(
    "换了铰链。", "换了铰鏈。。"
)


def test_the_patch_shows_each_changed_line_before_and_after(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    (file,) = mend(folder, proof_issue(folder).findings).files
    rows = file.diff().splitlines()
    assert rows[:2] == ["--- lock.md", "+++ lock.md"]
    assert [row[0] for row in rows[2:]] == ["@", "-", "+", "@", "-", "+"]
    assert rows[7] == rows[6].replace("铰鏈。。", "铰链。").replace("-", "+", 1)


def test_a_fix_over_markup_is_left_to_a_hand(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    (file,) = mend(folder, proof_issue(folder).findings).files
    assert "的**的**铜钟，已经第二遍" in file.after


def test_after_the_patch_nothing_sure_is_left(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    write_mended(folder, mend(folder, proof_issue(folder).findings))
    again = proof_issue(folder)
    assert mend(folder, again.findings).files == ()
    assert [one.code for one in again.findings] == ["character-twice"]


def test_line_ends_and_byte_order_mark_stay(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    file = folder / "lock.md"
    file.write_bytes(b"\xef\xbb\xbf" + SLIPS.replace("\n", "\r\n").encode())
    write_mended(folder, mend(folder, proof_issue(folder).findings))
    data = file.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n")
    assert data.count(b"\r\n") == data.count(b"\n") == SLIPS.count("\n")
    assert "铰链。" in data.decode()


def test_a_file_in_gb18030_is_not_written(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river")
    (folder / "lock.md").write_bytes(
        SLIPS.replace("headline: 老", "id: x\nheadline: 老").encode("gb18030")
    )
    mended = mend(folder, proof_issue(folder).findings)
    assert mended.files == ()
    assert [remark.code for remark in mended.remarks] == ["fix-not-utf8"]


def test_a_place_is_accepted_as_remarks_print_it(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=LOCK.replace("，河面", ",河面"))
    proofed = proof_issue(folder)
    (find,) = proofed.findings
    assert accept_at(folder, proofed, (str(find.place()),)) == ()
    again = proof_issue(folder)
    assert (again.findings, again.remarks) == ((), ())


def test_a_build_is_silent_on_a_slip_that_was_accepted(tmp_path: Path) -> None:
    folder = small_issue(
        tmp_path / "river", lock=LOCK.replace("，河面", ",河面").replace("水位", "水位 线")
    )
    issue, said = read_issue(folder)
    assert unaccepted(folder, issue, said) == said
    proofed = proof_issue(folder)
    accept_at(folder, proofed, ("lock.md:5",))
    assert "half-width-mark" in {remark.code for remark in said}
    assert [remark for remark in said if remark.code != "half-width-mark"] == list(
        unaccepted(folder, issue, said)
    )


def test_accepting_where_nothing_was_found_is_an_error_and_accepts_nothing(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=LOCK.replace("，河面", ",河面"))
    proofed = proof_issue(folder)
    said = accept_at(folder, proofed, (str(proofed.findings[0].place()), "lock.md:99"))
    assert [remark.code for remark in said] == ["accept-nothing"]
    assert len(proof_issue(folder).findings) == 1


def test_the_houses_words_and_the_issues_own_are_both_looked_for(tmp_path: Path) -> None:
    (tmp_path / "house.yaml").write_text("name: 河上工报\n", encoding="utf-8")
    (tmp_path / "avoid.yaml").write_text("avoid: [{word: 守闸人, use: 船闸工}]\n", encoding="utf-8")
    folder = small_issue(tmp_path / "river")
    (folder / "avoid.yaml").write_text("avoid: [{word: 瓷土, why: 商业秘密}]\n", encoding="utf-8")
    proofed = proof_issue(folder)
    assert [(one.code, one.found(), one.fix) for one in proofed.findings] == [
        ("word-avoided", "守闸人", "船闸工"),
        ("word-avoided", "瓷土", None),
    ]


@given(st.text("甲乙丙丁\n", max_size=30), st.lists(st.tuples(st.integers(1, 6), st.integers(1, 9))))
def test_an_edit_is_made_where_its_characters_stand_or_refused(
    text: str, spots: list[tuple[int, int]]
) -> None:
    edits = [Edit("a.md", line, column, "甲", "戊己") for line, column in dict.fromkeys(spots)]
    done = patched("a.md", text, edits)
    rows = text.split("\n")
    fitting = [
        edit
        for edit in edits
        if edit.line <= len(rows) and rows[edit.line - 1][edit.column - 1 :][:1] == "甲"
    ]
    assert done.after.count("戊己") == len(fitting) == len(edits) - len(done.refused)
    assert done.after.replace("戊己", "甲") == text


def test_the_sources_line_breaks_are_those_of_the_reader(tmp_path: Path) -> None:
    folder = small_issue(tmp_path / "river", lock=SLIPS)
    read = read_text(folder / "lock.md", folder).text
    assert read == SLIPS
