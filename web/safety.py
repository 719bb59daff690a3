"""What every answer carries and what nobody may ask: the server only reads, and what it shows cannot run anything.

No page needs a script, a foreign address or an inline style: neither ours nor the tables, whose templates are ours too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
_METHODS = ("GET", "HEAD")


def guarded(app: App, *, robots: bool) -> App:
    """The application with these headers on each of its answers, for reading only. `robots`: pages may be indexed."""
    carried = HEADERS | ({} if robots else {"x-robots-tag": "noindex, nofollow"})

    async def guard(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif scope["method"] not in _METHODS:
            await _refuse(send)
        else:
            await app(scope, receive, _with_headers(send, carried))

    return guard


def _with_headers(send: Send, carried: dict[str, str]) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            names = {name.lower() for name, _ in given}
            message = {**message, "headers": [*given, *_missing(names, carried)]}
        await send(message)

    return headed


def _missing(names: Iterable[bytes], carried: dict[str, str]) -> list[tuple[bytes, bytes]]:
    there = set(names)
    return [(name.encode(), value.encode()) for name, value in carried.items() if name.encode() not in there]


async def _refuse(send: Send) -> None:
    headers = [(name.encode(), value.encode()) for name, value in (HEADERS | {"allow": ", ".join(_METHODS)}).items()]
    headers += [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    await send({"type": "http.response.body", "body": b"This server is for reading.\n"})
