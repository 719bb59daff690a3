"""What is told of each event, edition by edition: when each became known, and whose earlier edition is to be corrected.

The ledger can be rebuilt, by better parsers or a document found late. An event that only then appears is news from
that moment, though the page it rests on was fetched long before; one that changed is told to those whom it concerns
only now, and corrected for those who were told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from notify.account import Account, differences, same_act
from notify.change import News, Noted


@dataclass(frozen=True, slots=True)
class Edition:
    """What there is to be told of an event, and since when."""

    event: str
    account: str  #: as `Account.text`
    noted: datetime


def new_editions(
    news: Iterable[News], known: Sequence[Edition], last: datetime | None, now: datetime
) -> tuple[Edition, ...]:
    """The editions that are not known yet. `last`: when this was asked before; None for the first time.

    Of an event never met, the first edition is from when it was seen, unless the ledger did not hold it at `last` and
    should have: then it was found late, and is from now. A later edition is from now when it differs.
    """
    held = _by_event(known)
    present = {one.id: one for one in news}
    lost = [Account.read(held[event][-1].account) for event in held if event not in present]
    found = []
    for one in present.values():
        account = one.account
        text = account.text()
        editions = held.get(one.id, ())
        if any(edition.account == text for edition in editions):
            continue
        if editions:
            before = editions[-1]
            changed = bool(differences(Account.read(before.account), account))
            found.append(Edition(one.id, text, now if changed else before.noted))
        else:
            late = last is not None and one.seen < last and not any(same_act(other, account) for other in lost)
            found.append(Edition(one.id, text, now if late else one.seen))
    return tuple(found)


def noted(news: Iterable[News], editions: Iterable[Edition]) -> dict[str, Noted]:
    """By event: since when it is known, at all and as it is told today."""
    held = _by_event(editions)
    found = {}
    for one in news:
        known, text = held.get(one.id, []), one.account.text()
        today = next((edition.noted for edition in known if edition.account == text), None)
        if today is not None:
            found[one.id] = Noted(today, known[0].noted)
    return found


def _by_event(editions: Iterable[Edition]) -> Mapping[str, list[Edition]]:
    """Each event's editions in the order they were noted."""
    found: dict[str, list[Edition]] = {}
    for edition in sorted(editions, key=lambda one: one.noted):
        found.setdefault(edition.event, []).append(edition)
    return found
