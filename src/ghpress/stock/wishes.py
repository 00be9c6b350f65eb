"""Turns ``faces.yaml`` into wishes: which face sets which script of which role."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from fractions import Fraction
from typing import TypeVar

import yaml

from ghpress.remarks import InFile, Remark, error
from ghpress.stock.faces import Part

Read = TypeVar("Read")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LARGEST_SCALE = Fraction(2)
_LARGEST_SHIFT = Fraction(1, 2)


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


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a ``faces.yaml`` asks for, by name."""

    faces: dict[str, FaceWish] = field(default_factory=dict)
    roles: dict[str, RoleWish] = field(default_factory=dict)

    def over(self, other: "Wishes") -> "Wishes":
        """These wishes, and the other's where these say nothing."""
        return Wishes({**other.faces, **self.faces}, {**other.roles, **self.roles})


def read_wishes(text: str, file: str) -> tuple[Wishes, tuple[Remark, ...]]:
    """The wishes of a ``faces.yaml``; what cannot be read is left out with a remark."""
    try:
        root = yaml.compose(text, _LOADER)
    except yaml.YAMLError as trouble:
        return Wishes(), (_broken(trouble, file),)
    if root is None:
        return Wishes(), ()
    reader = _Reader(file)
    top = reader.mapping(root, ("faces", "roles"))
    faces = reader.entries(top.get("faces"), reader.face)
    roles = reader.entries(top.get("roles"), reader.role)
    return Wishes(faces, roles), tuple(reader.remarks)


def _broken(trouble: yaml.YAMLError, file: str) -> Remark:
    mark = getattr(trouble, "problem_mark", None)
    place = InFile(file, mark.line + 1, mark.column + 1) if mark else InFile(file)
    return error("faces-not-yaml", place, problem=getattr(trouble, "problem", "") or trouble)


class _Reader:
    """Walks the nodes of one file and gathers its remarks."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.remarks: list[Remark] = []

    def place(self, node: yaml.Node) -> InFile:
        return InFile(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def pairs(self, node: yaml.Node) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        """Key, key node and value node of a mapping; anything else is a remark."""
        if not isinstance(node, yaml.MappingNode):
            self.remarks.append(error("faces-not-a-mapping", self.place(node)))
            return
        for key, value in node.value:
            yield str(key.value), key, value

    def mapping(self, node: yaml.Node, known: tuple[str, ...]) -> dict[str, yaml.Node]:
        """A mapping with none but the known keys."""
        found: dict[str, yaml.Node] = {}
        for name, key, value in self.pairs(node):
            if name in known:
                found[name] = value
            else:
                near = get_close_matches(name, known, n=1, cutoff=0.0)
                self.remarks.append(error("faces-unknown-key", self.place(key), key=name, near=near[0]))
        return found

    def entries(
        self, node: yaml.Node | None, read: Callable[[str, yaml.Node], Read | None]
    ) -> dict[str, Read]:
        """The named entries of a section, each read by ``read``."""
        if node is None:
            return {}
        entries = ((name, read(name, value)) for name, _, value in self.pairs(node))
        return {name: entry for name, entry in entries if entry is not None}

    def face(self, name: str, node: yaml.Node) -> FaceWish:
        found = self.mapping(node, ("family", "package"))
        words = {key: str(value.value) for key, value in found.items()}
        return FaceWish(name, words.get("family", name), words.get("package", ""), self.place(node))

    def role(self, name: str, node: yaml.Node) -> RoleWish | None:
        found = self.mapping(node, ("han", "latin", "figures", "stands_in"))
        lender = str(found["stands_in"].value) if "stands_in" in found else ""
        han, latin, figures = (self.part(found.get(script)) for script in ("han", "latin", "figures"))
        if han is None and not lender:
            self.remarks.append(error("role-without-han", self.place(node), role=name))
            return None
        return RoleWish(name, han, latin, figures, lender, self.place(node))

    def part(self, node: yaml.Node | None) -> Part | None:
        if node is None:
            return None
        if isinstance(node, yaml.ScalarNode):
            return Part(str(node.value))
        found = self.mapping(node, ("face", "scale", "shift"))
        if "face" not in found:
            self.remarks.append(error("part-without-face", self.place(node)))
            return None
        scale = self.number(found.get("scale"), Fraction(1), (Fraction(1, 2), _LARGEST_SCALE))
        shift = self.number(found.get("shift"), Fraction(0), (-_LARGEST_SHIFT, _LARGEST_SHIFT))
        return Part(str(found["face"].value), scale, shift)

    def number(
        self, node: yaml.Node | None, default: Fraction, limits: tuple[Fraction, Fraction]
    ) -> Fraction:
        if node is None:
            return default
        try:
            number = Fraction(str(node.value))
        except (ValueError, ZeroDivisionError):
            number = None
        if number is not None and limits[0] <= number <= limits[1]:
            return number
        lowest, highest = (float(limit) for limit in limits)
        self.remarks.append(
            error("part-bad-number", self.place(node), number=node.value, lowest=lowest, highest=highest)
        )
        return default
