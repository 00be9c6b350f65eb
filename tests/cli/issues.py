"""Writes small issues into a folder, good ones and ones with a single fault."""

from pathlib import Path

ISSUE = """\
title: 河上
date: 2026-04-03
stories: [lock, ferry]
"""

LOCK = """\
---
kicker: 早春
headline: 老船闸清晨又开启
---
清晨六点，河面还罩着一层薄雾，老船闸的两扇木门缓缓分开。守闸人照例先敲三下铜钟，再把水尺上的读数记进本子。

## 水位

这座闸建成已有九十二年，去年冬天换了铰链。今年头一趟船装的是瓷土，一共二十八吨。
"""

FERRY = """\
---
headline: 渡口添了一盏灯
---
过河的人多是赶早市的。灯装好以后，头班船提前了一刻钟，来回都不必再打手电。
"""


def small_issue(folder: Path, **files: str) -> Path:
    """A good issue of two stories in this folder; ``files`` replace its files, ``lock`` for lock.md."""
    folder.mkdir(parents=True)
    texts = {"issue": ISSUE, "lock": LOCK, "ferry": FERRY, **files}
    for name, text in texts.items():
        file = folder / ("issue.yaml" if name == "issue" else f"{name}.md")
        file.write_text(text, encoding="utf-8")
    return folder
