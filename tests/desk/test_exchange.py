"""Marks go to readers of PDF and come back: none lost, none invented, nothing run or fetched."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name
from starlette.testclient import TestClient

from cli.issues import small_issue
from ghpress.build import BuildRequest
from ghpress.desk.app import desk_app
from ghpress.desk.exchange import Given, TakenIn, marks_as_pdf, marks_as_xfdf, take_in
from ghpress.desk.session import Session
from ghpress.marking.exchange.annotation import Area
from ghpress.marking.exchange.trims import Leaf
from ghpress.marking.exchange.under import areas_of
from ghpress.marking.marks import SIGNS, Mark, PagePoint
from ghpress.marking.passages import passages_of, spot
from ghpress.remarks import Halt

HOST, TOKEN = "127.0.0.1:8700", "a-token-of-the-tests"
ORIGIN = {"origin": f"http://{HOST}"}
AT = "2025-06-01T00:00:00+00:00"
BODY = 2
"""The passage of lock.md that is its first paragraph."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Session:
    issue = small_issue(tmp_path_factory.mktemp("desk") / "content/river")
    session = Session(BuildRequest(issue=issue), lambda: datetime(2025, 5, 1, 8, tzinfo=UTC))
    session.renew()
    assert session.proof.pages, session.proof.remarks
    return session


@pytest.fixture
def session(built: Session) -> Iterator[Session]:
    yield built
    built.log_file().unlink(missing_ok=True)
    built.reread()


def made(session: Session, sign: str, words: str, text: str = "") -> str:
    story = session.proof.story("lock")
    assert story is not None
    for number, passage in enumerate(passages_of(story)):
        at = passage.chars.find(words)
        if at >= 0:
            stop = (
                at if next(one for one in SIGNS if one.code == sign).on == "between" else at + len(words)
            )
            where = spot(story, number, at, stop)
            return session.mark(
                Mark("", "校对甲", "", "first", sign, PagePoint(1, 12.34, 56.78), where, text)
            )
    raise AssertionError(words)


def taken(session: Session, content: bytes, name: str = "a.pdf") -> TakenIn:
    return take_in(session, Given(name, content, "收的人", AT))


def codes(found: TakenIn) -> list[str]:
    return [remark.code for remark in found.remarks]


def everything(session: Session) -> None:
    """A mark of every sign, some with answers and states."""
    for sign in SIGNS:
        if sign.on == "page":
            session.mark(
                Mark("", "校对乙", "", "second", sign.code, PagePoint(1, 30, 200), None, '附\n<注>&"')
            )
        else:
            made(session, sign.code, "罩着一层薄雾", "新的字" if sign.takes else "")
    ids = [mark.id for mark in session.board.marks]
    session.say(ids[0], "编辑", "可以")
    session.say(ids[0], "校对甲", "改了")
    for name, state in zip(ids, ("done", "done-differently", "refused"), strict=False):
        session.settle(name, "编辑", state)


@pytest.mark.parametrize("form", ["pdf", "xfdf"])
def test_our_own_marks_come_back_as_they_were(session: Session, form: str) -> None:
    everything(session)
    before = session.board.marks
    assert len(before) == len(SIGNS)
    content = marks_as_pdf(session) if form == "pdf" else marks_as_xfdf(session, "a.pdf")
    here = taken(session, content)
    assert (here.marks, here.answers, here.remarks) == (0, 0, ())
    session.log_file().unlink()
    session.reread()
    elsewhere = taken(session, content)
    assert (elsewhere.marks, elsewhere.answers, elsewhere.remarks) == (len(SIGNS), 5, ())
    assert session.board.marks == before
    again = taken(session, content)
    assert (again.marks, again.answers) == (0, 0)


def test_a_reader_that_keeps_nothing_of_ours_still_says_what_was_marked(session: Session) -> None:
    everything(session)
    before = session.board.marks
    content = marks_as_xfdf(session, "a.pdf").decode()
    content = re.sub(r" ghpress:own=(?:\"[^\"]*\"|'[^']*')", "", content)
    content = re.sub(r'(name|inreplyto)="([0-9a-f])', r'\1="other-\2', content)
    session.log_file().unlink()
    session.reread()
    assert codes(taken(session, content.encode(), "a.xfdf")) == []
    for mine, was in zip(session.board.marks, before, strict=True):
        assert mine.where == was.where, was.sign
        assert mine.sign == ("note" if was.sign == "level" else was.sign)
        assert was.text in mine.text
        assert [said.words for said in mine.thread] == [said.words for said in was.thread]


def test_the_exported_pdf_is_drawn_by_a_reader_and_claims_no_standard(session: Session) -> None:
    bare = pypdfium2.PdfDocument(marks_as_pdf(session))[0].render(scale=1).to_pil().convert("RGB")
    made(session, "delete", "老船闸的两扇")
    made(session, "say", "清晨六点", "几点？")
    content = marks_as_pdf(session)
    shown = pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil().convert("RGB")
    story = session.proof.story("lock")
    assert story is not None
    sheet = session.proof.pages[0].sheet
    for mark in session.board.marks:
        assert mark.where is not None
        for area in areas_of(mark.where, sheet):
            edges = (area.left, area.top, area.right, area.bottom)
            bled = (bare.width - sheet.width / 25.4 * 72) / 2
            crop = tuple(round(edge / 25.4 * 72 + bled) for edge in edges)
            assert shown.crop(crop).tobytes() != bare.crop(crop).tobytes(), mark.sign
    with pikepdf.open(BytesIO(content)) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "/Metadata" not in pdf.Root
        assert "GTS_PDFX" not in str(dict(pdf.docinfo))


# What other programs write.


def annotated(session: Session, *given: dict[str, object]) -> bytes:
    """The pages with annotations as a reader would add them; ``areas`` are in our millimetres."""
    session.log_file().unlink(missing_ok=True)
    session.reread()
    with pikepdf.open(BytesIO(marks_as_pdf(session))) as pdf:
        page = pdf.pages[0]
        trim = page.trimbox
        leaf = Leaf(float(trim[0]), float(trim[3]))
        named: dict[str, pikepdf.Object] = {}
        page.obj.Annots = Array()
        for one in given:
            areas = one.pop("areas", (Area(100, 100, 105, 105),))
            head = one.pop("answers", None)
            whole = [edge for area in areas for edge in leaf.corners(area)]
            entry = pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name(f"/{one.pop('kind')}")))
            box = Area(
                min(area.left for area in areas),
                min(area.top for area in areas),
                max(area.right for area in areas),
                max(area.bottom for area in areas),
            )
            entry.Rect = Array([round(edge, 3) for edge in leaf.box(box)])
            entry.QuadPoints = Array([round(edge, 3) for edge in whole])
            for key, value in one.items():
                entry[f"/{key}"] = value
            if head:
                entry.IRT = named[str(head)]
            if "NM" in one:
                named[str(one["NM"])] = entry
            page.obj.Annots.append(entry)
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def over(session: Session, words: str, by: float = 0.0) -> tuple[Area, ...]:
    """Where words are printed, drawn higher and lower than the characters as readers do."""
    story = session.proof.story("lock")
    assert story is not None
    for number, passage in enumerate(passages_of(story)):
        at = passage.chars.find(words)
        if at >= 0:
            found = areas_of(spot(story, number, at, at + len(words)), session.proof.pages[0].sheet)
            return tuple(Area(a.left, a.top - by, a.right, a.bottom + by) for a in found)
    raise AssertionError(words)


def tip(session: Session, after: str) -> tuple[Area, ...]:
    last = over(session, after)[-1]
    return (Area(last.right - 1, last.bottom - 0.8, last.right + 1, last.bottom + 1),)


@pytest.mark.parametrize("by", [0.0, 0.9, -0.6])
def test_struck_words_are_deleted_and_found_under_any_readers_quads(session: Session, by: float) -> None:
    content = annotated(
        session,
        {"kind": "StrikeOut", "NM": "a", "T": "外校", "areas": over(session, "着一层薄雾，老船", by)},
    )
    assert codes(taken(session, content)) == []
    (mark,) = session.board.marks
    assert mark.where is not None
    assert (mark.sign, mark.where.words, mark.by, mark.round) == (
        "delete",
        "着一层薄雾，老船",
        "外校",
        "rough",
    )


def test_a_caret_with_the_words_it_replaces_is_a_replacement_in_either_order(session: Session) -> None:
    caret = {"kind": "Caret", "NM": "c", "T": "外校", "Contents": "八点", "areas": tip(session, "六点")}
    struck = {"kind": "StrikeOut", "NM": "s", "T": "外校", "areas": over(session, "六点")}
    ways = (
        ({**caret}, {**struck, "answers": "c", "RT": Name.Group}),
        ({**struck}, {**caret, "answers": "s", "RT": Name.Group}),
    )
    for way in ways:
        assert codes(taken(session, annotated(session, *way))) == []
        (mark,) = session.board.marks
        assert mark.where is not None
        assert (mark.sign, mark.where.words, mark.text) == ("replace", "六点", "八点")


def test_a_caret_alone_puts_in_where_its_tip_is(session: Session) -> None:
    content = annotated(
        session,
        {"kind": "Caret", "NM": "c", "Contents": "慢慢地", "areas": tip(session, "老船闸的两扇木门")},
    )
    assert codes(taken(session, content)) == []
    (mark,) = session.board.marks
    assert mark.where is not None
    assert (mark.sign, mark.text, mark.by) == ("insert", "慢慢地", "收的人")
    assert mark.where.before.endswith("老船闸的两扇木门")
    assert mark.where.words == ""


def test_what_is_written_to_struck_words_is_no_edit(session: Session) -> None:
    words = over(session, "六点")
    content = annotated(
        session,
        {"kind": "StrikeOut", "NM": "a", "Contents": "应为八点？", "areas": words},
        {"kind": "StrikeOut", "NM": "b", "Contents": "六点", "areas": words},
        {"kind": "Highlight", "NM": "c", "Contents": "核一下\r时间", "areas": words},
        {"kind": "FreeText", "NM": "d", "Contents": "标题再大些"},
        {"kind": "Ink", "NM": "e", "InkList": Array([Array([1, 2, 3, 4])])},
        {"kind": "Highlight", "NM": "f", "Contents": "这里空", "areas": (Area(300, 500, 320, 505),)},
    )
    assert codes(taken(session, content)) == ["annotation-drawing", "annotation-off-words"]
    assert [(mark.sign, mark.text) for mark in session.board.marks] == [
        ("say", "（划去）应为八点？"),
        ("delete", ""),
        ("say", "核一下\n时间"),
        ("note", "标题再大些"),
        ("note", "（Ink）"),
        ("note", "这里空"),
    ]


def test_answers_and_states_of_another_program_are_heard(session: Session) -> None:
    name = made(session, "say", "清晨六点", "几点？")
    with pikepdf.open(BytesIO(marks_as_pdf(session))) as pdf:
        (mine,) = pdf.pages[0].Annots
        mine.Contents = pikepdf.String("几点？请核")
        for facts in (
            {"Contents": "是八点", "T": "外校"},
            {"State": "Completed", "StateModel": "Review", "T": "外校"},
            {"State": "Marked", "StateModel": "Marked", "T": "外校"},
        ):
            reply = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=mine.Rect, IRT=mine, **facts)
            pdf.pages[0].Annots.append(pdf.make_indirect(reply))
        out = BytesIO()
        pdf.save(out)
    found = taken(session, out.getvalue())
    assert (found.marks, found.answers, found.remarks) == (0, 3, ())
    (mark,) = session.board.marks
    assert (mark.id, mark.state, mark.settled_by) == (name, "done", "外校")
    assert {said.words for said in mark.thread} == {"几点？请核", "是八点"}
    session.settle(name, "编辑", "open")
    assert taken(session, out.getvalue()).answers == 0
    assert session.board.marks[0].state == "open"


def test_words_are_those_of_the_proof_that_was_given_away(session: Session) -> None:
    content = annotated(
        session, {"kind": "Highlight", "NM": "a", "Contents": "核", "areas": over(session, "三下铜钟")}
    )
    file = session.folder / "lock.md"
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(
            before.replace("清晨六点，", "这一天的清晨，天还没有亮透的时候，"), encoding="utf-8"
        )
        session.renew()
        assert codes(taken(session, content)) == []
        (mark,) = session.board.marks
        assert mark.where is not None
        story = session.proof.story("lock")
        assert story is not None
        assert mark.where.words == "三下铜钟"
        chars = passages_of(story)[mark.where.passage].chars
        assert chars[mark.where.start : mark.where.stop] == "三下铜钟"
    finally:
        file.write_text(before, encoding="utf-8")
        session.renew()


def test_of_a_signed_page_its_own_file_is_given_with_marks_where_it_has_their_words(
    session: Session,
) -> None:
    session.advance(1, "总编", "final")
    session.sign(1, "总编")
    file = session.folder / "lock.md"
    before = file.read_text(encoding="utf-8")
    try:
        file.write_text(before.replace("清晨六点，", "这天清早，天没有亮透，"), encoding="utf-8")
        session.renew()
        name = made(session, "replace", "三下铜钟", "三下钟")
        assert session.signed[1].signed.sha256 != session.proof.pages[0].sha256
        content = marks_as_pdf(session)
        with pikepdf.open(BytesIO(content)) as pdf:
            struck = next(one for one in pdf.pages[0].Annots if one.Subtype == Name.StrikeOut)
            edges = [float(edge) for edge in struck.QuadPoints]
        page = pypdfium2.PdfDocument(content)[0].get_textpage()
        said = "".join(page.get_text_bounded().split())
        under = ""
        for at in range(0, len(edges), 8):
            (left, top, right), bottom = edges[at : at + 3], edges[at + 5]
            under += "".join(page.get_text_bounded(left, bottom, right, top).split())
        assert under == "三下铜钟"
        assert "清晨六点" in said and "天没有亮透" not in said
        session.log_file().unlink()
        session.reread()
        assert codes(taken(session, content)) == []
        (mark,) = session.board.marks
        assert (mark.id, mark.where.words if mark.where else "") == (name, "三下铜钟")
    finally:
        file.write_text(before, encoding="utf-8")
        session.renew()


@pytest.mark.parametrize(
    ("left", "bottom"), [(0, 0), (3, 3)], ids=["of a proof or a reader's edition", "of a page file"]
)
def test_an_xfdf_is_placed_by_its_words_whichever_pdf_of_the_pages_it_was_made_on(
    session: Session, left: float, bottom: float
) -> None:
    """A proof begins at the trim, a page file at the edge of its bleed, 3 mm outside."""
    height = session.proof.pages[0].sheet.height
    leaf = Leaf(left * 72 / 25.4, (height + bottom) * 72 / 25.4)
    areas = over(session, "三下铜钟")
    rows = "".join(
        f'<highlight page="0" name="{number}" rect="{_numbers(leaf.box(area))}" '
        f'coords="{_numbers(leaf.corners(area))}"><contents>核</contents></highlight>'
        for number, area in enumerate(areas)
    )
    xfdf = f'<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>{rows}</annots></xfdf>'
    assert codes(taken(session, xfdf.encode(), "a.xfdf")) == ["annotations-other-proof"]
    assert "".join(mark.where.words for mark in session.board.marks if mark.where) == "三下铜钟"


def _numbers(values: tuple[float, ...]) -> str:
    return ",".join(f"{value:.4f}" for value in values)


# What a stranger may send.


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 nothing", "annotations-unreadable"),
        (b"GIF89a", "annotations-kind"),
        (b"<html/>", "xfdf-broken"),
        (b"<xfdf><annots>", "xfdf-broken"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xfdf>&a;</xfdf>', "xfdf-declares"),
        ('<?xml version="1.0"?><!DOCTYPE x><xfdf/>'.encode("utf-16"), "xfdf-declares"),
        (b"<xfdf>" + b"<a>" * 100 + b"</a>" * 100 + b"</xfdf>", "xfdf-broken"),
        (b"<xfdf>" + b" " * 64_000_001, "annotations-too-big"),
    ],
)
def test_a_file_that_is_none_is_refused_and_changes_nothing(
    session: Session, content: bytes, code: str
) -> None:
    with pytest.raises(Halt) as refused:
        taken(session, content)
    assert [remark.code for remark in refused.value.remarks] == [code]
    assert not session.log_file().exists()


def test_what_cannot_be_placed_is_told_one_by_one(session: Session) -> None:
    xfdf = """<xfdf xmlns="http://ns.adobe.com/xfdf/"><annots>
        <text page="99" rect="1,2,3,4" title="甲"><contents>没有这一版</contents></text>
        <text page="x" rect="1,2,3,4"><contents>没有版</contents></text>
        <highlight page="0" rect="nan,0,1,1"><contents>没有地方</contents></highlight>
        <fileattachment page="0" rect="1,2,3,4" file="x.exe"/>
        <sound page="0" rect="1,2,3,4"/>
        <text page="0" rect="1,2,3,4"/>
        <text page="0" rect="20,20,30,30" title="&lt;script&gt;"><contents-richtext><body
          xmlns="http://www.w3.org/1999/xhtml"><p>富文本</p></body></contents-richtext></text>
    </annots></xfdf>"""
    found = taken(session, xfdf.encode(), "a.xfdf")
    assert codes(found) == [
        "annotations-other-proof",
        "annotation-no-page",
        "annotation-no-page",
        "annotation-no-page",
        "annotation-unread",
        "annotation-unread",
        "annotation-empty",
    ]
    assert [(mark.by, mark.text) for mark in session.board.marks] == [("<script>", "富文本")]


@pytest.mark.parametrize(
    "own",
    [
        "{",
        "[]",
        '{"mark": {}}',
        '{"mark": {"by": "甲", "at": "x", "round": "first", "sign": "say", "text": "", "where": null}}',
        '{"mark": {"by": "甲", "at": "2025-01-01", "round": "first", "sign": "say", "text": "a",'
        ' "where": null, "point": {"page": 1, "x": 1e999, "y": 0}}}',
        '{"mark": {"by": "甲", "at": "2025-01-01", "round": "first", "sign": "say", "text": "a",'
        ' "where": {"story": "lock"}, "point": {"page": 1, "x": 1, "y": 0}}}',
        "[" * 5000,
    ],
)
def test_what_pretends_to_be_ours_is_read_as_any_other(session: Session, own: str) -> None:
    content = annotated(
        session, {"kind": "Text", "NM": "0123456789abcdef", "Contents": "话", "GHPRESS_Own": own}
    )
    taken(session, content)
    assert [(mark.sign, mark.text) for mark in session.board.marks] == [("note", "话")]


# Through the desk.


@pytest.fixture
def client(session: Session) -> Iterator[TestClient]:
    with TestClient(desk_app(session, TOKEN, (HOST,)), base_url=f"http://{HOST}") as one:
        yield one


def test_the_desk_gives_files_and_takes_them_back(session: Session, client: TestClient) -> None:
    name = made(session, "say", "清晨六点", "几点？")
    given = {form: client.get(f"/{TOKEN}/marks.{form}") for form in ("pdf", "xfdf")}
    assert given["pdf"].content.startswith(b"%PDF-")
    assert "attachment" in given["pdf"].headers["content-disposition"]
    assert name in given["xfdf"].text
    session.log_file().unlink()
    session.reread()
    sent = client.post(
        f"/{TOKEN}/import?by=乙&name=a.xfdf", content=given["xfdf"].content, headers=ORIGIN
    )
    assert sent.json() == {"marks": 1, "answers": 0, "remarks": []}
    assert [mark.id for mark in session.board.marks] == [name]


def test_an_import_needs_a_name_an_origin_and_a_bearable_size(client: TestClient) -> None:
    assert client.post(f"/{TOKEN}/import?by=乙", content=b"<xfdf/>").status_code == 403
    assert client.post(f"/{TOKEN}/import?by=", content=b"<xfdf/>", headers=ORIGIN).status_code == 400
    refused = client.post(f"/{TOKEN}/import?by=乙", content=b"GIF89a", headers=ORIGIN)
    assert refused.status_code == 409
    assert refused.json()["remarks"][0]["code"] == "annotations-kind"
    large = {**ORIGIN, "content-length": "100000000"}
    assert client.post(f"/{TOKEN}/import?by=乙", content=b"x", headers=large).status_code == 413


def test_a_page_is_printed_from_its_own_file(session: Session, client: TestClient) -> None:
    page = session.proof.pages[0]
    shown = client.get(f"/{TOKEN}/print/{page.sha256}.pdf")
    assert shown.content == page.pdf
    assert shown.headers["content-type"] == "application/pdf"
    assert client.get(f"/{TOKEN}/print/{'0' * 64}.pdf").status_code == 404


def test_the_sheets_of_one_proof_are_kept_once(session: Session) -> None:
    marks_as_pdf(session)
    kept = sorted(Path(session.folder, ".ghpress/sent").glob("*.json.gz"))
    assert kept
    made(session, "say", "清晨六点", "几点？")
    marks_as_xfdf(session, "a.pdf")
    assert sorted(Path(session.folder, ".ghpress/sent").glob("*.json.gz")) == kept
