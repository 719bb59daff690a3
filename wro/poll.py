"""One source, once: its front line, the pages of its index, and what they lead to.

Expected failures become the source's outcome; the other sources go on. Nothing read is lost by a later failure.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from ledger.model import Event, Issue, Lead, Reading, Snapshot, Via
from scraper.failures import Blocked, FetchError, Gone
from scraper.fetch import Client, NotModified
from scraper.folder import file_of
from scraper.source import Source
from wro.asking import Asker
from wro.intake import Intake, Taken

#: outcome -> whether everything the source publishes was seen, lately enough for it, and whether it counts as a failure
OUTCOMES = {
    "read": (True, False),
    "not_modified": (True, False),
    "not_due": (True, False),
    "partial": (False, True),
    "blocked": (False, True),
    "layout_changed": (False, True),
    "failed": (False, True),
    "held": (False, False),
    "not_tried": (False, False),
}


@dataclass(slots=True)
class SourceResult:
    """How a poll of one source went."""

    source: str
    title: str
    outcome: str = "not_modified"
    documents: int = 0  #: asked for, or found in the folder
    new: int = 0  #: snapshots we did not hold
    events: list[Event] = field(default_factory=list)
    message: str = ""
    as_of: datetime | None = None  #: read completely from copies in the archive, the oldest of which is of this moment

    def fail(self, outcome: str, message: str) -> None:
        """Note that the source could not be read, or not wholly."""
        self.outcome, self.message = outcome, message


class Poll:
    """Walks one source with one client. `accept`: lists held for a person are taken in. `archive`: what the site
    refuses may be read from there."""

    def __init__(
        self, source: Source, client: Client, intake: Intake, *, accept: bool = False, archive: bool = False
    ) -> None:
        self._source = source
        self._client = client
        self._intake = intake
        self._accept = accept
        self._asker = Asker(source, client, archive=archive)
        self._gap = f"gap {source.name}"
        self._unreadable = set(intake.store.readings.unreadable(source.name))
        self._result = SourceResult(source.name, source.title)

    def run(self) -> SourceResult:
        """Poll the source to its end, or to where it fails: the result says which."""
        leads: dict[str, Lead] = {}
        for start in self._source.start:
            found = self._index(start)
            if found is None:
                break
            leads |= found
        else:
            self._asker.knock_again()
            for lead in sorted(leads.values(), key=lambda lead: (lead.released or date.max, lead.url)):
                if not self._document(lead):
                    break
        self._tell_of_copies()
        self._held_unread()
        return self._result

    def _tell_of_copies(self) -> None:
        """What the site refused was read from copies, or was not: the source is not well either way."""
        refusal, copies = self._asker.refusal, sorted(self._asker.copies)
        well = OUTCOMES[self._result.outcome][0]
        if refusal is None or not (well or self._result.outcome == "blocked"):
            return
        if copies:
            days = dict.fromkeys(f"{at:%Y-%m-%d}" for at in (copies[0], copies[-1]))
            told = f"{refusal.what}; read from the archive of {' to '.join(days)}"
            self._result.fail("partial", told if well else f"{told}, but not all of it")
            self._result.as_of = min([*copies, *self._asker.kept.values()]) if well else None
        elif well:
            self._result.fail("blocked", f"{refusal.what}; the archive has nothing newer than what is held")

    def _index(self, start: str) -> dict[str, Lead] | None:
        """What the front line leads to, page by page, each address once: all of it, or what we do not hold.

        None when its first page failed. When a later one did, the next walk must not stop at known ground before it has
        come past the gap.
        """
        walks = self._intake.store.walks
        known = self._intake.store.snapshots.known_urls()
        ground = set[str]() if walks.taken(self._gap) else known
        met: dict[str, Lead] = {}
        address: str | None = start
        number = 0
        while address is not None:
            page = address
            reading = self._front(page)
            if reading is None and number == 0:
                return None
            if reading is None:
                walks.note(self._gap, self._intake.now())
                if self._result.outcome == "not_tried":
                    self._result.fail("partial", f"{self._result.message}: {address}")
                return met
            fresh = {lead.url: lead for lead in reading.leads if self._source.standing_leads or lead.url not in known}
            follow = self._source.follow
            address = follow(reading, number, ground | met.keys()) if follow else None
            met |= fresh
            if number > 0:  # it was needed to find known ground, not to see what is new
                self._asker.kept.pop(page, None)
            number += 1
        walks.forget(self._gap)
        return met

    def _front(self, address: str) -> Reading | None:
        """A document of the front line; None when it failed, which fails the source."""
        try:
            taken = self._take(address)
        except Gone as error:
            # A mirror need not hold every source: what is not in it was not asked for.
            absent = self._client.via is Via.FOLDER
            self._result.fail(
                *(("not_tried", f"not in the folder: {file_of(address)}") if absent else ("failed", error.what))
            )
            return None
        except FetchError as error:
            self._result.fail(error.outcome, error.what)
            return None
        if taken.reading is None:
            self._result.fail(taken.outcome, taken.message)
        return taken.reading

    def _document(self, lead: Lead) -> bool:
        """A document the front line leads to. One that fails leaves the others to be read, unless we are turned away."""
        try:
            taken = self._take(lead.url)
        except Gone as error:
            self._note(lead, "document-gone", error)
            return True
        except FetchError as error:
            if error.outcome == "not_tried":
                self._result.fail("partial", error.what)
                return False
            self._note(lead, "document-not-read", error)
            # A list file is what its source is about; a release is one of many.
            self._result.fail(error.outcome if self._source.standing_leads else "partial", error.what)
            return self._asker.may_help or not isinstance(error, Blocked)
        if taken.reading is None:
            self._result.fail(taken.outcome, taken.message)
        elif taken.held:
            self._result.fail("held", taken.held)
        return True

    def _held_unread(self) -> None:
        """Pages behind an index are asked for once. Those we hold and could not read are tried again, as a newer
        version may know them; while one is left, the source has not been read."""
        if self._source.standing_leads or not OUTCOMES[self._result.outcome][0]:
            return
        for number in self._intake.store.readings.unreadable(self._source.name):
            found = self._intake.store.snapshots.get(number)
            taken = self._intake.read(self._source, number, found[1]) if found else None
            if taken is not None and taken.reading is None:
                self._result.fail(taken.outcome, f"held and not readable: {taken.message}")
            elif taken is not None:
                self._result.events += taken.events

    def _take(self, address: str) -> Taken:
        held = self._intake.store.snapshots.latest(address)
        # What could not be read is asked for whole: a site may mend a page and keep its validators.
        sound = held if held is not None and held.id not in self._unreadable else None
        got = self._asker.get(address, sound, self._intake.store.snapshots.last_checked(address))
        self._result.documents += 1
        if isinstance(got, Snapshot):
            taken = self._intake.take(self._source, got, accept=self._accept)
        else:
            if isinstance(got, NotModified):
                self._intake.store.snapshots.checked(address, got.checked)
            taken = self._intake.again(self._source, address, accept=self._accept)
        self._result.events += taken.events
        self._result.new += taken.is_new
        if taken.is_new and self._result.outcome == "not_modified":
            self._result.outcome = "read"
        return taken

    def _note(self, lead: Lead, code: str, error: FetchError) -> None:
        issue = Issue(code, str(error), lead.url)
        self._intake.store.issues.raise_all([issue], self._intake.now(), lead.url)
