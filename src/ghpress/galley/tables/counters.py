"""Measure words that belong to the number before them: 12个, 35公里, 38.4万元, 180余人.

Source: our own list of measure words and units common in newspapers (2025), after the 量词 section of
any school grammar; GB/T 15835-2011 for how numbers are written with 万 and 亿.
"""

import re

MULTIPLES = "万 亿 千 百 万亿"
"""What may stand between the figures and the measure word."""

VAGUE = "余 多 来 几"
"""Words that make a number a rough one, before or after its multiple."""

COUNTERS = """
年 月 日 号 时 点 分 秒 天 周 岁 年代 月份 小时 分钟 秒钟 个月 周年 世纪 季度
个 人 名 位 员 家 户 口 对 双 副 套 组 批 班 队 群 排 列 行 伙
次 回 遍 趟 场 期 届 轮 步 级 层 段 章 节 页 版 集 部 篇 首 句 字 道
项 件 条 台 架 辆 艘 列 节 根 支 枝 把 张 块 片 面 座 栋 幢 间 所 处 扇 盏 盘 盒 瓶 杯 碗 桶 袋 箱
只 头 匹 棵 株 朵 颗 粒 滴 份 笔 卷 本 册 枚 门 种 类 款 样
元 角 分 万元 亿元 美元 倍 成 折 度 米 里 吨 克 斤 升 亩 公里 公斤 公顷 公分 千米 千克 千瓦 厘米 毫米
微米 毫克 毫升 平方米 立方米 平方公里 千瓦时 摄氏度 海里 英里 英寸 百分点 个百分点
"""
"""Measure words and units; of two that begin alike the longer is taken."""


def _either(words: str) -> str:
    """The pattern of any of these words; of two that begin alike the longer is taken."""
    known = sorted(set(words.split()), key=lambda word: (-len(word), word))
    long = [word for word in known if len(word) > 1]
    return "|".join([*long, f"[{''.join(known[len(long) :])}]"])


def _pattern() -> re.Pattern[str]:
    """A number in figures, with what belongs to it as a group; looked at only where it may have some."""
    vague, many, counter = (_either(words) for words in (VAGUE, MULTIPLES, COUNTERS))
    begins = "".join(sorted({word[0] for word in f"{VAGUE} {MULTIPLES} {COUNTERS}".split()}))
    tail = f"(?:{vague})?(?:{many})?(?:{vague})?(?:{counter})?"
    return re.compile(rf"[0-9０-９%％] ?(?=[{begins}])(?P<tail>{tail})")


NUMBERED = _pattern()
"""The end of a number and its ``tail``, which may be empty."""
