"""Turns the checks and profiles into a reference page: what each asks, why, how grave it is for what."""

import importlib
import inspect
from collections.abc import Iterator, Mapping

from ghpress.preflight.limits import GWG, HOUSE
from ghpress.preflight.profiles import FILES, PAGES, STANDARDS, Standard
from ghpress.preflight.rules import Rule
from ghpress.remarks import Level
from ghpress.wording import catalogue

SIGNS = {Level.ERROR: "错误", Level.WARNING: "提醒", Level.NOTE: "说明"}

SHOWN: tuple[Standard, ...] = STANDARDS[:5]
"""``proof`` and ``web`` ask three things, which all others ask as well."""

HEAD = """# 印前检查

`ghpress check 文件.pdf --profile 标准 [--html 文件] [--json]` 检查任何一个 PDF：
哪一版、哪个位置（毫米，从成品左上角量起）、什么问题、怎么办。
`ghpress build` 对自己排的每一版也照同样的标准查，有错误就不出成品。

| 标准 | 用来查什么 |
|---|---|
| `plain` | 能上版的页，不问是不是 PDF/X |
| `press` | PDF/X-4 |
| `press-x1a` | PDF/X-1a:2003 |
| `gwg-newspaper` | PDF/X-4，另照 GWG 的报纸规则，不收带特性文件的颜色 |
| `gwg-newspaper-ads` | 同上，广告用，只收一页 |
| `proof`、`web` | 看的：字体嵌入、字都印得出、字不出成品边 |

总墨量：没有图片、渐变、透明的版，照各色墨和叠印算；
其余由 mutool 或 pdftoppm 绘出四色版，量 {window:g} 毫米见方的平均值。
两个都没有装，就照版面内容估算，并说明是估算。
限量照印刷厂的条件，查外来的 PDF 用 {house:g}%，GWG 用 {gwg:g}%。
`--html` 的报告里有各版的墨量图和印在新闻纸上的样子（软打样）。

下表由程序写成，依据写在每一条的后面（检查的文件头）；`—` 表示不查。
"""


def reference() -> str:
    """The page."""
    head = HEAD.format(window=HOUSE.ink_window_mm, house=HOUSE.ink, gwg=GWG.ink)
    parts = [head, *_table("各页", PAGES), *_table("整个文件", FILES)]
    return "\n".join(parts)


def _table(title: str, held: Mapping[Standard, tuple[Rule, ...]]) -> Iterator[str]:
    """The checks of pages, or of files."""
    rules = {standard: {rule.name: rule.level for rule in held[standard]} for standard in SHOWN}
    names = sorted({name for levels in rules.values() for name in levels})
    yield f"## {title}（{len(names)} 条）\n"
    yield f"| 检查 | 说什么 | {' | '.join(f'`{each}`' for each in SHOWN)} | 依据 |"
    yield "|---|---|" + "---|" * len(SHOWN) + "---|"
    for name in names:
        code = name.replace("_", "-")
        says = catalogue()[code]["zh"][0].replace("|", "\\|")
        grave = " | ".join(SIGNS[rules[each][name]] if name in rules[each] else "—" for each in SHOWN)
        yield f"| `{code}` | {says} | {grave} | {_rationale(name)} |"
    yield ""


def _rationale(name: str) -> str:
    """Why it matters, as the check's own file says it."""
    doc = inspect.getdoc(importlib.import_module(f"ghpress.preflight.checks.{name}")) or ""
    return " ".join(doc.split()).replace("|", "\\|")
