"""Serves the engine what a page may use, and nothing else: no network, no other folder."""

from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from ghpress.press.forme import PICTURE_SCHEME, Ready

INLAID = "data:image/"
"""How a picture begins that stands within a drawing itself."""


class ShelfFetcher(URLFetcher):  # type: ignore[misc]  # the engine ships no types
    """A fetcher of the pictures made ready and of files in the layout's folders."""

    def __init__(self, pictures: Mapping[str, Ready], folders: tuple[str, ...]) -> None:
        super().__init__(allowed_protocols=())
        self.pictures = pictures
        self.folders = tuple(Path(folder).resolve() for folder in folders)
        self.has_read = False
        """Whether it has served a file that is not among the pictures."""

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401
        """The picture or file at this address; ValueError for any address that is not ours."""
        if url in self.pictures:
            ready = self.pictures[url]
            # Told that it has a file, the engine would embed the file instead.
            told = url.replace("file:", PICTURE_SCHEME, 1)
            return URLFetcherResponse(told, ready.content, {"Content-Type": ready.media_type})
        if url.startswith(INLAID):
            kind, _, content = url.partition(",")
            media_type = kind.removeprefix("data:").partition(";")[0]
            return URLFetcherResponse(url, b64decode(content), {"Content-Type": media_type})
        parts = urlsplit(url)
        path = Path(unquote(parts.path)).resolve()
        if parts.scheme == "file" and any(path.is_relative_to(folder) for folder in self.folders):
            self.has_read = True
            return URLFetcherResponse(url, path.read_bytes())
        raise ValueError(f"not in the issue's or the layout's folders: {url}")
