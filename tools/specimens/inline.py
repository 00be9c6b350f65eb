"""Examples of what stands beside, over and under the characters of a line."""

from fractions import Fraction

from tools.specimens.sample import Chapter, Passage, Rule

from ghpress.units import pt

_OPEN = pt(28)

_READING = "他写下{饕餮|tāo|tiè}二字，念给徒弟听。"
_PARTED = "他写下“饕(tāo)餮(tiè)”二字，念给徒弟听。"
_WORD = "炉前工说这叫{淬火|cuìhuǒ}，是{能手|néngshǒu}的活。"
_BY_CHAR = "炉前工说这叫{淬火|cuì|huǒ}，是{能手|néng|shǒu}的活。"
_DOTTED = "*务必、务必*，一量再量，*再*下刀。"
_NAMES = "[赵小满]{专名}[北岭]{专名}两代人，合写了[工人日记]{书名}。"
_FORMULA = "锅炉水要除氧，H~2~O里不留O~2~；产量超过10^4^吨。"
_FLAT = "锅炉水要除氧，H2O里不留O2；产量超过104吨。"

READINGS = Chapter(
    "readings",
    "拼音与注音",
    "拼音在字的上方，字号是正文的一半，行距不为它加宽；行距给得够，是样式的事。",
    (
        Rule(
            "拼音注在字上，不夹在行里",
            "一字一音的，对着各自的字居中；两音之间至少隔开四分之一字（按拼音的字号算）。拼音比字宽，先盖到旁边没有拼音的字上，"
            "再把底下的字匀开；标点只盖它空着的地方，盖着的空不再挤。",
            "clreq 5.5.3（行间注）",
            "没有键；稿里写 `{饕餮|tāo|tiè}`",
            (
                Passage(
                    "wrong", "夹在行里", _PARTED, Fraction(10), look=("(tāo)", "(tiè)"), leading=_OPEN
                ),
                Passage("right", "注在字上", _READING, Fraction(10), look=("饕餮",), leading=_OPEN),
            ),
        ),
        Rule(
            "按词注，按字注",
            "按词注的拼音连写，词不拆到两行；按字注的各归各字，可以分到两行。",
            "clreq 5.5.3；GB/T 16159 汉语拼音正词法",
            "没有键；稿里写 `{淬火|cuìhuǒ}` 或 `{淬火|cuì|huǒ}`",
            (
                Passage("style", "按词", _WORD, Fraction(10), look=("淬火", "能手"), leading=_OPEN),
                Passage("style", "按字", _BY_CHAR, Fraction(10), look=("淬火", "能手"), leading=_OPEN),
            ),
        ),
    ),
)

MARKED = Chapter(
    "interlinear",
    "着重号、专名号、书名号",
    "都画在字的下方，画上去，行里的字一个不动。",
    (
        Rule(
            "着重号一字一点，标点下面不点",
            "点在字的正下方，跟着字距走；同时有专名号，线在里、点在外。",
            "clreq 5.3.1；GB/T 15834 4.10、5.1.8",
            "没有键；稿里写 `*务必*`",
            (
                Passage(
                    "wrong",
                    "用黑体代替：一行里轻重不匀",
                    "**务必、务必**，一量再量，**再**下刀。",
                    Fraction(10),
                    look=("务必、务必", "‹再›下"),
                ),
                Passage("right", "着重号", _DOTTED, Fraction(10), look=("务必、务必", "‹再›下")),
            ),
        ),
        Rule(
            "专名号相邻要断开",
            "人名、地名下面画直线，书名下面可画浪线；线同字一样长，两个名字挨着，中间各让十六分之一字。",
            "clreq 5.6.1；GB/T 15834 4.16",
            "没有键；稿里写 `[北岭]{专名}`、`[工人日记]{书名}`",
            (
                Passage(
                    "wrong",
                    "当一个名字画：连成一条",
                    "[赵小满北岭]{专名}两代人，合写了[工人日记]{书名}。",
                    Fraction(10),
                    look=("赵小满北岭",),
                ),
                Passage("right", "两个名字，两条线", _NAMES, Fraction(10), look=("赵小满北岭",)),
            ),
        ),
        Rule(
            "上下角字小，不带空",
            "上角、下角的字用六成字号，升、降有定数，旁边不加中西文的空。",
            "clreq 6.1.2、6.3.3；Unicode 的上下标",
            "没有键；稿里写 `H~2~O`、`10^4^`",
            (
                Passage(
                    "wrong",
                    "平着写：10 的 4 次方成了 104",
                    _FLAT,
                    Fraction(10),
                    look=("H2O", "O2", "104"),
                ),
                Passage("right", "上下角", _FORMULA, Fraction(10), look=("H2O", "O2", "104")),
            ),
        ),
    ),
)

INLINE = (READINGS, MARKED)
