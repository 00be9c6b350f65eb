"""PDF/X-1a knows no transparency.

What is transparent must be flattened before, by whoever made it, for a RIP of that age paints it
opaque (ISO 15930-4 6.1).
"""

from collections.abc import Iterator

from pikepdf import Array, Name, Object

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error

PLAIN = ("/Normal", "/Compatible")


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark with every kind of transparency found."""
    content = subject.content
    found = [key for state in content.states for key in _clear(state)]
    masks = (p.picture.source for p in content.paints if p.picture and p.picture.source is not None)
    found += ["/SMask" for source in masks if "/SMask" in source]
    found += ["/Group" for group in content.groups if group.get("/S") == Name.Transparency]
    if found:
        yield error("transparency-used", subject.page, found="、".join(dict.fromkeys(found)))


def _clear(state: Object) -> Iterator[str]:
    """What makes a graphics state transparent."""
    yield from (key for key in ("/ca", "/CA") if float(state.get(key, 1)) < 1)
    modes = state.get("/BM", Name.Normal)
    if str(modes[0] if isinstance(modes, Array) else modes) not in PLAIN:
        yield "/BM"
    if state.get("/SMask", Name("/None")) != Name("/None"):
        yield "/SMask"
