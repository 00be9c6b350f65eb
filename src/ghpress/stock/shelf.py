"""Turns ``faces.yaml`` and the fonts it names into the shelf: composite faces, prepared and opened."""

from collections import deque
from collections.abc import Collection, Mapping
from functools import cached_property
from importlib.resources import files
from pathlib import Path

import uharfbuzz as hb

from ghpress.remarks import NOWHERE, Halt, InFile, Level, Remark, error, warning, worst
from ghpress.rim import name_in, read_text
from ghpress.stock.composites import complain_of_rights, compose_roles, parts
from ghpress.stock.faces import Composite, Face
from ghpress.stock.found import Found, Shelves, find_face, usual_shelves
from ghpress.stock.prepare import Source, opened, prepare
from ghpress.stock.recipe import UnfitFace
from ghpress.stock.search import faceless
from ghpress.stock.wishes import Wishes, read_wishes
from ghpress.values import dataclass

WISHES = "faces.yaml"


def open_shelf(fonts_folder: Path, store: Path) -> tuple["Shelf", tuple[Remark, ...]]:
    """The shelf: the title's wishes over the shipped ones, every face found, prepared and opened.

    ``store`` keeps the prepared files; a second opening prepares nothing. A face that is not to be
    found or may not be embedded is an error remark; a role that misses a face is not on the shelf.

    Raises:
        Halt: the store cannot be written.
    """
    every, remarks = read_all_wishes(fonts_folder)
    shelves = usual_shelves(fonts_folder, store)
    wishes = Wishes(every.faces, {n: role for n, role in every.roles.items() if not role.on_demand})
    names = dict.fromkeys(part.face for role in wishes.roles.values() for part in parts(role))
    found, troubles = _find_all(names, shelves)
    faces = {name: taken.face for name, taken in found.items()}
    damaged = {trouble.fact("face") for trouble in troubles} - {""}
    composites, complaints = compose_roles(wishes, faces, damaged)
    if len(found) < len(names):
        complaints += tuple(
            warning("face-file-damaged", InFile(str(file))) for file in faceless(fonts_folder)
        )
    sources = {taken.face.key: taken.source for taken in found.values()}
    late = Late(Wishes(every.faces, {n: r for n, r in every.roles.items() if r.on_demand}), shelves)
    shelf = Shelf(composites, {face.key: face for face in faces.values()}, sources, late)
    holds = (composites, {face.key for face in faces.values()}, sources, late)
    return _the_same(shelf, holds), (*remarks, *troubles, *complaints, *complain_of_rights(faces))


_OPEN: deque[tuple[object, "Shelf"]] = deque(maxlen=2)
"""Shelves opened last, and what each was opened with: of faces the keys, which are of their content."""


def _the_same(shelf: "Shelf", holds: object) -> "Shelf":
    """The shelf, or one opened before with just the same: what was set from that one stands."""
    for held, former in _OPEN:
        if held == holds:
            return former
    _OPEN.append((holds, shelf))
    return shelf


def read_all_wishes(fonts_folder: Path) -> tuple[Wishes, tuple[Remark, ...]]:
    """What the title's ``faces.yaml`` asks for, over what the shipped one does."""
    shipped = files("ghpress.stock").joinpath("data", WISHES).read_text(encoding="utf-8")
    wishes, remarks = read_wishes(shipped, WISHES)
    own = fonts_folder / WISHES
    if not own.exists():
        return wishes, remarks
    text = read_text(own, fonts_folder.parent)
    if text.text is None:
        return wishes, (*remarks, *text.remarks)
    own_wishes, own_remarks = read_wishes(text.text, name_in(own, fonts_folder.parent))
    return own_wishes.over(wishes), (*remarks, *text.remarks, *own_remarks)


def _find_all(names: Collection[str], shelves: Shelves) -> tuple[dict[str, Found], tuple[Remark, ...]]:
    """The faces that are to be had, by PostScript name, and a remark for each damaged one."""
    found: dict[str, Found] = {}
    troubles: list[Remark] = []
    for name in names:
        try:
            taken = find_face(name, shelves)
        except UnfitFace as trouble:
            troubles.append(error("face-unreadable", NOWHERE, face=name, problem=trouble))
            continue
        if taken is not None:
            found[name] = taken
    if len(found) < len(names):
        places = (name_in(file, shelves.own.parent) for file in faceless(shelves.own))
        troubles.extend(warning("face-file-damaged", InFile(place)) for place in places)
    return found, tuple(troubles)


@dataclass(frozen=True, slots=True)
class Late:
    """Roles whose faces are prepared only when something is set in them, and where to look for them."""

    wishes: Wishes
    shelves: Shelves


class Shelf:
    """What lies on the shelf. Nothing on it changes; a pickled shelf opens anew in another process."""

    def __init__(
        self,
        composites: Mapping[str, Composite],
        faces: Mapping[str, Face],
        sources: Mapping[str, Source],
        late: Late,
    ) -> None:
        self._composites = dict(composites)
        self._faces = dict(faces)
        self._sources = dict(sources)
        self._late = late
        self._store = late.shelves.store

    def __reduce__(self) -> tuple[type["Shelf"], tuple[object, ...]]:
        return Shelf, (self._composites, self._faces, self._sources, self._late)

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that lie ready, in the order of ``faces.yaml``; without those on demand."""
        return tuple(self._composites)

    @property
    def made_of(self) -> tuple[object, ...]:
        """All it was opened with: two shelves made of the same hold the same, in any process."""
        return (self._composites, sorted(self._faces), self._sources, self._late)

    @property
    def has_sent_for(self) -> bool:
        """Whether faces were sent for that did not lie ready: roles on demand, whole faces."""
        return bool(self._taken or self._wholes)

    def offers(self, role: str) -> bool:
        """Whether a role lies ready or can be had on demand."""
        return role in self._composites or role in self._late.wishes.roles

    def keys(self) -> tuple[str, ...]:
        """The keys of the prepared faces the roles are made of."""
        return tuple(self._faces)

    def composite(self, role: str) -> Composite:
        """The composite face of a role. KeyError for a role the shelf has not got.

        Raises:
            Halt: the role is one on demand, and its face is not to be had.
        """
        if role not in self._composites and role in self._late.wishes.roles:
            if role not in self._taken:
                self._taken[role] = self._take(role)
            return self._taken[role]
        return self._composites[role]

    def _take(self, role: str) -> Composite:
        """A role on demand, its faces found, cut and put with the others."""
        wishes = Wishes(self._late.wishes.faces, {role: self._late.wishes.roles[role]})
        names = dict.fromkeys(part.face for part in parts(wishes.roles[role]))
        found, troubles = _find_all(names, self._late.shelves)
        faces = {name: taken.face for name, taken in found.items()}
        damaged = {trouble.fact("face") for trouble in troubles} - {""}
        composites, complaints = compose_roles(wishes, faces, damaged)
        complaints += complain_of_rights(faces)
        if role not in composites or worst((*troubles, *complaints)) == Level.ERROR:
            raise Halt((*troubles, *complaints))
        self._faces.update({face.key: face for face in faces.values()})
        self._sources.update({taken.face.key: taken.source for taken in found.values()})
        return composites[role]

    def face(self, key: str) -> Face:
        """The face of this key, whole faces included. KeyError for one never prepared here."""
        face = self._faces.get(key) or self._known.get(key) or opened(key, self._store)
        if face is None:
            raise KeyError(key)
        self._known.setdefault(key, face)
        return face

    def fallback(self, char: str, role: str = "") -> Face | None:
        """A whole face that has a character the prepared ones lack, or None if none has it.

        The role's own faces are asked first, so that a rare character keeps its weight; then the
        faces of the other roles in order. A whole face is prepared when first needed.
        """
        for key in self._faces_from(role):
            if ord(char) in self._source_points(key):
                return self._whole(key)
        return None

    def source(self, key: str) -> Source:
        """Where the face of this key was cut from."""
        return self._sources[key]

    def _faces_from(self, role: str) -> list[str]:
        own = [self.composite(role)] if self.offers(role) else []
        ordered = [*own, *self._composites.values()]
        keys = (part.face for face in ordered for part in (face.han, face.latin, face.figures))
        return [key for key in dict.fromkeys(keys) if key in self._sources]

    def _whole(self, key: str) -> Face:
        """The whole face behind a prepared one; its source is read and hashed once."""
        if key not in self._wholes:
            self._wholes[key] = prepare(self._sources[key], self._store, whole=True)
            self._known[self._wholes[key].key] = self._wholes[key]
        return self._wholes[key]

    def _source_points(self, key: str) -> frozenset[int]:
        if key not in self._points:
            source = self._sources[key]
            face = hb.Face(hb.Blob.from_file_path(str(source.path)), source.number)
            self._points[key] = frozenset(face.unicodes)
        return self._points[key]

    @cached_property
    def _points(self) -> dict[str, frozenset[int]]:
        return {}

    @cached_property
    def _wholes(self) -> dict[str, Face]:
        return {}

    @cached_property
    def _taken(self) -> dict[str, Composite]:
        return {}

    @cached_property
    def _known(self) -> dict[str, Face]:
        return {}
