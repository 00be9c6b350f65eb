"""Times inspection: seconds of a processor for each page of PDFs, against the aims.

    python -m benchmarks.preflight [FILE.pdf ...]        without files: all page files under output/

Aims: 0.2 s a page without pictures, 0.5 s with, the time of the program that draws the plates included.
"""

import resource
import sys
from pathlib import Path
from time import perf_counter

from ghpress.platemaking import measured
from ghpress.preflight.filed import FileSubject
from ghpress.preflight.handed_in import survey_pdf
from ghpress.preflight.subject import PageSubject

AIMS_S = {"without pictures": 0.2, "with pictures": 0.5}
TIMES = 3
"""Each page is inspected so often; the best counts, for other work on the machine only adds."""


def main(files: list[str]) -> int:
    """Prints a line a file; the exit code says whether every aim was met."""
    survey_pdf(Path(files[0]).read_bytes(), files[0], "gwg-newspaper", measured)
    late = 0
    for file in files:
        content = Path(file).read_bytes()
        pages = len(FileSubject(content, file).pdf.pages)
        seconds = min(_timed(content, file) for _ in range(TIMES)) / pages
        kind = "with pictures" if _has_pictures(content) else "without pictures"
        late += seconds > AIMS_S[kind]
        verdict = "" if seconds <= AIMS_S[kind] else f"  over {AIMS_S[kind]} s"
        print(f"{seconds:6.3f} s a page  {pages:3} pages  {kind:16}  {file}{verdict}")
    return 1 if late else 0


def _timed(content: bytes, name: str) -> float:
    """Processor seconds of one inspection and of programs it ran; wall time where that is less."""
    began, clock = _spent(), perf_counter()
    survey_pdf(content, name, "gwg-newspaper", measured)
    return min(_spent() - began, perf_counter() - clock)


def _spent() -> float:
    own, others = (
        resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def _has_pictures(content: bytes) -> bool:
    """Whether the first page has pictures, drawings being some where only plates tell their ink."""
    from ghpress.preflight.handed_in import sheet_of

    file = FileSubject(content, "")
    page = PageSubject(content, 1, sheet_of(file.pdf.pages[0]))
    return bool(page.content.of("picture")) or page.needs_plates()


if __name__ == "__main__":
    there = sorted(str(file) for file in Path("output").glob("*/*/pages/*.pdf"))
    sys.exit(main(sys.argv[1:] or there) if sys.argv[1:] or there else "build an issue first")
