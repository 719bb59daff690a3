"""What an answer of a site means: usable, or which of the named errors it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx

from scraper.blocks import block_page
from scraper.failures import Blocked, Gone, NoConnection, ServerError, Throttled, TransportError, UnexpectedStatus

REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """One response: the address that gave it, and its unpacked body."""

    address: str
    status: int
    headers: Mapping[str, str]  #: looked up without regard to case
    body: bytes


def judged(answer: Answer, url: str, now: Callable[[], datetime], *, conditional: bool) -> Answer:
    """The answer if it is one we can use: 200, or 304 to a conditional request. Raises the error it means otherwise.

    `url` is the document it was asked for. A 5xx is the site's trouble even when its page looks like a refusal.
    """
    status = answer.status
    if status == 429 or status >= 500:
        raise _passing(answer, url, now)
    refusal = block_page(answer.body)
    if status in (401, 403) or refusal:
        raise Blocked(url, f"the site turns us away ({status}{f', {refusal}' if refusal else ''})", status=status)
    if status in (404, 410):
        raise Gone(url, f"no longer there ({status})", status=status)
    if status == 200 or (status == 304 and conditional):
        return answer
    raise UnexpectedStatus(url, f"an answer of no use ({status})", status=status)


def _passing(answer: Answer, url: str, now: Callable[[], datetime]) -> Throttled | ServerError:
    wait = retry_after(answer.headers.get("retry-after", "").strip(), now)
    asks = "" if wait is None else f" and asks us to wait {wait:.0f} seconds"
    if answer.status == 429:
        return Throttled(
            url, f"the site says we ask too often (429){asks}", status=429, transient=True, retry_after=wait
        )
    what = f"the site is out of order ({answer.status}){asks}"
    return ServerError(url, what, status=answer.status, transient=True, retry_after=wait)


def retry_after(value: str, now: Callable[[], datetime]) -> float | None:
    """Seconds, from either form of the header; None when it is absent or unreadable."""
    if value.isdecimal():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, OverflowError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - now()).total_seconds())


def clock_of(headers: Mapping[str, str]) -> datetime | None:
    """What time it was at the site as it answered; None where it does not say. A cache tells how old its answer is."""
    try:
        said = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, OverflowError):
        return None
    age = headers.get("age", "").strip()
    kept = timedelta(seconds=int(age)) if re.fullmatch(r"[0-9]{1,9}", age) else timedelta(0)
    return (said if said.tzinfo else said.replace(tzinfo=UTC)) + kept


_UNCONNECTED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.ProxyError)
_NUMBER = re.compile(r"\[Errno -?\d+\] ")  #: of the system's errors: their words say enough
_WORDS: dict[type[httpx.TransportError], str] = {
    httpx.ConnectTimeout: "no connection in time",
    httpx.ConnectError: "no connection",
    httpx.ProxyError: "the proxy makes no connection",
    httpx.ReadTimeout: "no answer in time",
    httpx.ReadError: "the connection was lost",
    httpx.RemoteProtocolError: "the answer breaks off or is malformed",
}


def transport_failure(error: httpx.TransportError, url: str) -> TransportError:
    """The client library's error in our words. A certificate that does not hold will not be better in a minute."""
    detail = _NUMBER.sub("", " ".join(str(error).split()))
    what = _WORDS.get(type(error), "the transport failed") + (f": {detail}" if detail else "")
    lasting = "CERTIFICATE_VERIFY_FAILED" in detail or isinstance(error, httpx.UnsupportedProtocol)
    kind = NoConnection if isinstance(error, _UNCONNECTED) else TransportError
    return kind(url, what, transient=not lasting)
