"""Older editions of CBP's list, from the archive: between which two of them a change came that no release told of.

Each capture is walked once and noted, so that a walk that was ended goes on. They are taken in as of the day of their
capture, and never as the list of today.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ledger.model import Snapshot
from scraper.failures import FetchError
from scraper.fetch import Client
from scraper.sources import cbp_list
from scraper.wayback import Capture, editions, no_copy, replayed
from wro.intake import Intake
from wro.poll import SourceResult
from wro.walking import Patience, Progress

#: An edition that differs much from the one before it is held back, as a poll would; but not after so long a time
#: without one, in which much may have changed.
LONG_AGO = timedelta(days=45)


def walk(client: Client, intake: Intake, since: date, until: date, result: SourceResult, progress: Progress) -> None:
    """All captures from `since` to `until`, oldest first. Raises `FetchError` when the archive cannot be read."""
    patience = Patience()
    found = sorted(_captures(client, since, until), key=lambda capture: capture.at)
    before: datetime | None = None
    for done, capture in enumerate(found):
        progress("older lists", done, len(found))
        if not intake.store.walks.taken(_step(capture)):
            try:
                got = replayed(client, capture, cbp_list.address(capture.document))
            except FetchError as error:
                if not no_copy(error):
                    patience.bear(error, result)
                    continue
            else:
                _take(intake, got, result, settled=before is not None and capture.at - before <= LONG_AGO)
            patience.relax()
            intake.store.walks.note(_step(capture), intake.now())
        before = capture.at
    progress("older lists", len(found), len(found))


def _captures(client: Client, since: date, until: date) -> Iterator[Capture]:
    """Of each page one a month, since its bytes differ at every capture; of the files every content."""
    last = min(until, cbp_list.PAST_PAGES_UNTIL)
    if since <= last:
        for page in cbp_list.PAST_PAGES:
            yield from editions(client, page, since, last, collapse="timestamp:6")
    month = max(since, cbp_list.FILES_SINCE).replace(day=1)
    while month <= until:
        found = editions(client, cbp_list.files_of(month), month, until)
        yield from (capture for capture in found if cbp_list.is_file(capture.document))
        month = (month + timedelta(days=31)).replace(day=1)


def _step(capture: Capture) -> str:
    return f"list {capture.replay}"


def _take(intake: Intake, got: Snapshot, result: SourceResult, *, settled: bool) -> None:
    taken = intake.take(cbp_list.SOURCE, got, accept=not settled)
    result.documents += 1
    result.new += taken.is_new
    result.events += taken.events
    result.outcome = "read" if result.outcome == "not_modified" else result.outcome
    if taken.reading is None:
        result.fail("partial", f"kept and not readable: {taken.message}")
    elif taken.held:
        result.fail("held", f"the edition of {got.fetched:%Y-%m-%d}: {taken.held}")
