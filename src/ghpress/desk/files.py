"""What the desk gives away and takes in as files: marks for PDF readers, a page to print."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ghpress.desk import asked
from ghpress.desk.exchange import Given, marks_as_pdf, marks_as_xfdf, take_in
from ghpress.desk.session import Session
from ghpress.marking.events import MOST_NAME
from ghpress.report.spoken import remark_object

NEVER = {"cache-control": "no-store"}
PDF, XFDF = "application/pdf", "application/vnd.adobe.xfdf"
MOST_FILE_NAME = 120
"""Characters of a file's name, as remarks say it."""


def file_routes(session: Session) -> list[Route]:
    """The routes of these files."""
    files = _Files(session)
    return [
        Route("/{token}/marks.pdf", files.pdf),
        Route("/{token}/marks.xfdf", files.xfdf),
        Route("/{token}/print/{sha256}.pdf", files.page),
        Route("/{token}/import", files.take, methods=["POST"]),
    ]


class _Files:
    """The answers, one a route."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def _name(self) -> str:
        return f"{self.session.folder.name}-{self.session.proof.layout}"

    async def pdf(self, _: Request) -> Response:
        made = await run_in_threadpool(marks_as_pdf, self.session)
        return _file(made, PDF, f"{self._name()}.pdf")

    async def xfdf(self, _: Request) -> Response:
        made = await run_in_threadpool(marks_as_xfdf, self.session, f"{self._name()}.pdf")
        return _file(made, XFDF, f"{self._name()}.xfdf")

    async def page(self, request: Request) -> Response:
        """A page's own file, to be shown and printed by the browser in its own size."""
        found = await run_in_threadpool(self.session.file, request.path_params["sha256"])
        if found is None:
            return PlainTextResponse("", 404)
        return Response(found, media_type=PDF, headers={**NEVER, "content-disposition": "inline"})

    async def take(self, request: Request) -> Response:
        query = request.query_params
        said = {"by": query.get("by", ""), "name": query.get("name", "")}
        by, name = asked.by(said), asked.words(said, "name", MOST_FILE_NAME)
        given = Given(name or "PDF", await request.body(), by[:MOST_NAME], self.session.now())
        taken = await run_in_threadpool(take_in, self.session, given)
        remarks = [remark_object(remark) for remark in taken.remarks]
        return JSONResponse({"marks": taken.marks, "answers": taken.answers, "remarks": remarks})


def _file(content: bytes, media_type: str, name: str) -> Response:
    """A file to be saved under this name (RFC 6266)."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    headers = {**NEVER, "content-disposition": disposition}
    return Response(content, media_type=media_type, headers=headers)
