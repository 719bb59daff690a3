"""The pages behind the links in mails: stop, confirm, and, where it is wanted, sign up. An ASGI application.

Mail scanners open every link, so a GET changes nothing: it shows a page with one button. The button's POST does it,
and doing it again is harmless. A mail program's own "unsubscribe" sends that POST without asking (RFC 8058); no cookie
is needed or set. No page shows an address, or tells whether one is known.
"""

from __future__ import annotations

import asyncio
from calendar import day_name
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import parse_qsl

from notify.hours import WEEKDAYS
from notify.subscriptions import Cadence, Subscriber
from notify.tokens import Tokens
from notify.wishes import BadWish, CountryOf, from_form
from templates import fill

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_WEEKDAYS = tuple(zip(WEEKDAYS, day_name, strict=True))
_MOST = 20_000  #: bytes of a form
_POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
_HEADERS = {
    "cache-control": "no-store",
    "content-security-policy": _POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-robots-tag": "noindex, nofollow",
}


class TooMany(Exception):
    """More sign-ups than we write to in a day."""


class Subscribers(Protocol):
    """What the pages need of whoever keeps the list; each call is one short transaction."""

    def stop(self, secret: str) -> None:
        """Write no more to the person of this secret; nothing when there is none."""

    def sign_up(self, person: Subscriber) -> None:
        """Send a mail with a link to confirm. Raises `TooMany`."""

    def confirm(self, number: int) -> bool:
        """Take the sign-up of this number in, once; False when it is too old or was never made."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A page, or a style sheet."""

    body: str
    status: int = 200
    kind: str = "text/html"
    headers: Mapping[str, str] = field(default_factory=dict)


class Pages:
    """The application. It answers under `/mail/`."""

    def __init__(
        self, subscribers: Subscribers, tokens: Tokens, name: str, contact: str, country_of: CountryOf | None
    ) -> None:
        """`name` and `contact`: whose pages these are, and where people can write. `country_of`: reads the countries of
        a sign-up; None where nobody may sign up."""
        self._subscribers = subscribers
        self._tokens = tokens
        self._about = {"name": name, "contact": contact, "sign_up": country_of is not None}
        self._country_of = country_of

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            raise ValueError(f"these pages do not speak {scope['type']}")
        method = "GET" if scope["method"] == "HEAD" else str(scope["method"])
        if method not in ("GET", "POST"):
            answer = self._page("message", 405, title="Not here", text="This page can only be read or sent.")
        else:
            body = await _body(receive) if method == "POST" else b""
            # Opening the database waits for its lock, and must not keep others waiting.
            answer = await asyncio.to_thread(self._answer, method, str(scope["path"]), body)
        await _send(send, answer, with_body=scope["method"] != "HEAD")

    def _answer(self, method: str, path: str, body: bytes | None) -> Answer:
        if body is None:
            return self._page("message", 413, title="Too much", text="That is more than fits into this form.")
        parts = path.removeprefix("/").split("/")
        match parts:
            case ["mail", "pages.css"]:
                return Answer(fill("pages/pages.css"), kind="text/css", headers={"cache-control": "max-age=86400"})
            case ["mail", "stop", token]:
                return self._stop(method, token)
            case ["mail", "confirm", token]:
                return self._confirm(method, token)
            case ["mail", "sign-up"] if self._country_of is not None:
                sent = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
                return self._new(method, sent, self._country_of)
        return self._page("message", 404, title="No such page", text="There is nothing at this address.")

    def _stop(self, method: str, token: str) -> Answer:
        secret = self._tokens.who_stops(token)
        if secret is None:
            return self._cut_off()
        if method == "GET":
            return self._page(
                "button", title="Stop this mail", ask="Shall we write to you no more?", button="Stop all mail"
            )
        self._subscribers.stop(secret)
        return self._page(
            "message",
            title="Stopped",
            text="We will not write to you any more. A mail that is on its way may still arrive.",
        )

    def _confirm(self, method: str, token: str) -> Answer:
        number = self._tokens.what_is_confirmed(token)
        if number is None:
            return self._cut_off()
        if method == "GET":
            ask = "Shall we write to you when what you chose changes?"
            return self._page("button", title="Confirm your subscription", ask=ask, button="Yes, write to me")
        if not self._subscribers.confirm(number):
            return self._page(
                "message", 410, title="Too old", text="This link is no longer good. Please sign up again."
            )
        return self._page("message", title="Subscribed", text="From now on we write to you when something changes.")

    def _new(self, method: str, sent: Mapping[str, str], country_of: CountryOf) -> Answer:
        form = {"cadence": Cadence.WEEKLY.value, **sent}
        if method == "GET":
            return self._page("sign_up", form=form, wrong={}, weekdays=_WEEKDAYS)
        try:
            self._subscribers.sign_up(from_form(form, country_of))
        except BadWish as error:
            return self._page("sign_up", 422, form=form, wrong=error.wrong, weekdays=_WEEKDAYS)
        except TooMany:
            return self._page(
                "message", 429, title="Later, please", text="Too many have signed up today. Try tomorrow."
            )
        return self._page(
            "message",
            title="Look into your mailbox",
            text="We have sent a mail with a link. Nothing else is sent before you have followed it.",
        )

    def _cut_off(self) -> Answer:
        text = "This link is not one of ours, or a part of it is missing. Copy it whole out of the mail."
        return self._page("message", 404, title="A broken link", text=text)

    def _page(self, template: str, status: int = 200, **view: object) -> Answer:
        return Answer(fill(f"pages/{template}.html", **self._about, **view), status)


async def _body(receive: Receive) -> bytes | None:
    """What was sent; None when it is too much."""
    found = b""
    while True:
        message = await receive()
        found += bytes(message.get("body", b""))
        if len(found) > _MOST:
            return None
        if not message.get("more_body"):
            return found


async def _send(send: Send, answer: Answer, *, with_body: bool) -> None:
    body = answer.body.encode()
    headers = {
        **_HEADERS,
        "content-type": f"{answer.kind}; charset=utf-8",
        "content-length": str(len(body)),
        **answer.headers,
    }
    encoded = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": answer.status, "headers": encoded})
    await send({"type": "http.response.body", "body": body if with_body else b""})
