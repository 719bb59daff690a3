"""Ids of orders and events: words, made from what all witnesses agree on, so that the order of arrival does not matter.

Links, feeds and mails rest on an id: more witnesses, better dates and rebuilds leave it as it is. One thing can change it: an older
document, found late, that names the order's first party otherwise than the list did.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import count

from ledger import names
from ledger.model import Effect, Instrument, Party, Role

#: Whose name an order goes by, first choice first. A vessel comes before the owner named with it.
_LEAD = (Role.GROUP, Role.VESSEL, Role.FLEET, Role.NAMED, Role.PLACE, Role.SUBSIDIARY, Role.EXEMPT)


def lead_party(parties: Iterable[Party]) -> Party | None:
    """The party an order is called after: its group, else the first firm, vessel or place named."""
    return min(parties, key=lambda party: _LEAD.index(party.role), default=None)


def order_id(
    instrument: Instrument, year: str | None, parties: Iterable[Party], goods: str | None, taken: Container[str]
) -> str:
    """`wro-2021-smart-glove`: instrument, year of issue, whom it is on; a number behind it when that is taken."""
    lead = lead_party(parties)
    whom = names.slug(lead.name if lead else goods or "unnamed")
    return _free(f"{instrument.lower()}-{year or 'undated'}-{whom}", taken)


def event_id(order: str, effect: Effect, exempted: Iterable[Party], goods: str | None, taken: Container[str]) -> str:
    """`wro-2019-tobacco-malawi.narrowed.limbe-leaf-tobacco`: order, effect and, for a carve-out, whom or what it clears."""
    cleared = next(iter(exempted), None)
    tail = names.slug(cleared.name) if cleared else names.slug(goods) if goods else ""
    carve_out = effect in (Effect.NARROWED, Effect.WIDENED) and tail
    return _free(f"{order}.{effect}.{tail}" if carve_out else f"{order}.{effect}", taken)


def _free(wanted: str, taken: Container[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(numbered for n in count(2) if (numbered := f"{wanted}-{n}") not in taken)
