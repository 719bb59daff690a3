"""Supplier lists in digests: which rows of somebody's file meet an order that changed.

The library that reads the files is loaded only where there is a list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ledger.ledger import Ledger
from ledger.model import Issue, Status
from notify.change import Change
from notify.item import links
from notify.letterhead import Letterhead
from notify.plain import shown
from notify.suppliers import ORDERS, ROWS, Met, Row, SupplierNews
from notify.wording import MOOD, STATUS, act, order_name
from screening.aliases import AliasError
from screening.decisions import DecisionError
from screening.failures import ScreeningError
from screening.hit import Hit, HitClass
from store import MailStore, Store
from store.supplier_lists import StoredSupplierList
from wro.errors import BadInput

#: How a row meets an order, before the order's name.
_HOW = {
    HitClass.NAMED: "is named in",
    HitClass.AFFILIATE: "belongs to a party of",
    HitClass.SCOPE: "falls under the place and goods of",
    HitClass.EXEMPT: "is exempt from",
}


@dataclass(frozen=True, slots=True)
class Unread:
    """A list that waits, as none of its rows could be screened."""

    recipient: str  #: who it is in everything that may be shown
    address: str
    file: Path  #: which of the files is at fault
    why: str  #: begins with that file


class SupplierFiles:
    """The lists of a mail file, each screened when it is asked for."""

    def __init__(self, mail: MailStore, ledger: Ledger, letterhead: Letterhead, now: datetime) -> None:
        self._lists = mail.supplier_lists
        self._owners = {one.address for one in self._lists.all()}
        self._ledger = ledger
        self._letterhead = letterhead
        self.as_of = now
        self.tried: dict[str, Unread | None] = {}  #: by recipient: what kept us from reading their list, if anything

    def since(self, address: str) -> datetime | None:
        """From when on changes are news to this person's list; None where there is no list."""
        known = self._lists.get(address) if address in self._owners else None
        return known.since if known else None

    def look_through(self, address: str, changes: Sequence[Change], until: datetime) -> SupplierNews | None:
        """The rows that meet an order which changed so; see `notify.suppliers.SupplierLists`."""
        known = self._lists.get(address)
        if known is None:
            return None
        try:
            rows, unread = self._rows(known, changes)
        except (ScreeningError, BadInput, OSError) as error:
            self.tried[known.recipient] = _unread(known, error)
            return None
        self.tried[known.recipient] = None
        if not rows:
            self._lists.looked_through(address, until)
            return None
        return SupplierNews(shown(known.files.suppliers.name, 80), tuple(rows[:ROWS]), len(rows), until, unread)

    def _rows(self, known: StoredSupplierList, changes: Sequence[Change]) -> tuple[list[Row], int]:
        """The rows with hits, and how many could not be read."""
        from wro.supplier_lists import screened

        new = news_by_order(changes)
        rows, unread = [], 0
        for name, outcome in screened(known.files, self._ledger, self.as_of.date(), frozenset(new)):
            unread += outcome.bad is not None
            met = tuple(self._met(hit, new[hit.order]) for hit in outcome.finding.hits if hit.cls in _HOW)
            if met:
                rows.append(Row(outcome.row, shown(name, 80), met[:ORDERS], max(0, len(met) - ORDERS)))
        return rows, unread

    def _met(self, hit: Hit, changes: Sequence[Change]) -> Met:
        order = self._ledger.orders[hit.order]
        status = hit.status_now or Status.UNKNOWN
        witnesses = [witness for change in changes for witness in change.event.witnesses]
        return Met(
            how=_HOW[hit.cls],
            order=order_name(order),
            party=shown(hit.party, 80),
            new=", ".join(dict.fromkeys(act(change.event) for change in changes)),
            status=STATUS[status],
            mood=MOOD[status],
            why=shown(hit.why),
            links=links(order.id, witnesses, self._letterhead),
        )


def news_by_order(changes: Sequence[Change]) -> dict[str, list[Change]]:
    """The changes of each order; a Finding's are its WRO's too."""
    found: dict[str, list[Change]] = {}
    for change in changes:
        for order in {change.order.id, change.order.follows} - {None}:
            found.setdefault(str(order), []).append(change)
    return found


def _unread(known: StoredSupplierList, error: Exception) -> Unread:
    """Which file of theirs it is: the decisions and the aliases are known by their errors, or stand in the words."""
    files, words = known.files, str(error)
    by_error = files.decisions if isinstance(error, DecisionError) else None
    by_error = files.aliases if isinstance(error, AliasError) else by_error
    named = next((path for path in (files.decisions, files.aliases) if path and words.startswith(f"{path}: ")), None)
    file = named or by_error or files.suppliers
    return Unread(known.recipient, known.address, file, f"{file}: {words.removeprefix(f'{file}: ')}")


def _unreadable(recipient: str) -> Issue:
    """For a person to see to. The ledger's file is anybody's: neither address nor path, nor what is in the list."""
    message = f"the supplier list of {recipient} cannot be read, and waits: `wro subscribers list` says why"
    return Issue("supplier-list-unread", message, recipient)


def put_to_a_person(store: Store, mail: MailStore, tried: Mapping[str, Unread | None], now: datetime) -> None:
    """A list that could not be read is an issue until it was, or until there is no such list any more."""
    kept = {one.recipient for one in mail.supplier_lists.all()}
    gone = {issue.subject for issue in store.issues.open() if issue.code == "supplier-list-unread"} - kept
    for recipient, unread in (*tried.items(), *((name, None) for name in sorted(gone))):
        found = [_unreadable(recipient)] if unread else []
        store.issues.raise_all(found, now, f"supplier list: {recipient}")
        store.issues.close_missing(f"supplier list: {recipient}", {(one.code, one.subject) for one in found}, now)
