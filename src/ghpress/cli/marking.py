"""Turns an issue's marks into a list or a file, and takes in those of a file: ``ghpress marks``."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ghpress.cli import choices
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ANY_FILE, Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.desk.session import Session
    from ghpress.remarks import Remark

SAYS = Said(
    "批注：列出没处理的，导出给 PDF 阅读器，收回改过的",
    "marks on proofs: list the open ones, give them to PDF readers, take back what was made there",
)
_EXPORT = Said(
    "导出：FILE.pdf 是带批注的版面，FILE.xfdf 只有批注",
    "write them: FILE.pdf holds the pages with their annotations, FILE.xfdf the annotations alone",
)
_IMPORT = Said(
    "收进 PDF 或 XFDF 里的批注；收过的不再收",
    "take in the annotations of a PDF or an XFDF; those taken in before are not added again",
)
_PAGE = Said(
    "导入文件的头一页是第几版（默认从头一版起）",
    "the number of the page that is the file's first (default: the issue's first)",
)
_BY = Said("没有署名的批注算谁的（默认“PDF”）", "who made annotations without an author (default: PDF)")


def arguments(parser: Parser) -> None:
    """Adds the issue, and the file to write or to read."""
    choices.takes_issue(parser)
    ways = parser.rivals()
    parser.option("--export", among=ways, type=Path, metavar="FILE", says=_EXPORT, completes=ANY_FILE)
    parser.option(
        "--import", among=ways, dest="taken", type=Path, metavar="FILE", says=_IMPORT, completes=ANY_FILE
    )
    parser.option("--page", type=choices.positive, default=0, metavar="N", says=_PAGE)
    parser.option("--by", default="PDF", metavar="NAME", says=_BY)
    choices.takes_layout(parser)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Makes a proof, and does to its marks what was asked."""
    from ghpress.build import BuildRequest
    from ghpress.desk.session import Session
    from ghpress.remarks import Halt

    if given.export:
        _check_name(given.export)
    session = Session(BuildRequest(issue=given.issue, layout=given.layout), lambda: datetime.now(UTC))
    session.renew()
    if not session.proof.pages:
        raise Halt(session.proof.remarks)
    if given.export:
        return _export(session, given.export, manner)
    if given.taken:
        return _take_in(session, given, manner)
    return _list(session, manner)


def _check_name(file: Path) -> None:
    from ghpress.remarks import Halt, InFile, error

    if file.suffix.lower() not in (".pdf", ".xfdf"):
        raise Halt((error("annotations-kind", InFile(str(file))),))


def _export(session: "Session", file: Path, manner: "Manner") -> Exit:
    from ghpress.desk.exchange import marks_as_pdf, marks_as_xfdf
    from ghpress.rim import write_beside

    is_pdf = file.suffix.lower() == ".pdf"
    made = marks_as_pdf(session) if is_pdf else marks_as_xfdf(session, file.stem + ".pdf")
    write_beside(file, made)
    count = len(session.board.marks)
    return _concluded(
        session.said,
        {"file": str(file), "marks": count},
        (f"{count} 条批注：{file}", f"{count} marks: {file}"),
        manner,
    )


def _take_in(session: "Session", given: Namespace, manner: "Manner") -> Exit:
    from ghpress.desk.exchange import Given, take_in
    from ghpress.marking.exchange.xfdf import MOST_BYTES
    from ghpress.remarks import Halt, InFile, error

    file: Path = given.taken
    place = InFile(str(file))
    try:
        with file.open("rb") as opened:
            # One byte more than is read tells that there are more.
            content = opened.read(MOST_BYTES + 1)
    except OSError as fault:
        why = fault.strerror or str(fault)
        raise Halt((error("annotations-unreadable", place, why=why),)) from fault
    taken = take_in(session, Given(str(file), content, given.by, session.now(), given.page))
    return _concluded(
        taken.remarks,
        {"file": str(file), "marks": taken.marks, "answers": taken.answers},
        (
            f"收进 {taken.marks} 条批注、{taken.answers} 条答复",
            f"{taken.marks} marks and {taken.answers} answers taken in",
        ),
        manner,
    )


def _list(session: "Session", manner: "Manner") -> Exit:
    """The open marks, a line each."""
    from ghpress.marking.marks import SIGN_OF
    from ghpress.marking.rounds import round_of

    rows, objects = [], []
    is_chinese = manner.language == "zh"
    for mark in session.board.marks:
        if mark.state != "open":
            continue
        sign, round_ = SIGN_OF[mark.sign], round_of(mark.round)
        words = mark.where.words if mark.where else ""
        names = (round_.name, sign.name) if is_chinese else (round_.english, sign.english)
        said = mark.text.replace("\n", " ")
        page = f"第{mark.point.page}版" if is_chinese else f"page {mark.point.page}"
        rows.append("  ".join(part for part in (page, *names, words, said, mark.by) if part))
        objects.append(
            {"id": mark.id, "page": mark.point.page, "round": mark.round, "sign": mark.sign}
            | {"words": words, "text": mark.text, "by": mark.by}
        )
    count = len(rows)
    closing = (f"{count} 条批注没有处理", f"{count} open marks")
    said_all = (
        "\n".join([*rows, closing[0]]),
        "\n".join([*rows, closing[1]]),
    )
    return _concluded(session.said, {"open": objects}, said_all, manner)


def _concluded(
    remarks: tuple["Remark", ...], made: dict[str, Any], said: tuple[str, str], manner: "Manner"
) -> Exit:
    """Says what was done, in words or as JSON."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    if manner.as_json:
        speak_json(remarks, {"marks": made})
        return exit_for(remarks)
    return conclude(remarks, manner, said[0] if manner.language == "zh" else said[1])
