"""Turns ``faces.yaml`` into wishes: which face sets which script of which role."""

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from ghpress.forms import Either, Field, Form, MapOf, Number, Record, Truth, Words, fill
from ghpress.located import read_yaml
from ghpress.remarks import InFile, Remark, error
from ghpress.stock.faces import Part
from ghpress.values import dataclass

LARGEST_SCALE = Fraction(2)
LEAST_SCALE = Fraction(1, 2)
LARGEST_SHIFT = Fraction(1, 2)
"""In em. Beyond these a part no longer stands on the line of the others: a slip of the pen."""

_SCALE = Number(LEAST_SCALE, LARGEST_SCALE)
_SHIFT = Number(-LARGEST_SHIFT, LARGEST_SHIFT)
_ROLE_NAME = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
_NAME = Words(r"[A-Za-z0-9][A-Za-z0-9_.+-]*")
_PART = Form(
    "part",
    "复合字体中一种文字所用的字体",
    (
        Field(
            "face", _NAME, "字体的 PostScript 名", "字体", required=True, example="LXGWWenKai-Regular"
        ),
        Field("scale", _SCALE, "与汉字相比的大小", "比例", default=Fraction(1)),
        Field("shift", _SHIFT, "基线上移，以全身为单位", default=Fraction(0)),
    ),
)
_SCRIPT = Either((_NAME, _PART))
_ROLE = Form(
    "role",
    "一种用途的复合字体",
    (
        Field("han", _SCRIPT, "汉字和中文标点", "汉字", example="NotoSerifCJKsc-Regular"),
        Field("latin", _SCRIPT, "西文；不写则用汉字字体", "西文"),
        Field("figures", _SCRIPT, "数字；不写则用西文字体", "数字"),
        Field("stands_in", Words(), "由哪种用途的字体代替", "代替", example="kai"),
        Field("on_demand", Truth(), "用到时才准备", "用时准备", default=False),
    ),
)
_FACE = Form(
    "face",
    "一款字体",
    (
        Field("family", Words(), "编辑认得的字体名", "字体名", example="方正仿宋"),
        Field("package", Words(r"[a-z0-9][a-z0-9.+-]*"), "带来它的 Debian 软件包", "软件包"),
    ),
)
FACES = Form(
    "faces",
    "字体配置",
    (
        Field("faces", MapOf(_FACE), "PostScript 名 → 字体", "字体", default={}),
        Field("roles", MapOf(_ROLE, _ROLE_NAME), "用途 → 复合字体", "用途", default={}),
    ),
)


@dataclass(frozen=True, slots=True)
class FaceWish:
    """A face by its PostScript name, the family an editor knows it by, the package that brings it."""

    ps_name: str
    family: str
    package: str
    place: InFile


@dataclass(frozen=True, slots=True)
class RoleWish:
    """A role and its parts, whose faces are PostScript names; or the role that stands in for it."""

    role: str
    han: Part | None
    latin: Part | None
    figures: Part | None
    stands_in: str
    place: InFile
    on_demand: bool = False
    """Looked for and cut only when something is set in it."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a ``faces.yaml`` asks for, by name."""

    faces: Mapping[str, FaceWish] = field(default_factory=dict)
    roles: Mapping[str, RoleWish] = field(default_factory=dict)

    def over(self, other: "Wishes") -> "Wishes":
        """These wishes, and the other's where these say nothing."""
        return Wishes({**other.faces, **self.faces}, {**other.roles, **self.roles})


def read_wishes(text: str, file: str) -> tuple[Wishes, tuple[Remark, ...]]:
    """The wishes of a ``faces.yaml``; what cannot be read is left out with a remark."""
    found = read_yaml(text, file)
    filled = fill(FACES, found.node)
    remarks = [*found.remarks, *filled.remarks]
    if filled.record is None:
        return Wishes(), tuple(remarks)
    faces = {name: _face(name, record) for name, record in filled.record["faces"].items()}
    roles = {}
    for name, record in filled.record["roles"].items():
        roles[name] = _role(name, record)
        if not record.given("han") and not record.given("stands_in") and not filled.remarks:
            remarks.append(error("role-without-han", record.place, role=name))
    return Wishes(faces, roles), tuple(remarks)


def _face(name: str, record: Record) -> FaceWish:
    return FaceWish(name, record["family"] or name, record["package"] or "", record.place)


def _role(name: str, record: Record) -> RoleWish:
    han, latin, figures = (_part(record[script]) for script in ("han", "latin", "figures"))
    return RoleWish(
        name, han, latin, figures, record["stands_in"] or "", record.place, record["on_demand"]
    )


def _part(written: Record | str | None) -> Part | None:
    """A part written as a name, or as a mapping; one that misses its face is none (and was remarked)."""
    if isinstance(written, Record):
        face = written["face"]
        return Part(face, written["scale"], written["shift"]) if face else None
    return Part(written) if written else None
