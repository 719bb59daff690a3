"""The way from a client to the stand-in, in whichever process the client runs."""

from __future__ import annotations

import httpx


class Rewrite(httpx.BaseTransport):
    """Leads every request to the stand-in at a port, under the host name it was meant for."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._inner = httpx.HTTPTransport(trust_env=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url.copy_with(scheme="http", host="127.0.0.1", port=self._port)
        moved = httpx.Request(
            request.method, url, headers=request.headers, stream=request.stream, extensions=request.extensions
        )
        return self._inner.handle_request(moved)

    def close(self) -> None:
        self._inner.close()
