"""robots.txt: what a host asks of us, fetched once a day, obeyed before every request.

When the file cannot be had, a copy of the last 30 days serves (RFC 9309, 2.3.1.4). Without one the host is left alone:
RFC 9309 would let us ask after a 403, but a site that refuses us its robots.txt refuses us.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from protego import Protego

from scraper.failures import Blocked, FetchError, Gone
from scraper.politeness import Memory, RobotsFile

FRESH = timedelta(days=1)
USABLE = timedelta(days=30)
REFUSED = timedelta(minutes=10)  #: for which a host that refused us its robots.txt is not asked for it again
MAX_BYTES = 512 * 1024  #: RFC 9309, 2.5 asks for 500 KiB at least


class Rules:
    """A robots.txt, read for one agent. Text that is no robots.txt, a web page for one, forbids nothing."""

    def __init__(self, text: str, agent: str) -> None:
        self._parsed = Protego.parse(text)
        self._agent = agent

    def permits(self, url: str) -> bool:
        return bool(self._parsed.can_fetch(url, self._agent))

    @property
    def delay(self) -> float:
        """The site's own Crawl-delay in seconds, 0 without one."""
        return float(self._parsed.crawl_delay(self._agent) or 0)


class Robots:
    """The rules of every host met. `get` fetches the text of one address and raises `FetchError`."""

    def __init__(
        self, agent: str, memory: Memory, now: Callable[[], datetime], get: Callable[[str, tuple[str, ...]], str]
    ) -> None:
        self._agent = agent
        self._memory = memory
        self._now = now
        self._get = get
        self._read: dict[str, tuple[datetime, Rules]] = {}
        self._refused: dict[str, tuple[datetime, Blocked]] = {}  # host -> when it refused us its robots.txt, and how

    def rules(self, host: str, hosts: tuple[str, ...]) -> Rules:
        """Today's rules of the host. Raises the `FetchError` that kept us from them."""
        since, refusal = self._refused.get(host, (None, None))
        if since is not None and refusal is not None and self._now() - since < REFUSED:
            raise refusal.about(refusal.url, refusal.what)
        checked, rules = self._read.get(host, (None, None))
        if checked is None or rules is None or self._now() - checked >= FRESH:
            try:
                checked, text = self._text(host, hosts)
            except Blocked as error:
                self._refused[host] = (self._now(), error)
                raise
            rules = Rules(text, self._agent)
            self._read[host] = (checked, rules)
        return rules

    def _text(self, host: str, hosts: tuple[str, ...]) -> tuple[datetime, str]:
        """When the text was last checked, and the text."""
        held = self._memory.robots(host)
        if held is not None and self._now() - held.fetched < FRESH:
            return held.fetched, held.text
        try:
            text = self._get(f"https://{host}/robots.txt", hosts)
        except Gone:
            text = ""
        except FetchError:
            if held is not None and self._now() - held.fetched < USABLE:
                return self._now(), held.text
            raise
        self._memory.keep_robots(host, RobotsFile(text, self._now()))
        return self._now(), text
