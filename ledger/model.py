"""The nouns of the product, as immutable values.

Two families, never mixed. What a *source says*: `Announcement` (a release, bulletin or notice that
announces an act) and `Listing` (a row of CBP's list, which states how things stand); both arrive in a
`Reading` of one snapshot. What *we hold to be true*: `Order` and `Event`, which only
`ledger.reconcile` makes out of the former.

Days are `datetime.date`; instants are aware `datetime` in UTC.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from ledger.imo import imo_said


class Instrument(StrEnum):
    """Which legal act bars the goods: ports detain under a WRO (19 CFR 12.42(e)), seize under a Finding (f)."""

    WRO = "WRO"
    FINDING = "Finding"


class Action(StrEnum):
    """The verb CBP (or a court) used. It does not say what the act does: see `Effect`."""

    ISSUED = "issued"
    MODIFIED = "modified"
    REVOKED = "revoked"
    VACATED = "vacated"


class Effect(StrEnum):
    """What an act does to the order."""

    IMPOSED = "imposed"
    LIFTED = "lifted"
    NARROWED = "narrowed"
    WIDENED = "widened"


class Status(StrEnum):
    """How an order or a party stands on a day."""

    ACTIVE = "active"
    PARTIALLY_ACTIVE = "partially_active"
    INACTIVE = "inactive"
    UNKNOWN = "unknown"


class Role(StrEnum):
    """What a party is to an order. `EXEMPT`: cleared out of an order that goes on for others."""

    NAMED = "named"
    GROUP = "group"
    SUBSIDIARY = "subsidiary"
    VESSEL = "vessel"
    FLEET = "fleet"
    PLACE = "place"
    EXEMPT = "exempt"


class Channel(StrEnum):
    """By which way an event became known."""

    RELEASE = "release"
    LIST = "list"
    FEDERAL_REGISTER = "federal_register"
    BULLETIN = "bulletin"
    COURT = "court"
    PERSON = "person"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What a document turned out to be. `UNCLEAR` always comes with an issue."""

    ACTION = "action"
    MENTION = "mention"
    UNRELATED = "unrelated"
    UNCLEAR = "unclear"


class Via(StrEnum):
    """How the bytes of a snapshot reached us."""

    NETWORK = "network"
    FOLDER = "folder"
    IMPORT = "import"
    ARCHIVE = "archive"
    BUILT_IN = "built_in"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The bytes of a document as fetched at one moment; never altered."""

    url: str  #: the address asked for: the document's key
    fetched: datetime
    body: bytes
    content_type: str = ""
    status: int = 200
    final_url: str | None = None  #: where redirects led, when elsewhere
    etag: str | None = None
    last_modified: str | None = None
    via: Via = Via.NETWORK
    id: int | None = None  #: given by the store

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A quote, findable in the snapshot's cleaned text, and the field that rests on it."""

    field: str
    quote: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what an order covers, in the words of the page."""

    name: str
    role: Role = Role.NAMED
    aliases: tuple[str, ...] = ()
    removed: date | None = None  #: for an exempt party, the day it was taken out where the source gives one

    @property
    def imos(self) -> tuple[str, ...]:
        """A ship's IMO numbers, where the page or the list writes one beside her name or among her other names."""
        return tuple(filter(None, map(imo_said, (self.name, *self.aliases))))


@dataclass(frozen=True, slots=True)
class Indicators:
    """ILO forced-labor indicators tied to one act; a count may come without names, and the reverse."""

    count: int | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something a person must look at. `code` and `subject` identify it from run to run."""

    code: str
    message: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """One act, as a release, bulletin or notice announces it."""

    instrument: Instrument
    action: Action
    effect: Effect
    effective: date | None = None
    announced: date | None = None
    applies_from: date | None = None
    country: str | None = None  #: ISO 3166-1 alpha-2 of the place of production
    goods: str | None = None
    open_ended: bool = False  #: "and its subsidiaries": may extend to firms not named
    parties: tuple[Party, ...] = ()
    indicators: Indicators | None = None
    evidence: tuple[Evidence, ...] = ()
    #: when the order acted on was issued, as the text recalls it: YYYY, YYYY-MM or YYYY-MM-DD
    recalls: str | None = None
    #: on whom the order acted on is, where the text names others than it frees or adds
    against: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """One row of CBP's list: how an order stood when the list was fetched. No act by itself."""

    instrument: Instrument
    effective: date | None
    country: str | None
    goods: str | None
    industry: str | None
    status: Status  #: UNKNOWN when CBP's wording is not one we know
    status_text: str
    parties: tuple[Party, ...]
    open_ended: bool = False
    remarks: str | None = None
    release_url: str | None = None
    removed_goods: tuple[tuple[str, date | None], ...] = ()  #: goods Remarks take out of the order, with the day
    advisory: str | None = None  #: a remark that changes no status (the UFLPA presumption supersedes enforcement)
    entity: str = ""  #: the Entity cell as it stood
    row: int | None = None  #: 1-based, header not counted


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entry of a list under another law: no order, and never mixed with one; screening shows it beside them."""

    register: str  #: which list, such as `UFLPA Entity List`
    name: str
    aliases: tuple[str, ...] = ()
    section: str = ""  #: the part of the list's law it stands under, such as `2(d)(2)(B)(ii)`
    effective: date | None = None
    open_ended: bool = False  #: "and its subsidiaries"
    entry: str = ""  #: the cell as it stood


@dataclass(frozen=True, slots=True)
class Document:
    """What a page says about itself."""

    source: str
    url: str
    title: str = ""
    released: date | None = None
    modified: date | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """An address a page leads to, with what the link says about it."""

    url: str
    title: str = ""
    released: date | None = None


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A total a page states, a check of the ledger. `since`: the first day it counts from; None for orders in force on `on`."""

    number: int
    what: str  #: "WRO in force", "Finding in force", "WRO issued", "WRO modified"
    on: date
    quote: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one snapshot says. An index page has leads; a list file has listings; a release announcements."""

    document: Document
    verdict: Verdict
    announcements: tuple[Announcement, ...] = ()
    listings: tuple[Listing, ...] = ()
    leads: tuple[Lead, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    issues: tuple[Issue, ...] = ()
    ignored: tuple[str, ...] = ()  #: known and unwanted, one line each
    text: str = ""  #: the cleaned text in which every quote can be found
    counts: tuple[StatedCount, ...] = ()  #: CBP's own totals as the page states them


@dataclass(frozen=True, slots=True)
class Witness:
    """One document's say on one event; where witnesses disagree, their values stand side by side."""

    channel: Channel
    source: str
    url: str | None
    snapshot: int | None  #: None only for what the baseline cites without our holding the page
    seen: datetime
    said: Mapping[str, str] = field(default_factory=dict)  #: field -> the value as this document gives it
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A change of an order. `id` never changes once given: see `ledger.reconcile.event_id`."""

    id: str
    order: str
    instrument: Instrument
    action: Action
    effect: Effect
    observed: datetime  #: when we first saw it
    known: date  #: when it was first public knowledge to us; for the baseline, the day it was announced
    channel: Channel
    reason: str  #: one line: why we hold this to have happened
    effective: date | None = None
    announced: date | None = None
    applies_from: date | None = None
    no_later_than: date | None = None  #: for an act of unknown day: the day by which it had happened
    country: str | None = None
    goods: str | None = None
    parties: tuple[Party, ...] = ()
    indicators: Indicators | None = None
    title: str | None = None
    scope: str | None = None
    confidence: str = "high"
    witnesses: tuple[Witness, ...] = ()

    @property
    def day(self) -> date | None:
        """The legal day: when it takes effect, else when it was announced, else by when it had happened."""
        return self.effective or self.announced or self.no_later_than


@dataclass(frozen=True, slots=True)
class ListMark:
    """What CBP's list said of an order on the day it was read: its own word, kept beside ours."""

    on: date
    status: Status
    status_text: str
    entity: str = ""
    remarks: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """A Withhold Release Order or a Finding as we hold it to be, with its whole life."""

    id: str
    instrument: Instrument
    country: str | None
    goods: str | None
    industry: str | None = None
    parties: tuple[Party, ...] = ()
    open_ended: bool = False
    follows: str | None = None  #: for a Finding, the WRO it grew out of
    advisory: str | None = None  #: what CBP's remarks add that changes no status
    marks: tuple[ListMark, ...] = ()  #: oldest first; a new one only when CBP's wording changed
    events: tuple[Event, ...] = ()  #: by legal day, undated first
