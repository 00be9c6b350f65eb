"""A small issue with one of everything a reader may meet."""

from pathlib import Path

HOUSE = """\
name: 江上工报
"""

ISSUE = """\
title: 江上的灯
date: 2026-04-03
number: 第9期
layout: plain
pages: 2
note: note.md
stories:
  - {file: lamp.md, page: 1}
  - {file: kiln.md, page: 1}
  - {file: tides.md, page: 2}
"""

NOTE = """\
江上有灯，灯下有人。这一期写三处地方，写在那里做工的人怎样过日子，又怎样把日子过亮。
"""

PASSAGE = (
    "码头上的吊车清早就动起来，第一批货是瓷土，第二批是木料；工人们分成两班，一班上午，一班下午。"
    "值班室的墙上挂着水尺的读数，谁来了都要先看一眼，再去领手套和安全帽。河对岸的厂子也开了工，"
    "烟囱里冒出的是白汽，不是黑烟。"
)
"""Running text of the tests' own."""


def running(first: int, last: int) -> str:
    """Paragraphs that tell which they are."""
    return "".join(f"{PASSAGE}这是第{number}段里的话。\n\n" for number in range(first, last + 1))


LAMP = f"""\
---
kicker: 渡口新事
headline:
  - 灯亮在水边
  - 人走在路上
deck: 一盏灯管着两岸的早班船
byline: 本报编辑部
rank: 1
jump: 2
---
渡口添了一盏灯，灯杆漆成白色。装灯那天，船工们都来看，说这回不必再打手电了；办事的章程写在[渡口的网页](https://www.example.org/ferry)上，谁都能查，也可以写信到[值班室](mailto:desk@example.org)去问。

{{灯塔|dēngtǎ}}是*早年*的叫法，账本上记作 lighthouse，如今都叫航标灯。

![夜里亮着灯的渡口，一只船正靠岸](pictures/ferry.svg "灯下的早班船｜本报绘图")

## 一盏灯的账

: 渡口一季度的船次

| 月份 | 早班 | 晚班 |
| --- | --- | --- |
| 一月 | 128 | 96 |
| 二月 | 117 |  |

{running(1, 20)}
## 末了的话

灯还亮着，船还走着，这一稿到这里才算完。
"""

KILN = f"""\
---
headline: 窑火不熄的院子
---
院里三座窑，最老的一座砌于九十年前。{PASSAGE}

- 第一样是选土，要三筛三洗
- 第二样是拉坯，一天不过四十只

> 火候不在表上，在眼睛里。
>
> ——一位老窑工

::: box 窑上的规矩
开窑先敲三下钟，这是老例。敲过钟，人才走近窑门。

守窑的人不许离开院子，饭有人送来。
:::

{running(21, 24)}
"""

TIDES = f"""\
---
headline: 水尺上的一百年
---
{PASSAGE}

```timeline
- when: 1926年
  what: 江边立起第一根水尺，刻度是木头的。
- when: 1954年7月
  where: 下渡口
  what: 水涨到最高一格，工人们守了四十天。
```

```chart
kind: bars
title: 各处水尺的根数
unit: 根
data:
  - {{label: 上渡口, value: 12}}
  - {{label: 下渡口, value: 7}}
source: 航道站统计
```

{running(31, 46)}
"""

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">'
    '<rect width="400" height="300" fill="var(--ink-wheat)"/>'
    '<circle cx="200" cy="90" r="40" fill="var(--ink-paper)"/>'
    '<path d="M60 220h280l-40 40h-200z" fill="var(--ink-black)"/></svg>'
)


def issue_folder(folder: Path) -> Path:
    """The issue's files in a shop of their own."""
    issue = folder / "shop" / "lamps"
    (issue / "pictures").mkdir(parents=True)
    (folder / "shop" / "house.yaml").write_text(HOUSE, encoding="utf-8")
    texts = {"issue.yaml": ISSUE, "note.md": NOTE, "lamp.md": LAMP, "kiln.md": KILN, "tides.md": TIDES}
    for name, text in texts.items():
        (issue / name).write_text(text, encoding="utf-8")
    (issue / "pictures" / "ferry.svg").write_text(DRAWING, encoding="utf-8")
    return issue
