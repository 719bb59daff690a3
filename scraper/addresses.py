"""Which addresses may be asked for: public http(s) ones of the hosts that a source names, and nothing else.

`allowed` looks at the address; `PublicOnly` looks at what the host's name resolves to, and connects to just that.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

import httpx

from scraper.failures import OffHost

#: Of IPv6 nothing else is given to hosts of the public internet (https://www.iana.org/assignments/ipv6-address-space).
_ASSIGNED = ipaddress.IPv6Network("2000::/3")
_6TO4 = ipaddress.IPv6Network("2002::/16")  #: an IPv4 address in disguise, which nobody needs any more (RFC 7526)
_NAT64 = ipaddress.IPv6Network(
    "64:ff9b::/96"
)  #: how a network without IPv4 calls the hosts that have nothing else (RFC 6052)

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
        which = "" if address == asked else f"{url} is "
        raise OffHost(asked, f"{which}not on {' or '.join(hosts)}")
    return url.copy_with(scheme="https", fragment=None)


def system_resolver(host: str) -> list[str]:
    """The addresses of a host by the system's resolver, in its order of preference, each once."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, as itself and as the address it stands for."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or (ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None)
        if inner is None:
            return ip in _ASSIGNED and ip not in _6TO4 and ip.is_global
        ip = inner
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
