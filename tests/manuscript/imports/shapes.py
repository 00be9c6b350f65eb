"""Turns a printed line into its shape (widths and marks, no words) and a shape into a line of our own.

A shape is runs of classes: ``19h`` nineteen Han, ``4d`` four figures, ``a`` a Latin letter; marks as
``,`` pause ``.`` stop ``:`` ``;`` ``<`` ``>`` quotes ``(`` ``)`` brackets ``*`` middle dot ``e`` half an
ellipsis ``-`` dash ``p`` point ``+`` other narrow sign ``w`` other wide sign ``_`` space.
``2x`` before it: printed twice over for its shadow. ``N`` is an editor's note's title.
"""

import re
from itertools import cycle, groupby

CLASSES = dict(zip("，、。！？：；“‘”’（《）》·…—. ", ",,...:;<<>>(())*e-p_", strict=True))
SAMPLES = dict(zip(",.:;<>()*e-p_+wda", "，。：；“”（）·…—. +＋8k", strict=True))
NOTE_TITLE = "编者按"

# The opening of 千字文 (6th century): no two neighbouring lines of it read alike.
HAN = (
    "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈"
    "剑号巨阙珠称夜光果珍李柰菜重芥姜海咸河淡鳞潜羽翔龙师火帝鸟官人皇始制文字乃服衣裳推位让国有虞陶唐"
    "吊民伐罪周发殷汤坐朝问道垂拱平章爱育黎首臣伏戎羌遐迩一体率宾归王鸣凤在竹白驹食场化被草木赖及万方"
)


def shape(line):
    line = line.strip()
    if line == NOTE_TITLE:
        return "N"
    doubled = re.fullmatch(r"(.{3,})\1(.)\2", line)
    return "2x" + _runs(doubled[1] + doubled[2]) if doubled else _runs(line)


def written(shapes):
    """One line of our own for each shape; its Han run on so that no line repeats another."""
    han = cycle(HAN)
    return [_written(line, han) for line in shapes]


def _class(char):
    if char in CLASSES:
        return CLASSES[char]
    if "\u4e00" <= char <= "\u9fff":
        return "h"
    if char.isdigit():
        return "d"
    if char.isascii():
        return "a" if char.isalpha() else "+"
    return "w"


def _runs(line):
    runs = [(name, len(list(run))) for name, run in groupby(map(_class, line))]
    return "".join(f"{count if count > 1 else ''}{name}" for name, count in runs)


def _written(line, han):
    if line == "N":
        return NOTE_TITLE
    doubled = line.startswith("2x")
    chars = "".join(
        (next(han) if name == "h" else SAMPLES[name])
        for count, name in re.findall(r"(\d*)(\D)", line.removeprefix("2x"))
        for _ in range(int(count or 1))
    )
    return chars[:-1] * 2 + chars[-1] * 2 if doubled else chars
