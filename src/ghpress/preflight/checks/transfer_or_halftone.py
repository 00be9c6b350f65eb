"""The page leaves tone and screen to the press.

Transfer curves and named screens were made for one machine and spoil the tones of any other (ISO
15930-7 6.4).
"""

from collections.abc import Iterator

from ghpress.preflight.subject import PageSubject
from ghpress.remarks import Remark, error


def check(subject: PageSubject) -> Iterator[Remark]:
    """A remark for each graphics state with curves or screens of its own."""
    for state in subject.content.states:
        found = [key for key in ("/TR", "/HTP") if key in state]
        found += ["/TR2"] if str(state.get("/TR2", "/Default")) != "/Default" else []
        halftone = state.get("/HT")
        if halftone is not None and hasattr(halftone, "keys"):
            wrong = "/HalftoneName" in halftone or int(halftone.get("/HalftoneType", 1)) not in (1, 5)
            found += ["/HT"] if wrong else []
        if found:
            yield error("transfer-or-halftone", subject.page, found="、".join(found))
            return
