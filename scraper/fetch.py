"""The one polite client: an address in; a `Snapshot`, `NotModified`, or a named error out.

It says who it is, keeps a pace per host, obeys robots.txt, asks conditionally, follows redirects by hand and only
within the hosts a source names, retries what passes and never what is refused. It has no clock of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

import httpx
from tenacity import RetryCallState, Retrying, retry_if_exception, stop_after_attempt, wait_exponential_jitter

from ledger.model import Snapshot, Via
from scraper.addresses import PublicOnly, allowed
from scraper.answers import REDIRECTS, Answer, clock_of, judged, transport_failure
from scraper.body import read_body
from scraper.failures import (
    FetchError,
    NoConnection,
    OffHost,
    RedirectLoop,
    RobotsDenied,
    Throttled,
    UnexpectedStatus,
)
from scraper.politeness import Manners, Memory, ShortMemory, wait_turn
from scraper.robots import MAX_BYTES as ROBOTS_BYTES
from scraper.robots import Robots

_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,text/csv;q=0.9,application/json;q=0.9,*/*;q=0.5"
#: A machine off the network is found out by so many attempts at the first document; the others are asked for once.
_UNCONNECTED = 2


@dataclass(frozen=True, slots=True)
class NotModified:
    """The document is as we hold it: the site answered 304 to the validators of a snapshot with a body."""

    url: str
    checked: datetime


class Client:
    """Fetches documents, one at a time.

    `user_agent` is `name/version (+contact)`; the name is what robots.txt rules are looked up by. `now` gives aware
    instants, `sleep` takes seconds. Without a `transport` the client speaks HTTP/1.1 or 2 over the network, to public
    addresses only, or through `proxy`, which then resolves the names itself.
    """

    def __init__(
        self,
        user_agent: str,
        *,
        now: Callable[[], datetime],
        sleep: Callable[[float], None],
        transport: httpx.BaseTransport | None = None,
        proxy: str | None = None,
        manners: Manners | None = None,
        memory: Memory | None = None,
        via: Via = Via.NETWORK,
    ) -> None:
        self._now = now
        self._sleep = sleep
        self.via = via
        self._manners = manners or Manners()
        self._reached = False  # whether any site has answered
        self._unconnected = 0  # how often no connection came about
        self._unreachable: dict[str, tuple[datetime, NoConnection]] = {}  # host -> when that was found out, and how
        self._memory = memory if memory is not None else ShortMemory()
        self._robots = Robots(user_agent.partition("/")[0], self._memory, now, self._robots_text)
        self._http = httpx.Client(
            transport=transport or _network(proxy),
            headers={
                "User-Agent": user_agent,
                "Accept": _ACCEPT,
                "Accept-Language": "en-US,en;q=0.8",
                "Accept-Encoding": "gzip",
            },
            timeout=httpx.Timeout(self._manners.read, connect=self._manners.connect),
            trust_env=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._http.close()

    def fetch(
        self, url: str, hosts: tuple[str, ...], known: Snapshot | None = None, max_bytes: int | None = None
    ) -> Snapshot | NotModified:
        """The document at `url`, which must lie on one of `hosts`, as must everything it redirects to.

        `known` is the snapshot we hold: its validators make the request conditional. Raises the errors of
        `scraper.failures`; one that may pass is raised only after the attempts are used up.
        """
        limit = self._manners.max_bytes if max_bytes is None else max_bytes
        host = httpx.URL(allowed(url, hosts, url)).host
        self._leave_alone(host, url)
        try:
            answer = self._patiently()(self._follow, url, hosts, known, limit)
        except NoConnection as error:
            self._unreachable[host] = (self._now(), error)
            raise
        if answer.status == 304:
            return NotModified(url, self._now())
        return Snapshot(
            url=url,
            fetched=self._now(),
            body=answer.body,
            content_type=answer.headers.get("content-type", ""),
            status=answer.status,
            final_url=answer.address if answer.address != url else None,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            via=self.via,
        )

    def _leave_alone(self, host: str, url: str) -> None:
        """A host that could not be reached a moment ago cannot be reached now: waiting for it again helps nobody."""
        since, failure = self._unreachable.get(host, (None, None))
        if since is not None and failure is not None:
            if (self._now() - since).total_seconds() < self._manners.rest:
                raise failure.about(url, failure.what)
            del self._unreachable[host]

    def _patiently(self) -> Retrying:
        return Retrying(
            retry=retry_if_exception(self._worth_another_try),
            stop=stop_after_attempt(self._manners.attempts),
            wait=self._wait,
            sleep=self._sleep,
            reraise=True,
        )

    def _worth_another_try(self, error: BaseException) -> bool:
        """Not when the machine seems to be off the network: the first document's attempts found that out for all."""
        if not isinstance(error, FetchError) or not error.transient:
            return False
        if not self._reached and self._unconnected >= _UNCONNECTED:
            return False
        return (error.retry_after or 0) <= self._manners.patience

    def _wait(self, state: RetryCallState) -> float:
        """Seconds before the next attempt: what the site asks for, else doubling with jitter."""
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, FetchError) and error.retry_after is not None:
            return error.retry_after
        first = self._manners.throttled if isinstance(error, Throttled) else self._manners.backoff
        return wait_exponential_jitter(multiplier=first, max=self._manners.patience, jitter=first / 2)(state)

    def _follow(
        self, url: str, hosts: tuple[str, ...], known: Snapshot | None, limit: int, robots: bool = True
    ) -> Answer:
        """One attempt: the request and its redirects, each hop checked against the hosts and their robots.txt."""
        address = str(allowed(url, hosts, url))
        seen = [address]
        while True:
            pause = self._permission(address, url, hosts) if robots else self._manners.pace
            validators = _validators(known, address)
            answer = self._ask(address, url, validators, limit, pause)
            if answer.status not in REDIRECTS:
                return judged(answer, url, self._now, conditional=bool(validators))
            location = answer.headers.get("location")
            if not location:
                raise UnexpectedStatus(url, f"a redirect ({answer.status}) to nowhere", status=answer.status)
            address = str(allowed(_joined(address, location), hosts, url))
            if address in seen:
                raise RedirectLoop(url, f"redirects go round in a circle by {address}", status=answer.status)
            seen.append(address)
            if len(seen) > self._manners.redirects + 1:
                raise RedirectLoop(url, f"more than {self._manners.redirects} redirects", status=answer.status)

    def _ask(self, address: str, url: str, headers: Mapping[str, str], limit: int, pause: float) -> Answer:
        """One request, paced, to one address; `url` is the document it is for."""
        wait_turn(httpx.URL(address).host, pause, self._memory, self._now, self._sleep)
        started = self._now()

        def late() -> bool:
            return (self._now() - started).total_seconds() > self._manners.deadline

        try:
            with self._http.stream("GET", address, headers=dict(headers)) as response:
                self._reached = True
                said = clock_of(response.headers)
                if said is not None:
                    self._memory.note_clock(response.url.host, self._now(), said)
                bodyless = response.status_code in (*REDIRECTS, 304)
                body = b"" if bodyless else read_body(response, url, limit, late)
                return Answer(address, response.status_code, response.headers, body)
        except httpx.InvalidURL as error:  # the library looks at a redirect's target before we do
            raise OffHost(url, f"{address} redirects to something that is no address ({error})") from error
        except httpx.TransportError as error:
            failure = transport_failure(error, url)
            self._unconnected += isinstance(failure, NoConnection)
            raise failure from error

    def _permission(self, address: str, url: str, hosts: tuple[str, ...]) -> float:
        """Seconds to leave between requests to the address's host. Raises `RobotsDenied` where we may not ask at all,
        and the error of robots.txt where that cannot be read."""
        try:
            rules = self._robots.rules(httpx.URL(address).host, hosts)
        except FetchError as error:
            because = "" if isinstance(error, NoConnection) else "; without its robots.txt it is asked for nothing"
            raise error.about(url, f"{error.what}{because}") from error
        if not rules.permits(address):
            raise RobotsDenied(url, f"robots.txt asks us not to fetch {address}")
        if rules.delay > self._manners.patience:
            raise RobotsDenied(url, f"robots.txt asks for {rules.delay:g} seconds between requests")
        return max(self._manners.pace, rules.delay)

    def _robots_text(self, url: str, hosts: tuple[str, ...]) -> str:
        answer = self._follow(url, hosts, None, ROBOTS_BYTES, robots=False)
        return answer.body.decode("utf-8-sig", errors="replace")


def _network(proxy: str | None) -> httpx.BaseTransport:
    if proxy:
        return httpx.HTTPTransport(http2=True, proxy=proxy, trust_env=False)
    return PublicOnly(httpx.HTTPTransport(http2=True, trust_env=False))


def _validators(known: Snapshot | None, address: str) -> dict[str, str]:
    """The conditional headers for an address, if it is the one that gave us a body."""
    if known is None or not known.body or address != (known.final_url or known.url):
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _joined(address: str, location: str) -> str:
    """The target of a redirect; one that cannot be joined is left as it is, for `allowed` to refuse by name."""
    try:
        return str(httpx.URL(address).join(location))
    except (httpx.InvalidURL, ValueError):
        return location
