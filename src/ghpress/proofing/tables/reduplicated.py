"""What may stand twice in Chinese, and what never does.

Source: written by hand, 2026, from the function words of 《现代汉语八百词》 and the
usual verbs of ABAB form.
"""

import re

NEVER_TWICE = frozenset(
    "的了在是和与从把被将有不这那们我他她它以由而并或向于其该各及着地得也都就又但且至使让因所"
)
"""Function words: where the divider of words finds two of one side by side, one is too many.

对, 为 and 给 are wanting: 对对方, 为为数不多的, 给给予.
"""

ALWAYS_WRONG = re.compile(
    "(?<!这)这这(?!那)|那那(?!那)|们们|她她|它它|(?<![其吉])他他|(?<![自忘])我我|(?<![目标中])的的(?![确士])"
)
"""Pairs that are wrong however the words are divided (的的 but not 目的的, 的的确确, 有的的士)."""

WORDS_TWICE = frozenset(
    "研究 学习 商量 考虑 讨论 交流 了解 活动 休息 锻炼 收拾 打扫 整理 准备 检查 琢磨 体会 体验 尝试 "
    "观察 放松 热闹 高兴 表示 照顾 打听 比较 参考 合计 盘算 锻造 介绍 意思 轻松 关心 调查 总结 反映 "
    "组织 代表 领导 教育 管理 服务 计划 决定 规定 "
    "非常 许多 很多 多少 左右 来来 往往 等等 永远 相当 十分 特别 好久 无数 多么 快点 慢点 加油 谢谢 "
    "轰隆 哗啦 咕咚 叮当 噼啪 呼啦 滴答 扑通 咔嚓 嘀咕 哈哈 啪嗒 哎呀 你好 再见 不行 不要 知道 可以 "
    "层层 步步 处处 大家 努力 奋斗 前进 团结 胜利 上上 下下 进进 出出 日日 夜夜 年年 岁岁".split()
)
"""Words of two characters said twice on purpose: a thing tried a little, a cry, a sound, a stress."""
