"""Layers show one way only.

Further configurations, or layers that switch by themselves, make the printed page a matter of who
opens it (GWG2015 §4.29).
"""

from collections.abc import Iterator

from pikepdf import Dictionary

from ghpress.preflight.filed import FileSubject
from ghpress.remarks import Remark, error


def check(subject: FileSubject) -> Iterator[Remark]:
    """A remark where layers have other configurations or switch automatically."""
    layers = subject.root.get("/OCProperties", Dictionary())
    if len(layers.get("/Configs", ())):
        yield error("layers-switched", subject.place, key="/Configs")
    elif len(layers.get("/D", Dictionary()).get("/AS", ())):
        yield error("layers-switched", subject.place, key="/AS")
