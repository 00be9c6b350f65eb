"""Turns a comparison into sentences: by story, and at the end that nothing else changed."""

from collections.abc import Iterator
from itertools import groupby

from ghpress.compare.changes import Comparison, FrameChange, LineChange, LineState, WordChange
from ghpress.compare.copytext import END
from ghpress.compare.proof import Proof
from ghpress.wording import Language

MOST = 40
"""Characters shown of a change."""

_STATES: dict[Language, dict[LineState, str]] = {
    "zh": {
        "corrected": "{n} 行改了字",
        "rebroken": "{n} 行重排（断行变了，字没有变）",
        "reset": "{n} 行只动了间距或字体",
        "moved": "{n} 行移了位置（{where}）",
        "new": "{n} 行是新的",
        "gone": "{n} 行没有了",
    },
    "en": {
        "corrected": "{n} lines with corrections",
        "rebroken": "{n} lines re-broken, no word of them changed",
        "reset": "{n} lines spaced or set otherwise",
        "moved": "{n} lines moved ({where})",
        "new": "{n} new lines",
        "gone": "{n} lines gone",
    },
}
_FRAMES: dict[Language, dict[str, str]] = {
    "zh": {"moved": "移了位置或改了大小", "changed": "内容变了", "new": "是新的", "gone": "没有了"},
    "en": {
        "moved": "moved or resized",
        "changed": "shows something else",
        "new": "is new",
        "gone": "is gone",
    },
}
_KINDS: dict[Language, dict[str, str]] = {
    "zh": {
        "picture": "图片",
        "furniture": "版面固定内容",
        "advert": "广告",
        "ground": "底色",
        "shape": "图表",
        "rule": "线",
    },
    "en": {},
}


def told(comparison: Comparison, old: Proof, new: Proof, language: Language) -> list[str]:
    """The comparison as lines of text, a story's under its headline."""
    rows = list(_pages(comparison, language))
    stories = dict.fromkeys(
        [each.story for each in comparison.words]
        + [each.story for each in comparison.styles]
        + [each.story for each in comparison.lines]
        + [each.frame.story for each in comparison.frames]
    )
    for story in stories:
        title = new.title(story) if story in dict(new.titles) else old.title(story)
        rows.append(_headed(story, title, language))
        rows += [f"    {row}" for row in _of_story(comparison, story, language)]
    rows += _pixels(comparison, language)
    rows.append(nothing_else(comparison, language))
    return rows


def nothing_else(comparison: Comparison, language: Language) -> str:
    """That nothing else changed, with what was compared to know it; or why that cannot be said."""
    lines, stories = comparison.same_lines, len(comparison.same_stories)
    spots = comparison.unexplained()
    if spots:
        zh = f"但像素有 {len(spots)} 处不同，在已知的改动之外，须用眼看。"
        en = f"But pixels differ in {len(spots)} places where no change is known: look at them."
        return zh if language == "zh" else en
    if comparison.is_same():
        zh, en = "两份校样完全一样", "The two proofs are the same"
    else:
        zh, en = "此外没有任何变化", "Nothing else changed"
    if comparison.pixels is None:
        seen = ("；没有比对像素", "; pixels were not compared")
    else:
        seen = ("，像素也相同", ", and so are the pixels")
    if not lines:
        # All of it was touched, if only in its spaces: there is no rest to be counted.
        return f"{zh}{seen[0]}。" if language == "zh" else f"{en}{seen[1]}."
    if language == "zh":
        rest = "" if comparison.is_same() else "其余 "
        return f"{zh}：{rest}{stories} 篇稿件、{lines} 行的文字、位置和排法一丝未动{seen[0]}。"
    return (
        f"{en}: {stories} stories and {lines} lines are the same in words, place and setting{seen[1]}."
    )


def word_change(change: WordChange, language: Language) -> str:
    """One change of words: 第1版 …他“己经”→“已经”上了… (lock.md:8:5)."""
    was, now = _shortened(change.was), _shortened(change.now)
    around = (_flat(change.before), _flat(change.after))
    if language == "zh":
        out, put = ("移走", "移来") if change.is_move else ("删", "增")
        made = f"{out}“{was}”" if not now else f"{put}“{now}”" if not was else f"“{was}”→“{now}”"
        place = f"第{change.page}版"
    else:
        out, put = ("moved away", "moved here") if change.is_move else ("deleted", "added")
        made = f"{out} '{was}'" if not now else f"{put} '{now}'" if not was else f"'{was}' → '{now}'"
        place = f"page {change.page}"
    where = f"  {change.source}" if change.source else ""
    return f"{place} [{_called(change.role, language)}] …{around[0]}【{made}】{around[1]}…{where}"


CALLED = {
    "headline": "主题",
    "kicker": "引题",
    "deck": "副题",
    "subhead": "小标题",
    "byline": "署名",
    "column": "正文",
    "body": "正文",
    "caption": "图说",
    "picture": "图片",
    "credit": "作者",
    "table": "表格",
    "chart": "图表",
    "box": "方框",
    "guide": "导读",
    "timeline": "年表",
    "ear": "报眼",
    "advert": "广告",
    "nameplate": "报头",
}
"""What the trade calls the parts of a page, by the first word of their roles."""


def _called(role: str, language: Language) -> str:
    """A role as an editor calls it; the role itself where a layout has one of its own."""
    return CALLED.get(role.partition("-")[0], role) if language == "zh" else role


def _pages(comparison: Comparison, language: Language) -> Iterator[str]:
    for numbers, zh, en in (
        (comparison.pages_new, "多了第{n}版。", "Page {n} is new."),
        (comparison.pages_gone, "少了第{n}版。", "Page {n} is gone."),
    ):
        for number in numbers:
            yield (zh if language == "zh" else en).format(n=number)


def _headed(story: str, title: str, language: Language) -> str:
    if not story:
        return "版面" if language == "zh" else "Pages"
    return f"{title}（{story}）" if language == "zh" else f"{title} ({story})"


def _of_story(comparison: Comparison, story: str, language: Language) -> Iterator[str]:
    for change in comparison.words:
        if change.story == story:
            yield word_change(change, language)
    for style in comparison.styles:
        if style.story == story:
            number = style.paragraph + 1
            zh = f"第{number}段的样式：{style.was}→{style.now}"
            en = f"style of paragraph {number}: {style.was} → {style.now}"
            yield zh if language == "zh" else en
    lines = [change for change in comparison.lines if change.story == story]
    for key, group in groupby(sorted(lines, key=_kind), key=_kind):
        yield _lines(key, list(group), language)
    for frame in comparison.frames:
        if frame.frame.story == story:
            yield _frame(frame, language)


def _kind(change: LineChange) -> tuple[int, LineState, int, tuple[float, float]]:
    """Lines that are told together: of one page, and if they only moved, by the same way."""
    is_moved = change.state == "moved"
    across = change.was_page if is_moved and change.was_page != change.page else 0
    return change.page, change.state, across, change.vector() if is_moved and not across else (0.0, 0.0)


def _lines(
    key: tuple[int, LineState, int, tuple[float, float]], lines: list[LineChange], language: Language
) -> str:
    page, state, across, (right, down) = key
    if across:
        where = f"从第{across}版来" if language == "zh" else f"from page {across}"
    else:
        where = _way(right, down, language)
    said = _STATES[language][state].format(n=len(lines), where=where)
    return f"第{page}版 {said}" if language == "zh" else f"page {page}: {said}"


def _way(right: float, down: float, language: Language) -> str:
    """A way in words: 下 4.23 mm."""
    names = ("右", "左", "下", "上") if language == "zh" else ("right ", "left ", "down ", "up ")
    parts = []
    if right:
        parts.append(f"{names[0] if right > 0 else names[1]}{abs(right):.2f} mm")
    if down:
        parts.append(f"{names[2] if down > 0 else names[3]}{abs(down):.2f} mm")
    return "、".join(parts) if language == "zh" else ", ".join(parts)


def _frame(change: FrameChange, language: Language) -> str:
    frame = change.frame
    kind = _KINDS[language].get(frame.kind, frame.kind)
    shown = f" {_shortened(frame.content)}" if frame.content else ""
    said = _FRAMES[language][change.state]
    place = f"第{change.page}版" if language == "zh" else f"page {change.page}:"
    return (
        f"{place} {kind} [{_called(frame.role, language)}]{shown}：{said}"
        if language == "zh"
        else f"{place} {kind} [{_called(frame.role, language)}]{shown} {said}"
    )


def _pixels(comparison: Comparison, language: Language) -> Iterator[str]:
    for spot in comparison.unexplained():
        at = f"({spot.x:.0f}, {spot.y:.0f}) {spot.width:.0f} × {spot.height:.0f} mm"
        zh = f"第{spot.page}版 {at}：像素不同，不知缘由"
        yield zh if language == "zh" else f"page {spot.page} {at}: pixels differ, no change is known"


def _shortened(words: str) -> str:
    flat = _flat(words)
    return flat if len(flat) <= MOST else f"{flat[: MOST // 2]}……{flat[-MOST // 4 :]}"


def _flat(words: str) -> str:
    return words.replace("\n", " ").replace(END, "¶")
