"""A row of CBP's list, from whichever edition, as a listing: its columns, wordings and countries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from ledger.folding import fold
from ledger.model import Document, Instrument, Issue, Listing, Party, Reading, Role, Status, Verdict
from ledger.names import same
from scraper.countries import country_code, is_country_code
from scraper.day import day_of_order
from scraper.table import Column, Row, Table, TableError

if TYPE_CHECKING:
    from scraper.entity import Remarks
    from scraper.page import Page

NAME = "cbp_list"
SITE = "https://www.cbp.gov"

#: With the time each header was first seen. Merchandise was left out of the files from October 2025 to June 2026.
FILE_COLUMNS = (
    Column("effective", {"Effective Date": "2025-05-29", "Date": "2014"}, required=True),
    Column("instrument", {"WRO/Finding": "2025-07"}, required=True, filled=True),
    Column("status", {"Status": "2014"}, required=True, filled=True),
    Column(
        "entity", {"Entity": "2025-07", "Entities": "2024-08", "Manufacturer(s)": "2014"}, required=True, filled=True
    ),
    Column("country", {"Country": "2025-07"}, required=True),
    Column("country_code", {"Country Code": "2025-10"}),
    Column("goods", {"Merchandise": "2014"}),
    Column("industry", {"Industry": "2025-07"}),
    Column("release", {"Press Release": "2025-07"}),
    Column("remarks", {"Remarks": "2025-07", "Status Notes": "2014"}),
)
IGNORED = {
    "Calendar Year": "the year of Effective Date",
    "Modified Date": "when CBP last touched the row; the files had it from July to September 2025",
    "#": "a running number",
}

_STATUSES = {
    "active": Status.ACTIVE,
    "partially active": Status.PARTIALLY_ACTIVE,
    "partially modified": Status.PARTIALLY_ACTIVE,
    "inactive": Status.INACTIVE,
    "inactive pending litigation": Status.INACTIVE,
    "revoked": Status.INACTIVE,
}
_INSTRUMENTS = {
    "wro": Instrument.WRO,
    "wros": Instrument.WRO,
    "withhold release order": Instrument.WRO,
    "withhold release orders": Instrument.WRO,
    "detention order": Instrument.WRO,
    "detention orders": Instrument.WRO,
    "finding": Instrument.FINDING,
    "findings": Instrument.FINDING,
}
#: What stands in a country's place and is none.
_NO_COUNTRY = frozenset(("", "fishing vessels", "fishing vessel", "multiple", "various"))
_NO_ADDRESS = frozenset(("", "n/a", "na", "none", "-"))


@dataclass(slots=True)
class Rows:
    """Rows turned into listings one by one, with the issues met on the way."""

    url: str
    seen: date  #: when the list was
    listings: list[Listing] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    def issue(self, code: str, row: Row, message: str) -> None:
        self.issues.append(
            Issue(code, f"{self.url or 'the list'}, row {row.number}: {message}", row.get("entity")[:80])
        )

    def add(self, row: Row) -> None:
        """A row without a readable instrument is reported and left out; everything else unclear is reported and kept."""
        from scraper.entity import read_remarks, split_entity  # 30 ms to load; an idle poll reads no list

        instrument = instrument_of(row.get("instrument"))
        if instrument is None:
            return self.issue("unknown-instrument", row, f"{row.get('instrument')!r} is neither a WRO nor a Finding")
        split = split_entity(row.get("entity"))
        remarks = read_remarks(row.get("remarks"), split.parties)
        self._question(row, remarks)
        self.listings.append(
            Listing(
                instrument=instrument,
                effective=day_of_order(row.get("effective"), self.seen),
                country=self._country(row),
                goods=row.get("goods") or None,
                industry=row.get("industry") or None,
                status=self._status(row),
                status_text=row.get("status"),
                parties=with_removed(split.parties, remarks.removed),
                open_ended=split.open_ended,
                remarks=row.get("remarks") or None,
                release_url=self._address(row),
                removed_goods=remarks.removed_goods,
                advisory=row.get("remarks") if remarks.superseded_by_uflpa else None,
                entity=row.get("entity"),
                row=row.number,
            )
        )
        return None

    def _question(self, row: Row, remarks: Remarks) -> None:
        if day_of_order(row.get("effective"), self.seen) is None:
            cell = row.get("effective")
            self.issue("unreadable-date", row, f"its effective date {cell!r} is no date an order can have")
        if remarks.rest:
            self.issue("unread-remarks", row, f"no rule reads {remarks.rest[:160]!r} in its remarks")
        undated = [party.name for party in remarks.removed if party.removed is None]
        undated += [goods for goods, day in remarks.removed_goods if day is None]
        if undated:
            self.issue("removal-without-date", row, f"{', '.join(undated)} removed from the order, without a date")

    def _status(self, row: Row) -> Status:
        status = _STATUSES.get(fold(row.get("status")), Status.UNKNOWN)
        if status is Status.UNKNOWN:
            self.issue("unknown-status", row, f"{row.get('status')!r} is a status we do not know")
        return status

    def _country(self, row: Row) -> str | None:
        code, name = row.get("country_code").upper(), row.get("country")
        if code and is_country_code(code):
            return code
        found = country_code(name)
        if code or (found is None and fold(name) not in _NO_COUNTRY):
            self.issue("unknown-country", row, f"{code or name!r} is no country we know")
        return found

    def _address(self, row: Row) -> str | None:
        cell = row.get("release")
        if cell.casefold() in _NO_ADDRESS:
            return None
        address = urljoin(SITE, cell)
        if any(char.isspace() for char in cell) or urlsplit(address).scheme not in ("http", "https"):
            self.issue("unreadable-address", row, f"{cell[:80]!r} is no address")
            return None
        return address


def instrument_of(text: str) -> Instrument | None:
    """A WRO or a Finding, by the cell's or heading's words."""
    return _INSTRUMENTS.get(fold(re.sub(r"\([^()]*\)", "", text)))


def with_removed(parties: Sequence[Party], removed: Iterable[Party]) -> tuple[Party, ...]:
    """The parties of the Entity cell, those that Remarks take out marked so; each party once."""
    merged = list(parties)
    for gone in removed:
        at = next((at for at, party in enumerate(merged) if _is_same(party, gone)), None)
        if at is None:
            merged.append(gone)
            continue
        known = merged[at]
        aliases = dict.fromkeys((*known.aliases, *gone.aliases, gone.name))
        kept = tuple(alias for alias in aliases if alias != known.name)
        merged[at] = replace(known, role=Role.EXEMPT, removed=gone.removed, aliases=kept)
    return tuple(merged)


def _is_same(one: Party, other: Party) -> bool:
    return any(same(a, b) for a in (one.name, *one.aliases) for b in (other.name, *other.aliases))


def reading(table: Table, page: Page, title: str, more: Sequence[Issue] = ()) -> Reading:
    """All rows of an edition. Raises `TableError` when there is not one."""
    rows = Rows(page.url, page.snapshot.fetched.date())
    for row in table.rows:
        rows.add(row)
    if not rows.listings:
        raise TableError(page.url, "no order in the whole list")
    issues = (*table.issues, *rows.issues, *more)
    document = Document(NAME, page.url, title)
    return Reading(document, Verdict.MENTION, listings=tuple(rows.listings), issues=issues, ignored=table.ignored)
