"""How closely words of a head hold together, by kind: what ending a line between two of them costs.

Our own tables (November 2026), after what mainland desks teach of turning headlines by meaning
(转行不破意: 不拆动宾、不拆偏正、不拆介词和它的宾语、数不离量、量不离名), tried on the heads in
``tests/galley/head_breaks.txt``. Words and their kinds are those of jieba's dictionary (MIT).
"""

NOUN, VERB, ADJECTIVE, ADVERB, ATTRIBUTE = "NVADB"
NUMBER, TIME, PRONOUN, PHRASE, PLACE = "MTRIF"
PREPOSITION, CONJUNCTION, PARTICLE = "PCU"
"""Kinds of words. A number has its measure with it; a phrase is a set one; 中, 以来 are places; 高素质,
首届 are attributes."""

KINDS = {
    **dict.fromkeys(["n", "s", "vn", "an", "j", "x", "eng", "k", "g"], NOUN),
    **dict.fromkeys(["ad", "d", "vd", "o"], ADVERB),
    **dict.fromkeys(["i", "l"], PHRASE),
    **dict.fromkeys(["u", "y", "e"], PARTICLE),
    **dict.fromkeys(["a", "z"], ADJECTIVE),
    **dict.fromkeys(["b", "h"], ATTRIBUTE),
    **dict.fromkeys(["m", "q"], NUMBER),
    "v": VERB,
    "p": PREPOSITION,
    "c": CONJUNCTION,
    "t": TIME,
    "r": PRONOUN,
    "f": PLACE,
}
"""Kinds by jieba's tags: by the whole tag, or else by its first letter."""

BONDS = """
      N   V   A   D   M   P   C   T   R   I   F   U   B
N   320  90 110  90 120  90 260 130 110 110 400 300 160
V   170 170 200 150 130 130 150 150 150 120 400 400 150
A   320 170 240 150 150 150 220 150 200 240 400 300 300
D   280 330 330 250 250 200 150 200 200 200 400 400 280
M   330 130 130 120 220 130 200 140 160 130 400 300 330
P   300 300 300 300 300 300 300 300 300 300 300 300 300
C   250 250 250 250 250 250 250 250 250 250 400 250 250
T   160 170 170 150 110 110 200 300 110 150 400 300 160
R   320 140 150 130 150 130 200 130 200 150 400 300 300
I   180 120 150 110 120 110 200 120 120 120 400 300 150
F   200  80 100  80 100  90 150 100 100  80 400 300 160
U   130 130 130 130 130 130 200 130 130 130 300 300 130
B   320 250 280 280 200 250 250 250 280 250 400 300 300
"""
"""Rows: the word before; columns: the word after."""

EVERY = frozenset("NVADMPCTRIFUB")
NOMINAL = frozenset((NOUN, ADJECTIVE, ATTRIBUTE, NUMBER, PRONOUN))
THING = frozenset((NOUN, ATTRIBUTE))
DESCRIBING = frozenset((ADJECTIVE, ADVERB))
"""Kinds: of words; of those a noun phrase is made of; of those that it is made of if it is long; and
of those that with 的 describe."""

EDGES = {1: 260, 2: 150, 3: 40}
"""More, where only so many characters of a clause would stand on one side of the break."""

HALF_OF_FOUR, FOUR = 2, 60
"""More, where two words of two characters at a clause's edge read as one of four: 师徒结对, 发展壮大."""

LONG_SIDE, LONG_PHRASE, IN_LONG_PHRASE = 3, 7, 110
"""Less between two nouns, where so many characters of the phrase stand on either side, and it has so
many: 产业工人队伍／建设改革 reads well, 服务／阵地 does not."""

JOINED = NOMINAL | {PLACE, PARTICLE}
NAMING = THING | {CONJUNCTION}
LONG_JOINED, BEFORE_LONG_JOINED = 4, 200
"""Before 和 and the like where what follows is so long, of these kinds: 时代主题／和车间里的夜."""

SHORT_VERB = 160
"""More after a verb of one character: it leans on what it does something to (加一趟, 添灯, 修路灯)."""

SHORT_OBJECT, WITH_OBJECT = 3, 150
"""Characters of an object that stays with its verb; more, where it would not. An amount always stays."""

PAIR = 260
"""Two verbs of two characters, said as one: 走访慰问."""

IN_FRAME = 200
"""More between a preposition and the place word that closes its phrase: 在时代浪潮中."""

FRAME_REACH = 10
"""Characters within which it closes."""

AMOUNT, LEAST = 150, 80
"""Less after a number that no noun need follow, down to so much."""

HELD = 330
"""After a word that leans on what follows, before one that completes, on either side of 之."""

OF, OF_WHAT = "之", "的"
SHORT_NAME = 2
"""Characters of a noun that stays with its 的: 桥下的书摊."""

ORDINAL = "第"

MOST_JOINED = 5
"""Words of the dictionary that may be one to a desk."""

OPENERS = frozenset("“‘《「『【（")
CLOSERS = frozenset("”’》」』】）")
"""Marks that hold nothing apart: ”服务站 belongs to what is quoted as 工会服务站 is one."""

LEADING = frozenset(
    "退休 退役 落水 失学 留守 受灾 特困 患病 头 前 最后 最初 最早 最大 最美 最新 首个 首届 "
    "首批 首条 首次 首家 首部 全体 全部 所有 多数 部分 每个 各个 各类 各级 各地 这些 那些 "
    "这个 那个 这种 一些 许多 更多 多个 多家 多名 同一 另一 某些 有关 相关 主要 重大 重点 "
    "大型 小型 头一 前一 后一 上一 下一 整个 整座 整整 近 超 逾 约 至少 最多 不足 新 老 旧 "
    "大 小 高 全 首".split()
)
"""Words that lean on what follows."""

ADVERBS = frozenset(
    "只要 再 再次 又 还 也 都 最 已 已经 专题 全面 集中 免费 按月 按时 平价 现场 隆重 顺利 "
    "圆满 正式 联合 共同 积极 深入 扎实 持续 不断 主动 自愿 定期 公开 率先 逐步 逐个 逐一 "
    "统一 同台 当场 连夜 连续 准时 如期 再度 重新 全力 大力 合力 齐心 用心 用情 精准 竭诚 "
    "切实 牢牢 紧紧 时刻 热烈 有序 有力 高效 快速 稳步 纵深 明日 今日 昨日 年底 年内 日前".split()
)
"""Words that say how or when, whatever the dictionary calls them: they lean on their verb."""

ACTING = frozenset(
    "引领 助力 赋能 绘就 铸就 护航 点亮 聚力 聚焦 彰显 谱写 书写 奏响 擦亮 筑牢 浸润 铸魂 "
    "暖心 领航 筑梦 展现 开启 锚定 助推 助企 惠企 搭台 服务 建起 攻下 赛出 飞出 省下 当选 "
    "变身 抢修 投运 上路 重返 走进 登上 上好 站稳 上市 通车 接听 开幕 成立 帮扶 撑腰 说话 "
    "致敬 展开 到账 联手 收购 留给 守住 换来 丈量 打造 送到 送走 送 带出 搬进 搬到 带徒弟 "
    "进校园 进企业 进车间 "
    "上到 搬 传 换 攻克 破解 解开 结对 连成 记 贴 见 带徒 争当 争创 发放 开讲 上岗 下乡 进厂 "
    "夯实 提升 提高 维护 加强 推动 推进 深化 强化 优化 拓展 拓宽 激发 凝聚 传承 弘扬 践行 锻造 "
    "培育 构建 筑起 织密 畅通 入户 赢得 夺冠 摘金 揭牌 签约 启动 亮相 出炉 落地".split()
)
"""Words that in heads do rather than are: 引领奋斗之路."""

THINGS = frozenset(
    "使命 奋进 一线 新时代 来电 答卷 方便 建设 阵地 生态 篇章 高质量 文创园 新成效 实效 车间 "
    "公益岗".split()
)
"""Words that in heads are things, whatever else they may be."""

COMPLEMENTS = frozenset(
    "出 到 进 成 好 起 来 去 上 下 开 完 住 满 给 入 回 过 为 向 往 在 掉 走 着 了 过来 起来 "
    "出来 下去 下来 进来 回来".split()
)
"""What completes a verb stays with it: 炼出, 修好."""

GOVERNING = frozenset(
    "通过 围绕 关于 按照 根据 为了 针对 对于 随着 面向 沿着 经过 朝着 依托 作为 成为 把 让 "
    "使 用 以 为 在 从 自 到 向 对 将 被 给 由 与 跟 同".split()
)
"""What governs the words after it."""

MEANS = frozenset("以 用 通过 凭 靠 在 从 按 依托".split())
"""Of these, those after which what else is done is a thing: 以创新活力, 在发展中."""

FRAMES_OPEN = frozenset("在 从 自 到 当 以 于 为 对".split())
"""What opens a frame of place or time, and below what closes it: 在时代浪潮中, 在工棚里."""

FRAMES_CLOSE = frozenset(
    "中 里 上 下 内 外 后 前 时 间 旁 边 处 之中 之上 之下 之间 以来 以后 以前 之后 之前 "
    "期间 里面 上面 下面 旁边 底下 当中".split()
)
"""What closes it."""

TIMES_AND_UNITS = frozenset(
    "年 月 日 天 时 点 分 秒 次 回 趟 遍 元 倍 成 折 度 米 里 吨 克 斤 升 亩 岁 届 期 场".split()
)
"""Measures after which no noun need follow: 加一趟, 增收三千元."""

PHRASES = frozenset(
    "凝心聚力 守正创新 同频共振 同心同行 同向同行 实干笃行 勇毅前行 踔厉奋发 砥砺奋进 砥砺前行 担当作为 "
    "攻坚克难 真抓实干 提质增效 强基固本 铸魂育人 "
    "走深走实 共建共享 精打细算 先行先试 挂图作战 倾听民声".split()
)
"""Set phrases of four characters that news is written in and the dictionary lacks."""

ONE_WORD = (
    ACTING | ADVERBS | LEADING | THINGS | PHRASES | frozenset("田间地头 红色基因 高铁站 总工会".split())
)
"""What a desk reads as one word, though the dictionary may not."""
