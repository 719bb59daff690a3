"""On whom an order is that an act narrows or widens for somebody else."""

from __future__ import annotations

from itertools import chain

from ledger.model import Announcement, Effect, Party, Role
from scraper.reading.acts.act import Act, Draft


def whose_order(act: Act, draft: Draft, made: Announcement, *, alone: bool) -> tuple[Party, ...]:
    """Those the text names the order by, beside those that go free of it or come under it; the headline's if `alone`."""
    if made.effect not in (Effect.NARROWED, Effect.WIDENED) or not made.parties:
        return ()
    said = chain(act.said, draft.title if alone else ())
    clauses = (one for one in said if one.statement.action is not None and one.statement.several is None)
    named = (
        party for one in clauses if not one.statement.scope for party in one.parties if party.role is not Role.PLACE
    )
    found: dict[str, Party] = {}
    for party in named:
        if not any(_is_called(party, other) for other in (*made.parties, *found.values())):
            found[party.name] = party
    return tuple(found.values())


def _is_called(party: Party, other: Party) -> bool:
    """Whether two are one by name; a subsidiary's name that holds its parent's at its end is another's."""
    mine, theirs = (party.name, *party.aliases), (other.name, *other.aliases)
    return any(one.startswith(name) or name.startswith(one) for one in mine for name in theirs)
