"""Keeps strangers from the desk: who has no token, comes from another page, or sends too much.

A page of another origin in the same browser can reach loopback too. It does not know the token, is
refused by its Origin, and is told no name of ours (Host must be one we serve: a name that is pointed
at loopback later, DNS rebinding, is none).
"""

import secrets
from collections.abc import Sequence

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}

MOST_BODY = 256_000
"""Bytes of a request: the longest text with its place is some 20 kB."""

MOST_IMPORT = 64_000_000
"""Bytes of an import of annotations: a PDF of broadsheet pages with their pictures; 10,000 as XFDF are
some 15 MB."""


class Guard:
    """Lets through what bears the token and comes from our own page."""

    def __init__(self, app: ASGIApp, token: str, hosts: Sequence[str]) -> None:
        """``hosts`` are the names and addresses we answer to, with ports."""
        self.app = app
        self.token = token
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or has it answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message["headers"] = [*message["headers"], *added]
            await send(message)

        refusal = self._refusal(scope)
        if refusal:
            await PlainTextResponse(refusal[1], refusal[0])(scope, receive, sent)
            return
        await self.app(scope, self._measured(scope, receive), sent)

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        """Why a request is not answered."""
        headers = Headers(scope=scope)
        if headers.get("host", "") not in self.hosts:
            return 421, "not a name of this desk"
        given = scope["path"].split("/")[1] if "/" in scope["path"] else ""
        if not secrets.compare_digest(given.encode(), self.token.encode()):
            return 403, "the link of this desk has another token"
        origin = headers.get("origin")
        if origin is not None and origin.removeprefix("http://") not in self.hosts:
            return 403, "from another page"
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "from another page"
        if scope["method"] == "POST" and origin is None:
            return 403, "a change has to say where it comes from"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._most(scope):
            return 413, "too much at once"
        return None

    def _most(self, scope: Scope) -> int:
        return MOST_IMPORT if scope["path"].endswith("/import") else MOST_BODY

    def _measured(self, scope: Scope, receive: Receive) -> Receive:
        """The body as it comes in, ended where it is more than may come in."""
        taken, most = 0, self._most(scope)

        async def measured() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return {"type": "http.disconnect"} if taken > most else message

        return measured
