"""Turns wishes and the faces found for them into composite faces, one a role."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from ghpress.remarks import InFile, Remark, error, note
from ghpress.stock.faces import Composite, Face, Part
from ghpress.stock.wishes import FaceWish, RoleWish, Wishes

RESTRICTED = 0x0002
"""OS/2 fsType, lowest four bits: must not be embedded without the owner's permission (OpenType)."""

NO_SUBSETTING = 0x0100
"""OS/2 fsType bit 8: may be embedded only whole, so neither cut nor subset."""


def parts(role: RoleWish) -> tuple[Part, ...]:
    """The parts a role asks for itself; their faces are PostScript names."""
    return tuple(part for part in (role.han, role.latin, role.figures) if part is not None)


def compose_roles(
    wishes: Wishes, faces: Mapping[str, Face], damaged: AbstractSet[str] = frozenset()
) -> tuple[dict[str, Composite], tuple[Remark, ...]]:
    """The roles whose faces are all there, and what to say about the others.

    ``damaged`` are faces found but unfit, which have been complained of already.
    """
    composites: dict[str, Composite] = {}
    remarks: list[Remark] = []
    for role in wishes.roles.values():
        lender = wishes.roles.get(role.stands_in, role)
        missing = dict.fromkeys(part.face for part in parts(lender) if part.face not in faces)
        if lender.han is not None and not missing:
            composites[role.role] = _composite(role.role, lender, faces)
        if role.stands_in:
            remarks.append(_stands_in(role, wishes))
        else:
            remarks.extend(_missing(role, name, wishes) for name in missing if name not in damaged)
    return composites, tuple(remarks)


def embedding_rights(embedding: int) -> str:
    """What OS/2 fsType allows, as a word: free, edit, print, forbidden, and whole- before it."""
    words = {0: "free", RESTRICTED: "forbidden", 0x0004: "print", 0x0008: "edit"}
    # Several bits set: old fonts; the least restrictive counts (OpenType 1.9, OS/2 fsType).
    bits = [bit for bit in (0x0008, 0x0004, RESTRICTED) if embedding & bit]
    return ("whole-" if embedding & NO_SUBSETTING else "") + words[bits[0] if bits else 0]


def complain_of_rights(faces: Mapping[str, Face]) -> tuple[Remark, ...]:
    """Errors for faces whose owner forbids embedding them, or embedding a part of them."""
    remarks = []
    for name, face in faces.items():
        rights = embedding_rights(face.facts.embedding)
        place = InFile(face.facts.source)
        if rights.endswith("forbidden"):
            remarks.append(error("face-not-embeddable", place, face=name))
        elif rights.startswith("whole-"):
            remarks.append(error("face-not-to-be-cut", place, face=name))
    return tuple(remarks)


def _composite(name: str, role: RoleWish, faces: Mapping[str, Face]) -> Composite:
    """Latin left out is set in the Han face, figures left out in the Latin face."""
    han = role.han or Part("")
    latin = role.latin or han
    figures = role.figures or latin
    return Composite(name, *(replace(part, face=faces[part.face].key) for part in (han, latin, figures)))


def _stands_in(role: RoleWish, wishes: Wishes) -> Remark:
    lender = wishes.roles.get(role.stands_in)
    if lender is None or lender.han is None:
        return error("role-lender-unknown", role.place, role=role.role, lender=role.stands_in)
    return note("role-stands-in", role.place, role=role.role, lender=role.stands_in)


def _missing(role: RoleWish, ps_name: str, wishes: Wishes) -> Remark:
    wish = wishes.faces.get(ps_name, FaceWish(ps_name, ps_name, "", role.place))
    facts = {"role": role.role, "face": ps_name, "family": wish.family}
    if wish.package:
        return error("face-missing", role.place, **facts, package=wish.package)
    return error("face-missing-own", role.place, **facts)
