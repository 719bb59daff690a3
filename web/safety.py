"""What every answer carries and what nobody may ask: the server only reads, and what it shows cannot run anything.

Our own pages need no script, no foreign address and no inline style. Datasette's own pages do: its scripts are let in
by the hashes of the few that stand inside its templates, never by 'unsafe-inline'; its styles, some of which are made
for each page (column names on a phone, the colour of a database), need 'unsafe-inline', which runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from functools import cache
from importlib.resources import files
from typing import Any

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Callable[[], Awaitable[Message]], Send], Awaitable[None]]

OWN_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "x-frame-options": "DENY",
}
_METHODS = ("GET", "HEAD")
#: The one script that differs: a switch, of which both positions are known.
_SWITCH = "{{ datasette_allow_facet }}"


@cache
def datasette_policy() -> str:
    """The policy for datasette's pages."""
    hashes = " ".join(f"'sha256-{_hash(script)}'" for script in inline_scripts())
    return (
        f"default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def inline_scripts() -> list[str]:
    """The scripts inside the templates of the datasette that is installed; those with other variable parts stay out."""
    found: set[str] = set()
    for file in files("datasette").joinpath("templates").iterdir():
        if file.name.endswith(".html"):
            for script in re.findall(r"<script>(.*?)</script>", file.read_text(encoding="utf-8"), re.DOTALL):
                found |= {script.replace(_SWITCH, word) for word in ("true", "false")}
    return sorted(script for script in found if "{{" not in script and "{%" not in script)


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


def guarded(app: App, *, robots: bool) -> App:
    """The application with these headers on each of its answers, for reading only. `robots`: pages may be indexed."""

    async def guard(scope: Message, receive: Callable[[], Awaitable[Message]], send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
        elif scope["method"] not in _METHODS:
            await _refuse(send)
        else:
            await app(scope, receive, _with_headers(send, robots))

    return guard


def _with_headers(send: Send, robots: bool) -> Send:
    async def headed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            names = {name.lower() for name, _ in given}
            message = {**message, "headers": [*given, *_missing(names, robots)]}
        await send(message)

    return headed


def _missing(names: Iterable[bytes], robots: bool) -> list[tuple[bytes, bytes]]:
    wanted = (
        HEADERS
        | {"content-security-policy": datasette_policy()}
        | ({} if robots else {"x-robots-tag": "noindex, nofollow"})
    )
    return [(name.encode(), value.encode()) for name, value in wanted.items() if name.encode() not in set(names)]


async def _refuse(send: Send) -> None:
    headers = [(name.encode(), value.encode()) for name, value in (HEADERS | {"allow": ", ".join(_METHODS)}).items()]
    headers += [(b"content-type", b"text/plain; charset=utf-8"), (b"content-security-policy", OWN_POLICY.encode())]
    await send({"type": "http.response.start", "status": 405, "headers": headers})
    await send({"type": "http.response.body", "body": b"This server is for reading.\n"})
