"""Times inspection and previews: seconds of a processor for each page of PDFs, against the aims.

    python -m benchmarks.preflight [FILE.pdf ...]        without files: all page files under output/

Aims: 0.04 s a page of type, 0.2 s with drawings, 0.5 s with pictures or with ink that only plates can
tell, the time of the program that draws the plates included. Then the same for the pictures of a page:
0.2 s of type, 0.5 s of others.
"""

import resource
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter

from ghpress.platemaking import measured
from ghpress.preflight.content.operators import content_of
from ghpress.preflight.filed import FileSubject
from ghpress.preflight.handed_in import sheet_of, survey_pdf
from ghpress.preflight.subject import PageSubject
from ghpress.press.pagejob import PREVIEW_DPIS
from ghpress.press.previews import previews

AIMS_S = {"type": 0.04, "drawings": 0.2, "pictures": 0.5}
PREVIEW_AIMS_S = {"type": 0.2, "drawings": 0.5, "pictures": 0.5}
LONG = 150_000
"""Bytes of content a page of type stays below."""

TIMES = 3
"""Each page is inspected so often; the best counts, for other work on the machine only adds."""


def main(files: list[str]) -> int:
    """Prints a line a file; the exit code says whether every aim was met."""
    survey_pdf(Path(files[0]).read_bytes(), files[0], "gwg-newspaper", measured)
    late = 0
    for file in files:
        content = Path(file).read_bytes()
        pages = len(FileSubject(content, file).pdf.pages)
        kind = _kind(content)
        inspected = min(_timed(partial(_inspect, content, file)) for _ in range(TIMES)) / pages
        drawn = min(_timed(partial(previews, content, PREVIEW_DPIS)) for _ in range(TIMES))
        over = [
            f"  {name} over {aim} s"
            for name, seconds, aim in (
                ("inspection", inspected, AIMS_S[kind]),
                ("previews", drawn, PREVIEW_AIMS_S[kind]),
            )
            if seconds > aim
        ]
        late += bool(over)
        print(f"{inspected:6.3f} s  {drawn:6.3f} s  {pages:3} pages  {kind:9} {file}{''.join(over)}")
    return 1 if late else 0


def _inspect(content: bytes, name: str) -> None:
    survey_pdf(content, name, "gwg-newspaper", measured)


def _timed(work: Callable[[], object]) -> float:
    """Processor seconds of some work and of programs it ran; wall time where that is less."""
    began, clock = _spent(), perf_counter()
    work()
    return min(_spent() - began, perf_counter() - clock)


def _spent() -> float:
    own, others = (
        resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _kind(content: bytes) -> str:
    """What the first page has on it, as far as it takes time."""
    file = FileSubject(content, "")
    page = PageSubject(content, 1, sheet_of(file.pdf.pages[0]))
    if page.content.of("picture") or page.needs_plates():
        return "pictures"
    return "drawings" if len(content_of(page.opened.obj)) > LONG else "type"


if __name__ == "__main__":
    there = sorted(str(file) for file in Path("output").glob("*/*/pages/*.pdf"))
    sys.exit(main(sys.argv[1:] or there) if sys.argv[1:] or there else "build an issue first")
