"""Words that may not open or close a line of a headline.

Our own list (November 2026), after what mainland desks teach of breaking headlines by meaning
(标题转行不破词、不破意): particles lean on what stands before them, prepositions and conjunctions on
what follows.
"""

import re

from ghpress.galley.tables.counters import COUNTERS

NOT_FIRST = frozenset("的地得了着过们之者等吧吗呢啊所般来去中里上下内外后前间时化性率型式家人员")
"""Single characters that never open a line of a head, when they are a word of their own."""

NOT_LAST = frozenset(
    "和 与 及 或 跟 同 以及 并 而 且 但 在 于 从 向 对 把 被 将 让 使 为 给 由 以 用 因 如 若 比 按 "
    "不 没 未 无 最 更 很 再 又 也 都 就 才 只 已 正 到 每 各 该 本 这 那 第 近 约 一 两 几".split()
)
"""Words that never close a line of a head."""

NEVER_FIRST = "的了得地"
NEVER_LAST = "和与及"
"""Characters that hardly ever begin, or end, a word of more than one: where one does, cutting into words
has most likely failed (万及), and the line must not be broken there either."""

WHOLE = frozenset(
    "地方 地区 地铁 地下 地位 地球 地理 地图 地质 地名 地板 地震 地面 地段 地点 地头 地标 地道 "
    "地热 地产 地价 地平线 地下室 地方志 得到 得知 得力 得意 得失 得分 得奖 得益 得主 得当 得心应手 "
    "的确 的士 了解 了结 了却 了不起 了如指掌 共和 温和 缓和 总和 饱和 平和 谦和 柔和 随和 祥和 "
    "参与 给与 赠与 普及 涉及 波及 提及 顾及 触及 危及 埃及 来得及".split()
)
"""The words in which they do."""

_NUMERALS = "〇零一二两三四五六七八九十百千万亿半数几"

HAN_NUMBERED = re.compile(
    f"第?[{_NUMERALS}]+(?:[余多来])?(?:"
    + "|".join(sorted(set(COUNTERS.split()), key=lambda word: (-len(word), word)))
    + ")?"
)
"""A number in Han with its measure word, which a head keeps on one line: 三十万人, 第一届, 二十个."""
