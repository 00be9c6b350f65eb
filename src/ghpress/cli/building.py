"""Turns an issue and a layout into page files, previews and a report: ``ghpress build``."""

import gc
import os
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from ghpress.cli import choices, executors
from ghpress.cli.exits import Exit
from ghpress.cli.parser import ISSUE_FOLDER, Parser, Said
from ghpress.values import dataclass

if TYPE_CHECKING:
    from ghpress.build import Built
    from ghpress.cli.alternatives import Alternative
    from ghpress.cli.voice import Manner
    from ghpress.order import BuildRequest
    from ghpress.press.crew import Crew
    from ghpress.remarks import Halt, Remark
    from ghpress.unchanged import Before, Outcome

MOST_ON_A_PAGE = 12_000
"""Bytes of Markdown: some 4,000 characters, most of a broadsheet page."""

FEW, MANY = 400_000, 50_000
"""Things made before garbage is looked for: where few pages are painted a short issue makes fewer."""

FONT_SETTINGS = Path("/etc/fonts")
"""Where fontconfig is told which faces stand in for one that is missing."""

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
_NO_PREVIEWS = Said(
    "只出 PDF 和报告，不出版样和缩样", "page files and reports alone: no pictures of pages"
)
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


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a build's output is, and how many of its pages were painted and taken from the cache."""

    folder: Path
    issue_pdf: Path | None
    files: tuple[Path, ...]
    rendered: int
    cached: int


@dataclass(frozen=True, slots=True)
class Others:
    """Other arrangements of an issue: for a program, and in lines."""

    told: dict[str, object]
    lines: tuple[str, ...]


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
    parser.option("--no-previews", action="store_true", says=_NO_PREVIEWS)
    parser.option("--alternatives", type=choices.positive, default=1, metavar="N", says=_ALTERNATIVES)
    parser.option("--workers", type=choices.positive, metavar="N", says=_WORKERS)
    parser.option("--executor", type=executors.named, metavar="WHERE", says=_EXECUTOR)
    choices.takes_json(parser)


def run(given: Namespace, manner: "Manner") -> Exit:
    """Builds each issue in turn, unless nothing has changed; the exit code is that of the worst."""
    from ghpress.unchanged import carried_out

    began = perf_counter()
    orders = [_order(issue, given) for issue in given.issues]
    known = [carried_out(order) if _may_be_known(given) else None for order in orders]
    anew = [order for order, said in zip(orders, known, strict=True) if said is None]
    with executors.opened(given.executor if anew else None) as executor:
        built = _built([replace(order, executor=executor) for order in anew], given, manner)
        codes = [_told(said, began, manner) if said else next(built) for said in known]
    return max(codes)


def _order(issue: Path, given: Namespace) -> "BuildRequest":
    """What one issue is to be built for."""
    from ghpress.order import BuildRequest

    return BuildRequest(
        issue=issue,
        layout=given.layout,
        profile=given.profile,
        round=_stamped(given),
        pages=given.pages,
        into=given.into,
        use_cache=not given.no_cache,
        preflight=not given.no_preflight,
        previews=not given.no_previews,
        marks=given.marks,
        workers=given.workers or os.cpu_count() or 1,
    )


def _may_be_known(given: Namespace) -> bool:
    """Whether there may be a record to go by: it tells of one arrangement."""
    return not given.no_cache and given.alternatives == 1


def _told(said: "Outcome", began: float, manner: "Manner") -> Exit:
    """Says again what was said when the issue was built."""
    pages = Pages(said.folder, said.issue_pdf, said.page_files, 0, said.pages)
    return _concluded(said.remarks, pages, perf_counter() - began, manner)


def _built(orders: "list[BuildRequest]", given: Namespace, manner: "Manner") -> Iterator[Exit]:
    """The exit code of each issue as it is built, one crew for all; what stops one stops no other."""
    from ghpress.cli.faults import stopped
    from ghpress.cli.progress import clear_line, progress_on_terminal
    from ghpress.press.crew import crew_of
    from ghpress.remarks import Halt
    from ghpress.unchanged import before

    if not orders:
        return
    with crew_of(orders[0].workers) as crew:
        if crew.size > 1 and given.executor is None:
            _prepare(crew, orders, given)
        build_issues = _shop_loaded(FEW if crew.expects_few else MANY)
        looks = [before(order) if _may_be_known(given) else None for order in orders]
        progress = progress_on_terminal(manner.language)
        for was, order, built in zip(looks, orders, build_issues(orders, progress, crew), strict=True):
            clear_line()
            if isinstance(built, Halt):
                yield stopped(built.remarks, manner)
                continue
            code = _done(order, built, given, manner)
            _remember(was, built)
            yield code


def _prepare(crew: "Crew", orders: "list[BuildRequest]", given: Namespace) -> None:
    """Have the crew get ready for the pages that may be expected, while this process loads the shop."""
    from ghpress.unchanged import is_corrected

    if len(orders) == 1 and _may_be_known(given) and is_corrected(orders[0]):
        crew.expects_few = True
    elif any(_is_long(order.issue) for order in orders):
        crew.call_in()


def _is_long(issue: Path) -> bool:
    """Whether an issue has, by its files, more than a page of copy: several can be painted at once."""
    return sum(file.stat().st_size for file in issue.glob("*.md")) > MOST_ON_A_PAGE


def _shop_loaded(things: int) -> "Callable[..., Iterator[Built | Halt]]":
    """The shop, whose modules stay to the end: nothing is gained by looking there for what to drop.

    So many things are made from then on before they are looked through.
    """
    gc.disable()
    from ghpress.build import build_issues

    gc.freeze()
    gc.enable()
    gc.set_threshold(things, 20, 50)
    return build_issues


def _done(order: "BuildRequest", built: "Built", given: Namespace, manner: "Manner") -> Exit:
    """Says what came of an issue, of its other arrangements too if they were asked for."""
    from ghpress.cli.alternatives import build_alternatives, said_of

    pages = Pages(
        built.folder, built.issue_pdf, built.page_files, built.pages_rendered, built.pages_cached
    )
    spent = sum(seconds for _, seconds in built.seconds)
    if given.alternatives == 1:
        return _concluded(built.remarks, pages, spent, manner)
    others = build_alternatives(order, built, given.alternatives)
    more = said_of(others, manner.language)
    return _concluded(built.remarks, pages, spent, manner, Others(_others(others), more))


def _remember(was: "Before | None", built: "Built") -> None:
    """Keeps what the issue was built from, so that it need not be again as long as nothing changes."""
    from ghpress.layout.shelves import shipped
    from ghpress.stock.search import system_folders
    from ghpress.unchanged import Outcome, remember

    if was is None:
        return
    house, pages = built.shop.house, built.pages_rendered + built.pages_cached
    profile = house.root / house.press.profile
    watched = (shipped(), house.layouts, house.fonts, profile, *system_folders(), FONT_SETTINGS)
    said = Outcome(built.folder, built.issue_pdf, built.page_files, pages, built.remarks)
    remember(was, said, watched)


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
    if given.profile != "proof":
        return ""
    from ghpress.marking.rounds import ROUNDS

    return str(given.round or ROUNDS[0].name)


def _others(others: "tuple[Alternative, ...]") -> dict[str, object]:
    """The arrangements made, if any were asked for."""
    if not others:
        return {}
    own = ({"cost": one.cost, "pages": one.pages, "folder": str(one.folder)} for one in others)
    return {"alternatives": list(own)}


def _concluded(
    remarks: "tuple[Remark, ...]",
    pages: Pages,
    seconds: float,
    manner: "Manner",
    others: Others | None = None,
) -> Exit:
    """Says the remarks and where the output is."""
    from ghpress.cli.voice import conclude, exit_for, speak_json

    if manner.as_json:
        speak_json(remarks, {"built": {**_object(pages), **(others.told if others else {})}})
        return exit_for(remarks)
    more = others.lines if others else ()
    return conclude(remarks, manner, *_last_lines(pages, seconds, manner), *more)


def _object(pages: Pages) -> dict[str, object]:
    return {
        "folder": str(pages.folder),
        "issue_pdf": str(pages.issue_pdf) if pages.issue_pdf else None,
        "page_files": [str(file) for file in pages.files],
        "pages_rendered": pages.rendered,
        "pages_cached": pages.cached,
        "report": str(pages.folder / "report.json"),
    }


def _last_lines(pages: Pages, seconds: float, manner: "Manner") -> tuple[str, ...]:
    count = pages.rendered + pages.cached
    if manner.language == "zh":
        made = f"新绘 {pages.rendered} 版，取自缓存 {pages.cached} 版"
        return (
            f"共 {count} 版：{made}；用时 {seconds:.1f} 秒。",
            f"成品：{pages.issue_pdf or pages.folder}",
            f"报告：{pages.folder / 'report.html'}",
        )
    made = f"{pages.rendered} painted, {pages.cached} from the cache"
    return (
        f"{count} pages: {made}; {seconds:.1f} s.",
        f"issue:  {pages.issue_pdf or pages.folder}",
        f"report: {pages.folder / 'report.html'}",
    )
