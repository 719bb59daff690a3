"""The stand-in for the sites: a real HTTP server on loopback, with a clock to move and faults to switch on.

Documents are served by host and path, as they stood at the clock's time; answers carry validators the way Drupal gives
them (a quoted epoch as ETag, equal to Last-Modified) and honour them.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Protocol

import httpx

from tests.standin.clock import Clock
from tests.standin.faults import Fault, commit
from tests.standin.rewrite import Rewrite


@dataclass(frozen=True)
class Served:
    """A document as it stands: its bytes, its type, and since when it has been so."""

    body: bytes
    since: datetime
    content_type: str = "text/html; charset=UTF-8"


class World(Protocol):
    """What the hosts publish."""

    def document(self, host: str, target: str, at: datetime) -> Served | str | None:
        """The document at a path with query; text starting with `/` or `http` is a redirect; None is a 404."""
        ...


@dataclass(frozen=True)
class Asked:
    """One request as it came in."""

    host: str
    target: str
    headers: Mapping[str, str]

    @property
    def is_conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


class Exchange(BaseHTTPRequestHandler):
    """One request and its answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each answer waits for the reader's delayed acknowledgement
    server: StandIn

    def do_GET(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(headers["host"], self.path, headers)
        self.server.asked.append(asked)
        fault = self.server.fault_for(asked)
        if fault is not None:
            commit(fault, self)
            return
        found = self.server.world.document(asked.host, asked.target, self.server.clock.now())
        if found is None:
            self.answer(404, b"<html><title>Page not found</title></html>", {"Content-Type": "text/html"})
        elif isinstance(found, str):
            self.answer(301, b"", {"Location": found})
        else:
            self._serve(found, asked)

    def _serve(self, found: Served, asked: Asked) -> None:
        etag = f'"{int(found.since.timestamp())}"'
        headers = {"ETag": etag, "Last-Modified": format_datetime(found.since, usegmt=True)}
        if asked.headers.get("if-none-match") == etag:
            self.answer(304, b"", headers)
            return
        body = found.body
        if "gzip" in asked.headers.get("accept-encoding", ""):
            body = gzip.compress(body)
            headers["Content-Encoding"] = "gzip"
        self.answer(200, body, {**headers, "Content-Type": found.content_type})

    def document(self) -> Served:
        """What would be served here without the fault."""
        found = self.server.world.document(self.headers["Host"], self.path, self.server.clock.now())
        assert isinstance(found, Served), f"no document at {self.headers['Host']}{self.path}"
        return found

    def head(self, status: int, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def answer(self, status: int, body: bytes, headers: Mapping[str, str]) -> None:
        has_body = status not in (204, 304)
        self.head(status, {**headers, "Content-Length": str(len(body))} if has_body else headers)
        if has_body:
            self.wfile.write(body)

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The `Date` of an answer: these sites live by their own clock."""
        return format_datetime(self.server.clock.now(), usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        """Requests are kept in `StandIn.asked`, not printed."""


class StandIn(ThreadingHTTPServer):
    """The server. `asked` holds every request, in order."""

    daemon_threads = True

    def __init__(self, world: World, clock: Clock) -> None:
        super().__init__(("127.0.0.1", 0), Exchange)
        self.world = world
        self.clock = clock
        self.asked: list[Asked] = []
        self._faults: list[tuple[str, Fault, int | None]] = []

    def switch_on(self, fault: Fault, where: str = "", times: int | None = None) -> None:
        """`where` is how `<host><path>` begins; robots.txt is spared unless named. `times`: then it is over."""
        self._faults.append((where, fault, times))

    def switch_off(self) -> None:
        self._faults.clear()

    def fault_for(self, asked: Asked) -> Fault | None:
        if asked.target == "/robots.txt" and not any("robots.txt" in where for where, _, _ in self._faults):
            return None
        for at, (where, fault, times) in enumerate(self._faults):
            if f"{asked.host}{asked.target}".startswith(where):
                if times is not None:
                    self._faults[at : at + 1] = [(where, fault, times - 1)] if times > 1 else []
                return fault
        return None

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that hangs up in the middle is what many faults are about."""

    def transport(self) -> httpx.BaseTransport:
        return Rewrite(self.server_address[1])


@contextmanager
def running(world: World, clock: Clock) -> Iterator[StandIn]:
    server = StandIn(world, clock)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
