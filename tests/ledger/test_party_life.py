"""How a party stands under an order: narrowed for others is nothing to it, and its own clearing is its end."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.life import Cleared, Interval, of_party
from ledger.model import Status

ACTIVE, PARTLY, INACTIVE, UNKNOWN = Status.ACTIVE, Status.PARTIALLY_ACTIVE, Status.INACTIVE, Status.UNKNOWN

Told = list[tuple[int | None, Status]]


def life(told: Told) -> tuple[Interval, ...]:
    return tuple(Interval(date(year, 1, 1) if year else None, status, None) for year, status in told)


@pytest.mark.parametrize(
    ("order", "cleared", "party"),
    [
        ([(2001, ACTIVE), (2003, PARTLY), (2005, ACTIVE)], None, [(2001, ACTIVE)]),
        ([(2001, ACTIVE), (2003, INACTIVE), (2005, PARTLY)], None, [(2001, ACTIVE), (2003, INACTIVE), (2005, ACTIVE)]),
        ([(None, UNKNOWN), (2003, INACTIVE)], None, [(None, UNKNOWN), (2003, INACTIVE)]),
        ([(2001, ACTIVE), (2003, PARTLY)], Cleared(date(2003, 1, 1)), [(2001, ACTIVE), (2003, INACTIVE)]),
        ([(2001, ACTIVE), (2003, INACTIVE)], Cleared(date(2002, 1, 1)), [(2001, ACTIVE), (2002, INACTIVE)]),
        ([(2001, ACTIVE)], Cleared(None), [(None, INACTIVE)]),
        ([], None, []),
    ],
)
def test_the_life_of_a_party(order: Told, cleared: Cleared | None, party: Told) -> None:
    assert of_party(life(order), cleared) == life(party)
