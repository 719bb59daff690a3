"""Asking for a source's documents: its own site first, and the Wayback Machine where that turns us away.

What the archive has stands in for the site and is no reading of it. A source read from copies stays a failing one; it
counts as read completely as of the oldest copy it was read from, and only if every document was to be had. So a copy
never makes anything look fresher than it is, and needs no limit of age.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ledger.model import Snapshot
from scraper.failures import FetchError
from scraper.fetch import Client, NotModified
from scraper.source import Source
from scraper.wayback import NoCapture, archived

#: After so many refusals in a row the site is asked for nothing more in this poll; one page refused says little of the
#: next, as CBP's listing has been closed to programs to which its releases were open.
REFUSALS = 2


@dataclass(frozen=True, slots=True)
class NothingNewer:
    """The site turns us away, and the archive has no newer copy than the snapshot we hold."""

    url: str


class Asker:
    """Gets the documents of one source in one poll, and remembers what came by which way."""

    def __init__(self, source: Source, client: Client, *, archive: bool) -> None:
        self._source = source
        self._client = client
        self._archive = archive
        self._refusals = 0
        self.refusal: FetchError | None = None  #: the last one, if the site turned us away at all
        self.copies: list[datetime] = []  #: when those documents were captured that were new from the archive
        self.kept: dict[str, datetime] = {}  #: documents that neither would give us anew, and when we last saw them

    @property
    def may_help(self) -> bool:
        """Whether a document that the site refuses may still be had."""
        return self._archive

    def knock_again(self) -> None:
        """One more request to the site, for documents of another kind, even if it has refused us so far."""
        self._refusals = min(self._refusals, REFUSALS - 1)

    def get(
        self, address: str, held: Snapshot | None, seen: datetime | None = None
    ) -> Snapshot | NotModified | NothingNewer:
        """The document, from the site or else from the archive, if that has a copy newer than `seen`, when the snapshot
        we hold was last found to be what stands there. Raises the errors of `scraper.failures`."""
        try:
            if self.refusal is not None and self._refusals >= REFUSALS:
                raise self.refusal.about(address, self.refusal.what)
            got = self._client.fetch(address, self._source.hosts, held)
        except FetchError as error:
            if not error.archive_may_help:
                raise
            self._refusals += 1
            self.refusal = error
            return self._copy(address, seen, error)
        self._refusals = 0
        return got

    def _copy(self, address: str, seen: datetime | None, refused: FetchError) -> Snapshot | NothingNewer:
        if not self._archive:
            raise refused
        try:
            found = archived(self._client, address, newer_than=seen)
        except NoCapture as error:
            if seen is None:
                raise refused.about(address, f"{refused.what}; {error.what}") from error
            self.kept[address] = seen
            return NothingNewer(address)
        except FetchError as error:
            if error.outcome == "not_tried":  # told to stop, while the archive was to be asked
                raise
            self._archive = False
            raise refused.about(address, f"{refused.what}; the archive does not help: {error.what}") from error
        self.copies.append(found.fetched)
        return found
