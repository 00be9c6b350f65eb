"""Serves the desk on this machine and makes a new proof whenever a file is saved."""

import asyncio
import contextlib
import gc
import socket
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from ghpress.desk.app import desk_app
from ghpress.desk.looking import Looking
from ghpress.desk.session import Session
from ghpress.house import HOUSE_FILE, read_house
from ghpress.manuscript.history import FILE as ACCEPTED_LINES
from ghpress.saved import Saved, saved

EVERY = 0.02
"""Seconds between two looks at the files: a look takes a millisecond."""

RESTED = 8
"""Times what a look costs that it rests, where that is longer: thousands of files cost much."""

WRITTEN = 0.005
"""Seconds that a file has to stay as it is: an editor that empties it, then fills it, is let finish."""

EMPTIED = 0.3
"""Seconds that are given to a file that was emptied or taken away just now: its editor is busy."""

MOST_LOOKS = 100
"""Looks for that: something that writes without end does not keep the desk waiting."""


def serve(
    session: Session,
    address: tuple[str, int],
    token: str,
    watched: Sequence[Path],
    ready: Callable[[str], None],
) -> None:
    """Serves until it is stopped; ``ready`` is told the desk's link once it answers.

    ``watched`` are the files and folders whose change makes a new proof. Port 0 takes a free one.

    Raises:
        OSError: the address cannot be had.
    """
    host, port = address
    listening = socket.create_server((host, port), family=_family(host))
    port = listening.getsockname()[1]
    shown = f"[{host}]" if ":" in host else host
    names = {f"{shown}:{port}", f"127.0.0.1:{port}", f"localhost:{port}"}
    app = desk_app(session, token, tuple(sorted(names)))
    config = uvicorn.Config(
        app,
        log_level="error",
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    stop, looking = threading.Event(), Looking(session)
    threading.Thread(target=watch, args=(session, watched, stop), daemon=True).start()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            ready(f"http://{shown}:{port}/{token}/")
            asyncio.run(_Server(config, session).serve(sockets=[listening]))
    finally:
        stop.set()
        looking.close()
        listening.close()


class _Server(uvicorn.Server):
    """Ends the streams of tidings first: they would keep it waiting, since they never end themselves."""

    def __init__(self, config: uvicorn.Config, session: Session) -> None:
        super().__init__(config)
        self.session = session

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Ends in order."""
        self.session.close()
        await super().shutdown(sockets)


def files_of(issue: Path) -> tuple[Path, ...]:
    """The files and folders whose change makes a new proof: all that an issue's pages are made from."""
    house, _ = read_house(issue)
    return (issue, house.root / HOUSE_FILE, house.layouts, house.fonts)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def watch(session: Session, watched: Sequence[Path], stop: threading.Event) -> None:
    """Makes proofs while files are saved or lines accepted; rereads marks that another desk kept."""
    watched = (*watched, session.folder / ACCEPTED_LINES)
    seen, kept = None, None
    while not stop.is_set():
        began = time.thread_time()
        now, log = saved(watched), saved([session.log_file()])
        rest = max(EVERY, RESTED * (time.thread_time() - began))
        if now != seen:
            is_first = seen is None
            seen, kept = _written(watched, now, seen or {}, stop), log
            session.renew()
            if is_first:
                _set_aside()
        elif log != kept:
            kept = log
            session.reread()
        stop.wait(rest)


def _written(watched: Sequence[Path], now: Saved, seen: Saved, stop: threading.Event) -> Saved:
    """The files once they stay as they are: a proof of what is half-written would be for nothing."""
    until = time.monotonic() + EMPTIED
    for _ in range(MOST_LOOKS):
        stop.wait(WRITTEN)
        former, now = now, saved(watched)
        if now == former and not (_is_emptied(now, seen) and time.monotonic() < until):
            break
    return now


def _is_emptied(now: Saved, seen: Saved) -> bool:
    """Whether a file that had words when it was last seen has none, or is not there."""
    nothing = (0, 0)
    return any(size and not now.get(file, nothing)[1] for file, (_, size) in seen.items())


def _set_aside() -> None:
    """Spares the search for garbage what stays as long as the desk: code, faces, layouts.

    It took a tenth of a second of every third proof.
    """
    gc.collect()
    gc.freeze()
