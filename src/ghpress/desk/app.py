"""Turns requests of the page in the browser into what the session does, and its state into answers."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from ghpress.desk import asked
from ghpress.desk.answers import more_routes
from ghpress.desk.asked import NotAsked
from ghpress.desk.files import file_routes
from ghpress.desk.guard import Guard
from ghpress.desk.session import END, Session
from ghpress.desk.standing import Standing
from ghpress.marking.board import STATES
from ghpress.marking.marks import Mark
from ghpress.marking.rounds import CODES
from ghpress.remarks import Halt
from ghpress.report.spoken import remark_object
from ghpress.wording import Language

STATIC = {
    "desk.html": "text/html; charset=utf-8",
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "table.js": "text/javascript; charset=utf-8",
    "sheetview.js": "text/javascript; charset=utf-8",
    "panels.js": "text/javascript; charset=utf-8",
    "exchange.js": "text/javascript; charset=utf-8",
    "talk.js": "text/javascript; charset=utf-8",
    "words.js": "text/javascript; charset=utf-8",
    "tilelayer.js": "text/javascript; charset=utf-8",
    "signs.js": "text/javascript; charset=utf-8",
    "checks.js": "text/javascript; charset=utf-8",
    "redline.js": "text/javascript; charset=utf-8",
    "plates.js": "text/javascript; charset=utf-8",
    "bar.js": "text/javascript; charset=utf-8",
    "telling.js": "text/javascript; charset=utf-8",
    "dialogs.js": "text/javascript; charset=utf-8",
    "find.js": "text/javascript; charset=utf-8",
    "gestures.js": "text/javascript; charset=utf-8",
    "thumbs.js": "text/javascript; charset=utf-8",
    "tools.js": "text/javascript; charset=utf-8",
    "desk.svg": "image/svg+xml",
}
"""The files of the desk's page, and nothing else, may be read."""

HEARTBEAT = 15.0
"""Seconds between two signs of life: proxies and browsers drop a stream that says nothing."""

FOREVER = {"cache-control": "private, max-age=31536000, immutable"}
NEVER = {"cache-control": "no-store"}


def desk_app(session: Session, token: str, hosts: tuple[str, ...]) -> Starlette:
    """The desk as an application; ``hosts`` are the names it answers to, with ports."""
    desk = _Desk(session)
    post = ["POST"]
    routes = [
        Route("/{token}/", desk.page),
        Route("/{token}/static/{name}", desk.static),
        Route("/{token}/state", desk.state),
        Route("/{token}/sheet/{number:int}", desk.sheet),
        Route("/{token}/tile/{sha256}/{dpi:int}/{column:int}/{row:int}", desk.tile),
        Route("/{token}/told", desk.told),
        Route("/{token}/marks", desk.mark, methods=post),
        Route("/{token}/marks/{mark}/say", desk.say, methods=post),
        Route("/{token}/marks/{mark}/settle", desk.settle, methods=post),
        Route("/{token}/marks/{mark}/edit", desk.edit),
        Route("/{token}/marks/{mark}/apply", desk.apply, methods=post),
        Route("/{token}/pages/{number:int}/round", desk.advance, methods=post),
        Route("/{token}/pages/{number:int}/sign", desk.sign, methods=post),
        Route("/{token}/pages/{number:int}/unlock", desk.unlock, methods=post),
        *more_routes(session),
        *file_routes(session),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, token=token, hosts=hosts)],
        exception_handlers={Halt: _halted, NotAsked: _not_asked, ClientDisconnect: _gone},
    )


async def _halted(_: Request, fault: Exception) -> Response:
    """What an editor has to be told."""
    assert isinstance(fault, Halt)
    return JSONResponse({"remarks": [remark_object(remark) for remark in fault.remarks]}, 409)


async def _not_asked(_: Request, fault: Exception) -> Response:
    return PlainTextResponse(str(fault), 400)


async def _gone(_: Request, __: Exception) -> Response:
    return PlainTextResponse("too much at once", 413)


class _Desk:
    """The answers, one a route."""

    def __init__(self, session: Session) -> None:
        self.session = session

    async def page(self, _: Request) -> Response:
        return _file("desk.html", self.session.manner.language)

    async def static(self, request: Request) -> Response:
        name = request.path_params["name"]
        return _file(name) if name in STATIC else PlainTextResponse("", 404)

    async def state(self, _: Request) -> Response:
        return JSONResponse(await run_in_threadpool(self.session.state), headers=NEVER)

    async def sheet(self, request: Request) -> Response:
        found = await run_in_threadpool(self.session.sheet, request.path_params["number"])
        return JSONResponse(found, headers=NEVER) if found else PlainTextResponse("", 404)

    async def tile(self, request: Request) -> Response:
        path = request.path_params
        drawn = await run_in_threadpool(
            self.session.tile, path["sha256"], path["dpi"], (path["column"], path["row"])
        )
        if drawn is None:
            return PlainTextResponse("", 404)
        return Response(drawn, media_type="image/png", headers=FOREVER)

    async def told(self, request: Request) -> Response:
        return StreamingResponse(
            _tidings(self.session, request), media_type="text/event-stream", headers=NEVER
        )

    async def mark(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        proof, code = self.session.proof, asked.words(body, "round")
        standing = Standing(proof, self.session.signed)
        if code not in CODES:
            raise NotAsked("round is none of ours")
        made = Mark(
            id="",
            by=asked.by(body),
            at="",
            round=code,
            sign=asked.sign_of(body),
            point=asked.point_of(body, proof),
            where=asked.spot_of(body, proof, standing),
            text=asked.words(body, "text"),
        )
        return JSONResponse({"id": await run_in_threadpool(self.session.mark, made)})

    async def say(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        words = asked.words(body, "words", least=1)
        return await self._done(self.session.say, request.path_params["mark"], asked.by(body), words)

    async def settle(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        state = asked.words(body, "state")
        if state not in STATES:
            raise NotAsked("state is none of ours")
        return await self._done(self.session.settle, request.path_params["mark"], asked.by(body), state)

    async def edit(self, request: Request) -> Response:
        edit = await run_in_threadpool(self.session.edit, request.path_params["mark"])
        return JSONResponse({"file": edit.file, "patch": edit.patch, "seen": edit.seen()}, headers=NEVER)

    async def apply(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        seen = asked.words(body, "seen", 64)
        return await self._done(self.session.apply, request.path_params["mark"], asked.by(body), seen)

    async def advance(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        to, by = asked.words(body, "round"), asked.by(body)
        return await self._done(self.session.advance, request.path_params["number"], by, to)

    async def sign(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        return await self._done(self.session.sign, request.path_params["number"], asked.by(body))

    async def unlock(self, request: Request) -> Response:
        body = asked.body_of(await request.body())
        why, by = asked.words(body, "why", least=1), asked.by(body)
        return await self._done(self.session.unlock, request.path_params["number"], by, why)

    async def _done(self, work: Callable[..., None], *given: object) -> Response:
        await run_in_threadpool(work, *given)
        return JSONResponse({})


def _file(name: str, language: Language = "zh") -> Response:
    content = files("ghpress.desk").joinpath("static", name).read_bytes()
    if language == "en":
        content = content.replace(b'<html lang="zh-CN">', b'<html lang="en">')
    return Response(content, headers={"content-type": STATIC[name], **NEVER})


async def _tidings(session: Session, request: Request) -> AsyncIterator[str]:
    """What changed, as it changes: server-sent events."""
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[str]()
    end = session.listen(lambda what: loop.call_soon_threadsafe(queue.put_nowait, what))
    try:
        yield _tiding("hello", session.proof.number)
        while not await request.is_disconnected():
            try:
                what = await asyncio.wait_for(queue.get(), HEARTBEAT)
            except TimeoutError:
                yield ": still here\n\n"
                continue
            if what == END:
                break
            yield _tiding(what, session.proof.number)
    finally:
        end()


def _tiding(what: str, proof: int) -> str:
    return f"event: {what}\ndata: {json.dumps({'proof': proof})}\n\n"
