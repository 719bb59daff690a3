"""Everything a site has done to a reader, or may do: each fault writes its answer in place of the document."""

from __future__ import annotations

import gzip
import socket
import struct
import zlib
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.standin.server import Exchange

_DENIED = """<HTML><HEAD>
<TITLE>Access Denied</TITLE>
</HEAD><BODY>
<H1>Access Denied</H1>

Placeholder: no entry to "http&#58;&#47;&#47;www&#46;cbp&#46;gov&#47;" here.<P>
Reference&#32;&#35;18&#46;6df01702&#46;1769752800&#46;3b2c1d
<P>https&#58;&#47;&#47;errors&#46;edgesuite&#46;net&#47;18&#46;6df01702&#46;1769752800&#46;3b2c1d</P>
</BODY>
</HTML>
"""
_PIECE = b"<!-- a line of a page that never ends -->" * 1600


class Fault(StrEnum):
    FORBIDDEN = "403 page"
    BLOCK_PAGE = "200 with block body"
    THROTTLED = "429"
    THROTTLED_WAIT = "429 with Retry-After"
    THROTTLED_LONG = "429 with a Retry-After of a day"
    ERROR = "500"
    UNAVAILABLE = "503 with Retry-After"
    TIME_OUT = "time-out"
    DRIP = "slow drip"
    TRUNCATED = "truncated body"
    WRONG_LENGTH = "wrong length"
    BROKEN_GZIP = "broken gzip"
    CUT_GZIP = "gzip cut off"
    BOMB = "gzip that unpacks to 50 MB"
    UNASKED_ENCODING = "an encoding nobody asked for"
    REDIRECT_LOOP = "redirect loop"
    REDIRECT_CHAIN = "endless redirects"
    OFF_HOST = "off-host redirect"
    HUGE = "50 MB page"
    HUGE_DECLARED = "50 MB page that says so"
    RESET = "connection reset"
    GARBAGE = "no HTTP at all"
    GONE = "404"
    NO_CONTENT = "204"
    WRONG_CHARSET = "wrong charset"
    UNASKED_304 = "304 that nobody asked for"


#: What is seen through for good reason: the bytes themselves say in which charset they are written.
HARMLESS = (Fault.WRONG_CHARSET,)


def commit(fault: Fault, exchange: Exchange) -> None:
    _ACTS[fault](exchange)


def _answer(status: int, body: str, **headers: str) -> Callable[[Exchange], None]:
    def act(exchange: Exchange) -> None:
        exchange.answer(status, body.encode(), {name.replace("_", "-"): value for name, value in headers.items()})

    return act


def _time_out(exchange: Exchange) -> None:
    """Says nothing until the other side has gone."""
    exchange.connection.settimeout(10)
    exchange.connection.recv(1)
    exchange.close_connection = True


def _drip(exchange: Exchange) -> None:
    """A byte at a time, twenty seconds of the clock apart: no single pause is too long."""
    exchange.head(200, {"Content-Type": "text/html", "Content-Length": "1000"})
    try:
        for _ in range(100):
            exchange.server.clock.move(20)
            exchange.wfile.write(b"<")
            exchange.wfile.flush()
            exchange.connection.settimeout(0.005)
            try:
                if not exchange.connection.recv(1):
                    break
            except TimeoutError:
                continue
    finally:
        exchange.close_connection = True


def _truncated(exchange: Exchange) -> None:
    found = exchange.document()
    exchange.head(200, {"Content-Type": found.content_type, "Content-Length": str(len(found.body))})
    exchange.wfile.write(found.body[: len(found.body) // 2])
    exchange.close_connection = True


def _wrong_length(exchange: Exchange) -> None:
    """Says half the length that it has: the reader takes what was said for the whole."""
    found = exchange.document()
    length = str(len(found.body) // 2)
    exchange.head(200, {"Content-Type": found.content_type, "Content-Length": length, "Connection": "close"})
    exchange.wfile.write(found.body)
    exchange.close_connection = True


def _wrong_charset(exchange: Exchange) -> None:
    """Says another charset than that of the bytes, one in which they would be nonsense."""
    found = exchange.document()
    mime = found.content_type.partition(";")[0]
    exchange.answer(200, found.body, {"Content-Type": f"{mime}; charset=utf-16"})


def _gzipped(spoil: Callable[[bytes], bytes]) -> Callable[[Exchange], None]:
    def act(exchange: Exchange) -> None:
        found = exchange.document()
        body = spoil(gzip.compress(found.body))
        exchange.answer(200, body, {"Content-Type": found.content_type, "Content-Encoding": "gzip"})

    return act


def _bomb(exchange: Exchange) -> None:
    """50 MB, sent as they are packed: on a busy machine, too, nobody waits for the first byte until he gives up."""
    exchange.head(200, {"Content-Type": "text/html", "Content-Encoding": "gzip", "Connection": "close"})
    exchange.close_connection = True
    packer = zlib.compressobj(wbits=31)
    try:
        for _ in range(50):
            exchange.wfile.write(packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_SYNC_FLUSH))
        exchange.wfile.write(packer.flush())
    except OSError:  # the reader has had enough: what the fault is there to show
        return


def _loop(exchange: Exchange) -> None:
    exchange.answer(302, b"", {"Location": exchange.path})


def _chain(exchange: Exchange) -> None:
    exchange.answer(302, b"", {"Location": exchange.path + "x"})


def _huge(exchange: Exchange) -> None:
    """50 MB in pieces, without saying so beforehand."""
    exchange.head(200, {"Content-Type": "text/html", "Connection": "close"})
    exchange.close_connection = True
    try:
        for _ in range(50_000_000 // len(_PIECE)):
            exchange.wfile.write(_PIECE)
    except OSError:  # the reader has had enough: what the fault is there to show
        return


def _huge_declared(exchange: Exchange) -> None:
    exchange.head(200, {"Content-Type": "text/html", "Content-Length": "50000000"})
    exchange.close_connection = True


def _reset(exchange: Exchange) -> None:
    exchange.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    exchange.close_connection = True


def _garbage(exchange: Exchange) -> None:
    exchange.wfile.write(b"SSH-2.0-OpenSSH_9.6\r\n")
    exchange.close_connection = True


_ACTS: dict[Fault, Callable[[Exchange], None]] = {
    Fault.FORBIDDEN: _answer(403, _DENIED, Server="AkamaiGHost", Connection="close"),
    Fault.BLOCK_PAGE: _answer(200, _DENIED),
    Fault.THROTTLED: _answer(429, "slow down"),
    Fault.THROTTLED_WAIT: _answer(429, "slow down", Retry_After="17"),
    Fault.THROTTLED_LONG: _answer(429, "slow down", Retry_After="86400"),
    Fault.ERROR: _answer(500, "<html>oops</html>"),
    Fault.UNAVAILABLE: _answer(503, "<html>later</html>", Retry_After="9"),
    Fault.TIME_OUT: _time_out,
    Fault.DRIP: _drip,
    Fault.TRUNCATED: _truncated,
    Fault.WRONG_LENGTH: _wrong_length,
    Fault.BROKEN_GZIP: _gzipped(lambda packed: packed[:20] + bytes(60) + packed[80:]),
    Fault.CUT_GZIP: _gzipped(lambda packed: packed[: len(packed) // 2]),
    Fault.BOMB: _bomb,
    Fault.UNASKED_ENCODING: _answer(200, "<html></html>", Content_Encoding="br"),
    Fault.REDIRECT_LOOP: _loop,
    Fault.REDIRECT_CHAIN: _chain,
    Fault.OFF_HOST: _answer(302, "", Location="https://www.dhs.gov/ntas"),
    Fault.HUGE: _huge,
    Fault.HUGE_DECLARED: _huge_declared,
    Fault.RESET: _reset,
    Fault.GARBAGE: _garbage,
    Fault.GONE: _answer(404, "<html><title>Page not found</title></html>"),
    Fault.NO_CONTENT: _answer(204, ""),
    Fault.WRONG_CHARSET: _wrong_charset,
    Fault.UNASKED_304: _answer(304, ""),
}
