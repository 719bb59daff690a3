"""A folder in place of the network: a mirror of the sites, laid out as wget writes one.

`<host>/<path>` holds the document; so do `<path>.html`, `<path>/index.html` and, for a query, `<path>?page=1` or
`<path>?page=1.html`. Hosts and paths are those of the addresses, so the same client runs over it.
"""

from __future__ import annotations

import hashlib
import mimetypes
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote

import httpx

from ledger.model import Via
from scraper.failures import FetchError
from scraper.fetch import Client
from scraper.politeness import Manners

#: Characters of a query that are said in full; no name of a file could be as long as some are.
_LONG_QUERY = 60


class NotMirrored(FetchError):
    """The folder is a mirror of other sites: nothing can be said about this one."""

    outcome: ClassVar[str] = "not_tried"

    def about(self, url: str, what: str) -> FetchError:
        """Said of a document as it is said of robots.txt: that the folder has neither needs no cause."""
        return NotMirrored(url, nothing_of(url))


def nothing_of(url: str) -> str:
    """What there is to say where the folder of a host is missing, with the file that was wanted."""
    return f"the folder holds nothing of {httpx.URL(url).host}: there is no {file_of(url)}"


def file_of(url: str) -> str:
    """The file of a mirror that would answer for a page: `<host>/<path>.html`, or with a query `<host>/<path>?page=1`."""
    asked = httpx.URL(url)
    path, query = unquote(asked.path).strip("/"), unquote(asked.query.decode("ascii"))
    if query:
        return f"{asked.host}/{path}?{query if len(query) < _LONG_QUERY else '…'}"
    return f"{asked.host}/{path or 'index'}" + ("" if "." in path.rpartition("/")[2] else ".html")


class FolderTransport(httpx.BaseTransport):
    """Answers from the files below `root` and from nowhere else; 404 for what is not there, `NotMirrored` for a host
    that has no folder.

    The ETag is the hash of the bytes, so an unchanged file answers a conditional request with 304.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if not self._is_mirrored(request.url.host):
            raise NotMirrored(str(request.url), nothing_of(str(request.url)))
        found = next((path for path in self._candidates(request.url) if self._is_inside(path)), None)
        if found is None:
            return httpx.Response(404, stream=httpx.ByteStream(b"not in the folder"))
        body = found.read_bytes()
        etag = f'"{hashlib.sha256(body).hexdigest()}"'
        if request.headers.get("if-none-match") == etag:
            return httpx.Response(304, headers={"ETag": etag})
        kind = _content_type(found, body)
        return httpx.Response(200, stream=httpx.ByteStream(body), headers={"ETag": etag, "Content-Type": kind})

    def _is_mirrored(self, host: str) -> bool:
        return (self._root / host).is_dir()

    def _candidates(self, url: httpx.URL) -> Iterator[Path]:
        host = self._root / url.host
        path = unquote(url.path).strip("/")
        query = url.query.decode("ascii")
        if query:
            for form in (query, unquote(query)):
                yield host / f"{path}?{form}"
                yield host / f"{path}?{form}.html"
            return
        if path:
            yield host / path
            yield host / f"{path}.html"
        yield host / path / "index.html"

    def _is_inside(self, path: Path) -> bool:
        """A file that lies below the root after `..` and links are worked out."""
        try:
            real = path.resolve()
            return real.is_relative_to(self._root) and real.is_file()
        except (OSError, ValueError, RuntimeError):  # too long a name, a NUL in it, a link to itself: no such document
            return False


def _content_type(path: Path, body: bytes) -> str:
    """By the file's extension, and where it has none, as the sites' pages have not, by how the bytes begin."""
    kind, _ = mimetypes.guess_type(path.name.partition("?")[0])
    if kind:
        return kind
    return "text/html" if body.lstrip()[:1] == b"<" else "application/octet-stream"


def folder_client(root: Path, user_agent: str, now: Callable[[], datetime]) -> Client:
    """The client over a folder: no pauses, no second attempts, snapshots marked as coming from a folder."""
    return Client(
        user_agent,
        now=now,
        sleep=lambda seconds: None,
        transport=FolderTransport(root),
        manners=Manners(pace=0, attempts=1),
        via=Via.FOLDER,
    )


def captures(folder: Path) -> list[tuple[datetime | None, Path]]:
    """The mirrors in a folder, oldest first, each with its moment in UTC.

    A folder whose children are all named by ISO dates or instants (`2021-11-05`, `2023-04-27T06:00`) is a mirror
    through time, to be replayed in that order; any other is one mirror without a date. Hidden folders and plain files
    do not count. Raises `NotADirectoryError`.
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder")
    children = [child for child in folder.iterdir() if child.is_dir() and not child.name.startswith(".")]
    dated = [(_moment(child.name), child) for child in children]
    if not dated or any(moment is None for moment, _ in dated):
        return [(None, folder)]
    return sorted(dated, key=lambda pair: (str(pair[0]), pair[1].name))


def _moment(name: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(name)
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
