"""Puts transparent groups in order: they blend in ink."""

import pikepdf
from pikepdf import Dictionary, Name

from ghpress.press.finish.within import entries, resource_dictionaries


def blend_in_ink(page: pikepdf.Page) -> None:
    """Let transparent groups blend in CMYK, not in the engine's own space (GWG2022 R0030).

    That is RGB, or the space of a spot where there is one. A group that serves as a mask by its
    brightness is left alone: its space is what tells how bright.
    """
    masks = _masks(page)
    for form in (
        form for resources in resource_dictionaries(page) for form in entries(resources, "/XObject")
    ):
        group = form.get("/Group")
        if group is not None and form.objgen not in masks and "/CS" in group:
            group.CS = Name.DeviceCMYK


def _masks(page: pikepdf.Page) -> set[tuple[int, int]]:
    """The groups that serve as masks by their brightness."""
    states = (
        state for resources in resource_dictionaries(page) for state in entries(resources, "/ExtGState")
    )
    return {mask.G.objgen for state in states if isinstance(mask := state.get("/SMask"), Dictionary)}
