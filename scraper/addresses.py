"""Which addresses may be asked for: public http(s) ones of the hosts that a source names, and nothing else.

`allowed` looks at the address; `PublicOnly` looks at what the host's name resolves to, and connects to just that.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

import httpx

from scraper.failures import OffHost

Resolve = Callable[[str], Sequence[str]]


def allowed(address: str, hosts: Sequence[str], asked: str) -> httpx.URL:
    """The address as it may be requested; plain http is raised to https, since every source of ours has it.

    `asked` is the document that led here, for the message. Raises `OffHost`.
    """
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise OffHost(asked, f"{address!r} is no address: {error}") from error
    if url.scheme not in ("http", "https"):
        raise OffHost(asked, f"{address!r} is not an http(s) address")
    if url.userinfo:
        raise OffHost(asked, f"{url.copy_with(userinfo=b'')} carries a user name")
    if url.port is not None:
        raise OffHost(asked, f"{url} names a port")
    if url.host not in hosts:
        raise OffHost(asked, f"{url} is not on {' or '.join(hosts)}")
    return url.copy_with(scheme="https", fragment=None)


def system_resolver(host: str) -> list[str]:
    """The addresses of a host by the system's resolver, in its order of preference, each once."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(ip, "ipv4_mapped", None)
    ip = mapped or ip
    return ip.is_global and not ip.is_multicast


class PublicOnly(httpx.BaseTransport):
    """Resolves the host once, refuses it when any of its addresses is not public, and connects to the checked ones.

    Connecting to the address that was checked, under the host's own name for TLS, leaves no moment in which the name
    could be pointed elsewhere.
    """

    def __init__(self, inner: httpx.BaseTransport, resolve: Resolve = system_resolver) -> None:
        self._inner = inner
        self._resolve = resolve

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        host = request.url.host
        failure = httpx.ConnectError(f"{host} has no address", request=request)
        for address in self._public_addresses(request, host):
            try:
                return self._inner.handle_request(_pinned(request, host, address))
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                failure = httpx.ConnectError(str(error), request=request)
        raise failure

    def _public_addresses(self, request: httpx.Request, host: str) -> Sequence[str]:
        try:
            addresses = self._resolve(host)
        except OSError as error:
            raise httpx.ConnectError(f"the name {host} cannot be resolved", request=request) from error
        for address in addresses:
            if not is_public(address):
                raise OffHost(str(request.url), f"{host} resolves to {address}, which is no public address")
        return addresses

    def close(self) -> None:
        self._inner.close()


def _pinned(request: httpx.Request, host: str, address: str) -> httpx.Request:
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": host},
    )
