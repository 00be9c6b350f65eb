"""Turns a house's list of words it does not print (慎用词) into values: avoid.yaml."""

from pathlib import Path

from ghpress.forms import Field, Form, ListOf, Words, fill
from ghpress.located import read_yaml
from ghpress.remarks import Level, Remark, worst
from ghpress.rim import read_text
from ghpress.values import dataclass

AVOID_FILE = "avoid.yaml"

AVOIDED = Form(
    "avoided",
    "一个不用或慎用的词。",
    (
        Field("word", Words(), "不用的词", "词", required=True, example="残废人"),
        Field("use", Words(), "改用什么；不写就请作者斟酌", "改用", default="", example="残疾人"),
        Field("why", Words(), "为什么不用", "缘由", default="", example="有贬义"),
        Field(
            "except",
            ListOf(Words()),
            "含有它而可以用的词",
            "除外",
            default=(),
            example="[残废军人证]",
        ),
    ),
)

AVOID = Form(
    "avoid",
    "本报不用的词（avoid.yaml），放在 house.yaml 旁边，一期专用的放在那一期的文件夹里。",
    (Field("avoid", ListOf(AVOIDED), "不用的词，一词一项", "慎用词", default=()),),
)


@dataclass(frozen=True, slots=True)
class Avoided:
    """A word that is not to be printed, and what to use instead (empty: nobody can say).

    ``but`` are longer words that hold it and may stand.
    """

    word: str
    use: str = ""
    why: str = ""
    but: tuple[str, ...] = ()


def read_avoided(folders: tuple[Path, ...]) -> tuple[tuple[Avoided, ...], tuple[Remark, ...]]:
    """The words of every folder that has a list, the first folder's first."""
    words: list[Avoided] = []
    remarks: list[Remark] = []
    for folder in dict.fromkeys(folder.resolve() for folder in folders):
        if (folder / AVOID_FILE).is_file():
            found, said = _read(folder)
            words += found
            remarks += said
    return tuple(words), tuple(remarks)


def _read(folder: Path) -> tuple[list[Avoided], tuple[Remark, ...]]:
    file = read_text(folder / AVOID_FILE, folder)
    if file.text is None:
        return [], file.remarks
    found = read_yaml(file.text, AVOID_FILE)
    filled = fill(AVOID, found.node)
    remarks = (*file.remarks, *found.remarks, *filled.remarks)
    if filled.record is None or worst(remarks) is Level.ERROR:
        return [], remarks
    return [
        Avoided(each["word"], each["use"], each["why"], tuple(each["except"]))
        for each in filled.record["avoid"]
    ], remarks
