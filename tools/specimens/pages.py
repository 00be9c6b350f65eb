"""Turns the chapters into the Markdown pages that show their pictures."""

import re
from collections.abc import Iterator

from tools.specimens.sample import Chapter, Page

HEAD = "<!-- 本页由 python -m tools.specimens 写出，要改就改 tools/specimens/ 里的例子。 -->\n"

ABOUT = """\
# 排字的规矩

下面各页的图都由 ghpress 自己排、自己印：同一句话排两遍，左边不守规矩，右边守规矩。
灰底是行长，着色的是要看的地方。

“错”的一边，有选项可关的，就关掉选项来排，图上写明是哪个选项；没有选项可关的，写明“手工断行”“手工摆放”：
断在哪里、放在哪里是人定的，字、标点、行长还是同一套。ghpress 自己排不出来的错，才用这个办法摆给人看。

每条规矩后面写着出处和管它的键。键写在 `layout.yaml` 的样式里（如 `body: {strictness: strict}`），
或给 `ghpress compose`（如 `--strictness strict`）。出处里，clreq 是万维网联盟《中文排版需求》，
节号依 2026 年 5 月的版本；GB/T 15834 是《标点符号用法》（2011 年）；JLREQ 是《日文排版需求》。

哪一节做到了、哪一节没做、由哪个测试守着，见[对照表](conformance.md)。

每个例子排出来的行存在 [lines.txt](lines.txt)：排字的算法一改，测试就指出哪个例子变了。
重写这些页和图：`.venv/bin/python -m tools.specimens`。

"""


def index(pages: tuple[Page, ...]) -> str:
    """The page that leads to the others."""
    rows = "".join(_row(page, chapter) for page in pages for chapter in page.chapters)
    return f"{HEAD}{ABOUT}| 篇 | 章 | 说什么 |\n|---|---|---|\n{rows}"


def _row(page: Page, chapter: Chapter) -> str:
    return (
        f"| [{page.title}]({page.slug}.md) | [{chapter.title}]({page.slug}.md#{_anchor(chapter.title)}) "
        f"| {chapter.says} |\n"
    )


def _anchor(title: str) -> str:
    """A heading's address as Markdown viewers make it: without its marks."""
    return re.sub(r"\W", "", title)


def page(one: Page) -> str:
    """A page: its chapters one after another."""
    return f"{HEAD}# {one.title}\n\n[排字的规矩](README.md)\n" + "".join(map(_chapter, one.chapters))


def _chapter(chapter: Chapter) -> str:
    return "\n".join(
        [
            f"\n## {chapter.title}\n",
            f"{chapter.says}\n",
            f'<img src="{chapter.slug}.png" width="660" alt="{chapter.title}：左错右对的实排">\n',
            *_rules(chapter),
        ]
    )


def _rules(chapter: Chapter) -> Iterator[str]:
    """What each rule asks, where it stands, what governs it."""
    for rule in chapter.rules:
        yield f"- **{rule.name}。** {rule.says}\n  出处：{rule.clause}。键：{rule.key}。"
    yield ""
