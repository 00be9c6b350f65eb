"""Turns an issue and a layout into page files, previews and a report: ``ghpress build``."""

import os
from argparse import ArgumentTypeError, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from ghpress.cli import choices, executors
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ISSUE_FOLDER, Parser, Said

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ghpress.build import Built
    from ghpress.cli.alternatives import Alternative
    from ghpress.cli.voice import Manner

SAYS = Said("排出一期：版面文件、版样与报告", "build an issue: page files, previews and a report")
PROFILES = ("press", "press-x1a", "proof", "web")
"""What a build makes files for."""
_ISSUES = Said("期的文件夹，可给几个", "the folders of one or more issues")
_PROFILE = Said(
    "成品的用途：press 制版（PDF/X-4），press-x1a 制版（PDF/X-1a），"
    "proof 校样，web 在屏幕上读（一份加标签的 PDF）",
    "what the files are for: press (PDF/X-4) and press-x1a (PDF/X-1a), for plates; "
    "proof, for proofreaders; web, to be read on a screen (one tagged PDF)",
)
_ROUND = Said(
    "校样是哪一校：毛校、一校、二校、三校、通读、清样，印在校样上（默认毛校）",
    "a proof's round, stamped on it: rough, first, second, third, read or final (default: rough)",
)
_PAGES = Said("只排这些版，例如 1,3-5", "these pages only, e.g. 1,3-5")
_NO_CACHE = Said("每版都重新绘制，不用缓存", "paint every page anew")
_NO_PREFLIGHT = Said("不做印前检查", "leave preflight out")
_ALTERNATIVES = Said(
    "再排出看得出不同的几种拼法，连最好的一种共 N 种，缩样并列在 alternatives.png",
    "make up other arrangements too, N with the best, side by side in alternatives.png",
)
_WORKERS = Said(
    "同时绘制几版（默认为处理器核数）", "how many pages to paint at once (default: the number of cores)"
)
_EXECUTOR = Said(
    "在哪里绘版：local 本机（默认）；dask:地址 一个 Dask 集群（须装 ghpress[dask]）；"
    "模块:名字 返回 concurrent.futures 执行器的函数",
    "where pages are painted: local (default); dask:ADDRESS, a Dask cluster (needs ghpress[dask]); "
    "MODULE:NAME, what returns a concurrent.futures executor",
)


def arguments(parser: Parser) -> None:
    """Adds what to build, for what, and where to."""
    parser.positional(
        "issues", type=Path, nargs="+", metavar="ISSUE", says=_ISSUES, completes=ISSUE_FOLDER
    )
    choices.takes_layout(parser)
    parser.option("--profile", choices=PROFILES, default="press", says=_PROFILE)
    parser.option("--round", type=round_name, metavar="ROUND", says=_ROUND)
    parser.option("--pages", type=choices.page_numbers, metavar="N,N", says=_PAGES)
    choices.takes_into(parser)
    choices.takes_marks(parser)
    parser.option("--no-cache", action="store_true", says=_NO_CACHE)
    parser.option("--no-preflight", action="store_true", says=_NO_PREFLIGHT)
    parser.option("--alternatives", type=choices.positive, default=1, metavar="N", says=_ALTERNATIVES)
    parser.option("--workers", type=choices.positive, metavar="N", says=_WORKERS)
    parser.option("--executor", type=executors.named, metavar="WHERE", says=_EXECUTOR)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Builds each issue in turn; the exit code is that of the worst."""
    with executors.opened(given.executor) as executor:
        return max(_build(issue, given, manner, executor) for issue in given.issues)


def _build(issue: Path, given: Namespace, manner: "Manner", executor: "Executor | None") -> Exit:
    from ghpress.build import BuildRequest, build_issue
    from ghpress.cli.alternatives import build_alternatives, said_of
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.cli.voice import conclude, exit_for, speak_json

    request = BuildRequest(
        issue=issue,
        layout=given.layout,
        profile=given.profile,
        round=_stamped(given),
        pages=given.pages,
        into=given.into,
        use_cache=not given.no_cache,
        preflight=not given.no_preflight,
        marks=given.marks,
        workers=given.workers or os.cpu_count() or 1,
        executor=executor,
    )
    built = build_issue(request, progress_on_terminal(manner.language))
    clear_line()
    others = build_alternatives(request, built, given.alternatives) if given.alternatives > 1 else ()
    if manner.as_json:
        speak_json(built.remarks, {"built": {**_object(built), **_others(others)}})
        return exit_for(built.remarks)
    more = said_of(others, manner.language) if others else ()
    return conclude(built.remarks, manner, *_last_lines(built, manner), *more)


def round_name(said: str) -> str:
    """What the stamp calls a round, given by its name or its code.

    Raises:
        ArgumentTypeError: there is no such round.
    """
    from ghpress.marking.rounds import ROUNDS

    for each in ROUNDS:
        if said in (each.code, each.name):
            return each.name
    raise ArgumentTypeError(f"{said!r} is not like {'、'.join(each.name for each in ROUNDS)}")


def _stamped(given: Namespace) -> str:
    """What the stamp calls the round: the one given, else the first; only proofs have one."""
    from ghpress.marking.rounds import ROUNDS

    return (given.round or ROUNDS[0].name) if given.profile == "proof" else ""


def _others(others: "tuple[Alternative, ...]") -> dict[str, object]:
    """The arrangements made, if any were asked for."""
    if not others:
        return {}
    own = ({"cost": one.cost, "pages": one.pages, "folder": str(one.folder)} for one in others)
    return {"alternatives": list(own)}


def _object(built: "Built") -> dict[str, object]:
    return {
        "folder": str(built.folder),
        "issue_pdf": str(built.issue_pdf) if built.issue_pdf else None,
        "page_files": [str(file) for file in built.page_files],
        "pages_rendered": built.pages_rendered,
        "pages_cached": built.pages_cached,
        "report": str(built.folder / "report.json"),
    }


def _last_lines(built: "Built", manner: "Manner") -> tuple[str, ...]:
    pages = built.pages_rendered + built.pages_cached
    seconds = sum(seconds for _, seconds in built.seconds)
    if manner.language == "zh":
        made = f"新绘 {built.pages_rendered} 版，取自缓存 {built.pages_cached} 版"
        return (
            f"共 {pages} 版：{made}；用时 {seconds:.1f} 秒。",
            f"成品：{built.issue_pdf or built.folder}",
            f"报告：{built.folder / 'report.html'}",
        )
    made = f"{built.pages_rendered} painted, {built.pages_cached} from the cache"
    return (
        f"{pages} pages: {made}; {seconds:.1f} s.",
        f"issue:  {built.issue_pdf or built.folder}",
        f"report: {built.folder / 'report.html'}",
    )
