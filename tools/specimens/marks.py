"""Examples of marks: how wide they are beside each other, at a line's edges, in each house's style."""

from fractions import Fraction

from tools.specimens.sample import Chapter, Passage, Rule

_TEN = Fraction(10)
_PLAIN = {"punctuation": "plain"}

_FACING = "师傅说：“《车工手册》（上册）、‘口诀’，都要背。”"
_ASIDE = "图纸（附图（二）），不得外借。"
_WHICH = "走还是不走？！他回头喊：“走啊！！”"
_SHOUT = "加油！！！炉火旺起来了。"
_SAYS = "他说，“手稳、心细。”徒弟（刚进厂）记下了。两人又量了一遍，才放心。"
_SAYS_TC = "他說，「手穩、心細。」徒弟（剛進廠）記下了。兩人又量了一遍，才放心。"

ADJACENT = Chapter(
    "adjacent",
    "相邻的标点",
    "两个标点挨着，各带半字空，不收就是一个窟窿。先收标点，再断行，再挤再拉。",
    (
        Rule(
            "两个标点挨着，占一个半字",
            "右引号、顿号之后接左括号，逗号之后接引号，中间只留半字；右括号、引号之后接点号，不留空。"
            "三个以上挨着，一对一对照算。",
            "clreq 6.3.2.2；GB/T 15834 5.1",
            "`punctuation`",
            (
                Passage(
                    "wrong",
                    "各占一字，不收空（punctuation: plain）",
                    _FACING,
                    _TEN,
                    _PLAIN,
                    look=("‹：“《›", "‹》（›上", "‹）、‘›", "‹’，›"),
                ),
                Passage(
                    "right",
                    "全角式（punctuation: quanjiao）",
                    _FACING,
                    _TEN,
                    look=("‹：“《›", "‹》（›上", "‹）、‘›", "‹’，›"),
                ),
            ),
        ),
        Rule(
            "同向的括号套着，也收",
            "括号套括号，收尾的两个右括号之间不留空，其后的逗号紧跟着；括号总是贴着它括的字。",
            "clreq 6.3.2.2",
            "`punctuation`",
            (
                Passage(
                    "wrong",
                    "各占一字，不收空（punctuation: plain）",
                    _ASIDE,
                    _TEN,
                    _PLAIN,
                    look=("二‹）），›",),
                ),
                Passage("right", "全角式（punctuation: quanjiao）", _ASIDE, _TEN, look=("二‹）），›",)),
            ),
        ),
    ),
)

EDGES = Chapter(
    "edges",
    "行首、行末与段首",
    "标点的空白到了行的边上就没有用处，留着，版口就不齐。",
    (
        Rule(
            "行末的标点占半字",
            "逗号、句号、右引号等到了行末，后面的半字空去掉，一行就多出半字的地方，断行时已经算在里面。",
            "GB/T 15834 5.1.10；clreq 6.3.2.3",
            "`punctuation`",
            (
                Passage(
                    "wrong",
                    "行末留着半字空（punctuation: plain）",
                    "清早，老班长来了，灯亮着，炉子热着，人也齐了。",
                    Fraction(9),
                    _PLAIN,
                    lines=("清早，老班长来了，", "灯亮着，炉子热着，", "人也齐了。"),
                    look=("来了‹，›", "热着‹，›"),
                ),
                Passage(
                    "right",
                    "行末只占半字，字距匀开半字",
                    "清早，老班长来了，灯亮着，炉子热着，人也齐了。",
                    Fraction(9),
                    lines=("清早，老班长来了，", "灯亮着，炉子热着，", "人也齐了。"),
                    look=("来了‹，›", "热着‹，›"),
                ),
            ),
        ),
        Rule(
            "行首的左括号、左引号顶格",
            "左括号前面的半字空到了行首去掉，括号顶到版口。",
            "clreq 6.3.2",
            "`punctuation`",
            (
                Passage(
                    "wrong",
                    "行首缩进半字（punctuation: plain）",
                    "厂里办起了书屋（原是仓库），木牌挂在门口。",
                    Fraction(7),
                    _PLAIN,
                    look=("‹（›原",),
                ),
                Passage(
                    "right",
                    "行首顶格（punctuation: quanjiao）",
                    "厂里办起了书屋（原是仓库），木牌挂在门口。",
                    Fraction(7),
                    look=("‹（›原",),
                ),
            ),
        ),
        Rule(
            "段首的引号：空两字，引号只占半字",
            "段首缩进两字之后起头的引号，前面的半字空也去掉，字从两字半处起，不从三字处起。",
            "clreq 6.2.1.1、6.3.2",
            "`indent`、`punctuation`",
            (
                Passage(
                    "wrong",
                    "引号占一字，字退到三字处（punctuation: plain）",
                    "“早。”他笑着点头，放下饭盒就去看炉子。",
                    Fraction(9),
                    {**_PLAIN, "indent": Fraction(2)},
                    look=("‹“›早",),
                ),
                Passage(
                    "right",
                    "引号占半字，字在两字半处",
                    "“早。”他笑着点头，放下饭盒就去看炉子。",
                    Fraction(9),
                    {"indent": Fraction(2)},
                    look=("‹“›早",),
                ),
            ),
        ),
    ),
)

PAIRS = Chapter(
    "pairs",
    "问号、叹号连用",
    "两个连用当一个标点看，三个当两个看。",
    (
        Rule(
            "两个占一字，三个占两字",
            "？！、？？、！！合起来占一字，后面不再留空，当中不断行；！！！、？？？占两字。",
            "GB/T 15834 5.1.2",
            "`punctuation`",
            (
                Passage(
                    "wrong",
                    "一个占一字（punctuation: plain）",
                    _WHICH,
                    _TEN,
                    _PLAIN,
                    look=("？！", "！！"),
                ),
                Passage("right", "一对占一字", _WHICH, _TEN, look=("？！", "！！")),
                Passage("wrong", "三个占三字", _SHOUT, Fraction(11), _PLAIN, look=("！！！",)),
                Passage("right", "三个占两字", _SHOUT, Fraction(11), look=("！！！",)),
            ),
        ),
    ),
)

STYLES = Chapter(
    "styles",
    "标点的几种式样",
    "标点占多宽，各家不同，一份报纸用一种。这里没有错对，只有选择；唯有“全身”不收不挤，是铅字的旧样，摆着作比。",
    (
        Rule(
            "全角、开明、半角、全身",
            "全角式：句中标点占一字，挨着的收半字。开明式：句末的。？！占一字，别的占半字。半角式：一律半字。"
            "全身：一律一字，什么都不收。",
            "clreq 6.3.2；方正排版的“标点类型”",
            "`punctuation: quanjiao`、`kaiming`、`banjiao`、`plain`",
            tuple(
                Passage(
                    "style",
                    label,
                    _SAYS,
                    Fraction(12),
                    {"punctuation": punctuation},
                    look=("他说‹，›", "手稳‹、›", "‹。”›", "记下了‹。›", "一遍‹，›"),
                )
                for label, punctuation in (
                    ("全角式 quanjiao", "quanjiao"),
                    ("开明式 kaiming", "kaiming"),
                    ("半角式 banjiao", "banjiao"),
                    ("全身 plain", "plain"),
                )
            ),
        ),
        Rule(
            "居中：台湾、香港的标点",
            "点号在一字的正中，两边各空四分之一，行末留一边；字形也要换成繁体的，大陆的字形句号在左下。",
            "clreq 6.3.2.1",
            "`punctuation: juzhong`，`face: song-tc`",
            (
                Passage(
                    "wrong",
                    "繁体字配大陆的标点（quanjiao，song）",
                    _SAYS_TC,
                    Fraction(12),
                    look=("他說‹，›", "手穩‹、›", "‹。」›", "記下了‹。›", "一遍‹，›"),
                ),
                Passage(
                    "right",
                    "居中式（juzhong，song-tc）",
                    _SAYS_TC,
                    Fraction(12),
                    {"punctuation": "juzhong"},
                    face="song-tc",
                    look=("他說‹，›", "手穩‹、›", "‹。」›", "記下了‹。›", "一遍‹，›"),
                ),
            ),
        ),
    ),
)

MARKS = (ADJACENT, EDGES, PAIRS, STYLES)
