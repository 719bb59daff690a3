"""A walk into the past: releases older than the newsroom lists, by CBP's sitemap and by the archive's index of captures;
then the list's older editions.

Each document is asked of CBP's own site first; one that is gone there, or refused, is taken from the archive. What is held
is not asked for again, and months of the index that were walked to their end are noted: stopped or killed at any moment,
the same command goes on from there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit, urlunsplit

from ledger.model import Snapshot
from scraper.failures import FetchError, Gone
from scraper.fetch import Client, NotModified
from scraper.sources import sitemap
from scraper.wayback import Capture, NoCapture, TooManyCaptures, archived, history, no_copy, replayed
from wro import past_lists
from wro.asking import REFUSALS
from wro.intake import Intake
from wro.poll import SourceResult
from wro.walking import Patience, Progress

#: Where releases have stood. Local releases are left aside, as in the newsroom.
PREFIXES = ("www.cbp.gov/newsroom/national-media-release/", "www.cbp.gov/newsroom/announcements/")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the archive's index below one prefix."""

    prefix: str
    first: date

    @property
    def step(self) -> str:
        return f"archive {self.prefix} {self.first:%Y-%m}"

    @property
    def end(self) -> date:
        return (self.first.replace(day=1) + timedelta(days=31)).replace(day=1)


def months(since: date, until: date) -> list[Month]:
    """The months from that of `since` to that of `until`, oldest first."""
    found: list[Month] = []
    first = since.replace(day=1)
    while first <= until:
        found += [Month(prefix, first) for prefix in PREFIXES]
        first = found[-1].end
    return found


class Backfill:
    """One walk. `now` gives the instant things are seen at."""

    def __init__(self, client: Client, intake: Intake, now: Callable[[], datetime], progress: Progress) -> None:
        self._client = client
        self._intake = intake
        self._walks = intake.store.walks
        self._now = now
        self._progress = progress
        self._refusals = 0
        self._patience = Patience()

    def run(self, since: date) -> list[SourceResult]:
        """Walk the sitemap, the archive's months from `since` on, and the list's editions. What keeps one from its end
        leaves the others."""
        results = []
        for name, title, walk in (
            ("sitemap", sitemap.SOURCE.title, self._sitemap),
            ("archive", "Internet Archive", lambda result: self._archive(result, since)),
            ("older_lists", "Older editions of CBP's list", lambda result: self._lists(result, since)),
        ):
            result = SourceResult(name, title)
            try:
                walk(result)
            except FetchError as error:
                told = f"{error.what}; the same command goes on from here"
                result.fail("partial" if result.documents else error.outcome, told)
            results.append(result)
        return results

    def _sitemap(self, result: SourceResult) -> None:
        """Its pages give no dates, so all releases it lists are walked; the oldest are the most in need of it."""
        wanted = [address for address in self._listed(result) if self._is_wanted(address)]
        for done, address in enumerate(wanted):
            self._progress("sitemap", done, len(wanted))
            self._document(address, None, result)
        self._progress("sitemap", len(wanted), len(wanted))

    def _listed(self, result: SourceResult) -> Iterator[str]:
        """The releases of all the sitemap's pages."""
        address: str | None = sitemap.START
        number = 0
        met: set[str] = set()
        unreadable = self._intake.store.readings.unreadable(sitemap.NAME)
        while address is not None:
            held = self._intake.store.snapshots.latest(address)
            if held is not None and held.id in unreadable:
                held = None  # asked for whole, as in a poll
            got = self._client.fetch(address, sitemap.HOSTS, held)
            taken = (
                self._intake.take(sitemap.SOURCE, got)
                if isinstance(got, Snapshot)
                else self._intake.again(sitemap.SOURCE, address)
            )
            if taken.reading is None:
                result.fail("layout_changed", taken.message)
                return
            found = {lead.url: lead for lead in taken.reading.leads if lead.url not in met}
            yield from found
            address = sitemap.follow(taken.reading, number, met)
            met |= found.keys()
            number += 1

    def _archive(self, result: SourceResult, since: date) -> None:
        ahead = months(since, self._now().date())
        for done, month in enumerate(ahead):
            self._progress("archive, by month", done, len(ahead))
            if self._walks.taken(month.step):
                continue
            found = self._captures(month.prefix, month.first, month.end - timedelta(days=1))
            captures = {canonical(capture.document): capture for capture in reversed(found)}
            wanted = [address for address in captures if self._is_wanted(address)]
            had = [self._document(address, captures[address], result) for address in wanted]
            if all(had) and month.end <= self._now().date():  # else it is walked again
                self._walks.note(month.step, self._now())
        self._progress("archive, by month", len(ahead), len(ahead))

    def _lists(self, result: SourceResult, since: date) -> None:
        past_lists.walk(self._client, self._intake, since, self._now().date(), result, self._progress)

    def _captures(self, prefix: str, first: date, last: date) -> list[Capture]:
        try:
            return history(self._client, prefix, first, last)
        except TooManyCaptures:
            if first == last:
                raise
            middle = first + (last - first) // 2
            return self._captures(prefix, first, middle) + self._captures(prefix, middle + timedelta(days=1), last)

    def _is_wanted(self, address: str) -> bool:
        """A release that we do not hold and that somebody may still have."""
        return (
            sitemap.is_release(address)
            and self._intake.store.snapshots.last_checked(address) is None
            and not self._walks.taken(f"gone {address}")
        )

    def _document(self, address: str, capture: Capture | None, result: SourceResult) -> bool:
        """Take in one release; False where it has to be tried again another day."""
        try:
            got = self._from_site(address) or self._from_archive(address, capture)
        except FetchError as error:
            self._patience.bear(error, result)
            return False
        self._patience.relax()
        result.documents += 1
        if got is None:
            self._walks.note(f"gone {address}", self._now())
            return True
        taken = self._intake.take(sitemap.SOURCE, got)
        result.new += taken.is_new
        result.events += taken.events
        result.outcome = "read" if result.outcome == "not_modified" else result.outcome
        if taken.reading is None:
            result.fail("partial", f"kept and not readable: {taken.message}")
        return True

    def _from_site(self, address: str) -> Snapshot | None:
        """None where it is gone, or refused. A site that refuses again and again is left alone for the rest of the walk."""
        if self._refusals >= REFUSALS:
            return None
        try:
            got = self._client.fetch(address, sitemap.HOSTS)
        except FetchError as error:
            if isinstance(error, Gone):
                return None
            if not error.archive_may_help:
                raise
            self._refusals += 1
            return None
        self._refusals = 0
        if isinstance(got, NotModified):
            raise LookupError(f"not modified, but we hold no snapshot of {address}")
        return got

    def _from_archive(self, address: str, capture: Capture | None) -> Snapshot | None:
        """The capture that the index named, or the newest; None where there is none of any use."""
        if capture is not None:
            try:
                return replayed(self._client, capture, address)
            except FetchError as error:
                if not no_copy(error):
                    raise
        try:
            return archived(self._client, address)
        except NoCapture:
            return None


def canonical(address: str) -> str:
    """A release's key: its address on CBP's host without query, however the archive met it."""
    parts = urlsplit(address)
    return urlunsplit(("https", "www.cbp.gov", parts.path.rstrip("/"), "", ""))
