"""Tells what on a page is transparent, and where: PDF/X-1a has none, PDF/X-4 blends it in ink."""

from collections.abc import Collection, Iterator, Mapping

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.press.finish.walk import UNMOVED, Extent, Facts, Mark, Matrix, State, Walk, extent, times
from ghpress.press.finish.within import drop, entries, resource_dictionaries, resources_within

_OPAQUE_MODES = ("/Normal", "/Compatible")


def see_through(page: pikepdf.Page) -> list[Extent]:
    """Where something is painted that is transparent, in points of the page, in order of painting.

    A state that is set and painted nothing with makes nothing transparent (ISO 32000-1 11.6.4).
    """
    if not any(map(_may_be_seen_through, resource_dictionaries(page))):
        return []
    page.contents_coalesce()
    return list(_see_through(page.obj.Contents, page.resources, State()))


def see_through_adverts(page: pikepdf.Page, adverts: Collection[str]) -> list[Extent]:
    """Where an advert is placed that has anything transparent; ``adverts`` are their forms' names.

    Their own content is not followed: it may be written in any way.
    """
    found = []
    for mark in Walk(State()).through(page.obj.Contents.read_bytes()):
        if mark.kind == "object" and mark.name in adverts:
            form = page.resources.XObject[f"/{mark.name}"]
            if any(map(_may_be_seen_through, resources_within(form.Resources))):
                left, bottom, right, top = (float(edge) for edge in form.BBox)
                found.append(extent(mark.state.ctm, (left, bottom, right, top)))
    return found


def drop_groups(page: pikepdf.Page) -> None:
    """Take the engine's groups away where nothing is transparent: in a group nothing overprints."""
    drop(page.obj, "/Group")
    for resources in resource_dictionaries(page):
        for form in entries(resources, "/XObject"):
            drop(form, "/Group")


def blend_in_ink(page: pikepdf.Page) -> None:
    """Let transparent groups blend in CMYK, not in the engine's own space (GWG2022 R0030).

    That is RGB, or the space of a spot where there is one. A group that serves as a mask by its
    brightness is left alone: its space is what tells how bright.
    """
    every = list(resource_dictionaries(page))
    states = (state for resources in every for state in entries(resources, "/ExtGState"))
    masks = {mask.G.objgen for state in states if isinstance(mask := state.get("/SMask"), Dictionary)}
    for form in (form for resources in every for form in entries(resources, "/XObject")):
        group = form.get("/Group")
        if group is not None and form.objgen not in masks and "/CS" in group:
            group.CS = Name.DeviceCMYK
    page.obj.Group = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK)


def _may_be_seen_through(resources: pikepdf.Object) -> bool:
    """Whether some state or picture of these resources is not opaque."""
    return any(map(_is_see_through, _facts(resources).values())) or any(
        "/SMask" in each for each in entries(resources, "/XObject")
    )


def _see_through(stream: pikepdf.Object, resources: pikepdf.Object, begin: State) -> Iterator[Extent]:
    """The transparent marks of a stream and of the forms it draws."""
    walk = Walk(begin, _facts(resources))
    for mark in walk.through(stream.read_bytes()):
        drawn = _drawn(mark, resources)
        is_form = drawn is not None and drawn.get("/Subtype") == Name.Form
        if _is_see_through(mark.state.facts) or (drawn is not None and "/SMask" in drawn):
            yield _around(_extents(mark, drawn if is_form else None), mark.state.ctm)
        elif drawn is not None and is_form:
            begin = State(ctm=times(_matrix_of(drawn), mark.state.ctm))
            yield from _see_through(drawn, drawn.get("/Resources", resources), begin)


def _extents(mark: Mark, form: pikepdf.Object | None) -> list[Extent]:
    """Where the pieces of a mark stand; of a form, what its own content paints."""
    if form is None:
        return list(mark.parts())
    inner = Walk(State(ctm=times(_matrix_of(form), mark.state.ctm)))
    return [part for each in inner.through(form.read_bytes()) for part in each.parts()]


def _drawn(mark: Mark, resources: pikepdf.Object) -> pikepdf.Object | None:
    """The object a mark draws, if it is one."""
    if mark.kind != "object":
        return None
    return resources.get("/XObject", Dictionary()).get(f"/{mark.name}")


def _facts(resources: pikepdf.Object) -> Mapping[str, Facts]:
    """What the states of some resources say of transparency, by their names."""
    return {
        name.strip("/"): dict(_said(state))
        for name, state in resources.get("/ExtGState", Dictionary()).items()
    }


def _said(state: pikepdf.Object) -> Iterator[tuple[str, object]]:
    """Each fact of a state as plain value."""
    for key in ("/ca", "/CA"):
        if key in state:
            yield key.strip("/"), float(state[key])
    if "/SMask" in state:
        yield "SMask", isinstance(state.SMask, Dictionary)
    if "/BM" in state:
        yield "BM", str(state.BM) not in _OPAQUE_MODES


def _is_see_through(facts: Facts) -> bool:
    """Whether what is painted with these facts shows what lies beneath."""
    return (
        facts.get("ca", 1) != 1 or facts.get("CA", 1) != 1 or bool(facts.get("SMask") or facts.get("BM"))
    )


def _around(parts: list[Extent], ctm: Matrix) -> Extent:
    """The upright rectangle around some pieces; a shading has none and stands at its origin."""
    left, bottom, right, top = zip(*(parts or [(ctm[4], ctm[5], ctm[4], ctm[5])]), strict=True)
    return min(left), min(bottom), max(right), max(top)


def _matrix_of(form: pikepdf.Object) -> Matrix:
    """The matrix of a form."""
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", UNMOVED))
    return a, b, c, d, e, f
