"""The way over the network as it is in earnest: TLS under the host's own name, HTTP/2, at the address that was checked."""

from __future__ import annotations

import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import h2.config
import h2.connection
import h2.events
import httpx
import pytest

from ledger.model import Snapshot
from scraper.addresses import PublicOnly
from scraper.failures import TransportError
from scraper.fetch import Client
from tests.fetch.conftest import AGENT, BODY, HOST, HOSTS, PAGE
from tests.standin.clock import Clock

PEM = Path(__file__).parent / "standin.pem"  #: a key and its self-signed certificate for www.cbp.gov, of no other use


class Http2(socketserver.BaseRequestHandler):
    """Answers every request with the same page, over HTTP/2 and nothing else."""

    def handle(self) -> None:
        connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False, header_encoding="utf-8"))
        connection.initiate_connection()
        self.request.sendall(connection.data_to_send())
        while data := self.request.recv(65536):
            for event in connection.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    self._answer(connection, event)
            self.request.sendall(connection.data_to_send())

    def _answer(self, connection: h2.connection.H2Connection, event: h2.events.RequestReceived) -> None:
        asked = {str(name): str(value) for name, value in event.headers or []}
        self.server.asked.append(asked)  # type: ignore[attr-defined]
        is_robots = asked[":path"] == "/robots.txt"
        body = b"User-agent: *\nDisallow:\n" if is_robots else BODY
        headers = [(":status", "200"), ("content-type", "text/html"), ("content-length", str(len(body)))]
        connection.send_headers(event.stream_id, headers)
        connection.send_data(event.stream_id, body, end_stream=True)


class TlsServer(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Http2)
        self.asked: list[dict[str, str]] = []
        self._tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._tls.load_cert_chain(PEM)
        self._tls.set_alpn_protocols(["h2"])

    def finish_request(self, request: object, client_address: object) -> None:
        assert not isinstance(request, tuple)
        with self._tls.wrap_socket(request, server_side=True) as wrapped:  # type: ignore[arg-type]
            self.RequestHandlerClass(wrapped, client_address, self)  # type: ignore[arg-type]

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that does not trust us hangs up: that is what is tested."""


class Here(httpx.BaseTransport):
    """Takes the public address that was checked for the server on loopback; all else stays as it is."""

    def __init__(self, port: int, trusted: Path | None) -> None:
        self._port = port
        context = ssl.create_default_context(cafile=trusted)
        self._inner = httpx.HTTPTransport(http2=True, verify=context, trust_env=False)
        self.connected: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.connected.append(request.url.host)
        request.url = request.url.copy_with(host="127.0.0.1", port=self._port)
        return self._inner.handle_request(request)

    def close(self) -> None:
        self._inner.close()


@pytest.fixture
def server() -> Iterator[TlsServer]:
    with TlsServer() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@contextmanager
def over_tls(here: Here, clock: Clock) -> Iterator[Client]:
    guard = PublicOnly(here, lambda host: ["23.1.2.3"])
    with Client(AGENT, now=clock.now, sleep=clock.sleep, transport=guard) as client:
        yield client


def test_a_page_over_http_2_under_the_name_that_was_asked_for(server: TlsServer, clock: Clock) -> None:
    here = Here(server.server_address[1], PEM)
    with over_tls(here, clock) as client:
        found = client.fetch(PAGE, HOSTS)
    assert isinstance(found, Snapshot)
    assert found.body == BODY
    assert [(asked[":authority"], asked[":path"]) for asked in server.asked] == [
        (HOST, "/robots.txt"),
        (HOST, "/newsroom/one"),
    ]
    assert {asked["user-agent"] for asked in server.asked} == {AGENT}
    assert here.connected == ["23.1.2.3", "23.1.2.3"]


def test_a_certificate_nobody_vouches_for_is_refused_at_once(server: TlsServer, clock: Clock) -> None:
    here = Here(server.server_address[1], None)
    with over_tls(here, clock) as client, pytest.raises(TransportError, match="CERTIFICATE_VERIFY_FAILED"):
        client.fetch(PAGE, HOSTS)
    assert len(here.connected) == 1
    assert server.asked == []


def test_a_certificate_for_another_host_is_refused(server: TlsServer, clock: Clock) -> None:
    here = Here(server.server_address[1], PEM)
    with over_tls(here, clock) as client, pytest.raises(TransportError, match=r"not valid for 'www\.dhs\.gov'"):
        client.fetch("https://www.dhs.gov/uflpa-entity-list", ("www.dhs.gov",))
    assert server.asked == []
