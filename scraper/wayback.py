"""The Wayback Machine: what a document was on earlier days, and the way to it when its own site turns us away.

Address   https://web.archive.org/cdx/search/cdx for the index of captures; `/web/<14 digits>id_/<address>` for the
          bytes of one, without the archive's toolbar and with the links as they were.
Access    open to programs, about 30 index requests a minute. A 429 may name no time: then a minute is right.

Quirks
- The index as JSON is an array of rows of strings, the first of which is the header; without captures it is `[]`.
- A time that is not a capture's redirects to the nearest one, which may be years away: the time landed on counts.
- What was archived may itself be a page of refusal.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from urllib.parse import urlencode, urlsplit, urlunsplit

from ledger.model import Snapshot, Via
from scraper.failures import Blocked, FetchError, Gone, Throttled, UnexpectedStatus
from scraper.fetch import Client, NotModified

HOSTS = ("web.archive.org",)
_CDX = "https://web.archive.org/cdx/search/cdx"
MOST_ROWS = 3000  #: the archive answers so many in half a minute; of 20,000 it gives up
_FIELDS = ("timestamp", "original", "mimetype", "statuscode", "digest")
_LANDED = re.compile(r"^https://web\.archive\.org/web/(\d{14})id_/")


@dataclass(frozen=True, slots=True)
class Capture:
    """One entry of the index."""

    at: datetime
    address: str
    digest: str

    @property
    def document(self) -> str:
        """The document's own address: the archive keeps `http:`, ports and fragments as they were met."""
        parts = urlsplit(self.address)
        return urlunsplit(("https", parts.hostname or "", parts.path or "/", parts.query, ""))

    @property
    def replay(self) -> str:
        """Where its bytes are."""
        return f"https://web.archive.org/web/{self.at:%Y%m%d%H%M%S}id_/{self.address}"


class TooManyCaptures(UnexpectedStatus):
    """A stretch of days holds more captures than one answer can."""


class NoCapture(FetchError):
    """The archive has no usable copy of the document."""

    outcome = "blocked"


def index_address(address: str, *, newest: int, since: datetime | None = None, until: datetime | None = None) -> str:
    """The index of one address's good captures: the `newest` last ones, within days. A trailing `*` asks for all
    addresses that begin so, one capture of each different content."""
    pairs = [
        ("url", address),
        ("output", "json"),
        ("fl", ",".join(_FIELDS)),
        ("filter", "statuscode:200"),
        ("collapse", "digest"),
        ("limit", str(-newest)),
    ]
    pairs += [(name, f"{day:%Y%m%d}") for name, day in (("from", since), ("to", until)) if day is not None]
    return f"{_CDX}?{urlencode(pairs)}"


def captures(index: Snapshot) -> list[Capture]:
    """The captures of an index, oldest first. Raises `UnexpectedStatus` for an index of another form."""
    try:
        rows = json.loads(index.body or b"[]")
        if not rows:
            return []
        columns = [rows[0].index(name) for name in ("timestamp", "original", "digest")]
        found = [[row[column] for column in columns] for row in rows[1:] if row]
        return sorted((Capture(_moment(at), address, digest) for at, address, digest in found), key=lambda one: one.at)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise UnexpectedStatus(index.url, f"the archive's index has another form: {error!r}") from error


def history(client: Client, prefix: str, since: date, until: date) -> list[Capture]:
    """The first good capture of each address below a prefix within days, oldest first: for a walk into the past.

    One window of days is one request; `since` and `until` are where a walk that was stopped goes on. Raises
    `TooManyCaptures` when the window holds more than one answer can: ask for a shorter one.
    """
    wanted = [("filter", "statuscode:200"), ("filter", "mimetype:text/html"), ("collapse", "urlkey")]
    return _within(client, f"{prefix.rstrip('*')}*", since, until, wanted)


def editions(client: Client, address: str, since: date, until: date, *, collapse: str = "digest") -> list[Capture]:
    """The captures of a document within days that differ in what they `collapse` by, oldest first; of all documents
    whose address begins so where it ends in `*`. Raises `TooManyCaptures` as `history`.
    """
    return _within(client, address, since, until, [("filter", "statuscode:200"), ("collapse", collapse)])


def _within(client: Client, address: str, since: date, until: date, wanted: Sequence[tuple[str, str]]) -> list[Capture]:
    pairs = [
        ("url", address),
        ("output", "json"),
        ("fl", ",".join(_FIELDS)),
        *wanted,
        ("from", f"{since:%Y%m%d}"),
        ("to", f"{until:%Y%m%d}"),
        ("limit", str(MOST_ROWS)),
    ]
    index = client.fetch(f"{_CDX}?{urlencode(pairs)}", HOSTS)
    if isinstance(index, NotModified):
        raise UnexpectedStatus(address, "the archive's index is not modified although nothing was known")
    found = captures(index)
    if len(found) >= MOST_ROWS:
        raise TooManyCaptures(address, f"more than {MOST_ROWS} captures from {since:%Y-%m-%d} to {until:%Y-%m-%d}")
    return found


def archived(client: Client, address: str, *, newer_than: datetime | None = None) -> Snapshot:
    """The newest usable copy of a document, as a snapshot of the document itself: `fetched` is when the archive took it.

    Tries up to three captures, since a capture may be a page of refusal. Raises `NoCapture` when there is none, or none
    newer than the one we hold; other `FetchError`s when the archive itself cannot be read.
    """
    index = client.fetch(index_address(address, newest=3, since=newer_than), HOSTS)
    if isinstance(index, NotModified):
        raise UnexpectedStatus(address, "the archive's index is not modified although nothing was known")
    for capture in reversed(captures(index)):
        if newer_than is not None and capture.at <= newer_than:
            break
        try:
            return replayed(client, capture, address)
        except FetchError as error:
            if not no_copy(error):
                raise
            continue  # an older one may be good
    raise NoCapture(address, "the archive has no newer copy of it" if newer_than else "the archive has no copy of it")


def no_copy(error: FetchError) -> bool:
    """Whether this capture is of no use, a page of refusal or withdrawn; else the archive itself could not be read."""
    refusal = isinstance(error, Blocked) and error.archive_may_help and not isinstance(error, Throttled)
    return refusal or isinstance(error, Gone)


def replayed(client: Client, capture: Capture, address: str | None = None) -> Snapshot:
    """The capture's bytes, as a snapshot of `address` or of the address it was captured at.

    Raises `Gone` when the archive lands on another day than the one it listed, `Blocked` when what it
    captured is a page of refusal.
    """
    address = address or capture.document
    found = client.fetch(capture.replay, HOSTS)
    if isinstance(found, NotModified):
        raise UnexpectedStatus(address, "the archive's copy is not modified although nothing was known")
    landed = _LANDED.match(found.final_url or found.url)
    at = _moment(landed[1]) if landed else capture.at
    if at.date() != capture.at.date():
        raise Gone(address, f"the archive gives its copy of {at:%Y-%m-%d} for that of {capture.at:%Y-%m-%d}")
    return replace(found, url=address, fetched=at, via=Via.ARCHIVE, etag=None, last_modified=None)


def _moment(digits: str) -> datetime:
    return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
