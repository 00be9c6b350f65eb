"""Turns an issue's copy into a proofreader's remarks, a patch of sure fixes and an error rate."""

import getpass
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import forming
from ghpress.cli.exits import Exit
from ghpress.cli.parser import Parser, Said

if TYPE_CHECKING:
    from ghpress.cli.voice import Manner
    from ghpress.deliver.formcheck import FormChecked
    from ghpress.proofing.rate import Rate
    from ghpress.proofing.reading import Mended, Proofed
    from ghpress.remarks import Remark

_FIX = Said(
    "稿件：先看有把握的改法（补丁），不改文件", "copy: show the patch of sure fixes, change nothing"
)
_APPLY = Said("稿件：同 --fix 一起用，照补丁改文件", "copy: with --fix, change the files by the patch")
_ACCEPT = Said(
    "稿件：认可这一处，以后不再提醒，如 lock.md:8:5；可写几次",
    "copy: accept this place, e.g. lock.md:8:5, and be told no more of it; may be given again",
)
_BY = Said(
    "同 --accept 一起用：谁认可的（默认本机的用户名）",
    "with --accept, who accepts (default: your login)",
)
_RATE = Said(
    "稿件：拼一次版，按面积法算差错率", "copy: make the pages up and give the error rate by area"
)


def arguments(parser: Parser) -> None:
    """Adds what may be done about an issue's copy."""
    parser.option("--fix", action="store_true", says=_FIX)
    parser.option("--apply", action="store_true", says=_APPLY)
    parser.option("--accept", action="append", default=[], metavar="FILE:LINE", says=_ACCEPT)
    parser.option("--by", default="", metavar="NAME", says=_BY)
    parser.option("--rate", action="store_true", says=_RATE)
    forming.arguments(parser)


def check_issue(given: Namespace, manner: "Manner") -> Exit:
    """Prints every remark on an issue's copy and adverts, and does what is asked about them."""
    from ghpress.adverts import with_art
    from ghpress.cli.voice import conclude, exit_for, speak_json
    from ghpress.proofing.reading import accept_at, mend, proof_issue, write_mended

    folder: Path = given.what
    proofed = proof_issue(folder)
    said: tuple[Remark, ...] = ()
    if given.accept:
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        said = accept_at(folder, proofed, tuple(given.accept), given.by or _login(), at)
        proofed = proof_issue(folder)
    mended = mend(folder, proofed.findings) if given.fix else None
    if mended and given.apply:
        write_mended(folder, mended)
        proofed = proof_issue(folder)
    adverts = with_art(proofed.issue)[1] if proofed.issue else ()
    remarks = (*said, *proofed.remarks, *(mended.remarks if mended else ()), *adverts)
    rate = _rate(folder, proofed) if given.rate and proofed.issue else None
    form = _form(folder) if given.form else None
    remarks += form.remarks if form else ()
    if manner.as_json:
        patch = _patch_object(mended, given.apply)
        speak_json(remarks, {**patch, **_rate_object(rate), **forming.form_object(form)})
        return exit_for(remarks)
    if mended:
        print("".join(file.diff() for file in mended.files), end="")
    lines = _last_lines(mended, rate, given.apply, manner)
    return conclude(remarks, manner, *lines, *forming.form_lines(form, manner.language))


def _login() -> str:
    """The name of who is at the machine; nothing where it knows of none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def _form(folder: Path) -> "FormChecked":
    """The form of the pages as they would be made up now."""
    from ghpress.deliver.formcheck import check_form

    return check_form(folder)


def _rate(folder: Path, proofed: "Proofed") -> "Rate":
    """The rate on the pages as they would be made up now."""
    from ghpress.build import BuildRequest, try_out
    from ghpress.proofing.rate import error_rate

    tried = try_out(BuildRequest(folder), lambda *_: None)
    return error_rate(proofed.findings, tried.made.pages, tried.shop.layout)


def _patch_object(mended: "Mended | None", is_applied: bool) -> dict[str, object]:
    if mended is None:
        return {}
    files = [{"file": file.file, "diff": file.diff()} for file in mended.files]
    return {"patch": files, "applied": is_applied}


def _rate_object(rate: "Rate | None") -> dict[str, object]:
    if rate is None:
        return {}
    return {
        "rate": {
            "characters": rate.characters,
            "errors": float(rate.errors),
            "per_10000": round(float(rate.per_ten_thousand()), 2),
            "passes": rate.passes(),
        }
    }


def _last_lines(
    mended: "Mended | None", rate: "Rate | None", is_applied: bool, manner: "Manner"
) -> tuple[str, ...]:
    lines = []
    is_chinese = manner.language == "zh"
    if mended is not None:
        count = len(mended.files)
        done = "已改" if is_applied else "可改"
        english = "changed" if is_applied else "could be changed; --apply does it"
        lines.append(f"{done} {count} 个文件。" if is_chinese else f"{count} files {english}.")
    if rate is not None:
        errors, found = f"{float(rate.errors):g}", f"{float(rate.per_ten_thousand()):.2f}"
        lines.append(
            f"差错率：检查 {rate.characters} 字，差错 {errors} 个，合 {found}/10000（3 以内合格）。"
            if is_chinese
            else f"error rate: {errors} in {rate.characters} characters, {found} per 10,000 (3 passes)."
        )
    return tuple(lines)
