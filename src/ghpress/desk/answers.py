"""What the desk answers about text checks, kept proofs and plates, beside pages and marks."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any, TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ghpress.desk import asked
from ghpress.desk.finds import accept_find, fix_of, make_fix
from ghpress.desk.kept import kept_proofs
from ghpress.desk.plates import DPIS, SHOWN, SPOT, Plates, tile
from ghpress.desk.redline import redline, redline_object
from ghpress.desk.session import Session

NEVER = {"cache-control": "no-store"}
FOREVER = {"cache-control": "private, max-age=31536000, immutable"}

Work: TypeAlias = Callable[..., Any]


def more_routes(session: Session) -> list[Route]:
    """The routes of these answers."""
    more = _More(session)
    post = ["POST"]
    return [
        Route("/{token}/remarks", more.remarks),
        Route("/{token}/finds/{find}/accept", more.accept, methods=post),
        Route("/{token}/finds/{find}/edit", more.fix),
        Route("/{token}/finds/{find}/apply", more.apply, methods=post),
        Route("/{token}/kept", more.kept),
        Route("/{token}/kept", more.keep, methods=post),
        Route("/{token}/kept/{name}", more.redline),
        Route("/{token}/plates/{sha256}", more.plates),
        Route("/{token}/plates/{sha256}/at", more.ink),
        Route("/{token}/plates/{sha256}/{which}/{dpi:int}/{column:int}/{row:int}", more.plate),
    ]


class _More:
    """The answers, one a route."""

    def __init__(self, session: Session) -> None:
        self.session = session

    async def remarks(self, _: Request) -> Response:
        return await _answered(self.session.remarks)

    async def accept(self, request: Request) -> Response:
        by = asked.by(asked.body_of(await request.body()))
        return await _answered(_nothing(accept_find), self.session, request.path_params["find"], by)

    async def fix(self, request: Request) -> Response:
        return await _answered(lambda: asdict(fix_of(self.session, request.path_params["find"])))

    async def apply(self, request: Request) -> Response:
        seen = asked.words(asked.body_of(await request.body()), "seen", 64)
        return await _answered(_nothing(make_fix), self.session, request.path_params["find"], seen)

    async def kept(self, _: Request) -> Response:
        return await _answered(lambda: _listed(self.session))

    async def keep(self, request: Request) -> Response:
        by = asked.by(asked.body_of(await request.body()))
        return await _answered(lambda: {"name": self.session.keep_proof(by)})

    async def redline(self, request: Request) -> Response:
        name = request.path_params["name"]
        return await _answered(lambda: redline_object(redline(self.session, name), self.session))

    async def plates(self, request: Request) -> Response:
        found = await run_in_threadpool(self._plates, request.path_params["sha256"])
        if found is None:
            return PlainTextResponse("", 404)
        limit = self.session.proof.jobs[0].plates.profile.ink_limit_percent
        colours = [SHOWN.get(name, SPOT) for name in found.names]
        told = {"names": found.names, "colours": colours, "dpis": DPIS, "limit": limit}
        return JSONResponse(told, headers=NEVER)

    async def ink(self, request: Request) -> Response:
        x, y = (asked.measure(request.query_params.get(name, "")) for name in ("x", "y"))
        found = await run_in_threadpool(self._plates, request.path_params["sha256"])
        if found is None:
            return PlainTextResponse("", 404)
        return JSONResponse({"percent": found.ink_at(x, y)}, headers=NEVER)

    async def plate(self, request: Request) -> Response:
        path = request.path_params
        drawn = await run_in_threadpool(self._plate, path)
        if drawn is None:
            return PlainTextResponse("", 404)
        return Response(drawn, media_type="image/png", headers=FOREVER)

    def _plates(self, sha256: str) -> Plates | None:
        file = self.session.file(sha256)
        if file is None or not self.session.proof.jobs:
            return None
        number = self.session.number_of(sha256)
        return self.session.platemaker.plates(sha256, file, number)

    def _plate(self, path: dict[str, Any]) -> bytes | None:
        if path["dpi"] not in DPIS:
            return None
        found = self._plates(path["sha256"])
        if found is None:
            return None
        profile = self.session.proof.jobs[0].plates.profile.content
        at = (path["column"], path["row"])
        return tile(found, path["which"], path["dpi"], at, profile)


def _nothing(work: Work) -> Work:
    """Work that answers with nothing but that it was done."""

    def done(*given: object) -> dict[str, Any]:
        work(*given)
        return {}

    return done


async def _answered(work: Work, *given: object) -> Response:
    return JSONResponse(await run_in_threadpool(partial(work, *given)), headers=NEVER)


def _listed(session: Session) -> dict[str, Any]:
    """The kept proofs of this layout, newest first."""
    kept = kept_proofs(session.folder, session.proof.layout)
    return {
        "kept": [
            {"name": each.name, "labels": [asdict(label) for label in each.labels]} for each in kept
        ]
    }
