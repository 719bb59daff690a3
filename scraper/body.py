"""A response's body, whole or not at all: limits on size, unpacked size and time, and signs of a cut-off end.

gzip is unpacked here, a piece at a time, for two reasons: a small body may unpack to gigabytes, and a gzip stream that
stops in the middle must be an error.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

import httpx

from scraper.failures import TooLarge, TransportError
from scraper.whole import cut_off

_PIECE = 64 * 1024


def read_body(response: httpx.Response, url: str, max_bytes: int, late: Callable[[], bool]) -> bytes:
    """The unpacked body of a streamed response; `late` tells that time is up.

    Raises `TooLarge` and `TransportError`.
    """
    status = response.status_code
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > max_bytes:
        raise TooLarge(url, f"the body has {int(declared):,} bytes, more than {max_bytes:,}", status=status)
    body = bytearray()
    for piece in _unpacked(_in_time(response.iter_raw(), url, late), response, url):
        body += piece
        if len(body) > max_bytes:
            raise TooLarge(url, f"the body is larger than {max_bytes:,} bytes", status=status)
    whole = bytes(body)
    if cut_off(whole, response.headers.get("content-type", "")):
        raise TransportError(url, "the body breaks off before its end", transient=True)
    return whole


def _in_time(chunks: Iterator[bytes], url: str, late: Callable[[], bool]) -> Iterator[bytes]:
    for chunk in chunks:
        if late():
            raise TransportError(url, "the body came too slowly", transient=True)
        yield chunk


def _unpacked(chunks: Iterator[bytes], response: httpx.Response, url: str) -> Iterator[bytes]:
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("", "identity"):
        return chunks
    if encoding in ("gzip", "x-gzip"):
        return _gunzip(chunks, url)
    raise TransportError(url, f"the body is packed as {encoding!r}, which we did not ask for")


def _gunzip(chunks: Iterator[bytes], url: str) -> Iterator[bytes]:
    inflater = zlib.decompressobj(wbits=31)
    for chunk in chunks:
        if inflater.eof and chunk.strip(b"\0"):
            raise TransportError(url, "something follows the end of the gzip data", transient=True)
        rest, more = chunk, not inflater.eof
        while more:
            try:
                piece = inflater.decompress(rest, _PIECE)
            except zlib.error as error:
                raise TransportError(url, f"the gzip data is broken ({error})", transient=True) from error
            yield piece
            rest = inflater.unconsumed_tail
            more = bool(rest) or len(piece) == _PIECE
    if not inflater.eof:
        raise TransportError(url, "the gzip data breaks off", transient=True)
