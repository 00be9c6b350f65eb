"""Looks proofs over beside the desk: a process reads the copy and inspects page files, one at a time."""

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from pathlib import Path

from ghpress.desk.looked import Looked
from ghpress.desk.session import END, SAME, Session
from ghpress.inspection import inspect_page
from ghpress.press.crew import end_with_the_parent
from ghpress.proofing.reading import Proofed, proof_issue
from ghpress.remarks import Halt

NICER = 10
"""How much less of the machine it asks for than the desk does."""

SETTLED = 0.3
"""Seconds without a newer proof before it begins: somebody who types saves often."""


class Looking:
    """A thread that waits for proofs and has them looked over."""

    def __init__(self, session: Session) -> None:
        """Begins at once with the proof that lies on the desk."""
        self.session = session
        self._news = threading.Event()
        self._ended = False
        self._end = session.listen(self._heard)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends it; what is under way is given up."""
        self._ended = True
        self._news.set()
        self._end()
        # The interpreter would wait for the work they are at.
        for worker in multiprocessing.active_children():
            worker.terminate()
        self._thread.join(5)

    def _heard(self, what: str) -> None:
        if what == END:
            self._ended = True
        if what in ("proof", SAME, END):
            self._news.set()

    def _run(self) -> None:
        pool = one_worker()
        try:
            self._news.set()
            while not self._ended:
                self._news.wait()
                self._news.clear()
                if not self._ended and not self._news.wait(SETTLED):
                    pool = self._look(pool)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)

    def _look(self, pool: ProcessPoolExecutor) -> ProcessPoolExecutor:
        """Looks the present proof over until a newer one comes; a worker that died is replaced."""
        try:
            for looked in steps(self.session, pool):
                self.session.look(looked)
                if self._news.is_set():
                    break
        except BrokenProcessPool:
            return one_worker()
        except RuntimeError:
            # The interpreter is ending and takes no more work.
            self._ended = True
        return pool


def steps(session: Session, pool: Executor) -> Iterator[Looked]:
    """The present proof looked over step by step: its copy first, then one page file after another."""
    proof, looked = session.proof, session.looked
    if not proof.pages:
        return
    if looked.proof != proof.number:
        read = pool.submit(read_copy, session.folder.as_posix()).result()
        if read is not None:
            looked = replace(looked, proof=proof.number, issue=read.issue, findings=read.findings)
            yield looked
    jobs = {job.page.number: job for job in proof.jobs}
    for page in proof.pages:
        job = jobs.get(page.sheet.number)
        if page.sha256 in looked.inspected or job is None:
            continue
        said = pool.submit(inspect_page, page.pdf, job).result()
        kept = {each.sha256: looked.inspected.get(each.sha256) for each in proof.pages}
        inspected = {digest: told for digest, told in kept.items() if told is not None}
        looked = replace(looked, inspected={**inspected, page.sha256: said})
        yield looked


def read_copy(folder: str) -> Proofed | None:
    """The copy proofread; None where it cannot be read."""
    try:
        return proof_issue(Path(folder))
    except Halt:
        return None


def one_worker() -> ProcessPoolExecutor:
    """A process of its own: reading copy in this one would hold up what the browser asks for."""
    context = multiprocessing.get_context("forkserver")
    return ProcessPoolExecutor(1, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Leaves Ctrl-C to the desk, ends with it however it ends, and lets it go first."""
    end_with_the_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICER)
