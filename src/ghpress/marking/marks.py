"""Proofreaders' marks: the signs of GB/T 14706—1993 as values, and which of them are edits."""

from typing import Literal, TypeAlias

from ghpress.marking.passages import Spot
from ghpress.values import dataclass

State: TypeAlias = Literal["open", "done", "done-differently", "refused"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign: its code, its name, and what it takes.

    ``on`` is what it is put on: words, a place between two characters, or a point of the page.
    ``takes`` says whether its maker has to write something. An ``edit`` can be done to the copy.
    """

    code: str
    name: str
    english: str
    on: Literal["words", "between", "page"]
    takes: bool = False
    edit: bool = False


SIGNS = (
    Sign("replace", "改正", "replace", "words", takes=True, edit=True),
    Sign("delete", "删除", "delete", "words", edit=True),
    Sign("insert", "增补", "insert", "between", takes=True, edit=True),
    Sign("damaged", "换损污字", "damaged character", "words"),
    Sign("above-below", "改正上下角", "superior or inferior", "words"),
    Sign("turn", "转正", "turn upright", "words"),
    Sign("transpose", "对调", "transpose", "words", takes=True, edit=True),
    Sign("run-on", "接排", "run on", "between", edit=True),
    Sign("new-paragraph", "另起段", "new paragraph", "between", edit=True),
    Sign("move-to", "转移", "move to", "words", takes=True),
    Sign("move-up-down", "上下移", "move up or down", "words"),
    Sign("move-left-right", "左右移", "move left or right", "words"),
    Sign("align", "排齐", "align", "words"),
    Sign("order", "排阶梯形", "set in steps", "words"),
    Sign("level", "正图", "set the picture straight", "page"),
    Sign("more-space", "加大空距", "more space", "between"),
    Sign("less-space", "减小空距", "less space", "between"),
    Sign("em-space", "空字距", "an em of space", "between"),
    Sign("apart", "分开", "set apart", "between", edit=True),
    Sign("stet", "保留", "let it stand", "words"),
    Sign("instead", "代替", "everywhere instead", "words", takes=True, edit=True),
    Sign("say", "说明", "remark", "words", takes=True),
    Sign("note", "附注", "note on the page", "page", takes=True),
)
"""The standard's signs in its groups (characters, their places, space, others), and a free note on a
place of the page, which it has not."""

SIGN_OF = {sign.code: sign for sign in SIGNS}


@dataclass(frozen=True, slots=True)
class PagePoint:
    """A place on a page, mm from the trim's top left corner."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Said:
    """One entry in a mark's thread."""

    by: str
    at: str
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark as it stands: who made it when in which round, on what, and what became of it.

    ``text`` is what is to stand instead, to be put in, or what is remarked. ``point`` is where it was
    made on the page, for marks on words too: it shows where those words stood.
    """

    id: str
    by: str
    at: str
    round: str
    sign: str
    point: PagePoint
    where: Spot | None = None
    text: str = ""
    state: State = "open"
    settled_by: str = ""
    thread: tuple[Said, ...] = ()

    def is_edit(self) -> bool:
        """Whether it can be done to the copy."""
        return SIGN_OF[self.sign].edit and self.where is not None
