"""Turns an open page into the dictionaries and streams within it that the finisher works on."""

from collections.abc import Iterator
from decimal import Decimal

import pikepdf
from pikepdf import Dictionary, Name


def resource_dictionaries(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The page's resources and those of every form and pattern within, each once."""
    yield from resources_within(page.resources)


def resources_within(resources: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Some resources and those of every form and pattern among them, each once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[pikepdf.Object] = [resources]
    while waiting:
        resources = waiting.pop()
        yield resources
        for owner in (*entries(resources, "/XObject"), *entries(resources, "/Pattern")):
            if owner.objgen not in seen and "/Resources" in owner:
                seen.add(owner.objgen)
                waiting.append(owner.Resources)


def content_streams(page: pikepdf.Page) -> Iterator[pikepdf.Object]:
    """The page's content and that of every form and tiling pattern within."""
    page.contents_coalesce()
    yield page.obj.Contents
    for resources in resource_dictionaries(page):
        for owner in (*entries(resources, "/XObject"), *entries(resources, "/Pattern")):
            if isinstance(owner, pikepdf.Stream) and owner.get("/Subtype") != Name.Image:
                yield owner


def entries(resources: pikepdf.Object, kind: str) -> list[pikepdf.Object]:
    """The values of one kind of resource."""
    return [value for _, value in resources.get(kind, Dictionary()).items()]


def drop(holder: pikepdf.Object, key: str) -> None:
    """Delete a key that may not be there."""
    if key in holder:
        del holder[key]


def numbers(*values: float) -> pikepdf.Array:
    """An array of numbers without float dust."""
    return pikepdf.Array([Decimal(str(round(value, 4))) for value in values])
